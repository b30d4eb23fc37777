"""What was said, not only what was counted: which part of a text nothing in another version answers.

A sentence encoder turns each piece of a text into a state, and pieces that mean the same
have similar states in any two of its hundred languages. It is asked for (`--meaning`) and
needs the extra `meaning`; nothing here is imported otherwise, and no network is used.
"""
