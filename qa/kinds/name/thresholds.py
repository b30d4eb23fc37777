"""Every number that the comparison of names turns on: its value, its unit, and what it decides.

*Ratio* is the unit of a phonetic match: the log-odds that a stretch of text is the rendering of a name, over what true
renderings score on average, so that 1 is an average one. *Probability* is that of the model that a name is lost.

`python benchmarks/name_thresholds.py` moves each number down and up on public news translations with names dropped and
exchanged, and prints what is found and what is said falsely. Both sides of each are held by
`tests/test_name_thresholds.py`.
"""

from __future__ import annotations

# Detection: which words of a text are names.
NAME_LETTERS = 2
"""Letters of the shortest word with a capital that is a name."""
COUNTRY_LETTERS = 4
"""Letters of the shortest single word that is a country without being all capitals (`Mali`, not `Man`)."""
ACRONYM_LETTERS = 5
"""Capitals of the longest acronym, which other languages may write with others."""
ABBREVIATION_LETTERS = 4
"""Letters from which on a word with a capital and a full stop ends a sentence (`Mr.` does not)."""
OWNER_LETTERS = 3
"""Letters of the shortest name that an ending of the owner follows: `Mays`."""
HEADLINE_SHARE = 0.6
"""Share of the words with a capital above which a text is a headline, whose capitals tell little."""
HEADLINE_WORDS = 3
"""Words up to which a text is too short to be known as a headline."""

# Words, their clitics and endings.
STEM_LETTERS = 4
"""Letters that endings leave alone: fewer are a whole word or nothing."""
STEM_BEHIND_CLITIC = 3
"""Letters that must follow what is cut off as a clitic."""
COUNTRY_BEHIND_CLITIC = 5
"""Letters of the shortest country that is surely meant behind a clitic."""
ENDING_LETTERS = 4
"""Letters of the longest ending that is cut off to find a country."""
PLACE_ENDING_LETTERS = 2
"""Letters of the ending that the name of a place may have lost for another."""
RENDERING_ENDING_LETTERS = 3
"""Letters of the ending that a rendering may have lost for another."""
FORM_LETTERS = 3
"""Letters that two forms of a name share at least at the beginning, and in which they differ at most at the end."""
SAME_BEGINNING_LETTERS = 3
"""Letters at the beginning that make two words renderings of one name."""

# Candidates: where a name may stand in another version's text.
PHONETIC_MATCH = 0.6
"""Ratio from which on a candidate is the name."""
POSSIBLE_MATCH = 0.35
"""Ratio from which on a candidate may be the name."""
UNCONFIRMED_MATCH = 0.9
"""Ratio from which on a candidate needs no other unit to confirm it; for countries a match is enough."""
CLEAR_MATCH = 0.8
"""Ratio from which on a word is known as the rendering of a name by one unit alone."""
CLEAR_MATCH_SPACELESS = 0.95
"""The same where words have no spaces between them: a stretch of text fits a name more often by chance."""
WORTH_PLACING = 0.3
"""Ratio above which the beginning of a match is looked for where words have no spaces between them."""
RESEMBLANCE = ((80.0, 0.75), (60.0, 0.45))
"""Likeness of two words of one alphabet (per cent of letters), and the ratio that it is worth at least."""
INSIDE_LETTERS = 6
"""Letters of the shortest name of a place that may stand inside a word."""
RUN_TOGETHER_LETTERS = 24
"""Letters above which words have run together: the shortest of those names may stand inside these alone."""

# History: what the other units show.
UNITS_ASKED = 25
"""Units that are asked what became of a name, the nearest first."""
OTHER_DOCUMENT_WEIGHT = 0.5
"""Weight of a unit of another document; one of the same document weighs 1."""
CLASS_WEIGHT = 2.0
"""Weight, in units, of how often names of a class are kept."""
PRIOR_RATE, PRIOR_NAMES = 0.8, 10.0
"""Share of names that are kept before the batch says how many are, and the number of names that counts as much."""
LEAST_SHARE = 0.02
"""Share of units below which a name is not taken to be kept, nor above one minus this."""
UNITS_TO_TRUST = 2
"""Units that kept a name from which on a candidate must resemble what it is there."""
RENDERING_COUNT = 2
"""Units in which a word must stand for a name to be known as its rendering; a clear match counts as so many."""
RENDERING_LETTERS, RENDERING_SYLLABLES = 3, 2
"""Letters of the shortest rendering; characters where a character is a syllable."""
RENDERING_LIKENESS = 60.0
"""Likeness (per cent of letters) above which two words are renderings of one name."""
OTHER_TEXTS = 3
"""Texts without the name above which a word that stands in them is a common one."""
RARE_TEXTS = 12
"""A word that stands for a name stands in less than one text of so many."""
UNITS_TO_ASSOCIATE = 2
"""Units without a match from which on the words that they share may stand for a name."""
ASSOCIATED_UNITS = 0.5
"""Share of these units in which such a word stands at least."""
ASSOCIATED_OWN = 0.4
"""Share of the texts with such a word that have the name at least."""
ASSOCIATED_SHARE = 0.8
"""Share of the best score (by share of units and rareness) above which other words are as good."""

