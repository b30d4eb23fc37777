"""YAML catalogues: texts under nested keys (Rails, Symfony); PyYAML composes them without making objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from qa.errors import QaError
from qa.input.readers.catalogue import DEEPEST, Value, versions
from qa.input.readers.decoding import text
from qa.input.readers.writing import Meta, Writing
from qa.model import Source, Version

if TYPE_CHECKING:
    from yaml import Event, Node

EXTENSIONS = (".yaml", ".yml")

_TEXT = "tag:yaml.org,2002:str"
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""Where PyYAML begins another line."""
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*")


def read(source: Source) -> list[Version]:
    """Return the one version of a catalogue; a single root key that is the language is no part of the keys."""
    return versions(source, values(text(source), source.path))


def values(written: str, path: str, first: int = 1) -> Iterator[Value]:
    """Yield the texts of a YAML mapping, which starts on line `first` of its file, with their places."""
    import yaml  # noqa: PLC0415 - only for catalogues

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_aliases(yaml.parse(written, loader), path, first)
        root = yaml.compose(written, loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first if mark else None
        said = f"not valid YAML: {error.problem or error.context}"
        raise QaError(said, path=path, line=line, hint="mend it there") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise QaError(f"not valid YAML: {error}", path=path, hint="mend it") from error
    if not isinstance(root, yaml.MappingNode):
        raise QaError(
            "the YAML is no catalogue: not a mapping",
            path=path,
            line=first,
            hint="write texts under keys",
        )
    if (
        len(root.value) == 1
        and isinstance(root.value[0][1], yaml.MappingNode)
        and _TAG.fullmatch(root.value[0][0].value)
    ):
        root = root.value[0][1]
    yield from _texts(root, _BREAK.split(written), (), first)


def _refuse_aliases(events: Iterable[Event], path: str, first: int) -> None:
    """Raise QaError for an alias, which can make a small file a huge one, and for nesting beyond measure."""
    depth = 0
    for event in events:
        name, line = type(event).__name__, event.start_mark.line + first
        depth += name in {"MappingStartEvent", "SequenceStartEvent"}
        depth -= name in {"MappingEndEvent", "SequenceEndEvent"}
        if depth > DEEPEST:
            hint = "people write no such catalogue"
            raise QaError(
                f"more than {DEEPEST} levels of keys", path=path, line=line, hint=hint
            )
        if name == "AliasEvent":
            hint = "write the text itself: qa follows no aliases"
            raise QaError(
                f"the alias `*{event.anchor}`", path=path, line=line, hint=hint
            )


def _texts(
    node: Node, lines: list[str], way: tuple[str, ...], first: int, above: int = 0
) -> Iterator[Value]:
    """Yield the texts below a node; `above` is the line that its key stands on."""
    if node.id == "mapping":
        for key, value in node.value:
            yield from _texts(
                value, lines, (*way, str(key.value)), first, key.start_mark.line
            )
    elif node.id == "sequence":
        for number, value in enumerate(node.value):
            yield from _texts(
                value, lines, (*way, str(number)), first, value.start_mark.line
            )
    elif node.tag == _TEXT:
        yield Value(".".join(way), _written(node, lines, first), _noted(lines, above))


def _noted(lines: list[str], line: int) -> Meta:
    """Return the comment in the lines above a text."""
    said: list[str] = []
    while 0 < line <= len(lines) and lines[line - 1].lstrip().startswith("#"):
        line -= 1
        said.insert(0, lines[line].strip().lstrip("# "))
    return (("note", "\n".join(said)),) if said else ()


def _written(node: Node, lines: list[str], first: int) -> Writing:
    """Return the text, each of its lines where it stands; of a folded text that is the first it is found on."""
    mark, writing = node.start_mark, Writing()
    line, column = mark.line, mark.column + (node.style in {"'", '"'})
    text = node.value
    if node.style in {"|", ">"}:
        # How a block ends is how it is written, not what it says.
        line, column, text = line + 1, 0, text.rstrip("\n")
    for part in text.splitlines(keepends=True) or [""]:
        found = next(
            (
                n
                for n in range(line, node.end_mark.line + 1)
                if n < len(lines) and _holds(lines[n], part)
            ),
            None,
        )
        if found is not None:
            column = (
                max(lines[found].find(part.strip()), 0)
                if (found, node.style) != (mark.line, None)
                else column
            )
            line = found
        writing.add(part, line + first, column + 1)
    return writing


def _holds(line: str, part: str) -> bool:
    return bool(part.strip()) and part.strip() in line
