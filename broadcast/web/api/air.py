"""Making a bulletin, hearing it whole, and saying that it went to air."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import FileResponse

from broadcast.desk.approvals import look
from broadcast.desk.rendering import air_record, check_for_air, make, tell_aired
from broadcast.desk.studio import Job
from broadcast.errors import ChangedError, ScriptError
from broadcast.files import read_text
from broadcast.pipeline.sounding.cues import NAME as CUES
from broadcast.pipeline.sounding.freshness import inputs_print, still_good
from broadcast.pipeline.sounding.waveforms import Waveform, waveform
from broadcast.pipeline.stamps import Stamps
from broadcast.web import models
from broadcast.web.asking import At, Editor, Reader
from broadcast.web.refusals import content

router = APIRouter(tags=["air"])
Id = Annotated[models.BulletinId, Path()]
JobId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]
MP3 = content("audio/mpeg")


@router.post("/bulletins/{bulletin}/render", response_model=models.Job, status_code=202)
def render(bulletin: Id, asked: models.RenderAsked, place: At, session: Editor) -> Job:
    """Make a bulletin, in the background; for air only where someone answers for it."""
    newsroom = place.newsroom
    newsroom.named(bulletin)
    if asked.for_air:
        try:
            check_for_air(newsroom, bulletin)
        except ScriptError as error:
            raise ChangedError(error.what, where=error.where, hint=error.hint) from error
    return place.studio.ask(
        "render",
        partial(make, newsroom, bulletin, for_air=asked.for_air, by=session.name),
        bulletin=bulletin,
        by=session.name,
    )


@router.get("/jobs", response_model=list[models.Job])
def jobs(place: At, _session: Reader) -> list[Job]:
    """Work under way, or done a moment ago."""
    return list(place.studio.jobs())


@router.delete("/jobs/{job}", status_code=204)
def cancel(job: JobId, place: At, _session: Editor) -> None:
    """Call work off; what was spoken is kept."""
    place.studio.cancel(job)


@router.get("/bulletins/{bulletin}/air", response_model=models.Air)
def air(bulletin: Id, place: At, _session: Reader) -> models.Air:
    """The finished bulletin: its measures, and what is heard when."""
    newsroom = place.newsroom
    report = air_record(newsroom, bulletin)
    folder = newsroom.folder(newsroom.named(bulletin))
    looked = look(newsroom, bulletin)
    approval = looked.ahead.approval if looked.ahead.holds else None
    paper = looked.standing.paper
    made_from = inputs_print(looked.bulletin, paper, looked.checked, approval)
    made_at = (folder / "6-air.json").stat().st_mtime
    return models.Air(
        duration_ms=report["duration_ms"],
        fresh=still_good(looked.bulletin, Stamps(folder), made_from),
        integrated_lufs=report["integrated_lufs"],
        approved=report["approved"],
        made_at=datetime.fromtimestamp(made_at, UTC),
        sha256=report["sha256"]["mp3"],
        cues=tuple(models.Cue(**one) for one in json.loads(read_text(folder / CUES))),
        cut=tuple(report["cut"]),
    )


@router.get("/bulletins/{bulletin}/air/sound", response_class=FileResponse, responses=MP3)
def sound(bulletin: Id, place: At, _session: Reader) -> FileResponse:
    """The file for air, as the station would play it."""
    air_record(place.newsroom, bulletin)
    folder = place.newsroom.folder(place.newsroom.named(bulletin))
    return FileResponse(folder / "6-air.mp3", media_type="audio/mpeg", filename=f"{bulletin}.mp3")


@router.get("/bulletins/{bulletin}/air/peaks", response_model=models.Peaks)
def peaks(bulletin: Id, place: At, _session: Reader) -> Waveform:
    """The finished bulletin's waveform."""
    air_record(place.newsroom, bulletin)
    folder = place.newsroom.folder(place.newsroom.named(bulletin))
    return waveform(folder / "6-air.mp3")


@router.post("/bulletins/{bulletin}/aired", response_model=models.Row)
def aired(bulletin: Id, asked: models.Aired, place: At, session: Editor) -> models.Row:
    """Put on record that a bulletin went to air."""
    newsroom = place.newsroom
    at = asked.at or newsroom.clock()
    tell_aired(newsroom, bulletin, at=at, by=session.name, starts_at=asked.at)
    return place.row(bulletin).row
