"""Days and hours as a newsreader says them: ce lundi matin, hier soir, sept heures trente."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from broadcast.errors import FrenchError
from broadcast.french.numbers import cardinal

if TYPE_CHECKING:
    from datetime import date

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_THIS_WEEK_DAYS = 6
"""Up to six days ago, the name of the day is enough: "samedi soir"."""


def day(d: date) -> str:
    """Name a day as it is written in a script.

    >>> from datetime import date
    >>> day(date(2017, 1, 30)), day(date(2026, 2, 1))
    ('lundi 30 janvier', 'dimanche 1er février')
    """
    return f"{DAYS[d.weekday()]} {_day_month(d)}"


def _day_month(d: date) -> str:
    return f"{'1er' if d.day == 1 else d.day} {MONTHS[d.month - 1]}"


def said_when(said_on: date, daypart: Literal["matin", "midi", "soir", ""], today: date) -> str:
    """Tell when someone spoke, seen from the day of the bulletin.

    >>> from datetime import date
    >>> monday = date(2017, 1, 30)
    >>> said_when(monday, "matin", monday), said_when(date(2017, 1, 29), "soir", monday)
    ('ce lundi matin', 'hier soir')
    >>> said_when(date(2017, 1, 28), "", monday), said_when(date(2017, 1, 12), "soir", monday)
    ('samedi', 'le 12 janvier')

    Raises `FrenchError` for a day to come.
    """
    days_ago = _days_ago(said_on, today)
    if days_ago == 0:
        words = f"ce {DAYS[today.weekday()]}"
    elif days_ago == 1:
        words = "hier"
    elif days_ago <= _THIS_WEEK_DAYS:
        words = DAYS[said_on.weekday()]
    else:
        return _long_ago(said_on, today)
    return f"{words} {daypart}".rstrip()


def since_when(d: date, today: date) -> str:
    """Name a recent day alone: "hier", "dimanche".

    >>> from datetime import date
    >>> monday = date(2017, 1, 30)
    >>> [since_when(d, monday) for d in (monday, date(2017, 1, 29), date(2017, 1, 27))]
    ["aujourd'hui", 'hier', 'vendredi']
    >>> since_when(date(2016, 12, 1), monday)
    'le 1er décembre 2016'

    Raises `FrenchError` for a day to come.
    """
    days_ago = _days_ago(d, today)
    if days_ago > _THIS_WEEK_DAYS:
        return _long_ago(d, today)
    return ("aujourd'hui", "hier")[days_ago] if days_ago < 2 else DAYS[d.weekday()]


def _days_ago(d: date, today: date) -> int:
    if d > today:
        raise FrenchError(f"le {d:%d/%m/%Y} n'est pas encore passé le {today:%d/%m/%Y}")
    return (today - d).days


def _long_ago(d: date, today: date) -> str:
    year = "" if d.year == today.year else f" {d.year}"
    return f"le {_day_month(d)}{year}"


def hours_minutes_words(hours: int, minutes: int) -> str:
    """Say hours and minutes as print counts them, from zero.

    >>> hours_minutes_words(0, 0), hours_minutes_words(1, 5), hours_minutes_words(21, 0)
    ('zéro heure', 'une heure cinq', 'vingt et une heures')
    """
    words = f"{cardinal(hours, feminine=True)} {'heures' if hours > 1 else 'heure'}"
    return f"{words} {cardinal(minutes, feminine=True)}" if minutes else words
