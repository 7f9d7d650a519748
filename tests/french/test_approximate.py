"""Counts as a presenter rounds them, and never anything false."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import FrenchError
from broadcast.french.spoken.saying import plain
from broadcast.french.wordings.approximate import about, about_counted
from broadcast.french.wordings.covered import says_true


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "zéro"),
        (1, "un"),
        (7, "sept"),
        (10, "dix"),
        (11, "11"),
        (53, "53"),
        (99, "99"),
        (100, "100"),
        (104, "plus de 100"),
        (137, "près de 140"),
        (145, "145"),
        (204, "un peu plus de 200"),
        (639, "près de 640"),
        (987, "près de 1 000"),
        (1_204, "un peu plus de 1 200"),
        (1_229, "près de 1 250"),
        (3_518, "un peu plus de 3 500"),
        (4_417, "un peu plus de 4 400"),
        (6_575, "un peu plus de 6 500"),
        (7_888, "près de 8 000"),
        (7_950, "près de 8 000"),
        (7_999, "près de 8 000"),
        (8_000, "8 000"),
        (8_001, "un peu plus de 8 000"),
        (8_077, "un peu plus de 8 000"),
        (8_240, "plus de 8 000"),
        (8_400, "8 400"),
        (8_420, "près de 8 500"),
        (10_040, "un peu plus de 10 000"),
        (10_400, "plus de 10 000"),
        (10_917, "près de 11 000"),
        (14_900, "près de 15 000"),
        (35_719, "près de 36 000"),
        (47_430, "un peu plus de 47 000"),
        (66_937, "près de 67 000"),
        (92_739, "plus de 90 000"),
        (109_340, "près de 110 000"),
        (151_000, "un peu plus de 150 000"),
        (174_246, "près de 175 000"),
        (999_999, "près d'un million"),
        (1_000_000, "un million"),
        (1_010_000, "un peu plus d'un million"),
        (1_200_000, "1,2 million"),
        (1_480_000, "près d'un million et demi"),
        (1_500_000, "un million et demi"),
        (1_520_000, "un peu plus d'un million et demi"),
        (1_950_000, "près de deux millions"),
        (2_500_000, "deux millions et demi"),
        (9_990_000, "près de dix millions"),
        (46_000_000, "46 millions"),
        (47_500_123, "près de 48 millions"),
    ],
    ids=str,
)
def test_a_count_is_rounded_as_a_presenter_would(count: int, words: str) -> None:
    """The roundest number near by; a small count, or a round one, as it is."""
    assert about(count) == words


@given(st.integers(1, 10**7))
def test_an_approximate_count_is_never_false(count: int) -> None:
    """Whatever the count, what is said of it covers it."""
    assert says_true(about(count), count), about(count)


@pytest.mark.parametrize("count", [-1, 1_000_000_000])
def test_a_count_nobody_rounds_is_refused(count: int) -> None:
    """A number of votes is neither negative nor a billion."""
    with pytest.raises(FrenchError, match="impossible à arrondir"):
        about(count)


@pytest.mark.parametrize(
    ("count", "written", "said"),
    [
        (8_077, "un peu plus de 8 000 voix", "un peu plus de huit mille voix"),
        (1_200_000, "1,2 million de voix", "un virgule deux million de voix"),
        (1_950_000, "près de deux millions de voix", "près de deux millions de voix"),
        (1, "une voix", "une voix"),
        (0, "aucune voix", "aucune voix"),
        (21, "21 voix", "vingt et une voix"),
    ],
    ids=str,
)
def test_a_rounded_count_is_said(count: int, written: str, said: str) -> None:
    """What is written here is what the spoken layer reads aloud, agreement included."""
    assert about_counted(count, "voix", "voix", feminine=True) == written
    assert plain(written) == said
