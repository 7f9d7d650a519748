"""Names nearly spelt as the data spell them, or with another first name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.french.naming.communes import communes_named
from broadcast.review.reading.letters import fold
from broadcast.review.reading.spans import Span
from broadcast.review.rules.faults import fault
from broadcast.review.rules.likeness import COMMON, NEAR, likeness
from broadcast.review.rules.names.strangers import stranger_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.findings import Finding
    from broadcast.review.reading.cast import Person
    from broadcast.review.reading.mentions import Mentions

_CAPITAL = re.compile(r"(?<![\w'-])[A-Z][\w]*(?:['-][\w]+)*")
_NO_NAMES = frozenset({"Francais", "Francaise", "Francaises"})
"""Capitalised words that are nearly a first name, and none."""

_CIVILITY = re.compile(r"(?:M|Mr|Mme|Mlle|Monsieur|Madame)")
_TO_A_PLACE = re.compile(r"\b(?:a|au|aux|de|d'|en|dans le|dans la|dans les) ?$", re.IGNORECASE)
_NAME_AFTER = re.compile(r" (?:de |d'|du )?[A-Z]")


Known = tuple[tuple[str, "Person"], ...]
"""Words of names that may be misspelt, folded, and whose they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misspelt(Span):
    """A name that is not as the data spell it."""

    says: str
    """How they do, in French."""


def words_of_names(people: Sequence[Person]) -> Known:
    """Every word of everyone's name that is long enough to be known again when misspelt."""
    known = []
    for person in people:
        whole = "" if person.plural else person.name
        for word in dict.fromkeys((*whole.split(), *person.family.split())):
            if len(word) >= 4 and word[:1].isupper():
                known.append((fold(word), person))
    return tuple(known)


def misspelt(mentions: Mentions, known: Known, department: str) -> Iterator[Misspelt]:
    """The names of a sentence that are not spelt as the data spell them."""
    sentence = mentions.sentence
    taken = [one.bounds for one in (*mentions.raw_who, *mentions.where)]
    for match in _CAPITAL.finditer(sentence.folded):
        if match[0] in _NO_NAMES or any(low <= match.start() < high for low, high in taken):
            continue
        found = _other_first_name(mentions, match) or _nearly(mentions, match, known, department)
        if found:
            taken.append(found.bounds)
            yield found


def spelling_findings(
    mentions: Mentions, people: Sequence[Person], known: Known, department: str
) -> Iterator[Finding]:
    """What is wrong with the names of a sentence: misspelt ones, then those of strangers."""
    found = list(misspelt(mentions, known, department))
    for one in found:
        yield fault(mentions.sentence, one.bounds, one.says, kind="name")
    yield from stranger_findings(mentions, people, [one.bounds for one in found])


def _nearly(
    mentions: Mentions, match: re.Match[str], known: Known, department: str
) -> Misspelt | None:
    """A capitalised word that is nearly a known name."""
    folded, word = mentions.sentence.folded, match[0]
    near = _nearest(word, known)
    if near is None or word.isupper():
        return None
    if _opens(folded, match.start()) and (word.lower() in COMMON or len(word) < 5):
        return None
    person, right = near
    first_name = right == person.name.split()[0] and right != person.family
    if first_name and not _NAME_AFTER.match(folded, match.end()):
        return None
    if _is_a_place(folded, match, department):
        return None
    end = match.end() + _rest_of_name(folded, match.end(), person)
    return Misspelt(start=match.start(), end=end, says=f"les données écrivent {person.name}")


def _nearest(word: str, known: Known) -> tuple[Person, str] | None:
    """Whose name a word is nearly, and that word of the name; nothing where it is one."""
    if len(word) < 3:
        return None
    best, ratio = None, NEAR
    for name, person in known:
        if name == word:
            return None
        if abs(len(name) - len(word)) <= 2:
            alike = likeness(name.lower(), word.lower())
            if alike >= ratio:
                best, ratio = (person, name), alike
    return best


def _rest_of_name(folded: str, end: int, person: Person) -> int:
    """How much of the name follows a misspelt first word."""
    family = fold(person.family)
    return 1 + len(family) if family and folded[end + 1 :].startswith(family) else 0


def _other_first_name(mentions: Mentions, match: re.Match[str]) -> Misspelt | None:
    """A family name that the data know, after another first name."""
    folded, word = mentions.sentence.folded, match[0]
    if not folded.startswith(" ", match.end()):
        return None
    for one in mentions.raw_who:
        if one.how != "name" or one.start != match.end() + 1:
            continue
        named = folded[one.start : one.end]
        person = next((p for p in one.people if fold(p.family) == named), None)
        if person is None or not person.first or fold(person.first) == word:
            continue
        if word.lower() in COMMON or _CIVILITY.fullmatch(word):
            continue
        if not (_opens(folded, match.start()) and _like_a_common_word(word.lower())):
            return Misspelt(start=match.start(), end=one.end, says=f"c'est {person.name}")
    return None


def _opens(folded: str, start: int) -> bool:
    """Whether a word begins a sentence, or what is said after a colon or inside quotation marks."""
    return start == 0 or folded[max(0, start - 2) : start] in (". ", ": ", "« ")


def _like_a_common_word(word: str) -> bool:
    """Whether a first word is an adverb or a participle, as often stands before a name."""
    return word.endswith(("ment", "ant", "er", "ee", "es")) and len(word) > 6


def _is_a_place(folded: str, match: re.Match[str], department: str) -> bool:
    """Whether a word is a commune of the department, where a place may stand."""
    after_preposition = _TO_A_PLACE.search(folded[: match.start()])
    named = communes_named(match[0]) if after_preposition else ()
    return any(one.department_code == department for one in named)
