"""Every format with a planted error: a link or a number changed; `qa check` must point at its line and column."""

# ruff: noqa: E501 - samples stand as the tools write them
from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qa.errors import QaError
from qa.input.readers import opening, read
from qa.model import Source
from tests.conftest import Runner

ZSTANDARD = opening._import_zstandard()  # noqa: SLF001 - the module is another one from Python 3.14 on
SAMPLES = Path(__file__).parent / "samples"

XLIFF1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="app.html" source-language="en" target-language="fr" datatype="html"><body>
  <trans-unit id="a1">
   <source>The report <g id="1">is here</g> &amp; at https://example.org/a for all of them.</source>
   <target>Le rapport <g id="1">est ici</g> &amp;
     à https://example.org/b pour eux tous.</target>
   <note>Émile</note>
   <alt-trans><source>No</source><target>Non https://example.org/c</target></alt-trans>
  </trans-unit>
  <trans-unit id="a2" translate="no"><source>Code 7</source><target>Code 9</target></trans-unit>
  <trans-unit id="a3">
   <source>One sentence here. See https://example.org/x there.</source>
   <seg-source><mrk mtype="seg" mid="1">One sentence here.</mrk>
    <g id="9"><mrk mtype="seg" mid="2">See https://example.org/x there.</mrk></g></seg-source>
   <target><mrk mtype="seg" mid="1">Une phrase ici.</mrk>
    <g id="9"><mrk mtype="seg" mid="2">Voir https://example.org/y là.</mrk></g></target>
  </trans-unit>
 </body></file>
</xliff>
"""
XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de">
 <file id="f1"><group id="g" translate="no"><unit id="u0"><segment><source>Code 1</source><target>Code 2</target></segment></unit></group>
 <unit id="u1"><originalData><data id="d1">{name}</data></originalData>
  <segment id="s1" state="final"><source>Go to https://example.org/a <pc id="1">now</pc>, <ph id="2" dataRef="d1"/>.</source>
   <target>Geh zu https://example.org/z <pc id="1">nun</pc>, <ph id="2" dataRef="d1"/>.</target></segment>
  <ignorable><source> </source></ignorable>
  <segment id="s2"><source>Not translated yet.</source></segment></unit></file></xliff>
"""
SDL = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">
<file original="a.docx" source-language="en-US" target-language="fr-FR"><body><trans-unit id="0b1f">
<source>It was 12 days.</source>
<seg-source><mrk mtype="seg" mid="17">It was 12 days long.</mrk><mrk mtype="seg" mid="18">It was 5 days.</mrk></seg-source>
<target><mrk mtype="seg" mid="17">Cela dura 13 jours.</mrk><mrk mtype="seg" mid="18">Cela dura 6 jours.</mrk></target>
<sdl:seg-defs><sdl:seg id="17" conf="Translated" origin="interactive"/><sdl:seg id="18" locked="true" conf="Draft"/></sdl:seg-defs>
</trans-unit></body></file></xliff>
"""
MX = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:m="http://www.memsource.com/mxlf/2.0">
<file original="a.docx" source-language="en" target-language="fr"><body><group id="0">
<trans-unit id="j:1" m:confirmed="1" m:locked="false"><source>It was {1} 12 days long.</source>
<target>Cela dura {1} 13 jours.</target></trans-unit>
<trans-unit id="j:2" m:confirmed="1" m:locked="true"><source>It was 5 days.</source><target>Cela dura 6 jours.</target></trans-unit>
</group></body></file></xliff>
"""
TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en" segtype="sentence" adminlang="en" o-tmf="x" creationtool="x"
 creationtoolversion="1" datatype="text"/><body>
