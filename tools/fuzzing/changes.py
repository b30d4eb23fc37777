"""Changes of bytes and texts at random: what a disk, a merge or an attacker does to a file."""

from __future__ import annotations

import io
import zipfile
from random import Random

LARGEST = 100_000
"""Bytes of an input: up to here a run has to end within seconds."""

TOKENS = [
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xfe\xff", b"\r", b"\n\n", b"\t", b'"', b"'", b"\\", b"\\u", b"\\ud800",
    b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?xml ?>",
    b"&", b"&#0;", b"&#xd800;", b"&#99999999999;", b"&lt;", b"{", b"}", b"{{", b"}}", b"${", b"{a,plural,", b"#{",
    b"[", b"]", b"[[", b"](", b"%", b"%1$s", b"%%", b"%(a)", b"$", b"`", b"```", b"~~~", b"|", b"---", b"...", b"- ",
    b": ", b"? ", b"&a ", b"*a", b"!!python/object:a", b"<<: *a", b"# ", b"= ", b"::", b".. a::", b"1e999", b"-0",
    b"NaN", b"null", b"true", b"9" * 20, b"7" * 5000, b"encoding='utf-16'", b"xml:lang='zz'", b"charset=base64",
    b"msgid", b"msgstr[9]", b"-->", b"00:00:00,000", b"WEBVTT", b"=?utf-8?", b"\xe2\x80\xae", b"\xe2\x81\xa6",
    "\u0301".encode(), "\u200d".encode(), "²".encode(), "٣".encode(), "一千".encode(), "😀".encode(),
    "ﬁ".encode(), "İ".encode(), "\ufffc".encode(), "\u2028".encode(), "\u0085".encode(), "ไทย".encode(),
    b"25 May 2026", b"http://", b"www.a", b"a@b", b"://", b"1.234,56", b"12:60", b"$5", b"5%", b"XIV", "½".encode(),
]  # fmt: skip
"""What formats and texts mean something by."""


def change_bytes(data: bytes, random: Random, others: list[bytes]) -> bytes:
    """Return bytes with one to eight changes; `others` are samples that parts are taken of."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = random.choice(_CHANGES)(data, random, others)
    return data[:LARGEST]


def change_parts(data: bytes, random: Random, others: list[bytes]) -> bytes:
    """Return a zip with a part changed, left out or doubled in size; other bytes as they are."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except Exception:  # noqa: BLE001 - what is no zip any more is changed as bytes are
        return change_bytes(data, random, others)
    name = random.choice(list(parts))
    if random.random() < 0.05:
        del parts[name]
    else:
        parts[name] = change_bytes(parts[name], random, others)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for key, part in parts.items():
            written.writestr(key, part)
    return made.getvalue()


def change_text(text: str, random: Random, others: list[str]) -> str:
    """Return a text with changes; it may hold lone surrogates and characters that are none."""
    data = text.encode("utf-8", "surrogatepass")
    spare = [other.encode("utf-8", "surrogatepass") for other in others]
    return change_bytes(data, random, spare).decode("utf-8", "replace")


def _cut(data: bytes, random: Random) -> tuple[int, int]:
    """Return a stretch, more often a short one than a long one."""
    start = random.randrange(len(data) + 1)
    size = min(len(data) - start, int(random.expovariate(1 / 20)))
    return start, start + size


def _delete(data: bytes, random: Random, _others: list[bytes]) -> bytes:
    start, end = _cut(data, random)
    return data[:start] + data[end:]


def _flip(data: bytes, random: Random, _others: list[bytes]) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _insert(data: bytes, random: Random, _others: list[bytes]) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(TOKENS) + data[place:]


def _replace(data: bytes, random: Random, _others: list[bytes]) -> bytes:
    start, end = _cut(data, random)
    return data[:start] + random.choice(TOKENS) + data[end:]


def _repeat(data: bytes, random: Random, _others: list[bytes]) -> bytes:
    """Write a stretch, or a token, many times: what grows with the square shows here."""
    start, end = _cut(data, random)
    part = random.choice((data[start:end], random.choice(TOKENS))) or b" "
    room = max(0, LARGEST - len(data)) // len(part)
    times = min(room, int(2 ** random.uniform(1, 17)))
    return data[:end] + part * times + data[end:]


def _splice(data: bytes, random: Random, others: list[bytes]) -> bytes:
    other = random.choice(others or [data])
    start, end = _cut(other, random)
    return data[: _cut(data, random)[0]] + other[start : end + 40] + data[start:]


def _move(data: bytes, random: Random, _others: list[bytes]) -> bytes:
    start, end = _cut(data, random)
    rest = data[:start] + data[end:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _end(data: bytes, random: Random, _others: list[bytes]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


_CHANGES = [_delete, _flip, _flip, _insert, _insert, _replace, _replace, _repeat, _splice, _move, _end]  # fmt: skip
