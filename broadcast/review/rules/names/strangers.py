"""Full names that are nobody's whom the data know, where a person is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.letters import fold
from broadcast.review.reading.parties import party_pattern
from broadcast.review.reading.spans import overlaps
from broadcast.review.rules.faults import fault
from broadcast.review.rules.likeness import COMMON, NEAR, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.findings import Finding
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.mentions import Mentions

_FULL_NAME = re.compile(
    r"(?<![\w'-])(?P<first>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
    r" (?P<last>(?:de |d'|du |Le |La |De )?[A-Z][a-z]+(?:-[A-Z][a-z]+)*)(?![\w-])"
)
_A_THING = re.compile(
    r"(?:\b(?:le|la|les|du|des|au|aux|un|une|sur|ce|cette|notre|radio) |l'|d')$"
    r"|\b(?:a|en|liste|parti|region|commune|canton) $",
    re.IGNORECASE,
)
"""What stands before capitals that name no person: "le Premier Ministre", "à Saint Affrique"."""

_A_PERSON = re.compile(r"\b(?:de|avec|pour|contre|devant|par|et|qui|selon) $|^$|(?:, |: )$")
_ASKS = re.compile(r"(?:\binvitee? d[e']|\bmicro d[e']|\bquestions d[e']|\bface a) ?$")
_DOES = re.compile(
    r",? ?(?:l'emporte|arrive|est|obtient|recueille|devance|reagit|estime|explique|a |qui|\d|,)"
)


def stranger_findings(
    mentions: Mentions, people: Sequence[Person], told: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """What is wrong with the names that nobody bears; ``told`` are those found misspelt."""
    sentence = mentions.sentence
    taken = [*told, *(one.bounds for one in (*mentions.raw_who, *mentions.where))]
    for match in _FULL_NAME.finditer(sentence.folded):
        before, after = sentence.folded[: match.start()], sentence.folded[match.end() :]
        if overlaps(match.span(), taken) or match["first"].lower() in COMMON:
            continue
        if _A_THING.search(before) or party_pattern().search(match[0]):
            continue
        like = max(people, key=lambda one: _alike(one, match[0]), default=None)
        if like and like.first and _alike(like, match[0]) >= NEAR:
            says = f"les données écrivent {like.name}"
            yield fault(sentence, match.span(), says, kind="name")
        elif _ASKS.search(before) or (
            _A_PERSON.search(before) and (_DOES.match(after) or re.search(r"\d", after[:12]))
        ):
            says = "les données ne connaissent pas ce nom"
            yield fault(sentence, match.span(), says, kind="name", severity="doubt")


def _alike(person: Person, name: str) -> float:
    return likeness(fold(person.name).lower(), name.lower())
