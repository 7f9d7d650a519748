"""Dates, years, weekdays and numbers of rounds against those of the election."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from broadcast.review.amounts import _MONTHS as MONTHS
from broadcast.review.text import fold

if TYPE_CHECKING:
    from datetime import datetime

    from broadcast.review.amounts import Amount
    from broadcast.review.findings import Severity
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_TODAY = re.compile(rf"\bce (?P<day>{'|'.join(DAYS)})\b(?! \d)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def known_days(ledger: Ledger) -> set[date]:
    """The days that the data name: of the rounds, of the bulletins, of the quotes."""
    election = ledger.election
    return {*election.rounds, election.airdate, *(quote.said_on for quote in election.quotes)}


def known_years(ledger: Ledger) -> set[int]:
    """The years that the data name."""
    election = ledger.election
    texts = [
        *(election.name, election.prize),
        *(one.than for one in election.comparisons),
        *(text for q in election.quotes for text in (q.role, q.lead_in, q.words)),
        *(text for c in election.candidates for text in (c.name, c.role)),
    ]
    named = {int(year) for text in texts for year in _YEAR.findall(text)}
    return named | {day.year for day in known_days(ledger)}


def calendar_fault(
    mentions: Mentions, amount: Amount, rounds: tuple[int, ...], ledger: Ledger
) -> tuple[Severity, str] | None:
    """What is wrong with a date, a year or a number of rounds."""
    value = int(amount.value or 0)
    election = ledger.election
    if amount.kind == "rounds":
        return (
            None
            if value == len(election.rounds)
            else ("contradiction", f"tours : {len(election.rounds)}")
        )
    if amount.kind == "year":
        if value in known_years(ledger):
            return None
        return "unsourced", "aucune source ne nomme cette année"
    found = re.search(
        rf"({'|'.join(MONTHS)})(?: (\d{{4}}))?", mentions.sentence.folded[amount.start :].lower()
    )
    if not found:
        return None
    month = MONTHS.index(found[1]) + 1
    same = [day for day in known_days(ledger) if (day.day, day.month) == (value, month)]
    if not same:
        told = ", ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in election.rounds)
        return "unsourced", f"les dates du scrutin : {told}"
    turns = [
        turn
        for turn in mentions.rounds
        if turn.said and mentions.same_clause(turn.start, amount.start)
    ]
    for turn in turns:
        right = election.rounds[turn.round - 1] if 0 < turn.round <= len(election.rounds) else None
        of_a_round = set(same) & set(election.rounds)
        if right and of_a_round and right not in same:
            return (
                "contradiction",
                f"le tour {turn.round} est le {right.day} {MONTHS[right.month - 1]}",
            )
    return None


def wrong_today(sentence_text: str, airtime: datetime) -> tuple[int, int, str] | None:
    """A "ce lundi" that is not the day of the bulletin: where it stands, and the right day."""
    match = _TODAY.search(fold(sentence_text))
    today = DAYS[airtime.weekday()]
    if not match or match["day"].lower() == today:
        return None
    return match.start(), match.end(), today
