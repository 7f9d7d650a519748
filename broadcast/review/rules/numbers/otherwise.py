"""Whether a figure at fault is true, read another way: then the check doubts, and does not deny.

A sentence can be turned in more ways than any rule reads. A figure that is true of someone else
whom the sentence names, or of another of its places, is a fault only where the words leave no doubt
whom and where it is told of; one that is true of nothing near is a fault in any case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.data.counting import place_counts
from broadcast.review.rules.numbers.margins import margins
from broadcast.review.rules.numbers.matching import fits, fits_difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.numbers.told import Told

_SHARES = ("share", "turnout", "abstention", "counted", "blank_part", "spoiled_part")
_COUNTS = ("voters", "registered", "abstained", "valid", "blank", "spoiled", "blank_and_spoiled")
_MAY_BE = {
    "percent": (*_SHARES, "blank_and_spoiled_part"),
    "points": (),
    "votes": ("votes", "valid", "blank_and_spoiled"),
    "voters": (*_COUNTS, "votes"),
    "registered": (*_COUNTS, "votes"),
    "people": (*_COUNTS, "votes"),
    "seats": ("seats",),
    "": (*_SHARES, *_COUNTS, "votes", "seats"),
}
"""What a figure of each unit may count, at the widest."""

_DERIVED = {
    "percent": ("percent_change",),
    "points": ("points",),
    "votes": ("votes_gap", "count_change"),
    "voters": ("count_change",),
    "people": ("count_change",),
    "": ("votes_gap", "count_change", "points"),
}
"""What it may follow from, of two figures of the data."""


def otherwise_true(mentions: Mentions, told: Told, context: Context) -> str:
    """What a figure is true of, read another way; nothing where it is true of nothing near."""
    kind = told.amount.kind
    if kind in ("places", "standing"):
        return _counted(told, context)
    for entry in context.ledger.entries(*_MAY_BE.get(kind, ())):
        areas = _areas(mentions, told, context)
        people = _people(mentions, told, context)
        whose = entry.candidate is None or not people or entry.candidate in people
        if (
            whose
            and entry.area in areas
            and _round(mentions, told, entry.round)
            and fits(told.amount, entry.value)
        ):
            return entry.told
    for derived in _DERIVED.get(kind, ()):
        for reading in _readings(mentions, told, context):
            found = margins(mentions, replace(reading, kinds=(derived,)), context.ledger)[1]
            for value, entry in found:
                if fits_difference(told.amount, value):
                    return f"l'écart ou l'évolution de : {entry.told}"
    return ""


def _counted(told: Told, context: Context) -> str:
    """So many places, led by anyone or not."""
    if told.amount.kind != "places" or told.whole:
        return ""
    for candidate in context.ledger.election.candidates:
        for behind in (False, True):
            counts = place_counts(
                context.ledger, told.areas, told.rounds, (candidate,), behind=behind
            )
            if any(count and fits(told.amount, count) for count in counts):
                return f"{candidate.name}{', derrière' if behind else ', en tête'}"
    return ""


def _round(mentions: Mentions, told: Told, round_: int) -> bool:
    """Whether a round may be meant: any, but where the sentence says one, the same alone."""
    named = {turn.round for turn in mentions.rounds}
    return not named or round_ in named or round_ in told.rounds


def _areas(mentions: Mentions, told: Told, context: Context) -> tuple[Area, ...]:
    """Every place that may be meant."""
    if told.sure_of_place:
        return told.areas
    named = (area for one in mentions.where for area in one.every)
    usual = () if told.explicit and mentions.where else context.ledger.areas.usual()
    return tuple(dict.fromkeys((*told.areas, *named, *context.areas, *context.places, *usual)))


def _people(mentions: Mentions, told: Told, context: Context) -> tuple[Candidate, ...]:
    """Everyone that may be meant; nobody where anyone may."""
    if told.sure_of_people:
        return told.people or ()
    named = (*mentions.who, *context.latest)
    every = (*(told.people or ()), *(own for one in named for own in one.candidates))
    return tuple(dict.fromkeys(every))


def _readings(mentions: Mentions, told: Told, context: Context) -> Iterator[Told]:
    """The figure told of each place that may be meant, and of anyone."""
    people = told.people if told.sure_of_people else None
    for area in _areas(mentions, told, context):
        yield replace(told, areas=(area,), people=people)