<tu tuid="1"><tuv xml:lang="en"><seg>See https://example.org/a <bpt i="1">&lt;b></bpt>now<ept i="1">&lt;/b></ept>.</seg></tuv>
<tuv xml:lang="FR-fr"><seg>Voir https://example.org/a <bpt i="1">&lt;b></bpt>ici<ept i="1">&lt;/b></ept>.</seg></tuv>
<tuv xml:lang="de"><seg>Siehe https://example.org/b <bpt i="1">&lt;b></bpt>nun<ept i="1">&lt;/b></ept>.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Only in two.</seg></tuv><tuv xml:lang="es"><seg>Solo en dos.</seg></tuv></tu>
</body></tmx>
"""
PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: fr\\n"

#, python-format
#| msgid "old"
msgctxt "x"
msgid ""
"See https://example.org/a for %s\\n"
"and the other thing."
msgstr ""
"Voir pour %s\\n"
"l'autre https://example.org/b chose \\"longue\\"."

msgid "one file was found in folder 12"
msgid_plural "%d files were found in folder 12"
msgstr[0] "un fichier trouvé dans le dossier 12"
msgstr[1] "%d fichiers trouvés dans le dossier 13"

#, fuzzy
msgid "Fuzzy 1"
msgstr "Flou 2"

msgid "Not translated 3"
msgstr ""

#~ msgid "old 4"
#~ msgstr "vieux 5"
"""
MARKDOWN = """---
title: The long report of {n} days
---
# Head *x* [the page](https://example.org/a "T") and `co de`

> a quoted line of text
> two \\* x with 12 things  
> three <b>bold</b> ![alt text](i.png)

- [ ] item https://example.org/q

| a | b |
|---|---|
| c \\| d | [there][r] <https://auto.org> 7 |

[r]: https://example.org/r
"""  # noqa: W291 - two spaces are a line break
HTML = """<!doctype html><html lang="en"><head><title>The report</title><script>var x=1</script></head>
<body><h1>Big &amp; <em>nice</em> news</h1>
<p>Go to <a href="https://example.org/a">the page</a>,
   it has <code>x=1</code> and 12
   things.<p>Second<br>line https://example.org/u
<table><tr><td>cell 5</td></tr></table></body></html>
"""
YAML = """en:
  a: "See https://example.org/a now"
  b:
    c: |
      First line
      at https://example.org/k is long
  d: plain text of 12
"""
SRT = "1\n00:00:01,000 --> 00:00:02,000\n<i>Hello you there</i>\nsee https://example.org/a\n"
ASS = (
    "[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
    "Dialogue: 0,0:00:01.00,0:00:03.50,Default,{\\i1}See\\Nhttps://example.org/a{\\i0}\n"
    "Comment: 0,0:00:01.00,0:00:03.50,Default,https://example.org/c\n"
)
VTT = "WEBVTT\n\nNOTE hi\n\n00:01.000 --> 00:02.000\n<v Bob>Hello you there\nsee https://example.org/a &amp; come\n"

STRINGS = '/* c */\n"a" = "See https://example.org/a now";\n"b" = "It was %@ 12";\n'

XCODE = """{"sourceLanguage": "en", "version": "1.0", "strings": {
  "": {},
  "See https://example.org/a %@": {
    "comment": "A link", "localizations": {
      "fr": {"stringUnit": {"state": "translated", "value": "Voir %@ \\u00e9 https://example.org/b"}},
      "de": {"stringUnit": {"state": "new", "value": "7"}}}},
  "files": {"localizations": {
      "en": {"variations": {"plural": {
        "one": {"stringUnit": {"state": "translated", "value": "One file of 12"}},
        "other": {"stringUnit": {"state": "translated", "value": "%d files of 12"}}}}},
      "de": {"variations": {"plural": {
        "one": {"stringUnit": {"state": "translated", "value": "Eine Datei von den 13"}},
        "other": {"stringUnit": {"state": "translated", "value": "%d Dateien von 12"}}}}}}},
  "Code 3": {"shouldTranslate": false, "localizations": {"fr": {"stringUnit": {"state": "translated", "value": "4"}}}}
}}
"""

