"""Where each figure of a script comes from, and all the figures that a sentence rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.derived import against_areas, changes, gaps
from broadcast.review.scores import fits_difference, said_of, values_behind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from broadcast.model.election import Area, Comparison, Figure
    from broadcast.review.amounts import Amount
    from broadcast.review.context import Context
    from broadcast.review.ledger import Entry, Ledger
    from broadcast.review.mentions import Mentions
    from broadcast.review.scores import Told


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


def sourced(
    mentions: Mentions, amounts: Sequence[Amount], context: Context, ledger: Ledger
) -> Iterator[Sourced]:
    """Each figure of a sentence that the data hold, or allow to compute, with its source."""
    sentence = mentions.sentence
    for amount in amounts:
        told = said_of(mentions, amount, amounts, context, ledger)
        found = _behind(told, ledger) if told else None
        if not found:
            continue
        entry, computed = found
        yield Sourced(
            line=sentence.line_at(amount.start),
            story=sentence.story,
            paragraph=sentence.paragraph,
            start=sentence.offset + amount.start,
            end=sentence.offset + amount.end,
            said=sentence.text[amount.start : amount.end],
            entry=entry,
            computed=computed or entry.computed,
        )


def _behind(told: Told, ledger: Ledger) -> tuple[Entry, bool] | None:
    plain = next(iter(values_behind(told, ledger)), None)
    if plain:
        return plain, False
    entry = next(
        (e for value, e in _differences(told, ledger) if fits_difference(told.amount, abs(value))),
        None,
    )
    return (entry, True) if entry else None


def _differences(told: Told, ledger: Ledger) -> Iterator[tuple[Fraction, Entry]]:
    """What may be said to separate two figures, as the kinds of this one allow."""
    for kind in told.kinds:
        match kind:
            case "points":
                areas = (*told.areas, *ledger.usual())
                yield from gaps(ledger, "share", areas, told.rounds, None)
                for one in ("share", "turnout", "abstention"):
                    yield from changes(ledger, one, told.areas, None, percent=False)
                yield from against_areas(ledger, told.areas, told.people)
            case "votes_gap" | "count_change" | "percent_change":
                percent = kind == "percent_change"
                if not percent:
                    yield from gaps(ledger, "votes", told.areas, told.rounds, None)
                for one in ("votes", "voters", "registered"):
                    yield from changes(ledger, one, told.areas, None, percent=percent)
            case _:
                pass


def rests(
    line: int, areas: Iterable[Area], rounds: Iterable[int], ledger: Ledger
) -> Iterator[Rest]:
    """Every figure of the areas and rounds that a line is about, whether it says it or not.

    A line that names who leads rests on figures that it does not print: if one of them changes,
    someone must read the line again.
    """
    told = tuple(rounds)
    for area in dict.fromkeys(areas):
        for figure in ledger.about(area):
            if figure.round in told:
                yield Rest(line=line, figure=figure)
        for comparison in ledger.election.comparisons:
            if comparison.area == area:
                yield Rest(line=line, figure=comparison)
