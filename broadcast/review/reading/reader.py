"""Reads a sentence: who, where and which round it names, and how it falls into clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.reading.affiliations import by_party
from broadcast.review.reading.clauses import clause_breaks, listed
from broadcast.review.reading.mentions import Mentions, PlaceNamed
from broadcast.review.reading.names import Names, joined
from broadcast.review.reading.pronouns import is_object, stand_ins, with_rivals
from broadcast.review.reading.spans import overlaps
from broadcast.review.reading.terms import with_terms
from broadcast.review.reading.turns import rounds_by_date, turns_of
from broadcast.review.reading.victors import in_order, victors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.review.reading.atlas import Atlas, Named
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.mentions import Turn, Who
    from broadcast.review.reading.sentences import Sentence


_TOGETHER = 12
"""Letters between a round and its date, fewer than these."""


class Reader:
    """Finds what sentences name."""

    def __init__(
        self,
        election: Election,
        people: tuple[Person, ...],
        atlas: Atlas,
        *,
        won: tuple[Candidate, ...] = (),
    ) -> None:
        """``won`` is who has won the whole election, where one person does and the data know."""
        self._election, self._people, self._atlas = election, people, atlas
        stand = [one for one in people if one.candidates] if won else []
        self._won = tuple(one for one in stand if set(one.candidates) & set(won))
        lost = tuple(one for one in stand if one not in self._won)
        self._lost = lost if len(lost) == 1 else ()
        self._names = Names(people)
        self._everyone = tuple(dict.fromkeys(one for own in people for one in own.candidates))

    def read(self, sentence: Sentence, before: Sequence[Who] = ()) -> Mentions:
        """All that a sentence names; ``before`` are the people of the sentences before it."""
        folded, election = sentence.folded, self._election
        named = self._names.find(folded)
        ordered = tuple(in_order(folded, named))
        rounds = tuple(
            one
            for one in turns_of(folded, current=election.round, last=len(election.rounds))
            if not overlaps(one.bounds, [who.bounds for who in ordered])
        )
        rounds += tuple(
            one
            for one in rounds_by_date(folded, election.rounds)
            if not any(turn.said and _close(folded, turn, one) for turn in rounds)
        )
        taken = [one.bounds for one in (*named, *rounds)]
        found = _apart(self._atlas.find(folded), taken)
        places = tuple(with_terms(folded, listed(folded, found)))
        taken += [one.bounds for one in places]
        parties = by_party(folded, self._people, named)
        every = tuple(sorted((*named, *parties), key=lambda one: one.start))
        told = (*joined(folded, every), *ordered, *victors(folded, self._won, self._lost))
        who = [
            replace(one, object=is_object(folded, one.start))
            for one in sorted(told, key=lambda one: one.start)
        ]
        who += stand_ins(folded, who, before, taken)
        who.sort(key=lambda one: one.start)
        return Mentions(
            sentence=sentence,
            who=tuple(with_rivals(who, self._people)),
            raw_who=named,
            where=places,
            rounds=rounds,
            breaks=clause_breaks(
                folded, [one.bounds for one in who], [one.bounds for one in places]
            ),
            everyone=self._everyone,
        )


def _close(folded: str, turn: Turn, other: Turn) -> bool:
    """Whether a round and a date are told together, "au second tour, le 29 janvier"."""
    low, high = sorted((turn, other), key=lambda one: one.start)
    return len(folded[low.end : high.start]) < _TOGETHER


def _apart(named: Iterable[Named], taken: Sequence[tuple[int, int]]) -> list[PlaceNamed]:
    """Places that overlap no person, no round and no place found before."""
    spans, kept = list(taken), []
    for one in named:
        if not overlaps(one.bounds, spans):
            spans.append(one.bounds)
            kept.append(PlaceNamed(start=one.start, end=one.end, areas=(one.areas,)))
    return sorted(kept, key=lambda one: one.start)
