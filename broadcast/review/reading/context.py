"""What a sentence leaves unsaid: the place and the people of the sentences before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.mentions import SMALL
from broadcast.review.reading.phrasings import one_of

if TYPE_CHECKING:
    from broadcast.model.areas import Area
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.reading.atlas import Atlas
    from broadcast.review.reading.leads import Claim
    from broadcast.review.reading.mentions import Mentions, PlaceNamed, Who

_WHOLE = re.compile(
    one_of(r"""
        (?<!lors de )(?<!qu'a )(?<!que )\b(?:la|cette) primaire\b(?! de (?:\d|la droite))
        \bl'election\b
        (?<!lors de )(?<!qu'a )\bla presidentielle\b(?! de \d)
        \bl'elysee\b
        \bpresidente? de la republique\b
        \ble scrutin\b
        \bles europeennes\b
        \bles regionales\b
    """),
    re.IGNORECASE,
)
"""Speaks of the whole election, not of what it gave somewhere."""


_ASKED = re.compile(r" ?\?")
"""After a place that opens a question: "Et à Figeac ?", what follows is told of it alone."""

_SEAT = re.compile(r"^((?:[Ll]a |[Dd]ans la )?\d+(?:re|e))$")
"""A seat by its number alone, as a title."""


class Context:
    """What has been said so far, sentence after sentence."""

    def __init__(self, ledger: Ledger, atlas: Atlas) -> None:
        self.ledger, self._atlas = ledger, atlas
        self._story = -1
        self._seats = {area.kind for area in ledger.areas.contests}
        self.areas: tuple[Area, ...] = ledger.areas.usual()
        """What a sentence that names no place is about."""

        self._wide: tuple[Area, ...] = ()
        """What is left out for one sentence, after a question about one place."""

        self.said: tuple[Who, ...] = ()
        """People named so far in the story, oldest first."""

        self.latest: tuple[Who, ...] = ()
        """Those of the last sentence that named any."""

        self.counts = ""
        """What the last figure counted."""

        self.claim: Claim | None = None
        """The last lead that the sentence before claimed."""

        self.places: tuple[Area, ...] = ()
        """Small places named so far in the story, the last one last."""

    def enter(self, story: int, title: str) -> None:
        """Begin a story, whose folded title may name a place."""
        if story == self._story:
            return
        self._story = story
        self.said, self.latest, self.counts, self.places = (), (), "", ()
        self.claim, self._wide = None, ()
        areas = self.ledger.areas
        title = _SEAT.sub(r"\1 circonscription", title)
        named = tuple(area for one in self._atlas.find(title) for area in one.areas if not one.far)
        self.areas = areas.with_seats(named) if named else areas.usual()

    def leave(self, mentions: Mentions, counts: str) -> None:
        """Remember what a sentence named, and what its last figure counted."""
        people = tuple(one for one in mentions.who if one.people)
        if people:
            self.said += people
            self.latest = people
        self.counts = counts or self.counts
        self.areas, self._wide = tuple(dict.fromkeys((*self._wide, *self.areas))), ()
        told = [one for one in mentions.where if not one.term]
        wide = [one for one in told if self.is_wide(one)]
        small = [one for one in told if not self.is_wide(one)]
        if wide:
            self.areas = self.ledger.areas.with_seats(wide[-1].every)
        elif not small and self.whole_election(mentions):
            self.areas = self.whole_election(mentions)
        for area in (area for one in small for own in one.areas for area in own[:1]):
            self.places = (*(known for known in self.places if known != area), area)
        if small and len(small[-1].areas) == 1:
            kept = tuple(area for area in self.areas if area.kind not in SMALL)
            self.areas = (*kept, *small[-1].every)
            if _ASKED.fullmatch(mentions.sentence.folded, small[-1].end):
                self._wide, self.areas = kept, small[-1].every

    def is_wide(self, one: PlaceNamed) -> bool:
        """Whether a place may be what later sentences are about: it has a seat, or is large."""
        return one.kind not in SMALL or one.kind in self._seats

    def whole_election(self, mentions: Mentions) -> tuple[Area, ...]:
        """The area that decides the election, where a sentence speaks of the election itself."""
        contest = self.ledger.areas.contest
        return (contest,) if contest and _WHOLE.search(mentions.sentence.folded) else ()
