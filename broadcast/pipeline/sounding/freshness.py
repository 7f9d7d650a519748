"""Whether a bulletin's files are still what its script, settings and sounds would give."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from broadcast import __version__
from broadcast.files import sha256_of
from broadcast.pipeline.stamps import files_print, fingerprint
from broadcast.pipeline.writing.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.stamps import Stamps
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Approval


MIXED = "5-mix.wav"


def wav_file(bulletin: Bulletin) -> Path:
    """The mixed bulletin."""
    return bulletin.folder / MIXED


def air_file(bulletin: Bulletin, suffix: str) -> Path:
    """What goes on air, or describes it."""
    return bulletin.folder / f"6-air.{suffix}"


def suffix_of(form: str) -> str:
    """How the name of a file for air ends: a Broadcast Wave is a WAV."""
    return "wav" if form == "bwf" else form


def outputs_in(folder: Path, station: Station) -> list[Path]:
    """Every file that a render leaves, the index of the mix and the stamps apart."""
    told = ("json", "qc.json", "qc.png")
    suffixes = [*map(suffix_of, station.formats), *told]
    return [folder / MIXED, *(folder / f"6-air.{suffix}" for suffix in suffixes)]


def inputs_print(
    bulletin: Bulletin, paper: Paper, checked: Checked, approval: Approval | None
) -> str:
    """The fingerprint of all that shapes the sound, taken without making any."""
    workspace = bulletin.workspace
    # Neither where files go nor who reads them over shapes any; for who signs: `signature_print`
    station = replace(bulletin.station, credentials=None, deliveries=(), alarm=None, desk_url="")
    clips = [bulletin.clips / quote.clip for quote in bulletin.election.quotes if quote.clip]
    return fingerprint(
        [
            __version__,
            version("onnxruntime"),
            paper.text,
            repr(checked.record),
            approval.told if approval else "",
            repr(station),
            repr(bulletin.election.quotes),
            repr(lexicon_of(bulletin).entries),  # of every scope: a comment remakes nothing
            files_print([workspace.imaging, *clips]),
            files_print(path for voice in bulletin.station.voices.values() for path in voice.files),
            files_print([workspace.takes(paper.script.header.bulletin)]),
        ]
    )


def still_good(bulletin: Bulletin, stamps: Stamps, made_from: str) -> bool:
    """Whether the files for air were made from this, and are still what was made."""
    outputs = outputs_in(bulletin.folder, bulletin.station)
    if stamps.get("render") != made_from or not all(path.is_file() for path in outputs):
        return False
    if stamps.get("signed") != signature_print(bulletin.station):
        return False
    return stamps.get("outputs") == outputs_print(outputs)


def outputs_print(outputs: Iterable[Path], known: Mapping[str, str] | None = None) -> str:
    """The fingerprint of what was made; ``known`` are those of its files, by their names."""
    return fingerprint((known or {}).get(path.name) or sha256_of(path) for path in outputs)


def signature_print(station: Station) -> str:
    """The fingerprint of what the files are signed with; nothing where they are not."""
    if (own := station.credentials) is None:
        return ""
    return fingerprint([own.algorithm, own.timestamp_url, sha256_of(own.certificate)])
