"""By how much one is ahead of another: "d'une courte tête", "largement", "cinq points".

What rests on printed digits never claims more than they show: where they leave a doubt, the
milder word is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.wordings.points import Difference, difference
from broadcast.french.wordings.thresholds import FEW_VOTES, MARGINS
from broadcast.french.wordings.written import counted

if TYPE_CHECKING:
    from fractions import Fraction

    from broadcast.model.figures import Share

_WORDS = tuple(words for _, words in MARGINS)
_PLAIN = _WORDS.index("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How far the first is ahead of the second."""

    gap: Difference

    votes: int | None
    """Votes between them, where they were counted."""

    @property
    def points(self) -> Fraction:
        """Percentage points between them, as computed or as printed."""
        return self.gap.points

    @property
    def tied(self) -> bool:
        """Whether the two are known to have as many votes."""
        return self.votes == 0 or (self.gap.exact and not self.points)

    @property
    def words(self) -> str:
        """How the first wins: "d'une courte tête", "largement"; nothing where "devance" says it."""
        if self.tied:
            return "à égalité"
        if self.votes == 1:
            return "d'une seule voix"
        if self.votes is None and not self.points:
            return "au coude-à-coude"
        milder = sorted((_rank(self.gap.least), _rank(self.gap.most), _PLAIN))[1]
        few = self.votes is not None and self.votes < FEW_VOTES
        return _WORDS[min(milder, _PLAIN) if few else milder]

    @property
    def points_text(self) -> str:
        """The points between them: "cinq points", "0,85 point", "9,4 points"."""
        return "aucun point" if self.tied else self.gap.text

    @property
    def votes_text(self) -> str:
        """The votes between them: "trois voix", "1 204 voix"; nothing where nobody counted."""
        return "" if self.votes is None else counted(self.votes, "voix", "voix", feminine=True)


def margin(first: Share, second: Share, *, votes: tuple[int, int] | None = None) -> Margin:
    """How far the first is ahead of the second, by their shares and, if counted, their votes.

    >>> from broadcast.model.figures import PublishedShare
    >>> close = margin(PublishedShare(digits="34,10"), PublishedShare(digits="33,25"))
    >>> close.words, close.points_text
    ("d'une courte tête", '0,85 point')

    Raises `FrenchError` where the second is ahead, or nobody can tell, or votes and shares differ.
    """
    gap = difference(first, second)
    ahead = votes[0] - votes[1] if votes else None
    sign = gap.points if ahead is None or gap.certain else ahead
    if sign < 0 or (ahead or 0) < 0:
        raise FrenchError(
            "la marge se compte du premier au second", hint="donnez d'abord qui est en tête"
        )
    if ahead is None and gap.points and not gap.certain:
        raise FrenchError(
            "ces parts, imprimées avec plus ou moins de décimales, ne disent pas qui est devant",
            hint="donnez les voix",
        )
    shown_apart, shown_equal = gap.certain and gap.points > 0, gap.exact and not gap.points
    if (ahead == 0 and shown_apart) or (ahead and shown_equal):
        raise FrenchError("les voix et les parts se contredisent", hint="vérifiez les chiffres")
    return Margin(gap=gap, votes=ahead)


def _rank(points: Fraction) -> int:
    return next(rank for rank, (bound, _) in enumerate(MARGINS) if points <= bound)
