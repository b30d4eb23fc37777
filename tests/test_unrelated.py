"""Whole versions that do not follow the others: every threshold on both sides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.model import Segment
from qa.omission import unrelated
from qa.omission.unrelated import Row


class Fits:
    """Scores of rows: those `good` fit best where they stand, others best elsewhere."""

    def __init__(self, good: set[int], shift: int = 0) -> None:
        self.good, self.shift = good, shift

    def single(self, i: int, j: int) -> float:
        at_home = (j - i - self.shift) % 100 == 0
        return float(at_home if i in self.good else not at_home)


TEXTS = [f"Text {number}" for number in range(100)]


@pytest.mark.parametrize("good", [0, 62, 63, 100])
def test_how_often_texts_fit_their_row(good: int) -> None:
    fits = Fits(set(range(good)))
    assert unrelated._measure_fit(fits, TEXTS, 0) == pytest.approx(good / 100)  # type: ignore[arg-type]  # noqa: SLF001
    shifted = Fits(set(range(good)), 1)
    assert unrelated._measure_fit(shifted, TEXTS, 1) == pytest.approx(good / 100)  # type: ignore[arg-type]  # noqa: SLF001


def test_rows_with_one_text_are_not_held_against_one_another() -> None:
    assert unrelated._measure_fit(Fits(set()), ["Same"] * 100, 0) == 1.0  # type: ignore[arg-type]  # noqa: SLF001


@pytest.mark.parametrize(("fit", "said"), [(0.62, True), (0.63, False)])
def test_the_threshold_of_fitting(
    fit: float, monkeypatch: pytest.MonkeyPatch, *, said: bool
) -> None:
    monkeypatch.setattr(unrelated, "_measure_fit", lambda *_: fit)
    rows = [Row(Segment("A text here."), Segment("Ein Text."))] * 20
    assert bool(unrelated._compare_places(rows, "en", "de")) is said  # noqa: SLF001


def find_noise(first: Sequence[str], second: Sequence[str]) -> list[str]:
    rows = [
        Row(Segment(one), Segment(two)) for one, two in zip(first, second, strict=True)
    ]
    return unrelated._find_noise(rows, "en", "de")  # noqa: SLF001


@pytest.mark.parametrize(("same", "said"), [(79, False), (80, True)])
def test_one_text_in_nearly_every_row(same: int, *, said: bool) -> None:
    second = ["Eins"] * same + [f"Zwei {number}" for number in range(100 - same)]
    assert bool(find_noise(TEXTS, second)) is said
    assert not find_noise(["Same"] * 100, second)


@pytest.mark.parametrize(("mixed", "said"), [(14, False), (15, True)])
def test_digits_inside_words(mixed: int, *, said: bool) -> None:
    first = ["plain words of text"] * 5 + TEXTS[:95]
    second = [f"m5n{number}x" for number in range(mixed)] + [
        f"wort {number}"[:4] for number in range(100 - mixed)
    ]
    assert ("font" in " ".join(find_noise(first, second))) is said
    assert "font" not in " ".join(find_noise(second, second))


def test_numbers_among_letters_that_no_spaces_part() -> None:
    assert not find_noise(TEXTS, [f"第{number}位是他" for number in range(100)])


@pytest.mark.parametrize(("common", "said"), [(21, True), (22, False)])
def test_words_that_stand_once(common: int, *, said: bool) -> None:
    letters = "abcdefghij"
    once = [f"{one}{two}xyz" for one in letters for two in letters]
    second = [f"{word} {word[::-1]}" for word in once[: 100 - common]]
    second += ["selten"] * common
    found = find_noise([f"the text {word}" for word in second], second)
    assert ("twice" in " ".join(found)) is said


@pytest.mark.parametrize(("size", "said"), [(33, True), (34, False)])
def test_a_fraction_of_the_length(size: int, *, said: bool) -> None:
    rows = [Row(Segment("a" * 100), Segment("a" * size))]
    assert bool(unrelated._find_short(rows, "en", "en@old")) is said  # noqa: SLF001
