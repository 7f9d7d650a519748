"""What a slash says between two numbers: 2/3 des voix, 12/35 bureaux, 1/4 de finale, 2/3 jours."""

from __future__ import annotations

import re

from broadcast.french.grammar.nouns import is_feminine, is_plural
from broadcast.french.numbers import cardinal, ordinal

_PARTS = {2: ("demi", "demis"), 3: ("tiers", "tiers"), 4: ("quart", "quarts")}
_START = r"(?<![\w,./])"
_ONE = r"[Ll][ea]|[Uu]ne?|[Dd]u|[Aa]u|[Cc]et?|[Cc]ette|[Ss]on|[Ll]eur|dernier|premier|[Cc]haque"
_SEVERAL = r"[Ll]es|[Dd]es|[Aa]ux|[Cc]es|[Ss]es|[Ll]eurs|[Dd]eux|[Tt]rois|[Qq]uatre"

_FINAL = re.compile(
    rf"(?:\b(?P<before>{_ONE}|(?P<several>{_SEVERAL}|[0-9]+)|[Ee]n|[Dd]e) )?{_START}"
    r"1 ?/ ?(?P<round>2|4|8|16|32|64)(?:[eè](?:me)?)?(?P<s>s?)(?: de)? (?P<final>finales?)\b"
)
_HALF = re.compile(
    rf"(?:\b(?P<before>{_ONE}|{_SEVERAL}|[0-9]+) )?{_START}1 ?/ ?2[ -](?P<noun>heure|journée"
    r"|douzaine|bouteille|saison|siècle|litre|kilo|point|tarif)(?P<s>s?)\b"
)
_AND_A_HALF = re.compile(
    rf"{_START}(?P<whole>[0-9]+|heures?)(?P<noun> (?:ans?|mois|jours?|points?))?"
    r"(?: et)? 1/2(?![\w/]|,[0-9])"
)
_OUT_OF = re.compile(
    rf"(?:\b(?P<before>{_SEVERAL}) )?{_START}(?P<above>[0-9]{{1,5}}) ?/ ?(?P<below>[0-9]{{1,5}})"
    r" (?P<noun>[a-zé]{3,})\b"
)
_MARK = re.compile(r"(?<![\w,./])([0-9]+,[0-9]+) ?/ ?(?=(?:10|20|100)(?![\w/]|,[0-9]))")
_FRACTION = re.compile(
    rf"(?:\b(?:(?P<before>{_ONE}|{_SEVERAL})|(?P<elided>[Dd]|[Qq]u)e) )?{_START}"
    r"(?P<above>[0-9]{1,6}) ?/ ?(?P<below>[0-9]{1,6})(?P<rank>[eè](?:me)?s?)?(?![\w/]|,[0-9])"
)

_ABOUT = frozenset(
    {"ans", "mois", "semaines", "jours", "heures", "minutes", "secondes", "fois", "personnes"}
    | {"manifestants", "places", "euros", "km", "kilomètres", "mètres", "centimètres"}
)
"""What one counts roughly: "10/15 personnes" is ten to fifteen of them."""

_OF_ALL = frozenset(
    {"bureaux", "cantons", "circonscriptions", "communes", "listes", "sièges", "candidats"}
    | {"conseillers", "élus", "électeurs", "inscrits", "votants", "habitants", "femmes", "hommes"}
)
"""What one counts out of a total: "2/3 bureaux" are two of the three."""


def say_parts(text: str) -> str:
    """Say fractions, rounds of a cup, halves, and so many out of so many.

    >>> say_parts("2/3 des voix, plus de 1/3, le 1/4 des inscrits, 9/10, 14/20")
    "deux tiers des voix, plus d'un tiers, le quart des inscrits, neuf dixièmes, 14 sur 20"
    >>> say_parts("une moyenne de 12,5/20")
    'une moyenne de 12,5 sur 20'
    >>> say_parts("12/35 bureaux, 10/15 personnes, 2/3 jours, 1/2 heure, 2 1/2, en 1/8 de finale")
    '12 bureaux sur 35, 10 à 15 personnes, 2 ou 3 jours, une demi-heure, 2 et demi, \
en huitième de finale'
    """
    text = _FINAL.sub(_final, text)
    text = _HALF.sub(_half, text)
    text = _AND_A_HALF.sub(_and_a_half, text)
    text = _OUT_OF.sub(_out_of, text)
    text = _MARK.sub(r"\1 sur ", text)
    return _FRACTION.sub(_fraction, text)


def _final(found: re.Match[str]) -> str:
    before = f"{found['before']} " if found["before"] else ""
    final, below = found["final"], int(found["round"])
    several = bool(found["several"] or found["s"] or final.endswith("s"))
    if below == 2:
        return f"{before}demi-finale{'s' if several else ''}"
    one = "" if before or several else "un "
    return f"{before}{one}{_part(below, several=several)} de finale"


def _half(found: re.Match[str]) -> str:
    before, noun = found["before"], f"demi-{found['noun']}{found['s']}"
    if before:
        return f"{before} {noun}"
    if found["s"] or found["noun"] == "tarif":
        return noun
    return f"{'une' if is_feminine(found['noun']) else 'un'} {noun}"


def _and_a_half(found: re.Match[str]) -> str:
    half = "demie" if found["whole"].startswith("heure") else "demi"
    return f"{found['whole']}{found['noun'] or ''} et {half}"


def _out_of(found: re.Match[str]) -> str:
    above, below, noun = int(found["above"]), int(found["below"]), found["noun"]
    before = f"{found['before']} " if found["before"] else ""
    if above >= below or not is_plural(noun) or noun == "temps":
        return found[0]
    if noun in _ABOUT and not before:
        return f"{above} {'ou' if below == above + 1 else 'à'} {below} {noun}"
    if (noun in _OF_ALL and not before) or below > 10:
        return f"{before}{above} {noun} sur {below}"
    return found[0]


def _fraction(found: re.Match[str]) -> str:
    above, below = int(found["above"]), int(found["below"])
    before = f"{found['before']} " if found["before"] else ""
    opening = before or (f"{found['elided']}e " if found["elided"] else "")
    if not 0 < above < below or (below > 10 and not found["rank"]):
        return f"{opening}{above} sur {below}"
    part = _part(below, several=above > 1)
    if above > 1:
        return f"{opening}{cardinal(above)} {part}"
    if found["elided"]:
        return f"{found['elided']}'un {part}"
    return f"{before}{part}" if before else f"un {part}"


def _part(below: int, *, several: bool) -> str:
    one, many = _PARTS.get(below) or (ordinal(below), f"{ordinal(below)}s")
    return many if several else one
