"""The reviewers' page in a real Chromium: opening, filtering, keys, decisions, hostile text, speed, accessibility."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.model import (
    Document,
    Finding,
    Look,
    Mark,
    Result,
    Segment,
    Severity,
    StalePage,
    StaleUnit,
    Unit,
    Version,
)
from qa.report.reporters import html, jsonl
from tests import sample
from tests.conftest import ROOT, Runner

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page
    from playwright.sync_api._generated import LocatorAssertions

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
AXE = sorted((ROOT / "tools" / ".cache").glob("axe-core-*/package/axe.min.js"))
CHECKS = ("number-mismatch", "date-missing", "url-changed")
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
Opener = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed"
    )
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open a page made of a result; afterwards nothing but the file was asked for and nothing went wrong."""
    asked: list[str] = []
    wrong: list[str] = []

    def opened(result: Result, fragment: str = "", **options: object) -> Page:
        path = tmp_path / "report.html"
        text = io.StringIO()
        html.write(result, text, Look())
        path.write_text(text.getvalue(), encoding="utf-8")
        page = browser.new_context(offline=True, **options).new_page()  # type: ignore[arg-type]
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(f"{path.as_uri()}{fragment}")
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    assert wrong == []
    assert {
        url.partition("#")[0] for url in asked if not url.startswith(("blob:", "data:"))
    } <= {(tmp_path / "report.html").as_uri()}


def expect(locator: Locator) -> LocatorAssertions:
    """Return assertions that wait: the page's policy lets no script wait for them."""
    import playwright.sync_api as api

    return api.expect(locator)


def some(count: int = 30) -> list[Finding]:
    return [sample.finding(n, SEVERITIES[n % 3], CHECKS[n % 3]) for n in range(count)]


def test_it_opens_with_the_state_of_the_batch(show: Opener) -> None:
    page = show(sample.result(some(), (sample.accepted(sample.finding(99)),)))
    assert page.title() == "Review of 7 documents"
    overview = page.locator("#overview").inner_text()
    for said in (
        "10 errors must be mended",
        "Arabic",
        "Traditional Chinese",
        "not UTF-8 at byte 3",
        "a notice",
        "names",
    ):
        assert said in overview
    tiles = page.locator(".tiles li").all_inner_texts()
    assert [tile.split() for tile in tiles][4:] == [
        ["10", "errors"],
        ["10", "warnings"],
        ["10", "notes"],
        ["1", "accepted"],
    ]
    page.get_by_role("link", name="number-mismatch, ar").click()
    assert page.locator("#shown").inner_text() == "11 of 31"


def test_filters_search_and_order(show: Opener) -> None:
    page = show(sample.result([*some(), sample.hostile("Zauberwort")]), "#/findings")
    shown = page.locator("#shown")
    page.select_option("#by-check", "date-missing")
    assert shown.inner_text() == "10 of 31"
    page.locator("#clear").click()
    page.get_by_role("button", name="errors").click()
    assert shown.inner_text() == "21 of 31"
    page.locator("#clear").click()
    page.fill("#query", "zauberWORT")
    assert shown.inner_text() == "1 of 31"
    page.fill("#query", "")
    page.fill("#by-document", "ferry3")
    assert shown.inner_text() == "4 of 31"
    page.locator("#clear").click()
    page.select_option("#by-version", "open")
    assert shown.inner_text() == "1 of 31"
    page.locator("#clear").click()
    page.select_option("#by-confidence", "1")
    assert shown.inner_text() == "1 of 31"
    page.locator("#clear").click()
    page.select_option("#order", "severity")
    assert page.locator(".row").first.locator(".severity").inner_text() == "Error"
    page.fill("#query", "nothing like it")
    assert "Nothing matches" in page.locator("#detail").inner_text()


