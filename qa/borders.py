"""Where faults are held: what fails inside a border is named, and what stands around it goes on.

There is one around each reader, each document's pipeline, what each document teaches, each check and each reporter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from qa.errors import FactsError
from qa.model import Crash


def is_stop(error: BaseException) -> bool:
    """Say whether somebody wants the run to end: an extension in Rust raises what is no `Exception` either."""
    return isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit)


@dataclass(slots=True)
class Border:
    """Holds whatever is raised inside as a crash; the same fault of one place is named once."""

    crashes: list[Crash] = field(default_factory=list)

    @contextmanager
    def around(self, what: str, where: str) -> Iterator[None]:
        """Keep a fault of `what` (a check, `aligning` ...) at `where` (a document, a unit)."""
        try:
            yield
        except BaseException as error:
            if is_stop(error):
                raise
            self.hold(what, where, error)

    def hold(self, what: str, where: str, error: BaseException) -> None:
        """Keep a fault: facts that cannot be read are no fault of who asks for them."""
        if isinstance(error, FactsError):
            crash = Crash(f"facts ({error.group})", where, error.reason)
        else:
            crash = Crash(what, where, f"{type(error).__name__}: {error}")
        self.keep(crash)

    def keep(self, crash: Crash) -> None:
        """Keep a crash, if it is not known yet."""
        if crash not in self.crashes:
            self.crashes.append(crash)
