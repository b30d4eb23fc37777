"""URLs and e-mail addresses, reduced to what they lead to (RFC 3986, RFC 3987, UTS 46).

Equal in spite of: case of scheme and host, `http` or `https`, a default port,
percent-encoding, IDN, a trailing slash. A second reading has the version's own language
replaced (`/id/` in Indonesian, `id.example.org`), so that a localised address is told
from a changed one.
"""

from __future__ import annotations

import inspect
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes, urlsplit

from qa import language as languages
from qa.language import tags
from qa.language.meant import find_home
from qa.memory import remember
from qa.model import Fact, Span

LOCALISED = "{lang}"
"""Stands for a part of an address that names the version's own language."""

PAGE = "{page}"
"""Stands for the name of a page on a site of the version's own language."""

_STOP = r"\s<>\"`{}|\\^\u0000-\u001f\u007f-\u00a0\u00ab\u00bb\u2000-\u206f\u3000-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u060c\u061b\u061f\u06d4\u0964\u0965\ufffc"  # noqa: E501
_BEYOND = rf"[^\x00-\x7f{_STOP}]"
# A letter beyond ASCII is part of an address only behind a sign that can start a name:
# `/Москва`, but not `/a请看`.
_TAIL = (
    rf"(?:[^\x80-\U0010ffff{_STOP}]"
    rf"|(?<=[/=_?#&+(\-]){_BEYOND}+|(?<=[^\x00-\x7f]){_BEYOND}+)+"
)
_URL = re.compile(
    rf"(?<![A-Za-z0-9])(?i:(?:https?|ftps?|sftp|wss?|file)://|www\.(?=[\w-]+\.)){_TAIL}"
)
_WWW = re.compile(r"[.](?<=[wW]{3}[.])")
_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}|(?:[\w-]+\.)+[^\W\d_]{2,24}"
_BOX = r"[A-Za-z0-9][A-Za-z0-9._%+'-]*"
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9_.+@-])(?:mailto:)?(?P<box>{_BOX})@(?P<host>{_HOST})(?![A-Za-z0-9@])"
)
_RESERVED = frozenset(b"/?#[]@!$&'()*+,;=%:")
_ENCODED = re.compile(rb"%[0-9a-fA-F]{2}")
_MARKS = frozenset(".,;:!?'*_~")
_BRACKETS = {")": "(", "]": "["}
_PAGES = frozenset(["html", "htm", "xhtml", "php", "md", "txt", "pdf"])
_DEFAULT_PORTS = {("http", 80), ("https", 443), ("ftp", 21), ("ws", 80), ("wss", 443)}


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each address.

    Without the bracket or full stop of the sentence around it.
    """
    urls = list(_URL.finditer(text)) if "//" in text or _WWW.search(text) else []
    if "@" in text:
        spans = [found.span() for found in urls]
        for found in _EMAIL.finditer(text):
            if not any(start <= found.start() < end for start, end in spans):
                yield _email(found)
    for found in urls:
        written = _trim(_cut_particle(found.group(), language))
        yield _link(written, found.start(), language)


def _email(found: re.Match[str]) -> Fact:
    """Return the fact of an e-mail address."""
    value = f"{found['box'].lower()}@{_host(found['host'])}"
    return Fact(
        "e-mail address",
        value,
        Span(*found.span()),
        found.group(),
        frozenset([value]),
    )


def _cut_particle(written: str, language: str) -> str:
    """Return an address without a particle of the language that is written on to it (`/로`).

    All else in it must be ASCII, or the particle may be the name of a page.
    """
    if written.isascii():
        return written
    for particle in languages.of(language).prose.glued:
        rest = written.removesuffix(particle)
        if len(rest) < len(written) and rest.isascii():
            return rest
    return written


def _trim(written: str) -> str:
    """Return an address without the sentence's marks at its end.

    A bracket stays if it was opened inside.
    """
    while written:
        last = written[-1]
        opening = _BRACKETS.get(last)
        is_loose = opening and written.count(last) > written.count(opening)
        if last not in _MARKS and not is_loose:
            break
        written = written[:-1]
    return written


def _link(
    written: str,
    start: int,
    language: str,
) -> Fact:
    """Return the fact of an address."""
    value, neutral = canonicalise(written, language)
    readings = {value, neutral}
    host, _, path = neutral.removeprefix("~").partition("/")
    if path and value.partition("/")[0].endswith(f".{host}"):
        # A site that is another one in each language names its pages in it.
        readings.add(f"~{host}/{path.rpartition('/')[0]}/{PAGE}")
    return Fact(
        "link",
        value,
        Span(start, start + len(written)),
        written,
        frozenset(readings),
    )


_split = inspect.unwrap(urlsplit)
"""Without the cache that the library keeps for the whole process."""


def canonicalise(written: str, language: str) -> tuple[str, str]:
    """Return what an address leads to, and the same whatever its language.

    The second has none of the parts that name `language`.
    """
    try:
        parts = _split(written if "://" in written else f"http://{written}")
        port = parts.port
    except ValueError:
        return written, written
    scheme = "" if parts.scheme in {"http", "https"} else f"{parts.scheme}:"
    host = _host(parts.hostname or "")
    written_port = ""
    if port and (parts.scheme, port) not in _DEFAULT_PORTS:
        written_port = f":{port}"
    user = f"{parts.username}@" if parts.username else ""
    path = _decode(parts.path).rstrip("/")
    query = f"?{_decode(parts.query.replace('+', ' '))}" if parts.query else ""
    fragment = f"#{_decode(parts.fragment)}" if parts.fragment else ""
    value = f"{scheme}{user}{host}{written_port}{path}{query}{fragment}"
    neutral = (
        f"~{scheme}{user}{_drop_country(host, language)}{written_port}"
        f"{_drop_language(path, '/', language)}"
        f"{_replace_language(query, language)}{fragment}"
    )
    return value, neutral


def _host(host: str) -> str:
    """Return the name of a host in ASCII, if it can be written so."""
    host = host.rstrip(".").lower()
    if host.isascii():
        return host
    import idna  # noqa: PLC0415 - few texts have such a host

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host


def _decode(text: str) -> str:
    """Return percent-encoded text as letters where that changes no meaning.

    RFC 3986, section 6.2.2.2.
    """
    if "%" in text:
        data = _ENCODED.sub(_decode_byte, text.encode())
        text = data.decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def _decode_byte(match: re.Match[bytes]) -> bytes:
    """Return the byte that is encoded; one that parts an address stays encoded."""
    written = match.group()
    byte = unquote_to_bytes(written)
    return written.upper() if byte[0] in _RESERVED else byte


def _drop_country(host: str, language: str) -> str:
    """Return a host without what names the language, or the country it is spoken in.

    `cn.example.org` in Chinese is `example.org`.
    """
    first, _, rest = host.partition(".")
    if len(first) == 2 and "." in rest and first == find_home(language):
        return rest
    return _drop_language(host, ".", language)


def _drop_language(
    text: str,
    separator: str,
    language: str,
) -> str:
    """Return a path or host without the parts that name the language.

    A default version often has none (`/` against `/id/`).
    """
    kept = []
    for part in text.split(separator):
        name = _drop_tag(part, language) if separator == "/" else part
        if not _names(name, language):
            kept.append(name)
    return separator.join(kept)


def _drop_tag(part: str, language: str) -> str:
    """Return the name of a page without its language.

    `index.html` for `index.de.html`, `de` for `de.html`.
    """
    name, dot, ending = part.rpartition(".")
    if not dot or ending.lower() not in _PAGES:
        return part
    if _names(name, language):
        return name
    stem, _, tag = name.rpartition(".")
    return f"{stem}.{ending}" if stem and _names(tag, language) else part


def _replace_language(query: str, language: str) -> str:
    """Return a query with a mark in place of each value that names the language."""
    if not query:
        return ""
    pairs = []
    for pair in query.removeprefix("?").split("&"):
        key, equals, value = pair.partition("=")
        pairs.append(key + equals + (LOCALISED if _names(value, language) else value))
    return f"?{'&'.join(pairs)}"


@remember(4096)
def _names(part: str, language: str) -> bool:
    """Say whether a part of an address is a tag of this language.

    `id`, `id-ID`, `id_id` are tags of Indonesian.
    """
    if not 2 <= len(part) <= 11:
        return False
    tag = languages.canonical(part)
    if tag is None:
        return False
    return tags.primary(tags.current(tag)) == languages.of(language).code