def test_keys(show: Opener) -> None:
    page = show(sample.result(some()), "#/findings")
    press, detail = page.keyboard.press, page.locator("#detail")
    press("j")
    press("j")
    press("k")
    assert "2 of 30" in detail.inner_text()
    press("a")
    assert "3 of 30" in detail.inner_text()
    press("r")
    assert (
        page.locator(".row.accept").count() == page.locator(".row.reject").count() == 1
    )
    press("k")
    press("u")
    assert page.locator(".row.reject").count() == 0
    press("x")
    press("j")
    press("x")
    assert page.locator("#shown").inner_text() == "2 picked"
    press("a")
    assert page.locator("#progress").inner_text() == "3 of 30 decided"
    press("/")
    page.keyboard.type("(17)")
    assert page.locator("#shown").inner_text() == "1 of 30"
    press("Escape")
    press("?")
    assert page.locator("#help-dialog").is_visible()
    press("Escape")
    press("1")
    assert page.locator("#overview").is_visible()
    press("2")
    page.locator("#list").focus()
    page.locator("#clear").click()
    page.locator("#list").focus()
    press("End")
    assert page.locator("#list").get_attribute("aria-activedescendant") == "row-29"
    assert "30 of 30" in detail.inner_text()


def test_decisions_are_exported_kept_and_taken_over(
    show: Opener, qa: Runner, tmp_path: Path
) -> None:
    result = sample.result(
        [*some(29), sample.hostile("\x9b\u202e🚢\U000e0041</script>", 29)]
    )
    page = show(result, "#/findings")
    page.keyboard.press("?")
    page.fill("#by", "Zoë")
    page.get_by_role("button", name="Close").click()
    page.fill("#reason", 'said "so" — 对')
    page.get_by_role("button", name="The text may stay").click()
    page.fill("#query", "(2")
    page.locator("#bulk").click()
    page.fill("#bulk-reason", "all of them")
    page.locator("#bulk-dialog").get_by_role("button", name="Must be mended").click()
    with page.expect_download() as download:
        page.locator("#export").click()
    path = tmp_path / "decisions.jsonl"
    download.value.save_as(path)
    page.reload()
    assert page.locator("#progress").inner_text() == "11 of 30 decided"

    records = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    first = next(record for record in records if record["decision"] == "accept")
    assert (first["reason"], first["by"]) == ('said "so" — 对', "Zoë")
    assert {
        record["reason"] for record in records if record["decision"] == "reject"
    } == {"all of them"}
    assert first["fingerprint"] == result.findings[0].fingerprint
    assert qa("baseline", "import", "decisions.jsonl").out.startswith(
        "qa-baseline.jsonl: 11 new or changed"
    )
    assert (tmp_path / "qa-baseline.jsonl").read_bytes() == path.read_bytes()

    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.locator("#progress").inner_text() == "0 of 30 decided"
    page.set_input_files("#file", str(path))
    expect(page.locator("#progress")).to_contain_text("11 decisions")
    assert page.locator(".row.accept").count() == 1


def test_what_the_decisions_file_said_is_shown(show: Opener) -> None:
    page = show(
        sample.result(some(3), (sample.accepted(sample.finding(99), "because <b>"),)),
        "#/findings?decision=accept",
    )
    assert page.locator("#shown").inner_text() == "1 of 4"
    assert "may stay · ana · 2026-01-01" in page.locator("#detail").inner_text()
    assert page.input_value("#reason") == "because <b>"


def test_marks_stay_right_beside_astral_characters(show: Opener) -> None:
    text = "🚢🚢𝕏 then 312 and 🚢"
    found = Finding(
        "x",
        (sample.mark("en", text, "312"), sample.mark("ar", text, "🚢")),
        "ar",
        severity=Severity.ERROR,
    )
    page = show(sample.result([found]), "#/findings")
    assert page.locator("mark").all_inner_texts() == ["🚢", "312"]


def test_each_text_has_its_language_and_direction(show: Opener) -> None:
    page = show(sample.result([sample.finding()]), "#/findings")
    directions = page.eval_on_selector_all(
        ".text", "all => all.map(x => [x.lang, getComputedStyle(x).direction])"
    )
    assert directions == [
        ["ar", "rtl"],
        ["en", "ltr"],
        ["hi", "ltr"],
        ["zh-Hant", "ltr"],
    ]


