"""Shares as a presenter says them: a half, a third, a quarter, and never anything false."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from french.shares import SHARES, exact, printed
from hypothesis import given

from broadcast.french.wordings.covered import Approximation, says_true
from broadcast.french.wordings.shares import about_share

if TYPE_CHECKING:
    from broadcast.model.figures import Share


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "0 %"),
        ("0,27", "moins de 1 %"),
        ("3,4", "3,4 %"),
        ("12,5", "12,5 %"),
        ("23,2", "près d'un quart"),
        ("25", "un quart"),
        ("26,4", "un peu plus d'un quart"),
        ("28,6", "près de 29 %"),
        ("31,4", "près d'un tiers"),
        ("33,1", "près d'un tiers"),
        ("33,3", "un tiers"),
        ("33,4", "un peu plus d'un tiers"),
        ("35,9", "plus d'un tiers"),
        ("44,34", "un peu plus de 44 %"),
        ("45,3", "un peu plus de 45 %"),
        ("48,0", "près de la moitié"),
        ("49,9", "près de la moitié"),
        ("50,0", "la moitié"),
        ("50,1", "un peu plus de la moitié"),
        ("51", "un peu plus de la moitié"),
        ("51,34", "un peu plus de la moitié"),
        ("52,6", "plus de la moitié"),
        ("54", "54 %"),
        ("54,5", "54,5 %"),
        ("54,7", "près de 55 %"),
        ("55,66", "près de 56 %"),
        ("64,9", "près de deux tiers"),
        ("66,7", "deux tiers"),
        ("66,9", "un peu plus de deux tiers"),
        ("67", "deux tiers"),
        ("69,4", "plus de deux tiers"),
        ("74,2", "près de trois quarts"),
        ("75,3", "un peu plus de trois quarts"),
        ("79,4", "un peu plus de 79 %"),
        ("80,0", "80 %"),
        ("90,6", "près de 91 %"),
        ("97,5", "la quasi-totalité"),
        ("100", "100 %"),
    ],
    ids=str,
)
def test_a_printed_share_is_said_as_a_journalist_does(digits: str, words: str) -> None:
    """A half, a third, a quarter where it is near; else the figure."""
    assert about_share(printed(digits)) == words


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("49", "près de la moitié"),
        ("49,999999", "près de la moitié"),
        ("50", "la moitié"),
        ("50,000001", "un peu plus de la moitié"),
        ("67", "un peu plus de deux tiers"),
        ("99,999999", "la quasi-totalité"),
        ("100", "la totalité"),
        ("0,000001", "moins de 1 %"),
    ],
    ids=str,
)
def test_a_computed_share_is_known_to_the_last_vote(digits: str, words: str) -> None:
    """It reaches 50 % only if it does; nothing rounds it past a majority."""
    assert about_share(exact(digits)) == words


@given(SHARES)
def test_words_for_a_share_are_never_false(share: Share) -> None:
    """Whatever the share, and whatever its missing digits, what is said of it covers it."""
    words = about_share(share)

    assert says_true(words, share), words


@given(SHARES)
def test_words_for_a_share_never_cross_a_majority(share: Share) -> None:
    """A share under 50 % is never said to have half the votes or more, nor the other way round."""
    value = share if isinstance(share, Fraction) else Fraction(share.percent)
    words = about_share(share)
    if isinstance(share, Fraction) and value != 50:
        assert not Approximation.parse(words).interval.holds(50), words
    assert "plus de la moitié" not in words or value > 50
    assert "près de la moitié" not in words or value < 50
