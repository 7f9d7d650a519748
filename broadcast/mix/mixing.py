"""The mix: every sound at its place and level, in one file of exactly the slot's length."""

from __future__ import annotations

import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError
from broadcast.files import sha256_of
from broadcast.mix.assembly import Assembly
from broadcast.mix.kept import read_index
from broadcast.mix.recordings import Recordings
from broadcast.mix.segment import Excerpt
from broadcast.mix.segments import ENDING_FADE_MS, segments_of
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.memory import keep_what_is_given_back
from broadcast.sound.reading import stream_sound

if TYPE_CHECKING:
    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Mixed, Timeline

ENDING = AIR_RATE_HZ // 10
"""As much of a bed tells whether it ends by itself."""


def mix(timeline: Timeline, bed: Path | None, rules: MixRules, wav: Path) -> Mixed:
    """Write the whole bulletin, 24-bit stereo at 48 kHz, in one step, and tell what it measures.

    Segments that the WAV of before holds are copied from it. Raises `MixError` where a sound
    cannot be read, the sum has no loudness or a silence would go to air; the earlier WAV stays.
    """
    if timeline.beds and not bed:
        raise MixError(
            "le script demande un tapis, l'habillage n'en a pas",
            hint="ajoutez tapis à [imaging] dans station.toml, ou retirez [tapis] du script",
        )
    keep_what_is_given_back()
    wav.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=wav.parent, prefix=".mix-") as scratch:
        kept = read_index(wav)
        recordings = Recordings(Path(scratch), rules.target_lufs, kept.gains)
        print_of = cache(sha256_of)
        music, ends = _bed(bed, print_of(bed)) if bed and timeline.beds else (None, False)
        fade_ms = 20 if ends else ENDING_FADE_MS
        segments = segments_of(timeline, rules, bed=music, ending_fade_ms=fade_ms, sha256=print_of)
        return Assembly(segments, rules, recordings, kept=kept.made, wav=wav).write()


@lru_cache(maxsize=8)
def _bed(path: Path, sha256: str) -> tuple[Excerpt, bool]:
    """The bed, and whether its last tenth of a second dies away: a composed ending, not a loop.

    Heard once for all the bulletins of a morning; ``sha256`` tells one bed from the next.
    """
    frames, power, last = 0, 0.0, np.zeros((0, 2), np.float32)
    for block in stream_sound(path):
        frames += len(block)
        power += float(np.einsum("ij,ij->", block, block))
        last = np.concatenate((last, block[-ENDING:]))[-ENDING:]
    length_ms = frames * 1000 // AIR_RATE_HZ
    bed = Excerpt(
        path=path, sha256=sha256, kind="bed", start_ms=0, file_ms=length_ms, heard_ms=length_ms
    )
    quiet = float(np.einsum("ij,ij->", last, last)) * frames < power * len(last) / 1000
    return bed, quiet
