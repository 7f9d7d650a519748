"""Hours said on air: what time it is at the opening, and when the next bulletin comes at the end.

The hours of what happened, "les bureaux ont fermé à 19 heures", are not held against anything: only
the first story tells what time it is, and only the last one announces another bulletin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.french.dates import DAYS
from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import time

    from broadcast.model.script import Script
    from broadcast.review.findings import Finding
    from broadcast.review.reading.mentions import Mentions

_DAY = 24 * 60
"""Minutes, as all the hours here."""

_JUST_PAST = 3 * 60
"""An hour further back is that of tomorrow: "on se retrouve à 6 heures", said at 9."""

_WHOLE = r"(?!\w)(?! (?:moins|et (?:demie?|quart))\b)"
"""After an hour that is told in full, and not as "7 heures et quart"."""

_WORDS = ("une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze")
_IN_WORDS = {word: hour for hour, word in enumerate(_WORDS, start=1)}
_NUMBER = rf"(?:\d{{1,2}}|\b(?:{'|'.join(_IN_WORDS)}))"
_ANY_HOUR = rf"(?:{_NUMBER} ?(?:heures?|h)(?: ?[0-5]\d)?|midi|minuit){_WHOLE}"
_HOUR = re.compile(
    rf"(?:\b(?P<hour>{_NUMBER}) ?(?:heures?|h)(?: ?(?P<minute>[0-5]\d))?|\b(?P<name>midi|minuit))"
    rf"{_WHOLE}",
    re.IGNORECASE,
)
_HOURS_NAMED = {"midi": 12 * 60, "minuit": 0}
_NOW = re.compile(
    one_of(rf"""
        \bil est (?:exactement )?{_ANY_HOUR}
        ^{_ANY_HOUR} sur\b
        ^[\w' ]{{1,30}}, {_ANY_HOUR} :
        \ba {_ANY_HOUR}(?: sur [^,.]{{1,30}})?, (?:le|votre|notre) (?:journal|flash)\b
        ^le (?:journal|flash) de {_ANY_HOUR}(?=,|\.| sur\b)
    """),
    re.IGNORECASE,
)
_NOT_NOW = re.compile(r"\b(?:quand|lorsque|deja|bientot|presque)\b", re.IGNORECASE)
_COMES_BACK = "prochaine?|rendez-vous|retrouv\\w+|revien\\w+|suite"
_NEXT = re.compile(rf"\b(?:{_COMES_BACK})\b[^.;!?]{{0,40}}?\b(?:a|des) {_ANY_HOUR}", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:journal|flash|edition|magazine|emission)\b", re.IGNORECASE)
_ANOTHER_DAY = re.compile(rf"\b(?:demain|semaine|soir|{'|'.join(DAYS)})\b", re.IGNORECASE)


def clock_findings(mentions: Mentions, script: Script, slots: Sequence[time]) -> Iterator[Finding]:
    """What is wrong with the hours of a sentence; ``slots`` are the station's appointments."""
    if mentions.sentence.story == 0:
        yield from _now(mentions, script)
    if 0 < mentions.sentence.story == len(script.stories) - 1:
        yield from _next(mentions, script, slots)


def _now(mentions: Mentions, script: Script) -> Iterator[Finding]:
    """The time it is: while the bulletin is on air, be it told on twelve hours."""
    folded, airtime = mentions.sentence.folded, script.header.airtime
    match = _NOW.search(folded)
    said = minutes_said(match[0]) if match and not _NOT_NOW.search(folded) else None
    if match and said is not None:
        late = (said - _minutes(airtime.time())) % (_DAY // 2)
        if late > script.header.budget_ms // 60_000:
            says = f"le bulletin passe à {_told(airtime.time())}"
            yield fault(mentions.sentence, match.span(), says, kind="hour", around=34)


def _next(mentions: Mentions, script: Script, slots: Sequence[time]) -> Iterator[Finding]:
    """The next bulletin: later than this one, at an appointment, and the first one that comes.

    Whoever names the format may well skip one: "le prochain journal est à 8 heures".
    """
    folded, airtime = mentions.sentence.folded, script.header.airtime
    match = _NEXT.search(folded)
    said = minutes_said(match[0]) if match and not _ANOTHER_DAY.search(folded) else None
    if match is None or said is None:
        return
    known = sorted(map(_minutes, slots))
    later = [one for one in sorted(slots) if one > airtime.time()]
    if (_minutes(airtime.time()) - said) % _DAY < _JUST_PAST:
        says = f"il est {_told(airtime.time())} quand passe le bulletin"
        yield fault(mentions.sentence, match.span(), says, kind="hour", around=34)
    elif known and said not in known and known[0] < said < known[-1]:
        says = f"les rendez-vous de la station : {', '.join(map(_told, sorted(slots)))}"
        yield fault(
            mentions.sentence, match.span(), says, kind="hour", severity="unsourced", around=34
        )
    elif later and _minutes(later[0]) < said in known and not _NAMED.search(folded, match.start()):
        says = f"un rendez-vous vient avant, à {_told(later[0])}"
        yield fault(mentions.sentence, match.span(), says, kind="hour", severity="doubt", around=34)


def minutes_said(words: str) -> int | None:
    """The hour of some folded words, in minutes of the day; nothing where it is told in part.

    >>> minutes_said("il est 7 h 30"), minutes_said("a midi"), minutes_said("a 8 heures et demie")
    (450, 720, None)
    """
    match = _HOUR.search(words)
    if match is None:
        return None
    if match["name"]:
        return _HOURS_NAMED[match["name"].lower()]
    hour = _IN_WORDS.get(match["hour"].lower()) or int(match["hour"])
    return (60 * hour + int(match["minute"] or 0)) % _DAY


def _minutes(clock: time) -> int:
    return 60 * clock.hour + clock.minute


def _told(clock: time) -> str:
    """An hour as a newsroom writes it: "7 h", "7 h 30"."""
    return f"{clock.hour} h {clock.minute:02d}" if clock.minute else f"{clock.hour} h"
