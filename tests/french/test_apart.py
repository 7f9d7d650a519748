"""Shares side by side: no rounding hides who leads."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from french.shares import SHARES, exact, printed
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import FrenchError
from broadcast.french.wordings.apart import apart

if TYPE_CHECKING:
    from broadcast.model.figures import Share


@pytest.mark.parametrize(
    ("shares", "written"),
    [
        pytest.param((exact("55,664"), exact("44,336")), ("55,7 %", "44,3 %"), id="far apart"),
        pytest.param((exact("50,04"), exact("49,96")), ("50,04 %", "49,96 %"), id="both 50,0"),
        pytest.param((exact("35,09"), exact("35,06")), ("35,09 %", "35,06 %"), id="both 35,1"),
        pytest.param(
            (exact("49,97"), exact("20")), ("49,97 %", "20 %"), id="no majority by rounding"
        ),
        pytest.param(
            (exact("99,98"), exact("0,02")), ("99,98 %", "0,02 %"), id="not all, not none"
        ),
        pytest.param((Fraction(50), Fraction(50)), ("50 %", "50 %"), id="a true tie"),
        pytest.param((printed("54,7"), printed("45,30")), ("54,7 %", "45,30 %"), id="as printed"),
        pytest.param(
            (printed("50,0"), printed("50,0")), ("50,0 %", "50,0 %"), id="equal as printed"
        ),
        pytest.param(
            (printed("54,7"), exact("54,66")), ("54,7 %", "54,66 %"), id="printed and computed"
        ),
    ],
)
def test_shares_side_by_side_stay_apart(
    shares: tuple[Share, ...], written: tuple[str, ...]
) -> None:
    """As few decimals as keep two different shares different."""
    assert apart(shares) == written


def test_shares_that_no_figure_tells_apart_are_refused() -> None:
    """One vote in ten millions does not show in percents: the votes are to be said."""
    with pytest.raises(FrenchError, match="dites les voix"):
        apart((Fraction(100 * 5_000_001, 10**7 + 1), Fraction(100 * 5_000_000, 10**7 + 1)))


@given(st.lists(SHARES, min_size=1, max_size=6), st.integers(0, 4))
def test_no_writing_of_shares_changes_their_order(shares: list[Share], decimals: int) -> None:
    """Read back, the digits stand to each other as the shares do; else they are refused."""
    try:
        texts = apart(shares, decimals)
    except FrenchError:
        return
    read = [exact(text.removesuffix(" %")) for text in texts]
    values = [s if isinstance(s, Fraction) else Fraction(s.percent) for s in shares]
    for i, one in enumerate(values):
        for j, other in enumerate(values):
            assert (one < other) == (read[i] < read[j])
