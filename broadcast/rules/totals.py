"""Speaking time added up: by who is supported, by the regulator's parts of the day; its balance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadcast.model.candidates import Candidate
    from broadcast.rules.ledger import Line

PERIODS = ((0, 6, "0 h – 6 h"), (6, 9, "6 h – 9 h"), (9, 18, "9 h – 18 h"), (18, 24, "18 h – 24 h"))
"""The regulator's parts of the day in a presidential election (6-9, 9-18, 18-24, 0-6 h)."""

NOBODY = "sans candidat"
ENOUGH_S = 30.0
"""Less than this in a day is no trend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What someone had of a part of a day."""

    candidate: str
    """Who is supported; where nobody is, the speaker's party, or "sans candidat"."""

    period: str
    parole_s: float
    antenne_s: float
    """All of it: *parole* is a part of *antenne*."""

    lines: int


def totals(lines: Iterable[Line]) -> tuple[Total, ...]:
    """Totals by candidate and by part of the day, candidates by what they had in all."""
    kept: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        kept.setdefault((counted_for(line), period_of(line)), []).append(line)
    found = [
        Total(
            candidate=candidate,
            period=period,
            parole_s=round(sum(one.seconds for one in own if one.kind == "parole"), 1),
            antenne_s=round(sum(one.seconds for one in own), 1),
            lines=len(own),
        )
        for (candidate, period), own in kept.items()
    ]
    whole: dict[str, float] = {}
    for one in found:
        whole[one.candidate] = whole.get(one.candidate, 0.0) + one.antenne_s
    order = [name for _, _, name in PERIODS]
    return tuple(
        sorted(found, key=lambda o: (-whole[o.candidate], o.candidate, order.index(o.period)))
    )


def counted_for(line: Line) -> str:
    """Whose account a line goes to."""
    return line.candidate or (f"{NOBODY} ({line.party})" if line.party else NOBODY)


def period_of(line: Line) -> str:
    """The part of the day in which a line starts, by the clock of the station."""
    return next(name for first, last, name in PERIODS if first <= line.on_air.hour < last)


def unbalanced(
    lines: Sequence[Line], candidates: Sequence[Candidate], *, points: int
) -> Iterator[str]:
    """Whoever had too much or too little of a day, race by race: one French line for each.

    Everyone's due is the same, give or take ``points`` per cent of the time of their race: the
    regulator asks for fairness and sets no figure, so that the station does.
    """
    races: dict[str, list[Candidate]] = {}
    for one in candidates:
        races.setdefault(one.stands_in.name if one.stands_in else "", []).append(one)
    for where, race in races.items():
        had = {
            one.name: sum(line.seconds for line in lines if line.candidate == one.name)
            for one in race
        }
        whole = sum(had.values())
        if len(race) < 2 or whole < ENOUGH_S:
            continue
        due = 100 / len(race)
        for name, seconds in had.items():
            share = 100 * seconds / whole
            if abs(share - due) > points:
                place = f"{where} : " if where else ""
                yield (
                    f"{place}{name} a {share:.0f} % du temps d'antenne du jour "
                    f"({_told(seconds)} sur {_told(whole)}), pour une part de {due:.0f} % "
                    f"à {points} points près"
                )


def _told(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02}" if minutes else f"{rest} s"
