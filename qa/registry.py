"""What a check is, and how checks are found.

They are the modules in `qa/checks/`, what the kinds of facts declare, and the entry points `qa.checks`.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any, Literal, cast

from qa import plugins
from qa.compare import Group
from qa.config import Level, Settings
from qa.errors import QaError
from qa.evidence import Evidence
from qa.model import Change, Document, Finding, Rule, Severity, StalePage, Unit
from qa.nearest import hint
from qa.profiles import profile
from qa.release import DOCS

if TYPE_CHECKING:
    from qa.meaning.batch import Meanings

CATEGORIES = (
    "language", "untranslated", "numbers", "dates", "names", "urls", "codes", "omission", "addition", "meaning",
    "repetition", "alignment", "placeholders", "terminology", "consistency", "typography", "artefact", "similarity",
)  # fmt: skip

LISTED = "`qa checks` lists them"

Scope = Literal["unit", "document", "batch"]
Extent = Literal["nothing", "text", "version", "category"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know besides what it looks at: the batch's evidence and the settings.

    `stale` are, by document, the versions that were looked at in git's history. `meanings` say what texts leave
    unanswered, where that was asked for.
    """

    evidence: Evidence = field(default_factory=Evidence)
    settings: Settings = field(default_factory=Settings)
    stale: Mapping[str, Sequence[StalePage]] = field(default_factory=dict)
    meanings: Meanings | None = None


