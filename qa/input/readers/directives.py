"""What the dialects of Markdown add: directives with titles, includes, ids of headings.

MkDocs and PyMdown (`!!! note "Title"`, `/// tip | Title`, `=== "Tab"`, `--8<--`), VitePress,
Docusaurus and MyST (`::: tip Title`, `<<< @/file`), MDX (`import`, `{/* … */}`), Kramdown
(`{:toc}`, `{#id}`), Hugo (`{{< name >}}`). A directive is structure and its title prose; an
include is code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_FENCE = re.compile(
    r"\s{0,12}(?:[-*+>]\s|\d{1,3}[.)]\s)?\s{0,8}(?P<fence>`{3,}|~{3,})(?P<info>.*)"
)
_BLOCK = re.compile(
    r"(?P<indent>[ \t]*)(?:"
    r"(?P<slashes>/{3,})[ \t]*(?:(?P<kind1>[\w-]+)[ \t]*(?:\|[ \t]*(?P<title1>.+))?)?"
    r"|:{3,}[ \t]*(?:\{?\.?(?P<kind2>[\w:-]+)\}?[ \t]*(?P<title2>.*))?"
    r"|(?P<marks>!!!|\?\?\?\+?)[ \t]+(?P<kind3>[\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+\"(?P<title3>[^\"]*)\")?"
    r"|(?P<tab>===[!+]{0,2})[ \t]+\"(?P<title4>[^\"]+)\""
    r")[ \t]*"
)
_INCLUDE = re.compile(
    r"\s*(?:\{\*.*\*\}|\{!.*!\}|-{1,3}8<-{1,4}.*|<<<[ ]*\S.*|@\[code[^\]]*\]\(.*\)|!\[\[.*\]\]"
    r"|\{\{[<%](?![^{}]*\{\{).*[%>]\}\})\s*"
)
_HEADING_ID = re.compile(
    r"(?<=\S)[ \t]*(?:\{:?[ \t]*(?P<id>#[\w.:-]+)[^{}\n]{0,200}\}|\{/\*[ \t]*(?P<id2>#[\w.:-]+)[ \t]*\*/\})[ \t]*#*[ \t]*$"
)
_PAIR = r"(?:[.#][\w:-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[\w.%-]+))"
_ATTRIBUTES = re.compile(rf"\{{:?[ \t]*{_PAIR}(?:[ \t]+{_PAIR})*[ \t]*\}}")
_KRAMDOWN = re.compile(r"\s*\{::?[^{}]*\}\s*")
_MODULE = re.compile(r"(?:import|export)\s+(?:[\w*{]|default\b|\"|')")
_TITLE = re.compile(r"\[(?P<title>[^\]]*)\]|(?P<plain>[^{\[].*?)")
_TRAILING = re.compile(r"[ \t]*\{[^{}]*\}[ \t]*$")
_OPTION = re.compile(r"[ \t]{4,}[\w-]+:|:[\w-]+:")
_STEP = 4
"""Columns by which the content of `!!! note` is indented."""


class Aside(NamedTuple):
    """What a line says beside the text: the title of a directive, or an include.

    `line` is from 0, `column` too; `code` is the structure, as all languages write it.
    """

    line: int
    column: int
    text: str
    code: str
    literal: bool


@dataclass(slots=True)
class Plain:
    """A text without what its dialect adds: as many lines, and what they said.

    `ids` are those of headings, by their line. With `is_loose` it is for Python-Markdown,
    where `**` makes bold whatever letters stand beside it.
    """

    body: str
    asides: list[Aside] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    is_loose: bool = False


def strip(body: str, *, modules: bool = False) -> Plain:
    """Return a text as CommonMark has it; with `modules` it is MDX."""
    if modules:
        body = _leave_notes(body)
    reader = _Lines(modules=modules)
    lines = body.split("\n")
    kept = [reader.read(number, line) for number, line in enumerate(lines)]
    return Plain("\n".join(kept), reader.asides, reader.ids, reader.is_loose)


def _leave_notes(body: str) -> str:
    """Return a text without the comments of MDX, in as many lines; the id of a heading stays."""
    kept = []
    done = 0
    start = body.find("{/*")
    while start >= 0:
        end = body.find("*/}", start)
        if end < 0:
            break
        end += 3
        note = body[start:end]
        is_id = "\n" not in note and note[3:].lstrip().startswith("#")
        kept += [body[done:start], note if is_id else "\n" * note.count("\n")]
        done = end
        start = body.find("{/*", end)
    return "".join(kept) + body[done:]


@dataclass(slots=True)
class _Lines:
    """Reads a text line by line.

    `fence` is what closes the block of code that is open, `depths` the indents of the
    directives that are open, whose content is indented.
    """

    modules: bool
    fence: str = ""
    in_module: bool = False
    after_block: bool = False
    depths: list[int] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    is_loose: bool = False

    def read(self, number: int, line: str) -> str:
        """Return a line of the text as CommonMark has it."""
        line = self._dedent(line)
        if self._is_code(line):
            return line
        if self._is_option(line) or self._is_module(line) or _KRAMDOWN.fullmatch(line):
            return ""
        block = _BLOCK.fullmatch(line)
        if block:
            return self._take_block(number, line, block)
        if _INCLUDE.fullmatch(line):
            return self._take_include(number, line)
        return self._take_attributes(number, line) if "{" in line else line

    def _is_option(self, line: str) -> bool:
        """Say whether a line is an option of the directive that begins before it."""
        self.after_block = self.after_block and _OPTION.match(line) is not None
        return self.after_block

    def _dedent(self, line: str) -> str:
        """Return a line without the indent of the directives that it stands in."""
        if not self.depths or not line.strip():
            return line
        indent = len(line) - len(line.lstrip())
        while self.depths and indent < self.depths[-1] + _STEP * len(self.depths):
            self.depths.pop()
        return line[_STEP * len(self.depths) :]

    def _is_code(self, line: str) -> bool:
        """Say whether a line belongs to a block of code."""
        found = _FENCE.fullmatch(line) if "```" in line or "~~~" in line else None
        if self.fence:
            if (
                found
                and not found["info"].strip()
                and found["fence"].startswith(self.fence)
            ):
                self.fence = ""
            return True
        if found and "`" not in found["info"]:
            self.fence = found["fence"]
            return True
        return False

    def _is_module(self, line: str) -> bool:
        """Say whether a line is one of a program, as MDX has them up to an empty line."""
        if not self.modules:
            return False
        if not line.strip():
            self.in_module = False
        elif _MODULE.match(line):
            self.in_module = True
        return self.in_module

    def _take_block(self, number: int, line: str, block: re.Match[str]) -> str:
        """Take the line that begins or ends a directive."""
        kind = block["kind1"] or block["kind2"] or block["kind3"] or ""
        title = block["title1"] or block["title3"] or block["title4"] or ""
        if block["title2"]:
            title = _read_title(block["title2"])
        if block["marks"] or block["tab"]:
            self.depths.append(len(block["indent"]))
        kind = kind or ("tab" if block["tab"] else "")
        self.is_loose |= bool(block["marks"] or block["tab"] or block["slashes"])
        self.after_block = bool(kind)
        if kind:
            text = title.strip() or kind
            column = max(line.rfind(text), 0) + _STEP * (
                len(self.depths) - bool(block["marks"] or block["tab"])
            )
            self.asides.append(Aside(number, column, text, kind, literal=False))
        return ""

    def _take_include(self, number: int, line: str) -> str:
        """Take a line that stands for a file."""
        text = line.strip()
        self.is_loose |= text.startswith(("{*", "-", "{!"))
        self.asides.append(Aside(number, line.index(text), text, text, literal=True))
        return ""

    def _take_attributes(self, number: int, line: str) -> str:
        """Return a line without ids and attributes; the id of a heading is kept apart."""
        found = _HEADING_ID.search(line)
        if found:
            self.ids[number] = found["id"] or found["id2"]
            line = line[: found.start()]
        return _ATTRIBUTES.sub("", line)


def _read_title(written: str) -> str:
    """Return the title behind the name of a directive: `[Title]{#id}`, `Title {open}`."""
    found = _TITLE.fullmatch(_TRAILING.sub("", written))
    return (found["title"] or found["plain"] or "") if found else ""
