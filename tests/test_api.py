"""The Python front door: what it takes, what it says of what it does not take, and that strangers' tools know it."""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
import typing
import venv
import zipfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import qa
from tests.conftest import ROOT

EN, FR = "See https://example.org/a", "Voir https://example.org/b"
PROGRAM = ROOT / "tests" / "typing_api.py"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built wheel: that of QA_WHEEL, or one made here of the checkout."""
    if given := os.environ.get("QA_WHEEL"):
        return Path(given)
    folder = tmp_path_factory.mktemp("wheel")
    if shutil.which("uv"):
        command = [
            "uv",
            "build",
            "--offline",
            "--wheel",
            "-q",
            "-o",
            str(folder),
            str(ROOT),
        ]
    elif find_spec("hatchling"):
        command = [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "-t",
            "wheel",
            "-d",
            str(folder),
        ]
    else:
        pytest.skip(
            "QA_WHEEL names no wheel, and neither uv nor hatchling is here to build one"
        )
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no wheel can be built here: {done.stderr.strip()[-200:]}")
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python into which the wheel alone is installed; it sees this one's other packages."""
    folder = tmp_path_factory.mktemp("user")
    venv.create(folder, symlinks=True)
    paths = sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(paths["purelib"])
    # Named in a .pth file: the .pth files that stand there, such as that of an editable qa, are not read.
    Path(paths["purelib"], "others.pth").write_text(
        sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8"
    )
    return Path(paths["scripts"], "python")


