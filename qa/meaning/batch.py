"""What each text of a batch leaves unanswered: worked out once, before the checks ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qa.meaning.answers import Answers, answer, mark
from qa.meaning.coverage import Pairs, find_unanswered
from qa.meaning.encoder import Encoded, Encoder
from qa.meaning.store import Store
from qa.model import Document, Span, Unit

SHORTEST = 15
"""Letters of a text from which on its meaning is compared: a label says too little."""
_AT_ONCE = 512
"""Texts that are asked of the store, and encoded, together."""

Versions = tuple[str, str]
"""Who says it, and who should answer."""
Place = tuple[str, str]
"""A document and one of its units."""
Progress = Callable[[int, int, str], object]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What `by` leaves unanswered of a text of `whole`.

    `odds` say how sure it is that it lacks something (log-odds), `span` where in the text
    of `whole` that stands, None where no place stands out, `pieces` how many pieces of
    it that are.
    """

    whole: str
    by: str
    odds: float
    span: Span | None
    pieces: int


@dataclass(slots=True)
class Meanings:
    """What is unanswered in each unit of a batch."""

    found: dict[Place, list[Unanswered]] = field(default_factory=dict)

    def of(self, unit: Unit) -> Sequence[Unanswered]:
        """Return what versions of a unit leave unanswered, however unsure."""
        return self.found.get((unit.document, unit.id), ())

    def find(self, unit: Unit, whole: str, by: str) -> Unanswered | None:
        """Return what one version leaves unanswered of another, None where they were not compared."""
        for unanswered in self.of(unit):
            if (unanswered.whole, unanswered.by) == (whole, by):
                return unanswered
        return None


def compare(
    documents: Iterable[Document],
    encoder: Encoder,
    store: Store,
    progress: Progress | None = None,
) -> Meanings:
    """Return what is unanswered in some documents.

    Each version is compared with the source, without a source with the version that
    most others can be compared with; both ways.
    """
    documents = list(documents)
    pairs: dict[Versions, Pairs] = defaultdict(Pairs)
    places: dict[Versions, list[tuple[Place, str]]] = defaultdict(list)
    for number, document in enumerate(documents):
        if progress:
            progress(number, len(documents), "comparing meanings")
        for unit, versions, answers in _answer_all(document, encoder, store):
            for way, each in ((versions, answers), (versions[::-1], answers.turned)):
                pairs[way].answers.append(each)
                places[way].append(((document.name, unit.id), unit[way[0]].text))
    meanings = Meanings()
    for way, all_pairs in pairs.items():
        odds = all_pairs.weigh()
        for answers, (place, text), sure in zip(
            all_pairs.answers, places[way], odds, strict=True
        ):
            run = find_unanswered(answers.first, answers.second)
            span = mark(answers.first, run, text)
            told = Unanswered(*way, sure, span, run.size)
            meanings.found.setdefault(place, []).append(told)
    return meanings


def _answer_all(
    document: Document, encoder: Encoder, store: Store
) -> Iterator[tuple[Unit, Versions, Answers]]:
    """Yield the texts of a document that are compared, answered by each other."""
    for units in _split(document.units):
        asked = [(unit, versions) for unit in units for versions in _list_pairs(unit)]
        texts = {unit[name].text for unit, versions in asked for name in versions}
        encoded = _encode(sorted(texts), encoder, store)
        for unit, versions in asked:
            first, second = (unit[name].text for name in versions)
            sizes = len(first), len(second)
            answers = answer(encoded[first], encoded[second], sizes)
            if answers:
                yield unit, versions, answers


def _split(units: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """Yield some units at a time: the states of all would not fit into memory."""
    width = max((len(unit.segments) for unit in units), default=1)
    step = max(1, _AT_ONCE // max(1, width))
    for first in range(0, len(units), step):
        yield units[first : first + step]


def _list_pairs(unit: Unit) -> Iterator[Versions]:
    """Yield the versions of a unit that are compared: each with the source, or with the first."""
    names = [name for name, segment in unit.segments if _says_enough(segment.text)]
    if len(names) < 2 or any(segment.role == "code" for _, segment in unit.segments):
        return
    if unit.source is not None and unit.source not in names:
        return
    hub = unit.source or names[0]
    for name in names:
        if name != hub and unit[name].text != unit[hub].text:
            yield hub, name


def _says_enough(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= SHORTEST


def _encode(
    texts: Sequence[str], encoder: Encoder, store: Store
) -> Mapping[str, Encoded]:
    """Return texts as the encoder sees them; what is known is not worked out again."""
    known = store.get(texts)
    missing = [text for text in texts if text not in known]
    if missing:
        new = dict(zip(missing, encoder.encode(missing), strict=True))
        store.put(new)
        known |= new
    return known
