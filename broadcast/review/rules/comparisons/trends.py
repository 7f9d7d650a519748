"""Every comparison that the data bear out: published ones, and those that two figures show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.review.data.differences import against_areas, changes
from broadcast.review.reading.letters import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Comparison
    from broadcast.review.data.entries import Entry
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.rules.faults import Basis

Of = Literal["voters", "abstention", "places_led", "share", "shares"]
"""What is compared: ``share`` is one candidate's, ``shares`` those of an area as a whole."""

LAST_ROUND = "premier tour"
_SIGNS = {"much_more": 1, "more": 1, "same": 0, "less": -1}
_WORDS = {"much_more": "bien plus", "more": "plus", "same": "autant", "less": "moins"}
_FIGURES: tuple[tuple[str, Of], ...] = (
    ("voters", "voters"),
    ("turnout", "voters"),
    ("abstention", "abstention"),
    ("share", "share"),
)
"""Kinds of the ledger that show a comparison with the round before, and of what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A comparison that the data bear out: its sign, and with what."""

    of: Of
    area: Area
    sign: int
    """1 for more, -1 for less, 0 for as much."""

    candidate: Candidate | None
    than: str
    """Folded, without its article; "premier tour" for the round before."""

    told: str
    """In French, as a finding says it."""

    basis: Basis


def trends(ledger: Ledger) -> tuple[Trend, ...]:
    """Every comparison with an election, a round or an area that the data bear out."""
    published = [_published(one) for one in ledger.election.comparisons]
    shown = [
        _since(change, entry, of)
        for kind, of in _FIGURES
        for change, entry in changes(ledger, kind, ledger.areas.every, None)
    ]
    return (*published, *shown)


def _published(one: Comparison) -> Trend:
    who = f"{one.candidate.name}, " if one.candidate else ""
    return Trend(
        of=one.of,
        area=one.area,
        sign=_SIGNS[one.relation],
        candidate=one.candidate,
        than=bare(one.than),
        told=f"{who}{one.area.name} : {_WORDS[one.relation]} que {one.than}",
        basis=one,
    )


def _since(change: Fraction, entry: Entry, of: Of) -> Trend:
    """What a figure shows against the round before."""
    sign = _sign(change)
    words = {1: "plus", -1: "moins", 0: "autant"}[sign]
    return Trend(
        of=of,
        area=entry.area,
        sign=sign,
        candidate=entry.candidate,
        than=LAST_ROUND,
        told=f"{entry.told}, {words} qu'au tour d'avant",
        basis=entry.figure,
    )


def trends_elsewhere(
    ledger: Ledger,
    areas: Iterable[Area],
    people: tuple[Candidate, ...],
    *,
    terms: tuple[Area, ...] = (),
    kind: str = "share",
) -> Iterator[Trend]:
    """What candidates' shares in an area, or its turnout, show against those elsewhere."""
    for gap, entry in against_areas(ledger, areas, people, terms=terms, kind=kind):
        yield Trend(
            of="share" if kind == "share" else "voters",
            area=entry.area,
            sign=_sign(gap),
            candidate=entry.candidate,
            than="",
            told=entry.told,
            basis=entry.figure,
        )


def _sign(difference: Fraction) -> int:
    return (difference > 0) - (difference < 0)


def bare(than: str) -> str:
    """What one compares with, folded and without its article.

    >>> bare("la primaire de 2011"), bare("le premier tour")
    ('primaire de 2011', 'premier tour')
    """
    return re.sub(r"^(?:la |le |les |l')", "", fold(plain(than)).lower())
