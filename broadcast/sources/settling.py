"""Which election, round and stage a file is of: what it says, completed by the newsroom.

A file that contradicts the newsroom is refused; what neither tells is asked for, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.french.naming.communes import communes_today
from broadcast.model.election import ElectionKind
from broadcast.sources.received.election.polls import polling_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from broadcast.model.figures import Stage
    from broadcast.sources.received.counts import Counts

_ID = re.compile(r"(?P<kind>[a-z]+)(?:-[a-z0-9-]+)?-(?P<year>20\d\d)(?:-[a-z0-9-]+)?")

MOST_OF_THEM_PERCENT = 50
"""Second rounds of municipal elections are held in far fewer of a department's communes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the newsroom says of the files that it imports; nothing where the files tell."""

    election: str = ""
    """The id of an election: a folder of data/elections."""

    round: int | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An election that is already in the workspace."""

    id: str
    kind: ElectionKind
    rounds: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A file's counts, of a known election."""

    election: str
    kind: ElectionKind
    counts: Counts
    rounds: tuple[date, ...]
    """The day of each round."""


def settled(counts: Counts, wanted: Wanted, known: Sequence[Known]) -> Settled:
    """The counts with their election, round and stage.

    Raises `SourceError` where neither the file nor the newsroom tells, or where they disagree.
    """
    where = Where(counts.path)
    election = wanted.election or _named_by(counts)
    if not election:
        raise SourceError(
            "le fichier ne dit pas de quelle élection il s'agit",
            where=where,
            hint="ajoutez par exemple --election presidentielle-2017",
        )
    kind, rounds = _of(election, known, where)
    if counts.kind and counts.kind is not kind:
        raise SourceError(
            f"ce fichier est d'une élection « {counts.kind} », pas de {election}", where=where
        )
    if counts.year and counts.year not in {day.year for day in rounds}:
        raise SourceError(f"ce fichier est de {counts.year}, pas de {election}", where=where)
    _refuse_nameless(counts)
    whole = replace(counts, kind=kind, year=rounds[0].year, stage=wanted.stage or counts.stage)
    return Settled(
        election=election,
        kind=kind,
        counts=_with_round(whole, wanted.round, len(rounds)),
        rounds=rounds,
    )


def _refuse_nameless(counts: Counts) -> None:
    """Nobody can be announced without a name."""
    unnamed = counts.candidates.filter(
        pl.col("family_name").str.strip_chars() == "",
        (pl.col("form") != "list") | ((pl.col("list_name") == "") & (pl.col("list_short") == "")),
    )
    if not unnamed.is_empty():
        areas = counts.areas.join(counts.scores.join(unnamed, on="candidate"), on="area")
        row = areas.select(pl.col("row").min()).item()
        raise SourceError("un candidat n'y a pas de nom", where=Where(counts.path, row or None))


def short_name(election: str) -> str:
    """How the national aggregation begins its ids for an election; nothing for any other name.

    >>> short_name("presidentielle-2022"), short_name("departementales-2021"), short_name("")
    ('2022_pres', '2021_dpmt', '')
    """
    found = _ID.fullmatch(election)
    if not found:
        return ""
    short = {"departementales": "dpmt", "senatoriales": "senat"}
    return f"{found['year']}_{short.get(found['kind'], found['kind'][:4])}"


def _named_by(counts: Counts) -> str:
    return f"{counts.kind}-{counts.year}" if counts.kind and counts.year else ""


def _of(
    election: str, known: Sequence[Known], where: Where
) -> tuple[ElectionKind, tuple[date, ...]]:
    """What is voted on and when: as its folder says, else as its name does."""
    for one in known:
        if one.id == election:
            return one.kind, one.rounds
    found = _ID.fullmatch(election)
    kind = next((one for one in ElectionKind if found and one.value == found["kind"]), None)
    days = polling_days(kind, int(found["year"])) if kind and found else ()
    if not kind or not days:
        raise SourceError(
            f"élection inconnue « {election} »",
            where=where,
            hint="un nom comme municipales-2026, ou écrivez d'abord son election.yaml",
        )
    return kind, days


def _with_round(counts: Counts, wanted: int | None, last: int) -> Counts:
    """Every area in a round: as the file says, else as the newsroom does, else as it must be."""
    where = Where(counts.path)
    said = set(counts.areas["round"].drop_nulls().to_list()) - {0}
    if wanted and said - {wanted}:
        told = " et ".join(str(number) for number in sorted(said))
        raise SourceError(f"ce fichier dit lui-même : tour {told}, pas {wanted}", where=where)
    if wanted and wanted > last:
        raise SourceError(f"cette élection n'a pas de tour {wanted}", where=where)
    if beyond := [number for number in said if number > last]:
        raise SourceError(f"cette élection n'a pas de tour {beyond[0]}", where=where)
    if not counts.areas["round"].has_nulls():
        return counts
    number = wanted or (1 if last == 1 or _is_first_round(counts) else None)
    if number is None:
        raise SourceError(
            "le fichier ne dit pas de quel tour il s'agit", where=where, hint="ajoutez --round 1"
        )
    areas = counts.areas.with_columns(pl.col("round").fill_null(number))
    return replace(counts, areas=areas, round=number if not said else None)


def _is_first_round(counts: Counts) -> bool:
    """Whether only a first round can look like this.

    More than two candidates for the presidency, or most communes of a department at once in a
    municipal election.
    """
    if counts.kind is ElectionKind.PRESIDENTIELLE:
        return counts.candidates.height > 2
    if counts.kind is not ElectionKind.MUNICIPALES:
        return False
    communes = counts.areas.filter(pl.col("kind") == "commune").group_by("department").len()
    today = communes_today()
    return any(
        100 * number > MOST_OF_THEM_PERCENT * today[code] and today[code] > 1
        for code, number in communes.iter_rows()
        if code in today
    )
