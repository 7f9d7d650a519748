"""Recordings of the presenter, in the place of the synthetic voice."""

from __future__ import annotations

import tempfile
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, File, Path, UploadFile
from fastapi.responses import FileResponse

from broadcast.desk import recording
from broadcast.desk.approvals import look
from broadcast.desk.placing import settle_takes
from broadcast.desk.uploads import LARGEST_BYTES, kind_of
from broadcast.errors import ChangedError, DeskError, MissingError
from broadcast.files import read_text
from broadcast.pipeline.sounding.waveforms import Waveform, playable, waveform
from broadcast.pipeline.writing.expecting import take_files
from broadcast.script.document import parse_script
from broadcast.web import models
from broadcast.web.asking import At, Editor, Reader
from broadcast.web.place import Place
from broadcast.web.refusals import NotSoundError, content, responses
from broadcast.web.showing import show_script

router = APIRouter(prefix="/bulletins/{bulletin}/takes", tags=["takes"])
Id = Annotated[models.BulletinId, Path()]
Slug = Annotated[models.Slug, Path()]
WAV = content("audio/wav")


@router.get("", response_model=list[models.Take])
def every(bulletin: Id, place: At, _session: Reader) -> list[models.Take]:
    """The recordings that stand in a bulletin."""
    return _takes(place, bulletin)


@router.put(
    "/{story}",
    response_model=models.Take,
    responses=responses(415),
    max_body_size=LARGEST_BYTES + 2**20,
    form_limits={"max_files": 1, "max_fields": 0},
)
def put(
    bulletin: Id,
    story: Slug,
    sound: Annotated[UploadFile, File()],
    place: At,
    session: Editor,
) -> models.Take:
    """Record a story: levelled, trimmed, measured, and heard instead of the synthetic voice."""
    newsroom = place.newsroom
    recording.story_to_read(newsroom, bulletin, story)
    try:
        kind = kind_of(sound.file.read(16))
    except DeskError as error:
        raise NotSoundError(error.what, hint=error.hint) from error
    sound.file.seek(0)
    folder = newsroom.workspace.desk / "takes"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".arrival-", delete=False) as arrival:
        arrived = FilePath(arrival.name)
        try:
            while part := sound.file.read(2**20):
                arrival.write(part)
            arrival.flush()
            recording.record(newsroom, bulletin, story, upload=arrived, kind=kind, by=session.name)
        finally:
            arrived.unlink(missing_ok=True)
    kept = next((one for one in _takes(place, bulletin) if one.story == story), None)
    if kept is None:
        raise ChangedError(f"la prise de « {story} » a été retirée aussitôt", hint="refaites-la")
    return kept


@router.delete("/{story}", status_code=204)
def withdraw(bulletin: Id, story: Slug, place: At, session: Editor) -> None:
    """Withdraw a recording: the synthetic voice is back."""
    recording.withdraw(place.newsroom, bulletin, story, by=session.name)


@router.get("/{story}/sound", response_class=FileResponse, responses=WAV)
def hear(bulletin: Id, story: Slug, place: At, _session: Reader) -> FileResponse:
    """A recording's sound, as it will be heard."""
    file = playable(_file(place, bulletin, story), place.newsroom.workspace.listening)
    return FileResponse(file, media_type="audio/wav")


@router.get("/{story}/peaks", response_model=models.Peaks)
def peaks(bulletin: Id, story: Slug, place: At, _session: Reader) -> Waveform:
    """A recording's waveform."""
    return waveform(_file(place, bulletin, story))


def _takes(place: Place, bulletin: str) -> list[models.Take]:
    script = show_script(place.newsroom, look(place.newsroom, bulletin))
    return [story.take for story in script.stories if story.take]


def _file(place: Place, bulletin: str, story: str) -> FilePath:
    asked = place.newsroom.bulletin(bulletin)
    if not asked.script_path.is_file():
        raise MissingError(f"le sujet « {story} » n'a pas de prise")
    settle_takes(place.newsroom, bulletin)
    script = parse_script(read_text(asked.script_path), asked.script_path)
    files = take_files(place.newsroom.workspace.takes(bulletin), script)
    if story not in files:
        raise MissingError(f"le sujet « {story} » n'a pas de prise")
    return files[story]
