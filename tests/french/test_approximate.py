"""Approximations: what a presenter would say, and never anything false."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import FrenchError
from broadcast.french.spoken.saying import plain
from broadcast.french.wordings.approximate import (
    Approximation,
    about,
    about_counted,
    about_each,
    about_people,
    about_share,
    apart,
    rounded,
    says_true,
    share_verb,
)
from broadcast.model.figures import PublishedNumber, PublishedShare, Share

COMPUTED = st.integers(1, 10**6).flatmap(
    lambda valid: st.integers(0, valid).map(lambda votes: Fraction(100 * votes, valid))
)
PRINTED = st.integers(0, 2).flatmap(
    lambda decimals: st.integers(0, 100 * 10**decimals).map(
        lambda steps: PublishedShare(
            digits=f"{steps / 10**decimals:.{decimals}f}".replace(".", ",")
        )
    )
)
SHARES: st.SearchStrategy[Share] = st.one_of(COMPUTED, PRINTED)


def printed(digits: str) -> PublishedShare:
    return PublishedShare(digits=digits)


def exact(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "."))


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


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((4_417, 3_518), ("un peu plus de 4 400", "un peu plus de 3 500")),
        ((8_077, 7_950), ("un peu plus de 8 000", "près de 8 000")),
        ((8_000, 8_000), ("8 000", "8 000")),
        ((8_000, 7_999, 8_001), ("8 000", "près de 8 000", "un peu plus de 8 000")),
    ],
    ids=str,
)
def test_counts_told_together_stay_in_their_order(
    counts: tuple[int, ...], words: tuple[str, ...]
) -> None:
    """What the listener hears ranks them as the votes do."""
    assert about_each(counts) == words


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param((8_077, 8_050), id="two figures made equal"),
        pytest.param((8_310, 8_300), id="the greater would sound smaller"),
    ],
)
def test_a_rounding_of_counts_that_hides_who_leads_is_refused(counts: tuple[int, ...]) -> None:
    """Then the exact votes are to be said."""
    with pytest.raises(FrenchError, match="ne se distinguent plus"):
        about_each(counts)


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=4))
def test_no_rounding_of_counts_changes_their_order(counts: list[int]) -> None:
    """Told together, two counts are never equal nor the wrong way round; else they are refused."""
    try:
        said = about_each(counts)
    except FrenchError:
        return
    heard = [(Approximation.parse(words).around, Approximation.parse(words).side) for words in said]
    for one, one_heard in zip(counts, heard, strict=True):
        for other, other_heard in zip(counts, heard, strict=True):
            assert (one < other) == (one_heard < other_heard)


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


@pytest.mark.parametrize(
    ("digits", "words", "verb"),
    [
        ("0", "0 %", "obtient 0 %"),
        ("0,27", "moins de 1 %", "obtient 0,27 %"),
        ("3,4", "3,4 %", "obtient 3,4 %"),
        ("12,5", "12,5 %", "obtient 12,5 %"),
        ("23,2", "près d'un quart", "obtient 23,2 %"),
        ("25", "un quart", "obtient 25 %"),
        ("26,4", "un peu plus d'un quart", "obtient 26,4 %"),
        ("28,6", "près de 29 %", "obtient 28,6 %"),
        ("31,4", "près d'un tiers", "obtient 31,4 %"),
        ("33,1", "près d'un tiers", "dépasse à peine les 33 %"),
        ("33,3", "un tiers", "dépasse à peine les 33 %"),
        ("33,4", "un peu plus d'un tiers", "dépasse à peine les 33 %"),
        ("35,9", "plus d'un tiers", "obtient 35,9 %"),
        ("44,34", "un peu plus de 44 %", "obtient 44,34 %"),
        ("45,3", "un peu plus de 45 %", "obtient 45,3 %"),
        ("48,0", "près de la moitié", "obtient 48,0 %"),
        ("49,9", "près de la moitié", "frôle les 50 %"),
        ("50,0", "la moitié", "obtient 50,0 %"),
        ("50,1", "un peu plus de la moitié", "dépasse à peine les 50 %"),
        ("51", "un peu plus de la moitié", "dépasse les 50 %"),
        ("51,34", "un peu plus de la moitié", "obtient 51,34 %"),
        ("52,6", "plus de la moitié", "obtient 52,6 %"),
        ("54", "54 %", "obtient 54 %"),
        ("54,5", "54,5 %", "obtient 54,5 %"),
        ("54,7", "près de 55 %", "obtient 54,7 %"),
        ("55,66", "près de 56 %", "obtient 55,66 %"),
        ("64,9", "près de deux tiers", "obtient 64,9 %"),
        ("66,7", "deux tiers", "obtient 66,7 %"),
        ("66,9", "un peu plus de deux tiers", "obtient 66,9 %"),
        ("67", "deux tiers", "obtient 67 %"),
        ("69,4", "plus de deux tiers", "frôle les 70 %"),
        ("74,2", "près de trois quarts", "obtient 74,2 %"),
        ("75,3", "un peu plus de trois quarts", "obtient 75,3 %"),
        ("79,4", "un peu plus de 79 %", "frôle les 80 %"),
        ("80,0", "80 %", "obtient 80,0 %"),
        ("90,6", "près de 91 %", "dépasse les 90 %"),
        ("97,5", "la quasi-totalité", "obtient 97,5 %"),
        ("100", "100 %", "obtient 100 %"),
    ],
    ids=str,
)
def test_a_printed_share_is_said_as_a_journalist_does(digits: str, words: str, verb: str) -> None:
    """A half, a third, a quarter where it is near; a line brushed or passed; else the figure."""
    share = printed(digits)
    assert (about_share(share), share_verb(share)) == (words, verb)


@pytest.mark.parametrize(
    ("digits", "words", "verb"),
    [
        ("49", "près de la moitié", "frôle les 50 %"),
        ("49,999999", "près de la moitié", "frôle les 50 %"),
        ("50", "la moitié", "atteint 50 %"),
        ("50,000001", "un peu plus de la moitié", "dépasse à peine les 50 %"),
        ("67", "un peu plus de deux tiers", "obtient 67 %"),
        ("99,999999", "la quasi-totalité", "frôle les 100 %"),
        ("100", "la totalité", "atteint 100 %"),
        ("0,000001", "moins de 1 %", "obtient moins de 0,1 %"),
    ],
    ids=str,
)
def test_a_computed_share_is_known_to_the_last_vote(digits: str, words: str, verb: str) -> None:
    """It reaches 50 % only if it does; nothing rounds it past a majority."""
    assert (about_share(exact(digits)), share_verb(exact(digits))) == (words, verb)


@given(SHARES)
def test_words_for_a_share_are_never_false(share: Share) -> None:
    """Whatever the share, and whatever its missing digits, what is said of it covers it."""
    for words in (about_share(share), share_verb(share)):
        assert says_true(words, share), words


@given(SHARES)
def test_words_for_a_share_never_cross_a_majority(share: Share) -> None:
    """A share under 50 % is never said to have half the votes or more, nor the other way round."""
    value = share if isinstance(share, Fraction) else Fraction(share.percent)
    for words in (about_share(share), share_verb(share)):
        covered = Approximation.parse(words).interval
        if isinstance(share, Fraction) and value != 50:
            assert not covered.holds(50), words
        assert "plus de la moitié" not in words or value > 50
        assert "près de la moitié" not in words or value < 50


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("49,9", "près d'un électeur sur deux"),
        ("50,1", "un peu plus d'un électeur sur deux"),
        ("66,667", "deux électeurs sur trois"),
        ("74,2", "près de trois électeurs sur quatre"),
        ("35,9", "plus d'un électeur sur trois"),
        ("54,7", "près de 55 % des électeurs"),
        ("98", "la quasi-totalité des électeurs"),
    ],
    ids=str,
)
def test_a_share_of_people_is_counted_in_people(digits: str, words: str) -> None:
    """One voter in two is easier to hear than a percentage."""
    assert about_people(exact(digits), "électeur", "électeurs") == words


def test_a_share_of_communes_agrees_with_them() -> None:
    """Une before what is feminine; the wording reads back the same."""
    words = about_people(exact("49,9"), "commune", "communes", feminine=True)

    assert words == "près d'une commune sur deux"
    assert says_true(words, exact("49,9"))


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


@pytest.mark.parametrize(
    ("shares", "decimals"),
    [
        pytest.param((exact("35,09"), exact("35,06")), 1, id="two shares made equal"),
        pytest.param((printed("50,1"), printed("49,9")), 0, id="a leader lost"),
        pytest.param((exact("49,96"), exact("30")), 1, id="a majority made up"),
    ],
)
def test_a_rounding_that_hides_who_leads_is_refused(
    shares: tuple[Share, ...], decimals: int
) -> None:
    """A rounding is asked for; what it would hide is told."""
    with pytest.raises(FrenchError, match="cacherait"):
        rounded(shares, decimals)


@given(st.lists(SHARES, min_size=1, max_size=6), st.integers(0, 4))
def test_no_writing_of_shares_changes_their_order(shares: list[Share], decimals: int) -> None:
    """Read back, the digits stand to each other as the shares do; else they are refused."""
    for write in (apart, rounded):
        try:
            texts = write(shares, decimals)
        except FrenchError:
            continue
        read = [exact(text.removesuffix(" %")) for text in texts]
        values = [s if isinstance(s, Fraction) else Fraction(s.percent) for s in shares]
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                assert (one < other) == (read[i] < read[j])
