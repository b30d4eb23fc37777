"""Amounts of money: the currency that each way to name one means, in many languages."""

from __future__ import annotations

import pytest

from qa.kinds.values import extract, money


def unit_of(text: str, language: str) -> str:
    """Return the currency of the first number of a text."""
    return next(fact.unit for fact in extract(text, language) if fact.kind == "number")


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "500 dollars", "dollar"),
        ("en", "500 US dollars", "USD"),
        ("en", "750,000 kroner", "krone"),
        ("en", "500 zlotys", "PLN"),
        ("en", "500 yen", "JPY"),
        ("de", "30 Millionen Dollar", "dollar"),
        ("de", "500 Rubel", "rouble"),
        ("nl", "500 roebel", "rouble"),
        ("fr", "30 millions de dollars", "dollar"),
        ("fr", "30 millions d’euros", "EUR"),
        ("fr", "500 couronnes", "krone"),
        ("es", "500 dólares", "dollar"),
        ("pt", "500 reais", "BRL"),
        ("it", "500 sterline", "pound"),
        ("ro", "500 de lei", "leu"),
        ("sv", "500 kronor", "SEK"),
        ("da", "kr. 500", "krone"),
        ("fi", "500 eurolla", "EUR"),
        ("fi", "500 dollarin", "dollar"),
        ("et", "500 dollarit", "dollar"),
        ("pl", "500 złotych", "PLN"),
        ("pl", "500 dolarami", "dollar"),
        ("cs", "500 korun", "krone"),
        ("sk", "500 dolárov", "dollar"),
        ("hr", "500 dolara", "dollar"),
        ("sr", "500 евра", "EUR"),
        ("bg", "500 лева", "BGN"),
        ("ru", "500 рублями", "rouble"),
        ("ru", "500 долларов", "dollar"),
        ("ru", "500 американских долларов", "dollar"),
        ("uk", "500 гривень", "UAH"),
        ("uk", "500 євро", "EUR"),
        ("lt", "500 eurų", "EUR"),
        ("lv", "500 dolāru", "dollar"),
        ("hu", "500 forintot", "HUF"),
        ("hu", "500 dollárért", "dollar"),
        ("el", "500 δολάρια", "dollar"),
        ("el", "500 ευρώ", "EUR"),
        ("tr", "500 dolarlık", "dollar"),
        ("tr", "500 avro", "EUR"),
        ("he", "500 דולר", "dollar"),
        ("ar", "500 دولار", "dollar"),
        ("ar", "500 يورو", "EUR"),
        ("fa", "500 دلار", "dollar"),
        ("ur", "500 ڈالر", "dollar"),
        ("hi", "500 डॉलर", "dollar"),
        ("hi", "500 रुपये", "rupee"),
        ("bn", "500 টাকা", "BDT"),
        ("ta", "500 டாலர்கள்", "dollar"),
        ("te", "500 డాలర్లు", "dollar"),
        ("ml", "500 ഡോളറിന്", "dollar"),
        ("th", "500 บาท", "THB"),
        ("vi", "500 đô la", "dollar"),
        ("vi", "500 đồng", "VND"),
        ("id", "Rp5.000", "IDR"),
        ("id", "500 dolar", "dollar"),
        ("sw", "dola milioni 30", "dollar"),
        ("am", "500 ዶላር", "dollar"),
        ("ka", "500 დოლარი", "dollar"),
        ("zh", "500美元", "USD"),
        ("zh", "500元", "CNY"),
        ("zh-TW", "500元", "yuan"),
        ("ja", "500ドル", "dollar"),
        ("ja", "500円", "JPY"),
        ("ko", "500원을", "KRW"),
        ("ko", "500달러", "dollar"),
        ("ko", "500달러가", "dollar"),
        ("en", "500 people", ""),
        ("en", "12 real people", ""),
        ("it", "500 europei", ""),
        ("de", "500 Europäer", ""),
        ("en", "10 won medals", ""),
        ("fr", "500 personnes", ""),
    ],
)
def test_currencies_by_their_names(language: str, text: str, unit: str) -> None:
    assert unit_of(text, language) == unit


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("dollar", "USD", True),
        ("dollar", "peso", True),
        ("krone", "SEK", True),
        ("SEK", "DKK", False),
        ("dollar", "EUR", False),
        ("yuan", "CNY", True),
        ("krone", "EUR", False),
    ],
)
def test_currencies_that_may_be_one(first: str, second: str, same: bool) -> None:
    assert money.may_be_same(first, second) is same
