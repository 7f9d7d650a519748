"""A department beside the region and the nation, and beside itself at the vote before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.facts.standing import leader_basis, of_one_count, of_one_source
from broadcast.facts.tracing import fact_from
from broadcast.french.naming.elections import round_compared
from broadcast.french.wordings.compared import trend
from broadcast.french.wordings.intervals import percent_of
from broadcast.model.facts import Reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact
    from broadcast.model.figures import Figure, Share

STRANGE_POINTS = 20
"""Points from the nation's or the earlier share that are as surprising as can be. House style."""

KNOWN_PERCENT = 5
"""A candidate's share under it, here and there, is not compared. House style."""


def against(election: Election, found: Fact, other: Fact | None) -> Iterator[Fact]:
    """The leader's share here and there; and that of whoever is farthest from the share there."""
    if not other or found.partial or other.partial or found.area == other.area:
        return
    pairs = _shared(found, other)
    leader = [pair for pair in pairs if pair[0] == found.leader]
    farthest = sorted(pairs, key=lambda pair: -_points(pair[1], pair[2]))[:1]
    chosen = {pair[0].id: pair for pair in (*leader, *(farthest if len(pairs) > 2 else ()))}
    for who, here, there in chosen.values():
        used = [
            figure
            for area in (found.area, other.area)
            for figure in _scores(election, area, election.round, who)
        ]
        yield fact_from(
            "against",
            found.area,
            used,
            leader=who,
            share=here,
            other_share=there,
            there=other.area,
            relation=trend(here, there),
            reasons=Reasons(surprise=min(1.0, _points(here, there) / STRANGE_POINTS)),
        )


def _shared(found: Fact, other: Fact) -> list[tuple[Candidate, Share, Share]]:
    """Candidates whose share is known in both, and is worth comparing."""
    there = {one.candidate.id: one.share for one in other.standings}
    return [
        (one.candidate, one.share, share)
        for one in found.standings
        if one.share is not None
        and (share := there.get(one.candidate.id)) is not None
        and max(percent_of(one.share), percent_of(share)) >= KNOWN_PERCENT
    ]


def _points(one: Share, other: Share) -> float:
    return abs(float(percent_of(one) - percent_of(other)))


def _scores(election: Election, area: Area, round_: int, who: Candidate) -> list[Figure]:
    """The figures behind a candidate's share: the printed one, or else everyone's votes."""
    printed = of_one_source(election.figures_of(area, round_, "share")).get(who.id)
    votes = of_one_count(election.figures_of(area, round_, "votes"))
    return [printed] if printed else list(votes.values())


def eliminated_leader(election: Election, found: Fact) -> Fact | None:
    """Who led here in the round before and is no longer in the running."""
    before = leader_basis(election, found.area, election.round - 1)
    if not before or not before.candidate or still_runs(election, before.candidate):
        return None
    return fact_from(
        "first_round",
        found.area,
        [before],
        leader=before.candidate,
        runner_up=found.leader,
        reasons=Reasons(change=0.5),
    )


def still_runs(election: Election, who: Candidate) -> bool:
    """Whether a candidate of the round before has any figure in the round of the day."""
    return any(
        figure.candidate == who and figure.round == election.round for figure in election.figures
    )


def gain(election: Election, found: Fact) -> Fact | None:
    """The votes that the leader has won since the round before, both counted to the unit."""
    who = found.leader
    if not who or found.partial:
        return None
    now, before = (
        of_one_count(election.figures_of(found.area, round_, "votes")).get(who.id)
        for round_ in (election.round, election.round - 1)
    )
    if not now or not before:
        return None
    if not isinstance(now.value, int) or not isinstance(before.value, int):
        return None
    if now.value <= before.value:
        return None
    return fact_from(
        "gain",
        found.area,
        [now, before],
        leader=who,
        votes=now.value,
        number=now.value - before.value,
        before=before.value,
        reasons=Reasons(change=min(1.0, (now.value / max(before.value, 1) - 1) / 4)),
    )


def swing(found: Fact, earlier: Sequence[tuple[Election, Fact]]) -> Iterator[Fact]:
    """The share of the first candidates in the election before, if they stood in it too.

    ``earlier`` are results in the same area and round, the latest first: only the latest counts.
    """
    for election, before in earlier[:1]:
        shares = {one.candidate.name.casefold(): one for one in before.standings}
        for one in found.standings[:2]:
            then = shares.get(one.candidate.name.casefold())
            if not then or one.share is None or then.share is None or found.partial:
                continue
            then_used = _scores(election, found.area, election.round, then.candidate)
            if one.candidate.form != "person" or not then_used:
                continue
            yield fact_from(
                "swing",
                found.area,
                then_used,
                leader=one.candidate,
                share=one.share,
                other_share=then.share,
                than=round_compared(election),
                relation=trend(one.share, then.share),
                reasons=Reasons(change=min(1.0, _points(one.share, then.share) / STRANGE_POINTS)),
            )
