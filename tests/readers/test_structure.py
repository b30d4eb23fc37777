"""What readers tell beside the text: roles, inline elements, states; and what the flow makes of them."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from qa import align
from qa.api import check_files
from qa.config import Settings
from qa.errors import QaError
from qa.input.readers import read
from qa.model import OBJECT, Segment, Source
from tests.conftest import Runner
from tests.readers.test_bad_input import archive
from tests.readers.test_round_trip import (
    HTML,
    MARKDOWN,
    MX,
    PO,
    SDL,
    TMX,
    XLIFF1,
    XLIFF2,
)

ALL = frozenset(["locked", "fuzzy", "untranslatable", "untranslated", "obsolete"])


def segments(
    name: str, format_: str, content: str, version: int = 0
) -> tuple[Segment, ...]:
    return read(Source(name, format_, "d", "fr", data=content.encode()))[
        version
    ].segments


def test_markup_is_beside_the_text_and_placeholders_are_in_it() -> None:
    first = segments("a.xlf", "xliff", XLIFF2.replace('translate="no"', ""), 1)[1]
    assert first.text == "Geh zu https://example.org/z nun, {name}."
    assert [
        (i.kind, i.code, first.text[i.span.start : i.span.end]) for i in first.inlines
    ] == [
        ("tag", '<pc id="1"/>', ""),
        ("tag", "</>", ""),
        ("placeholder", "{name}", "{name}"),
    ]
    assert "{name}" not in first.prose
    assert len(first.prose) == len(first.text)


UNITS = {
    "what most hold": (
        "<source>A 1</source>\n <target state='final' x='>'>B 2</target><note>N</note>",
        ["A 1", "B 2"],
        (3, 30),
    ),
    "a comment with an end tag": (
        "<source>A <!-- </source> -->1</source><target>B 2</target>",
        ["A 1", "B 2"],
        (2, 66),
    ),
    "text that is no markup": (
        "<source><![CDATA[</source>]]></source><target>B 2</target>",
        ["</source>", "B 2"],
        (2, 66),
    ),
    "a prefix": (
        "<x:source>A 1</x:source><x:target>B 2</x:target>",
        ["A 1", "B 2"],
        (2, 54),
    ),
    "a note first": (
        "<note>N</note><source>A 1</source><target >B 2</target >",
        ["A 1", "B 2"],
        (2, 63),
    ),
    "another of the name within": (
        "<source>A 1</source><target>B <target/>2</target>",
        ["A 1", "B 2"],
        (2, 48),
    ),
    "proposals": (
        "<alt-trans><source>No</source><target>Non</target></alt-trans><source>A 1</source>\n<target>B 2</target>",
        ["A 1", "B 2"],
        (3, 9),
    ),
}


@pytest.mark.parametrize("name", UNITS)
def test_units_of_xliff_however_they_are_written(name: str) -> None:
    inside, texts, place = UNITS[name]
    head = '<xliff version="1.2" xmlns:x="x"><file source-language="en" target-language="fr" original="a"><body>'
    written = f'{head}\n<trans-unit id="1">{inside}</trans-unit></body></file></xliff>'
    for data in (written, written.replace("\n", "\r\n")):
        found = [
            version.segments[0]
            for version in read(Source("a.xlf", "xliff", "d", data=data.encode()))
        ]
        assert [each.text for each in found] == texts
        assert (found[1].line, found[1].column) == place


def test_no_word_is_glued_to_the_next() -> None:
    body = '<trans-unit id="1"><source>A<x id="1"/>b<x id="2" ctype="lb"/>c<ph id="3">&lt;br/></ph>d</source></trans-unit>'
    head = '<xliff version="1.2"><file source-language="en" target-language="fr" original="a"><body>'
    found = segments("a.xlf", "xliff", f"{head}{body}</body></file></xliff>")[0]
    assert found.text == f"A{OBJECT}b\nc\nd"
    page = segments("h.html", "html", "<p>One<br>two</p><ul><li>three<li>four</ul>")
    assert [found.text for found in page] == ["One\ntwo", "three", "four"]


def test_roles_of_markdown_and_html() -> None:
    assert [found.role for found in segments("d.md", "markdown", MARKDOWN)] == [
        "front matter", "heading", "", "caption", "item", "cell", "cell", "cell", "cell",
    ]  # fmt: skip
    assert [found.role for found in segments("h.html", "html", HTML)] == [
        "heading",
        "heading",
        "",
        "",
        "cell",
    ]
    code = segments("d.md", "markdown", "```sh\nls -l\n```\n")[0]
    assert (code.role, code.text, code.prose, code.line) == (
        "code",
        "ls -l",
        OBJECT * 5,
        2,
    )


WORD_STYLES = """<styles xmlns="urn:w">
<style styleId="b1"><name val="heading 1"/></style>
<style styleId="mine"><name val="Kapitel"/><basedOn val="b1"/></style>
<style styleId="o"><name val="Teil"/><pPr><outlineLvl val="2"/></pPr></style>
<style styleId="tc"><name val="Table Caption"/></style><style styleId="sc"><name val="Source Code"/></style>
<style styleId="v"><name val="Verbatim Char"/></style><style styleId="lb"><name val="List Bullet"/></style>
<style styleId="loop"><name val="Loop"/><basedOn val="loop"/></style></styles>"""


def word(*paragraphs: tuple[str, str]) -> bytes:
    body = "".join(
        f"<w:p><w:pPr>{said}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        for said, text in paragraphs
    )
    document = f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'
    return archive(word__document=document, word__styles=WORD_STYLES)


def test_roles_and_levels_of_word_documents() -> None:
    said = [
        (f'<w:pStyle w:val="{key}"/>', key)
        for key in ("b1", "mine", "o", "tc", "sc", "lb", "loop", "Heading3")
    ]
    outlined = [
        ('<w:outlineLvl w:val="0"/>', "level"),
        ('<w:outlineLvl w:val="9"/>', "body"),
    ]
    code = '</w:t></w:r><w:r><w:rPr><w:rStyle w:val="v"/></w:rPr><w:t>ls 4</w:t></w:r><w:r><w:t> it'
    source = Source(
        "a.docx", "docx", "d", "en", data=word(*said, *outlined, ("", f"Type {code}"))
    )
    found = read(source)[0].segments
    assert [(each.text, each.role, dict(each.meta).get("level")) for each in found] == [
        ("b1", "heading", "1"), ("mine", "heading", "1"), ("o", "heading", "3"), ("tc", "caption", None),
        ("sc", "code", None), ("lb", "item", None), ("loop", "", None), ("Heading3", "heading", "3"),
        ("level", "heading", "1"), ("body", "", None), ("Type ls 4 it", "", None),
    ]  # fmt: skip
    assert [(each.kind, each.code) for each in found[-1].inlines] == [("code", "ls 4")]


def test_roles_and_levels_of_opendocument() -> None:
    styles = '<s><style name="Preformatted_20_Text"/><style name="Table" parent-style-name="Caption"/></s>'
    content = (
        '<d><style name="P1" parent-style-name="Preformatted_20_Text"/><body><h outline-level="2">A</h><p>B '
        '<span style-name="Source_Text">c 4</span></p><p style-name="P1">D</p><p style-name="Table">E</p><p '
        'style-name="Title">F</p><list-item><h outline-level="3">G</h><p>H</p></list-item></body></d>'
    )
    source = Source(
        "a.odt", "odt", "d", "en", data=archive(styles=styles, content=content)
    )
    found = read(source)[0].segments
    assert [(each.text, each.role, dict(each.meta).get("level")) for each in found] == [
        ("A", "heading", "2"), ("B c 4", "", None), ("D", "code", None), ("E", "caption", None),
        ("F", "heading", None), ("G", "heading", "3"), ("H", "item", None),
    ]  # fmt: skip
    assert [(each.kind, each.code) for each in found[1].inlines] == [("code", "c 4")]


def test_levels_of_word_documents_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for tag, last in (("en", "b1"), ("fr", "o")):
        keys = ["b1", "", "b1", "", last, ""]
        texts = [f"Part {number} of 6" for number in range(6)]
        pairs = [
            (f'<w:pStyle w:val="{key}"/>' if key else "", text)
            for key, text in zip(keys, texts, strict=True)
        ]
        Path(f"a.{tag}.docx").write_bytes(word(*pairs))
    found = check_files(
        ["."], settings=Settings(source="en", select=["heading-level"])
    ).findings
    assert [(each.version, each.marks[0].segment.line) for each in found] == [("fr", 5)]


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext")
def test_compiled_catalogues_of_gettext(qa: Runner, tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text(PO)
    subprocess.run(["msgfmt", "-o", tmp_path / "fr.mo", tmp_path / "fr.po"], check=True)
    original, target = read(Source(str(tmp_path / "fr.mo"), "mo", "d", original="en"))
    (tmp_path / "fr.po").unlink()
    assert (original.name, target.name) == ("en", "fr")
    assert original.segments[-1].text.startswith("See https://example.org/a")
    assert [(segment.unit, segment.text) for segment in target.segments][:2] == [
        (
            "one file was found in folder 12[one]",
            "un fichier trouvé dans le dossier 12",
        ),
        (
            "one file was found in folder 12[other]",
            "%d fichiers trouvés dans le dossier 13",
        ),
    ]
    run = qa("check", ".", "--select", "urls,numbers", "--format", "concise")
    assert sorted(line.partition(" ")[0] for line in run.out.splitlines()) == [
        "fr.mo:2:37:",
        "fr.mo:3:22:",
    ]


def compiled(order: str, *messages: tuple[str, str]) -> bytes:
    """A catalogue as `msgfmt` writes it, in either order of bytes, of revision 0.1."""
    texts = [
        *(source.encode() for source, _ in messages),
        *(target.encode() for _, target in messages),
    ]
    start, table, data = 28 + 16 * len(messages), b"", b""
    for text in texts:
        table += struct.pack(f"{order}2I", len(text), start + len(data))
        data += text + b"\0"
    head = struct.pack(
        f"{order}7I", 0x950412DE, 1, len(messages), 28, 28 + 8 * len(messages), 0, 0
    )
    return head + table + data


@pytest.mark.parametrize("order", "<>")
def test_compiled_catalogues_of_either_order_of_bytes(order: str) -> None:
    header = ("", "Content-Type: text/plain; charset=UTF-8\nLanguage: sr@latin\n")
    data = compiled(order, header, ("menu\x04Open", "Otvori"), ("a\0b", "x\0y\0z"))
    original, target = read(Source("m.mo", "mo", "d", original="en", data=data))
    assert target.name == "sr-Latn"
    assert [(each.unit, each.text, each.line) for each in target.segments] == [
        ("menu|Open", "Otvori", 2), ("a[one]", "x", 3), ("a[1]", "y", 3), ("a[other]", "z", 3),
    ]  # fmt: skip
    assert [each.text for each in original.segments] == ["Open", "a", "b", "b"]
    for spoilt, said in [
        (data[:-20], "cut off"),
        (data[:30], "cut off"),
        (b"x" + data, "no compiled catalogue"),
    ]:
        with pytest.raises(QaError, match=said):
            read(Source("m.mo", "mo", "d", data=spoilt))
    with pytest.raises(QaError, match="as the header says"):
        read(Source("m.mo", "mo", "d", data=data.replace(b"Otvori", b"Otv\xe9ri")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_all_that_strings_of_apple_may_hold(encoding: str) -> None:
    written = (
        '// c\n/* "x */ key = "a; \\"b\\" 3";"c"="d";\r\n"lone";\n\'k\' /* why */ = \n "two\nlines";\n'
        '"e" = "\\U0041\\UD83D\\UDE00\\101\\n7";\n'
    )
    found = read(
        Source("L.strings", "strings", "L", "en", data=written.encode(encoding))
    )[0].segments
    assert [(each.unit, each.text, each.line, each.column) for each in found] == [
        ("key", 'a; "b" 3', 2, 17), ("c", "d", 2, 34), ("lone", "lone", 3, 2), ("k", "two\nlines", 5, 3),
        ("e", "A\U0001f600A\n7", 7, 8),
    ]  # fmt: skip
    assert found[0].at(7) == (2, 26)
    with pytest.raises(QaError, match='not `"key" = "text";`') as error:
        read(Source("L.strings", "strings", "L", "en", data=b'"a" = "b";\n"c" = "d\n'))
    assert error.value.line == 2


def test_a_heading_pairs_with_a_heading() -> None:
    one = read(
        Source(
            "a.md",
            "markdown",
            "d",
            "en",
            data=b"# Seven words\n\nSeven words\n\n# More words\n\nMany words\n",
        )
    )
    two = read(
        Source(
            "b.md",
            "markdown",
            "d",
            "fr",
            data="# Sept mots\n\n# Plus mots\n\nDes mots là\n".encode(),
        )
    )
    units = align.document("d", [*one, *two], "en").units
    assert [tuple(segment.role for _, segment in unit.segments) for unit in units] == [
        ("heading", "heading"), ("",), ("heading", "heading"), ("", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "format_", "content", "skipped"),
    [
        ("a.xlf", "xliff", XLIFF1, {"a2"}),
        ("a.xlf", "xliff", XLIFF2, {"u0", "u1/s2"}),
        ("a.sdlxliff", "sdlxliff", SDL, {"18"}),
        ("a.mxliff", "mxliff", MX, {"j:2"}),
        ("fr.po", "po", PO, {"Fuzzy 1", "Not translated 3", "old 4"}),
    ],
)
def test_units_are_left_out_by_policy_and_counted(
    name: str, format_: str, content: str, skipped: set[str]
) -> None:
    source = Source(name, format_, "d", "fr", skip=ALL, data=content.encode())
    original, target = read(source)
    assert target.left_out == skipped
    assert (original.skipped, target.skipped) == (0, len(skipped))
    everything = read(Source(name, format_, "d", "fr", data=content.encode()))
    assert skipped <= {segment.unit for segment in everything[1].segments}


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_the_report_counts_what_is_left_out(
    form: str, qa: Runner, tmp_path: Path
) -> None:
    (tmp_path / "fr.po").write_text(PO)
    assert "3 left out (`skip-units`)" in qa("check", "fr.po", "--format", form).out


def test_a_language_that_a_memory_lacks_is_not_missing() -> None:
    versions = {
        version.name: version
        for version in read(Source("a.tmx", "tmx", "d", data=TMX.encode()))
    }
    assert versions["es"].left_out == {"1"}
    assert versions["de"].left_out == {"2"}
    assert versions["en"].original


def test_bilingual_files_of_one_document_are_read_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for tag in ("fr", "de"):
        Path(f"app.{tag}.xlf").write_text(
            XLIFF1.replace('target-language="fr"', f'target-language="{tag}"')
        )
    result = check_files(["."], settings=Settings())
    assert [version.name for version in result.documents[0].versions] == [
        "en",
        "de",
        "fr",
    ]
    assert len(result.documents) == 1
    assert result.documents[0].source == "en"
    assert result.skipped == 2
    Path("app.it.xlf").write_text(
        XLIFF1.replace('target-language="fr"', 'target-language="it"').replace(
            "One sentence", "Another sentence"
        )
    )
    names = [
        document.name for document in check_files(["."], settings=Settings()).documents
    ]
    assert names == ["app", "app (app.it.xlf)"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["l/en.json", "l/fr.json"], {"en", "fr"}),
        (["en/a.json", "pt-BR/a.json"], {"en", "pt-BR"}),
        (["messages.json", "messages_fr.json"], {"en", "fr"}),
        (["no/a.json", "bin/b.json"], set()),
    ],
)
def test_paths_say_languages_where_a_second_one_confirms_it(
    paths: list[str],
    expected: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from qa.input.sources import gather

    monkeypatch.chdir(tmp_path)
    for path in paths:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text('{"a": "The report was long and the day was quiet."}')
    if not expected:
        with pytest.raises(Exception, match="nothing to check"):
            gather(["."], Settings())
        return
    found = gather(["."], Settings()).batches[0].sources
    assert {source.version or "en" for source in found} == expected
    assert len({source.document for source in found}) == 1


NOTED = {
    "md": "# Guide\n\n<!-- qa: ignore number-mismatch rounded -->\n\nIt has {} parts.\n\n"
    "It has <!-- qa: ignore url-missing --> 7.\n",
    "html": "<h1>Guide</h1>\n<!-- qa: ignore number-mismatch rounded -->\n<p>It has {} parts.</p>\n<p>It has "
    "<!-- qa: ignore url-missing --> 7.</p>\n",
}


@pytest.mark.parametrize("ending", NOTED)
def test_comments_suppress_what_they_name_and_idle_ones_are_said(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"a.en.{ending}").write_text(NOTED[ending].format(5))
    Path(f"a.fr.{ending}").write_text(re.sub("<!--.*?-->", "", NOTED[ending]).format(6))
    result = check_files(
        ["."],
        settings=Settings(source="en", select=["numbers", "urls", "placeholders"]),
    )
    assert result.findings == ()
    assert [(f.check, f.decision and f.decision.reason) for f in result.accepted] == [
        ("number-mismatch", "rounded")
    ]
    idle = f"a.en.{ending}:{7 if ending == 'md' else 4}: `qa: ignore url-missing` suppresses nothing any more"
    assert result.notices == (idle,)


def test_links_within_documents_are_compared_and_their_marks_are_no_tags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.en.md").write_text(
        "Read [the 12 guides](../guide.en.md) and [more](https://example.org/a) [here](./x.md).\n"
    )
    Path("a.fr.md").write_text(
        "Lisez [les 12 guides](../guide.fr.md), [plus](https://example.org/b) [ici](./y.md).\n"
    )
    result = check_files(
        ["."],
        settings=Settings(
            source="en", select=["numbers", "urls", "placeholders", "codes"]
        ),
    )
    assert sorted(finding.check for finding in result.findings) == [
        "code-span-changed",
        "url-changed",
    ]
