"""Every output format says the same findings and counts, and no text of a document acts in any of them."""

from __future__ import annotations

import importlib
import importlib.util
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.model import Finding, Look, Result, Severity
from qa.report import reporters
from tests import sample
from tests.counts import ACTING, Counts


def count_in(name: str, text: str) -> Counts:
    """Return the counts in a report, as the format's own file says how they are read."""
    place = f"tests.reporters.{name}"
    assert importlib.util.find_spec(place), (
        f"tests/reporters/{name}.py must have count(text)"
    )
    counts: Counts = importlib.import_module(place).count(text)
    return counts


def written(name: str, result: Result) -> str:
    """Return a report; the bytes of one that is no text as Latin-1."""
    data = io.BytesIO()
    out = io.TextIOWrapper(data, encoding="utf-8", errors="strict", newline="\n")
    reporters.find(name).write(result, out, Look(facts=True))
    out.flush()
    return data.getvalue().decode(
        "utf-8" if reporters.find(name).is_text else "latin-1"
    )


_ANY = st.one_of(st.sampled_from(sample.HOSTILE), st.text(min_size=1, max_size=30))
_FINDINGS = st.lists(
    st.tuples(st.lists(_ANY, min_size=1, max_size=3), st.sampled_from(Severity)),
    max_size=5,
)


def _hostile(texts: list[str], severity: Severity, number: int) -> Finding:
    return replace(sample.hostile(" ".join(texts), number), severity=severity)


@pytest.mark.parametrize("name", reporters.names())
@settings(max_examples=12, deadline=None)
@given(findings=_FINDINGS, accepted=_FINDINGS)
def test_the_same_counts_and_nothing_acts(
    name: str,
    findings: list[tuple[list[str], Severity]],
    accepted: list[tuple[list[str], Severity]],
) -> None:
    new = [_hostile(texts, severity, n) for n, (texts, severity) in enumerate(findings)]
    old = tuple(
        sample.accepted(_hostile(texts, severity, n), texts[0])
        for n, (texts, severity) in enumerate(accepted)
    )
    result = sample.result(new, old)
    text = written(name, result)
    if reporters.find(name).is_text:
        # The picture isolates each text as a terminal does; the texts' own isolates are written out.
        assert not ACTING.search(
            text.replace("\u2068", "").replace("\u2069", "") if name == "svg" else text
        )
    *standing, stood = count_in(name, text)
    assert standing == [result.count(severity) for severity in reversed(Severity)]
    assert stood == (len(old) if reporters.find(name).has_accepted else None)
    assert written(name, result) == text


@pytest.mark.parametrize("name", reporters.names())
def test_nothing_found_is_a_report_too(name: str) -> None:
    assert count_in(name, written(name, sample.result([]))) in {
        (0, 0, 0, 0),
        (0, 0, 0, None),
    }
