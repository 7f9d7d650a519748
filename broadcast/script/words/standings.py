"""Scores, seats and gaps, told so that no two different figures look the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.wordings.apart import apart
from broadcast.french.wordings.margins import margin
from broadcast.french.wordings.written import counted
from broadcast.script.words.people import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.french.wordings.margins import Margin
    from broadcast.model.candidates import Candidate
    from broadcast.model.facts import Fact, Standing


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
