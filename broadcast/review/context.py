"""What a sentence leaves unsaid: the place, the round and the people of the sentences before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadcast.model.election import Area
    from broadcast.review.atlas import Atlas
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions, Turn, Where_, Who

_PAST = re.compile(r"\b(?:etait|etaient|avait|avaient|menait|menaient|dominait|devancait)\b")
_FUTURE = re.compile(
    r"\b\w+(?:era|eront|ira|iront|aura|auront|endra|endront)\b|\baffront\w+|\bduel\b|angulaire\b"
    r"|\bqualifi\w+|\bse retrouv\w+|\bseraient\b|\boppos\w+|\ben vue\b|\ba deux\b|\ba trois\b"
)
_WHOLE = re.compile(
    r"(?<!lors de )(?<!qu'a )(?<!que )\b(?:la|cette) primaire\b(?! de (?:\d|la droite))|\bl'election\b"
    r"|(?<!lors de )(?<!qu'a )\bla presidentielle\b(?! de \d)|\bl'elysee\b|\bpresidente? de la"
    r" republique\b|\ble scrutin\b|\bles europeennes\b|\bles regionales\b",
    re.IGNORECASE,
)


class Context:
    """What has been said so far, sentence after sentence."""

    def __init__(self, ledger: Ledger, atlas: Atlas) -> None:
        self._ledger, self._atlas = ledger, atlas
        self._story = -1
        self._seats = {area.kind for area in ledger.contests}
        self.areas: tuple[Area, ...] = ledger.usual()
        self.said: tuple[Who, ...] = ()
        """People named so far in the story, oldest first."""

        self.latest: tuple[Who, ...] = ()
        """Those of the last sentence that named any."""

        self.counts = ""
        """What the last figure counted."""

    def enter(self, story: int, title: str) -> None:
        """Begin a story, whose title may name a place."""
        if story == self._story:
            return
        self._story = story
        self.said, self.latest, self.counts = (), (), ""
        named = [area for one in self._atlas.find(title) for area in one.areas if not one.far]
        self.areas = self._around(tuple(named)) if named else self._ledger.usual()

    def leave(self, mentions: Mentions, counts: str) -> None:
        """Remember what a sentence named."""
        people = tuple(one for one in mentions.who if one.people)
        if people:
            self.said += people
            self.latest = people
        self.counts = counts or self.counts
        wide = [one for one in mentions.where if self._wide(one)]
        small = [one for one in mentions.where if not self._wide(one)]
        if wide:
            self.areas = self._around(wide[-1].every)
        elif not small and self._ledger.contest and _WHOLE.search(mentions.sentence.folded):
            self.areas = (self._ledger.contest,)
        if small and len(small[-1].areas) == 1:
            kept = tuple(area for area in self.areas if area.kind not in ("place", "commune"))
            self.areas = (*kept, *small[-1].every)

    def _wide(self, one: Where_) -> bool:
        """Whether a place may be what later sentences are about: it has a seat, or is large."""
        kind = one.areas[-1][0].kind
        return kind not in ("place", "commune") or kind in self._seats

    def _around(self, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        """A department stands for the seats in it too."""
        inside = [
            contest
            for area in areas
            if area.kind == "department"
            for contest in self._ledger.election.contests(area)
        ]
        return tuple(dict.fromkeys((*areas, *inside)))

    def with_seats(self, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        """Areas, and the seats won inside the departments among them."""
        return self._around(areas)

    def where(
        self, mentions: Mentions, start: int, end: int, others: Iterable[int] = ()
    ) -> tuple[tuple[Where_, ...], tuple[Area, ...], bool]:
        """The places that something said between two letters is about, and whether it says so.

        ``others`` are where the sentence's other figures begin: a place beyond one is not meant.
        """
        text, starts = mentions.sentence.folded, tuple(others)
        for one in mentions.where:
            gap = text[end : one.start]
            near = 0 <= one.start - end <= 60 and mentions.same_clause(end - 1, one.start)
            crossed = any(end <= other < one.start for other in starts)
            if near and not crossed and not re.search(r"\b(?:et|mais|puis|que|qu)\b", gap):
                return (one,), one.every, True
        before = [one for one in mentions.where if one.end <= start]
        if before:
            nearest = before[-1]
            alone = len(before) == 1 and (self._wide(nearest) or len(nearest.areas) == 1)
            if mentions.same_clause(nearest.end, start) or alone:
                return (nearest,), nearest.every, True
            wide = [one for one in before if self._wide(one)][-1:]
            told = (nearest, *wide) if nearest not in wide else tuple(wide)
            areas = tuple(area for one in told for area in one.every)
            return told, areas if wide else (*areas, *self.areas), bool(wide)
        after = [one for one in mentions.where if one.start >= end]
        if after and not any(end <= other < after[0].start for other in starts):
            return (after[0],), after[0].every, True
        if self._ledger.contest and _WHOLE.search(text):
            return (), tuple(dict.fromkeys((self._ledger.contest, *self.areas))), False
        return (), self.areas, False

    def rounds(
        self, mentions: Mentions, start: int, end: int, others: Iterable[int] = ()
    ) -> tuple[int, ...]:
        """The rounds that something said between two letters may be about."""
        current, starts = self._ledger.round, tuple(others)
        turns = [turn for turn in mentions.rounds if not turn.ahead]
        low, high = mentions.clause(start)
        clause = mentions.sentence.folded[low:high]
        if turns:
            told = self._told(mentions, turns, start, end, starts)
            if told and told[0] > current and _FUTURE.search(mentions.sentence.folded):
                return (current,)
            if told:
                return told
        if _PAST.search(clause) and current > 1:
            return (current - 1, current)
        return (current,)

    def _told(
        self, mentions: Mentions, turns: list[Turn], start: int, end: int, starts: tuple[int, ...]
    ) -> tuple[int, ...]:
        for turn in turns:
            crossed = any(end <= other < turn.start for other in starts)
            if turn.start >= end and mentions.same_clause(end - 1, turn.start) and not crossed:
                return (turn.round,)
        before = [turn for turn in turns if turn.end <= start]
        if not before:
            return ()
        turn = before[-1]
        crossed = any(turn.end <= other < start for other in starts)
        if mentions.same_clause(turn.end, start) and not crossed:
            return (turn.round,)
        low, high = mentions.clause(turn.start)
        alone = not any(low <= one.start < high and one.candidates for one in mentions.who)
        if alone and not any(low <= other < high for other in starts):
            return (turn.round,)
        if any(turn.end <= one.start and one.end <= start for one in mentions.who):
            return (self._ledger.round,)  # someone else's clause, after the one of that round
        return tuple(dict.fromkeys((turn.round, self._ledger.round)))
