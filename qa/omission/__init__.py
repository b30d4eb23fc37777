"""Whether a version lacks, adds or moves text."""
