"""What is read from files of the format a-name, and where it stands."""

from __future__ import annotations

import pytest

from qa.errors import QaError
from qa.input.readers import format_of, read
from qa.model import Source


def source(data: str) -> Source:
    path = "news.fr.a-name"
    return Source(path, format_of(path) or "", "news", "fr", data=data.encode())


def test_each_text_stands_at_its_place() -> None:
    (version,) = read(source("a = Un.\n\nb =  Deux.\n"))
    assert version.name == "fr"
    places = [(s.unit, s.text, s.line, s.column) for s in version.segments]
    assert places == [("a", "Un.", 1, 5), ("b", "Deux.", 3, 6)]


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [("a = Un.\nb\n", 2, "no `=` here"), ("\n", None, "the file has no texts")],
)
def test_what_is_wrong_is_said_with_its_line(
    data: str, line: int | None, said: str
) -> None:
    with pytest.raises(QaError, match=said) as caught:
        read(source(data))
    assert caught.value.line == line
