"""Input that is changed at random until something breaks: samples, changes, targets."""