def test_hostile_text_is_inert_and_seen(show: Opener) -> None:
    findings = [sample.hostile(text, n) for n, text in enumerate(sample.HOSTILE, 1)]
    page = show(sample.result(findings), "#/findings")
    for number, _ in enumerate(sample.HOSTILE):
        assert (
            f"{number + 1} of {len(findings)}" in page.locator("#detail").inner_text()
        )
        page.keyboard.press("j")
    page.keyboard.press("3")
    page.keyboard.press("1")
    assert page.title() == f"Review of {len(findings)} documents"
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.locator("script").count() == 2
    for tab in ("overview", "findings", "facts"):
        seen = page.locator(f"#{tab}").text_content() or ""
        assert not set(seen) & set("\x1b\x9b\u202e\u2066\u2028\x00")
    assert "U+202E" in (page.locator("#overview").text_content() or "")


def test_a_long_text_is_cut_around_its_mark(show: Opener) -> None:
    text = "word " * 400 + "312 " + "word " * 400
    page = show(
        sample.result(
            [Finding("x", (sample.mark("en", text, "312"),), severity=Severity.NOTE)]
        ),
        "#/findings",
    )
    assert page.locator("mark").inner_text() == "312"
    assert len(page.locator(".text").inner_text()) < 1000
    page.get_by_role("button", name="Whole text").click()
    assert len(page.locator(".text").inner_text()) > 4000


def test_a_phone_reads_one_finding_at_a_time(show: Opener) -> None:
    page = show(
        sample.result(some()),
        "#/findings",
        viewport={"width": 390, "height": 844},
        has_touch=True,
    )
    assert not page.locator("#detail").is_visible()
    page.locator(".row").nth(1).tap()
    assert page.locator("#detail").is_visible()
    page.get_by_role("button", name="The text may stay").tap()
    assert "3 of 30" in page.locator("#detail").inner_text()
    page.get_by_role("button", name="‹ List").tap()
    assert page.locator("#list").is_visible()
    for tab in ("overview", "findings", "facts"):
        page.goto(f"{page.url.partition('#')[0]}#/{tab}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_print_holds_every_finding(show: Opener) -> None:
    page = show(sample.result(some()), "#/findings")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#print article:visible").count() == 30
    assert page.locator("#overview").is_visible()


def test_no_findings(show: Opener) -> None:
    page = show(Result(), "#/findings")
    assert "No findings" in page.locator("#detail").inner_text()


def test_of_many_findings_only_the_rows_in_sight_are_laid_out(show: Opener) -> None:
    """How long a hundred thousand take is what benchmarks/page.py prints."""
    page = show(sample.result(some(20_000)), "#/findings")
    page.locator(".row").first.wait_for()
    assert page.locator(".row").count() < 60
    page.locator("#by-check").select_option("date-missing")
    assert page.locator("#shown").inner_text() == "6,667 of 20,000"
    page.locator("#by-check").select_option("")
    page.locator("#query").fill("(19999)")
    expect(page.locator("#shown")).to_have_text("1 of 20,000")
    page.locator("#clear").click()
    assert page.locator(".row").count() < 60
    page.locator("#list").focus()
    page.keyboard.press("End")
    assert page.locator(".row.active .said").inner_text().endswith("(19999)")


def test_a_list_taller_than_a_browser_lays_out(
    show: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = html._file  # noqa: SLF001 - a short list stands for one of millions of pixels
    monkeypatch.setattr(
        html,
        "_file",
        lambda name: read(name).replace("TALLEST = 12000000", "TALLEST = 20000"),
    )
    page = show(sample.result(some(3000)), "#/findings")
    page.locator("#list").focus()
    for key, number in (
        ("End", 2999),
        ("k", 2998),
        ("Home", 0),
        ("j", 1),
        ("PageDown", None),
        ("j", None),
    ):
        page.keyboard.press(key)
        row = page.locator(".row.active")
        expect(page.locator(".row.active:not([hidden])")).to_have_count(1)
        if number is not None:
            assert row.locator(".said").inner_text().endswith(f"({number})")
        box, frame = row.bounding_box(), page.locator("#list").bounding_box()
        assert box is not None
        assert frame is not None
        # One pixel of the scroll bar is eleven of the rows here.
        assert (
            frame["y"] - 12
            <= box["y"]
            <= frame["y"] + frame["height"] - box["height"] + 12
        )
    page.locator("#list").hover()
    page.mouse.wheel(0, 7000)
    page.wait_for_timeout(200)
    assert page.locator(".row:visible").count() > 5


@pytest.mark.skipif(not AXE, reason="axe-core is not there: tools/npm.py fetches it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(show: Opener, scheme: str) -> None:
    findings = [*some(6), sample.hostile("<b>\u202e"), sample.finding(7, Severity.NOTE)]
    result = sample.result(findings, (sample.accepted(sample.finding(99)),))
    page = show(replace(result, stale=(late(2),)), color_scheme=scheme, bypass_csp=True)
    page.evaluate(AXE[-1].read_text(encoding="utf-8"))
    for keys in ("1", "2", "2jax", "3", "4", "?"):
        for key in keys:
            page.keyboard.press(key)
        found = page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 150))]))"
        )
        assert found == [], f"after {keys}"


