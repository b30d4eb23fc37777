"""What AsciiDoc marks within a text: links, references, macros, attributes, emphasis."""

from __future__ import annotations

import re

from qa.input.readers.paragraphs import Writer

INLINE = re.compile(
    r"\\(?P<escaped>[*_`#{<+])"
    r"|`\+?(?P<code>[^`\n]{1,300}?)\+?`"
    r"|\+(?P<plain>[^+\n]{1,200})\+(?!\w)"
    r"|(?:link:|xref:|mailto:)(?P<target>[^\s\[\]]{0,300})\[(?P<text>[^\]]*)\]"
    r"|(?P<url>https?://[^\s\[\]<>]{1,500})\[(?P<shown>[^\]]*)\]"
    r"|(?P<base>\{[\w-]{1,60}\}[^\s\[\]{}]{0,300})\[(?P<label>[^\]]*)\]"
    r"|[ ]\+(?=\n|$)"
    r"|<<(?P<id>[^<>,\n]{1,200})(?:,[ ]*(?P<title>[^<>]{1,300}))?>>"
    r"|(?P<macro>image|icon|kbd|btn|menu|footnote|anchor|indexterm|stem|pass|counter):(?P<of>[^\s\[\]]{0,300})\[(?P<inside>[^\]]*)\]"
    r"|\[\[[^\[\]\n]{1,200}\]\]|\[[#.][^\[\]\n]{1,100}\](?=[#*_`])"
    r"|(?P<name>\{[\w-]{1,60}\})"
    r"|(?<!\w)(?P<open>\*\*?|__?|##?)(?=[^\s*_#])|(?<=[^\s*_#])(?P<end>\*\*?|__?|##?)(?!\w)"
)
"""A piece of inline markup; `write` tells them apart by the groups that matched."""


def write(writer: Writer, found: re.Match[str]) -> None:
    """Write what a piece of inline markup says."""
    if found["escaped"]:
        writer.add(*found.span("escaped"))
    elif found["code"]:
        writer.add_literal(*found.span("code"))
    elif found["plain"]:
        writer.add_literal(*found.span("plain"))
    elif found["url"]:
        _write_link(writer, found, "shown", "url")
    elif found["target"] is not None:
        _write_link(writer, found, "text", "target")
    elif found["base"]:
        _write_link(writer, found, "label", "base")
    else:
        _write_sign(writer, found)


def _write_sign(writer: Writer, found: re.Match[str]) -> None:
    """Write a reference, a macro, an attribute or a mark of emphasis."""
    if found["id"]:
        writer.mark(f"<<{found['id']}>>")
        if found["title"]:
            writer.add(*found.span("title"))
    elif found["macro"]:
        _write_macro(writer, found)
    elif found["name"]:
        name = found["name"]
        place = writer.place(found.start())
        writer.builder.add_alone(name, *place, name)
    elif found["open"]:
        writer.mark(found["open"])
    elif found["end"]:
        writer.mark(found["end"])


def _write_link(writer: Writer, found: re.Match[str], name: str, target: str) -> None:
    """Write the text of a link, or where it leads where it has none."""
    start = found.start(name)
    text = found[name].partition(",")[0]
    text = text.removesuffix("^")
    end = start + len(text)
    if not text:
        start, end = found.span(target)
    writer.builder.open("[", found[target])
    writer.add(start, end)
    writer.builder.close("]")


def _write_macro(writer: Writer, found: re.Match[str]) -> None:
    """Write what a macro shows: the text of a note, a key; of a picture nothing."""
    kind = found["macro"]
    if kind in {"footnote", "btn", "menu"}:
        writer.mark(f"{kind}:")
        writer.add(*found.span("inside"))
    elif kind in {"kbd", "stem", "pass"}:
        writer.add_literal(*found.span("inside"))
    else:
        called = f"{kind}:{found['of']}"
        place = writer.place(found.start())
        writer.builder.add_alone(called, *place)
