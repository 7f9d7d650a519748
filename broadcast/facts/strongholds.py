"""Where a candidate does best and worst in a department, and who votes unlike the rest of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.facts.robust import FEWEST, STANDS_OUT, distance, usual
from broadcast.facts.tracing import fact_from
from broadcast.model.facts import Reasons, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.facts.robust import Usual
    from broadcast.facts.tallies import Communes, Tally
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact, Kind

SMALL = 500
"""Up to so many registered voters a commune's score says little: it is not ranked. House style,
and said on air ("parmi les communes de plus de 500 inscrits")."""

TOLD = 3
"""Candidates whose best commune is told: those that a listener has heard of a minute before."""

KNOWN_SHARE = 0.05
"""Share of the department under which a candidate's geography is not told. House style."""

FAR = 12.0
"""Robust distance that is as surprising as can be. House style."""


def places_of_note(
    election: Election, found: Fact, here: Communes, registered: int
) -> Iterator[Fact]:
    """The best communes of the first candidates, the leader's worst, and those unlike the rest."""
    large = [tally for tally in here.tallies if tally.registered > SMALL and tally.valid]
    if len(large) < FEWEST or not found.leader:
        return
    teller = _Teller(election, found, here, registered, large)
    told = [one.candidate for one in found.standings[:TOLD]]
    best = [fact for one in told if (fact := teller.extreme("best_places", one, best=True))]
    yield from best
    # Of two candidates, the worst place of one is the best of the other: it is told once.
    worst = teller.extreme("weakest_places", found.leader, best=False)
    if worst and len(found.standings) > 2:
        yield worst
    named = {spot.area.code for fact in best for spot in fact.spots}
    yield from teller.outliers([one.candidate for one in found.standings], named)


@dataclass(frozen=True, slots=True)
class _Teller:
    """What the facts about one department's larger communes share."""

    election: Election
    found: Fact
    here: Communes
    registered: int
    large: Sequence[Tally]

    def extreme(self, kind: Kind, who: Candidate, *, best: bool) -> Fact | None:
        """The one commune where a candidate does best, or worst; nothing where two are level."""
        ranked = sorted(self.large, key=lambda tally: tally.part(who.id), reverse=best)
        first, second = ranked[:2]
        if first.part(who.id) == second.part(who.id) or not (best or first.count(who.id)):
            return None
        among = self.among(who)
        far = abs(distance(first.part(who.id), first.valid, among)) if among else 0.0
        return self.fact(kind, who, [first], surprise=far)

    def outliers(self, candidates: Sequence[Candidate], named: set[str]) -> Iterator[Fact]:
        """The communes farthest from the rest, for the one candidate whom it happens most to."""
        total = sum(tally.valid for tally in self.here.tallies)
        found: list[tuple[float, Candidate, list[Tally]]] = []
        for who in candidates:
            among = self.among(who)
            votes = sum(tally.count(who.id) for tally in self.here.tallies)
            if not among or votes < KNOWN_SHARE * total:
                continue
            far = {
                tally.area.code: distance(tally.part(who.id), tally.valid, among)
                for tally in self.large
                if tally.area.code not in named
            }
            for sign in (1, -1):
                out = [t for t in self.large if sign * far.get(t.area.code, 0.0) >= STANDS_OUT]
                out.sort(key=lambda tally: -abs(far[tally.area.code]))
                if out:
                    found.append((abs(far[out[0].area.code]), who, out[:2]))
        if found:
            most, who, tallies = max(found, key=lambda one: one[0])
            yield self.fact("outlier_places", who, tallies, surprise=most)

    def among(self, who: Candidate) -> Usual | None:
        """What is usual for a candidate in all the communes of the department."""
        return usual([tally.part(who.id) for tally in self.here.tallies if tally.valid])

    def fact(
        self, kind: Kind, who: Candidate, tallies: Sequence[Tally], *, surprise: float
    ) -> Fact:
        """A fact about a few communes, with the candidate's share in the whole department."""
        here = next(one for one in self.found.standings if one.candidate == who)
        voters = sum(tally.registered for tally in tallies)
        areas = [tally.area for tally in tallies]
        return fact_from(
            kind,
            self.found.area,
            self.here.figures(areas, ("votes", "registered", "valid"), self.election),
            leader=who,
            other_share=here.share,
            spots=tuple(Spot(area=t.area, share=t.share(who.id)) for t in tallies),
            more_than=SMALL,
            reasons=Reasons(
                # the best and the worst place of a department are news in all of it
                audience=min(1.0, voters / self.registered) if kind == "outlier_places" else 1.0,
                surprise=min(1.0, surprise / FAR),
            ),
        )
