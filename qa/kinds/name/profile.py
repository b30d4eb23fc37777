"""What two languages say of a name, whatever the text: its class, whether it is copied, from where on it is missed."""

from __future__ import annotations

from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.name_fact import classify, read_codes
from qa.kinds.name.text_index import LanguageIndex
from qa.language import gazetteer
from qa.language.spelling import folded


class Profile(NamedTuple):
    """A name of one language as it is looked for in texts of another.

    `key` is the name folded, `name_class` one of `CLASSES`. A shared place is spelt alike in both languages. The name
    is reported as missing where the probability of its loss is above `limit`. `codes` are the places whose derived
    forms may stand for it, `governed` the countries whose capital has its name, `short_labels` its names in the other
    language that are short enough to have an adjective as short.
    """

    key: str
    name_class: str
    is_shared: bool
    limit: float
    codes: tuple[str, ...]
    governed: tuple[str, ...]
    short_labels: tuple[str, ...]

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a territory."""
        return self.name_class == "country"


def profile_name(text: str, readings: frozenset[str], first: LanguageIndex, second: LanguageIndex) -> Profile:
    """Return the profile of a name of language `first`, with these readings, for texts of language `second`."""
    key, here, there = folded(text), first.language, second.language
    name_class = classify(text, readings, here)
    codes = tuple(read_codes(readings))
    short_labels: tuple[str, ...] = ()
    if not second.spaceless:
        codes += gazetteer.parts(key, here)
        labels = gazetteer.labels(gazetteer.meanings(key, here), there)
        short_labels = tuple(label for label in labels if len(label) == thresholds.ADJECTIVE_LETTERS + 1)
    return Profile(
        key=key,
        name_class=name_class,
        is_shared=gazetteer.is_shared(key, here, there),
        limit=choose_limit(key, name_class, first, second),
        codes=codes,
        governed=gazetteer.governed(key, here),
        short_labels=short_labels,
    )


def choose_limit(key: str, name_class: str, first: LanguageIndex, second: LanguageIndex) -> float:
    """Return the probability above which a name is reported as missing.

    What is copied between languages of one script, or has a name in the other language, is reported sooner; what is
    also a common word, later.
    """
    if first.script == second.script and name_class in {"city", "unknown"}:
        return thresholds.COPIED
    if gazetteer.is_named(key, first.language, second.language):
        return thresholds.NAMED
    if name_class == "both":
        return thresholds.COMMON
    return thresholds.MISSING
