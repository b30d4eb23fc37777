"""Addresses of pages and mailboxes."""