CASES: dict[str, tuple[Mapping[str, str], list[str]]] = {
    "XLIFF 1.2": ({"a.xlf": XLIFF1}, ["a.xlf:7:8", "a.xlf:17:45"]),
    "XLIFF 2.0": ({"a.xlf": XLIFF2}, ["a.xlf:5:19"]),
    "SDLXLIFF": ({"a.sdlxliff": SDL}, ["a.sdlxliff:5:45"]),
    "MXLIFF": ({"a.mxliff": MX}, ["a.mxliff:4:23"]),
    "TMX": ({"a.tmx": TMX}, ["a.tmx:7:31"]),
    "PO": ({"po/fr.po": PO}, ["po/fr.po:14:10", "po/fr.po:19:48"]),
    "aligned": (
        {"c.en": "See https://example.org/a\n\nIt was 3\n", "c.fr": "Voir https://example.org/b\n\nIl y a 4\n"},
        ["c.fr:1:6", "c.fr:3:8"],
    ),
    "JSON": (
        {
            "l/en.json": '{"a": {"t": "See \\u00e9 \\"x\\" https://example.org/a"},\n "b": ["3 {n}", {"c": "Two 5"}]}',
            "l/fr.json": '{"a": {"t": "Voir \\u00e9 \\"x\\" https://example.org/b"},\n "b": ["4 {n}", {"c": "Deux 5"}]}',
        },
        ["l/fr.json:1:32", "l/fr.json:2:9"],
    ),
    "YAML": (
        {
            "m.en.yml": YAML,
            "m.fr.yml": YAML.replace("en:", "fr:").replace("org/k", "org/z").replace("of 12", "de 13"),
        },
        ["m.fr.yml:6:10", "m.fr.yml:7:20"],
    ),
    "Markdown": (
        {
            "d.en.md": MARKDOWN.format(n=3),
            "d.fr.md": MARKDOWN.format(n=4).replace("org/a", "org/b").replace("x with 12", "x avec 13")
            .replace("/q", "/qq").replace("> 7 |", "> 8 |").replace("/r\n", "/rr\n"),
        },
        ["d.fr.md:2:27", "d.fr.md:4:13", "d.fr.md:7:17", "d.fr.md:10:12", "d.fr.md:14:13", "d.fr.md:14:42"],
    ),
    "HTML": (
        {
            "h.en.html": HTML,
            "h.fr.html": HTML.replace("org/a", "org/b").replace("and 12", "et 13").replace("/u", "/v").replace("l 5", "l 6"),
        },
        ["h.fr.html:3:42", "h.fr.html:4:31", "h.fr.html:5:29", "h.fr.html:6:21"],
    ),
    "Xcode": ({"a.xcstrings": XCODE}, ["a.xcstrings:5:77", "a.xcstrings:12:84"]),
    "iOS": (
        {"en.lproj/L.strings": STRINGS, "fr.lproj/L.strings": STRINGS.replace("org/a", "org/b").replace("12", "13")},
        ["fr.lproj/L.strings:2:12", "fr.lproj/L.strings:3:18"],
    ),
    "TSV": ({"t.tsv": "unit\ten\tfr\n1\tof 3\tde 4\n"}, ["t.tsv:2:11"]),
    "CSV": (
        {"t.csv": 'unit,en,fr\n"a","See ""this"", 5","Voir ""ceci"", 6"\nb,"On\r\nline 7",Ligne 8\nc,"It\nis 9","Il\ny a ""a"" 4"\n'},
        ["t.csv:2:39", "t.csv:4:15", "t.csv:7:11"],
    ),
    "JSON Lines": (
        {"t.jsonl": '{"unit": 1, "en": "of 3", "fr": "de 4"}\n\n{"en": "See https://example.org/a", "fr": "Voir https://example.org/b"}\n'},
        ["t.jsonl:1:4", "t.jsonl:3:6"],
    ),
    "SubRip": ({"s.en.srt": SRT, "s.fr.srt": SRT.replace("org/a", "org/b")}, ["s.fr.srt:4:5"]),
    "SubStation Alpha": ({"s.en.ass": ASS, "s.fr.ass": ASS.replace("org/a", "org/b")}, ["s.fr.ass:6:53"]),
    "WebVTT": ({"v.en.vtt": VTT, "v.fr.vtt": VTT.replace("org/a", "org/b")}, ["v.fr.vtt:7:5"]),
    "Word": (
        {},
        ["harbour.fr.docx:2:8", "harbour.fr.docx:2:29", "harbour.fr.docx:3:17", "harbour.fr.docx:7:6", "harbour.fr.docx:11:12"],
    ),
    "OpenDocument": (
        {},
        ["harbour.fr.odt:2:8", "harbour.fr.odt:2:29", "harbour.fr.odt:3:11", "harbour.fr.odt:4:17", "harbour.fr.odt:8:6"],
    ),
}  # fmt: skip


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")


def places(out: str) -> list[str]:
    findings = [json.loads(line) for line in out.splitlines()[:-1]]
    return sorted(
        {f"{found['path']}:{found['line']}:{found['column']}" for found in findings}
    )


CHECK = (
    "check",
    ".",
    "--source",
    "en",
    "--select",
    "urls,numbers",
    "--format",
    "jsonl",
)


