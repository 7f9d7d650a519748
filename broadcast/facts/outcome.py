"""What a count has settled in one area: who is elected, who goes on, how far it has gone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.facts.law import statuses, whole_count
from broadcast.facts.shares import number_of, score_order, whole
from broadcast.facts.standing import of_one_count
from broadcast.model.election import CONTEST_AREA, ElectionKind
from broadcast.model.figures import PublishedShare, Stage

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.facts import Outcome, Standing, Status
    from broadcast.model.figures import Share

ONE_WINNER = (ElectionKind.PRIMAIRE, ElectionKind.PRESIDENTIELLE)
"""Elections that the whole nation decides: the last round's leader wins, the first two go on."""


def with_outcome(
    election: Election,
    area: Area,
    rows: tuple[Standing, ...],
    stage: Stage,
    leader: Candidate | None,
) -> tuple[tuple[Standing, ...], Outcome]:
    """What the count has settled; the nation's winner and finalists follow from the score."""
    if election.kind in ONE_WINNER and area.kind == "nation" and stage is not Stage.PARTIAL:
        rows = _of_the_nation(election, rows, leader)
    if CONTEST_AREA[election.kind] == area.kind and stage is Stage.DEFINITIVE:
        rows = _by_law(election, area, rows)
    if any(row.status.startswith("elected") for row in rows):
        return rows, "elected"
    if any(row.status == "qualified" for row in rows):
        return rows, "runoff"
    if CONTEST_AREA[election.kind] == area.kind and any(row.seats for row in rows):
        return rows, "seats"
    return rows, "lead" if leader else "tie"


def _of_the_nation(
    election: Election, rows: tuple[Standing, ...], leader: Candidate | None
) -> tuple[Standing, ...]:
    said = any(row.status for row in rows)
    if said or not leader or len(rows) < 2:
        return rows
    if election.last_round:
        return tuple(replace(r, status="elected") if r.candidate == leader else r for r in rows)
    scores = [score_order(row) for row in rows]
    if len(rows) > 2 and scores[1] == scores[2]:
        return rows  # nobody can say yet who comes second
    return tuple(replace(row, status="qualified") if row in rows[:2] else row for row in rows)


def _by_law(election: Election, area: Area, rows: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """What follows from a final count that does not say who is elected or goes on."""
    found = decided(election, area) if not any(row.status for row in rows) else {}
    return tuple(
        replace(row, status=found[row.candidate.id], derived=True)
        if row.candidate.id in found
        else row
        for row in rows
    )


def decided(election: Election, area: Area) -> dict[str, Status]:
    """Who is elected or goes on by law alone, by candidate id; nothing from a count not whole."""
    votes = of_one_count(election.figures_of(area, election.round, "votes"))
    named = CONTEST_AREA[election.kind] == "commune" and any(
        figure.candidate and figure.candidate.form != "list" for figure in votes.values()
    )
    counts = {key: figure.value for key, figure in votes.items() if isinstance(figure.value, int)}
    ballots = whole_count(
        counts,
        number_of(election, area, election.round, "registered"),
        number_of(election, area, election.round, "valid"),
    )
    if not ballots or named:
        return {}
    first, last = election.round == 1, election.last_round
    return statuses(election.kind, ballots, first=first, last=last)


def counted(election: Election, area: Area) -> Share | None:
    """The share of polling stations counted so far, as printed or from their numbers."""
    printed = election.figures_of(area, election.round, "counted")
    if printed and isinstance(printed[0].value, PublishedShare):
        return printed[0].value
    total = next(iter(election.figures_of(area, election.round, "stations")), None)
    done = next(iter(election.figures_of(area, election.round, "stations_counted")), None)
    if not total or not done or not isinstance(total.value, int) or not isinstance(done.value, int):
        return None
    return Fraction(100 * done.value, total.value) if total.value else None


def seats_to_win(election: Election, area: Area) -> int | None:
    """How many seats are won in an area, where a source says so."""
    rows = election.figures_of(area, election.round, "seats")
    return next((whole(row) for row in rows if not row.candidate), None)
