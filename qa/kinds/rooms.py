"""How kinds of facts are found: the `kind.py` of every folder here, and the entry points `qa.kinds`."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from qa import plugins
from qa.compare import Group
from qa.errors import QaError
from qa.kinds.kind import FactKind
from qa.registry import CATEGORIES


@functools.cache
def kinds() -> tuple[FactKind, ...]:
    """Return every kind of fact in the order in which they claim text; raise QaError if one cannot be loaded."""
    found = [*_rooms(), *_plugins()]
    _refuse_twins(found)
    return tuple(sorted(found, key=lambda kind: kind.reader.order))


@functools.cache
def groups() -> Mapping[str, Group]:
    """Return by name the groups of facts that are compared with each other."""
    return {kind.group.name: kind.group for kind in kinds()}


def group(name: str) -> Group:
    """Return the group of this name."""
    return groups()[name]


@functools.cache
def kind_called(label: str) -> FactKind:
    """Return the kind whose facts are called so; raise QaError if there is none."""
    for kind in kinds():
        if label in kind.labels:
            return kind
    raise QaError(f'no kind of facts has the label "{label}"')


def category(label: str) -> str:
    """Return the category of findings about facts that are called so."""
    return kind_called(label).category


def _rooms() -> Iterator[FactKind]:
    """Yield the kinds of the folders here; a folder without `kind.py` is what several kinds share."""
    package = importlib.import_module("qa.kinds")
    for module in pkgutil.iter_modules(package.__path__):
        name = f"qa.kinds.{module.name}"
        if module.ispkg and importlib.util.find_spec(f"{name}.kind"):
            yield _loaded(name, functools.partial(_import_kind, name))


def _import_kind(room: str) -> object:
    return importlib.import_module(f"{room}.kind").KIND


def _plugins() -> Iterator[FactKind]:
    for entry in plugins.find("qa.kinds").values():
        yield _loaded(entry.value, entry.load)


def _loaded(place: str, load: Callable[[], object]) -> FactKind:
    """Return the kind that stands at a place; raise QaError if that fails, or it is none."""
    try:
        kind = load()
    except Exception as error:
        raise QaError(
            f"the kind of facts at {place} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(kind, FactKind):
        raise QaError(
            f"{place} is no kind of facts but a {type(kind).__name__}",
            hint="see qa.kinds.kind.FactKind",
        )
    if kind.category not in CATEGORIES:
        raise QaError(
            f"the kind of facts `{kind.name}` has the category `{kind.category}`, which is unknown"
        )
    if not kind.faults and not kind.checks:
        raise QaError(
            f"the kind of facts `{kind.name}` has neither faults nor checks: nothing would be said of it"
        )
    return kind


def _refuse_twins(found: Sequence[FactKind]) -> None:
    """Raise QaError where two kinds have one name, one label, or two groups of one name."""
    grouped = {kind.group for kind in found}
    for what, names in (
        ("the name", [kind.name for kind in found]),
        ("the label", [label for kind in found for label in kind.labels]),
        ("a group called", [group.name for group in grouped]),
    ):
        for name, times in Counter(names).items():
            if times > 1:
                raise QaError(f"two kinds of facts have {what} `{name}`")
