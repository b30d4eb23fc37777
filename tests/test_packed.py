"""What is packed, and what only a library reads: caps on both sides, and damage is a sentence."""

from __future__ import annotations

import contextlib
import gzip
import zipfile
from pathlib import Path
from random import Random

import pytest

from qa import terminology
from qa.cli import main
from qa.errors import QaError
from qa.input import readers
from qa.model import Source
from tools.fuzzing import samples
from tools.fuzzing.changes import change_bytes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "Open the gate at 9. "


def write_word(path: Path, attributes: int = 0) -> int:
    """Write a document in Word's format; return how many bytes it unpacks to."""
    style = f'<w:style w:name="{"x" * attributes}"/>' if attributes else ""
    body = f"<w:body><w:p><w:r><w:t>{TEXT * 50}</w:t></w:r></w:p></w:body>"
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{WORD}">{body}</w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{style}</w:styles>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return sum(map(len, parts.values()))


def write_gzip(path: Path) -> int:
    text = (TEXT * 60 + "\n").encode()
    path.write_bytes(gzip.compress(text))
    return len(text)


def write_workbook(path: Path) -> int:
    path.write_bytes(samples.files()["xlsx"][0][1])
    with zipfile.ZipFile(path) as book:
        return sum(part.file_size for part in book.infolist())


KINDS = [
    ("docx", "a.en.docx", write_word),
    ("text", "a.en.txt.gz", write_gzip),
    ("xlsx", "t.xlsx", write_workbook),
]


@pytest.mark.parametrize(("kind", "name", "write"), KINDS, ids=[row[0] for row in KINDS])  # fmt: skip
def test_the_cap_is_exact(kind: str, name: str, write: object, tmp_path: Path) -> None:
    path = tmp_path / name
    size = write(path)  # type: ignore[operator]
    assert readers.read(Source(str(path), kind, "d", largest=size))
    with pytest.raises(QaError, match=f"unpacks to more than {size - 1:,} bytes"):
        readers.read(Source(str(path), kind, "d", largest=size - 1))


@pytest.mark.parametrize(("cap", "code"), [(1_000, 2), (1_000_000, 0)])
def test_the_cap_is_a_setting(cap: int, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    for tag in ("en", "fr"):
        write_gzip(tmp_path / f"a.{tag}.txt.gz")
    settings = tmp_path / "qa.toml"
    settings.write_text(f"largest-unpacked = {cap}\n", encoding="utf-8")
    arguments = ["check", str(tmp_path), "--config", str(settings), "--exit-zero"]
    assert main(arguments) == code
    assert ("unpacks to more than" in capsys.readouterr().err) is (code == 2)


def test_attributes_have_a_cap(tmp_path: Path) -> None:
    path = tmp_path / "a.en.docx"
    write_word(path, attributes=900_000)
    assert readers.read(Source(str(path), "docx", "d"))


def damage_workbook() -> bytes:
    """Return a workbook of which a sheet is damaged, and the rest is not."""
    data = samples.files()["xlsx"][0][1]
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    return data[:place] + b"\xff" * 40 + data[place + 40 :]


def damage_parquet() -> bytes:
    """Return a table of which a text is no UTF-8."""
    return samples.files()["parquet"][0][1].replace(b"of 3", b"\xff\xfe\xff\xfe")


DAMAGED = [("xlsx", damage_workbook), ("parquet", damage_parquet)]


@pytest.mark.parametrize(("kind", "damage"), DAMAGED, ids=[row[0] for row in DAMAGED])
def test_damage_within_is_a_sentence(kind: str, damage: object) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    data = damage()  # type: ignore[operator]
    with pytest.raises(QaError):
        readers.read(Source(f"t.{kind}", kind, "d", data=data))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_changed_tables_are_read_or_refused(kind: str, seed: int) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    data = samples.files()[kind][0][1]
    changed = change_bytes(data, Random(f"{kind}{seed}"), [data])
    with contextlib.suppress(QaError):
        readers.read(Source(f"t.{kind}", kind, "d", data=changed))


@pytest.mark.parametrize("encoding", ["base64", "hex", "utf-7", "nosuch", "utf-16"])
def test_terms_in_an_unknown_encoding_are_a_sentence(
    encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?><tbx/>', "ascii")
    with pytest.raises(QaError):
        terminology.load((str(path),))
