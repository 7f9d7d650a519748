"""The commune that the press means: "Onet" for Onet-le-Château, and who else it could be."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.naming.communes import Commune, commune, communes_named, communes_of, folded

if TYPE_CHECKING:
    from collections.abc import Iterable


MOST_TOLD = 4
"""Of those a name could mean, so many are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a press name stands for in a department."""

    typed: str
    commune: Commune | None
    """The commune of today; None where several are meant alike."""

    others: tuple[Commune, ...]
    """Whoever else could be meant: communes of today, and old ones inside another."""

    @property
    def note(self) -> str:
        """What a journalist should know of it, in French; nothing where the name is official."""
        told = [_told(other) for other in self.others]
        if len(told) > MOST_TOLD:
            told = [*told[:MOST_TOLD], f"une de {len(told) - MOST_TOLD} autres"]
        others = " ou ".join(told)
        if self.commune is None:
            return f"« {self.typed} » : {others} ?"
        own = f"« {self.typed} » : {_told(self.commune)}"
        if self.others:
            return f"{own} ; ce peut être aussi {others}"
        return "" if folded(self.typed) == folded(self.commune.name) else own


def meant(name: str, department_code: str) -> Meant:
    """The commune of a department that a press name means.

    First those that bear the very name, then those whose name begins with it. One commune of today
    is taken before the old ones; two of them are not chosen between. Whoever else has these words
    in its name is told.

    >>> meant("Onet", "12").commune.name, meant("Salles Curan", "12").commune.code
    ('Onet-le-Château', '12253')
    >>> meant("Séverac", "12").note
    "« Séverac » : Sévérac d'Aveyron (12270) ; ce peut être aussi Laissac-Sévérac l'Église (12120)"

    Raises `FrenchError` that names the nearest one, where nobody bears the name.
    """
    here = communes_of(department_code)
    named = [one for one in communes_named(name) if one.department_code == department_code]
    first = named or [one for one in here if _begins(one, folded(name))]
    if not first:
        raise _unknown(name, department_code)
    today = {one.code: one for one in first if one.kind == "current"}
    seats = today or {one.seat: commune(one.seat) for one in first}
    chosen = next(iter(seats.values())) if len(seats) == 1 else None
    taken = chosen.code if chosen else ""
    found = first if named else [*first, *(one for one in here if _holds(one, folded(name)))]
    others = [one for one in found if one.seat != taken]
    return Meant(typed=name, commune=chosen, others=tuple(_once(others)))


def _begins(one: Commune, words: str) -> bool:
    """Whether a commune's name begins with these words, with its article or without."""
    return any(folded(called).startswith(f"{words} ") for called in (one.name, one.bare_name))


def _holds(one: Commune, words: str) -> bool:
    """Whether a commune has these words inside its name: it may be called so, now and then."""
    return f" {words} " in folded(one.name)


def _once(found: Iterable[Commune]) -> Iterable[Commune]:
    """Each commune of today once, before its old parts of the same name."""
    seen: set[str] = set()
    for one in sorted(found, key=lambda one: one.kind != "current"):
        if one.seat not in seen:
            seen.add(one.seat)
            yield one


def _told(one: Commune) -> str:
    if one.kind == "current":
        return f"{one.name} ({one.code})"
    return f"{one.name} (dans {commune(one.seat).name})"


def _unknown(name: str, department_code: str) -> FrenchError:
    names = {folded(one.name): one.name for one in communes_of(department_code)}
    nearest = names[get_close_matches(folded(name), names, n=1, cutoff=0.0)[0]]
    what = f"commune inconnue dans le département {department_code} : « {name} »"
    return FrenchError(what, hint=f"le plus proche : {nearest}")
