"""Plain text: lines that a program has wrapped, and lines that are paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.input.readers import text
from qa.model import Segment, Source

PROSE = """\
The harbour office keeps a list of all ships that lie in the port
over night, and every captain can read it on the board beside
the gate; see https://harbour.example.org/ships/
list/today for what is there now. Nobody needs a permit to read it,
and nobody has to sign anything. Those who want to know more about
the history of the harbour may ask the old keeper of the lighthouse,
who has lived there for longer than anybody can remember.

1.1. Who may enter the harbour with a boat that has no number of its
own?
1.2. Where is the office?
1.3. Which documents does a captain need?

    * Boats of visitors stay at the northern quay, where there is
      water and light.
    * All others have a place of their own.
"""
CHINESE = """\
港务局有一份所有在港口过夜的船只的名单，每位船长都可以在大门旁边的
公告板上看到；任何人都不需要许可证就可以阅读它，也可以在办公室里询
问。

外来船只停泊在北码头，那里有水和电，其他船只都有自己的固定位置，不
需要预订。
"""


def read(tmp_path: Path, said: str, paragraphs: str = "auto") -> tuple[Segment, ...]:
    place = tmp_path / "a.en.txt"
    place.write_text(said, encoding="utf-8")
    return text.read(Source(str(place), "text", "a", "en", paragraphs))[0].segments


def test_wrapped_lines_are_paragraphs_and_items_of_lists(tmp_path: Path) -> None:
    found = read(tmp_path, PROSE)
    assert [(segment.line, segment.text[:20]) for segment in found] == [
        (1, "The harbour office k"),
        (9, "1.1. Who may enter t"),
        (11, "1.2. Where is the of"),
        (12, "1.3. Which documents"),
        (14, "* Boats of visitors "),
        (16, "* All others have a "),
    ]
    assert found[1].text.endswith("number of its own?")


def test_address_torn_at_the_end_of_a_line_is_whole_and_has_its_place(
    tmp_path: Path,
) -> None:
    first = read(tmp_path, PROSE)[0]
    assert "https://harbour.example.org/ships/list/today for" in first.text
    assert first.at(first.text.index("https")) == (3, 15)
    assert first.at(first.text.index("Nobody")) == (4, 35)


def test_han_is_joined_without_a_space(tmp_path: Path) -> None:
    found = read(tmp_path, CHINESE)
    assert [segment.line for segment in found] == [1, 5]
    assert not any(" " in segment.text for segment in found)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("날씨가", "나빠질", "날씨가 나빠질"),
        ("那里有水和电", "不需要", "那里有水和电不需要"),
        ("เรือทุกลำ", "ที่จอด", "เรือทุกลำที่จอด"),
        ("ເຮືອທຸກລຳ", "ທີ່ຈອດ", "ເຮືອທຸກລຳທີ່ຈອດ"),
        ("កប៉ាល់", "ទាំងអស់", "កប៉ាល់ទាំងអស់"),
        ("သင်္ဘော", "အားလုံး", "သင်္ဘောအားလုံး"),
        ("བོད་", "ཡིག", "བོད་ཡིག"),
        ("བོད་ཡིག།", "བོད་", "བོད་ཡིག། བོད་"),
        ("วันที่", "25 ตุลาคม", "วันที่ 25 ตุลาคม"),
        ("สวัสดี", "Anna", "สวัสดี Anna"),
        ("an on-board team-", "work of two", "an on-board team-work of two"),
        ("Vor-", "Und", "Vor- Und"),
        ("he said /", "she said", "he said / she said"),
        ("see https://example.org/a/", "b/c", "see https://example.org/a/b/c"),
        ("see https://example.org/a/", "(there)", "see https://example.org/a/ (there)"),
    ],
)
def test_what_stands_between_two_lines(
    tmp_path: Path, before: str, after: str, joined: str
) -> None:
    assert read(tmp_path, f"{before}\n{after}\n", "blank")[0].text == joined


THAI = """\
สำนักงานท่าเรือมีรายชื่อเรือทุกลำที่จอดค้างคืนอยู่ในท่าเรือ{0}และกัปตันทุกคนสามารถอ่านรายชื่อได้ที่กระดานข้างประตูทุกวัน{0}โดยไม่ต้องขออนุญาต

ใครอยากรู้เรื่องประวัติของท่าเรือมากกว่านี้ก็ไปถามคนที่เคย{0}ดูแลประภาคารมานานได้
"""
SPACED = """\
สำนักงานท่าเรือมีรายชื่อเรือทุกลำที่จอดค้างคืนอยู่{0}และกัปตันทุกคน{0}สามารถอ่านรายชื่อได้ที่กระดานข้างประตู{0}ทุกวัน
"""


@pytest.mark.parametrize("paragraphs", ["auto", "blank"])
def test_words_of_a_script_without_spaces_are_joined(
    paragraphs: str, tmp_path: Path
) -> None:
    found = read(tmp_path, THAI.format("\n"), paragraphs)
    assert "\n\n".join(segment.text for segment in found) + "\n" == THAI.format("")


def test_lines_that_were_broken_at_spaces_keep_them(tmp_path: Path) -> None:
    (found,) = read(tmp_path, SPACED.format("\n"), "blank")
    assert found.text + "\n" == SPACED.format(" ")


@pytest.mark.parametrize(
    "said",
    [
        "One paragraph a line, of any length.\nAnother that is longer than the first one was.\nShort.\n\nEnd.\n",
        "Yes\nNo\nMaybe\n\nYes\nNo\n",
        "Home\nNews and sports from the whole region\nWeather\n\nAbout this page\nWho writes here\n",
    ],
)
def test_lines_that_nobody_wrapped_are_paragraphs(tmp_path: Path, said: str) -> None:
    assert len(read(tmp_path, said)) == len([line for line in said.split("\n") if line])


def test_the_settings_decide(tmp_path: Path) -> None:
    assert len(read(tmp_path, PROSE, "blank")) == 3
    assert len(read(tmp_path, PROSE, "line")) == 14
