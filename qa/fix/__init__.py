"""Findings to edits of files: what would mend them, verified by checking again.

    desk = fix.Desk(sources)                  the files of a run (`qa.input.sources.gather(...).sources`)
    edits = fix.propose(finding, desk)        what its check declares to mend it, placed in the files
    kept = fix.verify(edits, before, again)   those after which the finding is gone and none is new

An `Edit` is a stretch of one file, in code points of its decoded text (without a byte
order mark) and in bytes, and the text to write there with the format's own escapes.
An edit that is placed is proved: reading the file with it gives the wanted text, and
all other texts unchanged.
"""

from __future__ import annotations

from qa.fix.editing import Edit, edited
from qa.fix.placing import Desk
from qa.fix.proposing import propose, propose_all
from qa.fix.verifying import verify

__all__ = ["Desk", "Edit", "edited", "propose", "propose_all", "verify"]
