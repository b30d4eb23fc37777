"""One cause is one finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.api import check
from qa.config import Settings
from qa.decide import decisions, gates, policy
from qa.model import Confidence, Decision, Finding, Mark, Result, Segment, Severity
from qa.registry import checks
from qa.run.folding import REASONS, RUN, fold

CHECKS = {check.id: check for check in checks()}
UNITS = [str(number) for number in range(1, 40)]


def make(
    check: str,
    version: str | None = "fr",
    unit: str | None = "1",
    severity: Severity = Severity.ERROR,
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    mark = Mark(version or "en", Segment(f"{check} {unit}", "a.txt"))
    return Finding(
        f"{check} in {version}",
        (mark,),
        version,
        confidence,
        severity,
        check,
        "numbers",
        unit=unit,
    )


def shown(findings: list[Finding]) -> list[tuple[str, str | None, int]]:
    return [
        (finding.check, finding.unit, len(finding.folded))
        for finding in fold(findings, CHECKS, UNITS)
    ]


WHOLE, TEXT, NUMBER, NAME = (
    make("wrong-language", unit=None),
    make("untranslated"),
    make("number-missing"),
    make("name-missing"),
)
APART = [("untranslated", "1", 0), ("number-missing", "1", 0)]


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([NUMBER, TEXT], [("untranslated", "1", 1)]),
        ([TEXT, make("number-missing", unit="2")], [("untranslated", "1", 0), ("number-missing", "2", 0)]),
        ([TEXT, make("number-missing", "de")], APART),
        ([TEXT, make("number-missing", None)], APART),
        ([make("untranslated", severity=Severity.NOTE), NUMBER], APART),
        ([make("untranslated", confidence=Confidence.LOW), NUMBER], APART),
        ([NUMBER, TEXT, NAME, WHOLE], [("wrong-language", None, 3)]),
        (
            [NUMBER, make("wrong-language", unit=None, severity=Severity.WARNING)],
            [("number-missing", "1", 0), ("wrong-language", None, 0)],
        ),
        ([NUMBER, make("wrong-language", "de", None)], [("number-missing", "1", 0), ("wrong-language", None, 0)]),
    ],
)  # fmt: skip
def test_what_follows_is_folded(
    findings: list[Finding], expected: list[tuple[str, str | None, int]]
) -> None:
    assert shown(findings) == expected


def test_the_sentence_says_how_many_follow() -> None:
    (one,) = fold([NUMBER, TEXT], CHECKS, UNITS)
    assert one.message.endswith("; one other finding about its text follows from this")
    (two,) = fold([NUMBER, NAME, TEXT], CHECKS, UNITS)
    assert two.message.endswith("; 2 other findings about its text follow from this")


def test_a_missing_section_is_one_finding_with_its_length() -> None:
    gone = [make("segment-missing", unit=str(number)) for number in range(3, 19)]
    (section,) = fold(gone, CHECKS, UNITS)
    assert section.message == "segment-missing in fr, and so with the 15 that follow"
    assert len(section.folded) == 16
    assert len(fold(gone[: RUN - 1], CHECKS, UNITS)) == RUN - 1
    assert len(fold([*gone[:2], *gone[4:6]], CHECKS, UNITS)) == 4
    assert len(fold(gone[:RUN], CHECKS, UNITS)) == 1


def test_a_stale_text_is_one_finding_with_its_reasons() -> None:
    names = ("number-missing", "date-mismatch", "name-missing", "url-missing")
    own = [make(name, severity=Severity.WARNING) for name in names]
    (stale,) = fold(own, CHECKS, UNITS)
    assert stale.message.startswith(f"fr differs here in {REASONS} ways")
    assert "number-missing in fr; date-mismatch in fr" in stale.message
    assert len(fold(own[1:], CHECKS, UNITS)) == REASONS - 1
    prose = [make("double-space", severity=Severity.WARNING) for _ in names]
    assert len(fold(prose, CHECKS, UNITS)) == REASONS
    worst = make("number-mismatch")
    (host,) = fold([*own, worst], CHECKS, UNITS)
    assert (host.check, host.severity) == ("number-mismatch", Severity.ERROR)


def test_what_is_accepted_explains_nothing_any_more() -> None:
    (host,) = fold([NUMBER, TEXT], CHECKS, UNITS)

    stock = decisions.Stock(
        "x", {host.fingerprint: Decision(host.fingerprint, "accept")}
    )
    result = decisions.marked(Result((host,)), stock)
    assert [finding.check for finding in result.findings] == ["number-missing"]
    assert [finding.check for finding in result.accepted] == ["untranslated"]


TEXTS = {
    "en": "It has 4700 boats.", "fr": "Il a des bateaux.", "de": "Es hat Boote.", "es": "Tiene 4700 barcos.",
    "it": "Ha 4700 barche.", "pt": "Tem 4700 barcos.", "nl": "Het heeft 4700 boten.",
}  # fmt: skip


def test_a_fault_of_several_versions_is_one_finding_that_names_them() -> None:
    (finding,) = check(
        TEXTS, source="en", settings=Settings(select=["number-missing"])
    ).findings
    assert (finding.version, finding.versions) == (None, ("fr", "de"))
    assert (
        finding.message
        == "the number 4700 is in en, es, it, pt and nl; fr and de do not have it"
    )
    assert finding.marks[0].version == "fr"
    assert finding.severity is Severity.ERROR


def test_decisions_on_each_version_hold_for_what_they_share() -> None:
    result = check(TEXTS, source="en", settings=Settings(select=["number-missing"]))
    parts = [Decision(part.fingerprint, "accept") for part in result.findings[0].folded]
    stock = decisions.Stock("x", {part.fingerprint: part for part in parts})
    assert not decisions.marked(result, stock).findings
    half = decisions.Stock("x", {parts[0].fingerprint: parts[0]})
    assert len(decisions.marked(result, half).findings) == 1


def test_what_half_of_the_versions_share_blames_none_of_them() -> None:
    texts = {name: TEXTS[name] for name in ("en", "fr", "de", "es", "it")}
    (finding,) = check(
        texts, source="en", settings=Settings(select=["number-missing"])
    ).findings
    assert (finding.blamed, finding.severity) == ((), Severity.WARNING)
    assert finding.marks[0].version == "en"


@pytest.mark.parametrize(
    ("least", "kept"), [("low", True), ("medium", True), ("high", False)]
)
def test_what_is_less_sure_is_left_out_or_passes(least: str, *, kept: bool) -> None:
    finding = make("number-missing", confidence=Confidence.MEDIUM)
    reported = Settings(min_confidence=least)  # type: ignore[arg-type]
    assert (policy.settled(finding, reported) is not None) is kept
    failing = Settings(fail_confidence=least)  # type: ignore[arg-type]
    assert gates.judge(Result((finding,)), failing).passed is not kept


def test_a_source_s_weak_word_accuses_nobody_though_one_version_writes_a_digit() -> (
    None
):
    texts = {
        "en": "The trip takes a year.",
        "ja": "その旅は1年かかる。",
        "pl": "Podróż trwa rok.",
        "ar": "تستغرق الرحلة سنة.",
    }
    result = check(texts, source="en", settings=Settings(select=["numbers"]))
    assert [
        finding for finding in result.findings if finding.severity is not Severity.NOTE
    ] == []


@pytest.mark.parametrize(
    ("witnesses", "said", "severity"),
    [
        (["312 metres", "312 Meter", "312 metros"], "321 mètres", Severity.ERROR),
        (["312 metres"], "321 mètres", Severity.WARNING),
        (["320 metres", "320 Meter", "320 metros"], "325 mètres", Severity.WARNING),
        (["30 days"], "31 jours", Severity.ERROR),
    ],
)
def test_roundings_are_tolerated_only_where_nobody_is_exact(
    witnesses: list[str], said: str, severity: Severity
) -> None:
    tags = ("en", "de", "es")
    texts = {tag: f"X {text} Y" for tag, text in zip(tags, witnesses, strict=False)} | {
        "fr": f"X {said} Y"
    }
    (finding,) = check(
        texts, source="en", settings=Settings(select=["number-mismatch"])
    ).findings
    assert (finding.version, finding.severity) == ("fr", severity)


def test_what_one_version_has_twice_stays_two_findings() -> None:
    texts = {
        "en": "Press it.",
        "fr": "Appuyez<br/> ici<br/>.",
        "de": "Drücken<br/> Sie.",
        "it": "Premere.",
        "es": "Pulse.",
    }
    found = check(
        texts, source="en", settings=Settings(select=["tag-added"], profile="software")
    ).findings
    said = sorted((finding.blamed, len(finding.folded)) for finding in found)
    assert said == [((), 2), (("fr",), 0)]


def test_texts_not_translated_yet_are_one_finding_where_they_are_many() -> None:
    state = make("version-incomplete", unit=None, severity=Severity.NOTE)
    few = [make("untranslated", unit=str(number)) for number in range(1, 4)]
    many = [*few, make("untranslated", unit="4")]
    number = replace(make("number-missing", unit="4"), category="others")
    assert len(fold([*few, state], CHECKS, UNITS)) == 4
    (whole,) = fold([*many, number, state], CHECKS, UNITS)
    assert (whole.check, len(whole.folded)) == ("version-incomplete", 5)
    others = [replace(finding, version="de") for finding in many]
    assert len(fold([*others, state], CHECKS, UNITS)) == 5
    # One in a hundred units is few, whatever the size.
    assert len(fold([*many, state], CHECKS, UNITS * 20)) == 5


def left(version: str, text: str = "a b c", unit: str = "1") -> Finding:
    """Return the finding on a text that a version has from another one."""
    marks = (Mark(version, Segment(text, "a.txt")), Mark("en", Segment(text, "en.txt")))
    return replace(
        make("untranslated", version, unit),
        message=f"{version} is left in English",
        marks=marks,
    )


@pytest.mark.parametrize(
    ("findings", "versions"),
    [
        ([left("fr"), left("de")], [("fr", "de")]),
        ([left("fr"), left("de", "d e f")], [(), ()]),
        ([left("fr"), left("de", unit="2")], [(), ()]),
        ([left("fr"), replace(left("de"), severity=Severity.WARNING)], [(), ()]),
        ([left("fr"), replace(left("de"), check="number-missing")], [(), ()]),
        ([make("untranslated", "fr"), make("untranslated", "de")], [(), ()]),
    ],
)
def test_a_text_left_in_several_versions_is_said_once(
    findings: list[Finding], versions: list[tuple[str, ...]]
) -> None:
    assert [found.versions for found in fold(findings, CHECKS, UNITS)] == versions


def test_the_versions_that_share_a_text_are_named_and_many_are_counted() -> None:
    tags = ["fr", "de", "es", "it", "pt", "nl", "sv", "da", "fi", "pl", "cs"]
    (one,) = fold([left(tag) for tag in tags], CHECKS, UNITS)
    assert one.version is None
    assert one.blamed == tuple(tags)
    assert [part.version for part in one.folded] == tags
    assert [mark.version for mark in one.marks] == [*tags, "en"]
    assert one.message.endswith("so it is in de, es, it, pt, nl, sv, da, fi and 2 more")
