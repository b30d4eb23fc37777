"""What a run has worked out from its texts: the run owns it, and it dies with the run.

`run` begins a run, and every function that `remember` decorates then answers equal
questions once. Each run has a memory of its own: two in one process share nothing, nor
do two threads. Outside of a run nothing is remembered.

Caches of the process (`functools.cache`) are for what our own data files hold, by the
tag of a language; whatever depends on a text, a name or a path of users is kept here.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])
Function = Callable[..., Any]


class Memory(dict[Function, Function]):
    """The functions that a run has asked, each with its table of answers."""

    def add(self, function: Function, most: int | None) -> Function:
        """Return a function, made to remember as many answers; None is all of them."""
        return self.setdefault(function, functools.lru_cache(most)(function))


class Nothing(Memory):
    """The memory outside of a run: it keeps nothing."""

    def add(self, function: Function, most: int | None) -> Function:  # noqa: ARG002
        """Return the function itself."""
        return function


_memory: ContextVar[Memory] = ContextVar("memory", default=Nothing())  # noqa: B039


@contextlib.contextmanager
def run() -> Iterator[None]:
    """Begin a run with an empty memory; it ends, and is forgotten, with the block."""
    token = _memory.set(Memory())
    try:
        yield
    finally:
        _memory.reset(token)


def forget() -> None:
    """Forget all that this run has remembered so far."""
    _memory.get().clear()


def remember(most: int | None = None) -> Callable[[F], F]:
    """Make a function remember its answers for as long as a run lasts.

    Its arguments are hashable, given by position, and compared by value; its answers
    are not changed by whoever gets them. `most` answers are kept, those asked for last.
    """

    def decorate(function: F) -> F:
        @functools.wraps(function)
        def ask(*arguments: Any) -> Any:  # noqa: ANN401 - as `function` says
            memory = _memory.get()
            try:
                table = memory[function]
            except KeyError:
                table = memory.add(function, most)
            return table(*arguments)

        return cast("F", ask)

    return decorate
