"""reStructuredText and AsciiDoc: structure, code and prose, each at its place."""

from __future__ import annotations

import pytest

from qa.input.readers import read
from qa.model import Segment, Source

RST = {
    "headings": ("Title\n=====\n\nTwo\n---\n", ["heading:Title", "heading:Two"]),
    "a line above, too": ("=====\nTitle\n=====\n\nGo.\n", ["heading:Title", ":Go."]),
    "a wrapped paragraph": ("Dry it\nnow.\n\nGo.\n", [":Dry it now.", ":Go."]),
    "lists": (
        "- one\n  goes on\n- two\n\n1. three\n#. four\n",
        ["item:one goes on", "item:two", "item:three", "item:four"],
    ),
    "a term": ("Tap\n   Lets it run.\n", [":Tap", ":Lets it run."]),
    "a field": (":param x: how many\n", ["item:how many"]),
    "code": (
        "Do it::\n\n    run 1\n\n    run 2\n\nGo.\n",
        [":Do it:", "code:run 1\n\nrun 2", ":Go."],
    ),
    "a directive of code": (
        ".. code-block:: sh\n   :caption: x\n\n   run 1\n\nGo.\n",
        ["code:run 1", ":Go."],
    ),
    "a note": (
        ".. note::\n\n   Dry it.\n\n.. warning:: Not wet.\n",
        ["code:.. note::", ":Dry it.", "code:.. warning::", ":Not wet."],
    ),
    "a title": (
        ".. admonition:: A title\n   :class: x\n\n   Dry it.\n",
        ["caption:A title", ":Dry it."],
    ),
    "since": (
        ".. versionadded:: 3.1\n   Dry it.\n",
        ["code:.. versionadded::", ":Dry it."],
    ),
    "a picture": (".. image:: a.png\n   :alt: A tree\n", ["caption:A tree"]),
    "what Sphinx adds": (
        ".. toctree::\n   :maxdepth: 2\n\n   a\n   b\n\n.. php:class:: Pump\n\n   Waters.\n",
        ["code:Pump", ":Waters."],
    ),
    "a comment and a target": (".. not me\n   nor me\n\n.. _place:\n\nGo.\n", [":Go."]),
    "roles": (
        "See :ref:`the list <list>`, :func:`go` and :guilabel:`Save`.\n",
        [":See the list, go and Save."],
    ),
    "links and code": (
        "See `the list <https://x.org>`_ and ``a b`` and *you*.\n",
        [":See the list and a b and you."],
    ),
    "a grid": (
        "+----+----+\n| a  | b  |\n| c  |    |\n+====+====+\n| d  | e  |\n+----+----+\n",
        ["cell:a c", "cell:b", "cell:d", "cell:e"],
    ),
    "columns": (
        "===  ===\na    b\n===  ===\nc    d e\nf    g\n===  ===\n\nGo.\n",
        ["cell:a", "cell:b", "cell:c", "cell:d e", "cell:f", "cell:g", ":Go."],
    ),
    "a list of cells": (
        ".. list-table:: Parts\n   :header-rows: 1\n\n   * - a\n     - b\n",
        ["caption:Parts", "item:a", "item:b"],
    ),
}
ADOC = {
    "headings": (
        "= Title\n:toc: left\n\n== Two\n\nGo.\n",
        ["heading:Title", "heading:Two", ":Go."],
    ),
    "code": (
        "[source,sh]\n----\nrun\n----\n\n  run 2\n\nGo.\n",
        ["code:run", "code:run 2", ":Go."],
    ),
    "a block with a title": (
        ".A title\n[NOTE]\n====\nDry it.\n====\n",
        ["caption:A title", "code:[NOTE]", ":Dry it."],
    ),
    "an admonition": ("NOTE: Dry it.\n", ["code:NOTE:", ":Dry it."]),
    "lists": (
        "* one\n** two\n. three\nTap:: Lets it run.\n",
        ["item:one", "item:two", "item:three", "item:Tap", ":Lets it run."],
    ),
    "a table": (
        "|===\n|a |b\n\n|c\n|d\n|===\n\nGo.\n",
        ["cell:a", "cell:b", "cell:c", "cell:d", ":Go."],
    ),
    "comments and conditions": (
        "// not me\n////\nnor me\n////\nifdef::x[]\nGo.\nendif::[]\n",
        [":Go."],
    ),
    "pictures and includes": (
        "image::a.png[A tree,100]\n\ninclude::b.adoc[]\n",
        ["caption:A tree", "code:include::b.adoc"],
    ),
    "inline": (
        "See link:a.html[the list], <<two,that>>, `x y`, *you* and {name}.\n",
        [":See the list, that, x y, you and {name}."],
    ),
}
EVERY = [
    (f"a.{kind}", *row)
    for kind, rows in (("rst", RST), ("adoc", ADOC))
    for row in rows.values()
]
FORMATS = {"rst": "rst", "adoc": "asciidoc"}


def segments(name: str, text: str) -> list[Segment]:
    form = FORMATS[name.rpartition(".")[2]]
    (version,) = read(Source(name, form, version="en", data=text.encode()))
    return list(version.segments)


@pytest.mark.parametrize(("name", "text", "wanted"), EVERY)
def test_blocks(name: str, text: str, wanted: list[str]) -> None:
    assert [f"{each.role}:{each.text}" for each in segments(name, text)] == wanted


@pytest.mark.parametrize(("name", "text"), [row[:2] for row in EVERY])
def test_each_word_is_at_its_place(name: str, text: str) -> None:
    lines = text.split("\n")
    for each in segments(name, text):
        for offset, letter in enumerate(each.text):
            line, column = each.at(offset)
            if letter.isalnum():
                assert lines[line - 1][column - 1] == letter


def test_where_links_lead_is_kept() -> None:
    (one,) = segments("a.rst", "See :doc:`the list <list>` and `x <https://x.org>`_.\n")
    assert {":doc:`list`", "https://x.org"} <= {inline.code for inline in one.inlines}
    (two,) = segments("a.adoc", "See https://x.org[x] and <<two>>.\n")
    assert {"<<two>>", "https://x.org"} <= {inline.code for inline in two.inlines}


@pytest.mark.parametrize(
    "sign",
    ["`", "``a", ":a:`", "::::", "|", "**", "+-", "[", "<<a", "{a", ".. ", "=", "a::"],
)
@pytest.mark.parametrize("name", ["a.rst", "a.adoc"])
def test_hostile_lines_are_read_in_time(name: str, sign: str) -> None:
    segments(name, f"Go.\n\n{sign * 30_000}\n")
