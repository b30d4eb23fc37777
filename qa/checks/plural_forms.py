"""A message without a plural form that its language needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from qa.languages import name
from qa.languages.typography import plurals
from qa.model import Document, Finding, Mark, Segment, Severity, Version
from qa.registry import Context, document_check
from qa.wording import listed

_FORM = re.compile(r"(?P<stem>.+?)(?:[._](?P<key>zero|one|two|few|many|other)|\[(?P<form>\w+)\])")
_ENDINGS = ("]", "zero", "one", "two", "few", "many", "other")
_ORDINAL = "_ordinal"
_NAMED = ".xcstrings"
"""The format that has categories of CLDR in brackets; elsewhere `[one]` is the first form and `[other]` the last."""

Forms = Mapping[str, Segment]


@document_check(category="placeholders", severity=Severity.WARNING, mqm="design-markup/missing-text")
def plural_forms(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A message lacks a plural form that its language needs: a program shows nothing there, or the wrong words.

    Looks at keys that end in a category of CLDR (`files_one`, `files.other`, as i18next and Rails have them, and the
    catalogues of Xcode) and, where forms are numbered (gettext, Qt, and Android as it is read), at messages with fewer
    forms than the others of their version.
    Tolerates a category that only fractions or huge numbers use, and what has one form alone in every version.

    Example: pl has `files_one` and `files_other`, but not `files_few` and `files_many`.
    """
    messages = {version.name: _messages(version) for version in document.versions}
    plural = {
        stem for found in messages.values() for stem, forms in found.items() if "other" in forms and len(forms) > 1
    }
    for version in document.versions:
        known = {stem: forms for stem, forms in messages[version.name].items() if stem in plural}
        sizes = Counter(len(forms) for forms in known.values())
        usual = max(sizes, key=lambda size: (sizes[size], size), default=0)
        # The original of a file of two languages has the forms of the translation.
        for stem, forms in () if version.original else known.items():
            said = _lacking(version, forms, stem.endswith(_ORDINAL), usual)
            if said:
                mark = Mark(version.name, next(iter(forms.values())))
                yield Finding(f"`{stem}` in {version.name} {said}", (mark,), version.name, unit=mark.segment.unit)


def _messages(version: Version) -> dict[str, dict[str, Segment]]:
    """Return the plural forms of each message."""
    messages: dict[str, dict[str, Segment]] = {}
    for segment in version.segments:
        unit = segment.unit or ""
        found = _FORM.fullmatch(unit) if unit.endswith(_ENDINGS) else None
        if found:
            messages.setdefault(found["stem"], {})[found["key"] or found["form"]] = segment
    return messages


def _lacking(version: Version, forms: Forms, ordinal: bool, usual: int) -> str:
    """Return what is said of a message, nothing where it has what it needs."""
    known = plurals(version.language, ordinal=ordinal)
    if known is None or _numbered(forms):
        noun = "form" if len(forms) == 1 else "forms"
        return f"has {len(forms)} plural {noun}, other messages {usual}" if len(forms) < usual else ""
    absent = [key for key in known if key not in forms]
    if "few" in known and "two" not in known and len({"many", "other"} & {*absent}) == 1:
        # One of the two is for fractions: which, differs by language.
        absent = [key for key in absent if key not in {"many", "other"}]
    elif "few" not in known:
        absent = [key for key in absent if key != "many"]
    return f"has no form {listed(f'`{key}`' for key in absent)} of {name(version.language)}" if absent else ""


def _numbered(forms: Forms) -> bool:
    """Tell whether the forms are those of the file's own count, not categories: the first is `[one]`, then `[1]`."""
    return any((form.unit or "").endswith("]") and _NAMED not in form.path.lower() for form in forms.values())
