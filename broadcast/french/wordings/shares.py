"""Shares as a presenter says them: "près de la moitié", "frôle les 80 %".

Each wording is tried against all that the share may really be; the figure is what is left.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.french.grammar.elision import elided
from broadcast.french.wordings.apart import apart
from broadcast.french.wordings.covered import says_true
from broadcast.french.wordings.intervals import percent_of
from broadcast.french.wordings.round_values import HALF, NAMED_SHARES
from broadcast.french.wordings.thresholds import (
    FRACTION_LITTLE_SAID,
    FRACTION_MORE_SAID,
    FRACTION_SAID,
    NEARLY_ALL_SAID,
    PERCENT_SAID,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.figures import Share

_SAID_OUTRIGHT = ("un quart", "un tiers", "la moitié", "deux tiers", "trois quarts")


def about_share(share: Share) -> str:
    """A share as a half, a third or a quarter where it is near one; else near a whole percent.

    >>> from broadcast.model.figures import PublishedShare
    >>> about_share(PublishedShare(digits="49,9")), about_share(PublishedShare(digits="50,1"))
    ('près de la moitié', 'un peu plus de la moitié')
    >>> about_share(Fraction(547, 10)), about_share(PublishedShare(digits="54"))
    ('près de 55 %', '54 %')
    """
    return _first_true((*_in_fractions(share), *_in_percents(share)), share) or _figure(share)


def _first_true(wordings: Iterator[str] | tuple[str, ...], share: Share) -> str:
    return next((wording for wording in wordings if says_true(wording, share)), "")


def _in_fractions(share: Share) -> Iterator[str]:
    value = percent_of(share)
    if value == 100:
        yield "la totalité"
    if value >= NEARLY_ALL_SAID:
        yield "la quasi-totalité"
    name = min(_SAID_OUTRIGHT, key=lambda name: abs(NAMED_SHARES[name] - value))
    over = value - NAMED_SHARES[name]
    if abs(over) <= (0 if NAMED_SHARES[name] == HALF else FRACTION_SAID):
        yield name
    if 0 < over <= FRACTION_LITTLE_SAID:
        yield _of("un peu plus", name)
    if 0 < over <= FRACTION_MORE_SAID:
        yield _of("plus", name)
    if 0 < -over <= FRACTION_LITTLE_SAID:
        yield _of("près", name)
    if abs(over) <= FRACTION_LITTLE_SAID and NAMED_SHARES[name] != HALF:
        yield name


def _in_percents(share: Share) -> Iterator[str]:
    value = percent_of(share)
    whole, rest = value // 1, value % 1
    if 0 < value < 1:
        yield "moins de 1 %"
    if value < 10:
        return
    if not rest:
        yield f"{whole} %"
    if rest <= PERCENT_SAID:
        yield f"un peu plus de {whole} %"
    if 1 - rest <= PERCENT_SAID:
        yield f"près de {whole + 1} %"


def _figure(share: Share) -> str:
    """A share as printed, or with one decimal, or more where one would hide a majority."""
    if isinstance(share, Fraction) and 0 < share < Fraction(5, 100):
        return "moins de 0,1 %"
    return apart((share,))[0]


def _of(relation: str, amount: str) -> str:
    return f"{relation} {elided('de', amount)}"
