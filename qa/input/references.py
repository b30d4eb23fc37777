"""Reference translations that lie elsewhere: they join the checked documents under the label `@reference`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from qa.model import Problem, Version, language_of

LABEL = "@reference"


def joined(
    versions: Sequence[Version], references: Sequence[Version]
) -> tuple[list[Version], list[Problem]]:
    """Return the versions with their references, and which references belong to no document.

    A reference belongs to the document whose name has the most of its last parts (`mt/d01` and `human/d01`), or to the
    only one. What a reference file says in a language that the document lacks, or says in the same words (the source
    that both were made from), measures nothing and is left out.
    """
    documents = list(dict.fromkeys(version.document for version in versions))
    asked = list(dict.fromkeys(reference.document for reference in references))
    places = {name: _document(name, documents, alone=len(asked) == 1) for name in asked}
    return [*versions, *_labelled(versions, references, places)], list(
        _useless(references, places)
    )


def _useless(
    references: Sequence[Version], places: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Yield what is wrong with files that can be no reference."""
    for path, document in dict.fromkeys(
        (reference.path, reference.document) for reference in references
    ):
        if places[document] is None:
            hint = "name it like the document that it is a reference for"
            yield Problem("is a reference for none of the documents", path, hint=hint)
    for path in dict.fromkeys(
        reference.path for reference in references if not reference.name
    ):
        hint = "name it `document.TAG.txt`, or say `--lang FILE=TAG`"
        yield Problem(
            "is a reference in no language that its name says", path, hint=hint
        )


def _document(name: str, documents: Sequence[str], *, alone: bool) -> str | None:
    """Return the document that a reference belongs to; None where none or several would do."""
    if alone and len(documents) == 1:
        return documents[0]
    shared = {
        document: _shared(PurePath(name).parts, PurePath(document).parts)
        for document in documents
    }
    most = max(shared.values(), default=0)
    best = [document for document, parts in shared.items() if parts == most]
    return best[0] if most and len(best) == 1 else None


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many last parts two names have in common."""
    same = [
        one == other
        for one, other in zip(reversed(first), reversed(second), strict=False)
    ]
    return [*same, False].index(False)


def _labelled(
    versions: Sequence[Version],
    references: Sequence[Version],
    places: Mapping[str, str | None],
) -> Iterator[Version]:
    known: dict[str, dict[str, Version]] = {}
    for version in versions:
        known.setdefault(version.document, {})[language_of(version.name)] = version
    for reference in references:
        document = places[reference.document]
        measured = known.get(document or "", {})
        twin = measured.get(language_of(reference.name))
        same = twin is not None and [s.text for s in twin.segments] == [
            s.text for s in reference.segments
        ]
        # A version whose language is still to be found may be in any.
        if (
            document is not None
            and reference.name
            and not same
            and (twin or "" in measured)
        ):
            yield replace(
                reference,
                document=document,
                name=language_of(reference.name) + LABEL,
                original=False,
            )
