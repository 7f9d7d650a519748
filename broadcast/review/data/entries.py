"""Every value that a script may say: as typed, and as it follows exactly from what was typed.

A computed value keeps the line that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.french.wordings.written import number_text, percent_text
from broadcast.model.election import ElectionKind
from broadcast.model.figures import PublishedShare
from broadcast.review.data.values import count_of, score_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Figure
    from broadcast.review.data.tables import Tables
    from broadcast.review.data.values import Value

_ONE_WINNER = (ElectionKind.PRIMAIRE, ElectionKind.PRESIDENTIELLE)
ROUND_WORDS = {1: "premier tour", 2: "second tour"}
UNITS = {
    "votes": "voix",
    "voters": "votants",
    "registered": "inscrits",
    "valid": "exprimés",
    "blank": "blancs",
    "spoiled": "nuls",
    "seats": "sièges",
    "places_led": "bureaux en tête",
    "stations": "bureaux",
    "stations_counted": "bureaux dépouillés",
    "turnout": "de participation",
    "abstention": "d'abstention",
    "blank_and_spoiled_part": "de blancs et nuls",
    "counted": "des bureaux",
}
"""What each kind of figure counts, in French; a share needs no word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value that a script may say."""

    kind: str
    area: Area
    round: int
    candidate: Candidate | None
    value: Value
    figure: Figure
    """The line that it rests on."""

    computed: bool = False

    @property
    def told(self) -> str:
        """The value and what it is, in French: "54,7 % (Benoît Hamon, Aveyron, second tour)"."""
        if isinstance(self.value, (PublishedShare, Fraction)):
            value = percent_text(self.value)
        else:
            value = number_text(self.value)
        counted = " ".join(filter(None, (value, UNITS.get(self.kind, ""))))
        who = f"{self.candidate.name}, " if self.candidate else ""
        turn = ROUND_WORDS.get(self.round, f"tour {self.round}")
        return f"{counted} ({who}{self.area.name}, {turn})"


def entries_of(tables: Tables) -> Iterator[Entry]:
    """All the values of an election."""
    for figure in tables.election.figures:
        if figure.value is not None:
            yield _entry(figure, figure.kind, figure.value, computed=False)
    for area, round_ in tables.counts:
        yield from _shares(tables, area, round_)
        yield from _turnout(tables, area, round_)
        yield from _lost_votes(tables, area, round_)
        yield from _progress(tables, area, round_)


def _entry(
    figure: Figure, kind: str, value: Value, *, computed: bool = True, people: bool = True
) -> Entry:
    return Entry(
        kind=kind,
        area=figure.area,
        round=figure.round,
        candidate=figure.candidate if people else None,
        value=value,
        figure=figure,
        computed=computed,
    )


def _shares(tables: Tables, area: Area, round_: int) -> Iterator[Entry]:
    """Shares that follow from votes: of all the votes, where everyone's were counted."""
    votes = tables.scores("votes", area, round_)
    typed = tables.exact("valid", area, round_)
    valid = count_of(typed) if typed else 0
    total = valid or sum(count_of(figure) for figure in votes.values())
    everyone = {one.id for one in tables.standing(area, round_)} == votes.keys()
    if everyone and votes and not valid:
        yield _entry(next(iter(votes.values())), "valid", total, people=False)
    yield from _the_other_one(tables, area, round_)
    if total and (valid or everyone):
        for figure in votes.values():
            yield _entry(figure, "share", Fraction(100 * count_of(figure), total))


def _the_other_one(tables: Tables, area: Area, round_: int) -> Iterator[Entry]:
    """The share of the second finalist, where only the first one's was published."""
    election = tables.election
    final = election.last_round and round_ == election.round
    shares = tables.scores("share", area, round_)
    if not (final and election.kind in _ONE_WINNER and len(shares) == 1):
        return
    standing = tuple(
        dict.fromkeys(
            one.candidate for one in election.figures if one.candidate and one.round == round_
        )
    )
    if len(standing) == 2:
        (figure,) = shares.values()
        other = next(one for one in standing if one != figure.candidate)
        rest = 100 - score_of(figure)
        yield _entry(figure, "share", score_of(figure))
        yield replace(_entry(figure, "share", rest), candidate=other)


def _turnout(tables: Tables, area: Area, round_: int) -> Iterator[Entry]:
    """Turnout and abstention, where those registered and those who voted are both known."""
    registered = tables.exact("registered", area, round_)
    voters = tables.exact("voters", area, round_)
    if registered and voters and count_of(registered):
        turnout = Fraction(100 * count_of(voters), count_of(registered))
        yield _entry(voters, "turnout", turnout)
        yield _entry(voters, "abstention", 100 - turnout)
        yield _entry(registered, "abstained", count_of(registered) - count_of(voters))


def _lost_votes(tables: Tables, area: Area, round_: int) -> Iterator[Entry]:
    """Blank and spoiled votes, as a part of those who voted, and both together."""
    voters = tables.exact("voters", area, round_)
    blank = tables.exact("blank", area, round_)
    spoiled = tables.exact("spoiled", area, round_)
    for kind, figure in (("blank", blank), ("spoiled", spoiled)):
        if figure and voters and count_of(voters):
            part = Fraction(100 * count_of(figure), count_of(voters))
            yield _entry(figure, f"{kind}_part", part)
    valid = tables.exact("valid", area, round_)
    if blank and spoiled:
        basis, both = blank, count_of(blank) + count_of(spoiled)
    elif voters and valid:
        basis, both = voters, count_of(voters) - count_of(valid)
    else:
        return
    yield _entry(basis, "blank_and_spoiled", both)
    if voters and count_of(voters):
        yield _entry(basis, "blank_and_spoiled_part", Fraction(100 * both, count_of(voters)))


def _progress(tables: Tables, area: Area, round_: int) -> Iterator[Entry]:
    """How many of the polling stations are counted, in percent."""
    done = tables.exact("stations_counted", area, round_)
    stations = tables.exact("stations", area, round_)
    if done and stations and count_of(stations):
        part = Fraction(100 * count_of(done), count_of(stations))
        yield _entry(done, "counted", part)
