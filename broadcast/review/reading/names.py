"""People found by their names and by their functions: "Benoît Hamon", "le député des Yvelines"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.reading.cast import without_article
from broadcast.review.reading.letters import fold
from broadcast.review.reading.mentions import Who
from broadcast.review.reading.parties import same_words

if TYPE_CHECKING:
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.mentions import How

_BESIDE = re.compile(r"(?:,? ?|\ ?[(] ?|, )(?:l'|le |la |les )?(?:candidate? )?")


class Names:
    """Everyone's names and functions, ready to be found in a sentence."""

    def __init__(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._by_name, self._by_role = _names(people), _roles(people)
        self._pattern = _pattern(self._by_name, self._by_role)

    def find(self, folded: str) -> tuple[Who, ...]:
        """Everyone named in a folded sentence, a name and a function each on its own."""
        if not self._pattern:
            return ()
        found = []
        for match in self._pattern.finditer(folded):
            how: How = "role" if match.lastgroup == "role" else "name"
            people = (
                self._by_role.get(match[0].lower()) or self._bearers(match[0])
                if how == "role"
                else self._by_name[match[0]]
            )
            if people:
                found.append(Who(start=match.start(), end=match.end(), people=people, how=how))
        return tuple(found)

    def _bearers(self, words: str) -> tuple[Person, ...]:
        """Those whose function is told in other words: "l'ex-ministre" for "l'ancien ministre"."""
        key = same_words(words)
        return tuple(
            person
            for person in self._people
            if any(same_words(role) == key for role in person.roles)
        )


def _names(people: tuple[Person, ...]) -> dict[str, tuple[Person, ...]]:
    """Every folded name that has a capital, and the people who bear it."""
    known: dict[str, tuple[Person, ...]] = {}
    for person in people:
        for name in map(fold, person.names):
            if name != name.lower():
                known[name] = (*known.get(name, ()), person)
    return known


def _roles(people: tuple[Person, ...]) -> dict[str, tuple[Person, ...]]:
    """Functions of several words in small letters, and the people who have them.

    A list whose name has no capital, "la liste citoyenne", is found as a function is.
    """
    known: dict[str, tuple[Person, ...]] = {}
    for person in people:
        roles = (fold(without_article(role)).lower() for role in person.roles)
        names = (name for name in map(fold, person.names) if name == name.lower())
        for words in (*names, *(role for role in roles if " " in role)):
            known[words] = (*known.get(words, ()), person)
    return known


def _pattern(
    names: dict[str, tuple[Person, ...]], roles: dict[str, tuple[Person, ...]]
) -> re.Pattern[str] | None:
    parts = []
    if names:
        own = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        parts.append(f"(?P<name>{own})")
    if roles:
        words = "|".join(map(_role_words, sorted(roles, key=len, reverse=True)))
        parts.append(f"(?P<role>(?i:{words}))")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w]|-\w)") if parts else None


def _role_words(role: str) -> str:
    """A function as a pattern: "ex-" for "ancien", the party's initials or its name."""
    words = re.escape(role).replace(r"\ ", " ")
    words = re.sub(r"\bparti socialiste\b|\bps\b", "(?:parti socialiste|ps)", words)
    return re.sub(r"^ancien(?:ne)? ", "(?:ancien(?:ne)? |ex-)", words)


def joined(folded: str, who: tuple[Who, ...]) -> tuple[Who, ...]:
    """A name and the function beside it are one mention, where they fit the same person."""
    merged: list[Who] = []
    for one in who:
        last = merged[-1] if merged else None
        if (
            last
            and "role" in (last.how, one.how)
            and _BESIDE.fullmatch(folded, last.end, one.start)
        ):
            common = tuple(person for person in last.people if person in one.people)
            if common:
                merged[-1] = replace(last, end=one.end, people=common, how="name")
                continue
            if one.how == "role":
                merged[-1] = replace(last, end=one.end)  # somebody else's: a rule tells it
                continue
        merged.append(one)
    return tuple(merged)
