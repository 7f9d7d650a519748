"""Speech, clips, jingles and bed made into one WAV, segment by segment."""

from __future__ import annotations

import tempfile
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import MixError
from broadcast.files import replacing, sha256_of
from broadcast.mix.blocks import summed
from broadcast.mix.kept import Made, read_index, write_index
from broadcast.mix.limiter import CLOSER_LOOK, held_by_ms, peaks_by_ms
from broadcast.mix.master import (
    GAIN_STEP_DB,
    ROUNDS,
    Heard,
    core,
    hear,
    limit_of,
    mastered,
    needs_limiting,
    settle_gain,
)
from broadcast.mix.recordings import Recordings
from broadcast.mix.segments import ENDING_FADE_MS, Excerpt, segments_of
from broadcast.model.air import AIR_RATE_HZ, Mixed
from broadcast.sound.kweighting import HOP_MS
from broadcast.sound.levels import integrated_of
from broadcast.sound.loudness import loudness_of
from broadcast.sound.peaks import hop_peaks, true_peak_dbtp
from broadcast.sound.reading import stream_sound
from broadcast.sound.riff import pcm24, wav_head
from broadcast.sound.silence import refuse_a_hole
from broadcast.sound.spool import Spool
from broadcast.units import gain_factor, samples_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from broadcast.mix.rules import MixRules
    from broadcast.mix.segments import Segment
    from broadcast.model.air import Timeline


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
    wav.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=wav.parent, prefix=".mix-") as scratch:
        recordings = Recordings(Path(scratch), rules.target_lufs)
        print_of = cache(sha256_of)
        music = _bed(bed, print_of(bed)) if bed and timeline.beds else None
        fade_ms = 20 if music and recordings.ends_by_itself(music) else ENDING_FADE_MS
        segments = segments_of(timeline, rules, bed=music, ending_fade_ms=fade_ms, sha256=print_of)
        return _Bulletin(segments, rules, recordings, wav, Path(scratch)).write(timeline.length_ms)


def _bed(path: Path, sha256: str) -> Excerpt:
    frames = sum(len(block) for block in stream_sound(path))
    length_ms = frames * 1000 // AIR_RATE_HZ
    return Excerpt(
        path=path, sha256=sha256, kind="bed", start_ms=0, file_ms=length_ms, heard_ms=length_ms
    )


