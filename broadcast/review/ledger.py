"""What the data say, ready to be looked up: figures, who leads where, who is elected.

Everything comes from the figures as typed; what follows from them exactly is computed here and
keeps the line that it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.french.intervals import percent_of
from broadcast.french.territories import departments, find_department, regions
from broadcast.french.written import number_text, percent_text
from broadcast.model.election import (
    CONTEST_AREA,
    Area,
    ElectionKind,
    Figure,
    PublishedNumber,
    PublishedShare,
    Stage,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from broadcast.model.election import Candidate, Election, Share
    from broadcast.model.facts import Facts

Value = int | Fraction | PublishedNumber | PublishedShare

FRANCE = Area(kind="nation", name="France", code="FR")

STATUSES = ("elected", "elected_by_age", "qualified", "withdrawn")

ROUND_WORDS = {1: "premier tour", 2: "second tour"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value that a script may say."""

    kind: str
    area: Area
    round: int
    candidate: Candidate | None
    value: Value
    figure: Figure
    computed: bool = False

    @property
    def told(self) -> str:
        """The value and what it is, in French: "54,7 % (Benoît Hamon, Aveyron)"."""
        if isinstance(self.value, (PublishedShare, Fraction)):
            value = percent_text(self.value)
        else:
            value = number_text(self.value)
        who = f"{self.candidate.name}, " if self.candidate else ""
        unit = KINDS.get(self.kind, "")
        turn = ROUND_WORDS.get(self.round, f"tour {self.round}")
        return f"{value}{' ' if unit else ''}{unit} ({who}{self.area.name}, {turn})"


