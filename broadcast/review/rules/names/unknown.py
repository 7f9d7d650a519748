"""Parties and functions that the data name nowhere: nobody can say whether they are right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.letters import fold, plain
from broadcast.review.reading.parties import party_of, party_pattern
from broadcast.review.reading.phrasings import one_of
from broadcast.review.reading.spans import overlaps
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Election
    from broadcast.review.findings import Finding
    from broadcast.review.reading.mentions import Mentions

_FUNCTION = re.compile(
    r"\b(?:l[ea] |l')(?P<role>"
    + one_of(r"""
        (?:ancien(?:ne)? |actuel(?:le)? )?(?:maire|deputee?|senat(?:eur|rice)|ministre)
        (?:ancien(?:ne)? |actuel(?:le)? )?(?:conseillere?|secretaire|adjointe?|presidente?)
    """)
    + r" (?:[a-z]+ )?(?:d[eu]s? |d')(?:la |l'|les )?[A-Z][\w'-]*(?:[ -][A-Z][\w'-]*)*)",
    re.IGNORECASE,
)


def parties_known(election: Election) -> frozenset[str]:
    """Every party that an election's files name, be it in a function or a prize."""
    texts = [
        *(election.name, election.prize),
        *(text for one in election.candidates for text in (one.name, one.role, one.party)),
        *(text for q in election.quotes for text in (q.role, q.party, q.lead_in, q.words)),
    ]
    typed = {party_of(one.party) for one in election.candidates} | {
        party_of(quote.party) for quote in election.quotes
    }
    named = {
        party_of(match[0])
        for text in texts
        for match in party_pattern().finditer(fold(plain(text)))
    }
    return frozenset(typed | named)


def unknown_findings(mentions: Mentions, known: frozenset[str]) -> Iterator[Finding]:
    """Parties and functions of a sentence that nothing bears out."""
    sentence = mentions.sentence
    for match in party_pattern().finditer(sentence.folded):
        if not ({party_of(match[0]), party_of(match[0].rstrip("s"))} & known):
            says = "les données ne nomment pas ce parti"
            yield fault(sentence, match.span(), says, kind="function", severity="doubt")
    taken = [one.bounds for one in mentions.raw_who]
    for match in _FUNCTION.finditer(sentence.folded):
        beside = any(
            re.fullmatch(r",? ?", sentence.folded[low:high])
            for one in mentions.raw_who
            for low, high in ((one.end, match.start()), (match.end(), one.start))
            if low <= high
        )
        if not overlaps(match.span("role"), taken) and not beside:
            says = "personne, dans les données, n'a cette fonction"
            yield fault(sentence, match.span("role"), says, kind="function", severity="doubt")
