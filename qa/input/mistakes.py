"""What paths and options say that cannot be meant: each with one sentence on what was."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from qa.errors import QaError
from qa.input import naming
from qa.input.readers import formats, is_bilingual, is_catalogue
from qa.language import of
from qa.language.meant import meant
from qa.model import Source, language_of
from qa.nearest import nearest

_ELSEWHERE = {
    (".xls", ".xlsb", ".numbers"): (
        "a workbook",
        "save it as .xlsx, or the sheet as CSV in UTF-8",
    ),
    (".doc", ".rtf", ".pages", ".docm"): (
        "a document that qa does not read",
        "save it as .docx, .odt or .txt",
    ),
    (".pdf",): (
        "a PDF: its text has no reliable order",
        "check the document that it was made from, or save it as .txt",
    ),
    (".pptx", ".ppt", ".key"): ("a presentation", "save its text as .txt or .odp"),
    (".zip", ".7z", ".rar", ".tar", ".tgz"): (
        "an archive",
        "unpack it and check the folder",
    ),
    (".png", ".jpg", ".jpeg", ".gif", ".webp"): ("a picture", "qa reads texts"),
}
"""Files that people try, what they are, and what to do instead."""
_KNOWN = "text, Markdown, HTML, Word, OpenDocument, subtitles, tables (CSV, TSV, JSON Lines), XLIFF, TMX, PO and catalogues"


def unknown_format(name: str) -> QaError:
    """Return the sentence about a file of no format that qa reads."""
    ending = PurePath(name).suffix.lower()
    for endings, (what, instead) in _ELSEWHERE.items():
        if ending in endings:
            return QaError(f"this is {what}", path=name, hint=instead)
    known = [each for reader in formats().values() for each in reader.EXTENSIONS]
    near = nearest(ending, known) if len(ending) > 2 else None
    hint = (
        f"did you mean `{near}`?"
        if near
        else f"qa reads {_KNOWN}: docs/formats.md lists their endings"
    )
    said = (
        f"the ending `{ending}` is of no format that qa reads"
        if ending
        else "the name has no ending that says a format"
    )
    return QaError(said, path=name, hint=hint)


def missing(path: str) -> QaError:
    """Return the sentence about a path where nothing is, with the name beside it that is nearest."""
    place = Path(path)
    beside = (
        [each.name for each in place.parent.iterdir()] if place.parent.is_dir() else []
    )
    near = nearest(place.name, beside)
    hint = f"did you mean `{place.with_name(near)}`?" if near else "check the spelling"
    return QaError("no such file or folder", path=path, hint=hint)


def nothing_to_check(paths: Sequence[str], left_out: Sequence[str] = ()) -> QaError:
    """Return the sentence about folders without a file that can be read, and on what was left out of them."""
    hint = "; ".join(left_out) or f"qa reads {_KNOWN}"
    return QaError(
        "nothing to check: no file of a known format", path=" ".join(paths), hint=hint
    )


def unfit(pattern: str, files: Sequence[str]) -> QaError:
    """Return the sentence about a pattern that none of several files fits."""
    count = f"{len(files):,} file{'' if len(files) == 1 else 's'}"
    hint = "write what a path says, from its end: `docs/{lang}/{document}.txt`"
    return QaError(
        f"the pattern `{pattern}` fits none of {count}, not even {files[0]}", hint=hint
    )


def same(one: str, other: str) -> bool:
    """Say whether two paths name one place."""
    return os.path.realpath(one) == os.path.realpath(other)


def tagged(sources: list[Source]) -> list[Source]:
    """Give files the tag that their name must mean, though it is none: who reads them says so (`d01.jp.txt`)."""
    versions: dict[str, set[str]] = {}
    for source in sources:
        if source.version:
            versions.setdefault(source.document, set()).add(
                of(language_of(source.version)).code
            )
    return [
        source if source.version or is_bilingual(source) else _tagged(source, versions)
        for source in sources
    ]


def _tagged(source: Source, versions: dict[str, set[str]]) -> Source:
    for document, tag, certain in naming.mistaken(source.path):
        others = versions.get(document, set())
        guess = meant(tag)
        if others and (
            (certain and not is_catalogue(source)) or (guess and guess not in others)
        ):
            return replace(source, document=document, version=tag)
    return source
