"""What the workspace has: settings, voices, imaging, names, figures, clips, and scripts that write.

Nothing is written but a file that goes at once and a small object in the store; no voice speaks.
"""

from __future__ import annotations

import tempfile
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.errors import VoiceError
from broadcast.files import disk_error
from broadcast.pipeline.aloud.voices import described
from broadcast.pipeline.checkup.deliveries import look_at_delivery
from broadcast.pipeline.checkup.found import DoubtError, Found, Health, looked_at
from broadcast.pipeline.checkup.store import look_at_store
from broadcast.pipeline.writing.giving import given_by
from broadcast.pipeline.writing.lexicon import lexicon_for
from broadcast.pipeline.writing.paper import election_for, open_bulletin
from broadcast.pipeline.writing.request import Request
from broadcast.script.document import parse_script
from broadcast.sound.reading import length_of
from broadcast.units import minutes_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.pipeline.aloud.voices import Described
    from broadcast.workspace import Workspace


def look_at_station(workspace: Workspace) -> Iterator[Found]:
    """Everything that is this station's own, as far as its settings and figures can be read."""
    settings = looked_at("réglages", lambda: _settings(workspace))
    yield settings
    yield looked_at("dossier output/", lambda: _writable(workspace))
    if settings.health is Health.FAULT:
        return
    station = read_station(workspace.station)
    for voice in described(workspace):
        yield looked_at(f"voix {voice.voice.name}", partial(_voice, voice))
    for name, file in station.imaging.items():
        yield looked_at(name, partial(_jingle, workspace.imaging / file))
    for delivery in station.deliveries:
        look = partial(look_at_delivery, delivery, station)
        yield looked_at(f"destination {delivery.name}", look)
    if station.store:
        yield looked_at("magasin", partial(look_at_store, station.store))
    yield looked_at("lexique", lambda: _lexicon(workspace, station))
    election = looked_at(f"élection {station.election}", lambda: _election(workspace, station))
    yield election
    if election.health is Health.FAULT:
        return
    yield looked_at("sons des citations", lambda: _clips(workspace, station))
    yield looked_at("scripts", lambda: _scripts(workspace, station))


def _settings(workspace: Workspace) -> str:
    station = read_station(workspace.station)
    names = ", ".join(department.name for department in station.departments)
    now = datetime.now(station.timezone)
    return (
        f"{station.name}, {names}, {len(station.slots)} rendez-vous ; "
        f"il y est {now:%H:%M} ({station.timezone.key})"
    )


def _writable(workspace: Workspace) -> str:
    output = workspace.root / "output"
    try:
        output.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=output):
            return "on peut y écrire"
    except OSError as error:
        raise disk_error(error, output) from error


def _voice(one: Described) -> str:
    told = f"{one.voice.engine} {one.voice.style}".strip()
    if one.capabilities and one.capabilities.offline:
        return told
    if not one.trouble:
        told += f", en ligne : à essayer par « broadcast voices {one.voice.name} --sample »"
        if one.main:
            raise DoubtError(told)
        return told
    if one.main:
        raise VoiceError(one.trouble)
    raise DoubtError(one.trouble)


def _jingle(path: Path) -> str:
    return minutes_seconds(length_of(path))


def _lexicon(workspace: Workspace, station: Station) -> str:
    return f"{len(lexicon_for(workspace, station.election).entries)} noms"


def _election(workspace: Workspace, station: Station) -> str:
    election = election_for(workspace, station, station.election, station.departments[0])
    told = f"{election.name}, {len(election.figures)} chiffres, {len(election.quotes)} citations"
    if election.warnings:
        raise DoubtError(f"{told} ; {' ; '.join(election.warnings)}")
    return told


def _clips(workspace: Workspace, station: Station) -> str:
    election = election_for(workspace, station, station.election, station.departments[0])
    folder = workspace.election(station.election) / "clips"
    clips = [folder / quote.clip for quote in election.quotes if quote.clip]
    for path in clips:
        length_of(path)
    return f"{len(clips)} sons lisibles" if clips else "aucun : les citations sont lues"


def _scripts(workspace: Workspace, station: Station) -> str:
    written = 0
    for department in station.departments:
        for slot in station.show.of(department.code):
            clock = f"{slot.clock:%H:%M}"
            request = Request(department=department.code, slot=clock, format=slot.format)
            bulletin = open_bulletin(workspace, request)
            parse_script(given_by(bulletin).generated, bulletin.script_path)
            written += 1
    return f"{written} bulletins s'écrivent"
