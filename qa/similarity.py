"""How alike two texts in one language are: chrF, BLEU and TER by sacrebleu, with its signatures.

chrF after Popović (2015), BLEU after Papineni and others (2002), TER after Snover and others (2006), all as Post (2018)
has standardised them. Where a language has no spaces between words, BLEU and TER count characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qa import language as languages
from qa.model import Document, Score, Similarity, Unit, Version

BACK = "back"
"""The label of a back-translation: it is measured by the text it was made from, not the other way round."""


def references(versions: Sequence[Version]) -> Iterator[tuple[str, str]]:
    """Yield each pair of versions in one language: what is measured, and its reference.

    A labelled version (`id@previous`) is the reference of the plain one, except a back-translation (`en@back`).
    """
    plain = {version.language: version.name for version in versions if "@" not in version.name}
    for version in versions:
        label = version.name.partition("@")[2]
        if label and version.language in plain:
            other = plain[version.language]
            yield (version.name, other) if label.startswith(BACK) else (other, version.name)


def texts(document: Document, version: str, reference: str) -> list[tuple[Unit, str, str]]:
    """Return the units in which both have text, with their texts."""
    both = [(u, u.get(version), u.get(reference)) for u in document.units]
    return [(u, a.text, b.text) for u, a, b in both if a and b and a.text.strip() and b.text.strip()]


def segment_scores(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Return the chrF of each pair of text and reference."""
    metric = _chrf()
    return [metric.sentence_score(text, [reference]).score for text, reference in pairs]


def measured(documents: Iterable[Document]) -> Iterator[Similarity]:
    """Yield what is measured of each document, then of all documents together where there are several."""
    pairs: dict[tuple[str, str], list[list[tuple[str, str]]]] = {}
    for document in documents:
        for version, reference in references(document.versions):
            both = [(text, other) for _, text, other in texts(document, version, reference)]
            pairs.setdefault((version, reference), []).append(both)
            if both:
                yield Similarity(document.name, version, reference, len(both), scores(both, version))
    for (version, reference), groups in sorted(pairs.items()):
        every = [pair for group in groups for pair in group]
        if len(groups) > 1 and every:
            yield Similarity(None, version, reference, len(every), scores(every, version))


def scores(pairs: Sequence[tuple[str, str]], version: str) -> tuple[Score, ...]:
    """Return chrF, BLEU and TER of texts and their references; raise ValueError where there are none."""
    hypotheses, goals = [text for text, _ in pairs], [[other for _, other in pairs]]
    found = []
    for metric in (_chrf(), *_worded(version)):
        whole = metric.corpus_score(hypotheses, goals)
        found.append(Score(whole.name, round(float(whole.score), 2), str(metric.get_signature())))
    return tuple(found)


def _chrf() -> Any:  # noqa: ANN401 - sacrebleu is imported only when it is needed
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415

    return CHRF()


def _worded(version: str) -> tuple[Any, Any]:
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    spaceless = not languages.of(version.partition("@")[0]).spaced
    return BLEU(tokenize="char" if spaceless else "13a"), TER(asian_support=spaceless, normalized=spaceless)
