"""Who is said to become what the election gives: president, mayor, the party's candidate."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from broadcast.model.election import ElectionKind
from broadcast.review.data.areas import FRANCE
from broadcast.review.reading.letters import fold, plain
from broadcast.review.rules.faults import fault
from broadcast.review.rules.standings.fates import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.data.ledger import Ledger
    from broadcast.review.findings import Finding
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who

_INVESTED = (
    r"\bport\w+ les couleurs\b|\brepresenter\w* (?:la|le|les|l'|son)\b"
    r"|\bvainqueur de la primaire\b"
    r"|\bcandidate? (?:[\w']+ ){0,8}a (?:la|l'election) presidentielle\b|\binvestie?\b"
)
_PRESIDENT = r"\bpresidente? de la republique\b|\ba l'elysee\b|\bl'elysee revien\w+ a\b"
_TITLE = r"(?:candidate?|president\w*|maire|chef\w*)"
_BEFORE_IT = re.compile(r"\b(?:ancienn?e?|ex) $|\bpour la $")


def prize_findings(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """What is wrong with who is said to win it: it is the leader's."""
    ledger, text = context.ledger, mentions.sentence.folded.lower()
    for pattern in _prize_patterns(ledger):
        match = re.search(pattern, text)
        if not match or _BEFORE_IT.search(text[: match.start()]):
            continue
        who = _winner_told(mentions, match, context)
        lead = ledger.standings.lead(FRANCE, ledger.round)
        if who and lead.first and set(who.candidates).isdisjoint(lead.first):
            yield fault(
                mentions.sentence,
                match.span(),
                f"en tête, France : {names_of(lead.first)}",
                kind="outcome",
                basis=lead.basis,
                around=60,
            )


def _prize_patterns(ledger: Ledger) -> Iterator[str]:
    """The prize in the election's own words, and in those of every newsroom."""
    own = _in_own_words(ledger.election.prize)
    if own:
        yield own
    if ledger.one_winner:
        yield _PRESIDENT
    if ledger.election.kind is ElectionKind.PRIMAIRE:
        yield _INVESTED


@lru_cache(maxsize=16)
def _in_own_words(prize: str) -> str:
    """The prize as a pattern: any form of its title, "candidate", then the rest as typed."""
    words = fold(plain(prize)).lower()
    rest = re.sub(rf"^(?:l'|le |la )?{_TITLE} ?", "", words)
    title = re.search(rf"\b{_TITLE}\b", words)
    return rf"\b{re.escape(title[0][:8])}\w* {re.escape(rest)}" if title and rest else ""


def _winner_told(mentions: Mentions, match: re.Match[str], context: Context) -> Who | None:
    """Of whom it is said: the subject before it, the one named after it, or "il"."""
    named = [one for one in mentions.standing if one.how != "other"]
    before = [one for one in named if one.end <= match.start() and not one.object]
    if before:
        return before[-1]
    after = next((one for one in named if one.start >= match.end()), None)
    if after is None and re.search(r"\b(?:il|elle)\b", mentions.sentence.folded):
        return next((one for one in context.latest if one.candidates), None)
    return after
