"""Times, lengths and levels: how people write them, and how the code holds them.

Lengths are whole milliseconds; levels are decibels; a clock time is a `datetime.time`.
"""

from __future__ import annotations

import re
from datetime import time

from broadcast.errors import ModelError

_LENGTH = re.compile(
    r"(?:(?P<minutes>\d{1,3})\s*(?::|'|’|min)\s*)?(?P<seconds>\d{1,3})?\s*(?:\"|''|s)?"
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})\s*(?:[:hH]\s*(?P<minute>\d{2})?)")


def parse_length_ms(text: str) -> int:
    """Read a length as people write it: minutes and seconds.

    >>> [parse_length_ms(text) for text in ("2:00", "1'30", "45 s", "2 min")]
    [120000, 90000, 45000, 120000]

    Raises `ModelError` for anything else.
    """
    found = _LENGTH.fullmatch(text.strip())
    if not found or not (found["minutes"] or found["seconds"]):
        raise ModelError(f"durée illisible : « {text} »", hint="écrivez par exemple 2:00 ou 1'30")
    minutes, seconds = int(found["minutes"] or 0), int(found["seconds"] or 0)
    if found["minutes"] and seconds >= 60:
        raise ModelError(f"durée illisible : « {text} »", hint="les secondes vont de 00 à 59")
    return (minutes * 60 + seconds) * 1000


def minutes_seconds(length_ms: int) -> str:
    """Write a length as a rundown does, to the nearest second.

    >>> minutes_seconds(90_400), minutes_seconds(22_000)
    ("1'30", "0'22")
    """
    minutes, seconds = divmod(round(length_ms / 1000), 60)
    return f"{minutes}'{seconds:02d}"


def length_text(length_ms: int) -> str:
    """Write a length as a script's header does.

    >>> length_text(120_000)
    '2:00'
    """
    minutes, seconds = divmod(round(length_ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"


def seconds_text(length_ms: int) -> str:
    """Write a short length with one decimal, the French way.

    >>> seconds_text(4_230)
    '4,2 s'
    """
    return f"{length_ms / 1000:.1f} s".replace(".", ",")


def parse_clock(text: str) -> time:
    """Read a time of day as people write it.

    >>> parse_clock("07:00"), parse_clock("7h05"), parse_clock("8 h")
    (datetime.time(7, 0), datetime.time(7, 5), datetime.time(8, 0))

    Raises `ModelError` for anything else.
    """
    found = _CLOCK.fullmatch(text.strip())
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise ModelError(f"heure illisible : « {text} »", hint="écrivez par exemple 07:00 ou 7h05")
    return time(hour, minute)


def samples_of(length_ms: int, sample_rate_hz: int) -> int:
    """Samples in a length, per channel.

    >>> samples_of(1_500, 48_000)
    72000
    """
    return round(length_ms * sample_rate_hz / 1000)


def gain_factor(gain_db: float) -> float:
    """The factor by which a gain in dB multiplies samples.

    >>> round(gain_factor(-6.0), 3)
    0.501
    """
    return float(10 ** (gain_db / 20))
