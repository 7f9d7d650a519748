"""Whether a bulletin's files are still what its script, settings and sounds would give."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from broadcast import __version__
from broadcast.files import sha256_of
from broadcast.pipeline.stamps import files_print, fingerprint
from broadcast.pipeline.writing.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.stamps import Stamps
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Approval


def wav_file(bulletin: Bulletin) -> Path:
    """The mixed bulletin."""
    return bulletin.folder / "5-mix.wav"


def air_file(bulletin: Bulletin, suffix: str) -> Path:
    """What goes on air, or describes it."""
    return bulletin.folder / f"6-air.{suffix}"


def suffix_of(form: str) -> str:
    """How the name of a file for air ends: a Broadcast Wave is a WAV."""
    return "wav" if form == "bwf" else form


def outputs_of(bulletin: Bulletin) -> list[Path]:
    """Every file that a render leaves, the index of the mix and the stamps apart."""
    made = [air_file(bulletin, suffix_of(form)) for form in bulletin.station.formats]
    told = [air_file(bulletin, suffix) for suffix in ("json", "qc.json", "qc.png")]
    return [wav_file(bulletin), *made, *told]


def inputs_print(
    bulletin: Bulletin, paper: Paper, checked: Checked, approval: Approval | None
) -> str:
    """The fingerprint of all that shapes the sound, taken without making any."""
    workspace = bulletin.workspace
    clips = [bulletin.clips / quote.clip for quote in bulletin.election.quotes if quote.clip]
    return fingerprint(
        [
            __version__,
            version("onnxruntime"),
            paper.text,
            repr(checked.record),
            approval.told if approval else "",
            repr(bulletin.station),
            repr(bulletin.election.quotes),
            repr(lexicon_of(bulletin).entries),  # of every scope: a comment remakes nothing
            files_print([workspace.imaging, *clips]),
            files_print(path for voice in bulletin.station.voices.values() for path in voice.files),
            files_print([workspace.takes(paper.script.header.bulletin)]),
        ]
    )


def still_good(bulletin: Bulletin, stamps: Stamps, made_from: str) -> bool:
    """Whether the files for air were made from this, and are still what was made."""
    outputs = outputs_of(bulletin)
    if stamps.get("render") != made_from or not all(path.is_file() for path in outputs):
        return False
    return stamps.get("outputs") == outputs_print(bulletin)


def outputs_print(bulletin: Bulletin, known: Mapping[str, str] | None = None) -> str:
    """The fingerprint of what was made; ``known`` are those of its files, by their names."""
    outputs = outputs_of(bulletin)
    return fingerprint((known or {}).get(path.name) or sha256_of(path) for path in outputs)
