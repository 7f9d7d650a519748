"""Ranks beside a name, without a verb: "Rosa Bonheur, troisième", "Deuxième avec 22 %, Auclert"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.data.tables import one_count
from broadcast.review.data.values import score_of
from broadcast.review.reading.pointing import about
from broadcast.review.reading.rounds import rounds_meant
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.findings import Finding
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who

_RANKS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5}
_RANK = re.compile(
    rf"\b(?P<rank>{'|'.join(_RANKS)})(?:e|ere)?s?\b"
    r"(?! (?:tour|circonscription|canton|secretaire|ministre|adjoint|vice|magistrat|fois|place"
    r"|force|[a-z]*ville|depute|ligne|bureau|reaction|mandat)|-)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r",? (?:est |arrive |termine |finit |etait |seulement |pourtant |donc |juste )*"
)
_FIGURE = r"(?: (?:avec|a) [\d ,]+ ?(?:%|voix))?"
_OPENING = re.compile(rf"{_FIGURE},? (?:l'|l[ea]s? |le binome |la liste )?")
_THEN = re.compile(r", (?:mais )?$")


def rank_findings(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """What is wrong with the ranks that stand beside the names of a sentence."""
    folded = mentions.sentence.folded
    ranked: Who | None = None
    for match in _RANK.finditer(folded):
        who = _beside(mentions, match) or (
            ranked if _THEN.search(folded[: match.start()]) else None
        )
        ranked = who
        if who is None or len(who.candidates) != 1:
            continue
        areas = about(mentions, context, match.span()).areas
        rounds = rounds_meant(mentions, context, match.span())
        said = _RANKS[match["rank"].lower()]
        known = [
            rank
            for a in areas
            for r in rounds
            if (rank := _rank(who.candidates[0], a, r, context.ledger))
        ]
        if known and said not in known:
            says = f"place, selon les données : {known[0]}e"
            yield fault(mentions.sentence, match.span(), says, kind="lead", around=40)


def _beside(mentions: Mentions, match: re.Match[str]) -> Who | None:
    """Who a rank stands right after, or right before where it opens the sentence."""
    folded, start, end = mentions.sentence.folded, match.start(), match.end()
    for one in mentions.standing:
        if one.end <= start and _BESIDE.fullmatch(folded, one.end, start):
            return one
        opens = start == 0 or folded[start - 2 : start] in (": ", ". ")
        if opens and one.start >= end and _OPENING.fullmatch(folded, end, one.start):
            return one
    return None


def _rank(candidate: Candidate, area: Area, round_: int, ledger: Ledger) -> int:
    """A candidate's place in a count, from 1; 0 where the data do not show it."""
    for kind in ("votes", "share"):
        scores = one_count(ledger.tables.figures(kind, area, round_))
        if candidate.id in scores and len(scores) > 1:
            own = score_of(scores[candidate.id])
            return 1 + sum(score_of(one) > own for one in scores.values())
    first = ledger.standings.lead(area, round_).first
    return 1 if first == (candidate,) else 0
