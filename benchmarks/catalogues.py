"""False alarms of each check on the gettext catalogues of installed programs, which people have used for years.

    python benchmarks/catalogues.py --languages de,fr,pl --profile software          # the table of docs/false-alarms.md
    python benchmarks/catalogues.py --languages de --show end-punctuation --count 30  # findings to read

Reads `/usr/share/locale/*/LC_MESSAGES/*.mo` of the programs below; `--share N` takes every Nth message, by its hash.
"""

from __future__ import annotations

import argparse
import collections
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import polib

from qa import api
from qa.config import Settings
from qa.model import Result, Segment, Version

ROOT = Path("/usr/share/locale")
PROGRAMS = (
    "Linux-PAM PackageKit appstream apt at-spi2-core avahi bash binutils coreutils diffutils dpkg findutils "
    "gettext-runtime gettext-tools git glib20 gnupg2 grep gsettings-desktop-schemas gstreamer-1.0 gtk30 libapt-pkg6.0 "
    "libc make man-db polkit-1 psmisc python-apt sed shadow shared-mime-info software-properties systemd tar wget xz"
)
LANGUAGES = "de,es,fr,it,ja,pl,pt_BR,ru,sv,tr,uk,vi,zh_CN"


def arguments(about: str | None, languages: str = LANGUAGES) -> argparse.ArgumentParser:
    """Return what every benchmark on these catalogues takes: languages, and which share of the messages."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--languages", default=languages)
    parser.add_argument(
        "--share", type=int, default=1, help="take one message in so many"
    )
    return parser


def against(about: str | None) -> argparse.Namespace:
    """Return what a benchmark of another checker was told."""
    parser = arguments(about)
    parser.add_argument(
        "--beyond",
        default="",
        help="print the texts that these flag and qa says nothing of",
    )
    return parser.parse_args()


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--programs", default=PROGRAMS.replace(" ", ","))
    parser.add_argument("--profile", default="software")
    parser.add_argument("--select", default="")
    parser.add_argument("--show", default="")
    parser.add_argument("--count", type=int, default=20)
    options = parser.parse_args()
    table: dict[str, collections.Counter[str]] = collections.defaultdict(
        collections.Counter
    )
    units = 0
    for language in options.languages.split(","):
        versions = list(read(language, options.programs.split(","), options.share))
        select = [name for name in options.select.split(",") if name]
        start = time.process_time()
        result = api.check(
            versions,
            source="en",
            settings=Settings(profile=options.profile, select=select),
        )
        seconds = time.process_time() - start
        here = sum(len(document.units) for document in result.documents)
        units += here
        print(
            f"{language}: {here:,} units of {len(result.documents)} catalogues, {here / seconds:,.0f} a second",
            flush=True,
        )
        tally(result, table)
        show(result, options.show, options.count)
    report(table, units)


def read(language: str, programs: list[str], share: int) -> Iterator[Version]:
    """Yield the two versions of each program's catalogue."""
    for program in programs:
        path = ROOT / language / "LC_MESSAGES" / f"{program}.mo"
        if path.exists():
            pairs = [
                pair
                for pair in texts(path)
                if zlib.crc32(pair[3].encode()) % share == 0
            ]
            for name, place in (("en", 1), (language.replace("_", "-"), 2)):
                segments = [
                    Segment(p[place], str(path), n, 1, p[0])
                    for n, p in enumerate(pairs, 1)
                ]
                yield Version(
                    name, tuple(segments), program, str(path), original=place == 1
                )


def texts(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield id, text, translation and message of each entry."""
    for number, entry in enumerate(polib.mofile(str(path))):
        forms = entry.msgstr_plural
        for index, text in forms.items():
            one = index == 0 and len(forms) > 1
            if text:
                form = "one" if one else "other" if index == len(forms) - 1 else index
                yield (
                    f"{number}[{form}]",
                    entry.msgid if one else entry.msgid_plural,
                    text,
                    entry.msgid,
                )
        if entry.msgstr and entry.msgid:
            yield str(number), entry.msgid, entry.msgstr, entry.msgid


def tally(result: Result, table: dict[str, collections.Counter[str]]) -> None:
    """Count findings by check and severity, and the units that have them."""
    flagged: dict[str, set[tuple[str, str | None]]] = collections.defaultdict(set)
    for finding in result.findings:
        level = finding.severity.name.lower() if finding.severity else ""
        table[finding.check][level] += 1
        flagged[finding.check].add((finding.document, finding.unit))
        if level != "note":
            flagged["any but notes"].add((finding.document, finding.unit))
    for check, places in flagged.items():
        table[check]["units"] += len(places)
    for crash in result.crashes[:5]:
        print("CRASH", crash)


def show(result: Result, check: str, count: int) -> None:
    """Print findings of one check to read, spread over the catalogues."""
    found = [finding for finding in result.findings if finding.check == check]
    for finding in found[:: max(1, len(found) // count)]:
        print(f"  [{finding.document}] {finding.message}")
        for mark in finding.marks[:2]:
            print(f"      {mark.version}: {mark.segment.text[:160]!r}")


def report(table: dict[str, collections.Counter[str]], units: int) -> None:
    """Print the table."""
    print(
        f"\n{units:,} units\n\n| check | errors | warnings | notes | units flagged |\n|---|---|---|---|---|"
    )
    for check, counts in sorted(table.items(), key=lambda row: -row[1]["units"]):
        share = f"{100 * counts['units'] / units:.2f} %"
        print(
            f"| {check} | {counts['error']:,} | {counts['warning']:,} | {counts['note']:,} | {share} |"
        )


if __name__ == "__main__":
    main()
