"""Hours and durations as print has them, turned into words: 7 h 05, 18h, 8h-20h, 1'30", 24h/24."""

from __future__ import annotations

import re

from broadcast.french.dates import hours_minutes_words
from broadcast.french.numbers import cardinal, ordinal

_HOUR = (
    r"[0-9]{1,3} ?h(?: ?[0-5]?[0-9](?![0-9])(?: ?(?:min|mn)\b)?)?(?!\w)"
    r"|[0-9]{1,2}H[0-5]?[0-9]?(?!\w)|[0-9]{1,2} H [0-5][0-9](?!\w)"
    r"|(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![\w:])|24:00(?![\w:])"
)
_START = r"(?<![\w,.:/-])"
_HOURS = re.compile(rf"(?<![\w,.:/])(?<![\w]-)(?:{_HOUR})(?!/[0-9])")
_SLOTS = re.compile(rf"{_START}(?P<slot>(?:{_HOUR}) ?[-–] ?(?:{_HOUR})) ?/ ?(?={_HOUR})")
_HOUR_RANGE = re.compile(rf"{_START}(?P<first>{_HOUR}) ?[-–/] ?(?P<last>{_HOUR})")
_BARE_RANGE = re.compile(
    rf"{_START}(?P<first>[0-9]{{1,3}})(?P<link> ?[-–/] ?| ou )(?={_HOUR})"
    rf"|(?<=\bde )(?P<opening>[0-9]{{1,2}})(?= à (?:{_HOUR}))"
    rf"|(?<=\bentre )(?P<between>[0-9]{{1,2}})(?= et (?:{_HOUR}))"
)
"""8-10 h, 1 ou 2 h, de 21 à 22 h; not "le 21 à 22 h", which is a day."""

_ROUND_THE_CLOCK = re.compile(r"(?<![\w,.])([0-9]+) ?(h|heures|j|jours) ?/ ?([0-9]+)\b")
_ALL_WEEK = re.compile(r"(?<![\w,./])24 ?/ ?7(?![\w/]|,[0-9])")

_TO_THE_SECOND = re.compile(
    rf"{_START}([0-9]{{1,3}}) ?h ?([0-5]?[0-9]) ?(?:min|mn|m|') ?([0-5]?[0-9])"
    r"(?: ?(?:s|sec)\b|'')?(?!\w)"
)
_MINUTES = re.compile(
    r"(?<![\w,.'])([0-9]{1,3})(?:'([0-5][0-9])(?:''| ?s\b)?"
    r"| ?(?:min|mn) ?([0-5]?[0-9]) ?(?:s|sec)\b)(?![\w'])"
)
_SECONDS = re.compile(r"(?<![\w,.'])([0-9]{1,2})''(?!\w)")
_MINUTE_MARK = re.compile(r"(?P<rank>\b[Ll]a )?(?<![\w,.'])(?P<minute>[0-9]{1,3})'(?![\w'])")
_ZERO = re.compile(r"(?<=\bheures )0([1-9])(?![0-9]| ?h)|(?<=\bheure )0([1-9])(?![0-9])")


def say_times(text: str) -> str:
    """Say hours and durations in words.

    >>> say_times("À 7 h 05, à 18h, 8h-10h, à 21:00, entre 21 et 22 h")
    'À sept heures cinq, à dix-huit heures, huit heures à dix heures, à vingt et une heures, \
entre vingt et une et vingt-deux heures'
    >>> say_times("1'30, la 45', 24h/24, 2 h 04 min 12 s")
    'une minute trente, la quarante-cinquième minute, vingt-quatre heures sur vingt-quatre, \
deux heures quatre minutes et douze secondes'
    """
    text = _TO_THE_SECOND.sub(_to_the_second, text)
    text = _MINUTES.sub(_minutes_seconds, text)
    text = _SECONDS.sub(lambda found: _count(int(found[1]), "seconde"), text)
    if not re.search(r"(?:^|[\s(])'", text):
        text = _MINUTE_MARK.sub(_minute_mark, text)
    text = _ALL_WEEK.sub("24h/24, 7j/7", text)
    text = _ROUND_THE_CLOCK.sub(_round_the_clock, text)
    text = _SLOTS.sub(r"\g<slot>, ", text)
    text = _BARE_RANGE.sub(_bare, text)
    text = _HOUR_RANGE.sub(lambda found: f"{_hour(found['first'])} à {_hour(found['last'])}", text)
    text = _HOURS.sub(lambda found: _hour(found[0]), text)
    return _ZERO.sub(lambda found: cardinal(int(found[1] or found[2]), feminine=True), text)


def _hour(written: str) -> str:
    hours, minutes = [*re.findall(r"[0-9]+", written), "0"][:2]
    return hours_minutes_words(int(hours), int(minutes))


def _bare(found: re.Match[str]) -> str:
    number = found["first"] or found["opening"] or found["between"]
    link = " ou " if found["link"] == " ou " else " à " if found["link"] else ""
    return f"{cardinal(int(number), feminine=True)}{link}"


def _count(n: int, noun: str) -> str:
    return f"{cardinal(n, feminine=True)} {noun}{'s' if n > 1 else ''}"


def _to_the_second(found: re.Match[str]) -> str:
    hours, minutes, seconds = (int(number) for number in found.groups())
    return f"{_count(hours, 'heure')} {_count(minutes, 'minute')} et {_count(seconds, 'seconde')}"


def _minutes_seconds(found: re.Match[str]) -> str:
    minutes, seconds = int(found[1]), int(found[2] or found[3])
    if not minutes:
        return _count(seconds, "seconde")
    words = _count(minutes, "minute")
    return f"{words} {cardinal(seconds, feminine=True)}" if seconds else words


def _minute_mark(found: re.Match[str]) -> str:
    """In a match "la 45'" is a minute of the game."""
    minute = int(found["minute"])
    if found["rank"] and minute:
        return f"{found['rank']}{ordinal(minute, feminine=True)} minute"
    return f"{found['rank'] or ''}{_count(minute, 'minute')}"


def _round_the_clock(found: re.Match[str]) -> str:
    feminine = found[2].startswith("h")
    noun = "heures" if feminine else "jours"
    number = cardinal(int(found[1]), feminine=feminine)
    return f"{number} {noun} sur {cardinal(int(found[3]), feminine=feminine)}"
