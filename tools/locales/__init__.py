"""Builds the data of `qa/languages/locales/`."""
