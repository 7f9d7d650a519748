"""What the WAV of before holds, segment by segment: a changed story does not redo the others."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from broadcast.files import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


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
    before: NDArray[np.float64]
    """Weighted energy of each 10 ms, as summed."""

    loudest_before: float
    """The highest sample, margins included, as summed."""

    after: NDArray[np.float64]
    """The same, as it goes to air."""

    tried: Mapping[str, NDArray[np.float64]]
    """The same as reckoned for each gain that was tried, where peaks had to be held."""

    peaks: NDArray[np.float32]
    """The highest sample of each 10 ms, as it goes to air."""

    true_peak_dbtp: float

    def read(self, wav: Path) -> bytes:
        """Its samples in the WAV; nothing where they are not what was written."""
        with wav.open("rb") as file:
            file.seek(self.offset)
            data = file.read(self.size)
        return data if len(data) == self.size and zlib.crc32(data) == self.crc32 else b""


def index_of(wav: Path) -> Path:
    """The index beside a WAV."""
    return wav.with_suffix(".segments.npz")


def read_index(wav: Path) -> dict[str, Made]:
    """What an earlier WAV holds, by key; nothing where there is none or it is damaged."""
    try:
        if not wav.is_file():
            return {}
        with np.load(index_of(wav), allow_pickle=False) as stored:
            rows = json.loads(str(stored["rows"]))
            curves = {name: stored[name] for name in ("before", "after", "peaks")}
            tries = iter(_split(stored["tried"], rows))
        ends = np.cumsum([row["hops"] for row in rows])[:-1]
        before, after, peaks = (np.split(curves[name], ends) for name in curves)
        made = [
            Made(
                key=str(row["key"]),
                finish=str(row["finish"]),
                offset=int(row["offset"]),
                size=int(row["size"]),
                crc32=int(row["crc32"]),
                before=before[at],
                loudest_before=float(row["loudest_before"]),
                after=after[at],
                tried={finish: next(tries) for finish in row["tried"]},
                peaks=peaks[at],
                true_peak_dbtp=float(row["true_peak_dbtp"]),
            )
            for at, row in enumerate(rows)
        ]
    except (OSError, ValueError, KeyError, TypeError, StopIteration, zlib.error, BadZipFile):
        return {}  # the worst is to do the work again
    return {one.key: one for one in made}


def write_index(wav: Path, made: Sequence[Made]) -> None:
    """Keep what a WAV holds."""
    rows = [
        {
            "key": one.key,
            "finish": one.finish,
            "offset": one.offset,
            "size": one.size,
            "crc32": one.crc32,
            "loudest_before": one.loudest_before,
            "true_peak_dbtp": one.true_peak_dbtp,
            "hops": len(one.before),
            "tried": list(one.tried),
        }
        for one in made
    ]
    with replacing(index_of(wav)) as partial, partial.open("wb") as file:
        np.savez(
            file,
            rows=np.array(json.dumps(rows)),
            before=np.concatenate([one.before for one in made]),
            after=np.concatenate([one.after for one in made]),
            peaks=np.concatenate([one.peaks for one in made]),
            tried=np.concatenate([np.zeros(0), *(c for one in made for c in one.tried.values())]),
        )


def _split(tried: NDArray[np.float64], rows: Sequence[dict[str, Any]]) -> list[NDArray[np.float64]]:
    """The curves that were tried, one after the other."""
    lengths = [int(row["hops"]) for row in rows for _ in row["tried"]]
    return np.split(tried, np.cumsum(lengths)[:-1]) if lengths else []