def late(count: int) -> StalePage:
    """Return a page of which so many units are behind."""
    units = [
        StaleUnit(
            document="ferry", version="de", path="de/<ferry>.md", line=number,
            source_path="en/ferry.md", source_line=number, since="2030-01-05",
            before="The gate is closed at night", after="The gate is <b>closed</b> at noon",
            words=2, kind="text", text="Nachts ist das Tor zu",
        )
        for number in range(1, count + 1)
    ]  # fmt: skip
    return StalePage("ferry", "de", "de/<ferry>.md", 2 * count, tuple(units))


def test_what_is_behind_has_a_tab(show: Opener) -> None:
    page = show(replace(sample.result(some(3)), stale=(late(2),)))
    page.keyboard.press("4")
    assert page.locator("#behind").is_visible()
    assert page.locator("#behind h2").inner_text() == "de/<ferry>.md"
    row = page.locator("table.behind tbody tr").first
    assert row.locator("del").all_inner_texts() == ["closed", "night"]
    assert row.locator("ins").all_inner_texts() == ["<b>closed</b>", "noon"]
    assert page.url.endswith("#/behind")
    page.locator("#tab-overview").click()
    assert page.locator("#behind").is_hidden()


def test_a_thousand_units_that_are_behind_are_shown(show: Opener) -> None:
    page = show(replace(sample.result(some(3)), stale=(late(1002),)), "#/behind")
    assert page.locator("table.behind tbody tr").count() == 1000
    assert "2 more units" in page.locator("#behind .legend").inner_text()


def test_where_nothing_is_behind_there_is_no_tab(show: Opener) -> None:
    page = show(sample.result(some(3)), "#/behind")
    assert page.locator("#tab-behind").count() == 0
    page.keyboard.press("4")
    assert page.locator("#overview").is_visible()


def neighbours(count: int = 8) -> Result:
    """Return a document of which Arabic lacks one unit, and one name is missing in three places."""
    texts = {version: list(range(count)) for version in sample.TEXTS}
    units = []
    for number in range(count):
        segments = tuple(
            (
                version,
                Segment(f"{version} line {number}", f"in/{version}.txt", number + 1),
            )
            for version in texts
            if (version, number) != ("ar", 3)
        )
        units.append(Unit("in/doc", str(number), tuple(texts), segments))
    versions = tuple(
        Version(
            version,
            tuple(unit[version] for unit in units if unit.get(version)),
            "in/doc",
            f"in/{version}.txt",
        )
        for version in texts
    )
    gone = Finding(
        "ar has no text here",
        (Mark("en", units[3]["en"]),),
        "ar",
        severity=Severity.ERROR,
        check="segment-missing",
        document="in/doc",
        unit="3",
    )
    names = tuple(
        Finding(
            "the name Ada is in en; hi does not have it",
            (Mark("hi", units[number]["hi"]), Mark("en", units[number]["en"])),
            "hi",
            severity=Severity.WARNING,
            check="name-missing",
            document="in/doc",
            unit=str(number),
        )
        for number in (0, 4, 7)
    )
    return Result(
        findings=(gone, *names),
        documents=(Document("in/doc", versions, tuple(units), "en"),),
    )


