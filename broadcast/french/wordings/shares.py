"""Shares as a presenter says them: "près de la moitié", "frôle les 80 %".

Each wording is tried against all that the share may really be; the figure is what is left.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from broadcast.french.grammar.elision import elided
from broadcast.french.numbers import cardinal
from broadcast.french.wordings.apart import apart
from broadcast.french.wordings.covered import HALF, NAMED_SHARES, says_true
from broadcast.french.wordings.intervals import percent_of
from broadcast.french.wordings.thresholds import (
    BRUSHED_LINES,
    FRACTION_LITTLE_SAID,
    FRACTION_MORE_SAID,
    FRACTION_SAID,
    NEARLY_ALL_SAID,
    PASSED_LINES,
    PERCENT_SAID,
    PERCENTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.figures import Share

_SAID_OUTRIGHT = ("un quart", "un tiers", "la moitié", "deux tiers", "trois quarts")
_IN_PEOPLE = {
    **{"un quart": (1, 4), "un tiers": (1, 3), "la moitié": (1, 2)},
    **{"deux tiers": (2, 3), "trois quarts": (3, 4)},
}


def about_share(share: Share) -> str:
    """A share as a half, a third or a quarter where it is near one; else near a whole percent.

    >>> from broadcast.model.election import PublishedShare
    >>> about_share(PublishedShare(digits="49,9")), about_share(PublishedShare(digits="50,1"))
    ('près de la moitié', 'un peu plus de la moitié')
    >>> about_share(Fraction(547, 10)), about_share(PublishedShare(digits="54"))
    ('près de 55 %', '54 %')
    """
    return _first_true((*_in_fractions(share), *_in_percents(share)), share) or _figure(share)


def about_people(share: Share, singular: str, plural: str, *, feminine: bool = False) -> str:
    """A share of people or places: "près d'un électeur sur trois", else as `about_share`.

    >>> about_people(Fraction(501, 10), "électeur", "électeurs")
    "un peu plus d'un électeur sur deux"
    >>> about_people(Fraction(547, 10), "électeur", "électeurs")
    'près de 55 % des électeurs'
    """
    said = about_share(share)
    for name, (part, whole) in _IN_PEOPLE.items():
        if said.endswith(name.removeprefix("la ")):
            parts = f"{cardinal(part, feminine=feminine)} {singular if part == 1 else plural}"
            people = f"{parts} sur {cardinal(whole)}"
            relation = said.removesuffix(name).removesuffix("de ").removesuffix("d'").strip()
            return _of(relation, people) if relation else people
    return f"{said} des {plural}"


def share_verb(share: Share) -> str:
    """The verb that a share calls for: it brushes, passes or reaches a line, or is obtained.

    >>> from broadcast.model.election import PublishedShare
    >>> [share_verb(PublishedShare(digits=digits)) for digits in ("79,4", "33,1", "54,7")]
    ['frôle les 80 %', 'dépasse à peine les 33 %', 'obtient 54,7 %']
    >>> share_verb(Fraction(50))
    'atteint 50 %'
    """
    return _first_true(_verbs(share), share) or f"obtient {_figure(share)}"


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


def _verbs(share: Share) -> Iterator[str]:
    value = percent_of(share)
    if isinstance(share, Fraction) and share in BRUSHED_LINES:
        yield f"atteint {share} %"
    for line in BRUSHED_LINES:
        if 0 < line - value <= PERCENTS.little:
            yield f"frôle les {line} %"
    for line in PASSED_LINES:
        if 0 < value - line <= PERCENTS.little:
            yield f"dépasse à peine les {line} %"
            yield f"dépasse les {line} %"


def _figure(share: Share) -> str:
    """A share as printed, or with one decimal, or more where one would hide a majority."""
    if isinstance(share, Fraction) and 0 < share < Fraction(5, 100):
        return "moins de 0,1 %"
    return apart((share,))[0]


def _of(relation: str, amount: str) -> str:
    return f"{relation} {elided('de', amount)}"
