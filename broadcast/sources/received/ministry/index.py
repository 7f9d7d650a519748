"""The ministry's index files: which areas have results, how far they are, since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.model.figures import Stage
from broadcast.sources.received.counts import Counts
from broadcast.sources.received.ministry import tags
from broadcast.sources.received.ministry.lineage import Place, fields_of, places
from broadcast.sources.received.ministry.tags import Fields, said
from broadcast.sources.received.ministry.values import moment, whole, yes_no
from broadcast.sources.received.opened.xml_opening import where_of
from broadcast.sources.received.schema import CANDIDATES, SCORES, as_areas, as_candidates, as_scores

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml import etree

    from broadcast.model.election import ElectionKind
    from broadcast.sources.received.ministry.heading import Heading

FAMILY = "xml-index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One area of an index."""

    place: Place
    round: int
    """0 where the index does not say; then it is in the name of its folder alone."""

    complete: bool | None
    """Whether its results have all come in."""

    stations_counted: int | None
    updated_at: datetime | None
    """When its results last changed, UTC; None before the first ones."""

    extracted_at: datetime | None
    """When the file was made, UTC."""

    line: int


def is_index(root: etree._Element) -> bool:
    """Whether a file only tells which results exist."""
    return next(root.iter("Mentions", "Resultats", "NbVoix"), None) is None


def read_entries(path: Path, root: etree._Element, kind: ElectionKind | None) -> tuple[Entry, ...]:
    """The areas of an index that tell something of their results, in its order."""
    entries = []
    for element, place in places(root, kind):
        fields = fields_of(element)
        if not fields.keys() & {*tags.COMPLETE, tags.UPDATED[0], tags.EXTRACTED[0]}:
            continue
        where = where_of(path, element)
        tour = next(element.iterancestors("Tour"), None)
        entries.append(
            Entry(
                place=place,
                round=0 if tour is None else whole(tour.findtext("NumTour") or "0", where) or 0,
                complete=yes_no(said(fields, tags.COMPLETE), where),
                stations_counted=whole(said(fields, tags.STATIONS_COUNTED), where),
                updated_at=_moment(fields, tags.UPDATED, where),
                extracted_at=_moment(fields, tags.EXTRACTED, where),
                line=where.line or 0,
            )
        )
    return tuple(entries)


def index_counts(root: etree._Element, heading: Heading) -> Counts:
    """An index as counts: areas and how far they are, without candidates or votes."""
    path, kind = heading.path, heading.kind
    entries = read_entries(path, root, kind)
    if not entries:
        raise SourceError("ni résultats ni avancement dans ce fichier", where=Where(path))
    areas = as_areas(pl.DataFrame([_area(entry) for entry in entries], infer_schema_length=None))
    rounds = {entry.round for entry in entries} - {0}
    moments = [at for entry in entries for at in (entry.updated_at, entry.extracted_at) if at]
    arrived = sum(bool(entry.complete) for entry in entries)
    return Counts(
        path=path,
        sha256=heading.sha256,
        family=FAMILY,
        layout=f"index du ministère : {arrived} résultats arrivés sur {len(entries)}",
        kind=kind,
        year=heading.year,
        round=rounds.pop() if len(rounds) == 1 else None,
        stage=Stage.DEFINITIVE if arrived == len(entries) else Stage.PARTIAL,
        as_of=max(moments, default=None),
        mock=heading.mock,
        areas=areas,
        candidates=as_candidates(pl.DataFrame(schema=CANDIDATES)),
        scores=as_scores(pl.DataFrame(schema=SCORES)),
    )


def _moment(fields: Fields, pair: tuple[str, str], where: Where) -> datetime | None:
    day, clock = pair
    return moment(fields.get(day, ""), fields.get(clock, ""), where)


def _area(entry: Entry) -> dict[str, object]:
    place = entry.place
    return {
        "row": entry.line,
        "round": entry.round,
        "kind": place.kind,
        "department": place.department,
        "code": place.code,
        "name": place.name,
        "commune": place.commune,
        "constituency": place.constituency,
        "stations_counted": entry.stations_counted,
        "complete": entry.complete,
    }
