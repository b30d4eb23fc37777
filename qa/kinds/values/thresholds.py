"""The numbers of reading and pairing values: how near, how long, how close.

Distances are in characters of the folded text, lengths in letters. Where no source is
named, the value was chosen by hand on development texts;
`python benchmarks/facts_speed.py` and the tables under `tests/facts` show what a
change does.
"""

from __future__ import annotations

MONTH_REACH = 6
"""A number is a month's day or year up to this distance from its name."""
DAY_WORD_REACH = 8
"""A number word is a month's day up to this distance from its name."""
SHORT_FORM = 3
"""A month or weekday of an alphabet with so many letters may be another word."""
CUT = 3
"""A form that lacks so many letters of every longer one is an abbreviation."""

PERIOD_REACH = 30
"""Characters before a time in which a part of the day is looked for."""

OTHER_DAY_REACH, OTHER_YEAR_REACH = 8, 16
"""Characters between the name of a month of another calendar and its day and year."""

COMMON_YEARS = (1850, 2060)
"""A year of another era is one of these common years, the last included."""
RECENT_YEARS = (1890, 2030)
"""A year of a calendar that is few years apart, where most years of texts lie."""
NEAR_CALENDAR = 10
"""Calendars up to so many years apart (Ethiopia: 7 and 8) read recent years alone."""
LUNAR_YEARS = (1300, 1460)
"""Years of the Islamic calendar that texts speak of (1882 to 2038)."""
PLAIN_YEARS = ("1000", "2100")
"""Four digits with a letter that abbreviates a year or a unit: a year, as digits."""

RESTATED_REACH = 40
"""Characters between an amount and what says it again in a bracket."""
LONGEST_GAP = 4
"""Characters between a number and the scale word of another."""
MIXED_GAP = 8
"""Characters between the parts of one amount in two units (`5 ft 11 in`)."""
OPTION_REACH = 40
"""Characters before a dash in which a command stands whose option it begins."""

CONVERTED = 0.1
"""An amount that is converted differs by at most this share of the true one."""
ROUNDED_UP = 0.6
"""A small amount differs by at most this, in its unit, though that is a larger share."""
NEARLY_NOTHING = 3
"""Amounts up to this are no more than their share apart."""
ROUNDED_DIGIT = 0.75
"""How far from the true amount writers round, in units of the last digit written."""
ROUNDED_SHARE = 0.2
"""The same as a share of the whole: never further than this."""
