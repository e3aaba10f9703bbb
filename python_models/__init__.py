"""Pure functions from frames to frames: everything Verbatim computes about text."""
