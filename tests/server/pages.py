"""Pages of any length in six languages, for tests and benchmarks of the server."""

from __future__ import annotations

_SENTENCES = {
    "en": [
        "The museum in {city} counted {n} visitors in {year}, and {m} of them came from abroad.",
        "On {d} {may} {year} the council of {city} voted for a bridge of {k} metres over the river.",
        "Tickets cost {p} euros; more is told at https://example.org/{slug}/{n}.",
        "Maria Lindgren has led the library since {year} and opened {k} reading rooms for children.",
    ],
    "de": [
        "Das Museum in {city} zählte im Jahr {year} {n} Besucher, und {m} von ihnen kamen aus dem Ausland.",
        "Am {d}. {may} {year} stimmte der Rat von {city} für eine Brücke von {k} Metern über den Fluss.",
        "Karten kosten {p} Euro; mehr steht unter https://example.org/{slug}/{n}.",
        "Maria Lindgren leitet die Bibliothek seit {year} und eröffnete {k} Lesesäle für Kinder.",
    ],
    "fr": [
        "Le musée de {city} a compté {n} visiteurs en {year}, et {m} d'entre eux venaient de l'étranger.",
        "Le {d} {may} {year}, le conseil de {city} a voté pour un pont de {k} mètres sur le fleuve.",
        "Les billets coûtent {p} euros ; on en lit plus sur https://example.org/{slug}/{n}.",
        "Maria Lindgren dirige la bibliothèque depuis {year} et a ouvert {k} salles de lecture pour les enfants.",
    ],
    "es": [
        "El museo de {city} contó {n} visitantes en {year}, y {m} de ellos venían del extranjero.",
        "El {d} de {may} de {year} el consejo de {city} votó por un puente de {k} metros sobre el río.",
        "Las entradas cuestan {p} euros; hay más en https://example.org/{slug}/{n}.",
        "Maria Lindgren dirige la biblioteca desde {year} y abrió {k} salas de lectura para niños.",
    ],
    "it": [
        "Il museo di {city} ha contato {n} visitatori nel {year}, e {m} di loro venivano dall'estero.",
        "Il {d} {may} {year} il consiglio di {city} ha votato per un ponte di {k} metri sul fiume.",
        "I biglietti costano {p} euro; se ne legge di più su https://example.org/{slug}/{n}.",
        "Maria Lindgren dirige la biblioteca dal {year} e ha aperto {k} sale di lettura per i bambini.",
    ],
    "nl": [
        "Het museum in {city} telde {n} bezoekers in {year}, en {m} van hen kwamen uit het buitenland.",
        "Op {d} {may} {year} stemde de raad van {city} voor een brug van {k} meter over de rivier.",
        "Kaartjes kosten {p} euro; meer staat op https://example.org/{slug}/{n}.",
        "Maria Lindgren leidt de bibliotheek sinds {year} en opende {k} leeszalen voor kinderen.",
    ],
}
_MAY = {
    "en": "May",
    "de": "Mai",
    "fr": "mai",
    "es": "mayo",
    "it": "maggio",
    "nl": "mei",
}
_CITIES = ["Oslo", "Berlin", "Madrid", "Toronto", "Helsinki"]

VERSIONS = tuple(_SENTENCES)


def page(name: str, paragraphs: int, seed: int = 0) -> str:
    """Return a page in a language; pages of one seed say the same."""
    texts = []
    for number in range(paragraphs):
        own = number + seed * 31
        values = {
            "city": _CITIES[own % len(_CITIES)],
            "may": _MAY[name],
            "n": 120 + 7 * own,
            "m": 11 + own,
            "year": 1950 + own % 70,
            "d": 1 + own % 28,
            "k": 21 + 3 * own,
            "p": 5 + own % 90,
            "slug": f"page{own}",
        }
        pair = [_SENTENCES[name][(number + more) % 4] for more in range(2)]
        texts.append(" ".join(sentence.format(**values) for sentence in pair))
    return "\n\n".join(texts) + "\n"
