"""Each sound of a bulletin, cut, levelled and kept at hand while the bulletin is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from broadcast.errors import MixError, Where
from broadcast.mix.editing import EDIT_FADE_MS, faded, razored, tail_room
from broadcast.mix.segments import TAIL_MS
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.cleaning import declipped, high_passed, on_one_side, side_of
from broadcast.sound.kweighting import KWeighting
from broadcast.sound.levels import integrated_of
from broadcast.sound.loudness import audible
from broadcast.sound.peaks import HopPeaks
from broadcast.sound.reading import stream_sound
from broadcast.sound.spool import Spool
from broadcast.sound.stretch import stretched
from broadcast.units import samples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.mix.segments import Excerpt

JINGLE_FADE_MS = 1
"""Imaging keeps its attack: only what would click is taken off its edges."""

HANDLE_MS = 200
"""Read before a cue-in point, so that filters know the sound that they cut into."""

HELD_MS = 30_000
"""What lasts no longer is held in memory while it is cleaned."""


class Recordings:
    """The excerpts of a bulletin: decoded once, cut, measured, and read from a scratch folder."""

    def __init__(self, scratch: Path, target_lufs: float) -> None:
        self._scratch = scratch
        self._target_lufs = target_lufs
        self._spools: dict[Excerpt, Spool] = {}
        self._levels: dict[Excerpt, tuple[NDArray[np.float64], NDArray[np.float32]]] = {}
        self._gains: dict[tuple[Excerpt, ...], float] = {}

    def read(self, excerpt: Excerpt, first: int, count: int) -> NDArray[np.float32]:
        """Its samples, of shape (count, 1) or (count, 2)."""
        return self._spool(excerpt).read(first, count)

    def frames(self, excerpt: Excerpt) -> int:
        """How many samples it has: those that it is given, and the room after its last word."""
        return self._spool(excerpt).frames

    def channels(self, excerpt: Excerpt) -> int:
        """1 for what is the same on both sides, else 2."""
        return self._spool(excerpt).channels

    def levels(self, excerpt: Excerpt) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
        """Weighted energy and highest sample of each 10 ms, before any gain."""
        self._spool(excerpt)
        return self._levels[excerpt]

    def gain_db(self, mouth: Sequence[Excerpt]) -> float:
        """What takes all that one mouth says to the loudness of the bulletin.

        Its quiet sentences stay quieter than the others.
        """
        group = tuple(mouth)
        if group not in self._gains:
            heard = np.concatenate([self.levels(excerpt)[0] for excerpt in group])
            try:
                # To a hundredth: the rounding of another processor changes no sample
                gain_db = round(self._target_lufs - audible(integrated_of(heard)), 2)
            except MixError as error:
                raise MixError(
                    error.what,
                    where=Where(group[0].path),
                    hint="vérifiez ce son et ses points de coupe",
                ) from error
            self._gains[group] = gain_db
        return self._gains[group]

    def _spool(self, excerpt: Excerpt) -> Spool:
        if excerpt not in self._spools:
            self._spools[excerpt] = self._kept(excerpt, self._blocks(excerpt))
        return self._spools[excerpt]

    def _blocks(self, excerpt: Excerpt) -> Iterator[NDArray[np.float32]]:
        if excerpt.kind == "sentence":
            return _sentence(excerpt)
        if excerpt.kind in ("jingle", "bed"):
            return _imaging(excerpt)
        return _cleaned(excerpt, self._scratch / "raw")

    def _kept(self, excerpt: Excerpt, blocks: Iterable[NDArray[np.float32]]) -> Spool:
        spool: Spool | None = None
        meter: KWeighting | None = None
        peaks = HopPeaks()
        for block in _edited(excerpt, blocks):
            if spool is None or meter is None:
                path = self._scratch / f"{len(self._spools):04}"
                spool, meter = Spool(path, block.shape[1]), KWeighting(block.shape[1])
            spool.append(block)
            meter.feed(block)
            peaks.feed(block)
        if spool is None or meter is None:
            raise MixError("ce son est vide", where=Where(excerpt.path))
        self._levels[excerpt] = meter.energies(), peaks.peaks()
        return spool


def _sentence(excerpt: Excerpt) -> Iterator[NDArray[np.float32]]:
    """A sentence of a synthetic voice: mono, short, stretched where the slot asks for it."""
    samples, rate_hz = soundfile.read(excerpt.path, dtype="float32", always_2d=True)
    if rate_hz != AIR_RATE_HZ:
        samples = soxr.resample(samples, rate_hz, AIR_RATE_HZ, quality="VHQ")
    if excerpt.heard_ms != excerpt.file_ms:
        samples = stretched(samples, samples_of(excerpt.heard_ms, AIR_RATE_HZ))
    yield samples


def _imaging(excerpt: Excerpt) -> Iterator[NDArray[np.float32]]:
    return stream_sound(excerpt.path, start_ms=excerpt.start_ms, length_ms=excerpt.file_ms)


def _cleaned(excerpt: Excerpt, raw: Path) -> Iterator[NDArray[np.float32]]:
    """A person between two cue points, on the side that they are on, without rumble.

    Read with what comes just before, for the filters to know what is cut into, and with the room
    after the last word. A long one goes by way of a scratch file: on which side a person is shows
    at the end only.
    """
    before_ms = min(HANDLE_MS, excerpt.start_ms)
    length_ms = before_ms + excerpt.file_ms + TAIL_MS
    read = stream_sound(excerpt.path, start_ms=excerpt.start_ms - before_ms, length_ms=length_ms)
    blocks: Sequence[NDArray[np.float32]] | Spool
    if length_ms <= HELD_MS:
        blocks = list(read)
    else:
        blocks = Spool(raw, 2)
        for block in read:
            blocks.append(block)
    side = side_of(blocks)
    sided = (on_one_side(block, side) for block in blocks)
    heard = high_passed(declipped(sided) if excerpt.declip else sided)
    yield from razored(heard, start_ms=before_ms, length_ms=excerpt.file_ms + TAIL_MS)
    if isinstance(blocks, Spool):
        blocks.unlink()


def _edited(
    excerpt: Excerpt, blocks: Iterable[NDArray[np.float32]]
) -> Iterator[NDArray[np.float32]]:
    """Exactly the length that the timeline gives it, faded at both edits.

    What comes after that, if anything, is heard as far as it is the end of the last word. A sound
    that ends less than 2 ms early is completed with silence; one that is shorter than what is
    asked of it raises `MixError`.
    """
    fade_ms = JINGLE_FADE_MS if excerpt.kind in ("jingle", "bed") else EDIT_FADE_MS
    wanted, held, done = samples_of(excerpt.heard_ms, AIR_RATE_HZ), None, 0
    after: list[NDArray[np.float32]] = []
    for block in blocks:
        own = block[: wanted - done]
        after.append(block[len(own) :])
        if not len(own):
            continue
        if held is not None:
            yield held
        held = own if done else faded(own, fade_in_ms=fade_ms)
        done += len(own)
    missing = wanted - done
    if held is None or missing > samples_of(2, AIR_RATE_HZ):
        end_ms = excerpt.start_ms + excerpt.file_ms
        found_ms = excerpt.start_ms + done * 1000 // AIR_RATE_HZ
        raise MixError(
            f"points de coupe hors du son : de {excerpt.start_ms} à {end_ms} ms sur {found_ms}",
            where=Where(excerpt.path),
        )
    room = np.concatenate(after)
    room = room[: tail_room(held, room)]
    if len(room):
        yield held
        yield faded(room, fade_out_ms=TAIL_MS)
    else:
        whole = np.pad(held, ((0, missing), (0, 0))) if missing else held
        yield faded(whole, fade_out_ms=fade_ms)
