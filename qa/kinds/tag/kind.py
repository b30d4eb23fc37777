"""Tags, as checks know them."""

from __future__ import annotations

from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.tag.group import TAGS
from qa.kinds.tag.reading import extract, stated
from qa.kinds.tag.severity import judge
from qa.kinds.tag.tag_nesting import tag_nesting

_MARKUP = "design-markup/markup-tag"

KIND = FactKind(
    name="tag",
    category="placeholders",
    labels=("tag",),
    reader=Reader(order=12, extract=extract, stated=stated, has_signs=True),
    group=TAGS,
    judge=judge,
    source_rules=True,
    faults=(
        Fault(
            "missing",
            """A tag of the other versions is missing in one: the link, the emphasis or the line break is gone.

Looks at HTML and XML tags in the text and at the inline elements of the file. Tolerates another order, attributes
that people read or that a language needs (`title`, `lang`, `class`), words in angle brackets (`<file>`) and the
marks of Markdown. A tag that only changes how text looks (`<i>`) is a warning in the texts of a program and a note
in a document: not every script has italics.

Example: en has "Read <a>more</a>", fr "En savoir plus".""",
            _MARKUP,
        ),
        Fault(
            "added",
            """A version has a tag that the others do not have.

Looks at the same tags as `tag-missing` and tolerates the same.

Example: en has "Read more", de "<b>Mehr</b>".""",
            _MARKUP,
        ),
        Fault(
            "changed",
            """A tag is another one than in the other versions, or has other attributes.

Looks at the same tags as `tag-missing` and tolerates the same.

Example: en has "<x id="1"/>", es "<x id="2"/>".""",
            _MARKUP,
        ),
    ),
    checks=(tag_nesting,),
)
