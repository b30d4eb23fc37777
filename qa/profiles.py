"""The kinds of text that a run may be told of, and what is asked of each."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib

import msgspec

from qa.config import BY_FORMAT, Level
from qa.errors import QaError
from qa.nearest import hint


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of one kind of text: what it is, and the levels that differ from the checks' own.

    `no_outliers` are the kinds of facts of which `source-outlier` does not speak. Where
    texts are `wordy` their translations say as much in fewer words.
    """

    summary: str
    no_outliers: list[str] = []
    wordy: bool = False
    severity: dict[str, Level] = {}


@functools.cache
def profiles() -> dict[str, Profile]:
    """Return the profiles that come with qa."""
    text = (
        importlib.resources.files(__package__)
        .joinpath("profiles.toml")
        .read_text(encoding="utf-8")
    )
    return msgspec.convert(tomllib.loads(text), dict[str, Profile])


def profile(name: str) -> Profile:
    """Return a profile, that of news where the format is to say it; raise QaError where there is none of this name."""
    found = profiles().get("news" if name == BY_FORMAT else name)
    if found is None:
        raise no_profile(name)
    return found


def no_profile(name: str) -> QaError:
    """Return the sentence about a profile that there is not."""
    known = [*profiles(), BY_FORMAT]
    listed = f"the profiles are {', '.join(known)}"
    message = f"there is no profile `{name}`"
    return QaError(message, hint=hint(name, known, listed))
