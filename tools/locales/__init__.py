"""Builds the data of `compiled/locales/`."""
