"""Work lists: what must be mended, for those who mend it, and what became of a list that came back."""

from __future__ import annotations
