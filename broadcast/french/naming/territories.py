"""The departments, regions and overseas collectivities of France, and how to find a department."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from broadcast.errors import FrenchError

Article = Literal["", "le", "la", "l'", "les"]
Locative = Literal["en", "dans", "à", "chez"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A department, a region or a collectivity, with the small words that it takes."""

    code: str
    """Official INSEE code: "12", "2A", "974"; of a region "76"."""

    name: str

    article: Article
    """As in "le Lot"; empty for a name that takes none: Paris, La Réunion."""

    locative: Locative
    """As in "en Aveyron"; "dans" and "chez" come with the article."""

    region_code: str
    """Code of the region it lies in; for a region or a collectivity, its own."""

    def __post_init__(self) -> None:
        if self.article not in get_args(Article):
            raise FrenchError(f"{self.name} : article inconnu « {self.article} »")
        if self.locative not in get_args(Locative):
            raise FrenchError(f"{self.name} : préposition inconnue « {self.locative} »")


@cache
def departments() -> tuple[Territory, ...]:
    """All 101 departments, in the order of their codes."""
    return _table("departments.csv")


@cache
def regions() -> tuple[Territory, ...]:
    """All 18 regions, in the order of their codes."""
    return _table("regions.csv")


@cache
def collectivities() -> tuple[Territory, ...]:
    """What votes and is no department: six overseas collectivities and the French abroad."""
    return _table("collectivities.csv")


def find_department(typed: str) -> Territory:
    """Find a department from what people type: a name, a code, "dans le Lot", "cotes-darmor".

    Capitals, accents, hyphens, apostrophes and spaces do not matter.

    >>> find_department("en aveyron").code, find_department("1").name, find_department("2a").name
    ('12', 'Ain', 'Corse-du-Sud')

    Raises `FrenchError` that names the nearest one.
    """
    known = _by_key()
    for key in _keys(typed):
        if key in known:
            return known[key]
    names = {_key(department.name): department.name for department in departments()}
    nearest = names[get_close_matches(_keys(typed)[-1], names, n=1, cutoff=0.0)[0]]
    hint = f"le plus proche : {nearest}"
    if not re.search(r"[^\W\d_]{2}", typed):
        hint = "un nom ou un code : Aveyron, 12, 2A, 974"
    raise FrenchError(f"département inconnu : « {typed} »", hint=hint)


_LEADING = re.compile(
    r"^(?:(?:le |la )?(?:departement|dpt|dept)\b)?\s*"
    r"(?:(?:en|dans|a|au|aux|de|du|des)\b|d')?\s*(?:(?:le|la|les)\b|l')?\s*"
)


def _keys(typed: str) -> tuple[str, str]:
    """What was typed as keys: as it stands, then without the small words before the name."""
    folded = unicodedata.normalize("NFD", typed.replace("’", "'").casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c)).strip()
    return _key(plain), _key(_LEADING.sub("", plain))


def _key(text: str) -> str:
    """Letters and digits only, without accents."""
    folded = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in folded if character.isascii() and character.isalnum())


@cache
def _by_key() -> dict[str, Territory]:
    known: dict[str, Territory] = {}
    for department in departments():
        known[_key(department.name)] = department
        known[_keys(department.name)[1]] = department
        known[department.code.casefold()] = department
        known[department.code.casefold().lstrip("0")] = department
    return known


def _table(name: str) -> tuple[Territory, ...]:
    """A packaged table; its lines that start with # tell where it comes from."""
    text = files("broadcast.french.naming").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Territory(
            code=row["code"],
            name=row["name"],
            article=cast("Article", row["article"]),
            locative=cast("Locative", row["locative"]),
            region_code=row.get("region_code", row["code"]),
        )
        for row in csv.DictReader(lines)
    )