KINDS = {
    **{"votes": "voix", "voters": "votants", "registered": "inscrits", "valid": "exprimés"},
    **{"blank": "blancs", "spoiled": "nuls", "seats": "sièges", "places_led": "bureaux en tête"},
    **{"stations": "bureaux", "stations_counted": "bureaux dépouillés"},
    **{"turnout": "de participation", "abstention": "d'abstention", "counted": "des bureaux"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who is ahead in one area and round, as far as the data show."""

    first: tuple[Candidate, ...]
    """One, or those who are level; empty where nobody knows."""

    basis: Figure | None = None


class Ledger:
    """An election, looked up by kind of figure, candidate, area and round."""

    def __init__(self, election: Election, facts: Facts | None, department: str) -> None:
        self.election = election
        self.facts = facts
        own = find_department(department)
        self.department = Area(kind="department", name=own.name, code=own.code)
        self.region = next(
            Area(kind="region", name=one.name, code=one.code)
            for one in regions()
            if one.code == own.region_code
        )
        self.round = election.round
        self._figures: dict[tuple[str, Area, int], list[Figure]] = defaultdict(list)
        self._about: dict[Area, list[Figure]] = defaultdict(list)
        for figure in election.figures:
            self._figures[figure.kind, figure.area, figure.round].append(figure)
            self._about[figure.area].append(figure)
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._all():
            self._entries[entry.kind].append(entry)
        self.areas = tuple(
            dict.fromkeys(
                [*election.areas, *(figure.area for figure in election.figures)]
                + [one.area for one in election.comparisons]
            )
        )

    # -- areas

    @property
    def contests(self) -> tuple[Area, ...]:
        """Where seats are won in the bulletin's department."""
        return self.election.contests(self.department)

    @property
    def contest(self) -> Area | None:
        """The one area that decides the election, where it is larger than a department's parts."""
        kind = CONTEST_AREA[self.election.kind]
        return {"nation": FRANCE, "region": self.region, "department": self.department}.get(kind)

    def usual(self) -> tuple[Area, ...]:
        """What a sentence may be about that names no place."""
        whole = (self.contest,) if self.contest else ()
        return tuple(dict.fromkeys((*whole, self.department, *self.contests)))

    def department_of(self, area: Area) -> str:
        """Code of the department that an area lies in, or is."""
        return area.code if area.kind == "department" else area.department

    # -- figures

    def figures(self, kind: str, area: Area, round_: int) -> list[Figure]:
        """The figures of one kind, as typed."""
        return self._figures.get((kind, area, round_), [])

    def about(self, area: Area) -> list[Figure]:
        """Every figure of an area, of all rounds."""
        return self._about.get(area, [])

    def entries(self, kinds: Iterable[str]) -> Iterator[Entry]:
        """Every value of these kinds, as typed and as computed."""
        for kind in kinds:
            yield from self._entries.get(kind, ())

    def _all(self) -> Iterator[Entry]:
        for figure in self.election.figures:
            if figure.value is not None:
                yield self._entry(figure, figure.kind, figure.value, computed=False)
        for area, round_ in dict.fromkeys((f.area, f.round) for f in self.election.figures):
            yield from self._shares(area, round_)
            yield from self._parts(area, round_)

    @staticmethod
    def _entry(figure: Figure, kind: str, value: Value, *, computed: bool = True) -> Entry:
        return Entry(
            kind=kind,
            area=figure.area,
            round=figure.round,
            candidate=figure.candidate,
            value=value,
            figure=figure,
            computed=computed,
        )

    def _shares(self, area: Area, round_: int) -> Iterator[Entry]:
        """Shares that follow from votes: of all the votes, where everyone's were counted."""
        votes = self.one_count(self._figures.get(("votes", area, round_), []))
        valid = _first_int(self._figures.get(("valid", area, round_), []))
        total = valid or sum(_int(figure) for figure in votes.values())
        everyone = {one.id for one in self.standing(area, round_)} == votes.keys()
        if total and (valid or everyone):
            for figure in votes.values():
                yield self._entry(figure, "share", Fraction(100 * _int(figure), total))

    def _parts(self, area: Area, round_: int) -> Iterator[Entry]:
        """Turnout, abstention, blank votes and the like, where both counts are known."""
        known: dict[str, Figure] = {}
        for kind in ("registered", "voters", "blank", "spoiled", "valid", "stations"):
            found = self._figures.get((kind, area, round_), [])
            exact = next((f for f in found if isinstance(f.value, int)), None)
            if exact:
                known[kind] = exact
        done = _first(self._figures.get(("stations_counted", area, round_), []))
        if {"registered", "voters"} <= known.keys() and _int(known["registered"]):
            turnout = Fraction(100 * _int(known["voters"]), _int(known["registered"]))
            yield self._entry(known["voters"], "turnout", turnout)
            yield self._entry(known["voters"], "abstention", 100 - turnout)
            missing = _int(known["registered"]) - _int(known["voters"])
            yield self._entry(known["registered"], "abstained", missing)
        for kind in ("blank", "spoiled"):
            if {kind, "voters"} <= known.keys() and _int(known["voters"]):
                part = Fraction(100 * _int(known[kind]), _int(known["voters"]))
                yield self._entry(known[kind], f"{kind}_part", part)
        if {"blank", "spoiled"} <= known.keys():
            both = _int(known["blank"]) + _int(known["spoiled"])
            yield self._entry(known["blank"], "blank_and_spoiled", both)
        if done and "stations" in known and _int(known["stations"]):
            part = Fraction(100 * _int(done), _int(known["stations"]))
            yield self._entry(done, "counted", part)

    # -- standings

    def one_count(self, figures: Iterable[Figure]) -> dict[str, Figure]:
        """The figures of one source at one stage, the fullest: never those of two counts."""
        counts: dict[tuple[str, str], dict[str, Figure]] = {}
        for figure in figures:
            if figure.candidate:
                one = counts.setdefault((figure.source.id, figure.stage), {})
                one.setdefault(figure.candidate.id, figure)
        return max(counts.values(), key=len, default={})

    def standing(self, area: Area, round_: int) -> tuple[Candidate, ...]:
        """Everyone with a figure in an area, or who stands there."""
        seen = {
            figure.candidate.id
            for kind in ("votes", "share", "seats", "leader", *STATUSES)
            for figure in self._figures.get((kind, area, round_), [])
            if figure.candidate
        }
        return tuple(
            one
            for one in self.election.candidates
            if one.id in seen or (one.stands_in == area and round_ == 1)
        )

    def lead(self, area: Area, round_: int) -> Lead:
        """Who leads: said outright, or by votes, or by shares; several where they are level."""
        said = self._figures.get(("leader", area, round_), [])
        if said and said[0].candidate:
            return Lead(first=(said[0].candidate,), basis=said[0])
        for kind in ("votes", "share"):
            scores = self.one_count(self._figures.get((kind, area, round_), []))
            best = max((_amount(one) for one in scores.values()), default=None)
            if best is None or (len(scores) == 1 and not (kind == "share" and best > 50)):
                continue
            top = [figure for figure in scores.values() if _amount(figure) == best]
            first = tuple(figure.candidate for figure in top if figure.candidate)
            return Lead(first=first, basis=top[0])
        elected = [
            figure
            for kind in ("elected", "elected_by_age")
            for figure in self._figures.get((kind, area, round_), [])
        ]
        if len(elected) == 1 and elected[0].candidate:
            return Lead(first=(elected[0].candidate,), basis=elected[0])
        return self._in_line(area, round_)

    def _in_line(self, area: Area, round_: int) -> Lead:
        """Where a source says that the scores are those of another area, so is the first."""
        for one in self.election.comparisons:
            alike = one.of == "shares" and one.relation == "same" and one.than_kind == "area"
            if alike and one.area == area and round_ == self.round:
                other = next((a for a in (FRANCE, *self.areas) if a.name == one.than), None)
                if other and other != area:
                    return self.lead(other, round_)
        return Lead(first=())

    def ahead(self, one: Candidate, other: Candidate, area: Area, round_: int) -> bool | None:
        """Whether one has more than another; nothing where the data do not show it."""
        for kind in ("votes", "share"):
            scores = self.one_count(self._figures.get((kind, area, round_), []))
            if one.id in scores and other.id in scores:
                return _amount(scores[one.id]) > _amount(scores[other.id])
        first = self.lead(area, round_).first
        if one in first or other in first:
            return one in first and other not in first
        return None

    def rank(self, one: Candidate, area: Area, round_: int) -> int | None:
        """The place of a candidate by score, counted from 1."""
        for kind in ("votes", "share"):
            scores = self.one_count(self._figures.get((kind, area, round_), []))
            if one.id in scores and len(scores) > 1:
                own = _amount(scores[one.id])
                return 1 + sum(_amount(figure) > own for figure in scores.values())
        return None

    def status(self, area: Area, round_: int) -> dict[str, tuple[Candidate, ...]]:
        """Who is elected, qualified, withdrawn in an area; the nation's follow from the scores."""
        found: dict[str, tuple[Candidate, ...]] = {}
        for kind in STATUSES:
            own = [f.candidate for f in self._figures.get((kind, area, round_), []) if f.candidate]
            if own:
                found[kind] = tuple(own)
        if not found and self.facts and round_ == self.round:
            fact = self.facts.find("result", area)
            for one in fact.standings if fact else ():
                if one.status:
                    found[one.status] = (*found.get(one.status, ()), one.candidate)
        gone = found.get("withdrawn", ())
        if "qualified" in found:
            found["qualified"] = tuple(one for one in found["qualified"] if one not in gone)
        return found

    def status_figure(self, candidate: Candidate, area: Area, round_: int) -> Figure | None:
        """The line that says what a candidate is in an area."""
        return next(
            (
                figure
                for kind in STATUSES
                for figure in self._figures.get((kind, area, round_), [])
                if figure.candidate == candidate
            ),
            None,
        )

    def places_led(self, candidate: Candidate, department: str, round_: int) -> list[Figure]:
        """The places of a department that a candidate is known to lead."""
        return [
            lead.basis
            for area in self.areas
            if area.kind in ("place", "commune") and area.department == department
            and (lead := self.lead(area, round_)).first == (candidate,) and lead.basis
        ]  # fmt: skip

    def places_not_led(self, candidate: Candidate, department: str, round_: int) -> list[Figure]:
        """The places of a department that someone else is known to lead."""
        return [
            lead.basis
            for area in self.areas
            if area.kind in ("place", "commune") and area.department == department
            and (lead := self.lead(area, round_)).first
            and candidate not in lead.first and lead.basis
        ]  # fmt: skip

    def stages(self) -> set[Stage]:
        """How far the counts of the round have gone."""
        return {figure.stage for figure in self.election.figures if figure.round == self.round}

    @property
    def one_winner(self) -> bool:
        """Whether the whole nation chooses one person."""
        return self.election.kind in (ElectionKind.PRIMAIRE, ElectionKind.PRESIDENTIELLE)


def _first(figures: list[Figure]) -> Figure | None:
    return next((figure for figure in figures if isinstance(figure.value, int)), None)


def _first_int(figures: list[Figure]) -> int:
    found = _first(figures)
    return _int(found) if found else 0


def _int(figure: Figure) -> int:
    return figure.value if isinstance(figure.value, int) else 0


def _amount(figure: Figure) -> Fraction:
    value = figure.value
    if isinstance(value, PublishedShare):
        return percent_of(value)
    return Fraction(value) if isinstance(value, int) else Fraction(0)


def share_of(entry: Entry) -> Share | None:
    """A share's value, where the entry is one."""
    return entry.value if isinstance(entry.value, (PublishedShare, Fraction)) else None


def all_departments() -> Mapping[str, Area]:
    """Every department by its name."""
    return {
        one.name: Area(kind="department", name=one.name, code=one.code) for one in departments()
    }
