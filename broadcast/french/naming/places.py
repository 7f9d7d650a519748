"""Departments and regions as French names them: en Aveyron, dans le Lot, à La Réunion.

A station may name some of them its own way: its table gives a `Usage` that every form honours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from broadcast.errors import FrenchError, SourceError
from broadcast.french.grammar.prepositions import contracted
from broadcast.french.naming.territories import (
    Article,
    Locative,
    Territory,
    collectivities,
    departments,
    find_department,
    regions,
)
from broadcast.records import nearest_hint, parse_table

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.records import Record

__all__ = [
    "AS_SHIPPED",
    "Article",
    "Locative",
    "Territory",
    "Usage",
    "collectivities",
    "departments",
    "find_department",
    "in_",
    "of",
    "parse_usage",
    "regions",
    "the",
]

COLUMNS = ("code", "name", "article", "locative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a station says its own way: "dans la Creuse" where the table has "en Creuse"."""

    territories: tuple[Territory, ...] = ()

    def applied(self, territory: Territory) -> Territory:
        """The territory with the station's small words, or as it is."""
        own = (one for one in self.territories if _same(one, territory.code, territory.name))
        return next(own, territory)


AS_SHIPPED = Usage()
"""The tables of the package, unchanged."""


def the(territory: Territory, *, usage: Usage = AS_SHIPPED) -> str:
    """Name a territory as a subject.

    >>> the(find_department("12")), the(find_department("40")), the(find_department("75"))
    ("l'Aveyron", 'les Landes', 'Paris')
    """
    said = usage.applied(territory)
    apart = "" if said.article in {"", "l'"} else " "
    return f"{said.article}{apart}{said.name}"


def in_(territory: Territory, *, usage: Usage = AS_SHIPPED) -> str:
    """Say where: in a territory.

    >>> in_(find_department("12")), in_(find_department("46")), in_(find_department("974"))
    ('en Aveyron', 'dans le Lot', 'à La Réunion')
    """
    said = usage.applied(territory)
    name = the(said) if said.locative in {"dans", "chez"} else said.name
    return f"{said.locative} {name}"


def of(territory: Territory, *, usage: Usage = AS_SHIPPED) -> str:
    """Say whose: of a territory. Two names joined by "et" take no article, as their councils do.

    >>> [of(find_department(code)) for code in ("12", "46", "40", "75", "82")]
    ["de l'Aveyron", 'du Lot', 'des Landes', 'de Paris', 'de Tarn-et-Garonne']
    """
    said = usage.applied(territory)
    return contracted("de", "" if "-et-" in said.name else said.article, said.name)


def parse_usage(text: str, path: Path) -> Usage:
    """Read a station's own small words: a table of code, name, article and locative.

    The columns are those of the package's tables; the name is there because a department and a
    region may share a code. Blank lines and lines that start with # are left out.

    >>> from pathlib import Path
    >>> lines = ["code,name,article,locative", "23,Creuse,la,dans"]
    >>> in_(find_department("Creuse"), usage=parse_usage(chr(10).join(lines), Path("places.csv")))
    'dans la Creuse'

    Raises `FrenchError`, with the line, for a row that cannot be read or said.
    """
    own: list[Territory] = []
    try:
        for row in parse_table(text, path, COLUMNS, "la table des lieux"):
            territory = _own(row)
            if any(_same(earlier, territory.code, territory.name) for earlier in own):
                raise row.error("name", f"« {territory.name} » est déjà dans la table")
            own.append(territory)
    except SourceError as error:
        raise FrenchError(error.what, where=error.where, hint=error.hint) from error
    return Usage(territories=tuple(own))


def _own(row: Record) -> Territory:
    """One line of a station's table."""
    code, name = row.text("code"), row.text("name")
    known = (*departments(), *regions(), *collectivities())
    shipped = next((one for one in known if _same(one, code, name)), None)
    if shipped is None:
        codes = [one.code for one in known if one.name == name]
        hint = f"son code est {codes[0]}" if codes else nearest_hint(name, [k.name for k in known])
        raise row.error("name", f"aucun lieu « {name} » de code {code}", hint=hint)
    article = cast("Article", row.choice("article", get_args(Article), default=""))
    locative = cast("Locative", row.choice("locative", get_args(Locative)))
    if locative in {"dans", "chez"} and not article:
        raise row.error("article", f"« {locative} » veut un article", hint="le, la, l' ou les")
    return replace(shipped, article=article, locative=locative)


def _same(territory: Territory, code: str, name: str) -> bool:
    return (territory.code, territory.name) == (code, name)
