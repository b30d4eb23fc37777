"""Handles: the names of accounts, as an example of a kind of fact."""
