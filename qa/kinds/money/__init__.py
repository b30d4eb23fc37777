"""Amounts of money: numbers with a currency, compared as numbers are."""
