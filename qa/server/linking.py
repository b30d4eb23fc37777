"""From a text to the same text in the other versions."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from qa.model import Row
from qa.server.places import (
    of_fact,
    path_of_segment,
    rows_at,
    spot_at,
    spots,
    stretch,
)
from qa.server.texts import View


def counterparts(
    view: View, path: str, position: types.Position, *, own: bool = False
) -> list[types.Location]:
    """Return where the text at a place stands in the other versions; with `own`, also where it stands in this one."""
    lines = view.lines(path)
    offset = lines.offset_at(position)
    found = []
    for checked in view.checked(path):
        spot = spot_at(checked, path, offset, lines)
        if spot is None:
            continue
        for version, segment in spot.answer.unit.segments:
            if version == spot.version and not own:
                continue
            for part in segment.parts or (segment,):
                there = view.lines(part.path)
                place = there.range(*stretch(part, there))
                found.append(types.Location(view.uri(part.path), place))
    return found


def links(view: View, path: str) -> list[types.DocumentLink]:
    """Return a link over the beginning of each text: to the same text in the next version that has it."""
    lines = view.lines(path)
    found = []
    for checked in view.checked(path):
        for spot, part in spots(checked, path):
            others = [
                (name, each)
                for name, each in spot.answer.unit.segments
                if name != spot.version
            ]
            if not others:
                continue
            names = [name for name, _ in spot.answer.unit.segments]
            turn = names.index(spot.version) % len(others)
            name, there = others[turn]
            line, column = there.at(0)
            start, end = stretch(part, lines)
            word = part.text.split(None, 1)[0] if part.text.strip() else ""
            target = f"{view.uri(path_of_segment(there))}#L{line},{column}"
            said = f"the same text in {name}"
            place = lines.range(start, min(end, start + len(word)))
            found.append(types.DocumentLink(place, target, said))
    return found


def highlights(
    view: View, path: str, position: types.Position
) -> list[types.DocumentHighlight]:
    """Return the places of a file that state the fact at a place."""
    lines = view.lines(path)
    offset = lines.offset_at(position)
    wanted = set()
    for checked in view.checked(path):
        spot = spot_at(checked, path, offset, lines)
        if spot:
            wanted |= {(fact.kind, fact.value) for _, fact in rows_at(spot)}
    found: dict[tuple[int, int], types.DocumentHighlight] = {}
    for place, row, version in facts_of(view, path):
        fact = dict(row.cells)[version]
        if fact and (fact.kind, fact.value) in wanted:
            found[place] = types.DocumentHighlight(lines.range(*place))
    return list(found.values())


def facts_of(view: View, path: str) -> Iterator[tuple[tuple[int, int], Row, str]]:
    """Yield the facts of a file: offsets there, the row of the fact table, the version."""
    lines = view.lines(path)
    for checked in view.checked(path):
        for answer in checked.answers:
            for row in answer.rows:
                for version, fact in row.cells:
                    segment = answer.unit.get(version)
                    if fact is None or segment is None:
                        continue
                    where, start, end = of_fact(segment, fact, lines)
                    if where == path:
                        yield (start, end), row, version
