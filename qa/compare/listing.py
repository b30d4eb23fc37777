"""Blocks of code without what people translate in them: texts, comments, names of examples.

A reader has left out the comments. What is left of a line is compared as it stands, its
texts aside; two lines that differ in nothing but words are one, translated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qa.language.targets import drop_language
from qa.model import Segment, Span

_COMMANDS = frozenset([
    "bash", "sh", "shell", "zsh", "console", "fish", "powershell", "ps1", "cmd", "bat",
    "dockerfile", "make", "makefile", "nginx", "apache", "conf",
])  # fmt: skip
"""Languages, as fences name them, whose lines look like prose and are none."""

_PROGRAMS = frozenset([
    "py", "python", "js", "javascript", "jsx", "ts", "typescript", "tsx", "java", "go",
    "rust", "rs", "c", "cpp", "cs", "csharp", "php", "ruby", "rb", "swift", "kotlin", "sql",
])  # fmt: skip
"""Languages whose words outside strings are never translated."""

_ALIASES = {
    "python": "py", "javascript": "js", "typescript": "ts", "shell": "sh", "bash": "sh",
    "zsh": "sh", "console": "sh", "terminal": "sh", "yml": "yaml", "markdown": "md",
    "ruby": "rb", "rust": "rs", "csharp": "cs", "golang": "go", "plaintext": "text",
    "txt": "text", "none": "", "plain": "text", "docker": "dockerfile", "sh": "sh",
}  # fmt: skip
"""Names of programming languages that mean the same to who shows the code."""

_TEXTS = frozenset(["md", "markdown", "mdx", "rst", "adoc", "asciidoc", "po", "csv"])
"""Languages of pages: what stands in them is translated as the page around it is."""

_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`")
_SIGNS = re.compile(r"[/\\_=<>{}$:@#%]|[^\W_]\.[^\W_]|\d")
"""What a text that people read has not, and a path, an address or a pattern has."""

_PATH = re.compile(r"[\w.:-]*/[\w./-]+")
_BEYOND = re.compile(
    r"[^\s\"'`<>(){}\[\]=:;,./|]*[^\W\d_a-zA-Z][^\s\"'`<>(){}\[\]=:;,./|]*"
)
"""A word with a letter beyond those of programs."""

_FILLED = re.compile(r"<[^<>/=\"'(){}]{2,60}>|\[[A-Z][^\[\]=\"'(){}]{2,60}\]")
"""What stands for what people fill in: `<your name>`."""

_NAME = re.compile(r"[\w+#-]*")
_SHOWN = re.compile(r"(?<=>)[^<>{}]*[^\W\d_][^<>{}]*(?=<|$)|^[^<>{}=;()]+(?=<)")
"""What stands between tags."""

_VALUE = re.compile(
    r"(?P<key>^[\s-]*[\w.-]+:)[ ]+(?=\S*\s\S|[^\W\d_]*[^\x00-\x7f])[^\s{\[&*|>!\"'][^{}\[\]=;]*$"
)
"""A value of several words: `title: My first page`."""

_PROSE = re.compile(r"(?!.*\w[._]\w)[^=(){}\[\];$|<>\\@/]*")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_WORDS = re.compile(r"[^\W\d_]+|[\s…\"'`’!?.,-]+")
_BETWEEN = re.compile(r"[\s\"'`,;:!?()\[\]{}…]+")
_LEFT_OUT = re.compile(r"(?=.*(?:…|\"\"))(?:[\W\d_]|\"\")+")
_CALL = re.compile(r"[=(;]")
LEFT_OUT = "…"
"""Stands for a line of which nothing is compared."""

_RUNNING = re.compile(r"(?:[^\W\d_]+|…)(?:,? (?:[^\W\d_]+|…)){2}|….*…")
"""Words of prose: three in a row, or left out ones with something between."""

_LABEL = re.compile(r"[#>*:\s\w…!?.,-]+")
_BARE = re.compile(r"[=(){}\[\]]|::|^[A-Z]{3,12}:$")
_TEXT = re.compile(r"[\"'`…#;%|]|[^\x00-\x7f]")
_ENOUGH = 3
"""Words that make a line without signs of programs prose."""


class Line(NamedTuple):
    """A line of code: what of it no translation changes, and where it stands."""

    code: str
    span: Span
    is_command: bool = False
    is_program: bool = False

    @property
    def key(self) -> str:
        """The code without spaces, which are a matter of style."""
        return "".join(self.code.split())

    @property
    def is_prose(self) -> bool:
        """Whether it has a sentence between signs of a markup."""
        if self.code == LEFT_OUT or ("…" in self.code and not _CALL.search(self.code)):
            return not self.is_command or self.code == LEFT_OUT
        return not self.is_command and _RUNNING.search(self.code) is not None

    @property
    def is_bare(self) -> bool:
        """Whether it has signs of programs, and nothing that is translated."""
        return bool(_BARE.search(self.code)) and not _TEXT.search(self.code)


def read_listing(segment: Segment, language: str) -> Sequence[Line]:
    """Return the lines of a block of code that have anything but texts."""
    name = read_name(segment)
    if name in _TEXTS:
        return []
    is_command = name in _COMMANDS
    return [
        Line(plain, span, is_command, is_command or name in _PROGRAMS)
        for code, span in _split(segment)
        if (plain := _plain(code, language, is_command=is_command))
    ]


def read_name(segment: Segment) -> str:
    """Return the programming language that a block is said to be in, by its usual name."""
    said = dict(segment.meta).get("language", "").strip(" {.").lower()
    found = _NAME.match(said)
    name = found[0] if found else ""
    return _ALIASES.get(name, name)


def _split(segment: Segment) -> Iterator[tuple[str, Span]]:
    """Yield the lines of a block, as its reader has marked them."""
    marked = [inline for inline in segment.inlines if inline.kind == "code"]
    for inline in marked:
        yield inline.code, inline.span
    if marked:
        return
    start = 0
    for line in segment.text.split("\n"):
        yield line, Span(start, start + len(line))
        start += len(line) + 1


def _plain(code: str, language: str, *, is_command: bool) -> str:
    """Return a line without texts; empty where it is nothing else."""
    plain = _STRING.sub(lambda found: _quote(found.group()), code.strip())
    if not is_command:
        plain = _SHOWN.sub("…", plain)
        plain = _VALUE.sub(r"\g<key> …", plain)
    plain = _FILLED.sub("<>", plain)
    plain = _BEYOND.sub("…", plain)
    plain = _PATH.sub(lambda found: _drop_own(found.group(), language), plain)
    plain = " ".join(plain.split())
    is_prose = _PROSE.fullmatch(plain) and len(_WORD.findall(plain)) >= _ENOUGH
    if (is_prose and not is_command) or _LEFT_OUT.fullmatch(plain):
        return LEFT_OUT
    return plain if _WORD.search(plain) else ""


def _drop_own(path: str, language: str) -> str:
    """Return a path without the version's own language; one from the root stays one."""
    return path[: path.startswith("/")] + drop_language(path, language)


