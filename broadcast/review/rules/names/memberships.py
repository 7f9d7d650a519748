"""A party beside a name is the one that the data give that person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.affiliations import affiliations
from broadcast.review.reading.letters import fold, plain
from broadcast.review.reading.parties import party_of, party_pattern
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.findings import Finding, Severity
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.mentions import Mentions, Who

_AFTER = re.compile(
    r" ?\("
    r"|, (?:pour )?(?:le |la |l'|les |du |candidate? (?:du |de la |des |de l'|d')?)?"
    r"|,? (?:le |la |l')?(?:candidate? )?(?:du |des |de la |de l'|de )(?:l[ae] |l')?"
)
"""What stands between a name and its party: "Hamon (PS)", "Hamon, candidat du PS"."""

_BEFORE = re.compile(r"(?: candidate?)?,? ")
_ARTICLE = re.compile(r"(?:\b(?:le|la|au|du|les|candidate?) |l')$")


def membership_findings(
    mentions: Mentions, people: Sequence[Person], prize: str
) -> Iterator[Finding]:
    """What is wrong with the parties of a sentence; ``prize`` may name whose candidate one is."""
    sentence = mentions.sentence
    stand = [one for one in people if one.candidates]
    for told in affiliations(sentence.folded, people) if stand else ():
        if not told.people and told.party not in _parties_of(prize):
            known = all(person.party for person in stand)
            says = "les données n'ont personne de ce parti" + ("" if known else " : à vérifier")
            severity: Severity = "contradiction" if known else "doubt"
            yield fault(sentence, told.bounds, says, kind="function", severity=severity)
    named = [one for one in mentions.who if one.how == "name" and _parties(one)]
    for match in party_pattern().finditer(sentence.folded):
        words = sentence.words(*match.span())
        said = party_of(words.rstrip("s") if len(words) > 4 else words)
        for one in named:
            right = _parties(one)
            if _beside(sentence.folded, one, match) and not any(said in own for own in right):
                low, high = min(match.start(), one.start), max(match.end(), one.end)
                says = f"parti, selon les données : {', '.join(sorted(right))}"
                yield fault(sentence, (low, high), says, kind="function")


def _parties_of(text: str) -> set[str]:
    return {party_of(match[0]) for match in party_pattern().finditer(fold(plain(text)))}


def _parties(one: Who) -> set[str]:
    return {party_of(person.party) for person in one.people if person.party}


def _beside(folded: str, one: Who, match: re.Match[str]) -> bool:
    """Whether a party is told of someone: right after the name, or before it with an article."""
    start, end = match.span()
    if one.end <= start:
        return bool(_AFTER.fullmatch(folded, one.end, start))
    article = _ARTICLE.search(folded[:start].lower())
    return end <= one.start and bool(article and _BEFORE.fullmatch(folded, end, one.start))
