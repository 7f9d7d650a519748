"""What a comparison compares: turnout, abstention, places led, or scores, and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.comparisons.trends import LAST_ROUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.candidates import Candidate
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who
    from broadcast.review.rules.comparisons.trends import Of, Trend

_VOTERS = re.compile(
    one_of(r"""
        \bparticipation\b
        \bmobilisation\b
        \baffluence\b
        \bvotants?\b
        \ba vot(?:e|er)\b
        \bvoter\b
        \bont vote\b
        \bse sont (?:deplaces|rendus)
        \belecteurs\b
        \bce chiffre\b
        \bnombre de votants\b
        \baux urnes\b
        \bon a vote\b
    """)
)
_VOTERS_AFTER = re.compile(r" ?(?:\w+ )?(?:votants|electeurs|participants)\b")
_ABSTENTION = re.compile(r"\babstention\b|\babstentionnistes\b")
_PLACES_AFTER = re.compile(r" ?(?:de )?(?:\w+ )?(?:bureaux|communes|cantons|villes)\b")
_NUMBER_OF_PLACES = re.compile(r"\bnombre d[e'] ?(?:bureaux|communes|cantons|villes)\b")
_ALIKE = re.compile(r"\bscores?\b|\bresultats?\b|\bcomme le reste\b|\bmeme tendance\b")
_OF_A_SCORE = re.compile(
    one_of(r"""
        progress
        augment
        grimp
        bond
        recul
        baiss
        chut
        s'effondr
        degringol
        mieux
        moins bien
        plus qu
        moins qu
        (?:plus|moins) (?:elev|haut|fort|faible|bas|import|grand)
        fai
    """)
)
_OF_A_COUNT = re.compile(r"mieux|autant|superieur|inferieur|comparable|egal|plus que|moins que")
_THAN = re.compile(r"\b(?:que|qu'|a|au|par rapport a|par rapport au|depuis|contre)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is compared, and whose it is."""

    of: Of
    people: tuple[Candidate, ...] = ()


_VOTING = Subject(of="voters")


def subject_of(
    mentions: Mentions, match: re.Match[str], context: Context, known: Sequence[Trend]
) -> Subject | None:
    """What a word compares; nothing where it is no claim that the data could bear out."""
    text = mentions.sentence.folded
    low, high = mentions.clause(match.start())
    after = text[match.end() : match.end() + 40]
    named = mentions.standing
    if _ABSTENTION.search(text):
        return Subject(of="abstention")
    counted = _NUMBER_OF_PLACES.search(text[low : match.start()])
    if (counted or _PLACES_AFTER.match(after)) and (named or context.latest):
        return Subject(of="places_led", people=_leader(match, named, context))
    same = match.lastgroup == "same"
    if same and _ALIKE.search(text):
        return None if named else Subject(of="shares")
    here = _VOTERS.search(text[low:high]) or _VOTERS_AFTER.match(after)
    if here or "vot" in match[0].lower():
        return _VOTING
    if _VOTERS.search(text) and not any(low <= one.start < high for one in named):
        return _VOTING
    before = [one for one in named if one.end <= match.start()]
    if before and not same:
        of_a_score = _OF_A_SCORE.match(match[0].lower())
        return Subject(of="share", people=before[-1].candidates) if of_a_score else None
    told = not named and _told_of_voters(match, text[match.end() :], context, known)
    return _VOTING if told else None


def _leader(match: re.Match[str], named: Sequence[Who], context: Context) -> tuple[Candidate, ...]:
    """Who leads in so many places: the one named before, or else in the sentence before."""
    before = [one for one in named if one.end <= match.start()] or named
    return before[-1].candidates if before else context.latest[0].candidates


def _told_of_voters(
    match: re.Match[str], rest: str, context: Context, known: Sequence[Trend]
) -> bool:
    """Whether a comparison that names nothing goes on from the turnout just told."""
    if context.counts in ("voters", "registered") and _THAN.search(rest[:12]):
        return True
    terms = {one.than for one in known if one.of == "voters"} - {LAST_ROUND}
    if any(than in rest.lower() for than in terms):
        return True
    return context.counts == "voters" and bool(_OF_A_COUNT.match(match[0].lower()))
