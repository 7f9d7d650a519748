"""What changed since, and who comes after whom: "en forte hausse", "mieux qu'en 2011".

Shares differ by points, counts by percents.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from broadcast.errors import FrenchError
from broadcast.french.grammar.elision import elided
from broadcast.french.numbers import ordinal
from broadcast.french.wordings.apart import rounded_text
from broadcast.french.wordings.margins import Margin, margin
from broadcast.french.wordings.points import difference
from broadcast.french.wordings.thresholds import (
    MUCH_PERCENT,
    MUCH_POINTS,
    SAME_PERCENT,
    SAME_POINTS,
    SLIGHT_PERCENT,
    SLIGHT_POINTS,
)

if TYPE_CHECKING:
    from broadcast.model.figures import Share

Level = Literal["much_more", "more", "same", "less", "much_less"]

__all__ = [
    "Level",
    "Margin",
    "Trend",
    "compared_with",
    "margin",
    "rank_words",
    "trend",
]

_WORDS: dict[Level, tuple[str, str, str, str]] = {
    "much_more": ("bondit", "en forte hausse", "beaucoup plus", "beaucoup mieux"),
    "more": ("progresse", "en hausse", "plus", "mieux"),
    "same": ("est stable", "stable", "autant", "aussi bien"),
    "less": ("recule", "en baisse", "moins", "moins bien"),
    "much_less": ("s'effondre", "en forte baisse", "beaucoup moins", "beaucoup moins bien"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What became of a count or of a share since another one."""

    level: Level

    change: Fraction
    """In percent of a count, in points of a share; negative where it fell."""

    by: str
    """The change as it is told, without its sign: "22,84 %", "5,2 points"."""

    slight: bool
    """Whether "légère" goes with it."""

    known: bool = True
    """False where the digits, printed unlike, do not show whether it rose or fell."""

    @property
    def verb(self) -> str:
        """What it does: "bondit", "progresse", "est stable", "recule", "s'effondre"."""
        return _WORDS[self.level][0]

    @property
    def adjective(self) -> str:
        """How it is: "en forte hausse", "en légère baisse", "stable"."""
        words = _WORDS[self.level][1]
        return words.replace("en ", "en légère ", 1) if self.slight else words

    @property
    def by_words(self) -> str:
        """By how much: "de 22,84 %", "de 5,2 points", "d'un point"."""
        return elided("de", self.by)

    def than(self, what: str, *, better: bool = False) -> str:
        """Compare with what came before: "mieux qu'en 2011"; "autant" only where it is equal.

        >>> trend(8077, 6575).than("au premier tour")
        "beaucoup plus qu'au premier tour"
        >>> trend(8050, 8077).than("en 2011")
        "presque autant qu'en 2011"
        """
        if self.level != "same" or not self.change:
            return compared_with(self.level, what, better=better)
        as_much = "aussi bien" if better else "autant"
        if not self.known:
            words = f"à peu près {as_much}"
        elif self.change > 0:
            words = f"à peine {'mieux' if better else 'plus'}"
        else:
            words = f"presque {as_much}"
        return f"{words} {elided('que', what)}"


def compared_with(level: Level, what: str, *, better: bool = False) -> str:
    """Compare as a source did: "autant qu'en 2011", "beaucoup mieux que le Lot".

    >>> compared_with("same", "en 2011"), compared_with("more", "Manuel Valls", better=True)
    ("autant qu'en 2011", 'mieux que Manuel Valls')
    """
    return f"{_WORDS[level][3 if better else 2]} {elided('que', what)}"


def trend(now: int | Share, before: int | Share) -> Trend:
    """What became of a count, in percent, or of a share, in points.

    >>> from broadcast.model.election import PublishedShare
    >>> trend(8077, 6575).verb, trend(8077, 6575).by_words
    ('bondit', 'de 22,84 %')
    >>> trend(PublishedShare(digits="59,39"), PublishedShare(digits="39,42")).by_words
    'de 20 points'

    Raises `FrenchError` for a count beside a share, and for a count that starts from nothing.
    """
    if isinstance(now, int) and isinstance(before, int):
        return _of_counts(now, before)
    if isinstance(now, int) or isinstance(before, int):
        raise FrenchError("un nombre ne se compare pas à une part", hint="comparez deux nombres")
    gap = difference(now, before)
    known = gap.certain or not gap.points
    level = _level(gap.points, gap.least, same=SAME_POINTS, much=MUCH_POINTS) if known else "same"
    slight = level != "same" and abs(gap.points) < SLIGHT_POINTS
    return Trend(level=level, change=gap.points, known=known, by=gap.text, slight=slight)


def _of_counts(now: int, before: int) -> Trend:
    if before < 1 or now < 0:
        raise FrenchError(
            f"pas d'évolution de {before} à {now}", hint="dites les deux nombres l'un après l'autre"
        )
    change = Fraction(100 * (now - before), before)
    size = abs(change)
    level = _level(change, size, same=SAME_PERCENT, much=MUCH_PERCENT)
    slight = level != "same" and size < SLIGHT_PERCENT
    by = "moins de 0,01 %" if 0 < size < Fraction(1, 200) else f"{rounded_text(size, 2)} %"
    return Trend(level=level, change=change, by=by, slight=slight)


def _level(change: Fraction, least: Fraction, *, same: Fraction, much: Fraction) -> Level:
    """A change is strong only if the least that it may be is."""
    if abs(change) < same:
        return "same"
    if change > 0:
        return "much_more" if least >= much else "more"
    return "much_less" if least >= much else "less"


def rank_words(rank: int, *, among: int | None = None, feminine: bool = False) -> str:
    """A place in the order of the votes; the last one only where it is known how many there are.

    >>> rank_words(1), rank_words(2), rank_words(2, among=2, feminine=True), rank_words(7, among=7)
    ('en tête', 'deuxième', 'seconde', 'dernier')

    Raises `FrenchError` for a rank that does not exist.
    """
    if rank < 1 or (among is not None and rank > among):
        raise FrenchError(f"rang impossible : {rank}", hint="un rang va de 1 au dernier candidat")
    if rank == 1:
        return "en tête"
    if rank == among:
        masculine = "second" if rank == 2 else "dernier"
        return masculine if not feminine else {"second": "seconde"}.get(masculine, "dernière")
    return ordinal(rank, feminine=feminine)
