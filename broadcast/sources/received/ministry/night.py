"""The ministry's election-night XML, whichever its generation, as counts.

An element with rounds (``Tours/Tour``) is an area; the elements around it tell where it lies. Both
rounds may be in one file: each is read as what it is. Paris, Lyon and Marseille stand there as a
commune and again as their districts, which are read as sectors, never as communes.

What the files do not say is left open: a results file without ``Complet`` or ``ResultatsParvenus``
does not prove that everything is counted, so its stage is partial until an index says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.model.figures import Stage
from broadcast.sources.received.counts import Counts, Notice, Refused
from broadcast.sources.received.ministry import tags
from broadcast.sources.received.ministry.heading import Heading, heading_of
from broadcast.sources.received.ministry.index import index_counts, is_index
from broadcast.sources.received.ministry.lineage import Place, fields_of, places
from broadcast.sources.received.ministry.scores import Roll, scores_of
from broadcast.sources.received.ministry.tags import said
from broadcast.sources.received.ministry.values import moment, whole, yes_no
from broadcast.sources.received.opened.xml_opening import open_xml, where_of
from broadcast.sources.received.schema import as_areas, as_candidates, as_scores

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml import etree

    from broadcast.model.election import ElectionKind

FAMILY = "xml"

KINDS_TOLD = {
    "nation": "France entière",
    "region": "régions",
    "department": "départements",
    "constituency": "circonscriptions",
    "canton": "cantons",
    "commune": "communes",
    "sector": "arrondissements",
    "station": "bureaux",
    "abroad": "étranger",
}
"""How a journalist calls each kind of area."""


@dataclass(slots=True)
class _Rows:
    """What has been read of a file so far."""

    areas: list[dict[str, object]] = field(default_factory=list)
    scores: list[dict[str, object]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    moments: list[datetime] = field(default_factory=list)


def read_xml(path: Path, data: bytes) -> Counts:
    """The counts of a file of the ministry's: results, or an index, which has areas only.

    Raises `SourceError` with the line of what cannot be read.
    """
    root = open_xml(path, data)
    heading = heading_of(path, root, data)
    return index_counts(root, heading) if is_index(root) else _results(root, heading)


def _results(root: etree._Element, heading: Heading) -> Counts:
    rows, roll = _Rows(), Roll()
    path, kind = heading.path, heading.kind
    for element, place in places(root, kind):
        _read_place(path, element, place, rows, roll, kind=kind)
    if not rows.areas:
        raise SourceError("aucun résultat dans ce fichier XML", where=where_of(path, root))
    areas = _first_round_over(as_areas(pl.DataFrame(rows.areas, infer_schema_length=None)))
    rounds = areas["round"].unique().to_list()
    whole_file = areas["complete"].all(ignore_nulls=False)
    return Counts(
        path=path,
        sha256=heading.sha256,
        family=FAMILY,
        layout=_layout(areas, rounds),
        kind=kind,
        year=heading.year,
        round=rounds[0] if len(rounds) == 1 else None,
        stage=Stage.DEFINITIVE if whole_file else Stage.PARTIAL,
        as_of=max(rows.moments, default=None),
        mock=heading.mock,
        areas=areas,
        candidates=as_candidates(roll.frame()),
        scores=as_scores(pl.DataFrame(rows.scores, infer_schema_length=None)),
        warnings=_flags(rows.scores),
        refused=tuple(rows.refused),
    )


def _read_place(
    path: Path,
    element: etree._Element,
    place: Place,
    rows: _Rows,
    roll: Roll,
    *,
    kind: ElectionKind | None,
) -> None:
    """The rounds of one area, if it has any."""
    tours = element.findall("Tours/Tour") or element.findall("Tour")
    counted = [tour for tour in tours if tour.find("Mentions") is not None]
    fields = fields_of(element)
    for tour in counted:
        where = where_of(path, tour)
        if place.kind == "nation" and place.code != "FR":
            reason = f"« {place.name} » n'est pas la France entière"
            rows.refused.append(Refused(row=where.line or 0, code=place.code, reason=reason))
            continue
        stated = fields_of(tour) | fields
        area = len(rows.areas)
        rows.areas.append(_area(where, tour, place, stated))
        rows.scores += scores_of(where, tour, area, place.contest(kind), roll)
        for day, clock in (tags.UPDATED, tags.EXTRACTED):
            if at := moment(stated.get(day, ""), stated.get(clock, ""), where):
                rows.moments.append(at)


def _area(
    where: Where, tour: etree._Element, place: Place, stated: tags.Fields
) -> dict[str, object]:
    ballots: dict[str, object] = {}
    mentions = tour.find("Mentions")
    for mention in mentions if mentions is not None else ():
        if name := tags.BALLOTS.get(str(mention.tag)):
            text = mention.findtext("Nombre") or mention.text or ""
            ballots[name] = whole(text, where_of(where.path, mention))
    number = whole(tour.findtext("NumTour") or "", where)
    if number not in (1, 2):
        raise SourceError(f"tour « {tour.findtext('NumTour') or ''} »", where=where, hint="1 ou 2")
    return {
        "row": where.line or 0,
        "round": number,
        "kind": place.kind,
        "department": place.department,
        "code": place.code,
        "name": place.name,
        "commune": place.commune,
        "constituency": place.constituency,
        **ballots,
        "stations": whole(said(stated, tags.STATIONS), where),
        "stations_counted": whole(said(stated, tags.STATIONS_COUNTED), where),
        "complete": yes_no(said(stated, tags.COMPLETE), where),
    }


def _first_round_over(areas: pl.DataFrame) -> pl.DataFrame:
    """A first round beside a second one is counted: there is no second before."""
    over = (pl.col("round") == 1) & (pl.col("round").max() == 2)
    known = pl.when(over).then(pl.col("complete").fill_null(value=True)).otherwise("complete")
    return areas.with_columns(complete=known)


def _layout(areas: pl.DataFrame, rounds: list[int]) -> str:
    told = "les deux tours" if len(rounds) > 1 else f"tour {rounds[0]}"
    kinds = [KINDS_TOLD[kind] for kind in areas["kind"].unique(maintain_order=True)]
    return f"XML du ministère de l'Intérieur, {told} : {', '.join(kinds)}"


def _flags(scores: list[dict[str, object]]) -> tuple[Notice, ...]:
    """Qualified is not standing: in 2026 six were flagged in one department, and four stood."""
    if not any(score["standing"] == "qualified" for score in scores):
        return ()
    what = "« qualifié » n'est pas « candidat au second tour » : attendez les candidatures déposées"
    return (Notice(row=0, what=what),)
