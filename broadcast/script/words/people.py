"""Those who stand: their names, and what agrees with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.french.grammar.agreement import agreed
from broadcast.french.grammar.elision import elided
from broadcast.french.grammar.listing import listing
from broadcast.french.grammar.verbs import conjugated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.french.grammar.verbs import Tense
    from broadcast.model.candidates import Candidate
    from broadcast.model.facts import Fact, Standing


def does(verb: str, who: Candidate, fact: Fact) -> str:
    """A verb that agrees, conditional while the count goes on: arrive, arriveraient."""
    return _conjugated(verb, who, "conditional" if fact.partial else "present")


def did(verb: str, who: Candidate, fact: Fact) -> str:
    """The same, done: est arrivée, seraient arrivés."""
    return _conjugated(verb, who, "past_conditional" if fact.partial else "past")


def _conjugated(verb: str, who: Candidate, tense: Tense) -> str:
    return conjugated(verb, tense=tense, plural=who.plural, gender=who.gender)


def agree(word: str, who: Candidate) -> str:
    """A participle or an adjective that agrees: élu, élue, élus."""
    return agreed(word, gender=who.gender, plural=who.plural)


def agree_all(word: str, standings: Sequence[Standing]) -> str:
    """The same for several: qualifiées where all are feminine, qualifiés elsewhere."""
    feminine = all(one.candidate.gender == "f" for one in standings)
    return agreed(word, gender="f" if feminine else "m", plural=True)


def of_name(name: str) -> str:
    """A name after "de", said before each of two: d'Anne Bar et de Jean Alary.

    The name of a list is one name, whatever it joins.

    >>> of_name("Anne Bar et Jean Alary"), of_name("la liste Vivre et agir")
    ("d'Anne Bar et de Jean Alary", 'de la liste Vivre et agir')
    """
    if name.startswith("la liste "):
        return elided("de", name)
    return listing([elided("de", one) for one in name.split(" et ")])


def named(who: Candidate) -> str:
    """A name that can stand in a list: the two of a pair are told to be one."""
    return f"le binôme {who.name}" if who.plural else who.name


def for_whom(office: str, who: Candidate) -> str:
    """What a winner becomes, said of a woman or a man: "le candidat du parti", "la candidate"."""
    article, noun, rest = (*office.split(" ", 2), "", "")[:3]
    if who.gender == "m" or article != "le":
        return office
    return f"la {agreed(noun, gender='f', plural=False)} {rest}".strip()


def names(standings: Sequence[Standing]) -> list[str]:
    """The names of those who stand somewhere."""
    return [named(one.candidate) for one in standings]
