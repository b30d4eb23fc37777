"""What can be wrong with input: one clear sentence that says what, where and what to do."""

from __future__ import annotations


class QaError(Exception):
    """Input that cannot be checked.

    `message` says what is wrong, `path` and `line` where (a byte or key may stand in the message), `hint` what to do.
    The command line prints it and exits with 2.
    """

    def __init__(
        self, message: str, *, path: str = "", line: int | None = None, hint: str = ""
    ) -> None:
        message = _shorten(message)
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = _shorten(hint)

    def __str__(self) -> str:
        """Return the whole sentence: `path:line: message; hint`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        head = f"{place}: {self.message}" if place else self.message
        return f"{head}; {self.hint}" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with all fields."""
        return _restore, (self.message, self.path, self.line, self.hint)


_LONGEST = 600
"""Characters of what an error says: it quotes input, which may be one line of a megabyte."""


def _shorten(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


class NoTextsError(QaError):
    """A file that holds no texts of this kind, but something else: in a folder it is left out."""


class EmptyFileError(QaError):
    """A file without any text: in a folder it is left out where nobody can miss it."""


class FactsError(QaError):
    """A text of which the facts of a group cannot be read: whoever asks for them gets this, every time."""

    def __init__(self, group: str, reason: str) -> None:
        super().__init__(f"facts ({group}) cannot be read: {reason}")
        self.group = group
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with all fields."""
        return FactsError, (self.group, self.reason)


def _restore(message: str, path: str, line: int | None, hint: str) -> QaError:
    return QaError(message, path=path, line=line, hint=hint)
