"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import FrenchError
from broadcast.french.numbers import (
    LARGEST,
    cardinal,
    decimal_words,
    integer_words,
    naming,
    ordinal,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zéro"),
        (1, "un"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (71, "soixante et onze"),
        (77, "soixante-dix-sept"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (101, "cent un"),
        (200, "deux cents"),
        (280, "deux cent quatre-vingts"),
        (1_000, "mille"),
        (1_981, "mille neuf cent quatre-vingt-un"),
        (2_017, "deux mille dix-sept"),
        (80_000, "quatre-vingt mille"),
        (200_000, "deux cent mille"),
        (1_000_000, "un million"),
        (80_000_000, "quatre-vingts millions"),
        (1_234_567, "un million deux cent trente-quatre mille cinq cent soixante-sept"),
        (-3, "moins trois"),
    ],
    ids=str,
)
def test_a_cardinal_is_said_in_the_traditional_spelling(number: int, words: str) -> None:
    """Vingt and cent take an s only where they end a number; no hyphen around et."""
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "une"),
        (2, "deux"),
        (11, "onze"),
        (21, "vingt et une"),
        (71, "soixante et onze"),
        (81, "quatre-vingt-une"),
        (91, "quatre-vingt-onze"),
        (101, "cent une"),
        (1_001, "mille une"),
        (21_000, "vingt et un mille"),
        (1_000_000, "un million"),
    ],
    ids=str,
)
def test_only_a_final_un_becomes_une(number: int, words: str) -> None:
    """Vingt et une voix, but vingt et un mille voix."""
    assert cardinal(number, feminine=True) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "premier"),
        (2, "deuxième"),
        (4, "quatrième"),
        (5, "cinquième"),
        (9, "neuvième"),
        (11, "onzième"),
        (21, "vingt et unième"),
        (30, "trentième"),
        (45, "quarante-cinquième"),
        (71, "soixante et onzième"),
        (79, "soixante-dix-neuvième"),
        (80, "quatre-vingtième"),
        (81, "quatre-vingt-unième"),
        (100, "centième"),
        (200, "deux centième"),
        (280, "deux cent quatre-vingtième"),
        (1_000, "millième"),
        (2_000_000, "deux millionième"),
    ],
    ids=str,
)
def test_a_rank_drops_the_plural_and_the_mute_e(number: int, words: str) -> None:
    """num2words says "quatre-vingtsième"; a newsreader does not."""
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (21, "vingt et un"),
        (80, "quatre-vingt"),
        (81, "quatre-vingt-un"),
        (200, "deux cent"),
        (1_000, "mille"),
        (1_900, "mille neuf cent"),
        (1_980, "mille neuf cent quatre-vingt"),
        (2_017, "deux mille dix-sept"),
    ],
    ids=str,
)
def test_a_number_that_names_takes_no_plural(number: int, words: str) -> None:
    """The years eighty, page two hundred: vingt and cent count nothing there."""
    assert naming(number) == words


def test_the_first_agrees_and_no_rank_comes_before_it() -> None:
    """Première for a feminine; zero is no rank."""
    assert ordinal(1, feminine=True) == "première"
    assert ordinal(2, feminine=True) == "deuxième"
    with pytest.raises(FrenchError, match="rang impossible"):
        ordinal(0)


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("58,72", "cinquante-huit virgule soixante-douze"),
        ("50,05", "cinquante virgule zéro cinq"),
        ("54,70", "cinquante-quatre virgule soixante-dix"),
        ("0,5", "zéro virgule cinq"),
        ("5,00", "cinq virgule zéro zéro"),
        ("3,125", "trois virgule cent vingt-cinq"),
        ("3,005", "trois virgule zéro zéro cinq"),
        ("3,1416", "trois virgule un quatre un six"),
        ("0,0125", "zéro virgule zéro cent vingt-cinq"),
        ("54.7", "cinquante-quatre virgule sept"),
    ],
)
def test_decimals_are_said_as_printed_and_grouped(digits: str, words: str) -> None:
    """Virgule soixante-douze, never virgule sept deux; zeros stay."""
    assert decimal_words(digits) == words


@pytest.mark.parametrize("digits", ["", "12", "5,", ",5", "1 000,5", "cinq", "1,2,3", "-0,5"])
def test_what_is_not_a_decimal_is_refused(digits: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(FrenchError, match="nombre illisible"):
        decimal_words(digits)


def test_a_number_nobody_says_is_refused() -> None:
    """The limit is said in the error, not found by a strange word on the air."""
    assert cardinal(LARGEST)
    with pytest.raises(FrenchError, match="trop grand"):
        cardinal(LARGEST + 1)


@given(st.integers(0, LARGEST), st.booleans())
def test_words_hold_no_digit(number: int, feminine: bool) -> None:
    """Any number comes out as words."""
    assert not any(character.isdigit() for character in cardinal(number, feminine=feminine))


@given(st.text("0123456789", min_size=1, max_size=30))
def test_any_run_of_digits_can_be_said(digits: str) -> None:
    """Digits one by one where a number is too long."""
    assert not any(character.isdigit() for character in integer_words(digits))
