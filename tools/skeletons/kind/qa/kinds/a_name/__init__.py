"""TODO: what facts of this kind are."""
