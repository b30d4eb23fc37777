"""Tells people who cannot read every language of a text whether its versions still say the same."""
