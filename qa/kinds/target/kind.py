"""Ids of headings, paths of pictures and targets of tags, as checks know them."""

from __future__ import annotations

from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.target.matching import TARGETS
from qa.kinds.target.reading import claim_nothing, extract, stated
from qa.kinds.target.severity import judge

_LINK = "design-markup/missing-link"

KIND = FactKind(
    name="target",
    category="urls",
    labels=("heading id", "picture", "link target"),
    reader=Reader(
        order=11,
        extract=extract,
        stated=stated,
        claims=claim_nothing,
        has_signs=True,
    ),
    group=TARGETS,
    judge=judge,
    source_rules=True,
    faults=(
        Fault(
            "missing",
            """An id of a heading, a picture, or where a tag of HTML leads is missing in a version.

Looks at ids that a file states (`## Install { #install }`), at the paths of pictures and at `href` and `src` that lead
within the documents. Tolerates another order, repetitions, a part of a path that names the version's own language, and
paths that lead to the same file from where the versions lie.

Example: en has `<a href="/list">the list</a>`, de "die Liste".""",
            _LINK,
        ),
        Fault(
            "added",
            """A version has a picture or leads somewhere where the others do not.

Looks at the same as `target-missing` and tolerates the same. An id of a heading that others have none of is no fault:
it keeps their links right.

Example: en has "the list", de `<a href="/list">die Liste</a>`.""",
            _LINK,
        ),
        Fault(
            "changed",
            """An id of a heading, a picture, or where a tag of HTML leads is not that of the other versions.

Looks at the same as `target-missing` and tolerates the same. Links to an id that was changed lead nowhere.

Example: en has `<a href="/x">the list</a>`, de `<a href="/y">die Liste</a>`.""",
            _LINK,
        ),
    ),
)
