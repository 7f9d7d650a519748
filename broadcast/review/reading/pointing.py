"""What a part of a sentence is about: the places told with it, or those before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.review.reading.mentions import SMALL
from broadcast.review.reading.spans import crossed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, PlaceNamed

_REACH = 60
"""Letters within which a place named after something said is still its own."""

_ANOTHER_IDEA = re.compile(r"\b(?:et|mais|puis|que|qu)\b")
_HOW_MANY = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_THESE = re.compile(
    r"\b[Cc]es (?P<n>deux|trois|quatre|cinq) (?:villes|communes|bureaux|cantons|localites)\b"
)
_BUT = re.compile(r"\bmais (?:pas|non)\b")
_WHERE = re.compile(r",? ou\b")
_THAN = re.compile(r"\bqu(?:e |')|\bscore\b|\bmoyenne\b|\bniveau\b")
"""Between two places that are compared."""

_ITS_PLACE = re.compile(
    r" ?(?:des (?:voix|suffrages|inscrits))?,? (?:a|au|aux|en|dans)(?: l[ea']s?)? ?"
)
"""Between a figure and the place that comes with it: "82,3 %, à Mayran"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where something said is."""

    areas: tuple[Area, ...]
    """One of these."""

    places: tuple[PlaceNamed, ...] = ()
    """The places named that it is told of."""

    explicit: bool = True
    """Whether the sentence says so, and not what was said before it."""


def about(
    mentions: Mentions, context: Context, bounds: tuple[int, int], others: tuple[int, ...] = ()
) -> About:
    """The places that something said between two letters is about.

    ``others`` are where the sentence's other figures begin: a place beyond one is not meant.
    """
    start, end = bounds
    beside = _compared(mentions, start, others)
    mentions = replace(mentions, where=tuple(_told_of(mentions, start)))
    inside = next((one for one in mentions.where if start <= one.start < end), None)
    if inside:
        return About(areas=inside.every, places=(inside,))
    these = _THESE.search(mentions.sentence.folded)
    if these:
        own = (one.every for one in mentions.where if one.kind in SMALL)
        told = (*context.places, *(area for areas in own for area in areas))
        latest = tuple(dict.fromkeys(reversed(told)))[: _HOW_MANY[these["n"]]]
        return About(areas=_alone(mentions, bounds) or latest, explicit=False)
    after = beside or _right_after(mentions, end, others)
    if after:
        return About(areas=after.every, places=(after,))
    before = [one for one in mentions.where if one.end <= start]
    if before:
        return _before(mentions, context, before, start)
    later = next((one for one in mentions.where if one.start >= end), None)
    apart = later and _BUT.search(mentions.sentence.folded[end : later.start])
    if later and not apart and not crossed(end, later.start, others):
        return About(areas=later.every, places=(later,))
    whole = context.whole_election(mentions)
    return About(areas=tuple(dict.fromkeys((*whole, *context.areas))), explicit=False)


def _alone(mentions: Mentions, bounds: tuple[int, int]) -> tuple[Area, ...]:
    """The place right beside something said, where the sentence tells several together."""
    folded, (_, end) = mentions.sentence.folded, bounds
    for one in mentions.where:
        if one.start >= end and _ITS_PLACE.fullmatch(folded, end, one.start):
            return one.every
    return ()


def _told_of(mentions: Mentions, start: int) -> Iterator[PlaceNamed]:
    """The places that something may be told of: one compared with only in its own "où"."""
    for one in mentions.where:
        if not one.term or (one.end <= start and _WHERE.match(mentions.sentence.folded, one.end)):
            yield one


def _compared(mentions: Mentions, start: int, others: tuple[int, ...]) -> PlaceNamed | None:
    """The place of one of two figures told after two places: "mieux ici que là : 54, contre 52".

    "Par rapport au score national" counts as a place too.
    """
    places = places_compared(mentions, start)
    colon = mentions.sentence.folded.rfind(" : ", 0, start)
    figures = sorted(one for one in {start, *others} if one > colon)
    return places[figures.index(start)] if len(places) == len(figures) == 2 else None


def places_compared(mentions: Mentions, start: int) -> tuple[PlaceNamed, ...]:
    """The two places that are compared before the colon that a figure comes after; or none."""
    folded = mentions.sentence.folded
    colon = folded.rfind(" : ", 0, start)
    places = tuple(one for one in mentions.where if one.end <= colon)
    if len(places) != 2 or not _THAN.search(folded[places[0].end : places[1].end]):
        return ()
    return places


def _right_after(mentions: Mentions, end: int, others: tuple[int, ...]) -> PlaceNamed | None:
    """The place told next, in the same clause and with nothing else between."""
    for one in mentions.where:
        beside = _ITS_PLACE.fullmatch(mentions.sentence.folded, end, max(one.start, end))
        near = 0 <= one.start - end <= _REACH and (
            beside or mentions.same_clause(end - 1, one.start)
        )
        apart = _ANOTHER_IDEA.search(mentions.sentence.folded[end : one.start])
        if near and not apart and not crossed(end, one.start, others):
            return one
    return None


def _before(mentions: Mentions, context: Context, before: list[PlaceNamed], start: int) -> About:
    """The last place told before; with one wider, or those of the context, a clause away."""
    nearest = before[-1]
    alone = len(before) == 1
    if mentions.same_clause(nearest.end, start) or alone:
        return About(areas=nearest.every, places=(nearest,))
    wide = [one for one in before if context.is_wide(one)][-1:]
    told = tuple(dict.fromkeys((nearest, *wide)))
    areas = tuple(area for one in told for area in one.every)
    if wide:
        return About(areas=areas, places=told)
    return About(areas=(*areas, *context.areas), places=told, explicit=False)
