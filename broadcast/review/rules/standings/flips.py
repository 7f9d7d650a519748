"""Places said to have changed sides between the rounds: "bascule", "a changé de camp"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.mentions import SMALL
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

_FLIPS = re.compile(
    one_of(r"""
        \bchang\w+ de (?:camp|main|cote)s?\b
        \bbascul(?:e|ent|ait|aient|ee?s?)\b
        \brenversements?\b(?! d'alliance)
        \bretournements?\b(?! de situation)
        \bse retourn(?:e|ent)\b
    """),
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:n'|ne |pas de |aucun |sans )[^,;:.]{0,12}$", re.IGNORECASE)


def flip_findings(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """What is wrong with the places that are said to have changed sides."""
    ledger, sentence = context.ledger, mentions.sentence
    match = _FLIPS.search(sentence.folded)
    if match is None or ledger.round == 1 or _NOT.search(sentence.folded[: match.start()]):
        return
    where = about(mentions, context, match.span())
    small = [one for one in where.places if one.kind in SMALL]
    for areas in small[0].areas if small else (where.areas,):
        known = [area for area in areas if _leads(area, context)]
        if any(_flipped(area, context) for area in known):
            continue
        names = " ou ".join(dict.fromkeys(area.name for area in known or areas))
        if known:
            first = names_of(ledger.standings.lead(known[0], ledger.round).first)
            says = f"en tête aux deux tours, {names} : {first}"
            yield fault(sentence, match.span(), says, kind="lead", around=60)
        elif small:
            says = f"aucune source ne dit qui était en tête au tour d'avant : {names}"
            yield fault(sentence, match.span(), says, kind="lead", severity="unsourced", around=60)


def _leads(area: Area, context: Context) -> bool:
    """Whether the data know who was ahead in both rounds."""
    ledger = context.ledger
    return all(ledger.standings.lead(area, n).first for n in (ledger.round - 1, ledger.round))


def _flipped(area: Area, context: Context) -> bool:
    lead, now = context.ledger.standings.lead, context.ledger.round
    return set(lead(area, now - 1).first) != set(lead(area, now).first)
