"""Who is elected, goes on to the next round, is out or withdraws: held against the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.pointing import about
from broadcast.review.rules.faults import fault
from broadcast.review.rules.standings.fates import fate_fault, names_of
from broadcast.review.rules.standings.finalists import said_of
from broadcast.review.rules.standings.prizes import prize_findings
from broadcast.review.rules.standings.states import states_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.data.standings import Lead
    from broadcast.review.findings import Finding, Severity
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Turn, Who
    from broadcast.review.reading.pointing import About
    from broadcast.review.rules.faults import Basis
    from broadcast.review.rules.standings.states import State

_WINS = re.compile(
    r"\bl'emport\w+|\bs'impos\w+|\bremport\w+|\b[Vv]ictoire\b|\bgagne(?:nt)?\b(?! du| \d)"
)
_NOT_YET = re.compile(r"\bpour l'emporter|avant de l'emporter|victoire possible")
_RUNOFF = re.compile(r"affront|se retrouv|s'opposer|iront|acced")


def outcome_findings(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """What is wrong with who is said to be elected, qualified, out or withdrawn."""
    text = mentions.sentence.folded
    told = list(states_told(text))
    for state, match in told:
        yield from _held(mentions, match, state, context)
    yield from prize_findings(mentions, context)
    won = _WINS.search(text)
    settled = any(state in ("elected", "age") for state, _ in told)
    if won and not settled and not _NOT_YET.search(text):
        yield from _won_too_soon(mentions, won, context)


def _held(
    mentions: Mentions, match: re.Match[str], state: State, context: Context
) -> Iterator[Finding]:
    """True in one of the areas that may be meant and that the data know."""
    ledger = context.ledger
    wrong_round = _wrong_round(mentions, state, match, ledger)
    if wrong_round:
        yield _fault(mentions, match, wrong_round)
        return
    people = said_of(mentions, state, match.span(), context)
    where = about(mentions, context, match.span())
    known = _known_areas(where, state, ledger)
    if known:
        faults = [fate_fault(state, match[0], people, area, ledger) for area in known]
        if faults[0] and all(faults):
            says, basis = faults[0]
            yield _fault(mentions, match, says, basis)
    elif people:
        areas = ledger.areas.with_seats(where.areas)
        leads = [ledger.standings.lead(area, ledger.round) for area in areas]
        last = ledger.election.last_round
        yield from _unknown(mentions, match, state, people[0], leads if last else [])


def _known_areas(where: About, state: State, ledger: Ledger) -> list[Area]:
    """The areas meant of which the data tell anything; the usual ones, where none is named."""
    with_seats = ledger.areas.with_seats
    known = [area for area in with_seats(where.areas) if _settled(ledger, area, state)]
    if known:
        return known
    usual = (*ledger.areas.usual(), ledger.areas.region)
    known = [area for area in usual if _settled(ledger, area, state)]
    apart = any(set(with_seats(place.every)).isdisjoint(known) for place in where.places)
    return [] if apart else known


def _settled(ledger: Ledger, area: Area, state: State) -> bool:
    """Whether the data say anything of that kind about an area."""
    if state == "tie":
        return bool(ledger.standings.lead(area, ledger.round).first)
    if state == "alone":
        return bool(ledger.tables.standing(area, ledger.round))
    return bool(ledger.standings.status(area, ledger.round))


def _unknown(
    mentions: Mentions, match: re.Match[str], state: State, who: Who, leads: Sequence[Lead]
) -> Iterator[Finding]:
    """What nobody said. Elected in the last round is true of who leads it, if of anyone."""
    if state == "tie":
        yield _fault(mentions, match, "aucune source ne montre cette égalité", None, "unsourced")
    if state not in ("elected", "withdrawn", "age"):
        return
    known = [lead for lead in leads if lead.first] if state == "elected" else []
    if any(not set(who.candidates).isdisjoint(lead.first) for lead in known):
        return
    if known:
        says = f"en tête : {names_of(known[0].first)}"
        yield _fault(mentions, match, says, known[0].basis)
    else:
        yield _fault(mentions, match, "aucune source ne le dit", None, "unsourced")


def _wrong_round(mentions: Mentions, state: State, match: re.Match[str], ledger: Ledger) -> str:
    """A qualification for a round that is past, an election in a round that is not the day's."""
    start, end = match.span()
    for turn in mentions.rounds:
        same = mentions.same_clause(turn.start, max(start, end - 1))
        if not turn.said or not (same or state == "qualified"):
            continue
        before = mentions.sentence.folded[: turn.start]
        in_it = re.search(r"(?:\bau|\bdes le|\bdu) $", before)
        if state == "elected" and turn.round != ledger.round and in_it:
            return f"les résultats sont ceux du tour {ledger.round}"
        past = _past_round(before, turn, match, ledger) if state == "qualified" else ""
        if past:
            return past
    return ""


def _past_round(before: str, turn: Turn, match: re.Match[str], ledger: Ledger) -> str:
    """Qualified for a round that has been held."""
    if turn.round > ledger.round:
        return ""
    next_round = f"il s'agit du tour {ledger.round + 1}"
    if re.search(r"\bpour le $", before):
        return "il n'y a plus de tour après" if ledger.election.last_round else next_round
    near = abs(turn.start - match.end()) < 60 and re.search(r"\bau $", before)
    runoff = near and _RUNOFF.search(match[0])
    return next_round if runoff and not ledger.election.last_round else ""


def _won_too_soon(mentions: Mentions, match: re.Match[str], context: Context) -> Iterator[Finding]:
    """A seat said to be won where the data know only who goes on."""
    ledger = context.ledger
    for area in about(mentions, context, match.span()).areas[:1]:
        going = ledger.standings.status(area, ledger.round).get("qualified", ())
        if going and not ledger.standings.elected(area, ledger.round):
            says = f"second tour, {area.name} : {names_of(going)}"
            yield _fault(mentions, match, says)


def _fault(
    mentions: Mentions,
    match: re.Match[str],
    says: str,
    basis: Basis | None = None,
    severity: Severity = "contradiction",
) -> Finding:
    return fault(
        mentions.sentence,
        match.span(),
        says,
        kind="outcome",
        severity=severity,
        basis=basis,
        around=60,
    )
