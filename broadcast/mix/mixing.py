"""The mix: every sound at its place and level, in one file of exactly the slot's length."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.errors import MixError
from broadcast.files import sha256_of
from broadcast.mix.assembly import Assembly
from broadcast.mix.recordings import Recordings
from broadcast.mix.segments import ENDING_FADE_MS, Excerpt, segments_of
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.memory import keep_what_is_given_back
from broadcast.sound.reading import stream_sound

if TYPE_CHECKING:
    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Mixed, Timeline


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
        recordings = Recordings(Path(scratch), rules.target_lufs)
        print_of = cache(sha256_of)
        music = _bed(bed, print_of(bed)) if bed and timeline.beds else None
        fade_ms = 20 if music and recordings.ends_by_itself(music) else ENDING_FADE_MS
        segments = segments_of(timeline, rules, bed=music, ending_fade_ms=fade_ms, sha256=print_of)
        return Assembly(segments, rules, recordings, wav).write()


def _bed(path: Path, sha256: str) -> Excerpt:
    frames = sum(len(block) for block in stream_sound(path))
    length_ms = frames * 1000 // AIR_RATE_HZ
    return Excerpt(
        path=path, sha256=sha256, kind="bed", start_ms=0, file_ms=length_ms, heard_ms=length_ms
    )