def _quote(text: str) -> str:
    """Return a string of a program; a text of several words, or beyond ASCII, is left out."""
    inside = text[1:-1]
    is_text = not inside.isascii() or (" " in inside and not _SIGNS.search(inside))
    return '""' if is_text else f'"{inside}"'


def find_differences(
    own: Sequence[Line], right: Sequence[Line]
) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines that only the first and only the second has.

    Translated lines, lines of prose and lines that are cut elsewhere are left out.
    """
    if _join(own) == _join(right):
        return [], []
    counts = Counter(line.key for line in own)
    others = Counter(line.key for line in right)
    extra = _take(own, counts - others)
    lost = _take(right, others - counts)
    extra, lost = _leave_translated(extra, lost)
    extra, lost = _leave_prose(extra, lost)
    if _join(extra) == _join(lost):
        return [], []
    return extra, lost


def _take(lines: Sequence[Line], wanted: Counter[str]) -> list[Line]:
    """Return as many lines of each code as are wanted."""
    left = Counter(wanted)
    taken = []
    for line in lines:
        if left[line.key] > 0:
            left[line.key] -= 1
            taken.append(line)
    return taken


def _leave_prose(
    extra: Sequence[Line], lost: Sequence[Line]
) -> tuple[list[Line], list[Line]]:
    """Return the lines that are no prose, without as many as its translations may be."""
    code, others = (
        [line for line in lines if not line.is_prose] for lines in (extra, lost)
    )
    more = (len(extra) - len(code)) - (len(lost) - len(others))
    if more > 0:
        return code, _drop(others, more)
    return _drop(code, -more), others


def _drop(lines: list[Line], count: int) -> list[Line]:
    """Return lines without some, labels first and code last."""
    ranked = sorted(
        lines, key=lambda line: (_LABEL.fullmatch(line.code) is None, line.is_bare)
    )
    gone = ranked[:count]
    return [line for line in lines if line not in gone]


def _join(lines: Iterable[Line]) -> str:
    """Return lines as one."""
    return "".join(line.key for line in lines)


def _leave_translated(
    extra: list[Line], lost: list[Line]
) -> tuple[list[Line], list[Line]]:
    """Return the lines without pairs that differ in words of texts alone."""
    open_lines = list(extra)
    kept = []
    for line in lost:
        like = next((one for one in open_lines if _is_translated(one, line)), None)
        if like is None:
            kept.append(line)
        else:
            open_lines.remove(like)
    return open_lines, kept


def _is_translated(first: Line, second: Line) -> bool:
    """Say whether one line may be the other, translated: only words of texts differ."""
    has_texts = _TEXT.search(first.code) or _TEXT.search(second.code)
    if not has_texts and (first.is_program or (first.is_bare and second.is_bare)):
        return False
    if _NO_WORDS.sub("", first.code) != _NO_WORDS.sub("", second.code):
        return False
    words = Counter(_find_pieces(first.code))
    different = words - Counter(_find_pieces(second.code))
    return all(_WORDS.fullmatch(piece) for piece in different)


def _find_pieces(code: str) -> list[str]:
    """Return what stands between spaces and marks of texts: words, paths, options."""
    return [piece for piece in _BETWEEN.split(code) if piece]
