"""What dialects add to Markdown: structure, titles and code, each at its place; never prose."""

from __future__ import annotations

import pytest

from qa.errors import QaError
from qa.input.readers import markdown
from qa.model import Segment, Source

ROWS = {
    "Hugo shortcodes": (
        "{{% alert kind=x %}}\nDry it.\n{{% /alert %}}\n\nUse {{< v >}} now.\n",
        [
            "code:{{% alert kind=x %}}",
            ":Dry it.",
            "code:{{% /alert %}}",
            ":Use {{< v >}} now.",
        ],
    ),
    "PyMdown block": (
        "/// tip | A title\n\nDry it.\n\n///\n",
        ["caption:A title", ":Dry it."],
    ),
    "block without a title": ("/// tip\n\nDry it.\n///\n", ["caption:tip", ":Dry it."]),
    "block in a block": (
        "//// tab | Linux\n/// note\nGo.\n///\n////\n",
        ["caption:Linux", "caption:note", ":Go."],
    ),
    "options of a block": (
        "/// details | More\n    open: True\n\nGo.\n///\n",
        ["caption:More", ":Go."],
    ),
    "admonition": (
        '!!! note "A title"\n\n    Dry it.\n\n    - one\n\nAfter.\n',
        ["caption:A title", ":Dry it.", "item:one", ":After."],
    ),
    "folded admonition": ("???+ note\n    Dry it.\n", ["caption:note", ":Dry it."]),
    "admonition in one": (
        '!!! a "X"\n    !!! b "Y"\n        In.\n\n    Out.\n',
        ["caption:X", "caption:Y", ":In.", ":Out."],
    ),
    "tabs": (
        '=== "Linux"\n\n    ```sh\n    run\n    ```\n\n=== "Windows"\n\n    Go.\n',
        ["caption:Linux", "code:run", "caption:Windows", ":Go."],
    ),
    "VitePress": (
        "::: details A title {open}\nDry it.\n:::\n",
        ["caption:A title", ":Dry it."],
    ),
    "Docusaurus": (
        ":::tip[A title]\n\nDry it.\n\n:::\n",
        ["caption:A title", ":Dry it."],
    ),
    "MyST": (":::{note} A title\nDry it.\n:::\n", ["caption:A title", ":Dry it."]),
    "include of MkDocs": (
        "{* ../a.py hl[5,14] *}\n\nGo.\n",
        ["code:{* ../a.py hl[5,14] *}", ":Go."],
    ),
    "snippet": ('Go.\n\n--8<-- "a.md"\n', [":Go.", 'code:--8<-- "a.md"']),
    "snippet of VitePress": (
        "<<< @/a.ts{2 twoslash}\n",
        ["code:<<< @/a.ts{2 twoslash}"],
    ),
    "id of a heading": (
        "# Recap { #recap }\n\n## Two {#two .wide}\n",
        ["heading:Recap", "heading:Two"],
    ),
    "id in MDX": ("# Recap {/* #recap */}\n", ["heading:Recap"]),
    "attributes": (
        'See ![a b](x.png){ width="300" } and [c](d){.button}.\n',
        [":See \ufffc and c.", "caption:a b"],
    ),
    "Kramdown": ("* Contents\n{:toc}\n\nGo.\n{: .lead}\n", ["item:Contents", ":Go."]),
    "braces that are text": (
        "Write {name} and {a: 1}.\n",
        [":Write {name} and {a: 1}."],
    ),
    "code": ("```md\n:::tip\n{* a *}\n```\n", ["code::::tip\n{* a *}"]),
    "table in a cell": (
        "| a |\n|---|\n| x <table><tr><td>Rule 3</td><td>9</td></tr></table> |\n",
        ["cell:a", "cell:x \n\n\nRule 3\n\n9"],
    ),
}


def segments(text: str, name: str = "a.md") -> list[Segment]:
    (version,) = markdown.read(
        Source(name, "markdown", version="en", data=text.encode())
    )
    return list(version.segments)


