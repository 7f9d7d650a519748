"""One bulletin being made: what is kept of the one before, what is summed anew."""

from __future__ import annotations

import zlib
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from broadcast.files import replacing
from broadcast.mix.blocks import summed
from broadcast.mix.kept import Made, write_index
from broadcast.mix.limiter import limited
from broadcast.mix.master import CLOSE_LU, ROUNDS, limit_of, missing_db, settle_gain
from broadcast.mix.sketch import sketched
from broadcast.model.air import AIR_RATE_HZ, Mixed
from broadcast.sound.kweighting import HOP_MS, KWeighting
from broadcast.sound.levels import integrated_of
from broadcast.sound.loudness import loudness_of
from broadcast.sound.peaks import RISE, dbfs, highest_level, hop_peaks, peaks_by_ms
from broadcast.sound.riff import BYTES_PER_FRAME, pcm24, wav_head
from broadcast.sound.silence import refuse_a_hole
from broadcast.units import samples_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray

    from broadcast.mix.recordings import Recordings
    from broadcast.mix.rules import MixRules
    from broadcast.mix.segment import Segment
    from broadcast.mix.sketch import Sketch


class Assembly:
    """The segments of a bulletin on their way into its WAV."""

    def __init__(
        self,
        segments: Sequence[Segment],
        rules: MixRules,
        recordings: Recordings,
        *,
        kept: Mapping[str, Made],
        wav: Path,
    ) -> None:
        """``kept`` are the segments of the WAV of before, by their keys."""
        self._segments = segments
        self._keys = [segment.key(rules) for segment in segments]
        self._rules = rules
        self._recordings = recordings
        self._wav = wav
        self._kept = kept
        self._sketches: list[Sketch] = []
        self._made: dict[int, Made] = {}
        frames = [samples_of(segment.length_ms, AIR_RATE_HZ) for segment in segments]
        self._head = wav_head(sum(frames))
        sizes = (count * BYTES_PER_FRAME for count in frames)
        self._offsets = list(accumulate(sizes, initial=len(self._head)))

    def write(self) -> Mixed:
        """Summed once, at the gain that it should need; again where what was written is off."""
        rules, every = self._rules, range(len(self._segments))
        self._sketches = [self._sketch(at) for at in every]
        gain_db = settle_gain(self._sketches, rules.target_lufs, rules.ceiling_dbtp)
        with replacing(self._wav) as partial, partial.open("wb") as file:
            file.write(self._head)
            for _ in range(ROUNDS):
                energies = np.concatenate([self._heard(at, gain_db, file) for at in every])
                loudness = integrated_of(energies)
                if not np.isfinite(loudness) or abs(loudness - rules.target_lufs) <= CLOSE_LU:
                    break
                gain_db = round(gain_db + missing_db(loudness, rules.target_lufs), 1)
            made = [self._final(at, gain_db, file) for at in every]
            refuse_a_hole(np.concatenate([one.peaks for one in made]), self._wav)
        mouths = [sound.mouth for segment in self._segments for sound in segment.sounds]
        write_index(self._wav, made, self._recordings.gains(mouths))
        peak_dbtp = max(one.true_peak_dbtp for one in made)
        length_ms = sum(segment.length_ms for segment in self._segments)
        return Mixed(length_ms=length_ms, loudness=loudness_of(energies, peak_dbtp))

    def _sketch(self, at: int) -> Sketch:
        kept = self._kept.get(self._keys[at])
        return kept.sketch if kept else sketched(self._segments[at], self._recordings)

    def _heard(self, at: int, gain_db: float, file: BinaryIO) -> NDArray[np.float64]:
        """Weighted energy of each 10 ms of a segment with this gain; made where nobody knows."""
        known = self._known(at).get(self._finish(gain_db))
        energies = self._make(at, gain_db, file).energies if known is None else known
        return energies.astype(np.float64)

    def _final(self, at: int, gain_db: float, file: BinaryIO) -> Made:
        """A segment in its place in the WAV, copied from that of before where it holds it."""
        made, finish = self._made.get(at), self._finish(gain_db)
        if made and made.finish == finish:
            return made
        kept, offset = self._kept.get(self._keys[at]), self._offsets[at]
        if kept and kept.finish == finish and (data := kept.read(self._wav)):
            file.seek(offset)
            file.write(data)
            return replace(kept, offset=offset, heard=self._known(at))
        return self._make(at, gain_db, file)

    def _make(self, at: int, gain_db: float, file: BinaryIO) -> Made:
        segment, finish = self._segments[at], self._finish(gain_db)
        limit = limit_of(self._rules.ceiling_dbtp)
        track = summed(segment, self._recordings, gain_db)
        peaks = hop_peaks(track)
        levels = peaks_by_ms(track, peaks, limit / RISE)
        final = limited(track, levels, limit)
        # Where nothing came near the ceiling, the highest peak is yet to be looked for
        highest = min(float(levels.max()), limit) or highest_level(track, peaks)
        meter = KWeighting(final.shape[1])
        meter.feed(final)
        first = samples_of(segment.lead_ms, AIR_RATE_HZ)
        data = pcm24(final[first : first + samples_of(segment.length_ms, AIR_RATE_HZ)])
        hops = slice(segment.lead_ms // HOP_MS, (segment.lead_ms + segment.length_ms) // HOP_MS)
        file.seek(self._offsets[at])
        file.write(data)
        self._made[at] = Made(
            key=self._keys[at],
            finish=finish,
            offset=self._offsets[at],
            size=len(data),
            crc32=zlib.crc32(data),
            sketch=self._sketches[at],
            heard={**self._known(at), finish: meter.energies()[hops].astype(np.float32)},
            peaks=peaks[hops],
            true_peak_dbtp=dbfs(highest),
        )
        return self._made[at]

    def _known(self, at: int) -> dict[str, NDArray[np.float32]]:
        """What a segment is to the ear, by the finishes that were tried of it."""
        known = self._made.get(at) or self._kept.get(self._keys[at])
        return dict(known.heard) if known else {}

    def _finish(self, gain_db: float) -> str:
        return f"{gain_db:.1f} {self._rules.ceiling_dbtp}"
