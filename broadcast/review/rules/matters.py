"""Which stories are about the election: the others are news that no table of results knows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.model.script import ClipCue, Read
from broadcast.review.reading.letters import fold, plain
from broadcast.review.reading.phrasings import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.model.election import Election
    from broadcast.model.script import Script, Story
    from broadcast.review.findings import Finding

_VOTING_WORDS = one_of(r"""
    voix
    suffrages?
    scrutins?
    electeurs?
    electrices?
    votants?
    abstention\w*
    participation
    urnes?
    isoloirs?
    depouill\w+
    bulletins? (?:blancs?|nuls?)
    bureaux? de vote
    ballottage
    triangulaires?
    quadrangulaires?
    reports?
    sieges?
    procurations?
    (?:premier|second|1er|2e|2nd|deuxieme) tour
    (?:ont|a|avez|avons|est|sont) (?:vote|elue?s?)
    vot(?:e|ent|ait|aient) pour
    inscrits
    exprimes
    primaires?
    candidat\w*
    partielle
    elections?
    presidentielles?
    legislatives
    municipales
    europeennes
    regionales
    departementales
    senatoriales
    finalistes?
    en tete
    l'emporte\w*
    qualifi\w+ pour
""")
_VOTING = re.compile(rf"\b{_VOTING_WORDS}\b", re.IGNORECASE)
"""Words of an election night; one of them, and every figure of its story must be in the data."""

_NO_LINE = 10**9
"""Past the end of any script."""

ELSEWHERE = "ce sujet ne parle pas du scrutin, les données n'en disent rien"


def who_matters(election: Election) -> re.Pattern[str]:
    """Finds whoever stands or is quoted, by their full name and by the family name alone."""
    candidates = [(one.name, one.family_name, one.head) for one in election.candidates]
    known = {name for own in candidates for name in own if name}
    known |= {quote.speaker for quote in election.quotes}
    words = "|".join(re.escape(fold(plain(name))) for name in sorted(known))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def set_apart(
    findings: Iterable[Finding], script: Script, names: re.Pattern[str]
) -> Iterator[Finding]:
    """The findings, those of other news as doubts: told, and stopping nothing.

    The weather has figures too. A story that names nobody who stands and says no word of voting
    is about something else, and nothing here can tell whether it is right; but an hour is held
    against the script and the station, whatever the story.
    """
    starts = [story.line for story in script.stories]
    elsewhere = [
        range(story.line, end)
        for story, end in zip(script.stories, [*starts[1:], _NO_LINE], strict=True)
        if not _about_the_vote(story, names)
    ]
    for one in findings:
        other = one.kind != "hour" and any(one.line in lines for lines in elsewhere)
        yield (
            replace(one, severity="doubt", data_says=ELSEWHERE, trace="", source="")
            if other
            else one
        )


def _about_the_vote(story: Story, names: re.Pattern[str]) -> bool:
    if any(isinstance(item, ClipCue) for item in story.items):
        return True
    reads = " ".join(item.text for item in story.items if isinstance(item, Read))
    text = fold(plain(f"{story.title} {reads}"))
    return bool(_VOTING.search(text) or names.search(text))
