"""What holds for every document: properties of the whole flow."""

from __future__ import annotations

import random
import string
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.api import check
from qa.model import Finding, Result, Segment, Version

QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

TAGS = ["en", "id", "ar", "zh-CN", "ru", "fr", "hi", "sw", "xx", "am"]
ODD = st.characters(codec="utf-8", exclude_characters="\n\r")
WORDS = st.sampled_from(
    [
        "25 May",
        "https://example.org/a",
        "3.5",
        "1,234",
        "12:30",
        "a@example.org",
        "Hanoi",
        "%s",
        "é",
        "تقدير",
        "万",
        "٢٥",
        "x" * 40,
    ]
)
TEXT = st.one_of(
    st.text(ODD, max_size=60),
    st.lists(
        st.one_of(WORDS, st.text(string.ascii_letters, min_size=1, max_size=8)),
        max_size=8,
    ).map(" ".join),
)
TEXTS = st.lists(TEXT, min_size=1, max_size=5)


def version(name: str, texts: Sequence[str]) -> Version:
    return Version(
        name,
        tuple(
            Segment(text, f"{name}.txt", n, 1, str(n))
            for n, text in enumerate(texts, 1)
        ),
        "d",
    )


def said(result: Result) -> set[tuple[str, str | None, str | None]]:
    assert not result.crashes
    return {
        (finding.check, finding.unit, finding.version) for finding in result.findings
    }


def facts_only(result: Result) -> list[Finding]:
    return [
        f
        for f in result.findings
        if f.category in {"numbers", "dates", "urls", "codes", "names"}
    ]


@QUICK
@given(TEXTS, st.sampled_from(TAGS))
def test_the_same_text_twice_has_no_different_facts(
    texts: Sequence[str], tag: str
) -> None:
    result = check([version(tag, texts), version(f"{tag}@copy", texts)])
    assert not result.crashes
    assert [
        f.message
        for f in facts_only(result)
        if not f.check.endswith(("weekday-mismatch", "number-format"))
    ] == []


@QUICK
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_spans_lie_in_their_texts(columns: Sequence[Sequence[str]]) -> None:
    result = check(
        [version(tag, texts) for tag, texts in zip(TAGS, columns, strict=False)]
    )
    assert not result.crashes
    for finding in result.findings:
        assert finding.marks
        for mark in finding.marks:
            segment, span = mark.segment.place(mark.span)
            if span is not None:
                assert 0 <= span.start <= span.end <= len(segment.text)
                assert span.start < span.end or mark.gap


@QUICK
@given(st.lists(TEXTS, min_size=3, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_versions_does_not_matter(
    columns: Sequence[Sequence[str]], dice: random.Random
) -> None:
    versions = [version(tag, texts) for tag, texts in zip(TAGS, columns, strict=False)]
    shuffled = sorted(versions, key=lambda _: dice.random())
    assert said(check(versions)) == said(check(shuffled))


@QUICK
@given(TEXTS, TEXTS)
def test_a_run_repeats_to_the_letter(
    first: Sequence[str], second: Sequence[str]
) -> None:
    versions = [version("en", first), version("id", second)]
    assert (
        check(versions, source="en").findings == check(versions, source="en").findings
    )


@QUICK
@given(TEXTS)
def test_a_further_faithful_version_adds_no_different_fact(
    texts: Sequence[str],
) -> None:
    versions = [version("en", texts), version("en@b", texts), version("en@c", texts)]
    assert facts_only(check(versions)) == []
