"""Surnames typed in capitals: Jean ROUX, Mme BLIN, Marine LE PEN, ROUX Jean.

A surname of four letters looks like initials; a first name or a title in front tells it apart.
"""

from __future__ import annotations

import re

from broadcast.french.spoken.firstnames import is_first_name

_PARTIES = """
AFP BFM CFDT CFE CFTC CGC CGT DLF DVC DVD DVG EELV EXD EXG FFF FN FO FSU LCI LFI LO LR LREM MODEM
MRC NFP NPA PCF PRG PS REM RFI RMC RN RPR RTL SNES SUD TF UDF UDI UMP UNSA UPR
"""
"""What may stand beside a person's name and is none: a party, a union, a channel."""
_NO_NAMES = frozenset(_PARTIES.split())

_TITLES = (
    r"[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]essieurs|[Mm]esdames|[Mm]aître|[Dd]octeur"
    r"|[Pp]rofesseur|[Mm]onseigneur"
)
_CAPITALS = r"[A-ZÀ-ÖØ-ÞŒŸ]"
_CAPITALISED = rf"{_CAPITALS}[a-zà-öø-ÿœ]+"
_PART = rf"(?:{_CAPITALS}')?{_CAPITALS}{{2,}}"
_SURNAME = rf"(?:(?:LE|LA|LES|DE|DU|DES|VAN|VON|DI|DA|DOS|EL|BEN|SAINT) )*{_PART}(?:-{_PART})*"
_PARTICLES = r"(?:(?:[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Vv]an|von|El|Ben) |d')*"

_NAMED = re.compile(
    rf"(?<![\w-])(?:(?P<title>{_TITLES})|(?P<first>{_CAPITALISED}(?:-{_CAPITALISED})*))"
    rf" (?P<between>{_PARTICLES})(?P<surname>{_SURNAME})(?P<second> et {_SURNAME})?(?!\w)"
)
_SURNAME_FIRST = re.compile(
    rf"(?P<before>^|[,;:(] )(?P<surname>{_SURNAME})(?= (?P<first>{_CAPITALISED})\b)"
)
_ALL_CAPITALS = re.compile(
    rf"(?<![\w-])(?P<first>{_CAPITALS}{{3,}}(?:-{_CAPITALS}{{3,}})*) (?P<surname>{_SURNAME})(?!\w)"
)
_WITH_ARTICLE = re.compile(rf"\b(?:LE|LA|DE|DU|DES) {_CAPITALS}{{3,}}\b")

_LIKELY = re.compile(
    r"[BCDFGJLMNPRSTVZ][LR]?[AEIOUYÉÈË]{1,3}(?:[BCDFGLMNPRSTXZ]|L[LTS]|R[DTS]|N[DNST]|SS|CK)?E?"
    r"|[AEIOUÉ][BCDFGLMNPRSTVZ][AEIOUYÉ][BCDFGLMNPRSTXZ]"
)
"""Four letters that read as a surname: ROUX, BLIN, ODUL."""

_NO_FIRST_NAMES = frozenset(
    {
        "Le",
        "La",
        "Les",
        "Des",
        "Une",
        "Cette",
        "Ces",
        "Pour",
        "Avec",
        "Selon",
        "Chez",
        "Dans",
        "Sur",
    }
    | {
        "Association",
        "Centre",
        "Club",
        "Collectif",
        "Comité",
        "Conseil",
        "Groupe",
        "Parti",
        "Union",
    }
)


def lower_surnames(text: str) -> str:
    """Give surnames typed in capitals the look of names, where what stands beside tells them.

    >>> lower_surnames("Jean ROUX, madame BLIN, Marine LE PEN, Benoît PS, la CGT")
    'Jean Roux, madame Blin, Marine Le Pen, Benoît PS, la CGT'
    """
    text = _ALL_CAPITALS.sub(_all_capitals, text)
    text = _NAMED.sub(_named, text)
    text = _SURNAME_FIRST.sub(_surname_first, text)
    return _WITH_ARTICLE.sub(lambda found: found[0].title(), text)


def _named(found: re.Match[str]) -> str:
    surname, first = found["surname"], found["first"]
    told = found["title"] or is_first_name(first) or _likely(surname, first)
    if surname in _NO_NAMES or not told:
        return found[0]
    second = found["second"] or ""
    if found["title"]:
        second = second.title().replace(" Et ", " et ")
    return f"{found['title'] or first} {found['between']}{surname.title()}{second}"


def _likely(surname: str, first: str) -> bool:
    return len(surname) == 4 and bool(_LIKELY.fullmatch(surname)) and first not in _NO_FIRST_NAMES


def _surname_first(found: re.Match[str]) -> str:
    """ROUX Jean, at the start of a line or of a list."""
    surname = found["surname"]
    if surname in _NO_NAMES or not is_first_name(found["first"]):
        return found[0]
    readable = " " in surname or "-" in surname or _LIKELY.fullmatch(surname)
    return f"{found['before']}{surname.title() if readable else surname}"


def _all_capitals(found: re.Match[str]) -> str:
    """JEAN ROUX."""
    if not is_first_name(found["first"]) or found["surname"] in _NO_NAMES:
        return found[0]
    return found[0].title()
