"""Figures said and read back: what is heard is worth what was written.

The reader is not ours: text2num turns French words into digits, "une" and leading zeros too. It
knows nothing of months, hours or shares, so that the few lines below take apart what it has read:
"29 janvier 2017", "21 heures 5".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import alpha2digit  # type: ignore[import-untyped]  # it ships no types

from broadcast.french.dates import MONTHS
from broadcast.french.numbers import cardinal, ends_in_one, ordinal
from broadcast.french.spoken.saying import plain

BILLION = 10**9
SPACES = {"none": "", "plain": " ", "no-break": "\u00a0", "narrow": "\u202f", "point": "."}


def read(words: str) -> str:
    """The words with each number in digits, ranks as "1er" and "2ème"."""
    return str(alpha2digit(words, "fr", 0.0))


def number(words: str) -> int:
    """The one number that the words hold; nothing but a noun stands beside it."""
    digits, *noun = read(words).split()
    assert len(noun) <= 1
    return int(digits)


def calendar_date(words: str) -> date:
    """A day, a month and a year read back."""
    day, month, year = read(words).split()
    return date(int(year), MONTHS.index(month) + 1, int(day.removesuffix("er")))


def clock(words: str) -> tuple[int, int]:
    """Hours and minutes read back; no minute is said on the hour."""
    hour, noun, *minute = read(words).split()
    assert noun == ("heures" if int(hour) > 1 else "heure")
    return int(hour), int(minute[0]) if minute else 0


def ends_with(words: str, last: str) -> bool:
    return re.search(rf"(?:^|[ -]){last}$", words) is not None


def agrees(n: int, feminine: str, masculine: str) -> bool:
    """Une before a feminine, un before a masculine, and the same number otherwise."""
    if not ends_in_one(n):
        return feminine == masculine
    return ends_with(feminine, "une") and ends_with(masculine, "un")


def counts(n: int, noun: str) -> str:
    """What is said of the number before its noun."""
    words, _, said_noun = plain(f"{n} {noun}").rpartition(" ")
    assert said_noun == noun
    return words


def test_every_number_to_ten_thousand_agrees_and_reads_back() -> None:
    """Vingt et une voix, vingt et un bureaux: one reader, one number."""
    for n in range(10_000):
        voix, bureaux = counts(n, "voix"), counts(n, "bureaux")
        assert number(f"{voix} voix") == number(f"{bureaux} bureaux") == n, (voix, bureaux)
        assert agrees(n, voix, bureaux), (voix, bureaux)


@given(st.integers(0, BILLION))
def test_every_integer_reads_back(n: int) -> None:
    """Up to a billion, masculine or feminine."""
    assert number(cardinal(n)) == number(cardinal(n, feminine=True)) == n
    assert agrees(n, cardinal(n, feminine=True), cardinal(n))


@given(st.integers(1, BILLION - 1))
def test_a_round_million_takes_de_and_no_other_number_does(n: int) -> None:
    """Un million de voix, un million une voix; deux millions d'électeurs."""
    of = n % 1_000_000 == 0
    for noun, linked in (("voix", "de voix"), ("électeurs", "d'électeurs")):
        words = plain(f"{n} {noun}")
        assert words.endswith(f" {linked}") is of
        assert number(words.removesuffix(linked if of else noun)) == n


@given(st.integers(1, 999))
def test_round_millions_read_back(millions: int) -> None:
    """The case that chance would never draw."""
    words = plain(f"{millions} 000 000 voix")
    assert words.endswith("de voix")
    assert number(words.removesuffix("de voix")) == millions * 1_000_000


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
@given(n=st.integers(0, BILLION))
def test_thousands_part_with_any_space_and_mean_the_same(space: str, n: int) -> None:
    """10 000, 10.000 and 10000, whatever the space is."""
    assert number(plain(f"{n:,}".replace(",", space))) == n


def share(words: str) -> str:
    """A decimal number read back, the decimals apart from the whole.

    In one piece text2num leaves "un virgule neuf" as it is: neuf is also the word for new.
    """
    whole, _, decimals = words.partition(" virgule ")
    return f"{read(whole)},{read(decimals)}"


@pytest.mark.parametrize(
    ("comma", "gap", "step"),
    [
        pytest.param(",", " ", 1, id="every one"),
        pytest.param(",", "\u202f", 9, id="narrow space"),
        pytest.param(".", "", 11, id="point, no space"),
    ],
)
def test_every_share_of_two_decimals_reads_back(comma: str, gap: str, step: int) -> None:
    """From 0,00 % to 100,00 %, each digit as printed, the zeros too."""
    for hundredths in [*range(0, 10_000, step), 10_000]:
        digits = f"{hundredths // 100}{comma}{hundredths % 100:02d}"
        words = plain(f"{digits}{gap}%")
        assert words.endswith(" pour cent")
        assert share(words.removesuffix(" pour cent")) == digits.replace(".", ","), words


