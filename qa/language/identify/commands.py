"""Commands of a shell: what is typed there is in no language."""

from __future__ import annotations

import re
import string

_NAMES = (
    "apt-cache apt-file apt-get apt-key apt-mark awk chgrp chmod chown cmake debconf dnf dpkg dpkg-deb dpkg-query "
    "dpkg-reconfigure egrep fsck git grep gunzip gzip ifconfig journalctl kubectl lsmod mkdir modprobe npm npx pip3 "
    "pipx podman python3 rmdir rpm rsync scp sftp ssh sudo svn systemctl umount unzip wget xargs zypper"
)
NAMES = frozenset(_NAMES.split())
"""Commands whose names are words of no language."""

_LINE = re.compile(
    r"[ \t]*(?:(?:[\w.-]+@[\w.-]+(?::\S*)?)?(?P<prompt>[$#%])[ \t]+)?(?P<command>[a-z./~][ -~]*)"
)
_WORD = re.compile(r"[a-z][a-z\d-]{2,}")
_CALLED = re.compile(
    rf"(?<![A-Za-z\d.+-])(?:sudo[ \t]+)?(?:{'|'.join(_NAMES.split())})(?![A-Za-z\d.+@:/-])"
    r"(?:[ \t]+[a-z][A-Za-z\d.+-]*)?"
)
_STARTS = frozenset(string.ascii_lowercase + "./~$#% \t")
_SENTENCE = re.compile(r"[.!?:,]\s|[.!?:]$")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_OPTION = re.compile(r"--?[A-Za-z][\w=.,:/-]*")
_MOST, _FEW = 4, 3
"""Words without a sign in them that a command has at most: one with a known name, any with an option."""


def without_commands(text: str) -> str:
    """Return `text` with spaces for lines that are commands, and for a known command and the word behind it."""
    text = (
        "\n".join(map(_without_line, text.split("\n")))
        if "\n" in text
        else _without_line(text)
    )
    return text if NAMES.isdisjoint(_WORD.findall(text)) else _CALLED.sub(_blank, text)


def _without_line(line: str) -> str:
    return " " * len(line) if line[:1] in _STARTS and _is_command(line) else line


def _blank(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())


def _is_command(line: str) -> bool:
    """Say whether a line is a command: behind a prompt, of a known name, or a word and its options."""
    found = _LINE.fullmatch(line)
    if found is None or _SENTENCE.search(found["command"].rstrip()):
        return False
    first, *others = _QUOTED.sub("", found["command"]).split() or [""]
    words = sum(word.isalpha() for word in (first, *others))
    if found["prompt"] == "$":
        return True
    return (first in NAMES and words <= _MOST) or (
        bool(others) and _is_option(others[0]) and words <= _FEW
    )


def _is_option(word: str) -> bool:
    return _OPTION.fullmatch(word) is not None
