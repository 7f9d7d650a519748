"""Letters of place names that French voices get wrong, above all where Occitan was spoken."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from broadcast.french.lexicon.names_said import Lexicon


@dataclass(frozen=True, slots=True)
class Trap:
    """Letters, and how a voice stumbles over them."""

    letters: re.Pattern[str]
    reason: str


def _traps(*rows: tuple[str, str]) -> tuple[Trap, ...]:
    return tuple(Trap(re.compile(letters, re.IGNORECASE), reason) for letters, reason in rows)


_IN_NAMES = _traps(
    (r"\bsaint[- ][aeiouyhéèêîœ]", "la liaison de « Saint » : sainte-Affrique"),
    (r"s[- ]e[nt][- ]", "une liaison en z que personne ne fait : Argences en Aubrac"),
)
"""Looked for in the whole name."""

_IN_WORDS = _traps(
    (r"^mont(?=[bcdfgjklmnpqrstvz])", "le t de « Mont- », muet : Montcuq"),
    (r"lh", "lh, le plus souvent mouillé : Marcilhac"),
    (r"nh", "nh, qui se dit gn : Manhac"),
    (r"th", "th, lu à l'anglaise : Labathude"),
    (r"ti[aeo]", "ti, lu si : Martiel"),
    (r"gui[aeo]", "gui, lu ghi : Laguiole"),
    (r"ill[ao]", "ill, mouillé ou non : Millau"),
    (r"[ao]y[aeiou]", "y entre deux voyelles : Fayet"),
    (r"en(?=qu|ch)", "en, souvent dit in : Lalbenque"),
    (r"(?<!e)s$|[aeiou]ins$", "s final, souvent entendu : Camarès, Cornus, Quins"),
    (r"e(?:ns|mps)$", "-ens, -emps, avec leur s : Montbazens"),
    (r"[tz]$", "t ou z final, entendu ou non : Rodez, Gramat"),
    (r"ch$", "ch final, ch ou k : Luzech"),
    (r"(?:[nr]c|q)$", "c ou q final, entendu ou non : Montcuq, Saint-Cirq"),
    (r"(?:en|m)$", "voyelle nasale finale, ou non : Agen, Condom"),
    (r"ng$", "ng final : Estaing"),
    (r"(?<!i)er$", "r final, entendu ou non : Béduer"),
    (r"[^aeiou]y$", "y final, lu à l'anglaise : Valady"),
    (r"guil$", "gu devant il : Rebourguil"),
)
"""Looked for in each of its words."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN_WORDS = """
bains bas bois des grand haut les lès mont pas petit pont saint saints sous sur
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
"""Words that every voice reads right, whatever they end with."""


def traps_in(name: str) -> tuple[str, ...]:
    """Say why a place name may be misread; nothing where its letters are plain.

    >>> traps_in("Manhac"), traps_in("Najac")
    (('nh, qui se dit gn : Manhac',), ())
    """
    words = [word for word in _WORD.findall(name) if word.casefold() not in _PLAIN]
    return (
        *(trap.reason for trap in _IN_NAMES if trap.letters.search(name)),
        *(trap.reason for trap in _IN_WORDS if any(map(trap.letters.search, words))),
    )


def places_to_hear(
    text: str, places: Iterable[str], lexicon: Lexicon
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The places of a text that nobody has listened to yet, each with what may go wrong.

    Left out are those that the lexicon holds, and those known to be read right as they are.

    >>> from broadcast.french.lexicon.names_said import Lexicon
    >>> places_to_hear("De Manhac à Gramat.", ["Manhac", "Gramat", "Najac"], Lexicon())
    (('Manhac', ('nh, qui se dit gn : Manhac',)),)
    """
    plain = text.replace("’", "'")
    return tuple(
        (place, reasons)
        for place in dict.fromkeys(places)
        if place in plain
        and place not in read_right()
        and re.search(rf"(?<![\w-]){re.escape(place)}(?![\w-])", plain)
        and (reasons := traps_in(place))
        and not lexicon.find(place)
    )


@cache
def read_right() -> Mapping[str, str]:
    """The communes of Aveyron and Lot whose name needs no lexicon: name -> phonemes, as checked.

    They were looked at one by one; the phonemes are those of espeak-ng 1.52, which the tests
    compare, so that another release that reads one of them otherwise is noticed.
    """
    table = files("broadcast.french.lexicon").joinpath("communes_read_right.csv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {row["name"]: row["phonemes"] for row in rows}
