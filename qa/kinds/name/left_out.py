"""Names that a text may do without: a given name beside the surname, a name for which a pronoun stands."""

from __future__ import annotations

from qa.kinds.name.named_text import find_runs
from qa.kinds.name.text_pair import TextPair
from qa.language import name_words
from qa.language.spelling import WORD, folded
from qa.model import Fact


def is_left_out(fact: Fact, texts: TextPair) -> bool:
    """Say whether the second text does without a name of the first and says the same: `Mr. Bolton` for `John Bolton`."""
    if texts.profile(fact).is_country:
        return False
    return _is_shortened(fact, texts) or _is_pronoun_instead(texts)


def _is_shortened(fact: Fact, texts: TextPair) -> bool:
    """Say whether a name begins a longer one whose last part the second text has: `New` of `New York Times`."""
    for run in find_runs(texts.first.names, texts.first.text):
        last = run[-1].span
        if fact.span.start < last.start and fact in run:
            return last in texts.paired_spans
    return False


def _is_pronoun_instead(texts: TextPair) -> bool:
    """Say whether the second text has more pronouns than the first, where both languages say them."""
    before = _count_pronouns(texts.first.text, texts.first.language)
    after = _count_pronouns(texts.second.text, texts.second.language)
    return before is not None and after is not None and after > before


def _count_pronouns(text: str, language: str) -> int | None:
    """Return how many pronouns a text has that stand for who does something; None where its language needs none."""
    pronouns = name_words.pronouns(language)
    if not pronouns:
        return None
    return sum(folded(word) in pronouns for word in WORD.findall(text))