@pytest.mark.parametrize(("text", "wanted"), ROWS.values(), ids=ROWS)
def test_a_dialect_is_structure(text: str, wanted: list[str]) -> None:
    assert [f"{each.role}:{each.text}" for each in segments(text)] == wanted


@pytest.mark.parametrize("text", [text for text, _ in ROWS.values()], ids=ROWS)
def test_each_segment_keeps_its_place(text: str) -> None:
    lines = text.split("\n")
    for each in segments(text):
        first = each.text.split("\n")[0].split("\ufffc")[0].split("{name")[0].strip()
        line, column = each.at(0)
        assert lines[line - 1][column - 1 :].startswith(first)


def test_a_program_in_mdx_is_no_text() -> None:
    text = "import A from 'a'\n\nexport const b = {\n  c: 'Hello you',\n}\n\nGo.\n\n{/* Not\nme. */}\n\nOn.\n"
    assert [each.text for each in segments(text, "a.mdx")] == ["Go.", "On."]
    assert "import A" in segments(text)[0].text


def test_a_directive_is_a_tag_of_its_title_and_an_id_is_kept() -> None:
    (title,) = segments(":::warning Careful\n:::\n")
    assert [inline.code for inline in title.inlines] == [":::warning"]
    (heading,) = segments("## Two {#two}\n")
    assert dict(heading.meta) == {"level": "2", "id": "#two"}


CODE = {
    "python": ("x = 1  # one apple", "x = 1"),
    "# in a string": ('x = "a # b"  # c', 'x = "a # b"'),
    "js": ("go('//x') // now", "go('//x')"),
    "address": ("see http://x.org/a", "see http://x.org/a"),
    "css": ("a { b } /* c */ d", "a { b }  d"),
    "sql": ("select 1 -- one", "select 1"),
    "html": ("<a> <!-- b --> c", "<a>  c"),
    "mermaid": ("A[Start here] -->|if so| B: go on", "A --> B:"),
    "shebang": ("#!/bin/sh", "#!/bin/sh"),
}


@pytest.mark.parametrize(("name", "row"), CODE.items(), ids=CODE)
def test_comments_and_labels_are_no_code(name: str, row: tuple[str, str]) -> None:
    language = {"# in a string": "py", "address": "js", "shebang": "sh"}.get(name, name)
    (block,) = segments(f"```{language}\n{row[0]}\n```\n")
    assert [inline.code for inline in block.inlines] == [row[1]]
    assert block.text == row[0]


def test_a_comment_of_several_lines_is_no_code() -> None:
    (block,) = segments("```js\na /* b\nc\nd */ e\nf\n```\n")
    assert [inline.code.strip() for inline in block.inlines] == ["a", "", "e", "f"]


@pytest.mark.parametrize(
    "text",
    [
        "{/*" * 50_000,
        "{.a " * 50_000,
        ":::" * 50_000,
        "{#a" * 50_000,
        "    " * 40_000 + "!!! x",
    ],
)
def test_hostile_lines_are_read_in_time(text: str) -> None:
    segments(f"Go.\n\n{text}\n", "a.mdx")


FRONT = {
    "YAML": "---\ntitle: The pump\nlayout: home\nhero:\n  text: Water\ntags: [a b, c d]\n---\n\nText.\n",
    "TOML": '+++\ntitle = "The pump"\nlayout = "home"\n[hero]\ntext = "Water"\ntags = ["a b"]\n+++\n\nText.\n',
}


@pytest.mark.parametrize("text", FRONT.values(), ids=FRONT)
def test_front_matter_has_texts_and_settings(text: str) -> None:
    found = segments(text)
    assert [each.text for each in found] == ["The pump", "Water", "Text."]
    for each in found:
        line = text.split("\n")[each.line - 1]
        assert line[each.column - 1 :].startswith(each.text)


def test_front_matter_that_is_no_toml_is_said_in_one_sentence() -> None:
    with pytest.raises(QaError, match="not valid TOML"):
        segments("+++\ntitle =\n+++\n\nText.\n")
