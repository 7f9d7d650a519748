"""What the data say of candidates, where a sentence says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.rules.standings.states import finalists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Figure
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.mentions import Who
    from broadcast.review.rules.standings.states import State

Fault = tuple[str, "Figure | None"]
"""What the data say instead, and the line that says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fates:
    """What becomes of the candidates of one area."""

    area: Area
    won: tuple[Candidate, ...]
    by_age: tuple[Candidate, ...]
    going: tuple[Candidate, ...]
    gone: tuple[Candidate, ...]


def fate_fault(
    state: State, words: str, people: Sequence[Who], area: Area, ledger: Ledger
) -> Fault | None:
    """What the data say instead of one area, if they do."""
    status = ledger.standings.status(area, ledger.round)
    fates = _Fates(
        area=area,
        won=ledger.standings.elected(area, ledger.round),
        by_age=status.get("elected_by_age", ()),
        going=status.get("qualified", ()),
        gone=status.get("withdrawn", ()),
    )
    match state:
        case "tie":
            return _not_level(people, fates, ledger)
        case "alone":
            alone = len(ledger.tables.standing(area, ledger.round)) == 1
            return None if alone else (f"plusieurs candidats, {area.name}", None)
        case "elected":
            says = _not_elected(people, fates)
        case "age":
            says = _not_by_age(people, fates)
        case "qualified":
            says = _not_qualified(words, people, fates)
        case "out":
            says = _not_out(people, fates)
        case "withdrawn":
            says = _not_withdrawn(people, fates)
    if not says:
        return None
    every = (*fates.won, *fates.going, *fates.gone)
    figures = (ledger.standings.status_figure(one, area, ledger.round) for one in every)
    return says, next(filter(None, figures), None)


def _any_not_in(people: Sequence[Who], right: Collection[Candidate]) -> bool:
    return any(set(one.candidates).isdisjoint(right) for one in people)


def _not_elected(people: Sequence[Who], fates: _Fates) -> str:
    if not _any_not_in(people, fates.won):
        return ""
    if not fates.won:
        return f"personne n'est élu, {fates.area.name}"
    return f"élus, {fates.area.name} : {names_of(fates.won)}"


def _not_by_age(people: Sequence[Who], fates: _Fates) -> str:
    """Two are named together where age decides: either may be meant."""
    alone = len(people) == 1 and _any_not_in(people, fates.by_age)
    wrong = alone if fates.by_age else bool(people)
    told = names_of(fates.by_age) or "personne"
    return f"au bénéfice de l'âge, {fates.area.name} : {told}" if wrong else ""


def _not_qualified(words: str, people: Sequence[Who], fates: _Fates) -> str:
    """One who does not go on, or a duel that is not one, or one between others."""
    says = f"qualifiés, {fates.area.name} : {names_of(fates.going) or 'personne'}"
    number = finalists(words)
    if number and fates.going and len(fates.going) != number:
        return says
    if not fates.going and fates.won:
        return f"élus, {fates.area.name} : {names_of(fates.won)}"
    runs = number or words.lower().startswith(("affront", "oppos", "s'affront"))
    if _any_not_in(people, (*fates.going, *(() if runs else fates.gone))):
        return says
    said = {candidate for one in people for candidate in one.candidates}
    forgotten = set(fates.going) - said
    return says if number and len(people) > 1 and forgotten else ""


def _not_out(people: Sequence[Who], fates: _Fates) -> str:
    still = {*fates.going, *fates.won}
    wrong = any(not still.isdisjoint(one.candidates) for one in people)
    told = names_of(fates.going or fates.won)
    return f"qualifiés, {fates.area.name} : {told}" if wrong else ""


def _not_withdrawn(people: Sequence[Who], fates: _Fates) -> str:
    wrong = _any_not_in(people, fates.gone)
    told = names_of(fates.gone) or "personne"
    return f"retirés, {fates.area.name} : {told}" if wrong else ""


def _not_level(people: Sequence[Who], fates: _Fates, ledger: Ledger) -> Fault | None:
    """Level are those who lead together; with those whom their age elected, nobody is wrong."""
    lead = ledger.standings.lead(fates.area, ledger.round)
    level = len(lead.first) > 1
    wrong = _any_not_in(people, lead.first) if level else not fates.by_age
    told = f"en tête, {fates.area.name} : {names_of(lead.first)}"
    return (told, lead.basis) if wrong else None


def names_of(people: Iterable[Candidate]) -> str:
    """Candidates by name, in the order of the alphabet."""
    return ", ".join(sorted(one.name for one in people))
