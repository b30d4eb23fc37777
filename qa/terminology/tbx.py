"""Terminology in TBX: ISO 30042:2008 (`martif`, `termEntry`, `langSet`) and ISO 30042:2019 (`tbx`, `conceptEntry`)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from qa import language as languages
from qa.errors import QaError
from qa.terminology.concepts import Concept, Term

_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_CONCEPTS = frozenset(["termEntry", "conceptEntry"])
_LANGUAGES = frozenset(["langSet", "langSec"])
_TERMS = frozenset(["tig", "ntig", "termSec"])
_STATUS = frozenset(["termNote", "descrip", "admin", "administrativeStatus", "normativeAuthorization"])
_WITHIN = frozenset(["hi", "foreign", "ph"])
"""Elements inside a term: their text is the term's."""
_FORBIDDEN = frozenset(
    ["deprecatedterm", "supersededterm", "deprecated", "superseded", "obsolete", "forbidden", "prohibited", "donotuse"]
)
"""Values of a status, small letters alone: those of the standard without `-admn-sts`, and what tools write."""
_YES = frozenset(["true", "yes", "1"])


class _Reading:
    """One file while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Concept] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.declared
        self.id, self.line, self.language, self.gathered, self.term, self.status, self.kind = "", 1, "", "", "", "", ""
        self.terms: list[Term] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local not in _WITHIN:
            self.gathered = ""
        self.kind = attributes.get("type", "").casefold()
        if local in _CONCEPTS:
            self.id, self.line = attributes.get("id", ""), self.parser.CurrentLineNumber
            self.terms = []
        elif local in _LANGUAGES:
            said = attributes.get(_XML_LANG) or attributes.get("lang", "")
            self.language = languages.canonical(said) or said
        elif local in _TERMS:
            self.term = self.status = ""

    def text(self, data: str) -> None:
        self.gathered += data

    def end(self, name: str) -> None:
        local, said = name.rpartition(" ")[2], self.gathered.strip()
        if local == "term":
            self.term = said
        elif local in _STATUS and self.forbids(said):
            self.status = said
        elif local in _TERMS and self.term:
            self.terms.append(Term(self.language, self.term, bool(self.status)))
        elif local in _CONCEPTS:
            self.found.append(Concept(self.id, tuple(self.terms), self.path, self.line))

    def forbids(self, said: str) -> bool:
        """Tell whether a note about a term says that it must not be used."""
        word = "".join(filter(str.isalpha, said.removesuffix("-admn-sts"))).casefold()
        return word in _FORBIDDEN or (self.kind == "forbidden" and said.casefold() in _YES)

    def declared(self, name: str, *_: object) -> None:
        """Refuse entities: they can make a small file endless."""
        raise QaError(f"the file declares the entity `{name}`", path=self.path, hint="write the text itself")


def read(data: bytes, path: str) -> list[Concept]:
    """Return the concepts of a file; raise QaError where it is no XML."""
    reading = _Reading(path)
    try:
        reading.parser.Parse(data, True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as error:
        said = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise QaError(said, path=path, line=error.lineno) from error
    return reading.found
