"""Candidates named by their party: "la candidate du Parti socialiste", "l'écologiste".

A party stands for its candidate only where people choose it: "ils ont préféré le Rassemblement
national".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from broadcast.review.reading.mentions import Who
from broadcast.review.reading.parties import party_of, party_pattern
from broadcast.review.reading.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.reading.cast import Person

_NOUNS = "socialiste|communiste|ecologiste|insoumise?|frontiste|marcheur|marcheuse"
_NOT_ALONE = r"(?! [A-Z]| (?:et|ou) [a-z]+istes?\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation(Span):
    """A candidate named by a party."""

    party: str
    gender: str
    """Nothing where the words do not tell."""

    people: tuple[Person, ...]


def affiliations(folded: str, people: Sequence[Person]) -> Iterator[Affiliation]:
    """Every candidate that a folded sentence names by a party, whether the data know one or not."""
    for match in _pattern().finditer(folded):
        words = match["party"] or match["noun"] or match["chosen"]
        party = _party(words)
        gender = _gender(match)
        own = tuple(
            one
            for one in people
            if one.candidates
            and party_of(one.party) == party
            and not (gender and _known(one) and one.gender != gender)
        )
        start = match.start("chosen") if match["chosen"] else match.start("who")
        yield Affiliation(start=start, end=match.end(), party=party, gender=gender, people=own)


def by_party(folded: str, people: Sequence[Person], named: Sequence[Who]) -> Iterator[Who]:
    """Those whom a sentence names by a party alone, and whom the data know."""
    for one in affiliations(folded, people):
        inside = any(who.start < one.end and one.start < who.end for who in named)
        if one.people and not inside:
            yield Who(start=one.start, end=one.end, people=one.people, how="role")


@cache
def _pattern() -> re.Pattern[str]:
    party = party_pattern().pattern
    return re.compile(
        r"\b(?P<article>[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Aa] la|[Ll]')(?:(?<=')| )(?P<who>"
        rf"(?P<stands>candidate?) (?:du |de la |des |de l'|d'|de )?(?:l[ae] |l')?(?P<party>{party})"
        rf"|(?P<noun>{_NOUNS})\b{_NOT_ALONE})"
        r"|\b(?:choisi|prefere|opte pour|vote pour|vote|elu) (?:massivement |largement )?"
        rf"(?:le |la |les )(?P<chosen>{party})"
    )


def _party(words: str) -> str:
    return party_of(words.rstrip("s") if len(words) > 4 and words.islower() else words)


def _gender(match: re.Match[str]) -> str:
    if match["chosen"]:
        return ""
    if match["stands"]:
        return "f" if match["stands"] == "candidate" else "m"
    return {"le": "m", "du": "m", "au": "m", "la": "f", "a la": "f"}.get(
        match["article"].lower(), ""
    )


def _known(person: Person) -> bool:
    """Whether the data tell a gender: not of a list, nor of who heads it."""
    return any(one.form == "person" for one in person.candidates)
