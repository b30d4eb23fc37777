"""Subtitles: cues cut into sentences, and laid together by when they are shown."""

from __future__ import annotations

import pytest

from qa import Settings, check
from qa.align import align, document
from qa.align.cues import cut_cues, find_spoken, is_timed, read_times
from qa.align.timed import are_timed, find_shift
from qa.model import Segment, Severity, Unit, Version

Shown = tuple[float, float, str]


def write(seconds: float) -> str:
    return f"{int(seconds // 60):02}:{seconds % 60:06.3f}"


def version(name: str, *cues: Shown) -> Version:
    segments = []
    for line, (start, end, text) in enumerate(cues, 1):
        meta = (("time", f"{write(start)} --> {write(end)}"),)
        segments.append(Segment(text, name, line, role="caption", meta=meta))
    return Version(name, tuple(segments), "talk", name)


EN = version(
    "en",
    (0, 3, "The garden is large and in"),
    (3, 6, "summer it needs water. My"),
    (6, 9, "uncle built a pump there"),
    (9, 12, "when he came home. It was"),
    (12, 15, "made of wood."),
)
DE = version(
    "de",
    (0, 2, "Der Garten ist groß"),
    (2, 5.4, "und braucht im Sommer Wasser."),
    (5.5, 10.9, "Mein Onkel baute dort, als er heimkam, eine Pumpe."),
    (11, 15, "Sie war aus Holz."),
)


def rows(units: tuple[Unit, ...], *names: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.text if (cell := unit.get(name)) else "" for name in names)
        for unit in units
    ]


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("00:00:01,500 --> 00:00:03,000", 1.5, 3.0),
        ("00:01.25 --> 01:03.5 align:start", 1.25, 63.5),
        ("01:02:03.004 --> 01:02:04.000", 3723.004, 3724.0),
    ],
)
def test_times_of_cues(written: str, start: float, end: float) -> None:
    segment = Segment("a", meta=(("time", written),))
    assert read_times(segment) == pytest.approx((start, end))


def test_what_has_no_time_is_not_timed() -> None:
    assert is_timed(EN)
    bare = Version("en", (*EN.segments, Segment("No time.")))
    assert not is_timed(bare)
    assert not is_timed(Version("en", ()))
    assert not are_timed([EN, bare])
    assert not are_timed([EN])
    with pytest.raises(ValueError, match="7"):
        read_times(Segment("a", line=7))


def test_cues_are_cut_where_a_sentence_ends_and_keep_their_places() -> None:
    cut = cut_cues(EN)
    texts = [segment.text for segment in cut.segments]
    assert texts[1:3] == ["summer it needs water.", "My"]
    assert "".join(texts).replace(" ", "") == "".join(
        segment.text for segment in EN.segments
    ).replace(" ", "")
    assert (cut.segments[2].line, cut.segments[2].column) == (2, 24)
    start, end = read_times(cut.segments[2])
    assert 5.5 < start < end <= 6.0
    assert cut_cues(cut) == cut


def test_what_is_said_in_one_sentence_is_one_text() -> None:
    spoken = find_spoken(cut_cues(EN))
    assert [len(one.cues) for one in spoken] == [2, 3, 2]
    pause = version("en", (0, 2, "It was"), (2, 3, "dry"), (6, 8, "in summer."))
    assert [len(one.cues) for one in find_spoken(pause)] == [2, 1]
    endless = version("en", *((n, n + 1, "and on") for n in range(40)), (40, 41, "x."))
    assert all(one.end - one.start <= 15 for one in find_spoken(endless))
    # Where nobody ends a sentence with a sign, each cue is alone.
    bare = version("zh", *((n, n + 1, "花园很大") for n in range(20)))
    assert [len(one.cues) for one in find_spoken(bare)] == [1] * 20


