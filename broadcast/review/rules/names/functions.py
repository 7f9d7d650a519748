"""A function beside a name is the one that the data give that person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.cast import without_article
from broadcast.review.reading.parties import same_words
from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.findings import Finding, Severity
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.mentions import Mentions, Who

_FUNCTIONS = one_of(r"""
    ancien(?:ne)?s?
    ex-\w+
    premi(?:er|ere)
    secretaire
    depute\w*
    senat(?:eur|rice)s?
    maire
    presidente?s?
    ministre
    conseill\w+
    chef\w*
    porte-parole
    tete
    adjoint\w*
    directeur
    directrice
    vice-presidente?s?
    patron\w*
    eurodepute\w*
    federal\w*
    numero
    leader
    responsable
    delegue\w*
    militant\w*
    questeur
    rapporteur
    fondat\w+
    copresidente?s?
    dirigeant\w*
    elu\w*
    candidate?
""")
_REST = r"[^,;:.()«»]"
_AFTER = re.compile(
    r"(?:, | \()(?:l'|le |la |un |une )?"
    rf"(?P<role>(?:nouve(?:l|lle|au) |actuel(?:le)? )?{_FUNCTIONS}\b{_REST}*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|[,;:] |\b(?:l'|le |la |au |du ))"
    rf"(?P<role>{_FUNCTIONS}\b{_REST}{{2,80}}?),? $",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:ancien(?:ne)?|ex) ?-?$", re.IGNORECASE)
_BESIDE_AFTER = re.compile(r",? ?\(?(?:l'|le |la )?|, (?:le |la |l')?")
_BESIDE_BEFORE = re.compile(r",? ?")
_OF_THE_VOTE = re.compile(
    r"(?:elu|candidat|tete"
    r"|premier(?:e)?\b(?! secretaire| ministre| adjoint| vice| magistrat))"
    r"|.*\bde liste\b"
)
"""What the vote made of them is no function of theirs: "élue dès dimanche", "tête de liste"."""


_LOOSE = re.compile(
    r"(?:patron|chef de file|leader|responsable|figure|dirigeant|numero|homme|femme)"
)
"""What a newsroom calls a function that has another name: nobody can hold it against the data."""


def function_findings(
    mentions: Mentions, people: Sequence[Person], prize: str
) -> Iterator[Finding]:
    """What is wrong with the functions of a sentence; ``prize`` is what the winner becomes."""
    raw = mentions.raw_who
    for earlier, one, following in zip((None, *raw), raw, (*raw[1:], None), strict=False):
        if one.how == "role":
            yield from _of_another(mentions, one, earlier, following)
            yield from _former(mentions, one)
            continue
        for role in _roles_beside(mentions, one, earlier, following):
            yield from _against(mentions, one, role, people, prize)


def _roles_beside(
    mentions: Mentions, one: Who, earlier: Who | None, following: Who | None
) -> Iterator[tuple[int, int]]:
    """Functions in words of the presenter's own, after a name or before it."""
    folded = mentions.sentence.folded
    after = _AFTER.match(folded, one.end)
    known = following and following.how == "role" and after and following.start < after.end()
    if after and not known:
        yield after.span("role")
    before = _BEFORE.search(folded[: one.start])
    if before and not (earlier and earlier.end > before.start("role")):
        yield before.span("role")


def _of_another(
    mentions: Mentions, role: Who, earlier: Who | None, following: Who | None
) -> Iterator[Finding]:
    """A function that the data know, beside the name of someone else."""
    sentence = mentions.sentence
    says = f"{sentence.words(*role.bounds)} : c'est {role.people[0].name}"
    for other, low, high, gap in (
        (earlier, earlier, role, _BESIDE_AFTER),
        (following, role, following, _BESIDE_BEFORE),
    ):
        if other is None or low is None or high is None or other.how == "role":
            continue
        beside = gap.fullmatch(sentence.folded, low.end, high.start)
        if beside and not set(other.people) & set(role.people):
            yield fault(sentence, (low.start, high.end), says, kind="function")


def _former(mentions: Mentions, role: Who) -> Iterator[Finding]:
    """A function that the data know as one still held, told as one of the past."""
    before = _FORMER.search(mentions.sentence.folded[: role.start])
    own = [words for person in role.people for words in person.roles]
    if before and own and not any(same_words(words).startswith("ancien") for words in own):
        bounds = (before.start(), role.end)
        says = f"les données disent : {own[0]}"
        yield fault(mentions.sentence, bounds, says, kind="function")


def _against(
    mentions: Mentions,
    one: Who,
    bounds: tuple[int, int],
    people: Sequence[Person],
    prize: str,
) -> Iterator[Finding]:
    """A function in the presenter's own words: the person's own, shortened perhaps."""
    said = mentions.sentence.words(*bounds).strip()
    key = same_words(said)
    roles = [role for person in one.people for role in person.roles]
    own = [same_words(role) for role in roles]
    if not key or key in own or _OF_THE_VOTE.match(key) or _is_prize(key, same_words(prize)):
        return
    if any(_shortened(key, role) for role in own):
        return
    owner = next((p for p in people if any(same_words(role) == key for role in p.roles)), None)
    severity: Severity = "contradiction"
    if owner:
        says = f"{said} : c'est {owner.name}"
    elif roles and _LOOSE.match(key):
        says, severity = f"les données disent : {without_article(roles[0])}", "doubt"
    elif roles:
        says = f"les données disent : {without_article(roles[0])}"
    else:
        says, severity = "les données ne donnent pas sa fonction", "doubt"
    found = f"{one.people[0].name}, {said}"
    yield fault(mentions.sentence, bounds, says, kind="function", severity=severity, found=found)


def _is_prize(key: str, prize: str) -> bool:
    """Whether a function is what the winner becomes, in more words or in fewer."""
    return bool(prize) and (key.startswith(prize[:20]) or prize.startswith(key))


def _shortened(said: str, role: str) -> bool:
    """Whether a function is told in fewer words, none changed, "ancien" kept."""
    words = role.split()
    position = 0
    for word in said.split():
        if word not in words[position:]:
            return False
        position = words.index(word, position) + 1
    return ("ancien" in said.split()) == ("ancien" in words)
