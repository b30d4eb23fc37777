"""Names of people, places and organisations: how they are read; `matching` tells how two versions' names pair."""

from qa.kinds.name.reading import CATEGORIES, ORDER, POOL, PROSE, extract

__all__ = ["CATEGORIES", "ORDER", "POOL", "PROSE", "extract"]
