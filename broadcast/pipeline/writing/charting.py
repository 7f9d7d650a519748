"""The picture of a department, for the web page and the producer's eye, as SVG or PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import FactsError, Where
from broadcast.facts.picture.chart import chart
from broadcast.facts.picture.svg import draw
from broadcast.files import replacing, write_text
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.facts import Facts
    from broadcast.pipeline.writing.paper import Bulletin


def draw_chart(bulletin: Bulletin, facts: Facts, path: Path) -> None:
    """Write the picture to a file whose name ends in .svg or .png, in one step.

    Raises `FactsError` for another ending, and where there is nothing to draw yet.
    """
    if path.suffix.lower() not in (".svg", ".png"):
        raise FactsError(
            f"un graphique ne s'écrit pas en « {path.suffix or path.name} »",
            where=Where(path),
            hint="finissez le nom par .svg ou .png",
        )
    department = bulletin.order.department
    wider = (FRANCE, area_of_region(department.region_code))
    shown = chart(
        bulletin.election,
        facts,
        area_of_department(department.code),
        wider=wider,
        timezone=bulletin.station.timezone,
    )
    if not (shown.groups or shown.turnout or shown.dots):
        raise FactsError(
            f"rien à dessiner pour {department.name} : pas encore de score",
            where=bulletin.election.where,
            hint="importez ses résultats",
        )
    svg = draw(shown)
    if path.suffix.lower() == ".svg":
        write_text(path, svg)
        return
    from broadcast.facts.picture.png import png_of  # noqa: PLC0415 - heavy, only here

    with replacing(path) as partial:
        partial.write_bytes(png_of(svg))
