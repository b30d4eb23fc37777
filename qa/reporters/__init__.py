"""Findings to output: one file an output format."""
