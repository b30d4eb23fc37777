"""Each language of the table is what it is and nothing else: whole versions, segments, copies, halves, engines."""

from __future__ import annotations

import importlib
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa import language as languages
from qa import memory
from qa.api import check
from qa.checks.mixed_language import mixed_language
from qa.language import identify as identity
from qa.language.identify import Guess, coverage, engines, identify
from qa.language.identify.documents import wrong_versions
from qa.language.identify.masking import masked
from qa.language.identify.segments import judge, judge_label
from qa.language.identify.taking_over import taken
from qa.language.identify.together import judge_together
from qa.language.kinship import plain
from qa.language.scripts import count, script_of
from qa.model import Document, Segment, Unit, Version
from qa.registry import Context
from tests.conftest import printed

TABLE = tomllib.loads(
    (Path(__file__).parent / "identity.toml").read_text(encoding="utf-8")
)
TEXT: dict[str, str] = TABLE["text"]
NEIGHBOURS = [
    (tag, near) for tag, others in TABLE["neighbours"].items() for near in others
]
SPACED = [tag for tag in TEXT if tag != "en" and TEXT[tag].count(" ") > 8]
ENGLISH = TEXT["en"]


def _unit(tag: str, text: str, source: str | None = "en") -> Unit:
    segments = (("en", Segment(ENGLISH)), (tag, Segment(text)))
    return Unit("d", "1", ("en", tag), segments, source)


def test_the_table_has_sixty_languages() -> None:
    assert len(TEXT) >= 60


@pytest.mark.parametrize("tag", TEXT)
def test_a_sentence_is_identified(tag: str) -> None:
    assert plain(identify([TEXT[tag]]).language) == plain(tag)


@pytest.mark.parametrize("tag", TEXT)
def test_the_right_language_is_right(tag: str) -> None:
    assert judge(TEXT[tag], tag).outcome == "right"


@pytest.mark.parametrize("tag", TEXT)
def test_no_other_language_is_right(tag: str) -> None:
    others = [
        other
        for other in TEXT
        if other not in languages.of(tag).kinship.group
        and plain(other) not in languages.of(tag).kinship.group
    ]
    assert [
        other for other in others if judge(TEXT[other], tag).outcome != "other"
    ] == []


@pytest.mark.parametrize(("tag", "near"), NEIGHBOURS)
def test_a_neighbour_is_named(tag: str, near: str) -> None:
    verdict = judge(TEXT[near], tag)
    assert (verdict.outcome, verdict.instead) == ("other", plain(near))


@pytest.mark.parametrize(
    ("tag", "text", "instead"),
    [
        ("id", "Pengerusi kelab itu enggan mengulas.", "ms"),
        ("ms", "Ketua klub itu enggan berkomentar kepada koran.", "id"),
        ("es", "Era un home calado e nada presumido, dixo.", "gl"),
        ("cs", "Zomrel krátko predtým a takto sa to skončilo.", "sk"),
        ("ru", "Миналата година беше един от добрите ни моменти.", "bg"),
        ("hi", "उनीहरूले आफ्नो घर बेचेका थिए र सहर गए।", "ne"),
        ("id", "Ketua tim itu enggan berkomentar kepada koran.", ""),
        ("ms", "Pengerusi kelab itu enggan mengulas perkara ini.", ""),
    ],
)
def test_few_words_tell_a_sentence_of_a_neighbour(
    tag: str, text: str, instead: str
) -> None:
    verdict = judge(text, tag)
    assert (verdict.outcome == "other") == bool(instead)
    assert verdict.instead == instead


def test_words_say_nothing_of_a_language_that_has_none() -> None:
    assert judge(TEXT["be"], "ru").instead == "be"


@pytest.mark.parametrize("tag", [tag for tag in TEXT if tag != "en"])
@pytest.mark.parametrize("source", ["en", None])
def test_the_source_left_in_is_found(tag: str, source: str | None) -> None:
    (found,) = taken(_unit(tag, ENGLISH, source))
    assert (found.version, found.origin, found.copy.whole) == (tag, "en", True)


