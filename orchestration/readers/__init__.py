"""Readers: one module per export format, from the bytes of a file to records and rejections."""