@pytest.mark.parametrize("name", CASES)
def test_planted_errors_are_found_in_their_place(
    name: str, qa: Runner, tmp_path: Path
) -> None:
    files, expected = CASES[name]
    put(tmp_path, files)
    if not files:
        ending = expected[0].split(":")[0].rpartition(".")[2]
        for sample in SAMPLES.glob(f"*.{ending}"):
            (tmp_path / sample.name).write_bytes(sample.read_bytes())
    arguments = [*CHECK] if name != "SDLXLIFF" else ["check", ".", *CHECK[4:]]
    run = qa(*arguments)
    assert run.err == ""
    assert places(run.out) == sorted(expected)


@pytest.mark.parametrize("ending", ["gz", "zst"])
@pytest.mark.parametrize("name", [name for name, (files, _) in CASES.items() if files])
def test_packed_files_read_alike(
    name: str, ending: str, qa: Runner, tmp_path: Path
) -> None:
    files, expected = CASES[name]
    pack = gzip.compress if ending == "gz" else ZSTANDARD.compress
    for path, content in files.items():
        place = tmp_path / f"{path}.{ending}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pack(content.encode()))
    run = qa(*([*CHECK] if name != "SDLXLIFF" else ["check", ".", *CHECK[4:]]))
    assert run.err == ""
    assert places(run.out) == sorted(
        place.replace(":", f".{ending}:", 1) for place in expected
    )


ROWS = [
    ("of 3", "de 4", "von 3"),
    ("", None, "x"),
    ("See https://example.org/a", "Voir https://example.org/a", "b"),
] * 3


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_parquet_is_read_row_group_by_row_group(
    ending: str, qa: Runner, tmp_path: Path
) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra `parquet`")
    from pyarrow import parquet

    columns = dict(
        zip(["en", "fr", "de"], map(list, zip(*ROWS, strict=True)), strict=True)
    )
    parquet.write_table(
        pa.table({"unit": list(range(len(ROWS))), **columns}),
        tmp_path / "t",
        row_group_size=2,
    )
    packers: dict[str, Callable[[bytes], bytes]] = {
        "": bytes,
        ".gz": gzip.compress,
        ".zst": ZSTANDARD.compress,
    }
    (tmp_path / f"t.parquet{ending}").write_bytes(
        packers[ending]((tmp_path / "t").read_bytes())
    )
    (tmp_path / "t").unlink()
    run = qa(*CHECK)
    assert run.err == ""
    rows = [(1, 4), (3, 1), (4, 4), (6, 1), (7, 4), (9, 1)]
    assert places(run.out) == [
        f"t.parquet{ending}:{row}:{column}" for row, column in rows
    ]


def test_parquet_holds_texts(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra `parquet`")
    from pyarrow import parquet

    place = tmp_path / "t.parquet"
    parquet.write_table(pa.table({"en": ["a"], "fr": [1.5]}), place)
    with pytest.raises(QaError, match="the column `fr` is no text but double"):
        read(Source(str(place), "parquet"))
    place.write_bytes(place.read_bytes()[:200])
    with pytest.raises(QaError, match="not valid Parquet"):
        read(Source(str(place), "parquet"))


def test_rows_may_name_further_languages(qa: Runner, tmp_path: Path) -> None:
    rows = [
        {"en": "of 3", "fr": "de 4"},
        {"en": "of 5", "de": "von 6", "document": "x"},
        {"fr": "de 7", "en": "of 7"},
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = [json.loads(line) for line in qa(*CHECK).out.splitlines()]
    assert [(f["document"], f["unit"], f["version"]) for f in found[:-1]] == [
        ("t", "1", "fr"),
        ("x", "2", "de"),
    ]


def test_reports_of_qa_are_no_tables(qa: Runner, tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("en\tfr\nof 3\tde 4\n")
    assert qa(*CHECK, "-o", "report.jsonl").code == 1
    run = qa("check", ".", "--source", "en")
    assert (run.code, run.err) == (1, "")
    assert "report.jsonl is a report or decisions of qa and was not read" in run.out
    alone = qa("check", "report.jsonl")
    assert alone.code == 2
    assert "no table: a report or decisions of qa" in alone.err


def test_utf16_xml_reads_alike(qa: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(XLIFF1.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert places(qa(*CHECK).out) == sorted(CASES["XLIFF 1.2"][1])
