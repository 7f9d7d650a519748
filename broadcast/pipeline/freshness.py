"""Whether a bulletin's files are still what its script, settings and sounds would give."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from broadcast import __version__
from broadcast.files import sha256_of
from broadcast.pipeline.lexicon import lexicon_of
from broadcast.pipeline.stamps import files_print, fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.pipeline.checking import Checked
    from broadcast.pipeline.paper import Bulletin, Paper
    from broadcast.pipeline.stamps import Stamps
    from broadcast.review.approval import Approval


def wav_file(bulletin: Bulletin) -> Path:
    """The mixed bulletin."""
    return bulletin.folder / "5-mix.wav"


def air_file(bulletin: Bulletin, suffix: str) -> Path:
    """What goes on air, or describes it."""
    return bulletin.folder / f"6-air.{suffix}"


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
            files_print([workspace.takes(paper.script.header.bulletin)]),
        ]
    )


def still_good(bulletin: Bulletin, stamps: Stamps, made_from: str) -> bool:
    """Whether the files for air were made from this, and are still what was made."""
    outputs = [wav_file(bulletin), air_file(bulletin, "mp3"), air_file(bulletin, "json")]
    if stamps.get("render") != made_from or not all(path.is_file() for path in outputs):
        return False
    return stamps.get("outputs") == outputs_print(bulletin)


def outputs_print(bulletin: Bulletin) -> str:
    """The fingerprint of what was made."""
    outputs = (wav_file(bulletin), air_file(bulletin, "mp3"), air_file(bulletin, "json"))
    return fingerprint(sha256_of(path) for path in outputs)
