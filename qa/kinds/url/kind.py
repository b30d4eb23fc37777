"""Addresses, as checks know them."""

from __future__ import annotations

from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.mending import mend_link
from qa.kinds.url.group import URLS
from qa.kinds.url.reading import extract
from qa.kinds.url.severity import judge
from qa.kinds.url.url_localised import url_localised

KIND = FactKind(
    name="url",
    category="urls",
    labels=("link", "e-mail address"),
    reader=Reader(order=10, extract=extract, has_signs=True, behind_links=True),
    group=URLS,
    mend=mend_link,
    judge=judge,
    faults=(
        Fault(
            "missing",
            """A link or an e-mail address of the other versions is missing in one.

Looks at every URL and e-mail address, wherever it stands in the segment. Tolerates another order and a link that is
given once where the other version repeats it.

Example: en has `https://example.org/report`, fr has no link.""",
            mqm="design-markup/missing-link",
        ),
        Fault(
            "added",
            """A version has a link or an e-mail address that the others do not have.

Looks at every URL and e-mail address. Tolerates another order and a link that is repeated.

Example: fr adds `https://example.org/pub`, which is not in en.""",
        ),
        Fault(
            "changed",
            """A link or an e-mail address leads elsewhere than in the other versions.

Compares host, port, path, query, fragment and mailbox. Tolerates percent-encoding, an international domain name
written in ASCII, the case of scheme and host, `http` for `https`, a default port, a trailing slash, the bracket or
full stop of the sentence, another order, and a part that names the version's own language (`/en/` against `/id/`).
A note are an example (`example.com`), an address that is the whole text, and a page in the version's own language.

Example: en links to `https://example.org/report-2024`, fr to `https://example.org/report-2042`.""",
        ),
    ),
    checks=(url_localised,),
)
