"""Who is said to lead, win, beat or trail, and where: held against who does.

"Ne … qu'à" and "partout, sauf à" say it of the places named and of no other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.data.areas import FRANCE
from broadcast.review.rules.faults import fault
from broadcast.review.rules.standings.claims import about_places, claims
from broadcast.review.rules.standings.verdicts import verdict_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.model.areas import Area
    from broadcast.model.figures import Figure
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.findings import Finding, Severity
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.leads import Claim
    from broadcast.review.reading.mentions import Mentions


def lead_findings(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """What is wrong with who is said to lead in a sentence."""
    ledger = context.ledger
    for claim in claims(mentions, context):
        for one in _held(mentions, claim, ledger):
            if one.severity == "contradiction" and _true_elsewhere(mentions, claim, context):
                says = f"à vérifier, la phrase n'est pas sûrement comprise ; {one.data_says}"
                yield replace(one, severity="doubt", data_says=says)
            else:
                yield one


def _held(mentions: Mentions, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with one claim, as the sentence is read."""
    if claim.everywhere and claim.ahead:
        yield from _everywhere(mentions, claim, ledger)
    elif not claim.places:
        yield from _in_one_of(mentions, claim, claim.areas, ledger)
    elif claim.scope:
        yield from _only_there(mentions, claim, ledger)
    else:
        yield from _as_one(_in_each(mentions, claim, ledger))


def _true_elsewhere(mentions: Mentions, claim: Claim, context: Context) -> bool:
    """Whether a lead is true read another way, where the words leave a doubt of whom or where.

    Someone named in the clause is surely meant, and so is the only place of a sentence.
    """
    near = [one for one in mentions.standing if mentions.same_clause(one.start, claim.start)]
    named = any(one.how in ("name", "role") for one in near)
    told = [one for one in mentions.where if not one.term]
    if claim.places or (named and len(told) == 1):
        return False
    people = [claim.subject] if named else [claim.subject, *(w.candidates for w in context.latest)]
    areas = (*claim.areas, *(area for one in told for area in one.every), *context.areas)
    return any(
        (verdict := verdict_on(replace(claim, subject=subject, other=()), area, round_, ledger))
        and verdict.true
        for ledger in (context.ledger,)
        for subject in people
        for area in (claim.areas if len(told) == 1 else areas)
        for round_ in claim.rounds
    )


def _in_each(mentions: Mentions, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    """True of every place of a list."""
    for areas in claim.places:
        yield from _in_one_of(mentions, claim, areas, ledger, named=True)


def _only_there(mentions: Mentions, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    """True of each place named, and of no other one of the department: "ne … qu'à"."""
    inner = about_places(claim)
    faults = [*_in_each(mentions, inner, ledger)]
    if faults:
        yield from _as_one(faults)
        return
    told = {area for own in inner.places for area in own}
    department = next(
        (area.department for area in told if area.department), ledger.areas.department.code
    )
    standings = ledger.standings
    known = standings.places_led if inner.ahead else standings.places_not_led
    for candidate in inner.subject:
        forgotten = [
            one for one in known(candidate, department, ledger.round) if one.area not in told
        ]
        if forgotten:
            names = ", ".join(figure.area.name for figure in forgotten)
            yield _fault(mentions, claim, f"il faut y ajouter : {names}", forgotten[0])


def _everywhere(mentions: Mentions, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    """True of the area, and of each place of it that the data know."""
    yield from _in_one_of(mentions, claim, claim.areas, ledger)
    codes = {area.code for area in claim.areas if area.kind == "department"}
    for code in codes or {ledger.areas.department.code}:
        for candidate in claim.subject[:1]:
            behind = ledger.standings.places_not_led(candidate, code, claim.rounds[0])
            if behind:
                names = ", ".join(figure.area.name for figure in behind)
                yield _fault(mentions, claim, f"pas en tête : {names}", behind[0])


def _as_one(faults: Iterable[Finding]) -> Iterator[Finding]:
    """The faults of one claim, told as one: the first of each severity says it for the others."""
    told: dict[str, Finding] = {}
    for one in faults:
        first = told.get(one.severity)
        says = f"{first.data_says} ; {one.data_says}" if first else one.data_says
        told[one.severity] = replace(first or one, data_says=says)
    yield from told.values()


def _in_one_of(
    mentions: Mentions,
    claim: Claim,
    areas: tuple[Area, ...],
    ledger: Ledger,
    *,
    named: bool = False,
) -> Iterator[Finding]:
    """True in one of the areas that may be meant, in one of the rounds, of one who may be meant.

    ``named``: the sentence names the place, so the data must show it there, and nowhere else.
    """
    verdicts = [
        verdict
        for area in areas
        for round_ in claim.rounds
        if (verdict := verdict_on(claim, area, round_, ledger))
    ]
    if any(verdict.true for verdict in verdicts):
        return
    if verdicts:
        yield _fault(mentions, claim, verdicts[0].says, verdicts[0].basis)
    elif named or not _known_now(claim, ledger):
        where = " ou ".join(dict.fromkeys(area.name for area in areas)) or "ce lieu"
        turn = claim.rounds[0] if claim.rounds else ledger.round
        says = f"aucune source ne dit qui est en tête : {where}, tour {turn}"
        yield _fault(mentions, claim, says, None, "unsourced")


def _known_now(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim about the round of the bulletins can be held against what is usual."""
    return ledger.round in claim.rounds and any(
        verdict_on(claim, area, ledger.round, ledger) for area in (*ledger.areas.usual(), FRANCE)
    )


def _fault(
    mentions: Mentions,
    claim: Claim,
    says: str,
    basis: Figure | None,
    severity: Severity = "contradiction",
) -> Finding:
    return fault(
        mentions.sentence,
        claim.bounds,
        says,
        kind="lead",
        severity=severity,
        basis=basis,
        around=60,
    )
