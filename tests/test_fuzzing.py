"""Every reader, the settings, decisions, records and `qa.check` on input changed at random: sentences, never a fault."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import qa
from qa.errors import QaError
from qa.input import readers
from qa.input.readers.expat import Handler, feed
from qa.input.readers.markup import Attributes, XmlFragment, tokenize
from qa.model import Source
from tools.fuzzing import samples, targets
from tools.fuzzing.changes import change_bytes, change_parts

READERS = sorted(set(readers.formats()) & set(samples.files()))
few = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_every_reader_has_a_sample() -> None:
    assert set(readers.formats()) - set(READERS) <= {"parquet"}


@pytest.mark.parametrize("kind", READERS)
@few
@given(seed=st.integers(0, 1 << 32), raw=st.one_of(st.none(), st.binary(max_size=200)))
def test_a_reader_reads_or_refuses(kind: str, seed: int, raw: bytes | None) -> None:
    random = Random(seed)
    name, data = random.choice(samples.files()[kind])
    if raw is not None:
        data = raw
    elif kind in {"docx", "odt", "xlsx"} and seed % 2:
        data = change_parts(data, random, [data])
    else:
        data = change_bytes(data, random, [data])
    try:
        versions = readers.read(Source(name, kind, "d", original="en", data=data))
    except QaError:
        return
    for version in versions:
        for segment in version.segments:
            spans = [inline.span for inline in segment.inlines]
            assert all(0 <= a <= b <= len(segment.text) for a, b in spans)


@pytest.mark.parametrize("target", ["settings", "decisions", "terms"])  # fmt: skip
@few
@given(seed=st.integers(0, 1 << 32))
def test_changed_input_is_read_or_refused(target: str, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert targets.run(target, str(seed), Path(folder)) in {"read", "refused"}


@few
@given(
    texts=st.lists(
        st.text(st.characters(codec=None), min_size=1, max_size=60),
        min_size=2,
        max_size=4,
    )
)
def test_whatever_texts_are_checked(texts: list[str]) -> None:
    versions = dict(zip(["en", "fr", "ar", "th"], texts, strict=False))
    try:
        result = qa.check(versions)
    except QaError:
        return
    assert result.crashes == ()


def test_an_escape_and_a_mark_outside_are_seen() -> None:
    """The fuzzer itself fails when something breaks."""
    from qa.model import Crash, Result

    with pytest.raises(targets.EscapedError, match="odd: ValueError"):
        targets._require_sound(Result(crashes=(Crash("odd", "d", "ValueError: x"),)))  # noqa: SLF001


Event = tuple[str, str, dict[str, str]]


class Listener(Handler):
    """Takes all elements, with the text of those called `t`."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.events: list[Event] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self.events.append(("start", name, dict(attributes)))

    def end(self, name: str) -> None:
        self.events.append(("end", name, {}))


class Reader(Handler):
    """Takes the text of the whole file as readers take the texts in it: with its tags, which are cut out of it."""

    found = ""

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002
        self.capture(name)

    def take(self, name: str, fragment: XmlFragment) -> None:  # noqa: ARG002
        self.found = "".join(
            token.value for token in tokenize(fragment) if token.kind == "text"
        )


def read_text(data: bytes) -> str | None:
    """Return the text of a file as our readers tell it; None where they refuse it."""
    reader = Reader(Source("a.xml", "xliff", data=data))
    try:
        for _ in feed(reader, [data]):
            pass
    except QaError:
        return None
    return reader.found


def read_lxml(data: bytes) -> str | None:
    """Return the same as lxml tells it."""
    try:
        return str(parse(data).xpath("string()"))
    except (etree.XMLSyntaxError, LookupError):
        return None


def hear(data: bytes) -> list[Event] | None:
    """Return what our parser tells of a file; None where it refuses it."""
    listener = Listener(Source("a.xml", "xliff", data=data))
    try:
        for _ in feed(listener, [data]):
            pass
    except QaError:
        return None
    return listener.events


def hear_lxml(data: bytes) -> list[Event] | None:
    """Return the same as lxml tells it."""
    try:
        return list(walk(parse(data)))
    except (etree.XMLSyntaxError, LookupError):
        return None


def parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.parse(io.BytesIO(data), parser).getroot()


def walk(node: etree._Element) -> Iterator[Event]:
    if not isinstance(node.tag, str):
        return
    yield "start", rename(node.tag), {rename(str(k)): str(v) for k, v in node.attrib.items()}  # fmt: skip
    for child in node:
        yield from walk(child)
    yield "end", rename(node.tag), {}


def rename(name: str) -> str:
    """Return a name as expat writes it: `namespace name`."""
    return name.removeprefix("{").replace("}", " ", 1) if name.startswith("{") else name


XML = ["xliff", "tmx", "android", "resx", "qt", "stringsdict", "mxliff", "sdlxliff"]


@pytest.mark.parametrize("kind", XML)
@settings(max_examples=60)
@given(seed=st.integers(0, 1 << 32))
def test_xml_is_read_as_lxml_reads_it(kind: str, seed: int) -> None:
    """Where both take a file, texts, elements and attributes are the same; the sample itself is taken by both."""
    random = Random(seed)
    _, data = random.choice(samples.files()[kind])
    assert hear(data) == hear_lxml(data) is not None
    changed = change_bytes(data, random, [data])
    ours, theirs = hear(changed), hear_lxml(changed)
    if ours is not None and theirs is not None:
        assert ours == theirs
        said = read_text(changed)
        if said is not None:
            assert said == read_lxml(changed)
    assert read_text(data) == read_lxml(data) is not None


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a &lt;b&gt; &amp; &#233;&#x1F600;", "a <b> & é😀"),
        ("<![CDATA[<b> & ]]]]><![CDATA[>]]> c", "<b> & ]]> c"),
        ("a<!-- <b> --><b c='>'/>d<?e f?>g", "adg"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ('<b c="\'>">d</b\n> e', "d e"),
    ],
)
def test_texts_of_xml_are_those_that_lxml_tells(inside: str, text: str) -> None:
    data = f"<a>{inside}</a>".encode()
    assert read_text(data) == read_lxml(data) == text
