"""The plural rule of a gettext catalogue: which form a number takes.

https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

_HEADER = re.compile(r"nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]{1,1000})")
_TOKEN = re.compile(r"\s*(\d{1,9}|n|&&|\|\||[=!<>]=|[<>?:()%*/+!-])")
_TRIED = 1000
"""Numbers that are tried: the rules of all languages repeat within so many."""
_FEW = 2
"""A form of so many numbers at most may do without the number."""
_DEEPEST = 60
_LONGEST = 300
"""Signs of an expression; the longest of a language has some 80."""

Rule = Callable[[int], int]

_STEPS: tuple[dict[str, Callable[[int, int], int]], ...] = (
    {"||": lambda a, b: int(bool(a or b))},
    {"&&": lambda a, b: int(bool(a and b))},
    {"==": operator.eq, "!=": operator.ne},
    {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge},
    {"+": operator.add, "-": operator.sub},
    {
        "*": operator.mul,
        "/": lambda a, b: a // b if b else 0,
        "%": lambda a, b: a % b if b else 0,
    },
)
"""The operators with two sides, those that bind least first."""


class Form(NamedTuple):
    """One plural form: its name, and the numbers that it is for, none where many."""

    name: str
    numbers: tuple[int, ...]


@dataclass(slots=True)
class _Parser:
    """The tokens of an expression that are left; raises ValueError for what is none."""

    tokens: list[str]
    depth: int = 0

    def take(self, *wanted: str) -> str | None:
        """Take the next token if it is one of these."""
        if self.tokens and self.tokens[0] in wanted:
            return self.tokens.pop(0)
        return None

    def descend(self) -> None:
        """Note one level more."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("too deep")

    def parse_choice(self) -> Rule:
        """Read `condition ? this : that`."""
        self.descend()
        condition = self.parse_step(0)
        if not self.take("?"):
            self.depth -= 1
            return condition
        this = self.parse_choice()
        if not self.take(":"):
            raise ValueError("no `:`")
        that = self.parse_choice()
        self.depth -= 1
        return lambda n: this(n) if condition(n) else that(n)

    def parse_step(self, step: int) -> Rule:
        """Read operators that bind as much as `step` or more."""
        if step == len(_STEPS):
            return self.parse_value()
        left = self.parse_step(step + 1)
        while sign := self.take(*_STEPS[step]):
            left = _combine(_STEPS[step][sign], left, self.parse_step(step + 1))
        return left

    def parse_value(self) -> Rule:
        """Read a number, `n`, or what stands in brackets."""
        if self.take("!"):
            self.descend()
            inside = self.parse_value()
            self.depth -= 1
            return lambda n: int(not inside(n))
        if self.take("("):
            inside = self.parse_choice()
            if not self.take(")"):
                raise ValueError("no `)`")
            return inside
        if self.take("n"):
            return lambda n: n
        if not self.tokens or not self.tokens[0].isdecimal():
            raise ValueError("no value")
        number = int(self.tokens.pop(0))
        return lambda _: number


def _combine(operation: Callable[[int, int], int], left: Rule, right: Rule) -> Rule:
    """Return what two sides give together."""
    return lambda n: int(operation(left(n), right(n)))


def read_forms(header: str) -> tuple[Form, ...]:
    """Return the forms of a header (`Plural-Forms`) in their order.

    The one of the number 1 is called `one`, the one that most numbers take `other`, the
    others by their place. None where the header says nothing that can be read.
    """
    match = _HEADER.search(header)
    if match is None:
        return ()
    count = int(match[1])
    rule = _parse(match[2])
    if rule is None or not count:
        return ()
    numbers: dict[int, list[int]] = {form: [] for form in range(count)}
    for n in range(_TRIED):
        form = rule(n)
        if form not in numbers:
            return ()
        numbers[form].append(n)
    return tuple(_name(form, numbers, rule) for form in numbers)


def _parse(expression: str) -> Rule | None:
    """Return what an expression computes, None for what is none."""
    tokens = _TOKEN.findall(expression)
    is_whole = "".join(tokens) == "".join(expression.split())
    if not is_whole or len(tokens) > _LONGEST:
        return None
    parser = _Parser(tokens)
    try:
        rule = parser.parse_choice()
    except (ValueError, RecursionError):
        return None
    return None if parser.tokens else rule


def _name(form: int, numbers: dict[int, list[int]], rule: Rule) -> Form:
    """Return a form with its name."""
    sizes = Counter({each: len(those) for each, those in numbers.items()})
    general = max(numbers, key=lambda each: (sizes[each], each))
    own = numbers[form]
    few = tuple(own) if len(own) <= _FEW else ()
    if form == general:
        return Form("other", few)
    return Form("one" if form == rule(1) else str(form), few)
