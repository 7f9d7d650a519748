"""The communes of France: their names as written, and the article that each one takes.

The table is unpacked at the first question, and only the communes asked for are built.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

from broadcast.errors import FrenchError

if TYPE_CHECKING:
    from collections.abc import Mapping

ArticleCode = Literal[0, 1, 2, 3, 4, 5, 6, 7, 8]
"""INSEE's TNCC: what "de" becomes before the name.

0 de Rodez, 1 d'Onet, 2 du Fel, 3 de La Cavalerie, 4 des Albres, 5 de L'Hospitalet, 6 des Marais
(Aux Marais), 7 de Las, 8 de Los Masos.
"""

Kind = Literal["current", "delegated", "associated", "district"]
"""A commune of today, an old one that lives on inside it, or a district of Paris, Lyon, Marseille.

*Commune déléguée*, *commune associée*, *arrondissement municipal*.
"""

_ACCENTS = re.compile("[\u0300-\u036f]+")
"""What accents become apart from their letters."""

_KINDS: dict[str, Kind] = {"": "current", "d": "delegated", "a": "associated", "m": "district"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune, or what is left of one."""

    code: str
    """Official INSEE code: "12202", "2A004", "97411"."""

    name: str
    """As written, with its own article: "Rodez", "Le Bas Ségala"."""

    article_code: ArticleCode

    kind: Kind

    seat: str
    """Code of the commune of today that it is a part of; for a commune of today, its own."""

    @property
    def department_code(self) -> str:
        """Code of the department, or overseas collectivity, that its seat lies in."""
        return self.seat[: 3 if self.seat.startswith(("97", "98")) else 2]

    @property
    def bare_name(self) -> str:
        """Its name without the article.

        >>> commune("12021").name, commune("12021").bare_name
        ('Le Bas Ségala', 'Bas Ségala')
        """
        return _bare(self.name, self.article_code)


@cache
def communes_of(department_code: str) -> tuple[Commune, ...]:
    """The communes of a department, old ones too, in the order of their codes.

    >>> sum(found.kind == "current" for found in communes_of("12"))
    285

    Raises `FrenchError` for a department that has none.
    """
    here = (line for line in _lines() if _seat(line).startswith(department_code))
    found = tuple(_parsed(line) for line in here)
    if not found or found[0].department_code != department_code:
        hint = "un code comme 12, 2A ou 974"
        raise FrenchError(f"aucune commune dans le département « {department_code} »", hint=hint)
    return found


@cache
def communes_today() -> dict[str, int]:
    """How many communes each department has today, by its code.

    >>> communes_today()["12"], communes_today()["2A"], communes_today()["75"]
    (285, 124, 1)
    """
    codes = (line.split("\t", 1)[0] for line in _lines() if line.endswith("\t\t"))
    return Counter(code[: 3 if code.startswith(("97", "98")) else 2] for code in codes)


def commune(code: str) -> Commune:
    """The commune of a code; the one of today where an old one shares its code.

    >>> commune("12202").name, commune("46033").kind
    ('Rodez', 'current')

    Raises `FrenchError` for a code that no commune has.
    """
    lines = _lines()
    at = bisect_left(lines, f"{code}\t")
    if at == len(lines) or not lines[at].startswith(f"{code}\t"):
        hint = "un code de l'INSEE comme 12202 ou 2A004"
        raise FrenchError(f"aucune commune n'a le code « {code} »", hint=hint)
    return _parsed(lines[at])


def communes_named(name: str) -> tuple[Commune, ...]:
    """The communes of a name as the press writes it; none where nobody bears it.

    Capitals, accents, hyphens and apostrophes do not matter, "St" is "Saint". The article may be
    left out. First come those that bear the very name, and among them those of today.

    >>> [found.name for found in communes_named("Salles Curan")]
    ['Salles-Curan']
    >>> [found.name for found in communes_named("bas segala")]
    ['Le Bas Ségala']
    """
    key = folded(name)
    found = (_parsed(_lines()[at]) for at in _index().get(key, ()))
    order = sorted(found, key=lambda one: (folded(one.name) != key, one.kind != "current"))
    return tuple(order)


@cache
def names_of_today() -> Mapping[str, str]:
    """The names of all communes of today, by their codes.

    >>> names_of_today()["12202"], len(names_of_today())
    ('Rodez', 34963)
    """
    fields = (line.split("\t", 4) for line in _lines())
    return {code: name for code, name, _, kind, _ in fields if not kind}


def folded(name: str) -> str:
    """A name as a key: letters, digits and single spaces.

    >>> folded("St-Côme-d’Olt"), folded("LE CŒUR (Ville)")
    ('saint come d olt', 'le coeur ville')
    """
    return re.sub(r"\bst(e?)\b", r"saint\1", _plain(name).replace("\n", " ").strip())


def _plain(text: str) -> str:
    """Small letters without accents or ligatures; what is no letter becomes a space."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return re.sub(r"[^a-z0-9\n]+", " ", plain)


def _bare(name: str, article_code: int) -> str:
    """A name without the article that its code tells."""
    return name if article_code < 2 else re.split(r"(?<=[eaosx]) |(?<=')", name, maxsplit=1)[-1]


@cache
def _lines() -> list[str]:
    """The table, a line for each, in the order of codes."""
    packed = files("broadcast.french.naming").joinpath("communes.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode().split("\n")


@cache
def _index() -> dict[str, list[int]]:
    """Where in the table a name stands, with its article and without."""
    names = [line.split("\t", 3)[1:3] for line in _lines()]
    keys = _plain("\n".join(name for name, _ in names)).split("\n")
    index: dict[str, list[int]] = {}
    for at, (key, (_, article)) in enumerate(zip(keys, names, strict=True)):
        index.setdefault(key.strip(), []).append(at)
        if article not in "01":
            index.setdefault(key.split(" ", 1)[1].strip(), []).append(at)
    return index


def _seat(line: str) -> str:
    """What one line of the table begins with, or what it ends with where it names a seat."""
    return line.rpartition("\t")[2] or line


def _parsed(line: str) -> Commune:
    """One line of the table."""
    code, name, article, kind, seat = line.split("\t")
    return Commune(
        code=code,
        name=name,
        article_code=cast("ArticleCode", int(article)),
        kind=_KINDS[kind],
        seat=seat or code,
    )
