"""Dates as print has them, turned into words: 29/01/2017, le 5/2, 1 janvier, 29 janv. 2017."""

from __future__ import annotations

import re

from broadcast.french.dates import DAYS, MONTHS
from broadcast.french.numbers import cardinal, naming, ordinal

_YEAR = r"(?:1[0-9]|20)[0-9]{2}|2100"
_FULL = re.compile(
    r"(?<![\w/.-])(?P<day>[0-9]{1,2})(?P<by>[/.-])(?P<month>[0-9]{1,2})(?P=by)"
    rf"(?P<year>{_YEAR}|[0-9]{{2}})(?!\w|[/.-]\w)"
)
_ISO = re.compile(
    rf"(?<![\w/.-])(?P<year>{_YEAR})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?!\w|-\w)"
)
_DAY_MONTH = re.compile(
    rf"\b(?P<before>(?:[LlDd]e|[Dd]u|[Aa]u|(?i:{'|'.join(DAYS)})) )"
    r"(?P<day>[0-3]?[0-9])/(?P<month>[01]?[0-9])(?![\w/])(?! (?:des|du|de [^\W\d])| d'[^\W\d])"
    r"|(?<![\w/,.])(?P<day0>0[1-9])/(?P<month0>0[1-9]|1[0-2])(?![\w/])"
)

_MONTH = "|".join(MONTHS)
_SHORT = {
    **{"janv": "janvier", "jan": "janvier", "févr": "février", "fév": "février", "avr": "avril"},
    **{"juil": "juillet", "sept": "septembre", "oct": "octobre", "nov": "novembre"},
    **{"déc": "décembre"},
}
_SHORT_MONTH = re.compile(
    rf"(?P<day>\b[0-9]{{1,2}}(?:er)? )?\b(?P<month>{'|'.join(_SHORT)})"
    r"(?:(?P<end>(?=\.\s*$))|(?P<point>\.))?(?![\w.]\w)(?P<year>(?= [0-9]{4}\b))?"
)
_SHORT_DAY = re.compile(r"\b(lun|mar|mer|jeu|ven|sam|dim)\.(?= [0-9])", re.IGNORECASE)

_TWO_DAYS = re.compile(
    r"(?:\b(?P<before>[Ll]es|[Dd]u) )?(?<![\w,./-])(?P<first>[0-3]?[0-9]) ?(?P<by>[-–/]) ?"
    rf"(?P<last>[0-3]?[0-9])(?= (?:{_MONTH})\b)"
)
_FIRST = re.compile(rf"(?<![\w,.])0?1 (?=(?:(?:et|au) [0-9]{{1,2}} )?(?:{_MONTH})\b)")
_ZERO_DAY = re.compile(rf"(?<![\w,.])0([2-9]) (?=(?:{_MONTH})\b)")


def say_dates(text: str) -> str:
    """Say dates in words; a day and its month keep the year that follows them.

    >>> say_dates("le 29/01/2017, dimanche 5/2, 2017-01-30, 1 mai")
    'le vingt-neuf janvier deux mille dix-sept, dimanche cinq février, \
trente janvier deux mille dix-sept, premier mai'
    >>> say_dates("les 11/18 juin, du 1-5 mai, 29 janv. 2017, le 1/3 des voix")
    'les 11 et 18 juin, du premier au 5 mai, 29 janvier 2017, le 1/3 des voix'
    """
    text = _SHORT_DAY.sub(_day_name, text)
    text = _SHORT_MONTH.sub(_month_name, text)
    text = _ISO.sub(_date, text)
    text = _FULL.sub(_date, text)
    text = _DAY_MONTH.sub(_day_month, text)
    text = _TWO_DAYS.sub(_two_days, text)
    text = _FIRST.sub(f"{ordinal(1)} ", text)
    return _ZERO_DAY.sub(r"\1 ", text)


def _day_name(found: re.Match[str]) -> str:
    name = next(day for day in DAYS if day.startswith(found[1].lower()))
    return name.capitalize() if found[1][0].isupper() else name


def _month_name(found: re.Match[str]) -> str:
    """A short month stands beside its day or its year; "sept" alone is a number."""
    dated = found["year"] is not None
    pointed = found["point"] is not None or found["end"] is not None
    if not (found["day"] or dated) or (found["month"] == "sept" and not (pointed or dated)):
        return found[0]
    return f"{found['day'] or ''}{_SHORT[found['month']]}"


def _date(found: re.Match[str]) -> str:
    year = int(found["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    words = _day_and_month(int(found["day"]), int(found["month"]))
    return f"{words} {naming(year)}" if words else found[0]


def _day_month(found: re.Match[str]) -> str:
    words = _day_and_month(
        int(found["day"] or found["day0"]), int(found["month"] or found["month0"])
    )
    return f"{found['before'] or ''}{words}" if words else found[0]


def _two_days(found: re.Match[str]) -> str:
    """Two Sundays are "les 11 et 18 juin", two neighbours too; others are a stretch of time."""
    first, last = int(found["first"]), int(found["last"])
    before = f"{found['before']} " if found["before"] else ""
    both = found["by"] == "/" or before.lower() == "les " or last == first + 1
    opening = "" if before or both else "du "
    said = ordinal(1) if first == 1 else str(first)
    return f"{before}{opening}{said} {'et' if both else 'au'} {last}"


def _day_and_month(day: int, month: int) -> str:
    """Nothing when no calendar has that day."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    return f"{ordinal(1) if day == 1 else cardinal(day)} {MONTHS[month - 1]}"
