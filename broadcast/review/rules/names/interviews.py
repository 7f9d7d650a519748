"""Who asks, who is at the microphone, and whom they supported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.election import Election
    from broadcast.review.findings import Finding
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who

_ASKED_BY = one_of(r"""
    au micro d[eu'] ?
    interrog\w+ par[ ]
    recueilli\w* par[ ]
    propos recueillis par[ ]
    entretien avec[ ]
    repondait a[ ]
    une interview d[e'] ?
    l'invitee? d[e'] ?
    face a[ ]
    questions d[e'] ?
    interview realisee par[ ]
""")
_ASKED = re.compile(rf"\b{_ASKED_BY}$", re.IGNORECASE)
_SUPPORTED = one_of(r"""
    a soutenu
    avait soutenu
    soutenait
    soutien(?:t)?(?: d[e'])?
    soutenu par
    avait appele a voter
    a appele a voter
    votait
    a vote
""")
_SUPPORTS = re.compile(rf"\b{_SUPPORTED}\b")


def interview_findings(mentions: Mentions, people: Sequence[Person]) -> Iterator[Finding]:
    """What is wrong with who asks, and who is asked."""
    sentence = mentions.sentence
    known = [person.name for person in people if person.asks]
    for one in mentions.raw_who if known else ():
        before = _ASKED.search(sentence.folded[: one.start])
        if not before:
            continue
        if any(person.asks for person in one.people):
            yield from _interviewed(mentions, one)
        elif one.how == "name":
            says = f"c'est {', '.join(known)} qui interroge"
            yield fault(sentence, (before.start(), one.end), says, kind="function")


def _interviewed(mentions: Mentions, asker: Who) -> Iterator[Finding]:
    """Who was at the microphone is someone whose words the data keep."""
    others = [
        one
        for one in mentions.raw_who
        if one is not asker and one.how == "name" and not one.people[0].asks
    ]
    if others and not any(person.speaks for one in others for person in one.people):
        says = "les données n'ont aucune parole recueillie de cette personne"
        yield fault(mentions.sentence, others[0].bounds, says, kind="name", severity="unsourced")


def support_findings(mentions: Mentions, context: Context, election: Election) -> Iterator[Finding]:
    """What is wrong with whom someone is said to have supported."""
    match = _SUPPORTS.search(mentions.sentence.folded)
    after = [one for one in mentions.standing if match and one.start >= match.end()]
    if not match or not after:
        return
    before = [one for one in mentions.who if one.end <= match.start()] or context.said[-3:]
    people = [person for one in reversed(before) for person in one.people]
    supporter = next((person for person in people if person.supports), None)
    quoted = next((person for person in people if person.speaks), None)
    bounds = (match.start(), after[0].end)
    said = {one.id for one in after[0].candidates}
    if supporter and quoted in (None, supporter) and supporter.supports not in said:
        names = {one.id: one.name for one in election.candidates}
        says = f"{supporter.name} a soutenu {names[supporter.supports]}"
        yield fault(mentions.sentence, bounds, says, kind="function")
    elif quoted and not quoted.supports:
        says = f"les données ne disent pas qui {quoted.name} a soutenu"
        yield fault(mentions.sentence, bounds, says, kind="function", severity="unsourced")
