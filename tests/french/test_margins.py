"""Margins: the word that the figures bear, and no stronger."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from french.shares import printed
from hypothesis import assume, given
from hypothesis import strategies as st

from broadcast.errors import FrenchError
from broadcast.french.wordings.margins import margin

if TYPE_CHECKING:
    from broadcast.model.figures import Share


def of(votes: int, valid: int) -> Fraction:
    return Fraction(100 * votes, valid)


@pytest.mark.parametrize(
    ("first", "second", "words", "points"),
    [
        pytest.param("34,10", "33,25", "d'une courte tête", "0,85 point", id="Eure-et-Loir 2017"),
        pytest.param("34,1", "33,25", "d'une courte tête", "moins d'un point", id="printed unlike"),
        pytest.param("50,14", "49,87", "d'extrême justesse", "0,27 point", id="0,27 point"),
        pytest.param("37,47", "37,45", "d'extrême justesse", "0,02 point", id="Sèvres 2014"),
        pytest.param("51,4", "48,5", "de justesse", "2,9 points", id="within three points"),
        pytest.param("51,5", "48,5", "", "trois points", id="three points or a bit more"),
        pytest.param("52,02", "47,98", "", "quatre points", id="Ariège 2017"),
        pytest.param("36,0", "31,0", "", "cinq points", id="five points"),
        pytest.param("36", "31", "", "cinq points", id="five points, give or take one"),
        pytest.param("54,7", "45,3", "nettement", "9,4 points", id="Aveyron 2017"),
        pytest.param("55,1", "45,0", "nettement", "10,1 points", id="ten points or a bit more"),
        pytest.param("55,66", "44,34", "largement", "11,3 points", id="Lot 2017"),
        pytest.param("58,5", "41,5", "largement", "17 points", id="presidential 2022"),
        pytest.param("68,08", "31,92", "très largement", "36,2 points", id="Alpes-Maritimes 2007"),
        pytest.param(
            "50,0", "50,0", "au coude-à-coude", "moins de 0,2 point", id="equal as printed"
        ),
        pytest.param("50", "50", "au coude-à-coude", "moins de deux points", id="equal, whole"),
        pytest.param("100", "0", "très largement", "100 points", id="a single list"),
        pytest.param("54,7", "45", "nettement", "plus de huit points", id="one without decimals"),
    ],
)
def test_a_margin_of_printed_shares(first: str, second: str, words: str, points: str) -> None:
    """It is told to the digits that both were printed with, in the milder word of two."""
    found = margin(printed(first), printed(second))

    assert (found.words, found.points_text, found.votes_text) == (words, points, "")


@pytest.mark.parametrize(
    ("votes", "words", "points", "said"),
    [
        pytest.param((1_209, 1_209), "à égalité", "aucun point", "aucune voix", id="tie of 2017"),
        pytest.param(
            (1_081, 1_080), "d'une seule voix", "0,05 point", "une voix", id="Hossegor 2020"
        ),
        pytest.param((4_417, 3_518), "largement", "11,3 points", "899 voix", id="Lot 2017"),
        pytest.param((4_039, 3_725), "", "quatre points", "314 voix", id="Ariège 2017"),
        pytest.param(
            (25_003, 25_000),
            "d'extrême justesse",
            "0,01 point",
            "trois voix",
            id="3 in 50 000",
        ),
        pytest.param(
            (100_003, 100_000),
            "d'extrême justesse",
            "moins de 0,01 point",
            "trois voix",
            id="3 in 200 000",
        ),
        pytest.param((9, 2), "", "63,6 points", "sept voix", id="a handful of votes"),
        pytest.param(
            (66_937, 25_802), "très largement", "44,4 points", "41 135 voix", id="Lot, May 2017"
        ),
    ],
)
def test_a_margin_of_counted_votes(
    votes: tuple[int, int], words: str, points: str, said: str
) -> None:
    """Counts are exact: a tie is a tie, one vote is one vote, and few votes are no landslide."""
    first, second = (of(count, sum(votes)) for count in votes)

    found = margin(first, second, votes=votes)

    assert (found.words, found.points_text, found.votes_text) == (words, points, said)


def test_votes_decide_where_shares_were_printed_equal() -> None:
    """Equal digits hide a leader whom the votes show."""
    found = margin(printed("50,0"), printed("50,0"), votes=(2_004, 2_001))

    assert found.words == "d'extrême justesse"
    assert margin(printed("50,0"), printed("50,0"), votes=(2_000, 2_000)).words == "à égalité"


@pytest.mark.parametrize(
    ("first", "second", "votes"),
    [
        pytest.param(printed("45,3"), printed("54,7"), None, id="the second is ahead"),
        pytest.param(printed("51"), printed("50,9"), None, id="51 may be 50,5"),
        pytest.param(printed("54,7"), printed("45,3"), (10, 20), id="votes the other way"),
        pytest.param(printed("54,7"), printed("45,3"), (10, 10), id="a tie in votes only"),
        pytest.param(Fraction(50), Fraction(50), (11, 10), id="a tie in shares only"),
    ],
)
def test_a_margin_that_the_figures_do_not_show_is_refused(
    first: Share, second: Share, votes: tuple[int, int] | None
) -> None:
    """Who leads must be beyond doubt before anybody is said to lead."""
    with pytest.raises(FrenchError):
        margin(first, second, votes=votes)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from([0, 1, 2]))
def test_no_margin_word_is_stronger_than_the_truth(one: int, other: int, decimals: int) -> None:
    """Printed to any precision, a margin is never told as greater or smaller than it was."""
    assume(one > other and one + other <= 10_000)
    strength = [
        "d'extrême justesse",
        "d'une courte tête",
        "de justesse",
        "",
        "nettement",
        "largement",
        "très largement",
    ]
    first, second = (
        printed(
            f"{(Fraction(n, 100) * 10**decimals).__round__() / 10**decimals:.{decimals}f}".replace(
                ".", ","
            )
        )
        for n in (one, other)
    )
    truth = margin(Fraction(one, 100), Fraction(other, 100)).words
    told = margin(first, second).words
    if told == "au coude-à-coude":
        assert one - other <= 100
    elif strength.index(told) < 3:
        assert strength.index(truth) <= strength.index(told)
    else:
        assert strength.index(told) == 3 or strength.index(truth) >= strength.index(told)
