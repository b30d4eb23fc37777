"""Which checks a run asks, and what is mistaken in settings that name checks, categories, profiles or languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from qa import config_file
from qa import language as languages
from qa.config import BY_FORMAT, NO_SOURCE, Settings, for_set
from qa.errors import QaError
from qa.language.meant import no_language
from qa.model import Rule, language_of
from qa.nearest import hint
from qa.profiles import no_profile, profiles
from qa.registry import CATEGORIES, LISTED, Check, checks, is_usual, is_wanted


def enabled(settings: Settings) -> tuple[Check, ...]:
    """Return the checks a run asks; `select` and `ignore` take ids and categories, `severity = off` switches off."""
    for _, error in misnamed(settings):
        raise error
    return tuple(check for check in checks() if is_wanted(check, settings))


def left_out(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the ids of the usual checks that are not among those that were asked."""
    asked = {rule.id for rule in rules}
    usual = [check.id for check in checks() if is_usual(check)]
    return tuple(name for name in usual if name not in asked)


def load(path: Path) -> Settings:
    """Return the settings of a file; raise QaError with the line of what is mistaken, in its sets, too."""
    found = config_file.load(path)
    for keys, error in misnamed(found):
        raise config_file.placed(error, path, keys)
    for number, each in enumerate(found.sets):
        for keys, error in misnamed(for_set(found, each)):
            raise config_file.placed(error, path, ("sets", number, *keys))
    return found


def misnamed(settings: Settings) -> Iterator[tuple[tuple[str, ...], QaError]]:
    """Yield the settings that name a check, category or profile that there is not: keys that lead there, and why."""
    if settings.profile not in {*profiles(), BY_FORMAT}:
        yield ("profile", settings.profile), no_profile(settings.profile)
    ids = [check.id for check in checks()]
    named: list[tuple[tuple[str, ...], str]] = [
        *((("select", name), name) for name in settings.select),
        *((("ignore", name), name) for name in settings.ignore),
        *((("check-limits", name), name) for name in settings.check_limits),
    ]
    for key, overrides in (
        ("per-path", settings.per_path),
        ("per-language", settings.per_language),
    ):
        for place, override in overrides.items():
            named += [((key, place, "ignore", name), name) for name in override.ignore]
            named += [
                ((key, place, "severity", name), name) for name in override.severity
            ]
    for keys, name in named:
        if name not in {*ids, *CATEGORIES}:
            yield (
                keys,
                QaError(
                    f"there is no check or category `{name}`",
                    hint=hint(name, [*ids, *CATEGORIES], LISTED),
                ),
            )
    for name in settings.severity:
        if name not in ids:
            of = (
                f"name its checks: `qa explain {name}` lists them"
                if name in CATEGORIES
                else ""
            )
            said = "is a category" if of else "is no check"
            yield (
                ("severity", name),
                QaError(
                    f"`severity`: `{name}` {said}", hint=of or hint(name, ids, LISTED)
                ),
            )
    yield from _mistagged(settings)


def _mistagged(settings: Settings) -> Iterator[tuple[tuple[str, ...], QaError]]:
    """Yield the settings that name a language which is none."""
    named: list[tuple[tuple[str, ...], str]] = [
        *((("lang", file), tag) for file, tag in settings.lang.items()),
        *(
            (("documents", document, name), name)
            for document, files in settings.documents.items()
            for name in files
        ),
        *((("languages", tag), tag) for tag in settings.languages),
        *((("derived-from", tag), tag) for tag in settings.derived_from),
        *((("derived-from", made), tag) for made, tag in settings.derived_from.items()),
        *((("language-limits", tag), tag) for tag in settings.language_limits),
        *((("per-language", tag), tag) for tag in settings.per_language),
    ]
    if settings.source not in {None, NO_SOURCE}:
        named.append((("source",), str(settings.source)))
    for keys, name in named:
        tag = languages.canonical(language_of(name))
        if tag is None or not languages.is_known(tag):
            wrong = no_language(name)
            yield keys, QaError(f"`{keys[0]}`: {wrong.message}", hint=wrong.hint)
