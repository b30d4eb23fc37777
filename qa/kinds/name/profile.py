"""What two languages say of a name, whatever the text: its class, whether it is copied, from where on it is missed."""

from __future__ import annotations

import functools

from qa.kinds.name import thresholds
from qa.kinds.name.name_fact import classify
from qa.kinds.name.text_index import LanguageIndex
from qa.language import gazetteer, name_words
from qa.language.spelling import folded


class Profile:
    """A name of one language as it is looked for in texts of another.

    `text` is the name as it is written in the `first` language, `readings` are those of its fact. All else is made
    when it is asked for: most names are found, and nothing more is asked of them.
    """

    def __init__(
        self,
        text: str,
        readings: frozenset[str],
        first: LanguageIndex,
        second: LanguageIndex,
    ) -> None:
        self.text = text
        self.readings = readings
        self.first = first.language
        self.second = second.language
        self.one_script = first.script == second.script
        self.spaceless = second.spaceless
        self.own_codes = tuple(
            reading[1:] for reading in sorted(readings) if reading.startswith("=")
        )
        self.is_country = bool(self.own_codes)
        self.is_territory = any("/" not in code for code in self.own_codes)

    @functools.cached_property
    def key(self) -> str:
        """The name, folded."""
        return folded(self.text)

    @functools.cached_property
    def name_class(self) -> str:
        """The class of the name, one of `CLASSES`."""
        return classify(self.text, self.readings, self.first)

    @functools.cached_property
    def is_city(self) -> bool:
        """Whether it is a city: one that the dictionary has not otherwise, or that CLDR knows in the language."""
        if self.name_class == "city":
            return True
        return any("/" in code for code in gazetteer.meanings(self.key, self.first))

    @functools.cached_property
    def is_shared(self) -> bool:
        """Whether it is a place that is spelt alike in both languages."""
        return gazetteer.is_shared(self.key, self.first, self.second)

    @functools.cached_property
    def is_borrowed(self) -> bool:
        """Whether the other language has the word without a capital, and its own does not know it as a name."""
        if self.name_class not in {"unknown", "none"}:
            return False
        if name_words.capitalises_nouns(self.second):
            return False
        return name_words.kind(self.key, self.second) == "small"

    @functools.cached_property
    def limit(self) -> float:
        """The probability of its loss above which the name is reported as missing.

        What is copied between languages of one script, or has a name in the other language, is reported sooner; what
        is also a common word, later.
        """
        if self.name_class == "both" or self.is_borrowed:
            return thresholds.COMMON
        if self.one_script and self.name_class in {"city", "unknown"}:
            return thresholds.COPIED
        if gazetteer.is_named(self.key, self.first, self.second):
            return thresholds.NAMED
        return thresholds.MISSING

    @functools.cached_property
    def governed(self) -> tuple[str, ...]:
        """The codes of the countries whose capital has the name."""
        return gazetteer.governed(self.key, self.first)

    @functools.cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the places whose derived forms may stand for the name."""
        if self.spaceless:
            return self.own_codes
        return self.own_codes + gazetteer.parts(self.key, self.first)

    @functools.cached_property
    def short_labels(self) -> tuple[str, ...]:
        """What the place is called in the other language, where that is short enough to have an adjective as short."""
        if self.spaceless:
            return ()
        labels = gazetteer.labels(gazetteer.meanings(self.key, self.first), self.second)
        return tuple(
            label for label in labels if len(label) == thresholds.ADJECTIVE_LETTERS + 1
        )
