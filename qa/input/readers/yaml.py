"""YAML catalogues: texts under nested keys (Rails, Symfony).

PyYAML composes them without making objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from qa.errors import NoTextsError, QaError
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import DEEPEST, Value, collect
from qa.input.readers.decoding import decode
from qa.model import Source, Version

if TYPE_CHECKING:
    from yaml import Event, Node

EXTENSIONS = (".yaml", ".yml")
CATALOGUE = True

MOST = 1_000_000
"""Values that one file may have: an alias can make a small file a huge one."""

_MERGE = "tag:yaml.org,2002:merge"
_TEXT = "tag:yaml.org,2002:str"
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""Where PyYAML begins another line."""
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*")


def read(source: Source) -> list[Version]:
    """Return the one version of a catalogue; raise QaError for what is none.

    A single root key that is the language is no part of the keys.
    """
    return collect(source, read_values(decode(source), source.path))


def read_values(written: str, path: str, first: int = 1) -> Iterator[Value]:
    """Yield the texts of a YAML mapping with their places.

    It starts on line `first` of its file. Raises QaError for what is none.
    """
    import yaml  # noqa: PLC0415 - only for catalogues

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_depth(yaml.parse(written, loader), path, first)
        root = yaml.compose(written, loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise QaError(
            f"not valid YAML: {error.problem or error.context}",
            path=path,
            line=mark.line + first if mark else None,
            hint="mend it there",
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise QaError(f"not valid YAML: {error}", path=path, hint="mend it") from error
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise NoTextsError(
            "the YAML is no catalogue: not a mapping",
            path=path,
            line=first,
            hint="write texts under keys",
        )
    if len(root.value) == 1:
        key, value = root.value[0]
        is_named = isinstance(key, yaml.ScalarNode) and _TAG.fullmatch(key.value)
        if is_named and isinstance(value, yaml.MappingNode):
            root = value
    yield from _walk(root, (), 0, _File(path, _BREAK.split(written), first))


def _refuse_depth(events: Iterable[Event], path: str, first: int) -> None:
    """Raise QaError for nesting beyond measure."""
    depth = 0
    for event in events:
        name = type(event).__name__
        line = event.start_mark.line + first
        if name in {"MappingStartEvent", "SequenceStartEvent"}:
            depth += 1
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            depth -= 1
        if depth > DEEPEST:
            raise QaError(
                f"more than {DEEPEST} levels of keys",
                path=path,
                line=line,
                hint="people write no such catalogue",
            )


class _File:
    """The lines of a file; the first one read is called `first` in it."""

    def __init__(self, path: str, lines: Sequence[str], first: int) -> None:
        self.path = path
        self.lines = lines
        self.first = first
        self.visited = count(1)

    def visit(self, node: Node, depth: int) -> None:
        """Count a value; raise QaError where aliases make too many, or too deep ones."""
        if next(self.visited) > MOST or depth > DEEPEST:
            raise QaError(
                "aliases that make a huge file",
                path=self.path,
                line=node.start_mark.line + self.first,
                hint="write the texts themselves",
            )

    def read_notes(self, line: int) -> Meta:
        """Return the comment in the lines above one, counted from 0."""
        notes: list[str] = []
        while 0 < line <= len(self.lines):
            line -= 1
            text = self.lines[line].strip()
            if not text.startswith("#"):
                break
            notes.insert(0, text.lstrip("# "))
        return (("note", "\n".join(notes)),) if notes else ()

    def read_text(self, node: Node) -> SegmentBuilder:
        """Return the text of a node, each of its lines where it stands.

        A line of a folded text stands where the text of its first is found.
        """
        start, end = node.start_mark, node.end_mark
        line, column, text = start.line, start.column, node.value
        if node.style in {"'", '"'}:
            column += 1
        elif node.style in {"|", ">"}:
            # How a block ends is how it is written, not what it says.
            line, column, text = line + 1, 0, text.rstrip("\n")
        builder = SegmentBuilder()
        for part in text.splitlines(keepends=True) or [""]:
            words = part.strip()
            last = min(end.line + 1, len(self.lines))
            for number in range(line, last) if words else ():
                found = self.lines[number].find(words)
                if found >= 0:
                    line = number
                    # A plain text stands where its node does.
                    if node.style is not None or line != start.line:
                        column = found
                    break
            builder.add(part, line + self.first, column + 1)
        return builder


def _walk(node: Node, way: tuple[str, ...], above: int, file: _File) -> Iterator[Value]:
    """Yield the texts below a node; `above` is the line that its key stands on."""
    file.visit(node, len(way))
    if node.id == "mapping":
        for key, value in _list_pairs(node, file, len(way)):
            here = (*way, str(key.value))
            yield from _walk(value, here, key.start_mark.line, file)
    elif node.id == "sequence":
        for number, value in enumerate(node.value):
            here = (*way, str(number))
            yield from _walk(value, here, value.start_mark.line, file)
    elif node.tag == _TEXT:
        yield Value(".".join(way), file.read_text(node), file.read_notes(above))


def _list_pairs(node: Node, file: _File, depth: int) -> list[tuple[Node, Node]]:
    """Return the keys and values of a mapping with those that it merges.

    Its own stand in place of merged ones.
    """
    pairs: dict[object, tuple[Node, Node]] = {}
    for key, value in node.value:
        file.visit(key, depth)
        if key.tag == _MERGE:
            merged = value.value if value.id == "sequence" else [value]
            for each in merged:
                if each.id == "mapping":
                    for pair in _list_pairs(each, file, depth + 1):
                        pairs.setdefault(str(pair[0].value), pair)
    own = [pair for pair in node.value if pair[0].tag != _MERGE]
    names = {str(key.value) for key, _ in own}
    return [pair for name, pair in pairs.items() if name not in names] + own
