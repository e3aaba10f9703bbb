"""Assets that Python computes."""
