"""Numbers that carry their own check digits."""
