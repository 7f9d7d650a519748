"""Lists, their names and who heads them; and candidates who do not stand where they are told of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from broadcast.model.election import CONTEST_AREA
from broadcast.review.data.areas import SEATED_NEAR_BY
from broadcast.review.reading.letters import fold
from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.faults import fault
from broadcast.review.rules.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.findings import Finding
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who

_NEAR = 0.8
"""How alike two lists must be for one to be the other misspelt."""

_HEADED = re.compile(
    r",? ?(?:conduite|menee|emmenee|dirigee|portee|pilotee) par (?:le |la |l')?"
    r"| (?:de|d'|du) ?(?:la |le )?"
)
_HEADS = re.compile(
    r",? (?:est )?(?:a la tete d[eu] |tete de liste (?:de )?|qui (?:conduit|mene|emmene) |conduit "
    r"|emmene )(?:la )?(?:liste )?"
)
_LIST = re.compile(r"\b[Ll]istes? (?=[A-Z])")
_RESULTS = re.compile(
    one_of(r"""
        \d
        \btete\b
        \bdevan\w+
        \bl'emport\w+
        \bs'impos\w+
        \belue?s?\b
        \baffront\w+
        \bduel\b
        angulaire
        \bqualifi\w+
        \bsecond tour\b
        \bvictoire\b
        \bs'inclin\w+
        \belimin\w+
        \bretir\w+
        \begalite\b
        \bmen(?:e|ent)\b
        \bbat(?:tent)?\b
    """)
)
_BESIDE = re.compile(
    r"\b(?:soutien\w*|soutenu\w*|appel\w+ a voter|felicit\w+|ralli\w+"
    r"|(?:leurs?|sa|son|ses) (?:circonscription|canton|commune|ville)s?)\b"
)
"""Someone from elsewhere may be told of who does this."""


def slate_findings(
    mentions: Mentions, context: Context, people: Sequence[Person]
) -> Iterator[Finding]:
    """What is wrong with the lists and the candidates of a sentence."""
    yield from _heads(mentions)
    yield from _misspelt(mentions, people)
    yield from _standing(mentions, context)


def _heads(mentions: Mentions) -> Iterator[Finding]:
    """A list beside a person is the one that the person heads."""
    sentence = mentions.sentence
    for one, other in pairwise(mentions.raw_who):
        gap = sentence.folded[one.end : other.start]
        of_list, of_head = _lists(one), _lists(other)
        if of_list and not of_head and _HEADED.fullmatch(gap):
            slate, person = of_list, other
        elif of_head and not of_list and _HEADS.fullmatch(gap):
            slate, person = of_head, one
        else:
            continue
        heads = {fold(candidate.head): candidate.head for candidate in slate if candidate.head}
        if heads and not any(fold(own.name) in heads for own in person.people):
            says = f"{slate[0].name} : tête de liste, {next(iter(heads.values()))}"
            yield fault(sentence, (one.start, other.end), says, kind="name")


def _lists(one: Who) -> tuple[Candidate, ...]:
    """The lists that a mention names by their own name."""
    return tuple(
        candidate
        for person in one.people
        for candidate in person.candidates
        if candidate.form == "list" and fold(candidate.name) == fold(person.name)
    )


def _misspelt(mentions: Mentions, people: Sequence[Person]) -> Iterator[Finding]:
    """A list whose name is nearly one that the data know."""
    folded = mentions.sentence.folded
    known = {fold(name): person for person in people if person.slate for name in person.names}
    for match in _LIST.finditer(folded):
        start = match.end()
        if any(one.start <= start < one.end for one in mentions.raw_who):
            continue
        best, ratio, length = None, _NEAR, 0
        for name, person in known.items():
            words = folded[start:].split()[: len(name.split())]
            said = " ".join(words).strip(" ,.;:")
            alike = likeness(name.lower(), said.lower())
            if alike >= ratio:
                best, ratio, length = person, alike, len(said)
        if best:
            bounds = (match.start(), start + length)
            says = f"les données écrivent {best.name}"
            yield fault(mentions.sentence, bounds, says, kind="name")


def _standing(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """Where a seat is won near by, those told of stand there."""
    text, ledger = mentions.sentence.folded, context.ledger
    kind = CONTEST_AREA[ledger.election.kind]
    if kind not in SEATED_NEAR_BY or not _RESULTS.search(text) or _BESIDE.search(text):
        return
    named = tuple(area for one in mentions.where for area in one.every if area.kind == kind)
    inherited = tuple(area for area in context.areas if area.kind == kind)
    areas = named or (inherited if len(inherited) == 1 else ())
    for one in mentions.standing if areas else ():
        asked = any(person.speaks for person in one.people) and "micro" in text
        if one.how in ("pronoun", "other") or asked:
            continue
        if not any(_stands(own, area, ledger) for own in one.candidates for area in areas):
            candidate = one.candidates[0]
            there = candidate.stands_in.name if candidate.stands_in else "ailleurs"
            says = f"{candidate.name} se présente ici : {there}"
            yield fault(mentions.sentence, one.bounds, says, kind="name")


def _stands(candidate: Candidate, area: Area, ledger: Ledger) -> bool:
    if candidate.stands_in in (None, area):
        return True
    return candidate in ledger.tables.standing(area, ledger.round)
