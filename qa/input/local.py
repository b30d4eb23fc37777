"""Which settings hold for a file: those of the nearest folder that has any, and in them the first set that names it."""

from __future__ import annotations

import glob
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa import config, selection
from qa.config import Settings
from qa.input.patterns import Patterns

Overrides = Mapping[str, Any]
FILES = ("qa.toml", "pyproject.toml")
"""Where settings may stand, the nearer to qa first."""


@dataclass(slots=True)
class Local:
    """The settings of a folder, for all that is below it and has none nearer.

    `folder` is the folder as paths spell it (empty for the working folder), `file` where the settings stand, `outer`
    what holds around it: what that excludes is excluded here, too. `overrides` are put over all of them.
    """

    folder: str
    settings: Settings
    file: str = ""
    outer: Local | None = None
    overrides: Overrides = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    _excluded: Patterns | None = None
    _sets: list[Patterns] = field(default_factory=list)
    _held: dict[int, Settings] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the patterns, so that a mistake is said before anything is read."""
        where = f"{self.file}: " if self.file else ""
        if self.settings.exclude:
            self._excluded = Patterns(self.settings.exclude, f"{where}exclude")
        self._sets = [
            Patterns(each.paths, f"{where}sets") for each in self.settings.sets
        ]

    def excludes(self, path: str, root: str) -> bool:
        """Say whether a path (a folder ending in `/`) is excluded; `root` is the folder that was named for it."""
        if self._excluded and self._excluded.say(_below(path, self.folder, root)):
            return True
        return self.outer is not None and self.outer.excludes(path, root)

    def of(self, path: str, root: str) -> tuple[Settings, str]:
        """Return the settings of a file, and what a document is told by from one of the same name elsewhere."""
        for number, patterns in enumerate(self._sets):
            if patterns.say(_below(path, self.folder, root)):
                self.used.add(number)
                return self._settings(number), ", ".join(
                    self.settings.sets[number].paths
                )
        return self._settings(-1), self.folder

    def every(self) -> list[Settings]:
        """Return the settings of each set, whether a file belongs to it or not."""
        return [self._settings(number) for number in range(len(self._sets))]

    def idle(self) -> list[str]:
        """Return the paths of the sets that name no file."""
        return [
            ", ".join(each.paths)
            for n, each in enumerate(self.settings.sets)
            if n not in self.used
        ]

    def _settings(self, number: int) -> Settings:
        if number not in self._held:
            own = (
                self.settings
                if number < 0
                else config.for_set(self.settings, self.settings.sets[number])
            )
            own = _placed(own, self.folder) if self.folder else own
            lang = {**own.lang, **self.overrides.get("lang", {})}
            self._held[number] = config.override(own, {**self.overrides, "lang": lang})
        return self._held[number]


def nearer(
    folder: str, names: Sequence[str], outer: Local, notices: list[str]
) -> Local:
    """Return the settings of a folder that holds `names`; those around it where it has none."""
    path = _file(folder, names)
    if path is None:
        return outer
    settings = selection.load(path)
    notices += [
        f"{path}: `{key}` is not regarded: it holds for a whole run"
        for key in config.runs_own(settings)
    ]
    return Local(folder, settings, str(path), outer, outer.overrides)


def passed_over(folder: str, names: Sequence[str]) -> list[str]:
    """Return a sentence on the settings of a folder that is not asked for any."""
    path = _file(folder, names)
    return (
        [f"{path} is not regarded: the settings of this run hold everywhere"]
        if path
        else []
    )


def nearest(path: str, outer: Local, notices: list[str]) -> Local:
    """Return the settings of the folders between the working folder and a path, that of the path not among them."""
    here, folder = Path.cwd(), Path(path).parent.resolve()
    if not folder.is_relative_to(here):
        return outer
    between = Path()
    for step in folder.relative_to(here).parts:
        between /= step
        names = [name for name in FILES if (between / name).is_file()]
        outer = nearer(str(between), names, outer, notices)
    return outer


def _file(folder: str, names: Sequence[str]) -> Path | None:
    """Return the file among `names` that has settings."""
    path = next((Path(folder) / name for name in FILES if name in names), None)
    return path if path and (path.name != "pyproject.toml" or _speaks(path)) else None


def _speaks(path: Path) -> bool:
    """Say whether a project's file has settings of qa; a template that is no TOML has none."""
    try:
        text = path.read_text(encoding="utf-8")
        return "[tool.qa" in text or (
            "qa" in text and "qa" in tomllib.loads(text).get("tool", {})
        )
    except (OSError, ValueError):
        return False


def _placed(settings: Settings, folder: str) -> Settings:
    """Return settings whose paths, relative to a folder, are relative to the working folder."""

    def placed(paths: Sequence[str]) -> list[str]:
        return [str(Path(folder, path)) for path in paths]

    lang = {
        str(Path(folder, path)) if "/" in path else path: tag
        for path, tag in settings.lang.items()
    }
    per_path = {
        str(Path(glob.escape(folder), path)): held
        for path, held in settings.per_path.items()
    }
    values = {
        "terms": placed(settings.terms),
        "names": placed(settings.names),
        "lang": lang,
        "per_path": per_path,
    }
    values["references"] = placed(settings.references)
    values["documents"] = {
        document: {name: str(Path(folder, path)) for name, path in files.items()}
        for document, files in settings.documents.items()
    }
    if settings.baseline:
        values["baseline"] = str(Path(folder, settings.baseline))
    return config.override(settings, values)


def _below(path: str, folder: str, root: str) -> str:
    """Return a path relative to the folder of its settings; to `root` where it is not below that."""
    last = "/" if path.endswith("/") else ""
    for place in (folder, root):
        relative = os.path.relpath(path, place or ".")
        if relative.split(os.sep, 1)[0] != os.pardir:
            return relative + last
    return Path(path).name + last
