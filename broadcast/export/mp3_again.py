"""The MP3 of a mix of which only a part has changed: that part is encoded, the rest is kept.

Beside each MP3 lies what each of its frames was made from (`mp3_kept`). Where the mix says the
same, even moved by whole frames, those frames are still what LAME writes once it has heard a little
of what comes before: what is encoded has margins, in which it is joined to the rest (`mp3_frames`).
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.export.mp3_frames import Stretch, frames_of, joined, signed
from broadcast.export.mp3_kept import SOUND_BYTES, length_of, read_earlier
from broadcast.sound.riff import wav_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

MARGIN = 96
"""Frames encoded besides, on either side of a change: LAME agrees with itself after 20 to 70."""

AHEAD = 3
"""A frame is shaped by so many frames of sound after its own at most."""

SHORTEST = 3 * MARGIN
"""What is kept in shorter runs is not worth its margins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Frames of a mix that an earlier one has too."""

    first: int
    earlier: int
    """Where the earlier one has the first of them."""

    count: int

    @property
    def end(self) -> int:
        """The frame after its last."""
        return self.first + self.count


def mp3_again(
    mix: Path,
    prints: Sequence[str],
    *,
    mp3: Path,
    kbps: int,
    way: str,
    encode: Callable[[bytes], bytes],
) -> bytes:
    """The MP3 of a mix, without tags: frames of the earlier one, and what ``encode`` makes of it.

    ``encode`` takes raw samples. Nothing where there is no earlier one made in this way, where too
    little of it is left, or where it and the new frames never come to say the same.
    """
    earlier, frames = read_earlier(mp3, kbps, way)
    runs = runs_of(earlier, prints) if length_of(earlier) == length_of(prints) else []
    if not runs:
        return b""
    info, *sound = frames

    def made(span: tuple[int, int]) -> Stretch:
        return _made(mix, span, len(prints), kbps, encode)

    with ThreadPoolExecutor(2) as pool:
        stretches = [*pool.map(made, _changed(runs, len(prints)))]
    stretches += [_kept(run, sound, len(prints)) for run in runs]
    whole = joined(sorted(stretches, key=lambda one: one.first))
    return b"".join((signed(info, whole), *whole)) if len(whole) == len(sound) else b""


def runs_of(earlier: Sequence[str], prints: Sequence[str]) -> list[Run]:
    """What both mixes have in long runs, in order. No run is told by sounds that come back.

    >>> mix = [str(at) for at in range(400)]
    >>> runs_of(mix, ["new", *mix[1:]])
    [Run(first=1, earlier=1, count=399)]
    """
    counts = Counter(prints)
    matcher = SequenceMatcher(lambda one: counts[one] > 1, earlier, prints, autojunk=False)
    return [
        Run(first=one.b, earlier=one.a, count=one.size)
        for one in matcher.get_matching_blocks()
        if one.size >= SHORTEST
    ]


def _changed(runs: Sequence[Run], count: int) -> Iterator[tuple[int, int]]:
    """What lies between the runs, and at the ends that they do not reach."""
    done = 0
    for run in runs:
        if run.first or run.earlier:
            yield done, run.first
        done = run.end
    if done < count or runs[-1].earlier + runs[-1].count < count:
        yield done, count


def _made(
    mix: Path, span: tuple[int, int], count: int, kbps: int, encode: Callable[[bytes], bytes]
) -> Stretch:
    """A changed span encoded with its margins, without the frames that lack what follows."""
    first, end = max(0, span[0] - MARGIN), min(count, span[1] + MARGIN)
    with mix.open("rb") as file:
        file.seek(len(wav_head(0)) + first * SOUND_BYTES)
        sound = file.read((end - first) * SOUND_BYTES)
    frames = frames_of(encode(sound), kbps)
    return Stretch(first=first, frames=frames if end == count else frames[: end - first - AHEAD])


def _kept(run: Run, frames: Sequence[bytes], count: int) -> Stretch:
    end = run.earlier + run.count
    return Stretch(
        first=run.first,
        frames=frames[run.earlier : len(frames) if end == run.end == count else end - AHEAD],
    )