UnitCheck = Callable[[Unit, Context], Iterable[Finding]]
DocumentCheck = Callable[[Document, Context], Iterable[Finding]]
BatchCheck = Callable[[Context], Iterable[Finding]]
Mend = Callable[[Finding], Iterable[Change]]
"""Yields what would mend a finding, nothing where that is not certain."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question: `look` yields findings; `doc` is what `qa explain` prints. It pickles by its id.

    `facts` are the groups of facts that it compares, if it looks at nothing else: where no version states such a fact
    it is not asked. None are all groups, whatever kinds there are. `home` is the module that brings the check.
    `explains` says what follows from its findings: nothing, what else is said of the same text, or of the version, or
    what is of the same category in it, if that is more than a few findings.
    With `in_runs` the same fault of one version in neighbouring units is one finding.
    `in_code` says that it is asked about blocks of code, of which prose says nothing.
    `needs_history` says that it looks at what git knows of the files: outside a work tree it has nothing to look at.
    `mend` says what would mend a finding: who declares it declares that it is safe.
    """

    id: str
    category: str
    severity: Severity
    mqm: str
    scope: Scope
    look: Callable[..., Iterable[Finding]]
    doc: str
    facts: tuple[Group, ...] | None = ()
    home: str = ""
    explains: Extent = "nothing"
    in_runs: bool = False
    in_code: bool = False
    needs_history: bool = False
    mend: Mend | None = None

    @property
    def rule(self) -> Rule:
        """What a report says of this check."""
        page = f"{DOCS}/checks.md#{self.id}" if self.home.startswith("qa.") else ""
        return Rule(
            self.id,
            self.category,
            self.severity,
            self.mqm,
            inspect.cleandoc(self.doc),
            page,
            is_usual(self),
        )

    @property
    def summary(self) -> str:
        """What is wrong where it speaks: the first sentence of its documentation."""
        return inspect.cleandoc(self.doc).partition("\n")[0]

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to workers by name: a decorated function does not pickle."""
        return find, (self.id,)


def unit_check(
    *,
    category: str,
    severity: Severity,
    mqm: str,
    facts: tuple[Group, ...] | None = (),
    explains: Extent = "nothing",
    in_runs: bool = False,
    in_code: bool = False,
    mend: Mend | None = None,
) -> Callable[[UnitCheck], Check]:
    """Make a check of a function that looks at one unit; its name is the id, its docstring the documentation.

    `facts`, `explains`, `in_runs`, `in_code` and `mend` are those of `Check`.
    """
    return functools.partial(
        _make,
        "unit",
        category,
        severity,
        mqm,
        facts=facts,
        explains=explains,
        in_runs=in_runs,
        in_code=in_code,
        mend=mend,
    )


def document_check(
    *,
    category: str,
    severity: Severity,
    mqm: str,
    explains: Extent = "nothing",
    in_runs: bool = False,
    needs_history: bool = False,
) -> Callable[[DocumentCheck], Check]:
    """Make a check of a function that looks at one aligned document.

    `explains`, `in_runs` and `needs_history` are those of `Check`.
    """
    return functools.partial(
        _make,
        "document",
        category,
        severity,
        mqm,
        explains=explains,
        in_runs=in_runs,
        needs_history=needs_history,
    )


def batch_check(
    *, category: str, severity: Severity, mqm: str
) -> Callable[[BatchCheck], Check]:
    """Make a check of a function that looks only at the evidence of the whole batch."""
    return functools.partial(_make, "batch", category, severity, mqm)


def _make(
    scope: Scope,
    category: str,
    severity: Severity,
    mqm: str,
    look: Callable[..., Iterable[Finding]],
    facts: tuple[Group, ...] | None = (),
    explains: Extent = "nothing",
    in_runs: bool = False,
    in_code: bool = False,
    needs_history: bool = False,
    mend: Mend | None = None,
) -> Check:
    if category not in CATEGORIES:
        raise ValueError(f"unknown category {category!r}")
    name = look.__name__.replace("_", "-")
    return Check(
        name,
        category,
        severity,
        mqm,
        scope,
        look,
        look.__doc__ or "",
        facts,
        look.__module__,
        explains,
        in_runs,
        in_code,
        needs_history=needs_history,
        mend=mend,
    )


@functools.cache
def checks() -> tuple[Check, ...]:
    """Return every check there is, sorted by category and id."""
    package = importlib.import_module("qa.checks")
    modules = [
        importlib.import_module(f"qa.checks.{m.name}")
        for m in pkgutil.iter_modules(package.__path__)
    ]
    values = [value for module in modules for value in vars(module).values()]
    values += importlib.import_module("qa.kinds").checks()
    values += [_load(entry) for entry in plugins.find("qa.checks").values()]
    found = {value.id: value for value in values if isinstance(value, Check)}
    return tuple(
        sorted(found.values(), key=lambda c: (CATEGORIES.index(c.category), c.id))
    )


def _load(entry: EntryPoint) -> Check:
    """Return the check of another package; raise QaError if it is none."""
    check = plugins.load(entry, "the check")
    if not isinstance(check, Check):
        said = f"{entry.value} is no check but a {type(check).__name__}"
        raise QaError(said, hint="decorate a function with `unit_check`")
    return check


def find(name: str) -> Check:
    """Return the check with this id; raise QaError if there is none."""
    for check in checks():
        if check.id == name:
            return check
    raise QaError(
        f"there is no check `{name}`",
        hint=hint(name, [check.id for check in checks()], LISTED),
    )


def of_category(name: str) -> tuple[Check, ...]:
    """Return the checks of a category; none where there is no such category."""
    return tuple(check for check in checks() if check.category == name)


def is_usual(check: Check) -> bool:
    """Say whether a run without settings asks a check."""
    return is_wanted(check, _UNSET)


_UNSET = Settings()
"""What a run without settings is told."""


def level(check: Check, settings: Settings) -> Level:
    """Return how bad a check's findings are in this run: what the settings say, else the profile, else the check.

    A check that is selected by its id runs although its profile has it off.
    """
    said = settings.severity.get(check.id)
    if said is None:
        said = profile(settings.profile).severity.get(check.id)
        if said == "off" and check.id in settings.select:
            said = None
    return said or cast("Level", check.severity.name.lower())


def is_wanted(check: Check, settings: Settings) -> bool:
    """Say whether a run asks a check: `select` and `ignore` take ids and categories, a severity `off` switches off."""
    names = {check.id, check.category}
    overrides = [*settings.per_path.values(), *settings.per_language.values()]
    somewhere = any(
        override.severity.get(check.id, "off") != "off" for override in overrides
    )
    if names & set(settings.ignore) or (
        level(check, settings) == "off" and not somewhere
    ):
        return False
    return not settings.select or bool(names & set(settings.select))