# Features: surroundings and replacements.
SHORT_NAME_LETTERS = 5
"""Letters below which a name is heard by chance."""
ADJECTIVE_LETTERS = 3
"""Letters of the shortest beginning of an adjective of a place, and of its shortest ending."""
COUNTRY_BEGINNING_LETTERS = 6
"""Letters of a country's name by which a text's mentions of it are counted."""
UNLIKE = 0.0
"""Ratio from which on a name may be the lost one itself, not its replacement."""

# Decision: from which probability on a name is missing, between two versions.
MISSING = 0.28
"""Probability above which a name is reported."""
COPIED = 0.15
"""The same for a name that is copied between languages of one script."""
KNOWN_UNITS, KNOWN_SHARE = 2, 0.7
"""Other units that have a word without a capital, and the share that has the name, from which on it is this name."""
LONG_NAME_LETTERS = 8
"""Letters from which on a name with two wrong letters is still known."""
MISSPELT = 0.6
"""Probability at least that a name is lost that the text writes with a slip."""
EXCHANGED = 0.55
"""Probability at least that a full name is lost where another full name stands that this text has not."""
ADDED = 0.55
"""Probability above which a name that one of two versions has beyond the other is a warning, not a note."""
NAMED = 0.22
"""The same for a city or a part of a country that has a name in the other language."""
COMMON = 0.5
"""The same for a word that is also written small."""
CERTAIN = 0.6
"""Probability above which a name is nearly certainly lost where another is known to stand there: an error."""
LIKELY = 0.45
"""Probability above which a loss is more than a guess although no other unit tells of the name."""
UNITS_AGAINST = 5
"""Other units that name something, from which on it tells that few of them keep the name."""
SHARE_AGAINST = 0.25
"""Share of these units; where fewer keep the name, translators do without it, and its loss is no fault."""
SHARE_KEPT = 0.8
"""Share of these units; where fewer keep the name, its loss is a note."""
UNITS_EVERYWHERE = 22
"""Other units that name a country, of at most `UNITS_ASKED`, from which on its loss alone is a note."""
UNITS_FOR_ERROR = 3
"""Units that kept a name before its loss is an error."""

# Decision among many versions.
VERSION_PAIRS = 36
"""Pairs of versions, at most, whose names are looked for in each other's texts."""
FEWEST_VERSIONS = 3
"""Other versions below which they are not many."""
MAJORITY = 0.75
"""Share of the other versions from which on most have a name."""
SEEN_WEIGHT = 0.5
"""Weight of a version whose name is found, or may be, against one whose name is not."""
SPLIT_VERSIONS = 0.5
"""Probability above which a name is reported that only some of the other versions have."""
EXCHANGED_COUNTRY = 0.05
"""The same for a country where the version alone names another one."""
MAJORITY_BY_CLASS = {
    "city": 0.12, "unknown": 0.12, "capital": 0.3, "small": 0.4, "both": 0.4, "country": 0.4, "none": 0.5,
    "no dictionary": 0.3,
}  # fmt: skip
"""The same for a name that most of the other versions have, by class; countries are often left out.

`none` is a name that a dictionary does not know as one, `no dictionary` one where no version has a dictionary.
"""
KEPT_ELSEWHERE = 0.17
"""The least of these limits for a name that other units keep: where it is lost it is so more surely."""
SHORT_IN_MANY_LETTERS = 4
"""Letters below which a name is seldom heard surely, and is reported as a common word is."""
UNITS_OF_DOCUMENT = 3
"""Units of a document from which on they tell whether a version says a name as it sounds."""

# Countries that one version alone names.
AMBIENT_SHARE = 0.1
"""Share of the documents above which a country may be named anywhere: that of the writers."""

# Transliteration variants.
USUAL_TIMES = 2
"""Times as often as another form must the usual form of a name stand."""
VARIANT_LIKENESS = 50.0
"""Likeness (per cent of letters) above which two forms are spellings of one name."""
