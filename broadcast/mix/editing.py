"""The razor blade: recordings cut and faded, one at a time, with pydub.

pydub cuts and fades here, on 32-bit samples at the air rate. It neither resamples nor sums:
measured, its resampling leaves images 7 dB under the sound, and its sums clip.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError, Where
from broadcast.model.air import AIR_RATE_HZ
from broadcast.units import samples_of

with warnings.catch_warnings():
    # pydub warns that no ffmpeg is on the path: none is asked of it here
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

EDIT_FADE_MS = 8
"""Short enough not to be heard, long enough that a cut does not click."""

_FULL_SCALE = 2.0**28
"""Leaves 18 dB above full scale, so that a voice's overs survive the edit."""


def cut(
    samples: NDArray[np.float32], *, start_ms: int, length_ms: int, path: Path
) -> NDArray[np.float32]:
    """A piece of a recording, faded at both edits, of exactly `length_ms` (shape (n, 2)).

    A recording that ends less than 2 ms early is completed with silence; a piece that lies
    outside it raises `MixError`.
    """
    segment = _segment(samples)
    if start_ms + length_ms > len(segment) + 2 or length_ms <= 0:
        raise MixError(
            f"points de coupe hors du son : de {start_ms} à {start_ms + length_ms} ms "
            f"sur {len(segment)}",
            where=Where(path),
        )
    piece = segment[start_ms : start_ms + length_ms].fade_in(EDIT_FADE_MS).fade_out(EDIT_FADE_MS)
    wanted = samples_of(length_ms, AIR_RATE_HZ)
    edited = _samples(piece)[:wanted]
    return np.pad(edited, ((0, wanted - len(edited)), (0, 0)))


def _segment(samples: NDArray[np.float32]) -> AudioSegment:
    whole = np.rint(samples * _FULL_SCALE).astype("<i4")
    return AudioSegment(
        data=whole.tobytes(), sample_width=4, frame_rate=AIR_RATE_HZ, channels=samples.shape[1]
    )


def _samples(segment: AudioSegment) -> NDArray[np.float32]:
    whole = np.frombuffer(segment.raw_data, dtype="<i4").reshape(-1, segment.channels)
    return (whole / _FULL_SCALE).astype(np.float32)
