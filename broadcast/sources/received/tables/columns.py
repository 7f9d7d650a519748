"""What each column of a table is: of the area, of its ballots, or of one candidate's group.

Candidate groups are found by meaning: headers that repeat, headers that are numbered, or the
header of the first group alone with unnamed columns after it, as in the ministry's TXT.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.sources.received.tables.vocabulary import CANDIDATE_ROLES, fold, may_name, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNNAMED = re.compile(r"(?:Unnamed: ?\d+|_duplicated_\d+|column_\d+|Champ ?\d+|F\d+|V\d+|X\d+)?")
_SAYS_NOTHING = frozenset({"percent", "other", "unnamed"})
_INSIDE = frozenset({*CANDIDATE_ROLES, "percent"})

Group = dict[str, int]
"""Role of a candidate's column, and the column's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column says what."""

    fixed: dict[str, int]
    """What is said once a row: the area and its ballots."""

    groups: tuple[Group, ...]
    """One for each candidate that a row may hold; a long file has one."""

    unknown: dict[int, str]
    """Columns whose header means nothing here: perhaps candidates."""

    how: str
    """How the groups were told, in French: for the description of the layout."""

    @property
    def roles(self) -> set[str]:
        """Every meaning that the header has."""
        return {*self.fixed, *(role for group in self.groups for role in group)}


def understand(header: Sequence[str | None]) -> Columns:
    """The columns of a header.

    >>> columns = understand(["Inscrits", "Nom", "Voix", "", "", "Code commune"])
    >>> columns.fixed
    {'registered': 0, 'commune_code': 5}
    >>> columns.groups
    ({'family_name': 1, 'votes': 2}, {'family_name': 3, 'votes': 4})
    """
    meanings = [_meaning(cell) for cell in header]
    named = [index for index, (role, _) in enumerate(meanings) if role in CANDIDATE_ROLES]
    named = _after_the_first_name(named, meanings)
    fixed: dict[str, int] = {}
    for index, (role, _) in enumerate(meanings):
        if role and role not in _SAYS_NOTHING and role not in CANDIDATE_ROLES:
            fixed.setdefault(role, index)
    groups = _groups(named, meanings, [fold(cell or "") for cell in header])
    how = "une ligne par candidat" if len(groups) == 1 else "groupes répétés"
    if any(meanings[index][1] for index in named):
        how = "groupes numérotés"
    elif len(groups) == 1 and (tail := _unnamed_tail(groups[0], meanings)):
        groups, how = tail, "premier groupe seul nommé"
    unknown = {
        index: (header[index] or "").strip()
        for index, (role, _) in enumerate(meanings)
        if header[index] and (not role or (role == "percent" and may_name(header[index] or "")))
    }
    return Columns(fixed=fixed, groups=tuple(groups), unknown=unknown, how=how)


def _meaning(cell: str | None) -> tuple[str, int]:
    text = (cell or "").strip()
    return ("unnamed", 0) if _UNNAMED.fullmatch(text) else role_of(text)


def _after_the_first_name(named: list[int], meanings: list[tuple[str, int]]) -> list[int]:
    """Without the shares that come before any candidate: those of ballots ("% Exprimés")."""
    first = next((index for index in named if meanings[index][0] != "share"), len(meanings))
    return [index for index in named if index >= first]


def _groups(named: list[int], meanings: list[tuple[str, int]], headers: list[str]) -> list[Group]:
    """Numbered columns go by their number; others start a group where a header comes again."""
    by_number: dict[int, Group] = {}
    if any(meanings[index][1] for index in named):
        for index in named:
            role, number = meanings[index]
            by_number.setdefault(number, {}).setdefault(role, index)
        return [group for _, group in sorted(by_number.items())]
    groups: list[Group] = []
    seen: set[str] = set()
    for index in named:
        if not groups or headers[index] in seen:
            groups.append({})
            seen = set()
        seen.add(headers[index])
        groups[-1].setdefault(meanings[index][0], index)
    return groups


def _unnamed_tail(first: Group, meanings: list[tuple[str, int]]) -> list[Group]:
    """The first group, and one more each time its width fits in the unnamed columns after it."""
    start = min(first.values())
    end = start
    while end < len(meanings) and meanings[end][0] in _INSIDE:
        end += 1
    width, last = end - start, end
    while last < len(meanings) and meanings[last][0] == "unnamed":
        last += 1
    if last - end < width - 1:
        return []
    return [
        {role: index + shift for role, index in first.items() if index + shift < last}
        for shift in range(0, last - start, width)
        if start + shift + max(first.values()) - start < last
    ]
