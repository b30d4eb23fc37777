"""A message without a plural form that its language needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from qa import language as languages
from qa.kinds.placeholder import plurals
from qa.kinds.placeholder.plurals import Message
from qa.model import Document, Finding, Mark, Segment, Severity, Version
from qa.registry import Context, document_check
from qa.wording import listed

_ORDINAL = "_ordinal"


@document_check(
    category="placeholders", severity=Severity.WARNING, mqm="design-markup/missing-text"
)
def plural_forms(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A message lacks a plural form that its language needs: a program shows nothing there, or the wrong words.

    Looks at texts whose file names a category of CLDR (Android, the catalogues of Xcode), at keys that end in one
    (`files_one`, `files.other`, as i18next and Rails have them) and, where forms are numbered (gettext, Qt), at
    messages with fewer forms than the header of their file says, or than the others of their version. What no message
    of a version has is said once. Tolerates a category that only fractions or huge numbers use, and what has one form
    alone in every version.

    Example: pl has `files_one` and `files_other`, but not `files_few` and `files_many`.
    """
    messages = {
        version.name: plurals.list_messages(version) for version in document.versions
    }
    plural = {
        stem
        for found in messages.values()
        for stem, message in found.items()
        if ("other" in message.forms and len(message.forms) > 1) or _declared(message)
    }
    for version in document.versions:
        # The original of a file of two languages has the forms of the translation.
        if not version.original:
            known = [
                message
                for stem, message in messages[version.name].items()
                if stem in plural
            ]
            yield from _fewer(
                version, [message for message in known if message.numbered]
            )
            for ordinal in (False, True):
                named = [
                    m
                    for m in known
                    if not m.numbered and m.stem.endswith(_ORDINAL) is ordinal
                ]
                yield from _lacking(version, named, ordinal)


def _fewer(version: Version, messages: list[Message]) -> Iterator[Finding]:
    """Yield the messages with fewer numbered forms than most."""
    sizes = Counter(len(message.forms) for message in messages)
    usual = max(sizes, key=lambda size: (sizes[size], size), default=0)
    for message in messages:
        count = len(message.forms)
        said = _declared(message)
        if count < (said or usual) or count > said > 0:
            noun = "form" if count == 1 else "forms"
            rule = f"the header says {said}" if said else f"other messages {usual}"
            yield _finding(
                f"`{message.stem}` in {version.name} has {count} plural {noun}, {rule}",
                version,
                message,
            )


def _declared(message: Message) -> int:
    """Return how many forms the header of the file gives a message, 0 where it is silent."""
    first = next(iter(message.forms.values()))
    return int(dict(first.meta).get("forms", 0))


def _lacking(
    version: Version, messages: list[Message], ordinal: bool
) -> Iterator[Finding]:
    """Yield what messages lack of the categories of the language; what all lack is one finding."""
    typography = languages.of(version.language).typography
    known = (typography.ordinals if ordinal else typography.plurals) or ()
    absent = [_absent(known, message.forms) for message in messages]
    nowhere = [
        key
        for key in known
        if len(messages) > 1 and all(key in each for each in absent)
    ]
    if nowhere:
        said = f"no message in {version.name} has a form {_listed(nowhere, version)}: `{messages[0].stem}` is the first"
        yield _finding(said, version, messages[0])
    for message, each in zip(messages, absent, strict=True):
        if rest := [key for key in each if key not in nowhere]:
            yield _finding(
                f"`{message.stem}` in {version.name} has no form {_listed(rest, version)}",
                version,
                message,
            )


def _absent(known: tuple[str, ...], forms: Mapping[str, Segment]) -> list[str]:
    absent = [key for key in known if key not in forms]
    if "few" not in known:
        return [key for key in absent if key != "many"]
    if "two" not in known and len({"many", "other"} & {*absent}) == 1:
        # One of the two is for fractions: which, differs by language.
        return [key for key in absent if key not in {"many", "other"}]
    return absent


def _listed(keys: list[str], version: Version) -> str:
    return (
        f"{listed(f'`{key}`' for key in keys)} of {languages.of(version.language).name}"
    )


def _finding(said: str, version: Version, message: Message) -> Finding:
    mark = Mark(version.name, next(iter(message.forms.values())))
    return Finding(said, (mark,), version.name, unit=mark.segment.unit)
