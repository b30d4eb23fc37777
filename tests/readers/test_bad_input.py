"""Malformed and hostile files: one clear sentence each, and the other files are still checked."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qa.errors import QaError
from qa.input.readers import decoding, expat, read
from qa.model import Source
from tests.conftest import Runner
from tests.readers.test_round_trip import CASES, TMX, XLIFF1, ZSTANDARD, put

HEAD = '<xliff version="1.2"><file source-language="en" target-language="fr" original="a"><body>'
BOMB = '<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + HEAD + "&b;"
EXTERNAL = '<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + HEAD
UNIT = '<trans-unit id="1"><source>A {}b</source><target>C</target></trans-unit>'


def archive(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


BAD: dict[str, tuple[str, bytes | str, str, int | None]] = {
    "truncated XML": (
        "a.xlf",
        XLIFF1[:400],
        "not well-formed XML: no element found",
        7,
    ),
    "unbalanced tags": (
        "a.xlf",
        HEAD + "\n<trans-unit id='1'></group>",
        "mismatched tag",
        2,
    ),
    "bad bytes": (
        "a.xlf",
        (HEAD + "\n").encode() + b"<x>caf\xe9</x>",
        "not well-formed",
        2,
    ),
    "a wrong encoding": (
        "a.xlf",
        '<?xml version="1.0" encoding="utf-9"?>' + HEAD,
        "utf-9",
        None,
    ),
    "entities that are declared": ("a.xlf", BOMB, "declares the entity `a`", 1),
    "an external entity": ("a.xlf", EXTERNAL, "declares the entity `e`", 1),
    "an entity of a document type elsewhere": (
        "a.tmx",
        TMX.replace("Only", "&only;"),
        "entity `only` is not",
        8,
    ),
    "an entity nobody defines": (
        "a.xlf",
        HEAD + UNIT.format("&e;"),
        "undefined entity",
        1,
    ),
    "too deep": ("a.xlf", HEAD + "<group>" * 300, "more than 256 elements", 1),
    "too deep in a text": (
        "a.xlf",
        HEAD + UNIT.format("<g>" * 300),
        "more than 256 elements",
        1,
    ),
    "duplicate ids": ("a.xlf", f"{HEAD}{UNIT}\n{UNIT}", "the unit `1` stands twice", 2),
    "no id": ("a.xlf", HEAD + "<trans-unit/>", "a unit has no id", 1),
    "no language": (
        "a.xlf",
        '<xliff version="1.2"><file source-language="en"/></xliff>',
        "two languages",
        1,
    ),
    "no language in 2.0": (
        "a.xlf",
        '<xliff version="2.0" srcLang="en"/>',
        "two languages",
        1,
    ),
    "no texts": ("a.xlf", HEAD + "</body></file></xliff>", "no texts", None),
    "an unknown language": (
        "a.xlf",
        HEAD.replace('"fr"', '"xx"') + UNIT + "</body></file></xliff>",
        "`xx`",
        1,
    ),
    "a TMX text without language": (
        "a.tmx",
        TMX.replace(' xml:lang="es"', ""),
        "no language",
        8,
    ),
    "PO that is none": (
        "fr.po",
        'msgid ""\nmsgstr ""\nmsgid "a\n',
        "not a line of a PO catalogue",
        3,
    ),
    "XLIFF 2 with a unit twice": (
        "a.xlf",
        '<xliff version="2.0" srcLang="en" trgLang="fr"><file><unit id="1"/>\n<unit id="1"/>',
        "the unit `1` stands twice",
        2,
    ),
    "a table with a unit twice": (
        "t.csv",
        "unit,en,fr\n1,a,b\n1,c,d\n",
        "the unit `1` stands twice",
        3,
    ),
    "PO in a wrong charset": (
        "fr.po",
        b'msgid ""\nmsgstr "charset=utf-8"\nmsgid "\xe9"\n',
        "not UTF-8 at byte 39",
        None,
    ),
    "JSON cut off": ("l/fr.json", '{"a": "b",\n"c"', "not valid JSON", 2),
    "JSON too deep": (
        "l/fr.json",
        '{"a":' * 5000 + "1" + "}" * 5000,
        "levels of keys",
        None,
    ),
    "YAML cut off": ("l/fr.yml", 'a: "b\n', "not valid YAML", 2),
    "YAML too deep": ("l/fr.yml", "a: " + "[" * 300, "levels of keys", 1),
    "a cue without times": (
        "s.fr.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\nB\n",
        "without times",
        5,
    ),
    "dialogue without times": (
        "s.fr.ass",
        "[Events]\nDialogue: 0,x,y,Default,,0,0,0,,A\n",
        "without times",
        2,
    ),
    "no dialogue": (
        "s.fr.ass",
        "[Events]\nComment: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,A\n",
        "no dialogue",
        None,
    ),
    "WebVTT that is none": ("s.fr.vtt", "00:01.000 --> 00:02.000\nA\n", "no WebVTT", 1),
    "HTML without text": (
        "h.fr.html",
        "<html><body><script>1</script></body></html>",
        "no text",
        None,
    ),
    "Markdown without text": ("d.fr.md", "---\n---\n", "no text", None),
    "a damaged archive": ("d.fr.docx", b"PK\x03\x04 no", "cannot be unpacked", None),
    "a document with entities": (
        "d.fr.docx",
        archive(word__document=BOMB),
        "declares the entity `a`",
        1,
    ),
    "a document without text": ("d.fr.odt", archive(content="<a/>"), "no text", None),
    "a damaged gzip": (
        "t.tsv.gz",
        gzip.compress(b"en\tfr\nA\tB\n" * 99)[:20],
        "packed file is damaged",
        None,
    ),
    "a gzip that is none": ("t.tsv.gz", b"\x1f\x8bxx", "packed file is damaged", None),
    "a damaged Zstandard": (
        "t.tsv.zst",
        ZSTANDARD.compress(b"en\tfr\nA\tB\n" * 99)[:20],
        "packed file is damaged",
        None,
    ),
    "a Zstandard that is none": (
        "t.tsv.zst",
        b"\x28\xb5\x2f\xfdxx",
        "packed file is damaged",
        None,
    ),
    "an empty file": ("a.xlf", "", "the file is empty", None),
    "a corpus with a line too many": ("c.de", "A\nB\n", "2 lines where c.en has 1", 2),
}


@pytest.mark.parametrize(
    ("name", "content", "said", "line"), BAD.values(), ids=list(BAD)
)
def test_one_sentence_and_the_rest_is_checked(
    name: str,
    content: bytes | str,
    said: str,
    line: int | None,
    qa: Runner,
    tmp_path: Path,
) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    (tmp_path / "l").mkdir(exist_ok=True)
    (tmp_path / "l" / "en.json").write_text('{"a": "b"}')
    (tmp_path / "c.en").write_text("See https://example.org/a\n")
    (tmp_path / "c.fr").write_text("Voir https://example.org/b\n")
    run = qa("check", ".", "--select", "url-changed", "--format", "concise")
    problems = [
        each
        for each in run.err.splitlines()
        if "has but one version" not in each and "names no" not in each
    ]
    assert run.code == 2
    assert len(problems) == 1
    assert said in problems[0]
    assert problems[0].startswith(f"qa: {name}:{line}: " if line else f"qa: {name}: ")
    assert "[url-changed]" in run.out


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) * 3 // 5],
    "a wrong encoding": lambda content: b" \xe9".join(content.rsplit(b" ", 1)),
    "a NUL": lambda content: (
        content[: len(content) // 2] + b"\0" + content[len(content) // 2 :]
    ),
    "not text": lambda content: bytes(range(256)) * (1 + len(content) // 256),
    "empty": lambda _: b"",
}
WHOLE_ANYWHERE = frozenset(
    ["YAML", "Markdown", "HTML", "SubRip", "SubStation Alpha", "WebVTT"]
)
"""Any beginning of such a file, or of these samples, is such a file."""


SPOILT = [
    (name, how)
    for name, (files, _) in CASES.items()
    for how in BROKEN
    if files and (how != "cut off" or name not in WHOLE_ANYWHERE)
]


@pytest.mark.parametrize(("name", "how"), SPOILT)
def test_each_format_broken_in_each_way(
    name: str, how: str, qa: Runner, tmp_path: Path
) -> None:
    check_broken(CASES[name][0], BROKEN[how], qa, tmp_path)


def check_broken(
    files: Mapping[str, str], spoil: Callable[[bytes], bytes], qa: Runner, folder: Path
) -> None:
    """The last file is spoilt: that is said once, and the others are checked."""
    put(
        folder,
        {
            **files,
            "good.en.txt": "See https://example.org/a\n",
            "good.fr.txt": "Voir https://example.org/b\n",
        },
    )
    last = list(files)[-1]
    (folder / last).write_bytes(spoil((folder / last).read_bytes()))
    run = qa("check", ".", "--select", "url-changed", "--format", "concise")
    problems = [
        each
        for each in run.err.splitlines()
        if "has but one version" not in each and "names no" not in each
    ]
    assert run.code == 2
    assert len(problems) == 1
    assert problems[0].startswith(f"qa: {last}:")
    assert "good." in run.out


def test_a_line_beyond_measure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(decoding, "LONGEST", 100_000)
    (tmp_path / "a.en.txt").write_text("A\n" + "b" * 300_000)
    with pytest.raises(QaError, match="a line of more than 100,000") as found:
        read(Source(str(tmp_path / "a.en.txt"), "text"))
    assert found.value.line == 2


def test_a_bomb_unpacks_to_the_cap_and_no_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 1_000_000)
    with pytest.raises(QaError, match="more than 1,000,000 bytes"):
        read(Source("a.txt.gz", "text", data=gzip.compress(b"\n" * 9_000_000)))


def test_a_text_or_tag_beyond_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expat, "LONGEST", 100_000)
    for text in (UNIT.format("b" * 400_000), f'<group x="{"b" * 400_000}">'):
        with pytest.raises(QaError, match="more than 100,000 bytes"):
            read(Source("a.xlf", "xliff", data=(HEAD + text).encode()))
