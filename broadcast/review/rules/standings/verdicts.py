"""Whether a claim of a lead is true of one area and round, and what the data say there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Figure
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.leads import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a claim is true of one area and round, and what the data say there."""

    true: bool
    says: str
    basis: Figure | None


def verdict_on(claim: Claim, area: Area, round_: int, ledger: Ledger) -> Verdict | None:
    """Whether a claim is true of one area and round; nothing where the data do not show it."""
    if claim.other:
        return _between_two(claim, area, round_, ledger)
    lead = ledger.standings.lead(area, round_)
    if not lead.first:
        return None
    if claim.ahead:
        alone = len(lead.first) == 1 and lead.first[0] in claim.subject
        elected = ledger.standings.elected(area, round_)
        true = alone or any(one in elected for one in claim.subject)
    else:
        true = any(one not in lead.first for one in claim.subject)
    level = "à égalité" if len(lead.first) > 1 else "en tête"
    says = f"{level}, {area.name}, tour {round_} : {_names(lead.first)}"
    return Verdict(true=true, says=says, basis=lead.basis)


def _between_two(claim: Claim, area: Area, round_: int, ledger: Ledger) -> Verdict | None:
    """Whether one is ahead of another, or behind."""
    results = [
        result
        for one in claim.subject
        for other in claim.other
        if one != other and (result := ledger.standings.ahead(one, other, area, round_)) is not None
    ]
    if not results:
        return None
    lead = ledger.standings.lead(area, round_)
    first = _names(lead.first) or "l'ordre est l'inverse"
    says = f"en tête, {area.name} : {first}"
    return Verdict(true=claim.ahead in results, says=says, basis=lead.basis)


def _names(people: tuple[Candidate, ...]) -> str:
    return ", ".join(one.name for one in people)
