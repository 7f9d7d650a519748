"""What the rules refuse of a bulletin at a given time, until when, and why."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.french.dates import day
from broadcast.rules.calendar import release_of, silence_of
from broadcast.rules.quotes import takes_sides
from broadcast.rules.zones import PARIS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from broadcast.model.election import Election
    from broadcast.model.figures import FigureKind
    from broadcast.rules.quotes import QuoteHeard
    from broadcast.rules.settings import StationRules

NO_RESULT: frozenset[FigureKind] = frozenset({"registered", "voters", "stations"})
"""What may be told while one still votes: who may vote, and how many have."""

Rule = Literal["embargo", "silence", "clearance", "candidates", "imitation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultHeard:
    """A result that a line of a script tells, or rests on."""

    round: int
    counted_in: str
    """Code of the department that it was counted in; empty for a wider area."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing that a rule keeps off the air."""

    rule: Rule
    line: int
    what: str
    """In French, until when and why."""

    until: datetime | None
    """None for what no clock lifts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When something is done with a bulletin, and when it is heard."""

    now: datetime
    airtime: datetime
    public: bool
    """Whether it leaves the house: handed over, or made for air."""

    @property
    def heard_at(self) -> tuple[datetime, ...]:
        """The moments at which it could be heard: not before its airtime, nor in the past."""
        at_its_time = max(self.now, self.airtime)
        return (self.now, at_its_time) if self.public else (at_its_time,)


def embargo(
    election: Election,
    results: Iterable[ResultHeard],
    *,
    department: str,
    occasion: Occasion,
    rules: StationRules,
) -> Iterator[Refusal]:
    """Each result that may not be told yet, the first line of each hour of release."""
    told = set()
    for one in results:
        until = release_of(
            election, one.round, counted_in=one.counted_in, heard_in=department, rules=rules
        )
        if occasion.now < until.at and until.at not in told:
            told.add(until.at)
            yield Refusal(
                rule="embargo",
                line=one.line,
                what=f"résultats sous embargo jusqu'au {told_until(until.at)} ({until.why})",
                until=until.at,
            )


def silence(
    election: Election,
    quotes: Sequence[QuoteHeard],
    *,
    department: str,
    occasion: Occasion,
    rules: StationRules,
) -> Iterator[Refusal]:
    """Each quote of a candidate or a supporter that would be heard while they must be silent."""
    for round_ in range(1, len(election.rounds) + 1):
        held = silence_of(election, round_, heard_in=department, rules=rules)
        if held is None or not any(map(held.holds_at, occasion.heard_at)):
            continue
        for one in quotes:
            if takes_sides(one.quote, election.candidates):
                yield Refusal(
                    rule="silence",
                    line=one.line,
                    what=f"{one.quote.speaker} ne peut être entendu"
                    f"{'e' if one.quote.gender == 'f' else ''} du {told_until(held.starts_at)} "
                    f"au {told_until(held.ends_at)} ({held.why})",
                    until=held.ends_at,
                )


def unreleased(
    election: Election, *, department: str, now: datetime, rules: StationRules
) -> tuple[int, ...]:
    """The rounds of which something may not be told yet: only then must a script be searched."""
    codes = ("", department)
    return tuple(
        round_
        for round_ in range(1, len(election.rounds) + 1)
        if any(
            now < release_of(election, round_, counted_in=c, heard_in=department, rules=rules).at
            for c in codes
        )
    )


def told_until(moment: datetime) -> str:
    """A moment as a refusal tells it: day, hour, and by which clock.

    >>> from datetime import datetime
    >>> told_until(datetime(2017, 1, 29, 20, tzinfo=PARIS))
    'dimanche 29 janvier 2017 à 20 h'
    """
    clock = f"{moment.hour} h{f' {moment:%M}' if moment.minute else ''}"
    local = "" if moment.utcoffset() == moment.astimezone(PARIS).utcoffset() else " (heure locale)"
    return f"{day(moment.date())} {moment.year} à {clock}{local}"


def fingerprint(refusals: Iterable[Refusal]) -> str:
    """One fingerprint of what is refused, wherever in the script it stands."""
    told = sorted({f"{one.rule}\n{one.what}" for one in refusals})
    return hashlib.sha256("\n\n".join(told).encode()).hexdigest() if told else ""
