"""Every figure left by the other rules: it counts what follows, or names what stands before."""

from __future__ import annotations

import re

from broadcast.french.grammar.elision import elided
from broadcast.french.grammar.letters import WORD
from broadcast.french.grammar.nouns import goes_before_a_noun, is_feminine, is_plural
from broadcast.french.numbers import LARGEST, cardinal, decimal_words, integer_words, naming

_FIGURE = re.compile(
    rf"(?P<before>(?<={WORD}))?(?P<hyphen>-)?(?P<number>[0-9]+(?:,[0-9]+)?)"
    rf"(?P<gap> ?(?={WORD})|-(?=[A-Z][0-9]))?"
)
_COUNTED = re.compile(
    r"(?P<others>(?:, [0-9]+)* ?(?P<link>ou|à|et) [0-9]+)? ?"
    r"(?P<among>(?:des|de ces|de nos|de ses|de leurs|sur(?: les)?)(?: [0-9]+)? )?"
    r"(?:(?:ex|quasi|mini|micro|sous|vice|co|non|demi)-)?"
    r"(?P<first>[^\W\d_]+)(?: (?P<second>[^\W\d_]+))?"
)
"""What a number counts: "21 voix", "1 ou 2 voix", "21 des 35 communes", "21 autres voix"."""

_BEFORE_ONE = re.compile(
    r"\b([Dd]|[Qq]u|[Jj]usqu|[Ll]orsqu)e (?=1(?:,[0-9]+)?(?![0-9,]|[-–/]|\.[0-9]| [0-9]| ?à [0-9])"
    r"(?: (?![A-Z])|[%€]|h))"
)
"""Before a number that counts, not one that is counted from: de un à dix."""

_AMONG_THEM = re.compile(r" ?d'entre elles\b")
_VOTES_AGAINST = re.compile(r"\bvoix (?:contre|à|pour et|pour,) $")
_OF_THEM = re.compile(r"\b[Ss]ur (?:les |nos |ses )?[0-9a-zà-ÿ -]*? ?(?P<noun>[^\W\d_]+), $")
"""What the number counts where it stands alone: "sur 35 communes, 21 ont voté"."""

_DAY = re.compile(r"\b(?:le|du|au|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) $")

_NUMBERED = re.compile(
    r"\b(?:(?P<always>numéros?|pages?|articles?|alinéas?|chapitres?|bureau|liste|ligne|chambre|tome"
    r"|acte|ligue|dossard|autoroute|départementale|nationale|circonscription|années|kilomètre)"
    r"|annexe|canal|canton|case|catégorie|chaîne|classe|épisode|équipe|étape|étage|formule|groupe"
    r"|jour|lot|match|niveau|partie|phase|porte|poste|quai|question|rue|saison|salle|secteur|sortie"
    r"|tableau|tour|tranche|version|voie|zone) $",
    re.IGNORECASE,
)
"""Nouns that a number follows as a name: the number then agrees with nothing."""

_YEAR_COMES = re.compile(
    r"\b(?:en|depuis|dès|an|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre|mi|avant|après|(?:année|printemps|été|automne|hiver|début|fin|saison|loi"
    r"|rentrée|édition|crise|guerre|présidentielles?|législatives|municipales|régionales"
    r"|européennes|départementales|sénatoriales|cantonales|primaire|élections?|scrutin"
    r"|recensement)(?: de)?)[ -]$",
    re.IGNORECASE,
)
_YEARS = range(1000, 2101)


def bend_before_one(text: str) -> str:
    """Let small words lose their vowel before a 1 that counts: d'une voix, qu'un pour cent.

    >>> bend_before_one("un écart de 1 voix, il n'a que 1,5 point, de 1 à 10, de 1 000")
    "un écart d'1 voix, il n'a qu'1,5 point, de 1 à 10, de 1 000"
    """
    return _BEFORE_ONE.sub(r"\1'", text)


def say_figures(text: str) -> str:
    """Say every number that is left, "une" and "de" where the noun wants them.

    >>> say_figures("21 voix, 1 commune, 21 bureaux, 1000000 électeurs, 21 des 35 communes")
    "vingt et une voix, une commune, vingt et un bureaux, un million d'électeurs, \
vingt et une des trente-cinq communes"
    >>> say_figures("50,05, l'A80, covid-19, les années 80, page 21")
    "cinquante virgule zéro cinq, l'A quatre-vingt, covid dix-neuf, les années quatre-vingt, \
page vingt et un"
    """
    return _FIGURE.sub(_figure, text)


def _figure(found: re.Match[str]) -> str:
    before = " " if found["before"] is not None or found["hyphen"] else ""
    after = " " if found["gap"] is not None else ""
    number = found["number"]
    if "," in number:
        words = decimal_words(number)
    elif number[0] == "0" or int(number) > LARGEST:
        words = integer_words(number)
    else:
        words, after = _count(found, int(number), after)
    return f"{before}{words}{after}"


def _count(found: re.Match[str], n: int, after: str) -> tuple[str, str]:
    """The number in words, and what stands between it and the next word."""
    said = found.string[max(0, found.start() - 40) : found.start()]
    following = found.string[found.end() :]
    counted = _COUNTED.match(following)
    first = counted["first"] if counted and not counted["others"] and not counted["among"] else ""
    if found["before"] is not None or found["hyphen"] or _is_name(n, said, first):
        return naming(n), after
    if first == "mille":
        return naming(n), after
    if n and n % 1_000_000 == 0 and is_plural(first):
        return cardinal(n), f" {elided('de', first).removesuffix(first)}"
    return cardinal(n, feminine=_is_feminine(n, said, following, counted)), after


def _is_name(n: int, said: str, first: str) -> bool:
    """Whether the number names: "page 21", "en 1900", but not "en 21 pages"."""
    counts = is_plural(first) and first.islower()
    numbered = _NUMBERED.search(said)
    if numbered and (numbered["always"] or not counts):
        return True
    return n in _YEARS and not counts and bool(_YEAR_COMES.search(said))


def _is_feminine(n: int, said: str, following: str, counted: re.Match[str] | None) -> bool:
    if _AMONG_THEM.match(following):
        return True
    noun = _noun(counted) if counted else ""
    if (among := _OF_THEM.search(said)) and not is_plural(noun):
        return is_feminine(among["noun"])
    if not is_plural(noun) and _VOTES_AGAINST.search(said):
        return True
    if not counted or (counted["link"] == "à" and _DAY.search(said)):
        return False
    several = n > 1 or counted["others"] or counted["among"]
    return is_feminine(noun) and (is_plural(noun) or not several)


def _noun(counted: re.Match[str]) -> str:
    first: str = counted["first"]
    return counted["second"] or first if goes_before_a_noun(first) else first
