"""The words of the house, as Jinja filters: what bends, agrees or rounds inside a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from jinja2 import pass_context

from broadcast.errors import FrenchError
from broadcast.french.dates import said_when, since_when
from broadcast.french.grammar.agreement import agreed
from broadcast.french.grammar.small_words import (
    before_phrase,
    before_place,
    capitalised,
    counted,
    elided,
    listing,
    listing_with,
)
from broadcast.french.grammar.verbs import conjugated
from broadcast.french.naming.places import find_department, in_, of, regions, the
from broadcast.french.numbers import cardinal
from broadcast.french.wordings.approximate import about, about_counted, apart
from broadcast.french.wordings.compared import margin
from broadcast.french.wordings.written import number_text, percent_text
from broadcast.script.context import clock_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2.runtime import Context

    from broadcast.french.grammar.verbs import Tense
    from broadcast.french.naming.places import Territory, Usage
    from broadcast.french.wordings.compared import Margin
    from broadcast.model.election import Area, Candidate, Quote, Source
    from broadcast.model.facts import Fact, Standing
    from broadcast.model.script import Header


def territory(context: Context, area: Area) -> Territory:
    """The French forms of a department or a region, the station's own first."""
    usage = cast("Usage", context["usage"])
    if area.kind == "region":
        return usage.applied(next(one for one in regions() if one.code == area.code))
    return usage.applied(find_department(area.code))


@pass_context
def the_area(context: Context, area: Area) -> str:
    """An area as a subject: l'Aveyron, la France, la 1re circonscription, Rodez."""
    match area.kind:
        case "nation":
            return "la France"
        case "region" | "department":
            return the(territory(context, area))
        case "constituency":
            return f"la {_constituency(context, area)}"
        case "canton":
            return f"le canton {before_place('de', area.name, area.department)}"
        case _:
            return area.name


@pass_context
def in_area(context: Context, area: Area) -> str:
    """Where: en Aveyron, dans le Lot, dans la 1re circonscription, à Rodez."""
    match area.kind:
        case "nation":
            return "au niveau national"
        case "region" | "department":
            return in_(territory(context, area))
        case "constituency":
            return f"dans la {_constituency(context, area)}"
        case "canton":
            return f"dans le canton {before_place('de', area.name, area.department)}"
        case _:
            return before_place("à", area.name, area.department)


@pass_context
def of_area(context: Context, area: Area) -> str:
    """Whose: de l'Aveyron, du Lot, de la 1re circonscription, de Rodez."""
    match area.kind:
        case "nation":
            return "de France"
        case "region" | "department":
            return of(territory(context, area))
        case "constituency":
            return f"de la {_constituency(context, area)}"
        case "canton":
            return f"du canton {before_place('de', area.name, area.department)}"
        case _:
            return before_place("de", area.name, area.department)


def _constituency(context: Context, area: Area) -> str:
    """Its number alone at home, its department too at the neighbours'."""
    header = cast("Header", context["bulletin"])
    number, noun, _ = area.name.partition("circonscription")
    at_home = area.department == header.department and noun
    return f"{number}{noun}" if at_home else area.name


@pass_context
def verb(context: Context, area: Area, one: str, many: str) -> str:
    """The verb that an area takes: les Landes placent, l'Aveyron place."""
    plural = area.kind in ("region", "department") and territory(context, area).article == "les"
    return many if plural else one


def at_places(places: Sequence[Area]) -> str:
    """Several places after "à": à Rodez et à Millau, à Laguiole, Montbazens et Réquista."""
    department = places[0].department if places else ""
    return listing_with("à", [place.name for place in places], department_code=department)


def of_places(places: Sequence[Area]) -> str:
    """Several places after "de": de Latronquière, de Puy-l'Évêque et de Sousceyrac."""
    return listing([before_place("de", place.name, place.department) for place in places])


def does(verb: str, who: Candidate, fact: Fact) -> str:
    """A verb that agrees, conditional while the count goes on: arrive, arriveraient."""
    return _conjugated(verb, who, "conditional" if fact.partial else "present")


def did(verb: str, who: Candidate, fact: Fact) -> str:
    """The same, done: est arrivée, seraient arrivés."""
    return _conjugated(verb, who, "past_conditional" if fact.partial else "past")


def _conjugated(verb: str, who: Candidate, tense: Tense) -> str:
    return conjugated(verb, tense=tense, plural=who.plural, gender=who.gender)


def agree(word: str, who: Candidate) -> str:
    """A participle or an adjective that agrees: élu, élue, élus."""
    return agreed(word, gender=who.gender, plural=who.plural)


def agree_all(word: str, standings: Sequence[Standing]) -> str:
    """The same for several: qualifiées where all are feminine, qualifiés elsewhere."""
    feminine = all(one.candidate.gender == "f" for one in standings)
    return agreed(word, gender="f" if feminine else "m", plural=True)


def of_name(name: str) -> str:
    """A name after "de", said before each of two: d'Anne Bar et de Jean Alary.

    The name of a list is one name, whatever it joins.

    >>> of_name("Anne Bar et Jean Alary"), of_name("la liste Vivre et agir")
    ("d'Anne Bar et de Jean Alary", 'de la liste Vivre et agir')
    """
    if name.startswith("la liste "):
        return elided("de", name)
    return listing([elided("de", one) for one in name.split(" et ")])


