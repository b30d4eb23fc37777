"""States that were worked out before, by what they depend on: the encoder and the text.

One SQLite file in the user's cache folder: runs beside each other share it. It is bounded,
what was not asked for in the longest time goes first. What cannot be read is a miss, and
where nothing can be written nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from qa.caching import find_folder
from qa.meaning.encoder import Encoded

LARGEST = 500_000_000
"""Bytes of states that are kept: those of about 20,000 sentences."""
_ASKED = 500
"""Keys of one question: SQLite takes 999 at least."""
_PATIENCE = 10
"""Seconds to wait for another run that is writing."""
_TABLE = """
create table if not exists states
(key blob primary key, pieces blob, spans blob, states blob, bytes integer, used integer)
"""


class Store:
    """The states of one encoder. `path` None keeps nothing."""

    def __init__(self, name: str, path: Path | None) -> None:
        self.name = name
        self.connection = _open(path) if path else None

    def get(self, texts: Sequence[str]) -> dict[str, Encoded]:
        """Return what is known of some texts."""
        if self.connection is None:
            return {}
        keys = {self._key(text): text for text in texts}
        found: dict[str, Encoded] = {}
        with contextlib.suppress(sqlite3.Error, ValueError):
            for some in _split(list(keys)):
                marks = ", ".join("?" * len(some))
                rows = self.connection.execute(
                    f"select key, pieces, spans, states from states where key in ({marks})",  # noqa: S608 - question marks alone
                    some,
                ).fetchall()
                for key, *arrays in rows:
                    found[keys[key]] = _unpack(*arrays)
                self._touch([row[0] for row in rows])
        return found

    def put(self, encoded: Mapping[str, Encoded]) -> None:
        """Keep the states of some texts."""
        if self.connection is None:
            return
        now = int(time.time())
        rows = [(self._key(text), *_pack(each), now) for text, each in encoded.items()]
        with contextlib.suppress(sqlite3.Error), self.connection:
            self.connection.executemany(
                "insert or replace into states values (?, ?, ?, ?, ?, ?)", rows
            )

    def close(self) -> None:
        """Drop what is too much, and close the file."""
        if self.connection is None:
            return
        with contextlib.suppress(sqlite3.Error), self.connection:
            _shrink(self.connection)
        self.connection.close()

    def _key(self, text: str) -> bytes:
        said = f"{self.name}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(said).digest()[:16]

    def _touch(self, keys: Sequence[bytes]) -> None:
        if self.connection is None or not keys:
            return
        marks = ", ".join("?" * len(keys))
        with self.connection:
            self.connection.execute(
                f"update states set used = ? where key in ({marks})",  # noqa: S608 - question marks alone
                (int(time.time()), *keys),
            )


def find_path() -> Path:
    """Return the file of the store in the user's cache folder."""
    return find_folder() / "meaning.sqlite"


def _open(path: Path) -> sqlite3.Connection | None:
    """Return an open store; one that is damaged begins anew, and one that cannot be written or is busy is none."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_PATIENCE)
        except (OSError, sqlite3.Error):
            return None
        try:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = off")
            connection.execute(_TABLE)
        except sqlite3.OperationalError:
            connection.close()
            return None
        except sqlite3.DatabaseError:
            connection.close()
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            continue
        return connection
    return None


def _shrink(connection: sqlite3.Connection) -> None:
    """Drop the states that nobody asked for in the longest time, down to the bound."""
    (size,) = connection.execute("select sum(bytes) from states").fetchone()
    over = (size or 0) - LARGEST
    if over <= 0:
        return
    dropped: list[tuple[bytes]] = []
    rows = connection.execute("select key, bytes from states order by used")
    for key, count in rows:
        if over <= 0:
            break
        dropped.append((key,))
        over -= count
    connection.executemany("delete from states where key = ?", dropped)


def _split(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for first in range(0, len(keys), _ASKED):
        yield keys[first : first + _ASKED]


def _pack(encoded: Encoded) -> tuple[bytes, bytes, bytes, int]:
    """Return arrays as bytes, and how many; half a float is enough for a state."""
    pieces = encoded.pieces.astype("<i4").tobytes()
    spans = encoded.spans.astype("<i4").tobytes()
    states = encoded.states.astype("<f2").tobytes()
    return pieces, spans, states, len(pieces) + len(spans) + len(states)


def _unpack(pieces: bytes, spans: bytes, states: bytes) -> Encoded:
    numbers = np.frombuffer(pieces, "<i4")
    places = np.frombuffer(spans, "<i4").reshape(-1, 2)
    halves = np.frombuffer(states, "<f2").astype(np.float32)
    width = len(halves) // len(numbers) if len(numbers) else 1
    return Encoded(numbers, places, halves.reshape(len(numbers), width))
