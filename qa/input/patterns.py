"""Patterns of paths in the syntax of .gitignore: `exclude`, the paths of a set, and .gitignore files themselves."""

from __future__ import annotations

from collections.abc import Sequence

from qa.errors import QaError


class Patterns:
    """Patterns, of which the last that matches a path decides; a `!` before one takes back what others say."""

    def __init__(self, lines: Sequence[str], where: str = "exclude") -> None:
        """Take the patterns; raise QaError, naming `where` they stand, for one that means nothing."""
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs have no patterns

        try:
            self._spec = GitIgnoreSpec.from_lines(lines)
        except ValueError as error:
            hint = "write it as in .gitignore: `old/`, `docs/**/draft-*.md`"
            raise QaError(
                f"{where}: a pattern means nothing: {error}", hint=hint
            ) from error

    def say(self, path: str) -> bool | None:
        """Return whether they name a path (relative, a folder ending in `/`), None where none of them matches."""
        return self._spec.check_file(path).include


def is_meant(line: str) -> bool:
    """Say whether a pattern means anything at all."""
    try:
        Patterns([line])
    except QaError:
        return False
    return True