def test_versions_are_laid_together_by_time() -> None:
    made = document("talk", [EN, DE], "en")
    assert rows(made.units, "en", "de") == [
        ("The garden is large and in summer it needs water.",
         "Der Garten ist groß und braucht im Sommer Wasser."),
        ("My uncle built a pump there when he came home.",
         "Mein Onkel baute dort, als er heimkam, eine Pumpe."),
        ("It was made of wood.", "Sie war aus Holz."),
    ]  # fmt: skip
    again = document("talk", made.versions, "en")
    assert again.units == made.units
    assert not check([EN, DE], source="en").findings


def test_a_sentence_that_nobody_shows_is_missing() -> None:
    lost = Version("de", (*DE.segments[:2], DE.segments[3]), "talk", "de")
    units = document("talk", [EN, lost], "en").units
    assert [unit.get("de") is None for unit in units] == [False, True, False]
    found = [one.check for one in check([EN, lost], source="en").findings]
    assert found == ["segment-missing"]


def test_a_few_words_that_nobody_shows_are_a_note() -> None:
    said = (*DE.segments[:3], version("de", (11, 15, "Oh!")).segments[0])
    short = version("en", (0, 5.4, "The garden needs water."), (5.5, 10.9, "Built."))
    (found,) = check(
        [short, Version("de", said, "talk", "de")],
        source="de",
        settings=Settings(select=["segment-missing"]),
    ).findings
    assert found.severity is Severity.NOTE


def test_two_sentences_that_are_one_elsewhere_are_one_unit() -> None:
    whole = version(
        "fr",
        (0, 10.9, "Le jardin est grand, et mon oncle y a construit une pompe."),
        (11, 15, "Elle était en bois."),
    )
    units = align("talk", [*document("talk", [EN, whole], "en").versions], "en")
    assert len(units) == 2
    assert not [unit for unit in units if unit.get("fr") is None]


def test_every_cue_is_in_one_unit_though_sentences_cross_everywhere() -> None:
    first = version("en", *((2 * n, 2 * n + 2, f"Part {n}.") for n in range(60)))
    second = version("ja", *((3 * n + 1, 3 * n + 4, f"部分{n}。") for n in range(39)))
    units = document("talk", [first, second], None).units
    for name, count in (("en", 60), ("ja", 39)):
        cells = [cell for unit in units if (cell := unit.get(name))]
        assert sum(len(cell.parts) or 1 for cell in cells) == count
    assert len(units) > 3


def test_films_that_share_no_time_are_laid_together_by_their_texts() -> None:
    late = version("de", *((s + 500, s + 502, f"Satz {s}.") for s in range(0, 20, 2)))
    early = version("en", *((s, s + 2, f"Sentence {s}.") for s in range(0, 20, 2)))
    assert not are_timed([early, late])
    assert len(document("talk", [early, late], None).units) == 10


STARTS = [0.0, 3.1, 7.7, 9.2, 15.0, 21.4, 22.9]


@pytest.mark.parametrize(
    ("later", "shift"),
    [(0.0, 0.0), (0.6, 0.0), (1.5, 1.5), (-2.0, -2.0), (45.0, 45.0), (70.0, 0.0)],
)
def test_a_version_that_is_late_throughout(later: float, shift: float) -> None:
    second = [time + later for time in STARTS]
    assert find_shift(STARTS, second) == pytest.approx(shift, abs=0.3)


def test_few_times_are_no_shift() -> None:
    assert find_shift(STARTS[:4], [time + 2 for time in STARTS[:4]]) == 0.0
    assert find_shift([], [1.0]) == find_shift([1.0], []) == 0.0


def test_a_late_version_is_laid_together_as_if_it_were_not() -> None:
    lines = [(t, t + 1.4, f"Sentence number {n}.") for n, t in enumerate(STARTS)]
    late = [(t + 9, t + 10.4, f"Satz Nummer {n}.") for n, t in enumerate(STARTS)]
    made = document("talk", [version("en", *lines), version("de", *late)], "en")
    assert [unit.get("de") is None for unit in made.units] == [False] * 7
    assert made.units[3]["de"].text == "Satz Nummer 3."