@pytest.mark.parametrize("tag", SPACED)
def test_a_half_left_in_the_source_is_marked_from_its_first_word(tag: str) -> None:
    words = TEXT[tag].split()
    kept = " ".join(words[: len(words) // 2])
    left = ENGLISH.split(", ")[1]
    (found,) = taken(_unit(tag, f"{kept} {left}"))
    assert found.version == tag
    assert not found.copy.whole
    assert (found.copy.span.start, found.copy.span.end) == (
        len(kept) + 1,
        len(kept) + len(left),
    )


@pytest.mark.parametrize("tag", [tag for tag in TEXT if tag != "en"])
def test_a_translation_is_no_copy(tag: str) -> None:
    assert taken(_unit(tag, TEXT[tag])) == ()


@pytest.mark.parametrize(
    "tag", [tag for tag in TEXT if TEXT[tag].upper() != TEXT[tag].lower()]
)
def test_capitals_are_no_other_language(tag: str) -> None:
    assert judge(TEXT[tag].upper(), tag).outcome != "other"


@pytest.mark.parametrize(
    "text",
    [
        "OK",
        "2024-10-25 12:30 100 %",
        "👍👍👍 🎉",
        "Source: https://example.org/a/long/path",
        "{name}",
    ],
)
@pytest.mark.parametrize("tag", ["ar", "id", "ja", "ru", "xx"])
def test_what_is_too_short_is_said_to_be(text: str, tag: str) -> None:
    assert judge(text, tag).outcome == "short"


@pytest.mark.parametrize("tag", ["ar", "id", "ja", "ru", "tlh"])
def test_names_are_in_every_language(tag: str) -> None:
    assert (
        judge(
            "John Edward Smith, Mary Ann Baker, Robert Fisher, Example Records Ltd", tag
        ).outcome
        != "other"
    )


def test_the_seeds_are_arabic_and_indonesian() -> None:
    seeds = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    guesses = [identify(seed.read_text(encoding="utf-8").split("\n")) for seed in seeds]
    assert [guess.language for guess in guesses] == ["ar", "id"]
    assert all(guess.certainty > 0.9 for guess in guesses)


def test_candidates_are_the_only_answers() -> None:
    assert identify([TEXT["gl"]], ["es", "pt-BR"]).language in {"es", "pt-BR"}
    assert identify([TEXT["th"]], ["en", "th-TH"]).language == "th-TH"
    assert identify([TEXT["zh-Hant"]], ["zh-CN", "zh-TW"]).language == "zh-TW"


@pytest.mark.parametrize(
    "text", ["", "2024-10-25", "👍👍", "\x00\ufffe", "https://example.org/a"]
)
def test_what_is_in_no_language_has_none(text: str) -> None:
    assert identify([text]) == Guess("und", 0.0)


def test_the_report_says_how_much_is_too_short() -> None:
    versions = (
        Version("en", (Segment("OK"), Segment(ENGLISH))),
        Version("id", (Segment("OK"), Segment(TEXT["id"]))),
    )
    assert identity.unverified(Document("d", versions, ())) == {"language": 2}


def test_short_texts_are_verified_together() -> None:
    labels = "Neuer Ordner|Datei öffnen|Alle löschen|Suchen|Nach oben|Fenster schließen"
    german = Version("de", tuple(Segment(text) for text in labels.split("|")))
    assert identity.unverified(Document("d", (german,), ())) == {}
    codes = Version("de", tuple(Segment(text) for text in ("12", "A4", "3 %", "{n}")))
    assert identity.unverified(Document("d", (codes,), ())) == {"language": 1}


def test_labels_of_a_version_are_judged_together() -> None:
    labels = ("Neuer Ordner", "Datei öffnen", "Alle löschen", "Suchen", "Nach oben")
    assert judge_together(labels, "de").outcome == "right"
    assert judge_together(labels, "fr").instead == "de"
    assert judge_together(labels[:4], "fr").outcome == "short"
    assert judge_together(labels[:1] * 9, "fr").outcome == "short"


@pytest.mark.parametrize(
    ("text", "tag", "outcome"),
    [
        ("Выберите другую папку", "ja", "other"),
        ("Выберите другую", "ja", "short"),
        ("Иван Белов", "ja", "short"),
        ("選択してください", "ru", "other"),
        ("Choose another folder", "de", "short"),
    ],
)
def test_the_script_of_a_label(text: str, tag: str, outcome: str) -> None:
    assert judge_label(text, tag, []).outcome == outcome
    assert judge_label(text, tag, [f"{text}!"]).outcome == "short"


def test_a_poem_in_two_languages_is_two_findings_that_can_be_ignored() -> None:
    verses = (
        Segment(TEXT["fr"]),
        Segment(TEXT["de"]),
        Segment(TEXT["fr"] + " Oui."),
        Segment(TEXT["de"] + " Ja."),
    )
    result = check(
        [
            Version("fr", verses),
            Version("de", tuple(Segment(TEXT["de"]) for _ in verses)),
        ]
    )
    odd = [
        finding
        for finding in result.findings
        if finding.category in {"language", "untranslated"}
    ]
    assert {finding.version for finding in odd} == {"fr"}
    assert len(odd) == 2


def test_coverage_says_what_each_language_rests_on() -> None:
    rows = {row.language: row for row in coverage()}
    assert rows["id"].how == "two engines"
    assert rows["ti"].how == "one engine"
    assert "sr" in rows["hr"].inseparable
    assert coverage(["tlh-Piqd"])[0].how in {"script only", "one engine"}
    assert len(rows) > 150


def test_scripts_of_characters() -> None:
    assert [script_of(char) for char in "aяψカ字ไ5 "] == [
        "Latn",
        "Cyrl",
        "Grek",
        "Kana",
        "Hani",
        "Thai",
        "",
        "",
    ]
    assert count("aя5я") == {"Latn": 1, "Cyrl": 2}
    assert languages.of("ja").script.members == {"Hani", "Hira", "Kana"}


@pytest.fixture
def without(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[str]:
    """Take an engine's library away."""
    name: str = request.param
    for module in [each for each in sys.modules if each.startswith(f"{name}.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(
        sys.modules, f"qa.language.identify.engines.{name}", raising=False
    )
    monkeypatch.delattr(f"qa.language.identify.engines.{name}", raising=False)
    engines.load.cache_clear()
    memory.forget()
    yield name
    engines.load.cache_clear()
    memory.forget()


@pytest.mark.parametrize("without", engines.NAMES, indirect=True)
def test_a_missing_engine_is_named_and_the_rest_goes_on(without: str) -> None:
    assert engines.load(without) is None
    (sentence,) = engines.missing()
    assert without in sentence
    assert "pip install" in sentence
    assert judge(TEXT["de"], "de").outcome in {"right", "unknown"}
    assert judge(TEXT["ru"], "ar").outcome == "other"
    assert taken(_unit("de", ENGLISH)) != ()
    assert identify([TEXT["de"]]).language in {"de", "und"}


_RUN = """
from qa.language.identify import identify, segments
from tests.test_identity import TEXT
for tag, text in TEXT.items():
    for other in ("de", "id", "sr", "hi", "zh"):
        print(tag, segments.judge(text, other), identify([text]))
"""


def test_the_same_answer_on_every_run_and_hash_seed() -> None:
    assert len(printed([sys.executable, "-c", _RUN], ("0", "1"))) == 1


def test_the_same_answer_a_hundred_times() -> None:
    mixed = TEXT["gl"] + " " + TEXT["es"]
    last = importlib.import_module("qa.language.identify.engines.langdetect")
    assert len({str(dict(last.shares(mixed))) for _ in range(100)}) == 1
    answers = set()
    for _ in range(100):
        memory.forget()
        answers.add((judge(mixed, "es"), judge(TEXT["ms"], "id"), identify([mixed])))
    assert len(answers) == 1


def test_the_last_engine_knows_the_languages_of_its_library() -> None:
    last = importlib.import_module("qa.language.identify.engines.langdetect")
    library = importlib.import_module("langdetect.detector_factory")
    assert "id" in last.languages()
    assert len(last.languages()) > 50
    factory = library.DetectorFactory()
    factory.load_profile(library.PROFILES_DIRECTORY)
    labels = factory.get_lang_list()
    assert last.languages() == {plain(label) for label in labels}


def test_the_thorough_engine_answers_as_its_library_does() -> None:
    library = importlib.import_module("py3langid.langid")
    ours = importlib.import_module("qa.language.identify.engines.py3langid")
    theirs = library.LanguageIdentifier.from_model_file(library.MODEL_FILE)
    for tag in ("en", "id", "ru", "ar", "ja", "hi", "pl", "tr", "vi", "el"):
        label, score = theirs.classify(TEXT[tag])
        best, likelihood = next(iter(ours.likelihoods(TEXT[tag]).items()))
        assert best == plain(label)
        assert likelihood * len(TEXT[tag].encode()) ** 0.5 == pytest.approx(score)


_NO_FOLDER = """
import tempfile
def refuse(*args, **kwargs):
    raise PermissionError("no folder may be written to")
tempfile.TemporaryFile = tempfile.TemporaryDirectory = tempfile.mkstemp = refuse
from qa.language.identify.engines import load
assert "sc" not in load("py3langid").languages()
print(next(iter(load("py3langid").shares("Dies ist ein deutscher Satz."))))
"""


def test_no_engine_writes_a_file() -> None:
    assert printed([sys.executable, "-c", _NO_FOLDER], ("0",)) == {b"de\n"}


@pytest.mark.parametrize("piece", ["a.", "a.-", " -a/", "dpkg ", "'\"", "a/"])
def test_what_is_in_no_language_is_found_in_texts_of_any_length(piece: str) -> None:
    assert len(masked(piece * 300_000)) == len(piece) * 300_000


@pytest.mark.parametrize(("lang", "count"), [("", 1), ("cs", 0), ("de-AT", 1)])
def test_what_the_file_says_is_in_another_language_is_not_asked(
    lang: str, count: int
) -> None:
    meta = (("lang", lang),) if lang else ()
    texts = [f"{TEXT['cs']} {number}" for number in range(5)]
    segments = tuple(Segment(text, meta=meta) for text in texts)
    version = Version("de", segments, "d")
    assert len(wrong_versions(Document("d", (version,), ()))) == count


@pytest.mark.parametrize(("lang", "count"), [("", 1), ("en", 0)])
def test_a_quotation_that_the_file_marks_is_no_mix(lang: str, count: int) -> None:
    meta = (("lang", lang),) if lang else ()
    text = (
        "Η βιβλιοθήκη της πόλης έκλεισε πέρυσι και "
        "will be opened again in the spring of this year"
    )
    segments = (("en", Segment("It opens.")), ("el", Segment(text, meta=meta)))
    unit = Unit("d", "1", ("en", "el"), segments, "en")
    assert len(list(mixed_language.look(unit, Context()))) == count
