"""Codes that no translation may change: identifiers, options, files, versions, standards, hashes, telephone numbers."""
