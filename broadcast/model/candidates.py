"""Who stands for election, as they are named on air."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from broadcast.model.areas import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who stands for election: a person, the two of a pair, or a list."""

    id: str
    name: str
    """As said: "Benoît Hamon", "Anne Bar et Jean Alary", "la liste Rodez demain"."""

    family_name: str
    gender: Literal["f", "m"]
    """Of the name: a list is feminine, a pair masculine."""

    role: str = ""
    """What the presenter may call them instead of their name: "le député des Yvelines"."""

    form: Literal["person", "pair", "list"] = "person"
    head: str = ""
    """Who heads a list."""

    party: str = ""
    """As typed by the newsroom: "PS", "Rassemblement national"."""

    nuance: str = ""
    """The label that the prefecture gave, in words ("divers gauche"): not a party, never said as
    one, but as "classé … par la préfecture"."""

    stands_in: Area | None = None
    """Where they stand; nothing where they stand everywhere."""

    @property
    def plural(self) -> bool:
        """Whether the verb takes a plural: the two of a pair."""
        return self.form == "pair"
