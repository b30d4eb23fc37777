"""The file that settings stand in: `qa.toml`, or `[tool.qa]` of pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from qa import places
from qa.config import Settings
from qa.errors import QaError
from qa.unfit import faults


def find(folder: Path | None = None) -> Path | None:
    """Return the file of the settings of a folder: its `qa.toml`, or a `pyproject.toml` with a table `[tool.qa]`."""
    folder = folder or Path()
    if (folder / "qa.toml").is_file():
        return folder / "qa.toml"
    project = folder / "pyproject.toml"
    return project if project.is_file() else None


def load(path: Path | None = None, folder: Path | None = None) -> Settings:
    """Return the settings of `path`, or of `qa.toml` or `[tool.qa]` in `folder`, or the defaults.

    Raises QaError with file, line and key for anything unknown or of the wrong kind.
    """
    path = path or find(folder)
    if path is None:
        return Settings()
    table = _parse(path)
    for key in _inside(path):
        table = table.get(key, {})
        if not isinstance(table, dict):
            raise placed(
                QaError("`tool.qa` is no table", hint="write `[tool.qa]`"), path, ()
            )
    if "tool" in table:
        hint = "in this file settings stand by themselves; `[tool.qa]` is for pyproject.toml"
        raise placed(QaError("there is no setting `tool`", hint=hint), path, ("tool",))
    for keys, error in faults(table, Settings, ()):
        raise placed(error, path, keys)
    return msgspec.convert(table, Settings)


def placed(error: QaError, path: Path, keys: places.Keys) -> QaError:
    """Return `error` with the line of the file at which `keys` stands."""
    line = places.line(path.read_text(encoding="utf-8"), (*_inside(path), *keys))
    return QaError(error.message, path=str(path), line=line, hint=error.hint)


def _inside(path: Path) -> tuple[str, ...]:
    return ("tool", "qa") if path.name == "pyproject.toml" else ()


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise QaError(
            f"the settings cannot be read: {error.strerror}", path=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise QaError(
            f"not UTF-8 at byte {error.start}",
            path=str(path),
            hint="save the file as UTF-8",
        ) from error
    except RecursionError as error:
        raise QaError(
            "tables or lists stand too deep in each other", path=str(path)
        ) from error
    except tomllib.TOMLDecodeError as error:
        said, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        where = (
            int(line[1])
            if line
            else len(path.read_text(encoding="utf-8").rstrip().split("\n"))
        )
        hint = 'texts need quotes: `source = "en"`' if said == "Invalid value" else ""
        raise QaError(
            f"not valid TOML: {said}", path=str(path), line=where, hint=hint
        ) from error
    except ValueError as error:
        # Python reads no number of thousands of digits.
        raise QaError(
            "a number in it has thousands of digits", path=str(path), hint="mend it"
        ) from error
