"""Terminology in TBX.

ISO 30042:2008 (`martif`, `termEntry`, `langSet`) and ISO 30042:2019 (`tbx`,
`conceptEntry`, `langSec`).
"""

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
_STATUS = frozenset(
    ["termNote", "descrip", "admin", "administrativeStatus", "normativeAuthorization"]
)
_WITHIN = frozenset(["hi", "foreign", "ph"])
"""Elements inside a term: their text is the term's."""
_FORBIDDEN = frozenset(
    [
        "deprecatedterm",
        "supersededterm",
        "deprecated",
        "superseded",
        "obsolete",
        "forbidden",
        "prohibited",
        "donotuse",
    ]
)
"""Values of a status, small letters alone.

Those of the standard without `-admn-sts`, and what tools write."""
_YES = frozenset(["true", "yes", "1"])


class _Reading:
    """One file while it is read: the concept and the term that are open.

    Text is gathered from the start of an element to its end; elements inside a term
    do not begin it anew. A term is kept at the end of its group, since the note that
    forbids it may stand before or behind it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.concepts: list[Concept] = []
        self.terms: list[Term] = []
        self.id = self.language = self.term = ""
        self.line = 1
        self.forbidden = False
        self.kind = ""
        self.gathered = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.add_text
        self.parser.EntityDeclHandler = self.refuse_entity

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local not in _WITHIN:
            self.gathered = ""
        self.kind = attributes.get("type", "").casefold()
        if local in _CONCEPTS:
            self.id = attributes.get("id", "")
            self.line = self.parser.CurrentLineNumber
            self.terms = []
        elif local in _LANGUAGES:
            tag = attributes.get(_XML_LANG) or attributes.get("lang", "")
            self.language = languages.canonical(tag) or tag
        elif local in _TERMS:
            self.term = ""
            self.forbidden = False

    def add_text(self, data: str) -> None:
        self.gathered += data

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        text = self.gathered.strip()
        if local == "term":
            self.term = text
        elif local in _STATUS:
            self.forbidden = self.forbidden or self.forbids(text)
        elif local in _TERMS and self.term:
            self.terms.append(Term(self.language, self.term, self.forbidden))
        elif local in _CONCEPTS:
            concept = Concept(self.id, tuple(self.terms), self.path, self.line)
            self.concepts.append(concept)

    def forbids(self, status: str) -> bool:
        """Return whether a note about a term means that it must not be used."""
        letters = filter(str.isalpha, status.removesuffix("-admn-sts"))
        if "".join(letters).casefold() in _FORBIDDEN:
            return True
        return self.kind == "forbidden" and status.casefold() in _YES

    def refuse_entity(self, name: str, *_: object) -> None:
        """Refuse entities: they can make a small file endless."""
        message = f"the file declares the entity `{name}`"
        raise QaError(message, path=self.path, hint="write the text itself")


def read(data: bytes, path: str) -> list[Concept]:
    """Return the concepts of a file; raise QaError where it is no XML."""
    reading = _Reading(path)
    try:
        reading.parser.Parse(data, True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise QaError(message, path=path, line=error.lineno) from error
    except (LookupError, UnicodeError, ValueError, TypeError) as error:
        # expat asks Python for an encoding that it does not know, and any codec may answer.
        message = f"the encoding that the file names is none of text: {error}"
        raise QaError(message, path=path, line=1, hint="save it as UTF-8") from error
    return reading.concepts
