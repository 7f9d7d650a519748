"""The days and the years that the data name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from broadcast.model.election import Election

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def known_days(election: Election) -> set[date]:
    """The days of the rounds, of the bulletins and of the quotes."""
    return {*election.rounds, election.airdate, *(quote.said_on for quote in election.quotes)}


def known_years(election: Election) -> set[int]:
    """The years that the data name, be it inside a name: "la primaire de 2011"."""
    texts = [
        *(election.name, election.prize),
        *(one.than for one in election.comparisons),
        *(text for q in election.quotes for text in (q.role, q.lead_in, q.words)),
        *(text for c in election.candidates for text in (c.name, c.role)),
    ]
    named = {int(year) for text in texts for year in _YEAR.findall(text)}
    return named | {day.year for day in known_days(election)}
