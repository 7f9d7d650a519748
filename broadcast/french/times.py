"""Hours and dates as print has them, turned into words: 7 h 05, 18h, 29/01/2017, 1 janvier."""

from __future__ import annotations

import re

from broadcast.french.dates import MONTHS, hours_minutes_words
from broadcast.french.numbers import cardinal, ordinal

_HOUR = (
    r"[0-9]{1,3} ?h(?: ?[0-5]?[0-9](?![0-9])(?: ?min\b)?)?(?!\w)|[0-9]{1,2}H[0-5]?[0-9]?(?!\w)"
    r"|(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![\w:])"
)
_HOURS = re.compile(rf"(?<![\w,.:/])(?<![\w]-)(?:{_HOUR})(?!/[0-9])")
_HOUR_RANGE = re.compile(rf"(?<![\w,.:/-])(?P<first>{_HOUR}) ?[-–] ?(?P<last>{_HOUR})")
_ROUND_THE_CLOCK = re.compile(r"(?<![\w,.])([0-9]+) ?(h|heures|j|jours) ?/ ?([0-9]+)\b")

_MINUTES = re.compile(r"(?<![\w,.'])([0-9]{1,2})'([0-5][0-9])(?![\w'])")

_MONTH = "|".join(MONTHS)
_FIRST = re.compile(rf"(?<![\w,.])0?1 (?=(?:{_MONTH})\b)")
_ZERO_DAY = re.compile(rf"(?<![\w,.])0([2-9]) (?=(?:{_MONTH})\b)")
_FULL = re.compile(
    r"(?<![\w/.-])(?P<day>[0-9]{1,2})(?P<by>[/.-])(?P<month>[0-9]{1,2})(?P=by)"
    r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?!\w|[/.-]\w)"
)
_ISO = re.compile(
    r"(?<![\w/.-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?!\w|-\w)"
)
_DAY_MONTH = re.compile(
    r"(?:(?<=\b[ld][eu] )|(?<=\bau )|(?<=di ))(?P<day>[0-3]?[0-9])/(?P<month>[01]?[0-9])(?![\w/])"
    r"|(?<![\w/,.])(?P<day0>0[1-9])/(?P<month0>0[1-9]|1[0-2])(?![\w/])"
)


def say_times(text: str) -> str:
    """Say hours and dates in words.

    >>> say_times("À 7 h 05, à 18h, 8h-10h, à 21:00")
    'À sept heures cinq, à dix-huit heures, huit heures à dix heures, à vingt et une heures'
    >>> say_times("le 29/01/2017")
    'le vingt-neuf janvier deux mille dix-sept'
    """
    text = _ISO.sub(_date, text)
    text = _FULL.sub(_date, text)
    text = _DAY_MONTH.sub(_day_month, text)
    text = _FIRST.sub(f"{ordinal(1)} ", text)
    text = _ZERO_DAY.sub(r"\1 ", text)
    text = _MINUTES.sub(_minutes_seconds, text)
    text = _ROUND_THE_CLOCK.sub(_round_the_clock, text)
    text = _HOUR_RANGE.sub(lambda found: f"{_hour(found['first'])} à {_hour(found['last'])}", text)
    return _HOURS.sub(lambda found: _hour(found[0]), text)


def _hour(written: str) -> str:
    hours, minutes = [*re.findall(r"[0-9]+", written), "0"][:2]
    return hours_minutes_words(int(hours), int(minutes))


def _minutes_seconds(found: re.Match[str]) -> str:
    minutes, seconds = int(found[1]), int(found[2])
    words = f"{cardinal(minutes, feminine=True)} {'minutes' if minutes > 1 else 'minute'}"
    return f"{words} {cardinal(seconds, feminine=True)}" if seconds else words


def _round_the_clock(found: re.Match[str]) -> str:
    feminine = found[2].startswith("h")
    noun = "heures" if feminine else "jours"
    number = cardinal(int(found[1]), feminine=feminine)
    return f"{number} {noun} sur {cardinal(int(found[3]), feminine=feminine)}"


def _date(found: re.Match[str]) -> str:
    year = int(found["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    words = _day_and_month(int(found["day"]), int(found["month"]))
    return f"{words} {cardinal(year)}" if words else found[0]


def _day_month(found: re.Match[str]) -> str:
    words = _day_and_month(
        int(found["day"] or found["day0"]), int(found["month"] or found["month0"])
    )
    return words or found[0]


def _day_and_month(day: int, month: int) -> str:
    """Nothing when no calendar has that day."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    return f"{ordinal(1) if day == 1 else cardinal(day)} {MONTHS[month - 1]}"
