"""Each sound of a bulletin, measured, levelled and kept at hand while the bulletin is made."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError, Where
from broadcast.mix.cutting import sound_of
from broadcast.sound.kweighting import KWeighting
from broadcast.sound.levels import integrated_of
from broadcast.sound.loudness import audible
from broadcast.sound.peaks import HopPeaks
from broadcast.sound.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.mix.segment import Excerpt


class Recordings:
    """The excerpts of a bulletin: decoded once, cut, measured, and read from a scratch folder."""

    def __init__(
        self, scratch: Path, target_lufs: float, known: Mapping[str, float] | None = None
    ) -> None:
        """``known`` are gains that were reckoned earlier, as `gains` gave them."""
        self._known = dict(known or {})
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
        if group not in self._gains and (told := self._told(group)) in self._known:
            self._gains[group] = self._known[told]
        if group not in self._gains:
            heard = np.concatenate([self.levels(excerpt)[0] for excerpt in group])
            try:
                # To a hundredth: what another processor rounds otherwise moves no whole sound
                gain_db = round(self._target_lufs - audible(integrated_of(heard)), 2)
            except MixError as error:
                raise MixError(
                    error.what,
                    where=Where(group[0].path),
                    hint="vérifiez ce son et ses points de coupe",
                ) from error
            self._gains[group] = gain_db
        return self._gains[group]

    def gains(self, mouths: Iterable[Sequence[Excerpt]]) -> dict[str, float]:
        """The gains of these mouths that are known, to be kept for the next mix."""
        told = {self._told(mouth) for mouth in mouths}
        known = self._known | {self._told(mouth): gain for mouth, gain in self._gains.items()}
        return {one: gain for one, gain in known.items() if one in told}

    def _told(self, mouth: Sequence[Excerpt]) -> str:
        whole = " ".join([str(self._target_lufs), *(excerpt.told for excerpt in mouth)])
        return hashlib.sha256(whole.encode()).hexdigest()

    def _spool(self, excerpt: Excerpt) -> Spool:
        if excerpt not in self._spools:
            self._spools[excerpt] = self._kept(excerpt)
        return self._spools[excerpt]

    def _kept(self, excerpt: Excerpt) -> Spool:
        spool: Spool | None = None
        meter: KWeighting | None = None
        peaks = HopPeaks()
        for block in sound_of(excerpt, self._scratch / "raw"):
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
