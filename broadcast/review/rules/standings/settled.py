"""Seats said to be settled, or still to be won: "Gourdon a tranché", "Figeac devra revoter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.phrasings import one_of
from broadcast.review.reading.pointing import about
from broadcast.review.rules.faults import fault
from broadcast.review.rules.standings.fates import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.areas import Area
    from broadcast.review.findings import Finding
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions

_SETTLED = one_of(r"""
    \b(?:a|ont) (?:donc |deja |d'ores et deja )?tranche\b
    \b(?:evit|s'epargn)\w+ (?:donc )?(?:un |le )?second tour
    \bn'(?:aura|auront|a|ont) pas (?:besoin|a) (?:d'un|de) (?:second tour|revoter)
    \bpas (?:besoin )?de second tour (?:a|pour|dans)\b
""")
_AGAIN = one_of(r"""
    \bdevr\w+ (?:donc |encore )?(?:revoter|retourner aux urnes|passer par (?:un|le) second tour)
    \b(?:va|vont|doit|doivent|faudra) (?:donc |encore )?(?:revoter|retourner aux urnes)
    \bretourn\w+ aux urnes
    \b(?:revot|repass)\w+ dimanche
    \bcontraint\w* a un second tour
""")
_WORDS = re.compile(f"(?P<settled>{_SETTLED})|(?P<again>{_AGAIN})", re.IGNORECASE)


def settled_findings(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """What is wrong with the seats that are said to be won, or still to be won."""
    ledger = context.ledger
    for match in _WORDS.finditer(mentions.sentence.folded):
        if _of_a_candidate(mentions, match):
            continue
        for areas in _told(mentions, match, context):
            known = [area for area in areas if ledger.standings.status(area, ledger.round)]
            won = [bool(ledger.standings.elected(area, ledger.round)) for area in known]
            if not known or bool(match["settled"]) in won:
                continue
            elected = names_of(ledger.standings.elected(known[0], ledger.round))
            says = f"élus, {known[0].name} : {elected or 'personne'}"
            yield fault(mentions.sentence, match.span(), says, kind="outcome", around=60)


def _of_a_candidate(mentions: Mentions, match: re.Match[str]) -> bool:
    """Whether "pas de second tour pour" goes on with who is out, not with a seat: see `states`."""
    follows = (one.start - match.end() for one in mentions.standing)
    return match.group().endswith("pour") and any(0 <= gap <= len(" la ") for gap in follows)


def _told(mentions: Mentions, match: re.Match[str], context: Context) -> Iterator[tuple[Area, ...]]:
    """Each seat meant: those listed before the words, the candidate's, or one of those told."""
    subjects = [one for one in mentions.standing if one.end <= match.start() and not one.object]
    seats = {one.stands_in for who in subjects[-1:] for one in who.candidates if one.stands_in}
    if seats:
        yield tuple(seats)
        return
    where = about(mentions, context, match.span())
    before = [one for one in mentions.where if one.end <= match.start()]
    yield from before[-1].areas if before else [where.areas]