def test_what_stands_around_a_missing_text_is_open(show: Opener) -> None:
    page = show(neighbours(), "#/findings")
    table = page.locator("table.near")
    rows = table.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[:2] for row in rows] == [
        ["1", "ar line 1"],
        ["2", "ar line 2"],
        ["3", "No text stands here."],
        ["4", "ar line 4"],
        ["5", "ar line 5"],
    ]
    assert table.locator("tr.here").inner_text().startswith("3")
    assert page.locator("details.others").get_attribute("open") is None
    page.keyboard.press("v")
    page.locator("details.others .text").nth(1).wait_for()
    shown = page.locator("details.others .text").all_inner_texts()
    assert sorted(shown) == ["hi line 3", "zh-Hant line 3"]


def test_what_is_opened_once_stays_open(show: Opener) -> None:
    page = show(neighbours(), "#/findings")
    page.keyboard.press("j")
    assert page.locator("table.near").count() == 0
    page.keyboard.press("b")
    page.locator("table.near tbody tr").nth(2).wait_for()
    page.keyboard.press("u")
    assert page.locator("table.near tbody tr").count() == 3


def test_one_cause_in_many_places_is_decided_once(show: Opener) -> None:
    page = show(neighbours(), "#/findings")
    assert page.locator("#shown").inner_text() == "4 of 4, 2 causes"
    page.keyboard.press("j")
    assert page.locator(".row.active .many").inner_text() == "×3"
    page.keyboard.press("r")
    assert page.locator("#progress").inner_text() == "3 of 4 decided"
    page.locator("#grouped").uncheck()
    assert page.locator("#shown").inner_text() == "4 of 4"
    assert page.locator(".row.reject").count() == 3


def test_each_finding_has_an_address(show: Opener) -> None:
    result = neighbours()
    last = result.findings[3].fingerprint
    page = show(result, f"#{last}")
    assert page.locator("#detail .meta").inner_text().endswith("unit 0")
    page.goto(f"{page.url.partition('#')[0]}#/findings?check=segment-missing")
    assert page.locator("#shown").inner_text() == "1 of 4"
    assert page.url.endswith(
        f"#/findings?check=segment-missing&finding={result.findings[0].fingerprint}"
    )
    address = page.url
    page.goto(f"{page.url.partition('#')[0]}#/overview")
    page.goto(address)
    assert page.locator("#shown").inner_text() == "1 of 4"
    page.goto(f"{page.url.partition('#')[0]}#{'0' * 16}")
    expect(page.locator("#progress")).to_contain_text("The finding of this link")


def test_the_reader_says_what_they_read(show: Opener) -> None:
    text = "Адам встретил Еву."
    found = Finding(
        "x",
        (sample.mark("ru", text, "Еву"), sample.mark("en", "Adam met Eve.", "Eve")),
        severity=Severity.ERROR,
    )
    version = Version("ru", (Segment(text),), "d", "ru.txt")
    page = show(
        Result(findings=(found,), documents=(Document("d", (version,), ()),)),
        "#/findings",
    )
    assert "“evu”" in page.locator("#detail").inner_text()
    page.locator("#ask-open").click()
    page.get_by_role("checkbox", name="Russian").check()
    page.fill("#opens", "vscode://file/home/me/{path}:{line}:{column}")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("#detail")).not_to_contain_text("“evu”")
    assert not page.locator("#ask").is_visible()
    link = page.locator("#detail > .place a").get_attribute("href")
    assert link == "vscode://file/home/me/in/ferry.ru.txt:1:15"
    page.reload()
    assert not page.locator("#ask").is_visible()


def test_a_place_opens_nothing_that_acts(show: Opener) -> None:
    page = show(sample.result(some(1)), "#/findings")
    page.evaluate("localStorage.setItem('qa.opens', 'javascript:alert(1)//{path}')")
    page.reload()
    assert page.locator("#detail a").count() == 0


