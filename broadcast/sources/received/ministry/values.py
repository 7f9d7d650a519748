"""The values of the ministry's XML: whole numbers, padded shares, dates of both styles, yes, no."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from broadcast.errors import SourceError

if TYPE_CHECKING:
    from broadcast.errors import Where

PARIS = ZoneInfo("Europe/Paris")
YES = ("o", "oui")
NO = ("n", "non")

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_DATE = re.compile(r"(\d{2})[-/](\d{2})[-/](\d{4})")
_CLOCK = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}))?")


def whole(text: str, where: Where) -> int | None:
    """A count; nothing where the element is empty.

    >>> from broadcast.errors import Where; from pathlib import Path
    >>> whole("316613", Where(Path("a.xml"))), whole(" 1 713 ", Where(Path("a.xml")))
    (316613, 1713)

    Raises `SourceError` for a count that is negative, fractional or no number at all.
    """
    digits = _SPACES.sub("", text)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise SourceError(f"« {text.strip()[:30]} » n'est pas un nombre entier", where=where)
    return int(digits)


def share(text: str, where: Where) -> str | None:
    """A percentage with its printed digits, its padding left out and a comma for its decimals.

    It may pass 100: two seats are two votes each. Nothing where the element is empty.

    >>> from broadcast.errors import Where; from pathlib import Path
    >>> share("   0,64", Where(Path("a.xml"))), share("93.84", Where(Path("a.xml")))
    ('0,64', '93,84')
    """
    digits = _SPACES.sub("", text).removesuffix("%")
    if not digits:
        return None
    if not _SHARE.fullmatch(digits):
        raise SourceError(f"« {text.strip()[:30]} » n'est pas une part", where=where)
    return digits.replace(".", ",")


def moment(day: str, clock: str, where: Where) -> datetime | None:
    """A date and a clock time of the ministry's, in UTC; nothing where there is no date.

    >>> from broadcast.errors import Where; from pathlib import Path
    >>> str(moment("17-03-2017", "15:36:43", Where(Path("index.xml"))))
    '2017-03-17 14:36:43+00:00'
    >>> str(moment("27/09/2026", "19:16:41", Where(Path("index.xml"))))
    '2026-09-27 17:16:41+00:00'
    """
    if not day.strip():
        return None
    days, clocks = _DATE.fullmatch(day.strip()), _CLOCK.fullmatch(clock.strip() or "00:00")
    if not days or not clocks:
        raise SourceError(f"date illisible : « {day.strip()} {clock.strip()} »", where=where)
    hour, minute, second = (int(part or 0) for part in clocks.groups())
    try:
        local = datetime(
            int(days[3]), int(days[2]), int(days[1]), hour, minute, second, tzinfo=PARIS
        )
    except ValueError as error:
        what = f"date impossible : « {day.strip()} {clock.strip()} »"
        raise SourceError(what, where=where) from error
    return local.astimezone(UTC)


def yes_no(text: str, where: Where) -> bool | None:
    """O or OUI, N or NON; nothing where the element is empty."""
    word = text.strip().casefold()
    if not word:
        return None
    if word not in (*YES, *NO):
        raise SourceError(f"« {text.strip()[:30]} » au lieu de oui ou non", where=where)
    return word in YES


def standing(text: str, where: Where) -> str:
    """What ``Elu`` says of a candidate.

    >>> from broadcast.errors import Where; from pathlib import Path
    >>> [standing(text, Where(Path("a.xml"))) for text in ("OUI", "NON", "QUALIFIE(E) AU T2", "")]
    ['elected', '', 'qualified', '']
    """
    word = folded(text)
    if word.startswith(("oui", "elu", "o ")) or word == "o":
        return "elected"
    if word.startswith(("qualif", "ballottage")):
        return "qualified"
    if word in ("", *NO):
        return ""
    raise SourceError(f"« {text.strip()[:30]} » : ni élu, ni qualifié, ni non", where=where)


@cache
def gender(title: str) -> str:
    """What a civility tells: "f", "m" or nothing.

    >>> gender("Mme"), gender("M."), gender("")
    ('f', 'm', '')
    """
    word = folded(title).rstrip(".")
    return {"m": "m", "mme": "f", "mlle": "f", "f": "f"}.get(word, "")


def folded(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