def _type_check(
    python: Path, program: Path, folder: Path
) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-executable",
        str(python),
        "--cache-dir",
    ]
    return subprocess.run(
        [*command, str(python.parent / "cache"), str(program)],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_typed_program_passes_a_stranger_s_type_checker(
    python: Path, tmp_path: Path
) -> None:
    program = shutil.copy(PROGRAM, tmp_path)
    done = _type_check(python, Path(program), tmp_path)
    assert done.stdout == "Success: no issues found in 1 source file\n"


WRONG = {
    'qa.check({"en": 3})': "arg-type|dict-item",
    'qa.check("text")': "arg-type",
    'qa.check({"en": "a", "fr": "b"}, "en")': "call-arg|misc",
    'qa.check_files("t.tsv", qa.Settings())': "call-arg|misc",
    "qa.check_files(3)": "arg-type",
    "qa.Settings(source=3)": "arg-type",
    'qa.Settings(severity={"x": "fatal"})': "dict-item",
    "qa.Settings(sauce='en')": "call-arg",
    "qa.Unread": "attr-defined",
    'qa.check({"en": "a", "fr": "b"}).found': "attr-defined",
}


def test_a_wrong_program_does_not_pass(python: Path, tmp_path: Path) -> None:
    program = tmp_path / "wrong.py"
    program.write_text(
        "import qa\n" + "".join(f"{line}\n" for line in WRONG), encoding="utf-8"
    )
    said = _type_check(python, program, tmp_path).stdout
    for number, (line, code) in enumerate(WRONG.items(), 2):
        assert re.search(
            rf"^wrong.py:{number}: error: .*\[({code})\]$", said, re.MULTILINE
        ), (line, said)


def test_the_typed_program_runs_from_the_wheel(python: Path, tmp_path: Path) -> None:
    program = shutil.copy(PROGRAM, tmp_path)
    done = subprocess.run(
        [python, "-W", "error", program, tmp_path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
    asked = "import qa, pathlib; print(pathlib.Path(qa.__file__).parent)"
    where = subprocess.run(
        [python, "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert Path(where.strip()).is_relative_to(python.parent.parent)


def test_what_is_public_is_shown_and_there() -> None:
    assert dir(qa) == sorted(qa.__all__)
    for name in qa.__all__:
        assert getattr(qa, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Unread'"):
        qa.Unread  # type: ignore[attr-defined]  # noqa: B018


def test_a_first_look_shows_what_is_public() -> None:
    code = "import qa, sys; print(dir(qa)); print(qa.__version__); print('numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout == f"{sorted(qa.__all__)}\n{qa.__version__}\nFalse\n"


def _named(annotation: Any) -> Iterator[type]:
    """Yield the classes of qa that an annotation names, at whatever depth."""
    if isinstance(annotation, type) and annotation.__module__.split(".")[0] == "qa":
        yield annotation
    for part in typing.get_args(annotation):
        for inner in part if isinstance(part, list) else [part]:
            yield from _named(inner)


def _annotations(value: Any) -> Mapping[str, Any]:
    found = dict(typing.get_type_hints(value))
    for _, member in inspect.getmembers(value):
        own = member.fget if isinstance(member, property) else member
        if (
            inspect.isfunction(own)
            and own.__module__.startswith("qa")
            and not own.__name__.startswith("_")
        ):
            hints = typing.get_type_hints(own)
            found |= {f"{own.__name__}.{name}": hint for name, hint in hints.items()}
    return found


def test_no_signature_and_no_value_names_a_private_type() -> None:
    public = [getattr(qa, name) for name in qa.__all__]
    for value in public:
        if isinstance(value, type) or inspect.isfunction(value):
            for where, annotation in _annotations(value).items():
                for named in _named(annotation):
                    assert named in public, (
                        f"{value.__name__}: {where} is a {named.__qualname__}"
                    )


def test_all_but_the_first_argument_go_by_keyword() -> None:
    for function in (qa.check, qa.check_files):
        first, *others = inspect.signature(function).parameters.values()
        assert first.kind is first.POSITIONAL_OR_KEYWORD
        assert {parameter.kind for parameter in others} == {
            inspect.Parameter.KEYWORD_ONLY
        }
        assert all(parameter.default is not parameter.empty for parameter in others)
        assert all(
            parameter.name in (function.__doc__ or "")
            for parameter in others
            if parameter.name != "settings"
        )


def test_every_value_has_a_docstring() -> None:
    for name in qa.__all__:
        value = getattr(qa, name)
        if dataclasses.is_dataclass(value) or inspect.isfunction(value):
            assert value.__doc__
            assert not value.__doc__.startswith(f"{name}(")


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        ({"en": f"It is cold.\n\n{EN}", "fr": f"Il fait froid.\n{FR}"}, [("fr", 2, 6)]),
        ({"en": ["It is cold.", "", EN], "fr": ["Il fait froid.", FR]}, [("fr", 2, 6)]),
        ({"en": (EN,), "fr": [qa.Segment(FR, "there.txt", 7, 3)]}, [("fr", 7, 8)]),
        ({"EN": EN, "fr_fr@old": f"  {FR}"}, [("fr-FR@old", 1, 8)]),
        ({"en": EN, "fr": FR.replace("/b", "/a")}, []),
    ],
)
@pytest.mark.parametrize("source", ["en", "EN"])
def test_texts_by_language(
    texts: dict[str, qa.Text], places: list[tuple[str, int, int]], source: str
) -> None:
    settings = qa.Settings(select=["url-changed"])
    found = qa.check(texts, source=source, settings=settings).findings
    assert [(f.version, *f.place[1:]) for f in found] == places


def test_a_text_is_split_as_a_text_file_is(tmp_path: Path) -> None:
    lines = "the first paragraph of this text was wrapped by hand at a width of sixty columns and its second"
    text = f"{lines[:58]}\n{lines[59:]}\n\nShort."
    for paragraphs in ("auto", "lines", "blank"):
        settings = qa.Settings(paragraphs=paragraphs)
        (tmp_path / "a.en.txt").write_text(text, encoding="utf-8")
        (tmp_path / "a.fr.txt").write_text("Voir\n\ncela", encoding="utf-8")
        given = qa.check({"en": text, "fr": "Voir\n\ncela"}, settings=settings)
        read = qa.check_files(tmp_path, settings=settings)
        for one, other in zip(
            given.documents[0].versions, read.documents[0].versions, strict=True
        ):
            assert [s._replace(path="") for s in one.segments] == [
                s._replace(path="") for s in other.segments
            ]


def test_settings_and_source_go_together() -> None:
    settings = qa.Settings(source="fr", select=["urls"])
    assert qa.check({"en": EN, "fr": FR}, settings=settings).documents[0].source == "fr"
    assert (
        qa.check({"en": EN, "fr": FR}, settings=settings, source="en")
        .documents[0]
        .source
        == "en"
    )


def test_a_missing_language_is_found_in_texts_too() -> None:
    (finding,) = qa.check(
        {"en": EN}, settings=qa.Settings(languages=["en", "fr"])
    ).findings
    assert finding.check == "version-missing"


BAD_CHECKS: list[tuple[Any, dict[str, Any], type[Exception], str]] = [
    ("text", {}, TypeError, r"qa\.check got str: give texts by language"),
    (b"text", {}, TypeError, r"qa\.check got bytes: give"),
    (3, {}, TypeError, r"qa\.check got int: give"),
    (None, {}, TypeError, r"qa\.check got NoneType: give"),
    (
        [EN, FR],
        {},
        TypeError,
        r"qa\.check got str among the versions: give qa\.Version objects",
    ),
    (
        {"en": 3, "fr": FR},
        {},
        TypeError,
        r"qa\.check got int for version 'en': give a text, or a list of texts",
    ),
    ({"en": b"x", "fr": FR}, {}, TypeError, r"qa\.check got bytes for version 'en'"),
    (
        {"en": qa.Segment(EN), "fr": FR},
        {},
        TypeError,
        r"qa\.check got Segment for version 'en'",
    ),
    (
        {"en": [EN, 3], "fr": FR},
        {},
        TypeError,
        r"qa\.check got int among the texts of version 'en'",
    ),
    ({3: EN, "fr": FR}, {}, TypeError, r"qa\.check got int as the name of a version"),
    ({"en": EN, "fr": FR}, {"source": 3}, TypeError, r"qa\.check got int for `source`"),
    (
        {"en": EN, "fr": FR},
        {"settings": {"source": "en"}},
        TypeError,
        r"qa\.check got dict for `settings`",
    ),
    (
        {"en": EN, "fr": FR},
        {"progress": 3},
        TypeError,
        r"qa\.check got int for `progress`",
    ),
    (
        {"en": EN, "fr": FR},
        {"source": "de"},
        qa.QaError,
        r"the source `de` is none of the versions; they are en, fr",
    ),
    (
        {"Englich": EN, "fr": FR},
        {},
        qa.QaError,
        r"`Englich` is no language tag; did you mean `en`\?",
    ),
    ({"en": "", "fr": FR}, {}, qa.QaError, r"qa\.check got no text for version `en`"),
    (
        {"en": [" "], "fr": FR},
        {},
        qa.QaError,
        r"qa\.check got no text for version `en`",
    ),
    ({"en": EN, "EN": FR}, {}, qa.QaError, r"qa\.check got version `en` twice"),
    (
        {"en": EN},
        {},
        qa.QaError,
        r"qa\.check got only version `en`: nothing to compare it with",
    ),
    ({}, {}, qa.QaError, "no versions given"),
    ([], {}, qa.QaError, "no versions given"),
    (
        {"en": "\ud800", "fr": FR},
        {},
        qa.QaError,
        r"version `en` has half a character \(a surrogate\) at 0",
    ),
    (
        {"en": "a\0b", "fr": FR},
        {},
        qa.QaError,
        r"version `en`: a NUL character at byte 1",
    ),
]


@pytest.mark.parametrize(("given", "more", "kind", "said"), BAD_CHECKS)
def test_a_wrong_argument_is_one_clear_sentence(
    given: Any, more: dict[str, Any], kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=f"^{said}") as caught:
        qa.check(given, **more)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "more", "kind", "said"),
    [
        (
            b"t.tsv",
            {},
            TypeError,
            r"qa\.check_files got bytes: give a path, or several",
        ),
        (3, {}, TypeError, r"qa\.check_files got int: give a path, or several"),
        (
            [b"t.tsv"],
            {},
            TypeError,
            r"qa\.check_files got bytes among the paths: give str or pathlib\.Path",
        ),
        ([], {}, qa.QaError, "no path is given"),
        ("", {}, qa.QaError, "the path is empty"),
        ("no-such-file", {}, qa.QaError, "no-such-file: no such file or folder"),
        (
            "t.tsv",
            {"settings": {}},
            TypeError,
            r"qa\.check_files got dict for `settings`",
        ),
    ],
)
def test_a_wrong_path_is_one_clear_sentence(
    given: Any, more: dict[str, Any], kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=f"^{said}"):
        qa.check_files(given, **more)


def test_a_report_that_would_overwrite_a_text_is_refused_before_anything_is_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.en.txt").write_text(EN, encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text(FR, encoding="utf-8")
    with pytest.raises(qa.QaError, match="it is one of the texts to check"):
        qa.check_files(tmp_path, writes=[str(tmp_path / "a.fr.txt")])
    assert qa.check_files(tmp_path, writes=[str(tmp_path / "new.txt")]).findings


def _blocks(path: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$",
        path.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )


def test_the_python_of_the_readme_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.tsv").write_text(f"en\tfr\n{EN}\t{FR}\n", encoding="utf-8")
    blocks = _blocks(ROOT / "README.md", "python")
    assert blocks
    for number, block in enumerate(blocks):
        program = tmp_path / f"block{number}.py"
        program.write_text(block, encoding="utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            runpy.run_path(str(program))
        promised = re.findall(r"^\s*print\(.*# (.*)$", block, re.MULTILINE)
        assert promised
        assert out.getvalue().splitlines() == promised


def test_the_docstring_of_the_package_is_a_program(tmp_path: Path) -> None:
    code = inspect.cleandoc(
        "\n".join(
            line for line in (qa.__doc__ or "").split("\n") if line.startswith("    ")
        )
    )
    (tmp_path / "program.py").write_text(code, encoding="utf-8")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(tmp_path / "program.py"))
    assert out.getvalue().startswith("id ")
