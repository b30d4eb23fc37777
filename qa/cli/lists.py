"""Work lists on the command line: `--work-list`, `--for`, `--returned` of `qa report`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.cli import writing
from qa.cli.parsing import names

if TYPE_CHECKING:
    from qa.model import Result


def refuse_unwritable(options: argparse.Namespace) -> None:
    """Raise QaError for a work list that cannot be written, before anything is read."""
    if not options.work_list:
        return
    from qa.report import output
    from qa.report.worklist import writing as lists

    inputs = [*options.paths, *(options.returned or ()), options.baseline or ""]
    for path in options.work_list:
        lists.check(path)
        output.targets(["concise"], [path.replace("{version}", "en")], inputs)


def write(result: Result, options: argparse.Namespace) -> Result:
    """Write the lists; return `result` with a notice for each list that came back.

    Where lists came back, those that are written have what is still there of them.
    """
    from qa.report.worklist import items, returned
    from qa.report.worklist import writing as lists

    back = [returned.verify(path, result) for path in options.returned or ()]
    told = [each.tell() for each in back]
    still = [finding for each in back for finding in each.still]
    wanted = names(options.versions) or ()
    found = items.list_items(result, wanted, still if back else None)
    for path in options.work_list or ():
        for file in lists.write(path, found):
            writing.tell(f"{file} has what must be mended")
    return replace(result, notices=(*result.notices, *told))
