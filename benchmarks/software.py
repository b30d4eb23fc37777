"""How many units a second all checks of the software profile take, on the gettext catalogues of installed programs.

    python benchmarks/software.py [UNITS] [--profile software]

One run over all catalogues of several languages, two versions a unit: CPU seconds of everything behind the reader, and
the peak of the process. The time to import and to load language data is in it.
"""

from __future__ import annotations

import cProfile
import gc
import pstats
import resource
import time
from collections.abc import Iterator
from dataclasses import replace

from catalogues import PROGRAMS, arguments, read

from qa import api
from qa.config import Settings
from qa.model import Version

THRESHOLDS = (1_000_000, 20, 50)
"""Those of the command line."""
LANGUAGES = "de,fr,pl,ru,es,ja,zh_CN,uk,sv,it,pt_BR,tr,vi"


def main() -> None:
    parser = arguments(__doc__, LANGUAGES)
    parser.add_argument("units", nargs="?", type=int, default=100_000)
    parser.add_argument("--profile", default="software")
    parser.add_argument(
        "--trace", action="store_true", help="print where the time goes (slower by far)"
    )
    options = parser.parse_args()
    versions = list(some(options.units, options.languages.split(","), options.share))
    gc.set_threshold(*THRESHOLDS)
    tracer = cProfile.Profile()
    if options.trace:
        tracer.enable()
    start = time.process_time()
    result = api.check(
        versions, source="en", settings=Settings(profile=options.profile)
    )
    seconds = time.process_time() - start
    tracer.disable()
    units = sum(len(document.units) for document in result.documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = f"{units:,} units, {len(result.findings):,} findings: {units / seconds:,.0f} a second"
    print(f"{told}, {seconds:.1f} s, {peak} MB")
    if options.trace:
        stats = pstats.Stats(tracer)
        stats.sort_stats("tottime").print_stats(60)
        stats.sort_stats("cumtime").print_stats(120)


def some(units: int, languages: list[str], share: int) -> Iterator[Version]:
    """Yield both versions of each catalogue until there are enough units."""
    for language in languages:
        versions = list(read(language, PROGRAMS.split(), share))
        for source, target in zip(versions[::2], versions[1::2], strict=True):
            for version in (source, target) if units > 0 else ():
                document = f"{language}/{version.document}"
                yield replace(
                    version, segments=version.segments[:units], document=document
                )
            units -= len(source.segments)


if __name__ == "__main__":
    main()
