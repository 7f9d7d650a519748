"""Dates, years, weekdays and numbers of rounds against those of the election."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.french.dates import DAYS, day
from broadcast.review.data.days import known_days, known_years
from broadcast.review.reading.units import MONTHS
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from broadcast.model.election import Election
    from broadcast.review.findings import Finding, Severity
    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.mentions import Mentions

_TODAY = re.compile(rf"\bce (?P<day>{'|'.join(DAYS)})\b(?! \d)", re.IGNORECASE)
_DATED = re.compile(
    rf"\b(?P<day>{'|'.join(DAYS)}) (?P<n>\d{{1,2}}|1er) (?P<month>{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
_THAT_EVENING = re.compile(
    rf"\b(?P<day>{'|'.join(DAYS)}) (?:soir|matin|midi|apres-midi)\b(?! prochain)", re.IGNORECASE
)
_MONTH = re.compile("|".join(MONTHS))

Wrong = tuple["Severity", str]
"""How grave it is, and what the data say."""


def calendar_fault(mentions: Mentions, amount: Amount, election: Election) -> Wrong | None:
    """What is wrong with a date, a year or a number of rounds."""
    value = int(amount.value or 0)
    if amount.kind == "rounds":
        rounds = len(election.rounds)
        return None if value == rounds else ("contradiction", f"tours : {rounds}")
    if amount.kind == "year":
        known = value in known_years(election)
        return None if known else ("unsourced", "aucune source ne nomme cette année")
    month = _MONTH.search(mentions.sentence.folded[amount.start :].lower())
    return _date_fault(mentions, amount, (value, month[0]), election) if month else None


def _date_fault(
    mentions: Mentions, amount: Amount, said: tuple[int, str], election: Election
) -> Wrong | None:
    """A date that the data do not name, or that is another round's."""
    same = [one for one in known_days(election) if (one.day, MONTHS[one.month - 1]) == said]
    if not same:
        dates = ", ".join(map(day, election.rounds))
        return "unsourced", f"les dates du scrutin : {dates}"
    if set(same).isdisjoint(election.rounds):
        return None
    for turn in mentions.rounds:
        here = turn.said and mentions.same_clause(turn.start, amount.start)
        if here and 0 < turn.round <= len(election.rounds):
            right = election.rounds[turn.round - 1]
            if right not in same:
                return "contradiction", f"le tour {turn.round} est le {day(right)}"
    return None


def weekday_findings(mentions: Mentions, election: Election) -> Iterator[Finding]:
    """A "samedi 29" that was a Sunday; a "samedi soir" on which the data know of nothing."""
    folded, days = mentions.sentence.folded, known_days(election)
    for match in _DATED.finditer(folded):
        number = int(match["n"].removesuffix("er"))
        same = [d for d in days if (d.day, MONTHS[d.month - 1]) == (number, match["month"].lower())]
        if same and not any(DAYS[one.weekday()] == match["day"].lower() for one in same):
            says = f"c'est un {DAYS[same[0].weekday()]}"
            yield fault(mentions.sentence, match.span(), says, kind="date", around=34)
    evening = _THAT_EVENING.search(folded)
    if evening and evening["day"].lower() not in {DAYS[one.weekday()] for one in days}:
        says = "les données ne connaissent pas ce jour"
        yield fault(
            mentions.sentence, evening.span(), says, kind="date", severity="doubt", around=34
        )


def today_findings(mentions: Mentions, airtime: datetime) -> Iterator[Finding]:
    """A "ce lundi" that is not the day of the bulletin."""
    match = _TODAY.search(mentions.sentence.folded)
    today = DAYS[airtime.weekday()]
    if match and match["day"].lower() != today:
        says = f"le bulletin est un {today}"
        yield fault(mentions.sentence, match.span(), says, kind="date", around=34)