def test_what_another_reviewer_says_otherwise_is_asked(
    show: Opener, tmp_path: Path
) -> None:
    result = sample.result(some(2))
    page = show(result, "#/findings")
    page.keyboard.press("a")
    lines = [
        {"fingerprint": each.fingerprint, "decision": "reject", "by": "bo"}
        for each in result.findings
    ]
    file = tmp_path / "bo.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    page.set_input_files("#file", str(file))
    page.locator("#conflict-dialog").wait_for()
    assert page.locator("#conflicts li").count() == 1
    page.get_by_role("button", name="Keep what is here").click()
    expect(page.locator(".row.accept")).to_have_count(1)
    expect(page.locator(".row.reject")).to_have_count(1)
    page.set_input_files("#file", str(file))
    page.get_by_role("button", name="Take what the file says").click()
    expect(page.locator(".row.reject")).to_have_count(2)


def test_the_work_list_holds_what_must_be_mended(show: Opener, tmp_path: Path) -> None:
    page = show(sample.result([*some(2), sample.hostile("=1+1", 3)]), "#/findings")
    page.fill("#reason", 'the "right" number, please')
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Must be mended").click()
    page.locator("#work").click()
    page.select_option("#work-format", "csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save", exact=True).click()
    path = tmp_path / "work.csv"
    download.value.save_as(path)
    rows = list(
        csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True))
    )
    assert [
        (row["version"], row["check"], row["unit"], row["reason"]) for row in rows
    ] == [("ar", "number-mismatch", "0", 'the "right" number, please')]


def test_the_picture_is_by_rate(show: Opener) -> None:
    page = show(neighbours())
    rates = page.locator("table.versions tbody tr").all_inner_texts()
    cells = {row.split()[0]: row.split() for row in rates}
    # 24 words in eight units of English: one error of Arabic, three warnings of Hindi.
    assert cells["Arabic"][-2:] == ["41.7", "79.2"]
    assert cells["Hindi"][-2:] == ["125.0", "87.5"]
    assert cells["English"][-2:] == ["0.0", "100.0"]
    widths = page.eval_on_selector_all(
        "rect", "all => all.map(x => x.getAttribute('width'))"
    )
    assert widths == ["33.3", "100.0"]


def test_a_suggestion_a_last_day_and_the_work_lists(
    show: Opener, qa: Runner, tmp_path: Path
) -> None:
    result = sample.result(some(6))
    page = show(result, "#/findings")
    page.keyboard.press("s")
    page.fill("#suggestion", "غادر القارب <b>")
    page.fill("#until", "2099-01-31")
    page.get_by_role("button", name="Must be mended").click()
    with page.expect_download() as download:
        page.locator("#export").click()
    record = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (record["suggestion"], record["until"]) == ("غادر القارب <b>", "2099-01-31")
    text = io.StringIO()
    jsonl.write(result, text, Look())
    (tmp_path / "now.jsonl").write_text(text.getvalue(), encoding="utf-8")
    for ending in ("csv", "xlsx", "md", "xlf"):
        page.locator("#list").focus()
        page.keyboard.press("w")
        page.select_option("#work-format", ending)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save", exact=True).click()
        download.value.save_as(tmp_path / f"list.{ending}")
        said = qa("report", "now.jsonl", "--returned", f"list.{ending}").out
        assert f"list.{ending}: of 1 item 0 mended, 1 still there" in said


def test_values_are_told_in_the_readers_digits_and_months(show: Opener) -> None:
    text = "غادر في ٢٦ أكتوبر مع 8.5 طن."
    marks = (
        replace(sample.mark("ar", text, "٢٦ أكتوبر"), note="26 October"),
        replace(sample.mark("hi", "यह 8.5 टन है।", "8.5"), note="8.5"),
    )
    found = Finding("x", marks, "ar", severity=Severity.ERROR)
    page = show(sample.result([found]), "#/findings")
    page.evaluate("localStorage.setItem('qa.reads', '[\"hi\"]')")
    page.reload()
    assert "26 October (26 अक्टूबर)" in page.locator("#detail").inner_text()