def score(fact: Fact, who: Candidate) -> str:
    """A candidate's share, written so that no two different shares there look the same."""
    known = [one for one in fact.standings if one.share is not None]
    if who not in [one.candidate for one in known]:
        return ""
    texts = apart([one.share for one in known if one.share is not None])
    return dict(zip([one.candidate.id for one in known], texts, strict=True))[who.id]


def scored(fact: Fact) -> list[Standing]:
    """Those whose share is known, first to last."""
    return [one for one in fact.standings if one.share is not None]


def scoreless(fact: Fact) -> list[str]:
    """The names of those who stand there and whose score is not known, where others' are."""
    if not scored(fact):
        return []
    return [
        one.candidate.name
        for one in fact.standings
        if one.share is None and one.votes is None and one.candidate.stands_in is not None
    ]


def gap(fact: Fact) -> Margin | None:
    """How far the first is ahead of the second; nothing where the figures do not show it."""
    first, second = (*fact.standings, None, None)[:2]
    if not first or not second or first.share is None or second.share is None:
        return None
    both = None if first.votes is None or second.votes is None else (first.votes, second.votes)
    try:
        return margin(first.share, second.share, votes=both)
    except FrenchError:  # printed too roughly to tell a gap
        return None


def named(who: Candidate) -> str:
    """A name that can stand in a list: the two of a pair are told to be one."""
    return f"le binôme {who.name}" if who.plural else who.name


def with_scores(standings: Sequence[Standing], fact: Fact) -> list[str]:
    """Names with their shares, of those whose share is known: "Jean Jaurès à 41,3 %"."""
    return [
        f"{named(one.candidate)} à {score(fact, one.candidate)}"
        for one in standings
        if one.share is not None
    ]


def with_seats(standings: Sequence[Standing]) -> list[str]:
    """Names with the seats they have won: "la liste Avenir avec six sièges"."""
    return [
        f"{named(one.candidate)} avec {counted(one.seats, 'siège', 'sièges')}"
        for one in standings
        if one.seats
    ]


def both(fact: Fact) -> tuple[str, ...]:
    """A share and the one it is compared with, written so that two different ones differ."""
    shares = [one for one in (fact.share, fact.other_share) if one is not None]
    return apart(shares)


def for_whom(office: str, who: Candidate) -> str:
    """What a winner becomes, said of a woman or a man: "le candidat du parti", "la candidate"."""
    article, noun, rest = (*office.split(" ", 2), "", "")[:3]
    if who.gender == "m" or article != "le":
        return office
    return f"la {agreed(noun, gender='f', plural=False)} {rest}".strip()


def names(standings: Sequence[Standing]) -> list[str]:
    """The names of those who stand somewhere."""
    return [named(one.candidate) for one in standings]


def together(text: str) -> str:
    r"""Sentences that stand or fall together: one paragraph, whatever had nothing to say in it.

    >>> together("Il est en tête.\n\n\nSuit un autre.\n")
    'Il est en tête.\nSuit un autre.\n'
    """
    return "".join(f"{line}\n" for line in text.splitlines() if line.strip())


def in_words(n: int, feminine: bool = False) -> str:
    """A small number in words: deux, une."""
    return cardinal(n, feminine=feminine)


@pass_context
def when(context: Context, quote: Quote) -> str:
    """When someone spoke, seen from the bulletin: ce lundi matin."""
    header = cast("Header", context["bulletin"])
    return said_when(quote.said_on, quote.daypart, header.airtime.date())


@pass_context
def given_at(context: Context, source: Source) -> str:
    """When a source gave its figures: ", hier à 21 h 30"; nothing for a moment still to come.

    Midnight is the hour of who did not note one: the day alone is said.
    """
    airtime = cast("Header", context["bulletin"]).airtime
    given = source.published_at.astimezone(airtime.tzinfo)
    if given > airtime:
        return ""
    hour = f" à {clock_text(given.time())}" if given.hour or given.minute else ""
    if given.date() == airtime.date():
        return f",{hour}" if hour else ""
    return f", {since_when(given.date(), airtime.date())}{hour}"


FILTERS: dict[str, Callable[..., Any]] = {
    "percent": percent_text,
    "number": number_text,
    "about": about,
    "about_votes": lambda n: about_counted(n, "voix", "voix", feminine=True),
    "in_words": in_words,
    "together": together,
    "counted": lambda n, one, many, feminine=False: counted(n, one, many, feminine=feminine),
    "score": score,
    "scored": scored,
    "scoreless": scoreless,
    "gap": gap,
    "both": both,
    "apart": apart,
    "for_whom": for_whom,
    "named": named,
    "names": names,
    "with_scores": with_scores,
    "with_seats": with_seats,
    "in_area": in_area,
    "of_area": of_area,
    "the_area": the_area,
    "verb": verb,
    "does": does,
    "did": did,
    "agree": agree,
    "agree_all": agree_all,
    "of_name": of_name,
    "que": lambda name: elided("que", name),
    "of_phrase": lambda phrase: before_phrase("de", phrase),
    "at_phrase": lambda phrase: before_phrase("à", phrase),
    "at_places": at_places,
    "only_at_places": lambda places: elided("que", at_places(places)),
    "of_places": of_places,
    "listing": listing,
    "capital": capitalised,
    "when": when,
    "given_at": given_at,
}
"""The filters of the templates; docs/redaction.md tells each to the newsroom."""
