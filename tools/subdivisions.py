"""What CLDR calls the parts of countries, `Massachusetts`, `Aceh`, in each language; only developers run it.

The files on npm have the English names alone, Debian's unicode-cldr-core has all.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from xml.etree import ElementTree as ET

from debian import package
from opencc import OpenCC
from places import script_of

from qa.language import name_words
from qa.language.spelling import WORD, folded

KNOWN = 60
"""Parts of countries that have names in so many languages are known abroad."""
OFTEN, SHORTEST = 6, 4
"""What so many names begin or end with is the word for `state` or `province`; what is left has so many letters."""
SIGNS = 3
"""So many Chinese signs say as much."""
KINDS = {
    "ja": "共和国 州 県 省 市 郡 島",
    "zh": "共和国 州 省 县 邦 市 区 郡 岛",
    "zh-Hant": "共和國 州 省 縣 邦 市 區 郡 島",
    "th": "จังหวัด รัฐ แคว้น มณฑล สาธารณรัฐ", "km": "ខេត្ត រដ្ឋ ទីក្រុង", "lo": "ແຂວງ ແຄວ້ນ ລັດ", "my": "ပြည်နယ်",
}  # fmt: skip
"""The same in languages without spaces."""
NOT_NAMES = {
    "province",
    "district",
    "krai",
    "okrug",
    "community",
    "ar",
    "city",
    "federal",
    "chartered",
    "jewish",
}


@functools.cache
def parts() -> dict[str, dict[str, str]]:
    """Return the names by language tag and code, without the word for `state` or `province`."""
    names = defaultdict(dict)
    for code, labels in _known().items():
        for tag, label in labels.items():
            names[tag][code] = label
    names["zh-Hant"] = {
        code: OpenCC("s2t").convert(label) for code, label in names["zh"].items()
    }
    names["zh"] = {
        code: OpenCC("t2s").convert(label) for code, label in names["zh"].items()
    }
    return {
        tag: _bare(tag, labels, names["en"]) for tag, labels in sorted(names.items())
    }


def _known() -> dict[str, dict[str, str]]:
    """Return the labels by code and language of parts that are known abroad and have a name of their own."""
    found = defaultdict(dict)
    for path in sorted(package("unicode-cldr-core").rglob("common/subdivisions/*.xml")):
        for entry in ET.parse(path).getroot().iter("subdivision"):
            if "alt" not in entry.attrib and entry.text:
                found[entry.attrib["type"]][path.stem.replace("_", "-")] = _clean(
                    entry.text
                )
    return {
        code: labels
        for code, labels in found.items()
        if len(labels) >= KNOWN and _is_name(labels["en"])
    }


def _clean(label: str) -> str:
    return re.sub(r"\s*[(（].*|[²]", "", label).strip()


def _is_name(english: str) -> bool:
    words = [folded(word) for word in WORD.findall(english)]
    own = any(
        len(word) >= SHORTEST and name_words.kind(word, "en") in {"capital", "unknown"}
        for word in words
    )
    return own and "," not in english and not NOT_NAMES & set(words)


def _bare(tag: str, labels: dict[str, str], english: dict[str, str]) -> dict[str, str]:
    """Return the labels of what is one word in English without the words that many begin or end with."""
    single = {
        code: label
        for code, label in labels.items()
        if len(WORD.findall(english[code])) == 1
    }
    kinds = KINDS.get(tag, "").split()
    words = [label.split() for label in single.values()]
    shared = Counter(
        word for found in words if len(found) > 1 for word in {found[0], found[-1]}
    )
    common = {word for word, count in shared.items() if count >= OFTEN}
    return labels | {
        code: _without(label, common, kinds) for code, label in single.items()
    }


def _without(label: str, words: set[str], kinds: list[str]) -> str:
    """Return a name without the words, or the beginnings and ends, that say what kind of place it is."""
    short = " ".join(word for word in label.split() if word not in words)
    for kind in kinds:
        rest = short.removeprefix(kind).removesuffix(kind)
        least = SIGNS if script_of(rest) == "Hani" else SHORTEST
        short = rest if len(rest) >= least else short
    return short or label
