"""What XLIFF 1.2 says of its units: states, roles, notes, limits, groups, segments."""

from __future__ import annotations

import pytest

from qa.errors import QaError
from qa.input.readers import read
from qa.model import Source, Version

HEAD = '<xliff version="1.2" xmlns:sdl="urn:sdl">'
FILE = '<file source-language="en" target-language="fr" original="{}"><body>'
TEXTS = "<source>One</source><target>Un</target>"


def read_units(*files: str, skip: str = "", form: str = "xliff") -> list[Version]:
    written = HEAD
    for number, body in enumerate(files):
        written += f"{FILE.format(f'f{number}')}\n{body}</body></file>"
    data = f"{written}</xliff>".encode()
    return read(Source("a.xlf", form, "d", skip=frozenset(skip.split()), data=data))


def unit(attributes: str = "", inside: str = TEXTS, key: str = "1") -> str:
    return f'<trans-unit id="{key}" {attributes}>{inside}</trans-unit>'


def target(state: str, text: str = "Un") -> str:
    return f'<source>One</source><target state="{state}">{text}</target>'


NO = '<group translate="no">'
YES = unit('translate="yes"')
LEFT_OUT = {
    # What is read of a unit, the states that leave it out, those that do not.
    "nothing is said": (
        unit(),
        "unapproved",
        "fuzzy untranslated untranslatable locked",
    ),
    "approved": (unit('approved="yes"'), "", "unapproved fuzzy untranslated"),
    "not approved": (unit('approved="no"'), "unapproved", "fuzzy"),
    "approved, but new": (
        unit('approved="yes"', target("new")),
        "untranslated",
        "unapproved",
    ),
    "approved, but to be reviewed": (
        unit('approved="yes"', target("needs-review-l10n")),
        "fuzzy",
        "unapproved",
    ),
    "new": (unit("", target("new")), "untranslated unapproved", "fuzzy"),
    "to be translated": (
        unit("", target("needs-translation")),
        "untranslated unapproved",
        "fuzzy",
    ),
    "to be reviewed": (
        unit("", target("needs-review-translation")),
        "fuzzy unapproved",
        "untranslated",
    ),
    "translated": (unit("", target("translated")), "unapproved", "fuzzy untranslated"),
    "final": (unit("", target("final")), "", "unapproved fuzzy untranslated"),
    "signed off": (unit("", target("signed-off")), "", "unapproved fuzzy untranslated"),
    "a late state": (
        unit("", f"<note>n</note>{target('new')}"),
        "untranslated unapproved",
        "fuzzy",
    ),
    "not to be translated": (unit('translate="no"'), "untranslatable", "locked"),
    "to be translated at any rate": (
        unit('translate="yes"'),
        "unapproved",
        "untranslatable",
    ),
    "in a group": (f"{NO}{unit()}</group>", "untranslatable", "fuzzy"),
    "in a group of a group": (
        f"{NO}<group>{unit()}</group></group>",
        "untranslatable",
        "",
    ),
    "in a group that says yes": (
        f'{NO}<group translate="yes">{unit()}</group></group>',
        "untranslatable",
        "",
    ),
    "in a group, but itself to be": (f"{NO}{YES}</group>", "", "untranslatable"),
    "behind a group": (f"{NO}</group>{unit()}", "unapproved", "untranslatable"),
    "behind a group in a group": (
        f"{NO}<group></group>{unit()}</group>",
        "untranslatable",
        "",
    ),
    "in a group that says nothing": (
        f"<group>{unit()}</group>",
        "unapproved",
        "untranslatable",
    ),
    "no target": (unit("", "<source>One</source>"), "untranslated", "fuzzy unapproved"),
    "an empty target": (
        unit("", "<source>One</source><target/>"),
        "untranslated unapproved",
        "fuzzy",
    ),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_states_leave_units_out(name: str) -> None:
    body, by, not_by = LEFT_OUT[name]
    for state in by.split():
        for version in read_units(body, skip=state):
            assert not version.segments, state
            assert version.left_out == {"1"}, state
    for state in not_by.split():
        for version in read_units(body, skip=state):
            assert [s.unit for s in version.segments] == ["1"], state
            assert not version.left_out, state


META = {
    # Attributes and inside of a unit, what its texts are said to be.
    "nothing": ("", TEXTS, {}),
    "a name": ('resname="menu"', TEXTS, {"name": "menu"}),
    "a limit": ('maxwidth="12" size-unit="char"', TEXTS, {"limit": "12"}),
    "a limit of pixels": ('maxwidth="12" size-unit="pixel"', TEXTS, {}),
    "a limit of nobody knows": ('maxwidth="12"', TEXTS, {}),
    "a unit of no limit": ('size-unit="char"', TEXTS, {}),
    "a state": ("", target("needs-adaptation"), {"state": "needs-adaptation"}),
    "an origin": (
        "",
        target('final" state-qualifier="exact-match'),
        {"state": "final", "origin": "exact-match"},
    ),
    "a state behind others": ("", f"<alt-trans/>{target('final')}", {"state": "final"}),
    "a note": (
        "",
        f"{TEXTS}<note>Menu &amp; <b>more</b></note>",
        {"note": "Menu & more"},
    ),
    "a note with attributes": (
        "",
        f'{TEXTS}<note from="me" priority="1">Menu</note>',
        {"note": "Menu"},
    ),
    "notes": (
        "",
        f"{TEXTS}<note>a</note><note>b</note><note>c</note>",
        {"note": "a\nb\nc"},
    ),
    "notes among others": (
        "",
        f"<note>a</note>{TEXTS}<note> </note><note>b</note>",
        {"note": "a\nb"},
    ),
    "an empty note": ("", f"{TEXTS}<note/><note></note>", {}),
}


@pytest.mark.parametrize("name", META)
def test_what_is_said_of_texts(name: str) -> None:
    attributes, inside, meta = META[name]
    for version, text in zip(
        read_units(unit(attributes, inside)), ("One", "Un"), strict=True
    ):
        (segment,) = version.segments
        assert (segment.text, segment.role, dict(segment.meta)) == (text, "", meta)


def test_what_is_said_ends_with_its_unit() -> None:
    first = unit(
        'resname="menu" restype="x-html-td" translate="no"', f"{TEXTS}<note>n</note>"
    )
    versions = read_units(first + unit(key="2"), skip="untranslatable")
    for version in versions:
        assert [(s.unit, s.role, s.meta) for s in version.segments] == [("2", "", ())]


ROLES = {
    "header": "heading", "heading": "heading", "caption": "caption", "cell": "cell", "listitem": "item",
    "x-html-td": "cell", "x-html-th": "cell", "x-html-li": "item", "x-html-title": "heading", "button": "", "": "",
}  # fmt: skip
SEGMENTED = (
    '<source>One. Two.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk>'
    '</seg-source><target><mrk mtype="seg" mid="1">Un.</mrk> <mrk mtype="seg" mid="2">Deux.</mrk></target>'
)


@pytest.mark.parametrize(("restype", "role"), ROLES.items())
def test_roles(restype: str, role: str) -> None:
    for inside in (TEXTS, SEGMENTED):
        for version in read_units(unit(f'restype="{restype}"', inside)):
            assert {segment.role for segment in version.segments} == {role}


@pytest.mark.parametrize(
    "name", ["bin-unit", "internal-file", "glossary", "reference", "phase-group", "skl"]
)
def test_elements_without_texts_are_ignored_with_all_they_hold(name: str) -> None:
    other = f'<{name}><group translate="no"><x>{unit(key="0")}</x></group></{name}>'
    for body in (
        other + unit(),
        unit() + other,
        f"<group>{other}{unit()}{other}</group>",
        other + f"{NO}</group>{unit()}",
    ):
        for version in read_units(body, skip="untranslatable"):
            assert [segment.unit for segment in version.segments] == ["1"]
            assert not version.left_out


def test_files_of_several_originals_have_ids_of_their_own() -> None:
    versions = read_units(unit(), unit() + unit(key="2"))
    assert [(v.name, v.document, [s.unit for s in v.segments]) for v in versions] == [
        ("en", "d:f0", ["1"]), ("fr", "d:f0", ["1"]), ("en", "d:f1", ["1", "2"]), ("fr", "d:f1", ["1", "2"]),
    ]  # fmt: skip
    assert [version.original for version in versions] == [True, False, True, False]


SEGMENTS = {
    # Source and target of a unit, its segments in both versions.
    "two": (SEGMENTED, {"1/1": ("One.", "Un."), "1/2": ("Two.", "Deux.")}),
    "one": (
        (
            '<source>One.</source><seg-source><mrk mtype="seg" mid="a">One.</mrk></seg-source>'
            '<target><mrk mtype="seg" mid="a">Un.</mrk></target>'
        ),
        {"1": ("One.", "Un.")},
    ),
    "one and a rest": (
        (
            '<source>A: One.</source><seg-source>A: <mrk mtype="seg" mid="a">One.</mrk></seg-source>'
            '<target>B: <mrk mtype="seg" mid="a">Un.</mrk></target>'
        ),
        {"1/-": ("A:", "B:"), "1/a": ("One.", "Un.")},
    ),
    "one without a target": (
        '<source>One.</source><seg-source><mrk mtype="seg" mid="a">One.</mrk></seg-source>',
        {"1": ("One.", "")},
    ),
}


@pytest.mark.parametrize("name", SEGMENTS)
def test_segments_of_both_sides_are_paired(name: str) -> None:
    inside, expected = SEGMENTS[name]
    en, fr = (
        {s.unit: s.text for s in version.segments}
        for version in read_units(unit("", inside))
    )
    pairs = {key: (en[key], fr[key]) for key in en}
    assert pairs == expected


def test_segments_are_left_out_one_by_one_and_what_is_between_them_in_silence() -> None:
    for version in read_units(unit('translate="no"', SEGMENTED), skip="untranslatable"):
        assert version.left_out == {"1/1", "1/2"}
    definitions = '<sdl:seg-defs><sdl:seg id="1" locked="true"/><sdl:seg id="2" conf="Draft"/></sdl:seg-defs>'
    inside = SEGMENTED + definitions
    en, fr = read_units(unit("", inside), skip="locked", form="sdlxliff")
    assert en.left_out == fr.left_out == {"1"}
    assert [(s.unit, s.text, dict(s.meta)) for s in fr.segments] == [
        ("2", "Deux.", {"state": "Draft"})
    ]
    again = read_units(
        unit("", inside) + unit("", SEGMENTED, "2"), skip="locked", form="sdlxliff"
    )
    assert again[1].left_out == {"1"}


BAD = {
    "no id": (
        f'<trans-unit id="">{TEXTS}</trans-unit>',
        "a unit has no id",
        "each trans-unit",
    ),
    "an id twice": (
        f"{unit()}\n{unit()}",
        "the unit `1` stands twice",
        "already on line 2",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_units_without_an_id_of_their_own(name: str) -> None:
    body, message, hint = BAD[name]
    with pytest.raises(QaError, match=message) as error:
        read_units(body)
    assert hint in error.value.hint
    assert error.value.line == 2 + body.count("\n")


@pytest.mark.parametrize(
    ("languages", "version", "original", "expected"),
    [
        ('source-language="en" target-language="fr"', "de", "it", ["en", "fr"]),
        ('source-language="en"', "de", "it", ["en", "de"]),
        ('target-language="fr"', "de", "it", ["it", "fr"]),
        ("", "de", "it", ["it", "de"]),
        ("", "de", None, "source-language"),
        ('source-language="en"', None, "it", "target-language"),
        ('source-language="en" target-language="en"', "de", "it", "target-language"),
    ],
)
def test_languages_are_the_file_s_or_else_its_name_s(
    languages: str, version: str | None, original: str | None, expected: str | list[str]
) -> None:
    data = f"{HEAD}<file {languages} original='a'><body>{unit()}</body></file></xliff>".encode()
    source = Source("a.xlf", "xliff", "d", version, original=original, data=data)
    if isinstance(expected, list):
        assert [each.name for each in read(source)] == expected
        return
    with pytest.raises(QaError, match="two languages") as error:
        read(source)
    assert f"the attribute `{expected}`" in error.value.hint
