"""People as they are said, from names as result files write them: LE PEN Marine -> Marine Le Pen.

Capitals are all that is mended: an accent that the file left out stays out, and particles follow
usage ("de", "d'" are small; "Le", "La" are not; "du" and "des" are small after a first name only).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError

if TYPE_CHECKING:
    from broadcast.french.grammar.agreement import Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone, as they are said."""

    first: str
    """First name, or empty where the source gives none."""

    family: str

    gender: Gender | None
    """None where the source does not tell."""

    @property
    def said(self) -> str:
        """First name and family name.

        >>> person("DU BELLAY", "Joachim").said
        'Joachim du Bellay'
        """
        if not self.first:
            return self.family
        small = re.match(r"(?:Du|Des) ", self.family)
        family = self.family[:1].lower() + self.family[1:] if small else self.family
        return f"{self.first} {family}"


_TITLES = {
    **dict.fromkeys(("m", "mr", "monsieur", "masculin", "homme", "h"), "m"),
    **dict.fromkeys(("mme", "mlle", "madame", "mademoiselle", "féminin", "feminin"), "f"),
    **dict.fromkeys(("femme", "f"), "f"),
}
_TITLE = re.compile(
    r"(M\.?|Mr\.?|Monsieur|Mme\.?|Mlle\.?|Madame|Mademoiselle)(?: |$)", re.IGNORECASE
)
_SMALL = {"de", "d", "du", "des", "sur", "en", "et", "épouse", "epouse", "ép", "ep", "née", "nee"}
"""Small words inside a family name."""


def gender_of(typed: str) -> Gender:
    """The gender that a title or a column of a result file tells.

    >>> gender_of("M."), gender_of("Mme"), gender_of("FEMININ"), gender_of("H")
    ('m', 'f', 'f', 'm')

    Raises `FrenchError` for anything else.
    """
    found = _TITLES.get(typed.strip().rstrip(".").casefold())
    if found is None:
        raise FrenchError(f"civilité inconnue : « {typed} »", hint="M. ou Mme, H ou F")
    return "f" if found == "f" else "m"


def person(family: str, first: str = "", sex: str = "") -> Person:
    """Someone, from the columns of a result file: family name, first name, sex or title.

    >>> person("DUPONT-AIGNAN", "NICOLAS", "MASCULIN")
    Person(first='Nicolas', family='Dupont-Aignan', gender='m')

    Raises `FrenchError` for an empty family name or an unknown sex.
    """
    if not family.strip():
        raise FrenchError(f"nom de famille vide (prénom « {first} »)", hint="complétez la ligne")
    return Person(
        first=_uncapitalised(first.strip(" -")),
        family=family_name_as_said(family),
        gender=gender_of(sex) if sex.strip() else None,
    )


def parse_person(official: str) -> Person:
    """Someone, from a whole name: what stands in capitals is the family name.

    Where all of it is in capitals, or nothing is, the first word is the first name.

    >>> parse_person("M. KANNER Patrick")
    Person(first='Patrick', family='Kanner', gender='m')
    >>> parse_person("M. ROBERT DUPONT").said
    'Robert Dupont'

    Raises `FrenchError` for an empty name.
    """
    text = " ".join(official.replace("’", "'").split())
    title = _TITLE.match(text)
    words = text[title.end() :].split() if title else text.split()
    loud = [_is_loud(word) for word in words]
    if all(loud) or not any(loud):
        family, first = _split_alike(words, named=bool(title))
    else:
        start, end = loud.index(True), len(loud) - loud[::-1].index(True)
        while start and words[start - 1] in {"de", "du", "des", "la", "le"}:
            start -= 1
        family, first = words[start:end], words[:start] + words[end:]
    return person(" ".join(family), " ".join(first), title[1] if title else "")


def as_said(official: str) -> str:
    """A whole name as it is said.

    >>> [as_said(name) for name in ("LE PEN Marine", "Sophie BLATRIX CONTAT", "PRADIÉ Aurélien")]
    ['Marine Le Pen', 'Sophie Blatrix Contat', 'Aurélien Pradié']

    Raises `FrenchError` for an empty name.
    """
    return parse_person(official).said


def family_name_as_said(family: str) -> str:
    """A family name, with a capital where it is said with one.

    >>> [family_name_as_said(name) for name in ("DE NICOLAY", "D'ORNANO", "LE PEN", "N'DIAYE")]
    ['de Nicolay', "d'Ornano", 'Le Pen', "N'Diaye"]
    >>> family_name_as_said("MC DONALD"), family_name_as_said("DE LA VERPILLIÈRE")
    ('Mc Donald', 'de La Verpillière')
    """
    said = _uncapitalised(family)
    return re.sub(r"^(?:De(?= )|D(?='))", lambda found: found[0].lower(), said)


def _split_alike(words: list[str], *, named: bool) -> tuple[list[str], list[str]]:
    """Family name and first name of words that are all loud, or all quiet."""
    particle = bool(words) and words[0].casefold() in {"de", "du", "des", "le", "la", "mc", "van"}
    apostrophe = bool(words) and "'" in words[0]
    if len(words) < 2 or ((particle or apostrophe) and not named):
        return words, []
    return words[1:], words[:1]


def _is_loud(word: str) -> bool:
    """Whether a word is in capitals, a small d' or Mc before it apart."""
    core = re.sub(r"^(?:[dl]'|Mc)(?=.)", "", word)
    return core.isupper() and not core.endswith(".") and len(core) > 1


def _uncapitalised(words: str) -> str:
    """Words in capitals, each with a first capital only; other words as they are."""
    parts = re.split(r"([\s'’-]+)", words.strip())
    return "".join(
        _part(part, before="".join(parts[max(index - 2, 0) : index]))
        for index, part in enumerate(parts)
    )


def _part(part: str, *, before: str) -> str:
    """One part of a name, after another and what stands between them.

    >>> _part("HOMME", before="PRUD'"), _part("ORNANO", before="D'"), _part("DE", before="ROCCA-")
    ('homme', 'Ornano', 'de')
    """
    if not part.isupper():
        return part
    lower = part.lower()
    if before and (lower in _SMALL or re.search(r"\w{2}['’]$", before)):
        return lower
    if lower.startswith("mc") and len(lower) > 3:
        return f"Mc{lower[2:].capitalize()}"
    return lower.capitalize()
