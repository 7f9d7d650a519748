"""From where to where each approximate wording is true."""

from __future__ import annotations

from fractions import Fraction

import pytest
from french.shares import exact, printed

from broadcast.errors import FrenchError
from broadcast.french.wordings.covered import Approximation, says_true
from broadcast.model.figures import PublishedNumber


@pytest.mark.parametrize(
    ("phrase", "true_of", "false_of"),
    [
        ("près de 8 000", (7_950, 7_999), (8_000, 8_077, 7_000)),
        ("près de 8.000", (7_950,), (8_077,)),
        ("presque 8 000", (7_950,), (8_000,)),
        ("un peu plus de 8 000", (8_001, 8_077, 8_400), (8_000, 7_999, 8_500)),
        ("plus de 8 000", (8_077, 9_000), (8_000, 12_000)),
        ("un peu moins de 8 000", (7_950,), (8_000, 7_000)),
        ("moins de 8 000", (7_950, 7_000), (8_000, 3_000)),
        ("environ 8 000", (7_700, 8_000, 8_300), (7_500, 8_500)),
        ("autour de 8 000", (7_900, 8_100), (9_000,)),
        ("quelque 8 000", (7_900, 8_100), (9_000,)),
        ("au moins 8 000", (8_000, 12_000), (7_999,)),
        ("à peine 8 000", (7_900, 8_000, 8_100), (9_000, 7_000)),
        ("8 000", (8_000,), (8_001, 7_999)),
        ("huit mille", (8_000,), (8_001,)),
        ("un million et demi", (1_500_000,), (1_500_001,)),
        ("un peu plus d'un million et demi", (1_520_000,), (1_490_000,)),
        ("près de 1,2 million", (1_190_000,), (1_210_000,)),
        ("près de deux millions", (1_950_000,), (2_000_001,)),
        ("sept", (7,), (8,)),
    ],
    ids=str,
)
def test_a_wording_covers_its_counts(
    phrase: str, true_of: tuple[int, ...], false_of: tuple[int, ...]
) -> None:
    """The fact check knows from where to where each wording is true."""
    assert all(says_true(phrase, count) for count in true_of)
    assert not any(says_true(phrase, count) for count in false_of)


@pytest.mark.parametrize(
    ("phrase", "true_of", "false_of"),
    [
        ("la moitié", ("50", "51,34", "49"), ("52", "47")),
        ("un peu plus de la moitié", ("50,1", "52"), ("50", "49,9", "60")),
        ("près de la moitié", ("49,9", "47,5"), ("50", "50,1", "40")),
        ("plus de la moitié", ("50,1", "57"), ("50", "70")),
        ("un tiers", ("33,3", "33", "34,5"), ("30", "36")),
        ("plus d'un tiers", ("33,4", "40"), ("33,3", "50")),
        ("deux tiers", ("66,7", "66"), ("70",)),
        ("plus de deux tiers", ("66,9", "70"), ("66,6",)),
        ("plus des deux tiers", ("66,9", "70"), ("66,6",)),
        ("les deux tiers", ("66,7",), ("70",)),
        ("près des trois quarts", ("74",), ("75",)),
        ("un quart", ("25", "26"), ("28",)),
        ("un électeur sur deux", ("50", "51"), ("54",)),
        ("près d'un électeur sur deux", ("49,9",), ("50,1",)),
        ("plus d'un électeur sur trois", ("34",), ("33",)),
        ("deux électrices sur trois", ("66,7",), ("60",)),
        ("plus de neuf électeurs sur dix", ("91",), ("90", "89")),
        ("plus de neuf sur dix", ("91",), ("89",)),
        ("frôle les 80 %", ("79,4", "79"), ("80", "78,9", "80,1")),
        ("frôlent les 80 %", ("79,4",), ("80",)),
        ("dépasse à peine les 33 %", ("33,1",), ("33", "34", "32,9")),
        ("dépasse les 50 %", ("50,1", "54"), ("50", "49,9")),
        ("atteint 50 %", ("50", "50,04"), ("49,99",)),
        ("54,7 %", ("54,7", "54,66"), ("54,6", "54,75")),
        ("un peu plus de 54 %", ("54,3",), ("54", "56")),
        ("une majorité", ("50,01", "70"), ("50", "49")),
        ("une courte majorité", ("51",), ("55", "50")),
        ("une large majorité", ("65",), ("55",)),
        ("la quasi-totalité", ("97",), ("100", "90")),
    ],
    ids=str,
)
def test_a_wording_covers_its_shares(
    phrase: str, true_of: tuple[str, ...], false_of: tuple[str, ...]
) -> None:
    """Halves, thirds, people and verbs are read as the figures they stand for."""
    assert all(says_true(phrase, exact(digits)) for digits in true_of)
    assert not any(says_true(phrase, exact(digits)) for digits in false_of)


@pytest.mark.parametrize(
    ("phrase", "digits", "true"),
    [
        ("plus de deux tiers", "67", False),
        ("plus de deux tiers", "66,9", True),
        ("une majorité", "50", False),
        ("une majorité", "50,1", True),
        ("près de la moitié", "49,9", True),
        ("54,7 %", "54,7", True),
    ],
    ids=str,
)
def test_a_printed_share_claims_no_more_than_its_digits(
    phrase: str, digits: str, true: bool
) -> None:
    """Printed 67 may stand for 66,5: it does not show more than two thirds."""
    assert says_true(phrase, printed(digits)) is true


def test_a_published_approximation_is_repeated_and_no_more() -> None:
    """What "un peu plus de 8 000" says is "plus de 8 000" too, and not "près de 8 000"."""
    published = PublishedNumber(relation="un peu plus de", value=8_000)

    assert says_true("un peu plus de 8 000", published)
    assert says_true("plus de 8 000", published)
    assert not says_true("près de 8 000", published)


def test_a_share_is_not_a_count() -> None:
    """Half is never said of 8 077 voters, nor a number of a share."""
    assert not says_true("la moitié", 50)
    assert not says_true("50", Fraction(50))


@pytest.mark.parametrize("phrase", ["", "beaucoup", "près de", "trois sur deux", "8 000 et des"])
def test_an_unknown_wording_is_refused(phrase: str) -> None:
    """What cannot be checked is told, not let through."""
    with pytest.raises(FrenchError, match="approximation inconnue"):
        Approximation.parse(phrase)
