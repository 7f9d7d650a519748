"""What an import has changed, said to the producer in one line for each department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.facts.leads import result
from broadcast.french.grammar.listing import listing
from broadcast.french.naming.communes import communes_today
from broadcast.french.naming.places import find_department
from broadcast.french.wordings.written import number_text, percent_text
from broadcast.model.election import CONTEST_AREA
from broadcast.model.figures import PublishedShare, Stage
from broadcast.sources.areas import FRANCE, area_of_department

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.facts import Fact
    from broadcast.model.figures import Share

STAGES = {
    Stage.PARTIAL: "résultats partiels",
    Stage.QUASI_DEFINITIVE: "résultats quasi définitifs",
    Stage.DEFINITIVE: "résultats définitifs",
}
MOST_NAMED = 4
"""Contests that are named in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one area stood when it was last looked at."""

    area: Area
    round: int
    stage: Stage
    leader: Candidate | None
    share: Share | None
    counted: Share | None
    """Share of the polling stations, in percent."""

    communes: int
    """How many of its communes have figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """How a department stood, and each of its contests."""

    whole: Standing | None
    contests: tuple[Standing, ...]


def snapshot(election: Election, department: str) -> Snapshot:
    """How a department stands by the figures known now; the nation is "FR"."""
    area = FRANCE if department == "FR" else area_of_department(department)
    local = CONTEST_AREA[election.kind] in ("constituency", "canton", "commune")
    contests = election.contests(area) if local and department != "FR" else ()
    stood = (_standing(election, contest) for contest in contests)
    return Snapshot(
        whole=_standing(election, area), contests=tuple(one for one in stood if one is not None)
    )


def _standing(election: Election, area: Area) -> Standing | None:
    fact = result(election, area)
    if not fact:
        return None
    return Standing(
        area=area,
        round=election.round,
        stage=fact.stage,
        leader=fact.leader,
        share=fact.share,
        counted=_counted(fact),
        communes=len(election.counted_in(area, "commune", election.round)),
    )


def _counted(fact: Fact) -> Share | None:
    return fact.counted if fact.partial else None


def changes(before: Snapshot | None, after: Snapshot) -> Iterator[str]:
    """What has changed between two looks, most telling first; nothing where nothing has.

    "Lot : 82 % des bureaux, Hamon passe en tête".
    """
    if after.whole and (not before or before.whole != after.whole):
        yield _told(before.whole if before else None, after.whole)
    old = {one.area: one for one in before.contests} if before else {}
    new = [one for one in after.contests if one.area not in old]
    moved = [one for one in after.contests if one.area in old and old[one.area] != one]
    if new:
        yield _arrived(new)
    for one in moved:
        yield _told(old[one.area], one)


def _told(before: Standing | None, now: Standing) -> str:
    """One area: how far the count is, then who leads."""
    same_round = before if before and before.round == now.round else None
    return f"{now.area.name} : {_how_far(now)}, {_who(same_round, now)}"


def _how_far(now: Standing) -> str:
    if now.counted is not None:
        return f"{_whole_percent(now.counted)} des bureaux"
    today = communes_today().get(now.area.code, 0) if now.area.kind == "department" else 0
    if now.stage is Stage.PARTIAL and 0 < now.communes < today:
        return f"{number_text(now.communes)} communes sur {number_text(today)}"
    return STAGES[now.stage]


def _whole_percent(share: Share) -> str:
    """Rounded down: 99,9 % of the stations are not all of them."""
    exact = share.percent if isinstance(share, PublishedShare) else share
    return f"{int(exact)} %"


def _who(before: Standing | None, now: Standing) -> str:
    score = f" ({percent_text(now.share)})" if now.share is not None else ""
    if not now.leader:
        return "les deux premiers à égalité"
    name = now.leader.family_name or now.leader.name
    verb = ("passent", "restent") if now.leader.plural else ("passe", "reste")
    if before and before.leader and before.leader.id != now.leader.id:
        return f"{name} {verb[0]} en tête{score}"
    if before:
        return f"{name} {verb[1]} en tête{score}"
    return f"{name} en tête{score}"


def _arrived(new: Sequence[Standing]) -> str:
    """Contests whose first figures have come."""
    where = find_department(new[0].area.department).name
    if len(new) == 1:
        return f"{where} : {_told(None, new[0])}"
    named = [one.area.name for one in new[:MOST_NAMED]]
    if len(new) > MOST_NAMED:
        named.append(f"{len(new) - MOST_NAMED} autres")
    return f"{where} : premiers résultats pour {listing(named)}"
