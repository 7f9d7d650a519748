"""Rounds named as the round of the day, or as the one before it, that are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.french.dates import DAYS
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.findings import Finding
    from broadcast.review.reading.mentions import Mentions

_WHICH = "premier|second|deuxieme"
_RESULTS_OF = re.compile(
    r"\b(?:resultats?|scores?|chiffres?|decompte|depouillement|verdict|lendemain|issue|soir|terme)"
    rf" (?:\w+ ){{0,2}}?(?:du|de ce|d'un|au) (?P<which>{_WHICH}) tour (?=.)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^(?:(?P<before>[^.]{{0,40}}), )?(?P<which>{_WHICH}) tour\.?$", re.IGNORECASE)
_TO_COME = re.compile(rf"\d|prochain|rendez-vous|attend|{'|'.join(DAYS)}", re.IGNORECASE)
_PAST = re.compile(r"\b(?:etai|avai)\w+")
_COMPARED = re.compile(r"(?:[Pp]ar rapport au|[Qq]u'au|que lors du|[Dd]epuis le) $")
_NOT_HELD = re.compile(r"\b[Pp]as de $")


def round_findings(mentions: Mentions, current: int) -> Iterator[Finding]:
    """What is wrong with the rounds of a sentence; ``current`` is that of the bulletins."""
    yield from _of_the_day(mentions, current)
    for turn in mentions.rounds:
        before = mentions.sentence.folded[: turn.start]
        if _COMPARED.search(before) and turn.said and turn.round == current > 1:
            says = f"les chiffres du jour sont ceux du tour {current}"
            yield _fault(mentions, turn.bounds, says)
        if _NOT_HELD.search(before) and turn.round <= current:
            yield _fault(mentions, turn.bounds, f"le tour {turn.round} a eu lieu")


def _of_the_day(mentions: Mentions, current: int) -> Iterator[Finding]:
    """Results "du premier tour", told in the present: they are those of the day."""
    folded = mentions.sentence.folded
    if len(mentions.rounds) != 1 or _PAST.search(folded):
        return
    alone = _ALONE.match(folded)
    titles = [alone] if alone and not _TO_COME.search(alone["before"] or "") else []
    for match in (*_RESULTS_OF.finditer(folded), *titles):
        number = 1 if match["which"].lower() == "premier" else 2
        if number != current:
            yield _fault(mentions, match.span(), f"le tour des bulletins est le {current}")


def _fault(mentions: Mentions, bounds: tuple[int, int], says: str) -> Finding:
    return fault(mentions.sentence, bounds, says, kind="round", around=34)
