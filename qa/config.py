"""Settings: defaults, then `qa.toml` or `[tool.qa]` of pyproject.toml, then the command line."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from qa.errors import QaError
from qa.unfit import faults

Level = Literal["off", "note", "warning", "error"]
State = Literal[
    "locked", "fuzzy", "untranslatable", "untranslated", "unapproved", "obsolete"
]
NO_SOURCE = "none"
"""What stands for the source where all versions are equals, whatever their paths tell."""

BY_FORMAT = "auto"
"""The profile of each document is that of its format."""

DECISIONS = "qa-baseline.jsonl"
"""The usual name of the decisions file."""

Limit = Annotated[int, msgspec.Meta(ge=0, description="a whole number from 0 on")]
Grade = Literal["note", "warning", "error"]
Sureness = Literal["low", "medium", "high"]
Rate = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(100|\d{1,2}(\.\d+)?)%$",
        description="a rate such as `0.5%`, for 100 units",
    ),
]
"""Findings for 100 units: `0.5%`."""
Share = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(100|\d{1,2}(\.\d+)?) ?%$", description="a share such as `5 %`"
    ),
]
"""A part of what there is: `5 %`."""
Bound = Limit | Rate
Link = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(https?|file|vscode|vscodium|cursor|zed|idea|subl):.*\{path\}|^$",
        description="an address with `{path}` in it: `https://example.org/blob/main/{path}#L{line}`",
    ),
]
Weight = Annotated[float, msgspec.Meta(ge=0, description="a number from 0 on")]
Paragraphs = Literal["auto", "lines", "blank"]
Lengths = dict[Literal["characters", "bytes", "width"], Limit]


class Table(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename="kebab",
    kw_only=True,
):
    """Settings that belong together; made in Python, too, they raise QaError where a value is of the wrong kind."""

    def __post_init__(self) -> None:
        for field in _fields(type(self)):
            wrong = next(
                faults(getattr(self, field.name), field.type, (field.name,)), None
            )
            if wrong:
                raise wrong[1]


@functools.cache
def _fields(table: type[Table]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Return the fields of a table; to work out their types takes longer than to look at the values."""
    return msgspec.structs.fields(table)


class Override(Table, frozen=True):
    """What holds for some paths or one language: `ignore` (checks and categories) and `severity`."""

    ignore: list[str] = []
    severity: dict[str, Level] = {}


class Rule(Table, frozen=True):
    """One line of a checklist: regular expressions and what is said.

    Where `source` matches, `wanted` must be in each translation and `unwanted` must not; without `source` everywhere.
    `{1}` and `{name}` in them stand for what a group of `source` matched. `languages` are those it holds for.
    """

    message: str
    source: str = ""
    wanted: str = ""
    unwanted: str = ""
    languages: list[str] = []
    case: bool = False
    severity: Literal["note", "warning", "error"] = "warning"


class Set(Table, frozen=True):
    """What holds for some paths: they are read and checked together, apart from the others, in the same run.

    `paths` are patterns in the syntax of .gitignore, relative to the folder of the settings. A file belongs to the
    first set that names it. Each other key stands in place of what the settings say outside the sets.
    """

    paths: Annotated[list[str], msgspec.Meta(min_length=1)]
    source: str | msgspec.UnsetType = msgspec.UNSET
    pattern: str | list[str] | msgspec.UnsetType = msgspec.UNSET
    lang: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    profile: str | msgspec.UnsetType = msgspec.UNSET
    select: list[str] | msgspec.UnsetType = msgspec.UNSET
    ignore: list[str] | msgspec.UnsetType = msgspec.UNSET
    severity: dict[str, Level] | msgspec.UnsetType = msgspec.UNSET
    per_language: dict[str, Override] | msgspec.UnsetType = msgspec.UNSET
    languages: list[str] | msgspec.UnsetType = msgspec.UNSET
    derived_from: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    paragraphs: Paragraphs | msgspec.UnsetType = msgspec.UNSET
    skip_units: tuple[State, ...] | msgspec.UnsetType = msgspec.UNSET
    placeholders: list[str] | msgspec.UnsetType = msgspec.UNSET
    translatable: list[str] | msgspec.UnsetType = msgspec.UNSET
    columns: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    terms: list[str] | msgspec.UnsetType = msgspec.UNSET
    names: list[str] | msgspec.UnsetType = msgspec.UNSET
    do_not_translate: list[str] | msgspec.UnsetType = msgspec.UNSET
    length_limit: Lengths | msgspec.UnsetType = msgspec.UNSET
    checklist: list[Rule] | msgspec.UnsetType = msgspec.UNSET