class _Bulletin:
    """One bulletin being made: what is kept of the one before, what is summed anew."""

    def __init__(
        self,
        segments: Sequence[Segment],
        rules: MixRules,
        recordings: Recordings,
        wav: Path,
        scratch: Path,
    ) -> None:
        self._segments = segments
        self._keys = [segment.key(rules) for segment in segments]
        self._rules = rules
        self._recordings = recordings
        self._wav = wav
        self._kept = read_index(wav)
        self._track = Spool(scratch / "track.f32", 2)
        self._places: dict[int, tuple[int, int]] = {}
        self._heard: dict[int, Heard] = {}
        self._levels: dict[tuple[int, float], NDArray[np.float32]] = {}
        self._limited: dict[tuple[int, float], NDArray[np.float64]] = {}

    def write(self, length_ms: int) -> Mixed:
        target_lufs = self._rules.target_lufs
        before = np.concatenate([self._before(at) for at in range(len(self._segments))])
        gain_db = settle_gain(before, self._after, target_lufs)
        with replacing(self._wav) as partial:
            for _ in range(ROUNDS):
                made = self._write_all(partial, samples_of(length_ms, AIR_RATE_HZ), gain_db)
                energies = np.concatenate([one.after for one in made])
                # Held peaks were reckoned: where they weigh much, what was written has the word
                off_db = round(target_lufs - integrated_of(energies), 1)
                if abs(off_db) < GAIN_STEP_DB or not np.isfinite(off_db):
                    break
                gain_db = round(gain_db + off_db, 1)
            refuse_a_hole(np.concatenate([one.peaks for one in made]), self._wav)
        write_index(self._wav, made)
        peak_dbtp = max(one.true_peak_dbtp for one in made)
        return Mixed(length_ms=length_ms, loudness=loudness_of(energies, peak_dbtp))

    def _write_all(self, path: Path, frames: int, gain_db: float) -> list[Made]:
        """The whole WAV at a gain, segment after segment."""
        made: list[Made] = []
        with path.open("wb") as file:
            end = file.write(wav_head(frames))
            for at in range(len(self._segments)):
                data, one = self._final(at, gain_db)
                made.append(replace(one, offset=end))
                end += file.write(data)
        return made

    def _finish(self, gain_db: float) -> str:
        return f"{gain_db:.1f} {self._rules.ceiling_dbtp}"

    def _before(self, at: int) -> NDArray[np.float64]:
        kept = self._kept.get(self._keys[at])
        return kept.before if kept else self._heard_once(at).energies

    def _loudest(self, at: int) -> float:
        kept = self._kept.get(self._keys[at])
        return kept.loudest_before if kept else self._heard_once(at).loudest

    def _heard_once(self, at: int) -> Heard:
        if at not in self._heard:
            self._heard[at] = hear(self._summed(at), self._segments[at])
        return self._heard[at]

    def _summed(self, at: int) -> NDArray[np.float32]:
        if at not in self._places:
            samples = summed(self._segments[at], self._recordings)
            self._places[at] = (self._track.frames, len(samples))
            self._track.append(samples)
            return samples
        return self._track.read(*self._places[at])

    def _after(self, gain_db: float) -> list[NDArray[np.float64]]:
        """Energy of every segment as it would go to air with this gain."""
        return [self._after_one(at, gain_db) for at in range(len(self._segments))]

    def _after_one(self, at: int, gain_db: float) -> NDArray[np.float64]:
        """Energy of a segment at a gain; held peaks are reckoned from how far they are held."""
        kept, finish = self._kept.get(self._keys[at]), self._finish(gain_db)
        if kept and finish in kept.tried:
            return kept.tried[finish]
        louder = self._before(at) * gain_factor(2 * gain_db)
        if not needs_limiting(self._loudest(at), gain_db, self._rules.ceiling_dbtp):
            return louder
        if (at, gain_db) not in self._limited:
            segment = self._segments[at]
            levels = self._peaks(at, gain_db) * np.float32(gain_factor(gain_db))
            held = held_by_ms(levels, limit_of(self._rules.ceiling_dbtp))
            own = held[segment.lead_ms : segment.lead_ms + len(louder) * HOP_MS]
            self._limited[at, gain_db] = louder * (own.reshape(-1, HOP_MS) ** 2).mean(axis=1)
        return self._limited[at, gain_db]

    def _mastered(self, at: int, gain_db: float) -> NDArray[np.float32]:
        """A segment with its margins, at a gain, its peaks held."""
        levels = self._peaks(at, gain_db)
        return mastered(self._summed(at), levels, gain_db, self._rules.ceiling_dbtp)

    def _peaks(self, at: int, gain_db: float) -> NDArray[np.float32]:
        """The peaks of a segment as summed, looked for once, far enough down for this gain.

        By steps of 6 dB: what is found does not hang on which gain came first.
        """
        reach_db = float(np.ceil(gain_db / 6)) * 6
        if (at, reach_db) not in self._levels:
            above = limit_of(self._rules.ceiling_dbtp) * CLOSER_LOOK / gain_factor(reach_db)
            self._levels[at, reach_db] = peaks_by_ms(self._summed(at), above)
        return self._levels[at, reach_db]

    def _tried(self, at: int) -> dict[str, NDArray[np.float64]]:
        tried = self._limited.items()
        return {self._finish(gain_db): energies for (own, gain_db), energies in tried if own == at}

    def _final(self, at: int, gain_db: float) -> tuple[bytes, Made]:
        """The bytes of a segment, copied from the WAV of before where it holds them."""
        key, finish, segment = self._keys[at], self._finish(gain_db), self._segments[at]
        kept = self._kept.get(key)
        if kept and kept.finish == finish and (data := kept.read(self._wav)):
            return data, replace(kept, tried={**kept.tried, **self._tried(at)})
        if needs_limiting(self._loudest(at), gain_db, self._rules.ceiling_dbtp):
            final = self._mastered(at, gain_db)
            own = core(final, segment)
            held = self._peaks(at, gain_db).max() * gain_factor(gain_db)
            peak_dbtp = float(20 * np.log10(min(held, limit_of(self._rules.ceiling_dbtp))))
            after = hear(final, segment).energies
        else:
            own = core(self._summed(at) * np.float32(gain_factor(gain_db)), segment)
            peak_dbtp = true_peak_dbtp(own)
            after = self._after_one(at, gain_db)
        data = pcm24(own)
        return data, Made(
            key=key,
            finish=finish,
            offset=0,
            size=len(data),
            crc32=zlib.crc32(data),
            before=self._before(at),
            loudest_before=self._loudest(at),
            after=after,
            tried=self._tried(at),
            peaks=hop_peaks(own),
            true_peak_dbtp=peak_dbtp,
        )
