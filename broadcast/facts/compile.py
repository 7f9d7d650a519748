"""Counts turned into what a journalist would say of them to one department."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from broadcast.errors import FactsError
from broadcast.facts.contests import AS_TYPED, contests_to_tell, every_contest, settled
from broadcast.facts.department import department_facts
from broadcast.facts.leads import pending, result, votes
from broadcast.facts.places import changed_places, department_flip, places_of_the_runner_up
from broadcast.facts.turnout import comparisons, turnout
from broadcast.facts.weighing import Scale
from broadcast.model.election import CONTEST_AREA
from broadcast.model.facts import Fact, Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.election import Election
    from broadcast.model.figures import FigureKind

TOLD = 8
"""Of many contests, so many are told in a bulletin at most: the station's `?` cut the last ones."""


def compile_facts(
    election: Election, *, nation: Area, region: Area, department: Area, neighbours: Sequence[Area]
) -> Facts:
    """All that the sources allow us to say to a department, heaviest first.

    ``neighbours`` are the station's other departments: told more briefly, weighed less.
    Raises `FactsError` where the department has no result to tell.
    """
    contests = contests_to_tell(election, department) or (department,)
    theirs = [area for other in neighbours for area in _few_contests(election, other)]
    scale = Scale(
        election=election,
        department=department,
        neighbours=frozenset((*neighbours, *theirs)),
        contests=frozenset(contests),
    )
    # Overseas the region is the department: it is not told twice, nor set beside itself
    wider = (nation,) if region.name == department.name else (nation, region)
    won = (region,) if CONTEST_AREA[election.kind] == region.kind else ()
    areas = dict.fromkeys((*wider, *won, department, *contests, *neighbours, *theirs))
    found = [
        fact for area in areas for fact in _about(election, area, awaited=area in scale.contests)
    ]
    of_area = {fact.area: fact for fact in found if fact.kind == "result"}
    found += department_facts(election, of_area, department, wider=wider)
    found += filter(None, (settled(election, department),))
    facts = _named_apart(scale.weighed(fact) for fact in found)
    told = {fact.area for fact in facts if fact.kind in ("result", "pending")}
    if not told or (department not in told and _scored(election, department)):
        raise FactsError(
            _why_no_result(election, department),
            where=election.where,
            hint="importez un fichier de résultats, ou ajoutez-en à results.csv",
        )
    ranked = sorted(facts, key=lambda fact: (-fact.weight, fact.id))
    chosen = _contests_told(election, department, ranked, contests)
    untold = set(contests) - set(chosen) - {department}
    kept = [fact for fact in ranked if fact.area not in untold]
    return Facts(facts=tuple(kept), warnings=(*election.warnings, *_notices(kept)), contests=chosen)


def _contests_told(
    election: Election, department: Area, ranked: Sequence[Fact], contests: Sequence[Area]
) -> tuple[Area, ...]:
    """All of a few contests, as typed; of many, those whose results weigh most."""
    every = every_contest(election, department)
    if len(every) <= AS_TYPED:
        return every
    results = [fact.area for fact in ranked if fact.kind == "result" and fact.area in contests]
    return tuple(results[:TOLD])


def _few_contests(election: Election, neighbour: Area) -> tuple[Area, ...]:
    """A neighbour's contests, if they are few enough to be told."""
    contests = election.contests(neighbour)
    return contests if len(contests) <= AS_TYPED else ()


def _notices(facts: Sequence[Fact]) -> Iterator[str]:
    """What a journalist should know: results awaited, and what was worked out rather than read."""
    for fact in facts:
        if fact.kind == "pending":
            yield f"{fact.area.name} : pas encore de résultat, le bulletin le dit"
    derived = [fact.area.name for fact in facts if fact.derived]
    if derived:
        yield (
            "élus et qualifiés calculés d'après les voix et le code électoral, "
            f"le fichier ne les dit pas : {', '.join(derived)}"
        )


def _scored(election: Election, department: Area) -> bool:
    scored: tuple[FigureKind, ...] = ("votes", "share")
    return any(election.figures_of(department, election.round, kind) for kind in scored)


def _why_no_result(election: Election, department: Area) -> str:
    if _scored(election, department):
        return (
            f"{department.name} : les chiffres ne disent pas qui est en tête "
            "(une part seule sous 50 %, ou des voix sans celles des autres)"
        )
    return f"pas encore de résultat pour {department.name} au tour {election.round}"


def _named_apart(facts: Iterable[Fact]) -> list[Fact]:
    """Two facts of one kind about one area get ids of their own."""
    seen: Counter[str] = Counter()
    named = []
    for fact in facts:
        seen[fact.id] += 1
        named.append(fact if seen[fact.id] == 1 else replace(fact, id=f"{fact.id}-{seen[fact.id]}"))
    return named


def _about(election: Election, area: Area, *, awaited: bool) -> Iterator[Fact]:
    found = result(election, area)
    if not found and awaited:
        yield from filter(None, (pending(election, area),))
    if found:
        yield found
        yield from filter(
            None,
            (
                votes(election, found),
                department_flip(election, found),
                changed_places(election, found),
                places_of_the_runner_up(election, found),
            ),
        )
    yield from filter(None, (turnout(election, area),))
    yield from comparisons(election, area)


def facts_json(facts: Facts) -> str:
    """The facts as JSON, for people and programs; stable from one run to the next."""
    return json.dumps(asdict(facts), ensure_ascii=False, indent=2, default=str) + "\n"
