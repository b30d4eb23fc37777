"""Tables of texts with the values they state, one table a kind of fact; and what holds for every text."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import language as languages
from qa.kinds import extract, kinds
from qa.kinds.code.metavariable import is_synopsis
from qa.kinds.values import spelled
from qa.language.tags import locales
from qa.model import Fact

FOLDER = Path(__file__).parent / "facts"
ROOT = Path(__file__).parent.parent


def rows_of(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a table, each with the group of its kind; several tables are about values as a whole."""
    group = next(
        (kind.group.name for kind in kinds() if kind.name == path.stem), "values"
    )
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        yield group, row


ROWS = [
    pytest.param(group, row, id=f"{path.stem} {row['lang']} {row['text'][:30]}")
    for path in sorted(FOLDER.glob("*.toml"))
    for group, row in rows_of(path)
]


def facts_of(text: str, language: str, group: str = "values") -> tuple[Fact, ...]:
    found = extract(text, language)[group]
    return found + spelled(text, language) if group == "values" else found


def holds(found: Sequence[Fact], wanted: Sequence[str]) -> bool:
    """Say whether each wanted value is a reading of a fact of its own."""
    if not wanted:
        return True
    return any(
        wanted[0] in fact.readings and holds([*found[:i], *found[i + 1 :]], wanted[1:])
        for i, fact in enumerate(found)
    ) or any(_whole(fact, wanted) for fact in found)


def _whole(fact: Fact, wanted: Sequence[str]) -> bool:
    return len(fact.parts) == len(wanted) and all(
        w in p.readings for w, p in zip(wanted, fact.parts, strict=True)
    )


@pytest.mark.parametrize(("group", "row"), ROWS)
def test_values(group: str, row: dict[str, Any]) -> None:
    assert_values(group, row)


def assert_values(group: str, row: dict[str, Any]) -> None:
    found = facts_of(row["text"], row["lang"], group)
    assert holds(found, row["values"])
    if not row["values"]:
        assert not any(fact.strong for fact in found)


def test_forty_languages_have_fifteen_rows_each() -> None:
    rows: Counter[str] = Counter(param.values[1]["lang"] for param in ROWS)  # type: ignore[index]
    assert sum(count >= 15 for count in rows.values()) >= 40


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/2018/10/25?id=47",
        "press94@example.org",
        "max_retries_3",
        "ISBN 978-3-16-148410-0",
        "DE89 3704 0044 0532 0130 00",
    ],
)
def test_digits_inside_other_facts_are_no_numbers(text: str) -> None:
    assert not any(
        fact.kind in {"number", "year", "day", "month", "time"}
        for fact in facts_of(text, "en")
    )


@settings(deadline=None)
@given(
    st.text(),
    st.sampled_from(["en", "de", "ar", "hi", "th", "zh", "ko", "my", "vi", "sw", "xx"]),
)
def test_any_text_has_facts_inside_it(text: str, language: str) -> None:
    for fact in facts_of(text, language):
        assert fact.text == text[fact.span.start : fact.span.end]
        assert fact.text
        assert fact.value


def test_a_region_inherits_from_its_language_and_script() -> None:
    assert locales("zh-TW")[:2] == ["und", "zh-Hant"]
    assert locales("iw") == ["und", "he"]
    assert languages.of("de-CH").locale.group == "'"
    assert languages.of("de-CH").locale.months["oktober"] == 10


def test_the_compiled_data_are_those_of_the_build() -> None:
    """A change by hand belongs in the file of the language; the build writes the sums."""
    folder = ROOT / "qa" / "language" / "compiled" / "locales"
    lines = (
        (ROOT / "tools" / "locales" / "SHA256SUMS")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    sums = dict(line.split("  ")[::-1] for line in lines)
    assert sums == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.glob("*.json")
    }


def test_branches_nested_beyond_measure_are_read_no_further() -> None:
    text = "{a,select,other{" * 2000 + "5" + "}}" * 2000
    assert [fact.text for fact in extract(text, "en")["placeholders"]] == [
        "{a, select}"
    ]


def test_how_a_command_is_used_is_told_of_texts_of_any_length() -> None:
    assert is_synopsis("tool [-a | -b] ([x] | <name>)")
    assert not is_synopsis("[(" + "|" * 1_000_000)
    assert is_synopsis("| " + "[" * 200_000 + "]" * 200_000)
