"""What a word that is no language tag means: the name of a language (`English`), or a country (`jp`, where `ja` is)."""

from __future__ import annotations

import functools
import json
import re

from qa.errors import QaError
from qa.language.files import read_compiled
from qa.language.tags import canonical, index, is_known
from qa.memory import remember
from qa.nearest import nearest

_PRIVATE = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
"""Codes of no country: everybody may use them as they like."""
_SHORTEST = 5
"""Letters of a name that may be misspelt."""
LETTERS_A_SLIP = 4
"""Letters of a name for each that may be wrong: `Bahasa` (language) is no slip for Badaga."""


def named(said: str) -> str | None:
    """Return the tag of a language by its whole name, in English or in the language itself; None for any other word."""
    return _by_name().get(_plain(said))


def meant(said: str) -> str | None:
    """Return the tag that a word which is none most likely means; None where nobody can say."""
    return named(said) or _spoken_in(said) or _within(said) or _misspelt(said)


def no_language(name: str, path: str = "", line: int | None = None) -> QaError:
    """Return the sentence about a tag that is none; in the first line of a table more than that may be wrong."""
    guess = meant(name.partition("@")[0])
    hint = (
        f"did you mean `{guess}`?"
        if guess
        else "use a BCP 47 tag such as `en`, `pt-BR` or `zh-Hant`"
    )
    if line == 1 and not guess and canonical(name) is None:
        hint = "the first line names the versions, by BCP 47 tags such as `en`, `pt-BR` or `zh-Hant`"
    return QaError(f"`{name}` is no language tag", path=path, line=line, hint=hint)


def _spoken_in(country: str) -> str | None:
    """Return the language that a country's code stands for: the one most spoken there."""
    if not re.fullmatch(r"[A-Za-z]{2}", country) or _PRIVATE.fullmatch(country.upper()):
        return None
    import langcodes  # noqa: PLC0415 - only for the sentence about a mistake

    here = langcodes.Language.make(territory=country.upper())
    if not here.is_valid():
        return None
    tag = here.maximize().language
    usual = canonical(tag) if tag else None
    return usual if usual and is_known(usual) else None


@remember(256)
def find_home(tag: str) -> str:
    """Return the code of the country where most people speak a language: `cn` for `zh`; empty for none."""
    import langcodes  # noqa: PLC0415 - only for addresses that name a country

    return (langcodes.Language.get(tag).maximize().territory or "").lower()


def _within(said: str) -> str | None:
    """Return the tag of the only language that is named among other words (`Bahasa Indonesia`)."""
    found = {named(word) for word in _plain(said).split()} - {None}
    return found.pop() if len(found) == 1 else None


def _misspelt(said: str) -> str | None:
    """Return the tag of the name that a word is nearly the same as: one wrong letter in four, no more."""
    wanted = _plain(said)
    near = nearest(wanted, _by_name()) if len(said) >= _SHORTEST else None
    if near is None:
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only for the sentence about a mistake

    wrong = OSA.distance(wanted, near)
    return _by_name()[near] if wrong * LETTERS_A_SLIP <= len(wanted) else None


@functools.cache
def _by_name() -> dict[str, str]:
    """Return the tags by name; the shorter tag where two languages share one."""
    own: dict[str, str] = json.loads(read_compiled("own_names.json"))
    both = [*index()["names"].items(), *own.items()]
    return {
        _plain(name): tag for tag, name in sorted(both, key=lambda each: -len(each[0]))
    }


def _plain(name: str) -> str:
    """Return the words of a name in one order: `Chinese (Simplified)` is `Simplified Chinese`."""
    return " ".join(sorted(re.sub(r"[(),_-]", " ", name).casefold().split()))
