"""Trends: the word that the figures bear, and no stronger."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from french.shares import printed

from broadcast.errors import FrenchError
from broadcast.french.wordings.compared import Level, trend

if TYPE_CHECKING:
    from broadcast.model.figures import Share


@pytest.mark.parametrize(
    ("now", "before", "level"),
    [
        (8_077, 6_575, "much_more"),
        (7_000, 6_575, "more"),
        (6_700, 6_575, "more"),
        (6_600, 6_575, "same"),
        (6_575, 6_575, "same"),
        (6_000, 6_575, "less"),
        (3_000, 6_575, "much_less"),
        (printed("59,39"), printed("39,42"), "much_more"),
        (printed("25,90"), printed("18,43"), "much_more"),
        (printed("47,0"), printed("40,0"), "more"),
        (printed("47,1"), printed("40,0"), "much_more"),
        (printed("45,2"), printed("40,0"), "more"),
        (printed("51,5"), printed("50,5"), "more"),
        (printed("71,96"), printed("71,59"), "more"),
        (printed("28,40"), printed("28,29"), "same"),
        (printed("64,04"), printed("68,27"), "less"),
        (printed("38"), printed("45"), "less"),
        (printed("54,7"), printed("50"), "more"),
        (Fraction(45), Fraction(30), "much_more"),
        (printed("54"), printed("54,2"), "same"),
    ],
    ids=str,
)
def test_a_trend_is_in_percent_for_counts_and_in_points_for_shares(
    now: int | Share, before: int | Share, level: Level
) -> None:
    """A count grows by percents, a share by points; the words follow the press's own use."""
    assert trend(now, before) == level


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param(8_077, printed("54,7"), id="a count beside a share"),
        pytest.param(printed("54,7"), 8_077, id="a share beside a count"),
        pytest.param(12, 0, id="from nothing"),
    ],
)
def test_a_trend_that_means_nothing_is_refused(now: int | Share, before: int | Share) -> None:
    """There is no percentage of zero, and no growth from a number to a share."""
    with pytest.raises(FrenchError):
        trend(now, before)
