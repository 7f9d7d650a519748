"""Where each figure of a script comes from, and all the figures that a sentence rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.rules.numbers.figures import values_behind
from broadcast.review.rules.numbers.margins import margins
from broadcast.review.rules.numbers.matching import fits_difference, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.model.areas import Area
    from broadcast.model.figures import Comparison, Figure
    from broadcast.review.data.entries import Entry
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.numbers.told import Told

_MARGINS = {("points",), ("votes_gap",), ("count_change",), ("percent_change",)}
"""Kinds of figures that two values of the data give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A figure of a script, and the value of the data that it tells."""

    line: int
    story: int
    paragraph: int
    """Index of its item in the story."""

    start: int
    """First letter of the figure in its paragraph."""

    end: int
    said: str
    entry: Entry
    computed: bool
    """Whether it follows from other figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """One figure, or one published comparison, that a line of a script rests on."""

    line: int
    figure: Figure | Comparison


def sourced(mentions: Mentions, figures: Iterable[Told], ledger: Ledger) -> Iterator[Sourced]:
    """Each figure of a sentence that the data hold, or allow to compute, with its source."""
    sentence = mentions.sentence
    for told in figures:
        found = _behind(mentions, told, ledger)
        if not found:
            continue
        entry, computed = found
        start, end = told.amount.bounds
        yield Sourced(
            line=sentence.line_at(start),
            story=sentence.story,
            paragraph=sentence.paragraph,
            start=sentence.offset + start,
            end=sentence.offset + end,
            said=sentence.text[start:end],
            entry=entry,
            computed=computed or entry.computed,
        )


def _behind(mentions: Mentions, told: Told, ledger: Ledger) -> tuple[Entry, bool] | None:
    """The value that a figure tells, and whether it took two to compute it."""
    if not readable(told.amount):
        return None
    if told.kinds in _MARGINS:
        _, found = margins(mentions, told, ledger)
        fitting = (entry for value, entry in found if fits_difference(told.amount, value))
        entry = next(fitting, None)
        return (entry, True) if entry else None
    plain = next(iter(values_behind(told, ledger)), None)
    return (plain, False) if plain else None


def rests(
    line: int, areas: Iterable[Area], rounds: Iterable[int], ledger: Ledger
) -> Iterator[Rest]:
    """Every figure of the areas and rounds that a line is about, whether it says it or not.

    A line that names who leads rests on figures that it does not print: if one of them changes,
    someone must read the line again.
    """
    told = tuple(rounds)
    for area in dict.fromkeys(areas):
        for figure in ledger.tables.about(area):
            if figure.round in told:
                yield Rest(line=line, figure=figure)
        for comparison in ledger.election.comparisons:
            if comparison.area == area:
                yield Rest(line=line, figure=comparison)