@pytest.mark.parametrize("form", ["{}%", "{} %", "+{} %", "- {} points"])
def test_every_share_of_one_decimal_reads_back(form: str) -> None:
    """54,7 is not 54,70: what was printed is what is heard."""
    for tenths in range(1_001):
        digits = f"{tenths // 10},{tenths % 10}"
        words = re.sub(r"^(?:plus|moins) | (?:pour cent|points)$", "", plain(form.format(digits)))
        assert share(words) == digits, words


DAYS_OF_A_LEAP_YEAR = [date(2016, 1, 1) + timedelta(days=n) for n in range(366)]
A_DAY_OF_EACH_YEAR = [date(year, 1 + year % 12, 1 + year % 28) for year in range(1900, 2101)]


def written(day: date) -> list[str]:
    """A date in the ways that a newsroom types it."""
    first = "1er" if day.day == 1 else str(day.day)
    return [
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
        f"{first} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}",
    ]


@pytest.mark.parametrize("days", [DAYS_OF_A_LEAP_YEAR, A_DAY_OF_EACH_YEAR], ids=["days", "years"])
def test_every_day_of_a_year_and_every_year_read_back(days: list[date]) -> None:
    """All 366 days, then a day of each of the 201 years, in six ways of typing them."""
    for day in days:
        for text in written(day):
            assert calendar_date(plain(text)) == day, text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_date_reads_back(day: date) -> None:
    """Days, months and years that chance puts together."""
    for text in written(day):
        assert calendar_date(plain(text)) == day


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_year_of_two_digits_is_the_nearest(day: date) -> None:
    """29/01/17 is 2017, 29/01/81 is 1981."""
    assert calendar_date(plain(f"{day:%d/%m/%y}")) == day


@pytest.mark.parametrize(
    "form", ["{}h{:02d}", "{} h {:02d}", "{:02d}h{:02d}", "{:02d}:{:02d}", "{}H{:02d}"]
)
def test_every_minute_of_the_day_reads_back(form: str) -> None:
    """Feminine throughout: vingt et une heures vingt et une."""
    for hour in range(24):
        for minute in range(60):
            words = plain(form.format(hour, minute))
            assert clock(words) == (hour, minute), words
            assert "un" not in words.replace("-", " ").split(), words


def test_every_rank_reads_back() -> None:
    """Quatre-vingtième, vingt et unième: a rank is its number."""
    for n in range(2, 1_001):
        assert read(ordinal(n)) == f"{n}ème"
        assert plain(f"{n}e") == ordinal(n)
    assert [read(word) for word in ("premier", "première")] == ["1er", "1ère"]


ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
TENS = ["", "X", "XX", "XXX"]


def test_every_century_reads_back() -> None:
    """From the second to the thirty-ninth."""
    for n in range(2, 40):
        words = plain(f"{TENS[n // 10]}{ROMAN[n % 10]}e siècle")
        assert read(words) == f"{n}ème siècle"
    assert plain("Ier siècle") == "premier siècle"


@given(st.from_regex(r"0[1-9](?: [0-9]{2}){4}", fullmatch=True))
def test_a_telephone_number_reads_back_pair_by_pair(digits: str) -> None:
    """Zeros are heard, and a breath parts the pairs."""
    pairs = plain(digits).split(", ")
    assert [read(pair) for pair in pairs] == digits.split()


@given(st.integers(0, 9_999), st.integers(1, 99))
def test_a_price_reads_back(euros: int, cents: int) -> None:
    """Trois euros cinquante; under a euro, centimes."""
    # Read apart: "un euro neuf" is one new euro to the reader
    before, unit, after = re.split(r" ?(euros?|centimes?) ?", plain(f"{euros},{cents:02d} €"))
    if euros:
        assert (read(before), read(after)) == (str(euros), str(cents))
        assert unit == ("euros" if euros > 1 else "euro")
    else:
        assert (read(before), after) == (str(cents), "")
        assert unit == ("centimes" if cents > 1 else "centime")


@given(st.integers(2, 999), st.integers(2, 999))
def test_so_many_out_of_so_many_reads_back(some: int, more: int) -> None:
    """12/35 bureaux: twelve of thirty-five."""
    total = some + 10 + more
    assert read(plain(f"{some}/{total} bureaux")) == f"{some} bureaux sur {total}"
