"""Lists, their names and who heads them; and candidates who do not stand where they are told of."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.model.election import CONTEST_AREA
from broadcast.review.findings import Finding
from broadcast.review.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Area, Candidate
    from broadcast.review.cast import Person
    from broadcast.review.context import Context
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions, Who

_HEADED = re.compile(
    r",? ?(?:conduite|menee|emmenee|dirigee|portee|pilotee) par (?:le |la |l')?| (?:de|d'|du) ?(?:la |le )?"
)
_HEADS = re.compile(
    r",? (?:est )?(?:a la tete d[eu] |tete de liste (?:de )?|qui (?:conduit|mene|emmene) |conduit |emmene )(?:la )?(?:liste )?"
)
_LIST = re.compile(r"\b[Ll]istes? (?=[A-Z])")
_RESULTS = re.compile(
    r"\d|\btete\b|\bdevan\w+|\bl'emport\w+|\bs'impos\w+|\belue?s?\b|\baffront\w+|\bduel\b|angulaire|\bqualifi\w+"
    r"|\bsecond tour\b|\bvictoire\b|\bs'inclin\w+|\belimin\w+|\bretir\w+|\begalite\b|\bmen(?:e|ent)\b|\bbat(?:tent)?\b"
)
_BESIDE = re.compile(r"\b(?:soutien\w*|soutenu\w*|appel\w+ a voter|felicit\w+|ralli\w+)\b")
NEAR = 0.8


def slate_findings(
    mentions: Mentions, context: Context, ledger: Ledger, people: tuple[Person, ...]
) -> Iterator[Finding]:
    """What is wrong with the lists and the candidates of a sentence."""
    yield from _heads(mentions)
    yield from _misspelt(mentions, people)
    yield from _standing(mentions, context, ledger)


def _heads(mentions: Mentions) -> Iterator[Finding]:
    """A list beside a person is the one that the person heads."""
    folded, raw = mentions.sentence.folded, mentions.raw_who
    for one, other in zip(raw, raw[1:], strict=False):
        gap = folded[one.end : other.start]
        of_list, of_head = _lists(one), _lists(other)
        if of_list and not of_head and _HEADED.fullmatch(gap):
            slate, person = of_list, other
        elif of_head and not of_list and _HEADS.fullmatch(gap):
            slate, person = of_head, one
        else:
            continue
        heads = {fold(candidate.head) for candidate in slate if candidate.head}
        if heads and not any(fold(p.name) in heads for p in person.people):
            head = next(candidate.head for candidate in slate if candidate.head)
            text = mentions.sentence.text
            yield Finding(
                kind="name",
                severity="contradiction",
                line=mentions.sentence.line_at(one.start),
                found=text[one.start : other.end],
                data_says=f"{slate[0].name} : tête de liste, {head}",
            )


def _lists(one: Who) -> tuple[Candidate, ...]:
    """The lists that a mention names by their own name."""
    return tuple(
        candidate
        for person in one.people
        for candidate in person.candidates
        if candidate.form == "list" and fold(candidate.name) == fold(person.name)
    )


def _misspelt(mentions: Mentions, people: tuple[Person, ...]) -> Iterator[Finding]:
    """A list whose name is nearly one that the data know."""
    folded = mentions.sentence.folded
    known = {fold(name): person for person in people for name in person.names if _is_list(person)}
    for match in _LIST.finditer(folded):
        start = match.end()
        if any(one.start <= start < one.end for one in mentions.raw_who):
            continue
        words = folded[start:]
        best, ratio, length = None, NEAR, 0
        for name, person in known.items():
            said = " ".join(words.split()[: len(name.split())]).strip(" ,.;:")
            alike = SequenceMatcher(a=name.lower(), b=said.lower(), autojunk=False).ratio()
            if alike >= ratio:
                best, ratio, length = person, alike, len(said)
        if best:
            yield Finding(
                kind="name",
                severity="contradiction",
                line=mentions.sentence.line_at(start),
                found=mentions.sentence.text[match.start() : start + length],
                data_says=f"les données écrivent {best.name}",
            )


def _is_list(person: Person) -> bool:
    return any(c.form == "list" and fold(c.name) == fold(person.name) for c in person.candidates)


def _standing(mentions: Mentions, context: Context, ledger: Ledger) -> Iterator[Finding]:
    """Where a seat is won near by, those told of stand there."""
    kind = CONTEST_AREA[ledger.election.kind]
    text = mentions.sentence.folded
    if (
        kind not in ("constituency", "canton", "commune")
        or not _RESULTS.search(text)
        or _BESIDE.search(text)
    ):
        return
    named = tuple(a for one in mentions.where for a in one.every if a.kind == kind)
    inherited = tuple(area for area in context.areas if area.kind == kind)
    areas = named or (inherited if len(inherited) == 1 else ())
    if not areas:
        return
    for one in mentions.who:
        if one.how in ("pronoun", "other") or not one.candidates:
            continue
        if any(speaks.speaks for speaks in one.people) and "micro" in text:
            continue
        if not any(
            _stands(candidate, area, ledger) for candidate in one.candidates for area in areas
        ):
            candidate = one.candidates[0]
            there = candidate.stands_in.name if candidate.stands_in else "ailleurs"
            yield Finding(
                kind="name",
                severity="contradiction",
                line=mentions.sentence.line_at(one.start),
                found=mentions.sentence.text[one.start : one.end],
                data_says=f"{candidate.name} se présente ici : {there}",
            )


def _stands(candidate: Candidate, area: Area, ledger: Ledger) -> bool:
    if candidate.stands_in is None:
        return True
    return candidate.stands_in == area or candidate in ledger.standing(area, ledger.round)
