"""Units to findings: one file a check."""
