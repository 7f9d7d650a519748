"""The rundown of a day, from what was made of each bulletin, in the three forms that people use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from broadcast.files import read_text, replacing, write_text
from broadcast.pipeline.morning.making import sidecar_of
from broadcast.show.morning import airtime_of
from broadcast.show.rundown import Rundown, Sheet, entries_of
from broadcast.show.rundown_csv import as_csv
from broadcast.show.rundown_html import as_html
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.pipeline.morning.plan import Batch, Outcome
    from broadcast.show.morning import Slot


def rundown_of(
    station: Station, batches: Sequence[Batch], outcomes: Mapping[str, Outcome]
) -> Rundown:
    """The morning as it stands on disk, and what came of each bulletin.

    Raises a `BroadcastError` for a sidecar that cannot be read.
    """
    sheets = tuple(
        _sheet(station, batch, slot, outcomes.get(batch.bulletin(slot)))
        for batch in batches
        for slot in batch.slots
    )
    return Rundown(station=station.name, day=batches[0].asked.day, sheets=sheets)


def write_rundown(workspace: Workspace, rundown: Rundown) -> dict[str, Path]:
    """`conducteur.html`, `.csv` and `.pdf` in the folder of the day."""
    folder = workspace.day(rundown.day.isoformat())
    files = {form: folder / f"conducteur.{form}" for form in ("html", "csv", "pdf")}
    page = as_html(rundown)
    if not (files["pdf"].is_file() and files["html"].is_file()) or page != read_text(files["html"]):
        # Its fonts take half a second to import: only where there is a page to print
        from broadcast.show.rundown_pdf import as_pdf  # noqa: PLC0415

        with replacing(files["pdf"]) as partial:
            partial.write_bytes(as_pdf(rundown))
    write_text(files["csv"], "\ufeff" + as_csv(rundown))  # the mark by which Excel knows UTF-8
    write_text(files["html"], page)  # last: it tells that the two others are of the same rundown
    return files


def _sheet(station: Station, batch: Batch, slot: Slot, outcome: Outcome | None) -> Sheet:
    day, bulletin = batch.asked.day, batch.bulletin(slot)
    airtime = airtime_of(day, slot.clock, station.timezone)
    made: dict[str, Any] | None = sidecar_of(Workspace(batch.asked.root), f"{day}", bulletin)
    told = Sheet(
        bulletin=bulletin,
        title=made["title"] if made else f"{slot.format} de {slot.clock:%H:%M}".capitalize(),
        department=batch.department.name,
        airtime=airtime,
        budget_ms=made["budget_ms"] if made else slot.budget_ms,
        state=_state(outcome, made),
        ready=bool(made and made["approval"] and (not outcome or outcome.stands)),
    )
    if not made:
        return told
    budget_ms, length_ms = int(made["budget_ms"]), int(made["duration_ms"])
    starts = [(one["start_ms"], one["title"]) for one in made["timeline"]["chapters"]]
    read = [
        (story["voices"], str(story.get("outcue", "")))
        for story in made["stories"]
        if story["voices"]
    ]
    return replace(
        told,
        file=made["files"]["mp3"],
        duration_ms=length_ms,
        entries=entries_of(airtime, budget_ms, length_ms, starts, read),
    )


def _state(outcome: Outcome | None, made: Mapping[str, Any] | None) -> str:
    """The one thing that the studio must know."""
    if outcome and not outcome.stands:
        older = " (le fichier d'avant est resté)" if made else ""
        word = "en attente" if outcome.state == "waiting" else "pas prêt"
        return f"{word}{older} : {outcome.reason}"
    if not made:
        return "pas fait"
    approval = made["approval"]
    if not approval:
        return "non approuvé"
    by = approval["by"]
    return f"passé outre par {by}" if approval["because"] else f"approuvé par {by}"
