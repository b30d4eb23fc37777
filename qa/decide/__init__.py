"""Severity by settings, suppressions, decisions and gates."""
