"""Everyone that a script may name: candidates, those who are quoted, those who ask."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from broadcast.review.reading.letters import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.candidates import Candidate
    from broadcast.model.election import Election
    from broadcast.model.quotes import Quote

_ARTICLE = re.compile(r"^(?:l'|le |la |les )", re.IGNORECASE)
_LIST = re.compile(r"^(?:la )?liste ", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone, or a list, that the data know."""

    name: str
    family: str
    gender: Literal["f", "m"]
    plural: bool = False
    roles: tuple[str, ...] = ()
    """Functions that the data give them, as typed."""

    party: str = ""
    candidates: tuple[Candidate, ...] = ()
    """The candidacies that the name stands for: their own, or that of the list they head."""

    speaks: bool = False
    asks: bool = False
    supports: str = ""
    """Id of the candidate they supported."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to name them, their functions left out."""
        bare = _LIST.sub("", self.name)
        return tuple(dict.fromkeys(filter(None, (self.name, bare, self.family))))

    @property
    def first(self) -> str:
        """The first name, where there is one."""
        given = self.name.removesuffix(self.family).strip()
        return given if given != self.name else ""

    @property
    def slate(self) -> bool:
        """Whether it is a list, under its own name."""
        return any(
            one.form == "list" and fold(one.name) == fold(self.name) for one in self.candidates
        )


def family_of(name: str) -> str:
    """The family name of a full name: all that follows the first one.

    >>> family_of("Jean-Charles Virlogeux"), family_of("Olympe de Gouges"), family_of("Plaisir")
    ('Virlogeux', 'de Gouges', 'Plaisir')
    """
    return name.partition(" ")[2] or name


def without_article(role: str) -> str:
    """A function without its article.

    >>> without_article("l'ancien Premier ministre")
    'ancien Premier ministre'
    """
    return _ARTICLE.sub("", role)


def cast_of(election: Election) -> tuple[Person, ...]:
    """Everyone of an election, each once, with all that the data say of them."""
    people: dict[str, Person] = {}
    for one in _everyone(election):
        known = people.get(fold(one.name))
        people[fold(one.name)] = _merged(known, one) if known else one
    return tuple(people.values())


def _everyone(election: Election) -> Iterator[Person]:
    for candidate in election.candidates:
        yield from _of_candidate(candidate)
    for quote in election.quotes:
        yield from _of_quote(quote)


def _of_candidate(candidate: Candidate) -> Iterator[Person]:
    yield Person(
        name=plain(candidate.name),
        family=plain(candidate.family_name) if candidate.form == "person" else "",
        gender=candidate.gender,
        plural=candidate.plural,
        roles=tuple(filter(None, (plain(candidate.role),))),
        party=candidate.party,
        candidates=(candidate,),
    )
    members = candidate.name.split(" et ") if candidate.form == "pair" else ()
    for name in filter(None, (*members, candidate.head)):
        yield Person(
            name=plain(name),
            family=family_of(plain(name)),
            gender="m",  # unknown: either pronoun may stand for them
            party=candidate.party,
            candidates=(candidate,),
        )


def _of_quote(quote: Quote) -> Iterator[Person]:
    yield Person(
        name=plain(quote.speaker),
        family=family_of(plain(quote.speaker)),
        gender=quote.gender,
        roles=tuple(filter(None, (plain(quote.role),))),
        party=quote.party,
        speaks=True,
        supports=quote.supports,
    )
    if quote.interviewer:
        name = plain(quote.interviewer)
        yield Person(name=name, family=family_of(name), gender="m", asks=True)


def _merged(one: Person, other: Person) -> Person:
    return replace(
        one,
        family=one.family or other.family,
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        party=one.party or other.party,
        candidates=tuple(dict.fromkeys((*one.candidates, *other.candidates))),
        speaks=one.speaks or other.speaks,
        asks=one.asks or other.asks,
        supports=one.supports or other.supports,
    )
