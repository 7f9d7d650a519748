"""Whether a bulletin may leave for the antenna: approved, made from what was approved, controlled.

Nothing is made here: what is not ready is refused, with what to do.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from broadcast.errors import ExportError, PublishError, Where
from broadcast.files import read_text
from broadcast.pipeline.clearing.gate import gate
from broadcast.pipeline.clearing.guarding import guard
from broadcast.pipeline.clearing.overriding import Override
from broadcast.pipeline.sounding.freshness import air_file, inputs_print, still_good
from broadcast.pipeline.sounding.render import cleared
from broadcast.pipeline.stamps import Stamps
from broadcast.pipeline.writing.paper import open_bulletin
from broadcast.pipeline.writing.request import Request, name_of
from broadcast.pipeline.writing.standing import standing
from broadcast.script.document import parse_script
from broadcast.show.morning import after, airtime_of, exists

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.french.naming.places import Territory
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.workspace import Workspace

LATE_MS = 3_600_000
SCRIPT = "2-script.md"

_HINT = "refaites-le : broadcast render --for-air"


def ready_for_air(bulletin: Bulletin, now: datetime) -> Paper:
    """The script of a bulletin as it stands on disk, if it may leave.

    Raises `ScriptError` where nobody answers for it, `PublishError` where its files are not those
    of what was approved, `RulesError` where these may not be made yet, `ExportError` where the
    control refused one.
    """
    paper = standing(bulletin).paper
    approval = cleared(bulletin, paper, for_air=True)
    urgent = approval is not None and approval.urgent
    override = Override(by=approval.by, because=approval.because) if approval and urgent else None
    checked = gate(bulletin, paper, override=override, now=now)
    made_from = inputs_print(bulletin, paper, checked, approval)
    if not still_good(bulletin, Stamps(bulletin.folder), made_from):
        guard(
            bulletin, paper, "publish", now=now
        )  # that is why, where they refused to have it made
        made = air_file(bulletin, "json").is_file()
        raise PublishError(
            "les fichiers ne sont plus ceux du script approuvé et de ses réglages"
            if made
            else "ce bulletin approuvé n'est pas encore fabriqué",
            where=Where(bulletin.folder),
            hint=_HINT if made else "broadcast render --for-air",
        )
    _refuse_faults(bulletin)
    return paper


def _refuse_faults(bulletin: Bulletin) -> None:
    path = air_file(bulletin, "qc.json")
    told = json.loads(read_text(path))
    refused = [form for form, verdict in told.items() if not verdict["passed"]]
    if refused:
        raise ExportError(
            f"refusé au contrôle : {', '.join(refused)}", where=Where(path), hint=_HINT
        )


def scripts_of(workspace: Workspace, day: str) -> tuple[Path, ...]:
    """The script of every bulletin of a day. Raises `PublishError` where there is none."""
    paths = sorted((workspace.root / "output" / day).glob(f"*/{SCRIPT}"))
    if not paths:
        raise PublishError(f"aucun bulletin le {day}", hint="broadcast render les fabrique d'abord")
    return tuple(paths)


def never_made(
    workspace: Workspace,
    station: Station,
    departments: Iterable[Territory],
    day: date,
    now: datetime,
) -> tuple[str, ...]:
    """The bulletins that the antenna waits for at ``now``, and of which there is not even a script.

    Whoever hands over must say so: a bulletin that could not be made leaves nothing to be refused.
    Past an hour after its time there is nothing to be done about it any more.
    """
    found = []
    for department in departments:
        delivered = any(one.takes(department.code) for one in station.deliveries)
        for slot in station.show.of(department.code) if delivered else ():
            if not exists(day, slot.clock, station.timezone):
                continue
            airtime = airtime_of(day, slot.clock, station.timezone)
            name = name_of(day, department, slot)
            due = after(airtime, -station.show.lock_ms) <= now < after(airtime, LATE_MS)
            if due and not (workspace.bulletin(f"{day}", name) / SCRIPT).is_file():
                found.append(name)
    return tuple(found)


def bulletin_at(workspace: Workspace, path: Path) -> Bulletin:
    """The bulletin that a script is of, by its own header."""
    header = parse_script(read_text(path), path).header
    request = Request(
        department=header.department,
        slot=f"{header.airtime:%H:%M}",
        format=header.format,
        election=header.election,
        date=f"{header.airtime:%Y-%m-%d}",
    )
    return open_bulletin(workspace, request)
