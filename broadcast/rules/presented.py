"""Whether a script presents those who stand as the rules want: all of them, with no borrowed label.

In a local race every list is presented (the regulator's recommendation for the town councils of
2026). A label of the prefecture is not a party, and is said to be the prefecture's. A list that
stands alone is said to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.script import Read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.script import Script

WIDE = frozenset({"nation", "region"})
"""Races that no single station presents in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """Something that a script says amiss of who stands."""

    rule: Literal["candidates", "label", "alone"]
    line: int
    what: str
    """In French."""


def presented(script: Script, election: Election, department: Area) -> tuple[Presented, ...]:
    """Everything amiss in how a script presents who stands, in the order of the races."""
    return tuple(_amiss(script, election, department))


def _amiss(script: Script, election: Election, department: Area) -> Iterator[Presented]:
    said = _sentences(script)
    whole = " ".join(sentence for _, sentence in said).casefold()

    # Hundreds of lists, three names each: a plain search rules nearly all of them out
    def heard(one: Candidate) -> bool:
        return any(name.casefold() in whole for name in _names(one))

    races: dict[Area | None, list[Candidate]] = {}
    for one in election.candidates:
        races.setdefault(one.stands_in, []).append(one)
    for area in election.contests(department):
        stand = [] if area.kind in WIDE else races.get(area, [])
        named = {one.id: _named(one, said) if heard(one) else 0 for one in stand}
        first = min((line for line in named.values() if line), default=0)
        if not first:
            continue
        missing = [one.name for one in stand if not named[one.id]]
        if missing:
            told = ", ".join(missing)
            yield Presented(
                rule="candidates", line=first, what=f"{area.name} : pas un mot de {told}"
            )
        if len(stand) == 1 and not any(_alone(one, stand[0]) for _, one in said):
            what = f"{area.name} : {stand[0].name} se présente sans adversaire, et ce n'est pas dit"
            yield Presented(rule="alone", line=first, what=what)
    yield from _labelled(said, [one for one in election.candidates if one.nuance and heard(one)])


def _labelled(
    said: Sequence[tuple[int, str]], candidates: Sequence[Candidate]
) -> Iterator[Presented]:
    for line, sentence in said:
        for one in candidates:
            label = one.nuance
            if label == one.party or "préfecture" in sentence:
                continue
            if _holds(sentence, label) and _named(one, [(line, sentence)]):
                what = (
                    f"« {label} » est le classement de la préfecture pour {one.name} : "
                    "dites « classé … par la préfecture », ou retirez-le"
                )
                yield Presented(rule="label", line=line, what=what)


def _sentences(script: Script) -> list[tuple[int, str]]:
    return [
        (item.line, sentence)
        for story in script.stories
        for item in story.items
        if isinstance(item, Read)
        for sentence in split_sentences(" ".join(item.text.split()))
    ]


def _named(candidate: Candidate, said: Sequence[tuple[int, str]]) -> int:
    """The first line that names a candidate; 0 for none."""
    names = _names(candidate)
    return next(
        (line for line, sentence in said if any(_holds(sentence, name) for name in names)), 0
    )


def _names(candidate: Candidate) -> list[str]:
    return [name for name in (candidate.name, candidate.head, candidate.family_name) if name]


def _alone(sentence: str, candidate: Candidate) -> bool:
    """Whether a sentence says that a candidate is the only one."""
    only = re.search(r"\b(?:seule?s?|uniques?|sans adversaire|sans concurrent)\b", sentence)
    return bool(only) and bool(_named(candidate, [(1, sentence)]))


def _holds(sentence: str, words: str) -> bool:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return re.search(pattern, sentence, re.IGNORECASE) is not None
