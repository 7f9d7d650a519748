"""Which election a table counts, told by its titles and contents; its file name comes last.

A file is often renamed on its way: what only its name says is believed, and said to be so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.received.tables.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

PARIS = ZoneInfo("Europe/Paris")
UTC = ZoneInfo("UTC")

_KINDS = {
    ElectionKind.PRIMAIRE: "primaires?",
    ElectionKind.PRESIDENTIELLE: "presidentielles?",
    ElectionKind.LEGISLATIVES: "(?<!circonscription )(?<!circonscriptions )legislatives?",
    ElectionKind.MUNICIPALES: "municipales?",
    ElectionKind.EUROPEENNES: "europeennes?",
    ElectionKind.REGIONALES: "(?:elections )regionales?|regionales (?:19|20)",
    ElectionKind.DEPARTEMENTALES: "(?:elections )departementales?|departementales (?:19|20)",
    ElectionKind.SENATORIALES: "senatoriales?",
}
"""As titles say it; "circonscription législative" and "liste régionale" tell no election."""

_SHORT = {
    ElectionKind.PRESIDENTIELLE: r"pres|pr\d\d|pr\d{4}",
    ElectionKind.LEGISLATIVES: r"legi|leg|lg\d\d|lg\d{4}",
    ElectionKind.MUNICIPALES: r"muni|mn\d\d|mu\d\d|mu\d{4}",
    ElectionKind.EUROPEENNES: r"euro|er\d\d|eu\d\d|eu\d{4}",
    ElectionKind.REGIONALES: r"regi|regionales|rg\d\d|rg\d{4}",
    ElectionKind.DEPARTEMENTALES: r"dpmt|cant|departementales|dp\d\d|dp\d{4}",
    ElectionKind.SENATORIALES: r"senat|sn\d\d|sn\d{4}",
}
"""As ids and names of files shorten it: "2022_pres_t1", "PR17_BVot_T1_FE.txt"."""

_YEAR = re.compile(r"(?<!\d)(20[0-3]\d|199\d)(?!\d)|(?:pr|lg|mn|mu|eu|er|rg|dp|sn)(\d\d)(?!\d)")
_FIRST = re.compile(r"\b(?:tour 1|1(?:er)? tour|premier tour|t1|tour1|1ertour)\b")
_SECOND = re.compile(
    r"\b(?:tour 2|2(?:nd|e|eme|d)? tour|second tour|deuxieme tour|t2|tour2|2ndtour)\b"
)
_AFTER_ITS_NAME = re.compile(
    r"\b(?:presidentielle|legislatives|regionales|departementales) ([12])\b"
)
_MOMENT = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)(?:\D{1,6}(?P<hour>\d{1,2})[:h](?P<minute>\d\d))?"
    r"|(?P<iso>20\d\d-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What some words say of an election; None for what they leave unsaid."""

    kind: ElectionKind | None = None
    year: int | None = None
    round: int | None = None

    def completed(self, other: Said) -> Said:
        """What is said here, and from another what is not."""
        return Said(
            kind=self.kind or other.kind,
            year=self.year or other.year,
            round=self.round or other.round,
        )


def said_by(texts: Iterable[str], *, short: bool = False) -> Said:
    """What titles and sheet names say; or, `short`, what ids and names of files do.

    >>> said_by(["Résultats par départements - Tour 2", "Présidentielle 2017"])
    Said(kind=<ElectionKind.PRESIDENTIELLE: 'presidentielle'>, year=2017, round=2)
    >>> said_by(["PR17_BVot_T1_FE.txt"], short=True)
    Said(kind=<ElectionKind.PRESIDENTIELLE: 'presidentielle'>, year=2017, round=1)
    """
    text = " ".join(fold(text) for text in texts)
    tables = (_KINDS, _SHORT) if short else (_KINDS,)
    kinds = [
        kind
        for table in tables
        for kind, words in table.items()
        if re.search(rf"\b(?:{words})\b", text)
    ]
    years = {int(full or f"20{short}") for full, short in _YEAR.findall(text)}
    return Said(
        kind=kinds[0] if len(set(kinds)) == 1 or ElectionKind.PRIMAIRE in kinds else None,
        year=years.pop() if len(years) == 1 else None,
        round=_round(text),
    )


def _round(text: str) -> int | None:
    first, second = _FIRST.search(text), _SECOND.search(text)
    if (first is None) == (second is None):
        after = _AFTER_ITS_NAME.search(text)
        return int(after[1]) if after and first is None else None
    return 1 if first else 2


def stage_of(texts: Iterable[str], complete: list[bool | None]) -> Stage:
    """How far the count has gone: by what each row says, else by the titles, else unknown.

    A file that says nothing is taken for quasi-definitive: nobody proved that it is the last one.
    """
    said = [state for state in complete if state is not None]
    if said:
        return Stage.DEFINITIVE if all(said) else Stage.PARTIAL
    text = " ".join(fold(text) for text in texts)
    if re.search(r"\b(?:partiels?|partielles?|provisoires?|en cours)\b", text):
        return Stage.PARTIAL
    if re.search(r"(?<!quasi )\bdefinitifs?\b", text):
        return Stage.DEFINITIVE
    return Stage.QUASI_DEFINITIVE


def moment_in(texts: Iterable[str]) -> datetime | None:
    """The moment that a title or a column of export dates gives, UTC; the hour is that of Paris.

    >>> moment_in(["31/03/2014 09:33:41"])
    datetime.datetime(2014, 3, 31, 7, 33, tzinfo=zoneinfo.ZoneInfo(key='UTC'))
    """
    for text in texts:
        for found in _MOMENT.finditer(text):
            try:
                moment = _moment(found)
            except ValueError:
                continue
            return moment.replace(tzinfo=PARIS).astimezone(UTC)
    return None


def _moment(found: re.Match[str]) -> datetime:
    if found["iso"]:
        return datetime.fromisoformat(found["iso"])
    parts = [int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute")]
    return datetime(parts[0], parts[1], parts[2], parts[3], parts[4])
