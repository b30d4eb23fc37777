"""Builds the data of `qa/language/locales/`."""
