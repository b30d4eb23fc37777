"""How alike two texts in one language are: chrF, BLEU and TER by sacrebleu.

chrF after Popović (2015), BLEU after Papineni and others (2002), TER after Snover and
others (2006), all as Post (2018) has standardised them, with sacrebleu's signatures.
Where a language has no spaces between words, BLEU and TER count characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qa import language as languages
from qa.model import Document, Score, Similarity, Unit, Version, language_of

BACK = "back"
"""How the label of a back-translation begins.

It is measured by the text that it was made from, not the other way round."""

Pair = tuple[str, str]
"""Two versions, or their texts: what is measured, and its reference."""


def references(versions: Sequence[Version]) -> Iterator[Pair]:
    """Yield each pair of versions in one language: what is measured, its reference.

    A labelled version (`id@previous`) is the reference of the plain one, except a
    back-translation (`en@back`).
    """
    plain = {v.language: v.name for v in versions if "@" not in v.name}
    for version in versions:
        _, _, label = version.name.partition("@")
        other = plain.get(version.language)
        if label.startswith(BACK) and other:
            yield version.name, other
        elif label and other:
            yield other, version.name


def texts(
    document: Document, version: str, reference: str
) -> list[tuple[Unit, str, str]]:
    """Return the units in which both versions have text, with their texts.

    They are in the order of the document: unit, text, text of the reference.
    """
    found = []
    for unit in document.units:
        first, second = unit.get(version), unit.get(reference)
        if first and second and first.text.strip() and second.text.strip():
            found.append((unit, first.text, second.text))
    return found


def segment_scores(pairs: Sequence[Pair]) -> list[float]:
    """Return the chrF, 0 to 100, of each pair of a text and its reference."""
    metric = _make_chrf()
    return [metric.sentence_score(text, [reference]).score for text, reference in pairs]


def measured(documents: Iterable[Document]) -> Iterator[Similarity]:
    """Yield what is measured of each document, then of all documents together.

    The latter only where several documents have the two versions.
    """
    by_versions: dict[Pair, list[list[Pair]]] = {}
    for document in documents:
        for version, reference in references(document.versions):
            both = texts(document, version, reference)
            pairs = [(text, other) for _, text, other in both]
            by_versions.setdefault((version, reference), []).append(pairs)
            yield from _measure(document.name, version, reference, pairs)
    for (version, reference), groups in sorted(by_versions.items()):
        if len(groups) > 1:
            pairs = [pair for group in groups for pair in group]
            yield from _measure(None, version, reference, pairs)


def _measure(
    name: str | None, version: str, reference: str, pairs: Sequence[Pair]
) -> Iterator[Similarity]:
    """Yield the similarity of some texts, nothing where there are none."""
    if pairs:
        values = scores(pairs, version)
        yield Similarity(name, version, reference, len(pairs), values)


def scores(pairs: Sequence[Pair], version: str) -> tuple[Score, ...]:
    """Return chrF, BLEU and TER of texts and their references, in this order.

    Values are rounded to two digits; chrF and BLEU are 0 to 100, TER counts errors.
    Raises ValueError where there are none.
    """
    hypotheses = [text for text, _ in pairs]
    goals = [[reference for _, reference in pairs]]
    found = []
    for metric in (_make_chrf(), *_make_word_metrics(version)):
        whole = metric.corpus_score(hypotheses, goals)
        value = round(float(whole.score), 2)
        found.append(Score(whole.name, value, str(metric.get_signature())))
    return tuple(found)


def _make_chrf() -> Any:  # noqa: ANN401 - sacrebleu is imported only when it is needed
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415

    return CHRF()


def _make_word_metrics(version: str) -> tuple[Any, Any]:
    """Return BLEU and TER for the language of a version."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    spaceless = not languages.of(language_of(version)).spaced
    tokenizer = "char" if spaceless else "13a"
    ter = TER(asian_support=spaceless, normalized=spaceless)
    return BLEU(tokenize=tokenizer), ter
