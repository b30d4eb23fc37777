"""Placeholders of programs and templates."""
