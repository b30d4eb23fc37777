"""The texts of a gettext message: its unit, and the originals and translations of its forms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qa.input.readers.builder import Meta
from qa.input.readers.plural_rule import Form

if TYPE_CHECKING:
    import polib

_LONGEST_ID = 60
_MODIFIERS = {
    "latin": "-Latn",
    "cyrillic": "-Cyrl",
    "arabic": "-Arab",
    "devanagari": "-Deva",
    "valencia": "-valencia",
}
# polib splits lines where Python does, and these are text.
SEPARATORS = {
    ord(sign): 0xF0000 + number
    for number, sign in enumerate("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
}
RESTORED = {stand_in: sign for sign, stand_in in SEPARATORS.items()}


class Message(NamedTuple):
    """What a compiled catalogue keeps of an entry."""

    msgctxt: str | None
    msgid: str
    msgid_plural: str
    msgstr: str
    msgstr_plural: Mapping[int, str]


Text = tuple[str, str]
"""A text and the keyword that it stands under."""


def convert_language(name: str) -> str:
    """Return the language of a header as a tag.

    Gettext names a locale: `sr@latin` is `sr-Latn`, `pt_BR.UTF-8` is `pt-BR`.
    """
    locale, _, modifier = name.strip().partition("@")
    tag = locale.partition(".")[0].replace("_", "-")
    return tag + _MODIFIERS.get(modifier.lower(), "")


def pair_texts(
    message: polib.POEntry | Message, forms: Sequence[Form] = ()
) -> Iterator[tuple[str, Text, Text, Meta]]:
    """Yield unit, original and translation, each with the keyword it stands under.

    Behind them what is known of a plural form. By the rule of the catalogue the form
    for 1 is the singular, that for most numbers the general one; without a rule these
    are the first and the last. Those between are called by their numbers.
    """
    unit = _name_unit(message)
    single = "msgid", message.msgid
    if not message.msgid_plural:
        yield unit, single, ("msgstr", message.msgstr), ()
        return
    plural = "msgid_plural", message.msgid_plural
    texts = sorted(message.msgstr_plural.items())
    known = forms or _guess_forms(len(texts))
    for form, text in texts:
        name, numbers = known[form] if form < len(known) else (str(form), ())
        meta: Meta = ()
        if forms:
            meta = (
                ("numbers", " ".join(map(str, numbers)) or "many"),
                ("forms", str(len(forms))),
            )
        original = single if name == "one" else plural
        yield f"{unit}[{name}]", original, (f"msgstr[{form}]", str(text)), meta


def _guess_forms(count: int) -> list[Form]:
    """Return the names of forms where the catalogue has no rule."""
    names = ["one", *map(str, range(1, count - 1)), "other"]
    return [Form(name, ()) for name in names[-count:]]


def _name_unit(message: polib.POEntry | Message) -> str:
    """Return the id that a message has in every catalogue.

    Long or oddly spaced ones are told apart by a hash.
    """
    text = message.msgid
    if message.msgctxt:
        text = f"{message.msgctxt}|{text}"
    text = text.translate(RESTORED)
    key = " ".join(text.split())
    if len(key) <= _LONGEST_ID and key == text:
        return key
    full = f"{message.msgctxt or ''}\x04{message.msgid}".translate(RESTORED)
    code = hashlib.sha256(full.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{key[:50]}…{code[:8]}"
