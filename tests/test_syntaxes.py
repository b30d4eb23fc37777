"""Placeholders in the syntax that a file declares, and the plural rules of its header."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from qa.api import check
from qa.config import Settings
from qa.input.readers.plural_rule import read_forms
from qa.kinds.placeholder import syntaxes
from qa.model import Segment, Severity, Version

ROWS = tomllib.loads(
    Path(__file__).with_name("syntaxes.toml").read_text(encoding="utf-8")
)["row"]


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['syntax']}: {row['translation']}"
)
def test_what_a_translation_keeps(row: dict[str, Any]) -> None:
    meta = (("syntax", row["syntax"]),)
    versions = [
        Version(name, (Segment(text, f"{name}.po", unit="1", meta=meta),), "d")
        for name, text in (
            ("en", row["original"]),
            (row["language"], row["translation"]),
        )
    ]
    result = check(versions, source="en", settings=Settings(select=["placeholders"]))
    assert not result.crashes
    found = [
        f.message for f in result.findings if f.severity and f.severity > Severity.NOTE
    ]
    assert (not found) is row["kept"], found


def test_every_syntax_has_rows_that_keep_and_rows_that_lose() -> None:
    named = {row["syntax"].removesuffix("-format") for row in ROWS}
    assert len(named) > 20
    for name in named:
        assert syntaxes.find(f"{name}-format") is not None, name


@pytest.mark.parametrize(
    ("header", "forms"),
    [
        ("nplurals=1; plural=0;", [("other", ())]),
        ("nplurals=2; plural=(n != 1);", [("one", (1,)), ("other", ())]),
        ("nplurals=2; plural=n > 1", [("one", (0, 1)), ("other", ())]),
        (
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
            [("one", ()), ("other", ()), ("2", (0,))],
        ),
        (
            "nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);",
            [("other", ()), ("one", ()), ("2", ()), ("3", ())],
        ),
        (
            "nplurals=6; plural=n==0 ? 0 : n<3 ? n : n%100>10 ? 4 : n%100>2 ? 3 : 5;",
            [
                ("0", (0,)),
                ("one", (1,)),
                ("2", (2,)),
                ("3", ()),
                ("other", ()),
                ("5", ()),
            ],
        ),
        ("nplurals=2; plural=!(n == 1) * 1;", [("one", (1,)), ("other", ())]),
        ("nplurals=2; plural=n - 1 > 0;", [("one", (0, 1)), ("other", ())]),
    ],
)
def test_the_forms_of_a_header(
    header: str, forms: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert [tuple(form) for form in read_forms(header)] == forms


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=2; plural=n ? 0;",
        "nplurals=2; plural=(n;",
        "nplurals=2; plural=n + n;",
        "nplurals=2; plural=import;",
        f"nplurals=2; plural={'(' * 900};",
        f"nplurals=2; plural={'!' * 900}n;",
        f"nplurals=2; plural={'n+' * 400}n;",
        "nplurals=0; plural=0;",
    ],
)
def test_a_header_that_says_nothing(header: str) -> None:
    assert read_forms(header) == ()
