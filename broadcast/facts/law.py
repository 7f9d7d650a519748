"""Who is elected and who may go on, by the electoral code, where the count is final.

Only what the votes alone decide: not who withdraws or merges afterwards, nor the age that breaks
a tie, nor the seats of a proportional ballot. Articles are those of the French *code électoral*.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.model.election import ElectionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadcast.model.facts import Status

OF_REGISTERED, OF_VALID = Fraction(125, 1000), Fraction(10, 100)

GOES_ON: dict[ElectionKind, Fraction] = {
    ElectionKind.LEGISLATIVES: OF_REGISTERED,  # L. 162
    ElectionKind.DEPARTEMENTALES: OF_REGISTERED,  # L. 210-1
    ElectionKind.MUNICIPALES: OF_VALID,  # L. 264, lists
    ElectionKind.REGIONALES: OF_VALID,  # L. 346
}
"""What opens the second round: 12,5 % of the registered voters, or 10 % of the valid votes."""

QUARTER = (ElectionKind.LEGISLATIVES, ElectionKind.DEPARTEMENTALES)
"""Where a majority elects at once only with the votes of a quarter of the registered voters: L. 126
and L. 193. A list needs no quarter (L. 262, L. 338); the municipal ballots by name that did
(L. 253, small communes until 2026) elect several at a time and are left to their source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """One contest's count, whole: the votes of everyone who stands there."""

    votes: Mapping[str, int]
    """By candidate id; nobody is missing, so that they add up to the valid votes."""

    registered: int
    valid: int


def whole_count(
    votes: Mapping[str, int], registered: int | None, valid: int | None
) -> Ballots | None:
    """A contest's count if nobody is missing from it; nothing is decided from any other.

    >>> whole_count({"a": 60, "b": 30}, 200, 100) is None
    True
    """
    if registered is None or valid is None or not votes or sum(votes.values()) != valid:
        return None
    return Ballots(votes=votes, registered=registered, valid=valid)


def statuses(kind: ElectionKind, ballots: Ballots, *, first: bool, last: bool) -> dict[str, Status]:
    """Who is elected, or else who may stand in the second round, by candidate id.

    Nothing where only a source can tell: a tie for the seat, or an election not told here.

    >>> votes = {"a": 3231, "b": 3179, "c": 1690, "d": 1107}
    >>> count = Ballots(votes=votes, registered=17_000, valid=9207)
    >>> statuses(ElectionKind.MUNICIPALES, count, first=True, last=False)
    {'a': 'qualified', 'b': 'qualified', 'c': 'qualified', 'd': 'qualified'}
    """
    if kind not in GOES_ON:
        return {}
    ranked = sorted(ballots.votes, key=lambda one: -ballots.votes[one])
    most = ballots.votes[ranked[0]]
    tied = len(ranked) > 1 and ballots.votes[ranked[1]] == most
    if last and not first:
        return {} if tied or not most else {ranked[0]: "elected"}
    enough = 4 * most >= ballots.registered or kind not in QUARTER
    if 2 * most > ballots.valid and enough:
        return {ranked[0]: "elected"}
    return dict.fromkeys(_going_on(kind, ballots, ranked), "qualified")


def _going_on(kind: ElectionKind, ballots: Ballots, ranked: list[str]) -> list[str]:
    """Those above the line; the first two where fewer than two are, if nobody ties for second."""
    bar = GOES_ON[kind]
    line = bar * (ballots.registered if bar == OF_REGISTERED else ballots.valid)
    above = [one for one in ranked if ballots.votes[one] >= line]
    if len(above) >= 2 or len(ranked) < 2:
        return above
    level = len(ranked) > 2 and ballots.votes[ranked[1]] == ballots.votes[ranked[2]]
    return [] if level else ranked[:2]
