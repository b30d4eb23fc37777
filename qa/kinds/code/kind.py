"""Codes, as checks know them."""

from __future__ import annotations

from qa.kinds.code.reading import extract
from qa.kinds.code.severity import judge
from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.mending import mend_verbatim
from qa.kinds.values.group import VALUES

KIND = FactKind(
    name="code",
    category="codes",
    labels=("code", "telephone number"),
    reader=Reader(order=20, extract=extract, has_signs=True),
    group=VALUES,
    mend=mend_verbatim,
    judge=judge,
    faults=(
        Fault(
            "missing",
            """A code that the other versions have is missing in one.

Looks at what no translation may change: `snake_case`, `--options`, file names and paths, version numbers,
standards, hashes, telephone numbers, IBAN and ISBN. Tolerates letter case, and spaces and hyphens inside
`COVID-19` or a telephone number. Names and options are translated on purpose about as often as by mistake: only
what has check digits is an error when it is gone; a metavariable (`--groups=G_LIST`, `[job_spec]`) is a note.

Example: en has the ISBN 978-3-16-148410-0, de has none.""",
        ),
        Fault(
            "added",
            """A code stands in one version alone.

Looks at what no translation may change: `snake_case`, `--options`, file names and paths, version numbers,
standards, hashes, telephone numbers, IBAN and ISBN. Tolerates letter case, and spaces and hyphens inside
`COVID-19` or a telephone number. What stands for a value where a command's usage is shown (`--user=NOM_USAGER`)
and an option that the others name without its dashes are notes.

Example: fr names `config.yaml`, which en does not.""",
        ),
        Fault(
            "mismatch",
            """A code differs between the versions.

Looks at what no translation may change: `snake_case`, `--options`, file names and paths, version numbers,
standards, hashes, telephone numbers, IBAN and ISBN. Tolerates letter case, and spaces and hyphens inside
`COVID-19` or a telephone number, whose groups may stand in another order. A near variant of the code
is an error, another name altogether (`FIRST_PAGE`, `ERSTE_SEITE`) a warning: it may be translated on purpose. What
stands for a value where a command's usage is shown (`--groups=G_LIST`, `[job_spec]`) is a note.

Example: en says `max_retries`, ja `max_retires`.""",
        ),
    ),
)