class Settings(Table, frozen=True):
    """What a run may be told; every field has a default.

    `source` is the version all others were made from (None: the one that the paths tell; `none`: there is none).
    `pattern` says which part of a path is the language and which the document (`docs/{lang}/{document}.txt`); one of
    several may have no `{lang}`, for files that name none. `lang` names the version of single files.
    `select` and `ignore` hold check ids and categories, `severity` overrides a default (`off` switches it off), and
    what is less sure than `min_confidence` is not reported. `fail_on` (with at least `fail_confidence`),
    `max_warnings` and the limits decide the exit code: `max_untranslated` of each version of a
    catalogue, `max_stale` of units of each version that are behind their source,
    `max_rate` of the whole run, `check_limits` of a check or
    category, `language_limits` of a version that stands out, each by severity, as a count or as a rate for 100 units.
    `paragraphs` says what a paragraph of plain text is. `languages` are those that every document must be in,
    `derived_from` says which version another was made from (`ms = "en"`): together they have one vote. `baseline` is
    the file of decisions, `references` are files and folders of translations that the checked ones are measured
    against. `skip_units` names the states of units of translation files that are left out and counted (`unapproved`
    besides, for approved text only). `profile` says what kind of text it is (`auto`: what its format says). `per_path`
    (by pattern: `docs/**`) and `per_language` override `ignore` and `severity`. `placeholders` are regular expressions
    of placeholders besides the usual, `terms` files of terminology, `names` files of names with the renderings that
    are right in each language, `translatable` expressions of what in code is translated, `do_not_translate` words that
    stay, `length_limit` the most `characters`, `bytes` or
    `width` of a text, `checklist` rules of your own. `columns` says what the columns of tables are (`unit`, `document`,
    `source`, `target`, `ignore` or a language). `largest_unpacked` is how many bytes a packed file may unpack
    to. `exclude` are patterns of paths that are not read, in the syntax of .gitignore; `sets` give some paths
    another source, profile ... `documents` says which file is which version of
    a document whatever files are called (`documents.guide = {en = "a.md", id = "b.md"}`; `qa group` finds it).
    `file_link` is where the HTML report opens a file (`{path}`, `{line}` and `{column}` stand in it), `score_weights`
    what an error, a warning and a note cost in its scores (5, 1 and 0). With `meaning` a sentence encoder compares what
    texts mean (the extra `meaning`); `meaning_model` is the folder of another one (ONNX).
    """

    source: str | None = None
    pattern: str | list[str] | None = None
    lang: dict[str, str] = {}
    select: list[str] = []
    ignore: list[str] = []
    severity: dict[str, Level] = {}
    min_confidence: Sureness = "low"
    fail_on: Literal["error", "warning", "note", "never"] = "error"
    fail_confidence: Sureness = "low"
    max_warnings: Limit | None = None
    max_untranslated: Share | None = None
    max_stale: Share | None = None
    max_rate: dict[Grade, Rate] = {}
    check_limits: dict[str, dict[Grade, Bound]] = {}
    language_limits: dict[str, dict[Grade, Bound]] = {}
    paragraphs: Paragraphs = "auto"
    languages: list[str] = []
    derived_from: dict[str, str] = {}
    baseline: str | None = None
    references: list[str] = []
    skip_units: tuple[State, ...] = (
        "locked",
        "fuzzy",
        "untranslatable",
        "untranslated",
        "obsolete",
    )
    profile: str = BY_FORMAT
    per_path: dict[str, Override] = {}
    per_language: dict[str, Override] = {}
    placeholders: list[str] = []
    translatable: list[str] = []
    terms: list[str] = []
    names: list[str] = []
    do_not_translate: list[str] = []
    length_limit: Lengths = {}
    checklist: list[Rule] = []
    columns: dict[str, str] = {}
    largest_unpacked: Limit | None = None
    exclude: list[str] = []
    sets: list[Set] = []
    documents: dict[str, dict[str, str]] = {}
    file_link: Link = ""
    score_weights: dict[Grade, Weight] = {}
    meaning: bool = False
    meaning_model: str | None = None


def list_patterns(settings: Settings) -> list[str]:
    """Return the patterns of paths that the settings have."""
    said = settings.pattern or []
    return [said] if isinstance(said, str) else said


def find_source(settings: Settings) -> str | None:
    """Return the version that is said to be the source; None where none is, or nothing is said."""
    return None if settings.source == NO_SOURCE else settings.source


def override(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """Return `settings` with each value that is not None put over it."""
    given = {key: value for key, value in values.items() if value is not None}
    # Made anew: `msgspec.structs.replace` would not look at them.
    return Settings(
        **{name: getattr(settings, name) for name in settings.__struct_fields__} | given
    )


def settle(settings: Settings, source: str | None, profile: str) -> Settings:
    """Return the settings with the source and the profile that hold for some documents."""
    return msgspec.structs.replace(settings, source=source, profile=profile)


RUNS = (
    "fail_on",
    "fail_confidence",
    "max_warnings",
    "max_untranslated",
    "max_stale",
    "max_rate",
    "check_limits",
    "language_limits",
    "file_link",
    "score_weights",
)
"""What is decided for a whole run: the settings of a folder or of some paths have no say in it."""


def of_texts(settings: Settings) -> Settings:
    """Return the settings without what says nothing of how texts are read and checked."""
    apart = {name: getattr(Settings(), name) for name in (*RUNS, "exclude", "sets")}
    return msgspec.structs.replace(settings, **apart)


def runs_own(settings: Settings) -> list[str]:
    """Return the keys of settings that speak of the whole run."""
    return [
        name.replace("_", "-")
        for name in RUNS
        if getattr(settings, name) != getattr(Settings(), name)
    ]


def for_set(settings: Settings, chosen: Set) -> Settings:
    """Return the settings with what a set says in their place."""
    said = {
        name: getattr(chosen, name)
        for name in chosen.__struct_fields__
        if name != "paths"
    }
    given = {name: value for name, value in said.items() if value is not msgspec.UNSET}
    # A set has no sets: thousands of them would be looked through again for each.
    return override(settings, {**given, "sets": []})


def rates(values: Mapping[str, str]) -> dict[str, str]:
    """Return rates by severity (`error`: `0.5%`) that are none but such; raise QaError."""
    for _, error in faults(values, dict[Grade, Rate], ()):
        said = ", ".join(f"{key}={value}" for key, value in values.items())
        hint = "write `--max-rate error=0.5%`"
        raise QaError(
            f"`--max-rate {said}` says no rate of error, warning or note", hint=hint
        ) from error
    return dict(values)
