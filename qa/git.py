"""The user's own git, asked: the one place where it is run.

It is only read from: nothing is written, fetched or prompted for, no hook, pager, file watcher, signature checker or
external diff of a repository's configuration is run, and what a hook's surroundings say of another repository does not
count. What it writes is bytes; names come apart by NUL (`-z`) and may be anything a file system allows.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from qa.errors import QaError

PATIENCE = 600.0
"""Seconds that git may take: a log with renames of a large repository takes a minute."""

SHORT = 20.0
"""Seconds for a question that reads no history."""

_SAFE = (
    "--no-pager",
    "--no-optional-locks",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "log.showSignature=false",
    "-c", "core.quotePath=false",
)  # fmt: skip

_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"
_UNFILTERED = {"clean": "", "smudge": "", "process": "", "required": "false"}

_SURROUNDINGS = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "LC_ALL": "C",
}

_OF_HOOKS = frozenset(
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
        "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_TRACE", "LANGUAGE",
        "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS",
    ]
)  # fmt: skip
"""What git tells its hooks of one repository, and what would change how it answers."""


class GitError(QaError):
    """Git that is not there, does not answer, or fails."""


def ask(
    folder: str,
    *arguments: str,
    given: bytes | None = None,
    seconds: float = PATIENCE,
) -> bytes:
    """Return what git writes when asked in a folder; `given` is its standard input.

    Raises GitError with the first line of what it says where it fails, is not there or
    takes longer than `seconds`.
    """
    run = _run(folder, arguments, given, seconds)
    if run.returncode:
        raise _fail(run)
    return run.stdout


def is_so(folder: str, *arguments: str) -> bool:
    """Say whether git answers yes (exit 0) or no (1) to a question; GitError where it cannot tell."""
    run = _run(folder, arguments, None, SHORT)
    if run.returncode not in {0, 1}:
        raise _fail(run)
    return run.returncode == 0


def list_names(folder: str, *arguments: str) -> list[str]:
    """Return the names that git writes, NUL between them (`-z`); GitError as `ask`."""
    output = os.fsdecode(ask(folder, *arguments))
    return [name for name in output.split("\0") if name]


def list_unfiltered(folder: str) -> list[str]:
    """Return the options, before the name of a command, under which no filter of a repository's settings is run.

    A comparison with the work tree hands files to them (`filter.NAME.clean`). Without them a file that
    only its filter makes equal counts as changed.
    """
    asked = ("config", "--name-only", "-z", "--get-regexp", _FILTERS)
    keys = os.fsdecode(_run(folder, asked, None, SHORT).stdout).split("\0")
    names = sorted({key.rpartition(".")[0] for key in keys if key})
    options = []
    for name in names:
        for key, value in _UNFILTERED.items():
            options += ["-c", f"{name}.{key}={value}"]
    return options


def find_top(folder: str) -> str | None:
    """Return the real path of the work tree that a folder is in, without asking git; None in none."""
    place = Path(os.path.realpath(folder or "."))
    for each in (place, *place.parents):
        if (each / ".git").exists():
            return str(each)
    return None


def _run(
    folder: str, arguments: Sequence[str], given: bytes | None, seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Run git, whatever it ends with."""
    command = ["git", *_SAFE, "-C", folder or ".", *arguments]
    kept = {key: word for key, word in os.environ.items() if key not in _OF_HOOKS}
    # Where nothing is given, nothing of ours is read.
    source = subprocess.DEVNULL if given is None else None
    try:
        return subprocess.run(  # noqa: S603 - the user's git
            command,
            input=given,
            stdin=source,
            capture_output=True,
            check=False,
            env={**kept, **_SURROUNDINGS},
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        said = f"git did not answer within {seconds:.0f} seconds"
        raise GitError(said, hint="`git status` may say why") from error
    except FileNotFoundError as error:
        raise GitError("git is not installed", hint="install it") from error
    except (OSError, ValueError) as error:
        raise GitError(f"git cannot be run: {error}", hint="install it") from error


def _fail(run: subprocess.CompletedProcess[bytes]) -> GitError:
    """Return what git says that kept it from answering."""
    said = _first_line(run.stderr) or f"it ended with {run.returncode}"
    return GitError(f"git fails: {said}", hint="run qa inside the repository")


def _first_line(written: bytes) -> str:
    """Return the first line of what git says, without its `fatal:`."""
    said, _, _ = os.fsdecode(written).strip().partition("\n")
    return said.removeprefix("fatal: ").removeprefix("error: ")
