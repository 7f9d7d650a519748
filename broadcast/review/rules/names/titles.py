"""M. or Mme before a name, as the person is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.findings import Finding
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.mentions import Mentions

_TITLE = re.compile(r"\b(?:(?P<man>M\.|Mr|Monsieur)|Mme|Madame|Mlle|Mademoiselle) $")


def title_findings(mentions: Mentions) -> Iterator[Finding]:
    """What is wrong with the titles of a sentence."""
    sentence = mentions.sentence
    for one in mentions.raw_who:
        match = _TITLE.search(sentence.text[: one.start])
        if not match or one.how != "name":
            continue
        gender = "m" if match["man"] else "f"
        sure = [person for person in one.people if _gender_known(person)]
        if sure and all(person.gender != gender for person in sure):
            right = "M." if gender == "f" else "Mme"
            says = f"les données disent : {right} {sure[0].family}"
            yield fault(sentence, (match.start(), one.end), says, kind="name")


def _gender_known(person: Person) -> bool:
    """Whether the data tell it: not of the head of a list, nor of one of a pair."""
    candidacies = {candidate.name for candidate in person.candidates}
    return bool(person.roles or person.speaks or person.name in candidacies)
