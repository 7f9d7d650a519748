"""Who leads where, is elected, goes on or withdraws, as far as the data show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.data.areas import FRANCE
from broadcast.review.data.tables import STATUSES
from broadcast.review.data.values import score_of

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.facts import Facts
    from broadcast.model.figures import Figure
    from broadcast.review.data.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who is ahead in one area and round."""

    first: tuple[Candidate, ...]
    """One, or those who are level; empty where nobody knows."""

    basis: Figure | None = None
    """The line that shows it."""


class Standings:
    """The order of the candidates, and what becomes of them, area by area."""

    def __init__(self, tables: Tables, facts: Facts | None, areas: tuple[Area, ...]) -> None:
        self._tables, self._facts, self._areas = tables, facts, areas
        self._round = tables.election.round
        self._leads: dict[tuple[Area, int], Lead] = {}
        self._in_places: dict[tuple[str, int], tuple[Lead, ...]] = {}

    def lead(self, area: Area, round_: int) -> Lead:
        """Who leads: said outright, or by votes, or by shares; several where they are level."""
        known = self._leads.get((area, round_))
        if known is None:
            known = self._leads[area, round_] = self._lead(area, round_)
        return known

    def _lead(self, area: Area, round_: int) -> Lead:
        said = self._tables.figures("leader", area, round_)
        if said and said[0].candidate:
            return Lead(first=(said[0].candidate,), basis=said[0])
        for kind in ("votes", "share"):
            scores = self._tables.scores(kind, area, round_)
            best = max(map(score_of, scores.values()), default=None)
            if best is None or (len(scores) == 1 and not (kind == "share" and best > 50)):
                continue
            top = [figure for figure in scores.values() if score_of(figure) == best]
            first = tuple(figure.candidate for figure in top if figure.candidate)
            return Lead(first=first, basis=top[0])
        elected = [
            figure
            for kind in ("elected", "elected_by_age")
            for figure in self._tables.figures(kind, area, round_)
        ]
        if len(elected) == 1 and elected[0].candidate:
            return Lead(first=(elected[0].candidate,), basis=elected[0])
        return self._in_line(area, round_)

    def _in_line(self, area: Area, round_: int) -> Lead:
        """Where a source says that the scores are those of another area, so is the first."""
        for one in self._tables.election.comparisons:
            alike = one.of == "shares" and one.relation == "same" and one.than_kind == "area"
            if alike and one.area == area and round_ == self._round:
                other = next((a for a in (FRANCE, *self._areas) if a.name == one.than), None)
                if other and other != area:
                    return self.lead(other, round_)
        return Lead(first=())

    def ahead(self, one: Candidate, other: Candidate, area: Area, round_: int) -> bool | None:
        """Whether one has more than another; nothing where the data do not show it."""
        for kind in ("votes", "share"):
            scores = self._tables.scores(kind, area, round_)
            if one.id in scores and other.id in scores:
                return score_of(scores[one.id]) > score_of(scores[other.id])
        first = self.lead(area, round_).first
        if one in first or other in first:
            return one in first and other not in first
        return None

    def status(self, area: Area, round_: int) -> dict[str, tuple[Candidate, ...]]:
        """Who is elected, qualified, withdrawn in an area: as typed, or as the facts settle it."""
        found: dict[str, tuple[Candidate, ...]] = {}
        for kind in STATUSES:
            figures = self._tables.figures(kind, area, round_)
            own = tuple(figure.candidate for figure in figures if figure.candidate)
            if own:
                found[kind] = own
        if not found and self._facts and round_ == self._round:
            fact = self._facts.find("result", area)
            for one in fact.standings if fact else ():
                if one.status:
                    found[one.status] = (*found.get(one.status, ()), one.candidate)
        gone = found.get("withdrawn", ())
        if "qualified" in found:
            found["qualified"] = tuple(one for one in found["qualified"] if one not in gone)
        return found

    def elected(self, area: Area, round_: int) -> tuple[Candidate, ...]:
        """Everyone elected in an area, be it by their age."""
        status = self.status(area, round_)
        return tuple(dict.fromkeys((*status.get("elected", ()), *status.get("elected_by_age", ()))))

    def status_figure(self, candidate: Candidate, area: Area, round_: int) -> Figure | None:
        """The line that says what a candidate is in an area."""
        figures = (one for kind in STATUSES for one in self._tables.figures(kind, area, round_))
        return next((one for one in figures if one.candidate == candidate), None)

    def places_led(self, candidate: Candidate, department: str, round_: int) -> list[Figure]:
        """The places of a department that a candidate is known to lead."""
        leads = self._of_places(department, round_)
        return [one.basis for one in leads if one.basis and one.first == (candidate,)]

    def places_not_led(self, candidate: Candidate, department: str, round_: int) -> list[Figure]:
        """The places of a department that someone else is known to lead."""
        leads = self._of_places(department, round_)
        return [
            one.basis for one in leads if one.basis and one.first and candidate not in one.first
        ]

    def _of_places(self, department: str, round_: int) -> tuple[Lead, ...]:
        if (department, round_) not in self._in_places:
            self._in_places[department, round_] = tuple(
                self.lead(area, round_)
                for area in self._areas
                if area.kind in ("place", "commune") and area.department == department
            )
        return self._in_places[department, round_]
