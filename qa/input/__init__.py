"""Which files are which versions of which documents, and what they say."""
