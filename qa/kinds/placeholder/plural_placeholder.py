"""A plural form without a placeholder that the message has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.kinds.placeholder import plurals
from qa.kinds.placeholder.group import PLACEHOLDERS
from qa.kinds.placeholder.matching import is_count
from qa.kinds.placeholder.plurals import Message, Messages
from qa.model import Document, Fact, Finding, Mark, Segment, Severity, Version
from qa.registry import Context, document_check

_GENERAL = "other"
_SINGULAR = "one"


@document_check(
    category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag"
)
def plural_placeholder(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A plural form does not show the number although it is for several, or lost another placeholder.

    Looks at texts with plural forms in the catalogues of gettext, Android, Xcode, Rails and i18next. What numbers a form
    is for is told by the header of the file, else by CLDR: `one` is 1 alone in English, but 1, 21, 31 and so on in
    Russian, Croatian or Latvian, so that "One file" is wrong there. Tolerates a form for one number, or for 0 and 1,
    that says it in words, and messages that show no number at all. What the text that a form is compared with has is
    told by `placeholder-missing`.

    Example: ru has "Удалить файл?" for `one`, and "Удалить %d файлов?" for `many`.
    """
    found = {each.name: plurals.list_messages(each) for each in document.versions}
    for version in document.versions:
        if version.original or version.name == document.source:
            continue
        for stem, message in found[version.name].items():
            model = _find_model(stem, version, found, document.source)
            if model is not None:
                yield from _compare(version, message, *model)


def _find_model(
    stem: str,
    version: Version,
    found: Mapping[str, Messages],
    source: str | None,
) -> tuple[str, Message] | None:
    """Return the version and its message that tell what every form has to have.

    They are the source's, else the version's own.
    """
    name = source if source in found else version.name
    message = found[name].get(stem) if name else None
    if message is None or name is None or _GENERAL not in message.forms:
        return None
    return name, message


def _compare(
    version: Version, message: Message, whose: str, model: Message
) -> Iterator[Finding]:
    """Yield a finding for each form that lacks what the general form of the model has."""
    general = model.forms[_GENERAL]
    wanted = [fact for fact in _read(general, whose) if fact.strong]
    own = message.forms.get(_GENERAL)
    if not wanted or own is None:
        return
    kept = _find_missing(wanted, own, version.language)
    for form, segment in message.forms.items():
        if form == _GENERAL or not segment.text.strip():
            continue
        lost = _find_missing(wanted, segment, version.language)
        lost = [fact for fact in lost if fact not in kept]
        if whose != version.name and form in model.forms:
            told = _read(model.forms[form], whose)
            lost = [fact for fact in lost if not _has(told, fact)]
        if plurals.is_of_few(segment, version.language):
            lost = [fact for fact in lost if not _is_number(fact, wanted, model, whose)]
        if lost:
            first = lost[0]
            there = Mark(whose, general, first.span)
            is_number = _is_number(first, wanted, model, whose)
            yield _tell(version, form, segment, first, there, is_number=is_number)


def _is_number(fact: Fact, wanted: list[Fact], model: Message, whose: str) -> bool:
    """Tell whether a placeholder is the number that the forms are for.

    The model's own singular does without it, or its name says so, or it is alone.
    """
    singular = model.forms.get(_SINGULAR)
    if singular is not None and not _has(_read(singular, whose), fact):
        return True
    return len(wanted) == 1 or is_count(fact)


def _read(segment: Segment, version: str) -> tuple[Fact, ...]:
    """Return the placeholders of a form."""
    return PLACEHOLDERS.read(segment, version.partition("@")[0])


def _find_missing(wanted: list[Fact], segment: Segment, version: str) -> list[Fact]:
    """Return what a text lacks of these."""
    own = _read(segment, version)
    return [fact for fact in wanted if not _has(own, fact)]


def _has(facts: tuple[Fact, ...], fact: Fact) -> bool:
    """Tell whether one of these is the same placeholder."""
    return any(not each.readings.isdisjoint(fact.readings) for each in facts)


def _tell(
    version: Version,
    form: str,
    segment: Segment,
    lost: Fact,
    model: Mark,
    *,
    is_number: bool,
) -> Finding:
    """Return the finding about one form."""
    what = f"`{lost.text}`"
    if is_number:
        said = f"the form `{form}` in {version.name} is for several numbers and does not show {what}"
    else:
        said = f"the form `{form}` in {version.name} does not have {what}"
    here = Mark(version.name, segment)
    return Finding(said, (here, model), version.name, unit=segment.unit)
