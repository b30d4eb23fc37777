"""Bytes to versions: one file an input format."""
