"""What CONTRIBUTING.md names is there: files, commands, groups of entry points."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.test_checks import ROWS
from tools import __main__ as tools

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SPANS = sorted(set(re.findall(r"`([^`\n]+)`", TEXT)))


PATHS = [span for span in SPANS if re.fullmatch(r"\.?[\w-]+/[\w./-]*", span)]


# What set-up makes is not in the tree.
@pytest.mark.parametrize("path", [p for p in PATHS if not p.startswith(".venv/")])
def test_a_path_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(
    "name", [s for s in SPANS if re.fullmatch(r"\w+\.(py|toml)", s)]
)
def test_a_file_named_alone_is_in_the_package(name: str) -> None:
    assert [
        *ROOT.glob(name),
        *(ROOT / "qa").rglob(name),
        *(ROOT / "examples").rglob(name),
    ]


@pytest.mark.parametrize("command", [s for s in SPANS if s.startswith("python ")])
def test_a_command_is_one(command: str) -> None:
    words = command.split()
    if words[1] == "-m":
        named = words[3].split("|")
        known = {"new", "generated", *tools.SCRIPTS}
        assert words[2] == "tools"
        assert {*named} <= known
    else:
        assert (ROOT / words[1]).is_file()


def test_a_row_is_chosen_as_shown() -> None:
    said = re.search(r'`-k "([\w-]+) and (\d+:)"`', TEXT)
    assert said
    ids = [str(row.id) for row in ROWS]
    chosen = [one for one in ids if said[1] in one and said[2] in one]
    assert len(chosen) == 1


def test_every_group_of_entry_points_is_named() -> None:
    used: set[str] = set()
    for place in (ROOT / "qa").rglob("*.py"):
        used |= set(
            re.findall(
                r'(?:plugins\.find\(|GROUP = )"(qa\.\w+)"',
                place.read_text(encoding="utf-8"),
            )
        )
    assert used == set(re.findall(r"`(qa\.\w+)`", TEXT))


def test_what_a_command_makes_is_what_the_manual_says() -> None:
    from tools import generated

    assert all((ROOT / "tools" / script).is_file() for script in generated.SCRIPTS)
    with pytest.raises(SystemExit) as ended:
        tools.main(["--help"])
    assert ended.value.code == 0
