"""What the WAV of before holds, segment by segment: a changed story does not redo the others."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from broadcast.files import replacing
from broadcast.mix.sketch import Sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


WAY = 3
"""Counts the ways of making a segment: what was made in another way is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Made:
    """One segment as it was made, and where it lies in the WAV."""

    key: str
    """All that is heard in it, the bulletin's gain and its ceiling apart."""

    finish: str
    """That gain and ceiling."""

    offset: int
    """First byte in the WAV."""

    size: int
    crc32: int
    sketch: Sketch
    heard: Mapping[str, NDArray[np.float32]]
    """Weighted energy of each 10 ms for each finish that was tried, this one among them."""

    peaks: NDArray[np.float32]
    """The highest sample of each 10 ms, before any was held under the ceiling."""

    true_peak_dbtp: float

    @property
    def energies(self) -> NDArray[np.float32]:
        """Weighted energy of each 10 ms, as it goes to air."""
        return self.heard[self.finish]

    def read(self, wav: Path) -> bytes:
        """Its samples in the WAV; nothing where they are not what was written."""
        with wav.open("rb") as file:
            file.seek(self.offset)
            data = file.read(self.size)
        return data if len(data) == self.size and zlib.crc32(data) == self.crc32 else b""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kept:
    """All that is known of an earlier mix."""

    made: Mapping[str, Made] = field(default_factory=dict)
    """Its segments, by their keys."""

    gains: Mapping[str, float] = field(default_factory=dict)
    """The gain of each mouth, as `Recordings.gains` tells it: none has to be heard again for it."""


def index_of(wav: Path) -> Path:
    """The index beside a WAV."""
    return wav.with_suffix(".segments.npz")


def read_index(wav: Path) -> Kept:
    """What an earlier WAV holds; nothing where there is none or it is damaged."""
    try:
        if not wav.is_file():
            return Kept()
        with np.load(index_of(wav), allow_pickle=False) as stored:
            told = json.loads(str(stored["told"]))
            rows = told["rows"] if told["way"] == WAY else []
            curves = [_parted(stored[name], rows) for name in ("energies", "sketched", "peaks")]
            tries = iter(_parted(stored["heard"], [row for row in rows for _ in row["heard"]]))
        made = [
            Made(
                key=str(row["key"]),
                finish=str(row["finish"]),
                offset=int(row["offset"]),
                size=int(row["size"]),
                crc32=int(row["crc32"]),
                sketch=Sketch(energies=energies, peaks=sketched),
                heard={str(finish): next(tries) for finish in row["heard"]},
                peaks=peaks,
                true_peak_dbtp=float(row["true_peak_dbtp"]),
            )
            for row, energies, sketched, peaks in zip(rows, *curves, strict=True)
        ]
        gains = {str(mouth): float(gain_db) for mouth, gain_db in told["gains"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zlib.error, BadZipFile):
        return Kept()  # the worst is to do the work again
    return Kept(made={one.key: one for one in made}, gains=gains)


def write_index(wav: Path, made: Sequence[Made], gains: Mapping[str, float]) -> None:
    """Keep what a WAV holds, and the gain of each mouth in it."""
    rows = [
        {
            "key": one.key,
            "finish": one.finish,
            "offset": one.offset,
            "size": one.size,
            "crc32": one.crc32,
            "true_peak_dbtp": one.true_peak_dbtp,
            "hops": len(one.peaks),
            "heard": list(one.heard),
        }
        for one in made
    ]
    with replacing(index_of(wav)) as partial, partial.open("wb") as file:
        np.savez(
            file,
            told=np.array(json.dumps({"way": WAY, "rows": rows, "gains": gains})),
            energies=np.concatenate([one.sketch.energies for one in made]),
            sketched=np.concatenate([one.sketch.peaks for one in made]),
            peaks=np.concatenate([one.peaks for one in made]),
            heard=np.concatenate([curve for one in made for curve in one.heard.values()]),
        )


def _parted(
    curve: NDArray[np.float32], rows: Sequence[dict[str, Any]]
) -> list[NDArray[np.float32]]:
    """A curve of the whole bulletin, one piece a row."""
    ends = np.cumsum([int(row["hops"]) for row in rows])
    if not rows or len(curve) != ends[-1]:
        raise ValueError("index")
    return np.split(curve, ends[:-1])
