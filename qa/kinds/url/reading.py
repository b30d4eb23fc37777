"""URLs and e-mail addresses, reduced to what they lead to (RFC 3986, RFC 3987, UTS 46).

Equal in spite of: case of scheme and host, `http` or `https`, a default port, percent-encoding, IDN, a trailing slash.
A second reading has the version's own language replaced (`/id/` in Indonesian, `id.example.org`), so that a localised
address is told from a changed one.
"""

from __future__ import annotations

import inspect
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes, urlsplit

from qa import language as languages
from qa.language import tags
from qa.memory import remember
from qa.model import Fact, Span

LOCALISED = "{lang}"
"""Stands for a part of an address that names the version's own language."""

_STOP = r"\s<>\"`{}|\\^\u0000-\u001f\u007f-\u00a0\u00ab\u00bb\u2000-\u206f\u3000-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u060c\u061b\u061f\u06d4\u0964\u0965\ufffc"  # noqa: E501
_BEYOND = rf"[^\x00-\x7f{_STOP}]"
# A letter beyond ASCII is part of an address only behind a sign that can start a name: `/Москва`, but not `/a请看`.
_TAIL = rf"(?:[^\x80-\U0010ffff{_STOP}]|(?<=[/=_?#&+(\-]){_BEYOND}+|(?<=[^\x00-\x7f]){_BEYOND}+)+"
_URL = re.compile(rf"(?<![A-Za-z0-9])(?i:(?:https?|ftps?|sftp|wss?|file)://|www\.(?=[\w-]+\.)){_TAIL}")
_WWW = re.compile(r"[.](?<=[wW]{3}[.])")
_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}|(?:[\w-]+\.)+[^\W\d_]{2,24}"
_BOX = r"[A-Za-z0-9][A-Za-z0-9._%+'-]*"
_EMAIL = re.compile(rf"(?<![A-Za-z0-9_.+@-])(?:mailto:)?(?P<box>{_BOX})@(?P<host>{_HOST})(?![A-Za-z0-9@])")
_RESERVED = frozenset(b"/?#[]@!$&'()*+,;=%:")
_PAGES = frozenset(["html", "htm", "xhtml", "php", "md", "txt", "pdf"])
_DEFAULT_PORTS = {("http", 80), ("https", 443), ("ftp", 21), ("ws", 80), ("wss", 443)}


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each address, without the bracket or full stop of the sentence around it."""
    urls = list(_URL.finditer(text)) if "//" in text or _WWW.search(text) else []
    if "@" in text:
        spans = [found.span() for found in urls]
        for found in _EMAIL.finditer(text):
            if not any(start <= found.start() < end for start, end in spans):
                yield _email(found)
    for found in urls:
        written = _trimmed(found.group())
        yield _link(written, found.start(), language)


def _email(found: re.Match[str]) -> Fact:
    value = f"{found['box'].lower()}@{_host(found['host'])}"
    return Fact("e-mail address", value, Span(*found.span()), found.group(), frozenset([value]))


def _trimmed(written: str) -> str:
    """Return an address without the sentence's marks at its end; a bracket stays if it was opened inside."""
    while written:
        last = written[-1]
        opened = {")": "(", "]": "["}.get(last)
        if last in ".,;:!?'*_~" or (opened and written.count(last) > written.count(opened)):
            written = written[:-1]
        else:
            break
    return written


def _link(written: str, start: int, language: str) -> Fact:
    value, neutral = canonical(written, language)
    return Fact("link", value, Span(start, start + len(written)), written, frozenset([value, neutral]))


_split = inspect.unwrap(urlsplit)
"""Without the cache that the library keeps for the whole process."""


def canonical(written: str, language: str) -> tuple[str, str]:
    """Return what an address leads to, and the same with the parts that name `language` replaced."""
    try:
        parts = _split(written if "://" in written else f"http://{written}")
        port = parts.port
    except ValueError:
        return written, written
    scheme = "" if parts.scheme in {"http", "https"} else f"{parts.scheme}:"
    host = _host(parts.hostname or "")
    shown_port = f":{port}" if port and (parts.scheme, port) not in _DEFAULT_PORTS else ""
    user = f"{parts.username}@" if parts.username else ""
    path = _decoded(parts.path).rstrip("/")
    query = f"?{_decoded(parts.query.replace('+', ' '))}" if parts.query else ""
    fragment = f"#{_decoded(parts.fragment)}" if parts.fragment else ""
    value = f"{scheme}{user}{host}{shown_port}{path}{query}{fragment}"
    neutral = f"{scheme}{user}{_neutral(host, '.', language)}{shown_port}{_neutral(path, '/', language)}"
    return value, f"~{neutral}{_neutral_query(query, language)}{fragment}"


def _host(host: str) -> str:
    host = host.rstrip(".").lower()
    if host.isascii():
        return host
    import idna  # noqa: PLC0415 - few texts have such a host

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host


def _decoded(text: str) -> str:
    """Return percent-encoded text as letters where that changes no meaning (RFC 3986, section 6.2.2.2)."""
    if "%" not in text:
        return unicodedata.normalize("NFC", text)
    data = b"".join(
        piece
        if re.fullmatch(rb"%[0-9A-F]{2}", piece) and unquote_to_bytes(piece)[0] in _RESERVED
        else unquote_to_bytes(piece)
        for piece in re.findall(rb"%[0-9A-F]{2}|[^%]+|%", re.sub(rb"%[0-9a-fA-F]{2}", _upper, text.encode()))
    )
    return unicodedata.normalize("NFC", data.decode("utf-8", "backslashreplace"))


def _upper(found: re.Match[bytes]) -> bytes:
    return found.group().upper()


def _neutral(text: str, separator: str, language: str) -> str:
    """Return `text` without the parts that name the language: a default version often has none (`/` against `/id/`)."""
    parts = (_page(part, language) if separator == "/" else part for part in text.split(separator))
    return separator.join(part for part in parts if not _names(part, language))


def _page(part: str, language: str) -> str:
    """Return the name of a page without its language: `index.html` for `index.de.html`, `de` for `de.html`."""
    name, dot, ending = part.rpartition(".")
    if not dot or ending.lower() not in _PAGES:
        return part
    if _names(name, language):
        return name
    stem, _, tag = name.rpartition(".")
    return f"{stem}.{ending}" if stem and _names(tag, language) else part


def _neutral_query(query: str, language: str) -> str:
    pairs = [pair.partition("=") for pair in query.removeprefix("?").split("&")]
    kept = [key + equals + (LOCALISED if _names(value, language) else value) for key, equals, value in pairs]
    return "?" + "&".join(kept) if query else ""


@remember(4096)
def _names(part: str, language: str) -> bool:
    """Say whether a part of an address is a tag of this language (`id`, `id-ID`, `id_id`)."""
    if not 2 <= len(part) <= 11:
        return False
    tag = languages.canonical(part)
    if tag is None:
        return False
    return tags.primary(tags.current(tag)) == languages.of(language).code
