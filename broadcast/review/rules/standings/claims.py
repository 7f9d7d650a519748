"""Each lead that a sentence claims: who, ahead or not, of whom, where and in which round."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.reading.leads import Claim
from broadcast.review.reading.mentions import SMALL
from broadcast.review.reading.phrasings import TWO_TO_TEN
from broadcast.review.reading.pointing import about
from broadcast.review.reading.rounds import rounds_meant
from broadcast.review.rules.standings.leadwords import lead_words
from broadcast.review.rules.standings.sides import lead_word, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.leads import Scope
    from broadcast.review.reading.mentions import Mentions, Who
    from broadcast.review.reading.pointing import About
    from broadcast.review.rules.standings.sides import LeadWord


_NE = re.compile(r"(?:\bne |\bn')(?!y a)[^,;:]*$")
_QUE = re.compile(r"^[^;.]*?\b(?:que?|qu')(?=[ '])")
_NOT = re.compile(r"\b(?:ne |n')[^,;:.]*?\b(?:pas|plus|jamais|nulle part|aucun\w*|ni)\b")
_ALONE = re.compile(r"n'y a qu|ce n'est qu|[Ss]eul(?:e|s|es)?\b")
_ALONE_AFTER = re.compile(r"nulle part ailleurs|\b(?:seulement|uniquement) (?:à|au|aux|dans)\b")
_THEN = re.compile(
    r"\bc'etait (?:deja |aussi )?(?:(?P<inverse>l'inverse|le contraire)|le cas)\b", re.IGNORECASE
)
"""What is said of another round of the lead just told."""

_SUBJECT = re.compile(
    r"(?:^|[ ,])(?:l[ae] |les |l'|une? |des |cette? |ces )[a-zà-ÿ]{3,}", re.IGNORECASE
)
_PLACES = "(?:bureaux?|communes?|villes?|lieux|cantons?|localites?|circonscriptions?)"
_PLACES_THAT = re.compile(
    rf"\b{_PLACES}(?: de vote)?(?: (?:ou|qui|encore|toujours|restee?s?|desormais|lui))*"
    r"(?: [A-Z][\w-]+){0,3}(?: l')?(?: \w+)? ?$"
)
_IN_SO_MANY = re.compile(
    rf"\b[Dd]ans (?:\d+|{TWO_TO_TEN}|\w+ze|plusieurs|certain\w+)"
    rf" [^,;:]*{_PLACES}\b[^,;:]*, [^,;:]*$"
)
_PART = re.compile(
    r" sur (?:deux|trois|quatre|cinq|dix)\b|\d ?%|pour cent|\bmoitie\b|\btiers\b|\bquarts?\b"
    r"|\d (?:voix|electeurs|votants|suffrages|personnes)"
)
_LISTED_AFTER = re.compile(r"(?:, (?:dont|comme|a savoir|notamment)|:)(?: a| les| ceux d[e'])? ?$")
_AFTER_HAVING = re.compile(r"\bapres (?:l')?avoir (?:\w+ )?(?:\w+ee?s?|mis)\b[^,;:.]*$")
_EVERYWHERE = re.compile(r"\bpartout\b")
_SOME = re.compile(r"\b(?:presque|quasiment|pas) partout|partout ailleurs", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:sauf|hormis|excepté|à l'exception (?:de|du|des|d')|mis à part)(?=\W|(?<=')\w)",
    re.IGNORECASE,
)


def claims(mentions: Mentions, context: Context) -> Iterator[Claim]:
    """Every lead that a sentence claims."""
    then = _THEN.search(mentions.sentence.folded)
    if then and context.claim:
        rounds = rounds_meant(mentions, context, then.span())
        ahead = context.claim.ahead != bool(then["inverse"])
        yield replace(context.claim, start=then.start(), end=then.end(), ahead=ahead, rounds=rounds)
    context.claim = None
    spans = [one.bounds for one in (*mentions.who, *mentions.where)]
    for match, way in lead_words(mentions.sentence.text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        word = lead_word(mentions, match, way, context)
        claim = _claim(replace(word, latest=_unsaid(word)), context)
        if claim:
            context.claim = claim
            yield claim


def _claim(word: LeadWord, context: Context) -> Claim | None:
    sides = sides_of(word)
    subject = (sides.subject or word.latest) if sides else None
    if sides is None or subject is None or not subject.candidates:
        return None
    if _of_some_voters(word):
        return None
    scope, ahead = _scope(word, ahead=sides.ahead)
    where = about(word.mentions, context, word.bounds)
    places = _each_place(word.mentions, scope, where)
    if _of_some_places(word):
        scope, places = "", _listed_after(word)
        if not places:
            return None
    areas = () if places else context.ledger.areas.with_seats(where.areas)
    if not places and not where.explicit:
        seats = [one.stands_in for one in subject.candidates]
        areas = tuple(filter(None, seats)) if all(seats) else areas
    return Claim(
        start=word.start,
        end=word.end,
        subject=subject.candidates,
        ahead=ahead,
        other=sides.other,
        places=places,
        areas=areas,
        rounds=_rounds(word, context),
        scope=scope if places else "",
        everywhere=not places
        and bool(_EVERYWHERE.search(word.text))
        and not _SOME.search(word.text),
    )


def _unsaid(word: LeadWord) -> Who | None:
    """Who was meant before, where the clause has no subject of its own: not "la gauche"."""
    low, _ = word.mentions.clause(word.start)
    own = list(word.text[low : word.start])
    for one in (*word.mentions.where, *word.mentions.rounds):
        for at in range(max(one.start, low), min(one.end, word.start)):
            own[at - low] = " "
    return None if _SUBJECT.search("".join(own)) else word.latest


def _of_some_places(word: LeadWord) -> bool:
    """Whether it is said of places that are only counted: "six bureaux où Valls est en tête"."""
    before = word.mentions.sentence.folded[: word.start]
    return bool(_PLACES_THAT.search(before) or _IN_SO_MANY.search(before))


def _of_some_voters(word: LeadWord) -> bool:
    """Whether only a part of the voters is said to have chosen: "un électeur sur cinq"."""
    low, _ = word.mentions.clause(word.start)
    part = _PART.search(word.mentions.sentence.folded[low : word.start])
    return word.way in ("chosen", "loses") and bool(part)


def _scope(word: LeadWord, *, ahead: bool) -> tuple[Scope, bool]:
    """Whether the places named are the only ones, or those left out, and whether it is denied."""
    text, (low, high) = word.text, word.mentions.clause(word.start)
    ne = _NE.search(text[low : word.end])
    if ne and _QUE.search(text[word.start : word.end + 70]):
        return "only", ahead
    if word.mentions.where and _ALONE.search(text[max(0, low - 60) : word.start]):
        return "only", ahead
    if _EVERYWHERE.search(text) and _EXCEPT.search(text):
        return "except", ahead
    if _ALONE_AFTER.search(text):
        return "only", ahead
    nor = ne and re.search(r"\b[Nn]i\b", text[low : word.start])
    if nor or (ne and _NOT.search(text[low : min(len(text), high + 80)])):
        return "", not ahead
    return "", ahead


def _rounds(word: LeadWord, context: Context) -> tuple[int, ...]:
    """The round meant: the one before, in what is over: "après avoir placé Valls en tête"."""
    current = context.ledger.round
    if current > 1 and _AFTER_HAVING.search(word.mentions.sentence.folded[: word.start]):
        return (current - 1,)
    return rounds_meant(word.mentions, context, word.bounds)


def _listed_after(word: LeadWord) -> tuple[tuple[Area, ...], ...]:
    """The places listed after those that were counted: "six bureaux …, dont Rodez"."""
    folded = word.mentions.sentence.folded
    for one in word.mentions.where:
        if one.start >= word.end and one.kind in SMALL:
            return one.areas if _LISTED_AFTER.search(folded[: one.start]) else ()
    return ()


def _each_place(mentions: Mentions, scope: Scope, where: About) -> tuple[tuple[Area, ...], ...]:
    """The places that a lead is claimed of, each one."""
    small = [one for one in mentions.where if one.kind in SMALL]
    if scope and small:
        return small[-1].areas
    if not where.explicit or not where.places:
        return ()
    told = where.places[0].areas
    return told if len(told) > 1 or all(own[0].kind in SMALL for own in told) else ()


def about_places(claim: Claim) -> Claim:
    """A claim about places and all the others, as one about each of these places alone."""
    ahead = not claim.ahead if claim.scope == "except" else claim.ahead
    return replace(claim, ahead=ahead, other=(), areas=(), scope="")
