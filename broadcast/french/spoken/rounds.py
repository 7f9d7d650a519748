"""Rounds and parts of the year as newsrooms type them: T1, T2, T3 2020, S1 2021."""

from __future__ import annotations

import re

_TOUR = {"1": "premier tour", "2": "second tour"}
_RANK = {"1": "premier", "2": "deuxième", "3": "troisième", "4": "quatrième"}

_OF_A_YEAR = re.compile(
    r"\b(?:T(?P<quarter>[1-4])|S(?P<half>[12]))(?= (?:de )?(?:19|20)[0-9]{2}\b)"
)
_BETWEEN = re.compile(r"\b(?P<entre>[Ee]ntre )T1 et T2\b")
_AFTER = re.compile(
    r"\b(?P<before>[Ee]n|[Dd]e|[Àà]|[Dd]ès|[Dd]epuis|[Aa]vant|[Aa]près|[Pp]our) "
    r"T(?P<round>[12])\b(?!-)"
)
_ARTICLES = {"en": "au", "de": "du", "à": "au"}
_NO_TOUR = ("un", "des", "deux", "trois", "ligne", "lignes", "tram", "tramway", "studio", "type")
_HOMES = ("appartement", "appartements", "logement", "logements", "petit", "beau", "grand")
_LONE = re.compile(
    "".join(rf"(?<!\b{word} )" for word in (*_NO_TOUR, *_HOMES))
    + r"(?<![\w-])T([12])\b(?!-| meublé| de [0-9]+ ?m)"
)


def say_rounds(text: str) -> str:
    """Say T1 and T2 as the rounds of an election, but for a flat, a tram or a quarter.

    >>> say_rounds("Au T1, entre T1 et T2, un T2 en ville, T3 2020")
    'Au premier tour, entre le premier et le second tour, un T2 en ville, troisième trimestre 2020'
    """
    text = _OF_A_YEAR.sub(_of_a_year, text)
    text = _BETWEEN.sub(r"\g<entre>le premier et le second tour", text)
    text = _AFTER.sub(_after, text)
    return _LONE.sub(lambda found: _TOUR[found[1]], text)


def _of_a_year(found: re.Match[str]) -> str:
    if found["quarter"]:
        return f"{_RANK[found['quarter']]} trimestre"
    return f"{_RANK[found['half']]} semestre"


def _after(found: re.Match[str]) -> str:
    """A round takes the article that its letters leave out: "en T1" is "au premier tour"."""
    before, tour = found["before"], _TOUR[found["round"]]
    article = _ARTICLES.get(before.lower())
    if not article:
        return f"{before} le {tour}"
    return f"{article.capitalize() if before[0].isupper() else article} {tour}"
