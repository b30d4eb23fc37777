"""Measures: numbers with a unit, compared as numbers are."""
