"""A sound file heard once from end to end, as delivered, and all that is measured of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import soxr

from broadcast.errors import MixError, Where
from broadcast.model.air import AIR_RATE_HZ
from broadcast.quality.clicks import Edits
from broadcast.quality.spectrum import BANDS, Spectrum
from broadcast.sound.kweighting import WEIGHTS, KWeighting
from broadcast.sound.peaks import HOP, TruePeak, hop_peaks
from broadcast.sound.promised import missing_ms, tells_its_length
from broadcast.sound.reading import BLOCK_S, opened, read_frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import soundfile
    from numpy.typing import NDArray

FULL_SCALE = 1 - 2**-14
"""What converters of 16 bits and more show as full scale."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measures:
    """What a file holds, before anyone judges it; arrays have a value for each 10 ms."""

    path: Path
    rate_hz: int
    channels: int
    frames: int
    """As decoded, at its own rate."""

    missing_ms: float
    """What its header announces and it does not hold."""

    gapless: bool | None
    """Whether an MP3 tells players its exact length; None for other formats."""

    energies: NDArray[np.float64] = field(repr=False)
    """As the ear weighs it (BS.1770)."""

    peaks: NDArray[np.float32] = field(repr=False)
    """The highest sample."""

    sides: NDArray[np.float64] = field(repr=False)
    """Mean squares of left and right, and the mean of their product: shape (hops, 3)."""

    true_peak_dbtp: float
    dc: float
    """The farthest of the channels' means from zero, full scale being 1."""

    clipped: int
    """Most samples in a row at full scale."""

    clicks_db: tuple[float, ...]
    """How far each edit sticks out of what is around it, above 8 kHz."""

    spectrum: NDArray[np.float32] = field(repr=False)
    """Level in dB: shape (columns, bands); of no columns where nobody is to see it."""

    @property
    def length_ms(self) -> float:
        """Its length, to the fraction."""
        return self.frames * 1000 / self.rate_hz


def measured(path: Path, edits_ms: Sequence[int] = (), *, drawn: bool = False) -> Measures:
    """Hear a file from end to end, in blocks; ``drawn``: for a page, with its spectrum.

    Raises `MixError` for what is no sound.
    """
    with opened(path, even_cut=True) as file:
        if file.channels not in WEIGHTS:
            raise MixError(f"{file.channels} canaux : c'est trop pour l'antenne", where=Where(path))
        return _heard(file, path, edits_ms, drawn=drawn)


def _heard(
    file: soundfile.SoundFile, path: Path, edits_ms: Sequence[int], *, drawn: bool
) -> Measures:
    channels, rate_hz = int(file.channels), int(file.samplerate)
    meter, peak, edits = KWeighting(channels), TruePeak(channels), Edits(edits_ms)
    length = int(file.frames * AIR_RATE_HZ / rate_hz)
    spectrum = Spectrum(length) if drawn else None
    peaks, sides, sums, frames, runs = [], [], np.zeros(channels), 0, _Runs()
    held = np.zeros((0, channels), np.float32)
    for own, block in _blocks(file, path):
        frames += len(own)
        sums += own.sum(axis=0, dtype=np.float64)
        runs.feed(own)
        meter.feed(block)
        peak.feed(block)
        edits.feed(block)
        if spectrum:
            spectrum.feed(block)
        held = np.concatenate((held, block)) if len(held) else block
        whole = len(held) // HOP * HOP
        peaks.append(hop_peaks(held[:whole]))
        sides.append(_sides(held[:whole]))
        held = held[whole:]
    if not frames:
        raise MixError("ce fichier ne contient aucun son", where=Where(path))
    return Measures(
        path=path,
        rate_hz=rate_hz,
        channels=channels,
        frames=frames,
        missing_ms=missing_ms(path, file, frames),
        gapless=tells_its_length(path) if file.format == "MP3" else None,
        energies=meter.energies(),
        peaks=np.concatenate(peaks),
        sides=np.concatenate(sides),
        true_peak_dbtp=peak.dbtp,
        dc=float(np.abs(sums / frames).max()),
        clipped=runs.longest,
        clicks_db=edits.indexes(),
        spectrum=spectrum.levels() if spectrum else np.zeros((0, BANDS), np.float32),
    )


def _blocks(
    file: soundfile.SoundFile, path: Path
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Each block as it is in the file, and the same at the rate of the air."""
    rate_hz, last = int(file.samplerate), False
    resampler = soxr.ResampleStream(rate_hz, AIR_RATE_HZ, file.channels, dtype="float32")
    while not last:
        own = read_frames(file, path, BLOCK_S * rate_hz)
        last = len(own) < BLOCK_S * rate_hz
        if not np.isfinite(own).all():
            raise MixError("ce son contient des valeurs impossibles", where=Where(path))
        heard = own if rate_hz == AIR_RATE_HZ else resampler.resample_chunk(own, last=last)
        yield _by_channel(own), _by_channel(heard)


def _by_channel(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same, each channel in one piece in memory: every measure is faster for it."""
    return np.ascontiguousarray(samples.T).T


def _sides(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    left = np.ascontiguousarray(samples[:, 0]).reshape(-1, HOP)
    right = np.ascontiguousarray(samples[:, min(1, samples.shape[1] - 1)]).reshape(-1, HOP)
    pairs = ((left, left), (right, right), (left, right))
    return np.stack([np.einsum("ij,ij->i", a, b) / HOP for a, b in pairs], axis=1).astype(float)


class _Runs:
    """The longest run of samples at full scale."""

    def __init__(self) -> None:
        self.longest = 0

    def feed(self, samples: NDArray[np.float32]) -> None:
        if max(float(samples.max(initial=0)), -float(samples.min(initial=0))) < FULL_SCALE:
            return
        for channel in np.abs(samples).T:
            quiet = np.flatnonzero(channel < FULL_SCALE)
            edges = np.concatenate(([-1], quiet, [len(channel)]))
            self.longest = max(self.longest, int(np.diff(edges).max()) - 1)
