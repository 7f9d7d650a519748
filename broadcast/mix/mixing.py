"""Speech, clips, jingles and bed summed into one track, at the loudness of the station."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.errors import MixError, Where
from broadcast.files import replacing
from broadcast.mix.bed import add_bed
from broadcast.mix.editing import cut
from broadcast.model.air import AIR_RATE_HZ, SPEECH, Loudness, Mixed
from broadcast.sound.loudness import integrated_lufs, measure
from broadcast.sound.reading import read_sound
from broadcast.units import gain_factor, samples_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Piece, Placement, Timeline

THEME_UNDER_VOICE_DB = -12.0
"""The theme steps back this far when the presenter speaks over its end."""

THEME_STEP_MS = 400


def mix(timeline: Timeline, bed: Path | None, rules: MixRules) -> tuple[NDArray[np.float32], Mixed]:
    """The whole bulletin, of shape (n, 2), float32, 48 kHz, and what it measures.

    Raises `MixError` where a sound cannot be read or the sum has no loudness.
    """
    track = np.zeros((samples_of(timeline.length_ms, AIR_RATE_HZ), 2), dtype=np.float32)
    for placement, samples in _levelled_pieces(timeline, rules):
        first = samples_of(placement.start_ms, AIR_RATE_HZ)
        track[first : first + len(samples)] += samples
    if timeline.beds:
        if not bed:
            raise MixError(
                "le script demande un tapis, l'habillage n'en a pas",
                hint="ajoutez tapis à [imaging] dans station.toml, ou retirez [tapis] du script",
            )
        loop = read_sound(bed)
        add_bed(
            track,
            loop,
            timeline,
            gain_db=rules.target_lufs - integrated_lufs(loop),
            under_lu=rules.bed_under_speech_lu,
        )
    before = measure(track)
    gain_db = makeup_gain_db(before, target_lufs=rules.target_lufs, ceiling_dbtp=rules.ceiling_dbtp)
    after = Loudness(
        integrated_lufs=before.integrated_lufs + gain_db,
        true_peak_dbtp=before.true_peak_dbtp + gain_db,
    )
    track *= np.float32(gain_factor(gain_db))
    return track, Mixed(length_ms=timeline.length_ms, loudness=after)


def makeup_gain_db(measured: Loudness, *, target_lufs: float, ceiling_dbtp: float) -> float:
    """Gain, in dB, that takes a bulletin to its target loudness.

    The true peak has the last word: where the full gain would push it past ``ceiling_dbtp``,
    the bulletin stays quieter than its target.

    >>> soft = Loudness(integrated_lufs=-27.0, true_peak_dbtp=-6.0)
    >>> makeup_gain_db(soft, target_lufs=-16.0, ceiling_dbtp=-1.0)
    5.0
    """
    wanted_db = target_lufs - measured.integrated_lufs
    headroom_db = ceiling_dbtp - measured.true_peak_dbtp
    return min(wanted_db, headroom_db)


def write_wav(track: NDArray[np.float32], path: Path) -> None:
    """Write the bulletin as 24-bit WAV, in one step."""
    # In memory first: libsndfile does not report a disk that fills up under it
    encoded = BytesIO()
    soundfile.write(encoded, track, AIR_RATE_HZ, subtype="PCM_24", format="WAV")
    with replacing(path) as partial:
        partial.write_bytes(encoded.getbuffer())


def _levelled_pieces(
    timeline: Timeline, rules: MixRules
) -> list[tuple[Placement, NDArray[np.float32]]]:
    """Every piece cut and brought to the loudness of speech.

    A voice has one gain for the whole bulletin, measured on all that it says: its quiet sentences
    stay quieter than the others. Takes, clips and jingles have one each.
    """
    cuts = [
        (placement, _cut(placement.piece))
        for placement in timeline.placements
        if placement.piece.path
    ]

    def mouth(one: tuple[Placement, NDArray[np.float32]]) -> str:
        piece = one[0].piece
        return f"voice {piece.voice}" if piece.kind == "sentence" else f"{piece.kind} {piece.path}"

    done: list[tuple[Placement, NDArray[np.float32]]] = []
    for _, group in groupby(sorted(cuts, key=mouth), key=mouth):
        same = list(group)
        gain_db = rules.target_lufs - _loudness_of(same)
        for placement, samples in same:
            np.multiply(samples, np.float32(gain_factor(gain_db)), out=samples)
            done.append((placement, _talked_over(placement, timeline, samples)))
    return done


def _loudness_of(same: Sequence[tuple[Placement, NDArray[np.float32]]]) -> float:
    try:
        return integrated_lufs(*(samples for _, samples in same))
    except MixError as error:
        piece = same[0][0].piece
        where = Where(piece.path) if piece.path else None
        raise MixError(
            error.what, where=where, hint="vérifiez ce son et ses points de coupe"
        ) from error


def _cut(piece: Piece) -> NDArray[np.float32]:
    if not piece.path:
        raise MixError(f"aucun son pour « {piece.text[:40]} »")
    return cut(
        read_sound(piece.path),
        start_ms=piece.cue_in_ms,
        length_ms=piece.duration_ms,
        path=piece.path,
    )


def _talked_over(
    placement: Placement, timeline: Timeline, samples: NDArray[np.float32]
) -> NDArray[np.float32]:
    """A jingle steps back from where the presenter starts to speak over it."""
    if placement.piece.kind != "jingle":
        return samples
    voices: Sequence[int] = [
        other.start_ms
        for other in timeline.placements
        if other.piece.kind in SPEECH and placement.start_ms < other.start_ms < placement.end_ms
    ]
    if not voices:
        return samples
    voice_at = samples_of(min(voices) - placement.start_ms, AIR_RATE_HZ)
    step = samples_of(THEME_STEP_MS, AIR_RATE_HZ)
    gain_db = np.interp(
        np.arange(len(samples)), [voice_at - step, voice_at], [0.0, THEME_UNDER_VOICE_DB]
    )
    return samples * (10 ** (gain_db / 20)).astype(np.float32)[:, np.newaxis]
