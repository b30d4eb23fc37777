"""Tok Pisin: the folder holds files as in `qa/language/data/`, one a language."""
