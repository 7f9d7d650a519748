"""People named by a word that stands for them: "il", "celle-ci", "son rival"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.reading.mentions import Who
from broadcast.review.reading.phrasings import one_of
from broadcast.review.reading.spans import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.reading.cast import Person

_WORDS = (
    "il|elle|ils|elles|celui-ci|celle-ci|ce dernier|cette derniere|ces derniers|ces dernieres|lui"
)
_NOBODY = one_of(r"""
    y a
    n'y a
    est (?:\d|midi|minuit|une heure|trop|temps|encore)
    faut
    manque
    reste (?:a|encore)
    s'agit
    semble
    s'en faut
    pleut
    fait
    est \w+ heures?
""")
"""What follows an "il" that stands for nobody: "il faut", "il est sept heures"."""

_PRONOUN = re.compile(rf"(?<![\w'-])(?P<word>{_WORDS})(?![\w-])(?! {_NOBODY})", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:[Ss](?:on|a) (?:principale? )?(?:rivale?|adversaire|concurrente?|challenger|opposante?)"
    r"|[Ll]'autre (?:candidate?|finaliste))\b"
)
_BEATEN = r"(?:devanc|depass|domin|distanc|surclass|coiff|supplant)\w+|bat(?:tent|trait|traient)?"
_BY_FAR = (
    "nettement|largement|de justesse|de peu|tres|d'une courte tete|d'extreme justesse|de loin|lui"
)
_OBJECT = re.compile(
    rf"\b(?:devant|contre|face a|sur|par|derriere|soutien d[eu]|voix d[eu]|{_BEATEN})"
    rf"(?: (?:{_BY_FAR}))*(?: |$)(?:l'|l[ea]s? |son |sa |le binome |la liste )?$",
    re.IGNORECASE,
)


def is_object(folded: str, start: int) -> bool:
    """Whether someone is named as whom the subject beats, follows or is asked by.

    >>> is_object("Hamon devance nettement Valls", 24), is_object("Hamon et Valls", 9)
    (True, False)
    """
    return bool(_OBJECT.search(folded[:start]))


def stand_ins(
    folded: str,
    who: Sequence[Who],
    before: Sequence[Who],
    taken: Sequence[tuple[int, int]],
) -> Iterator[Who]:
    """Pronouns and the people they stand for, then "son rival", whoever that is.

    ``who`` are those that the sentence names, ``before`` those of the sentences before it.
    """
    named = list(who)
    for match in _PRONOUN.finditer(folded):
        if overlaps(match.span(), taken):
            continue
        people = _meant(match["word"].lower(), match.start(), named, before)
        if people:
            told = Who(
                start=match.start(),
                end=match.end(),
                people=people,
                how="pronoun",
                object=is_object(folded, match.start()),
            )
            named.append(told)
            yield told
    for match in _OTHER.finditer(folded):
        yield Who(start=match.start(), end=match.end(), people=(), how="other", object=True)


def _meant(word: str, at: int, who: Sequence[Who], before: Sequence[Who]) -> tuple[Person, ...]:
    """Whom a pronoun stands for: the last ones named that it agrees with, subjects first."""
    feminine, plural = word.startswith(("elle", "cette", "celle")), word[-1] == "s"
    earlier = [one for one in reversed(who) if one.end <= at]
    told, objects = [*reversed(before)], list[Who]()
    if "dernier" not in word:
        objects = [one for one in earlier if one.object]
        earlier = [one for one in earlier if not one.object]
        told = [one for one in told if not one.object]
    for one in (*earlier, *told, *objects, *before):
        people = tuple(
            person for person in one.people if _agrees(person, feminine=feminine, plural=plural)
        )
        if people or word == "lui":
            return people or one.people
    return ()


def _agrees(person: Person, *, feminine: bool, plural: bool) -> bool:
    if person.plural or plural:
        return person.plural and plural
    unsure = (
        person.candidates
        and not person.roles
        and person.name not in {one.name for one in person.candidates}
    )
    return bool(unsure) or (person.gender == "f") == feminine


def with_rivals(who: Sequence[Who], people: Sequence[Person]) -> Iterator[Who]:
    """Those named, where "son rival" is whoever else stands than the one named before."""
    stand = [person for person in people if person.candidates]
    for one in who:
        if one.how != "other":
            yield one
            continue
        subject = next((o for o in reversed(who) if o.end <= one.start and o.candidates), None)
        own = set(subject.candidates) if subject else set()
        rivals = tuple(p for p in stand if subject and not own & set(p.candidates))
        yield replace(one, people=rivals)
