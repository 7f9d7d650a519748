"""How long a received file takes to read into `Counts`, beside polars that only reads its text.

Run ``python benchmarks/read_received.py FILE [--part 10]``; ``--part`` keeps so many percent of the
lines. Each measure is the best of five in one process; the memory is the process's peak.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.reading import read_counts

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 5


def main() -> None:
    """Both readers on the same file, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", type=int, default=100, help="percent of the lines")
    asked = parser.parse_args()
    data = asked.file.read_bytes()
    text = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    lines = text.splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.csv.gz"
        kept = b"".join(lines[: 1 + len(lines) * asked.part // 100])
        part.write_bytes(gzip.compress(kept, compresslevel=6))
        delimiter = max(";,\t", key=lambda mark: lines[0].count(mark.encode()))
        plain_s = best_s(lambda: pl.read_csv(part, separator=delimiter, infer_schema=False))
        ours_s = best_s(lambda: read_counts(part))
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{asked.part} % ({len(kept) / 2**20:.1f} MiB of text, gzipped)")
    print(f"polars alone {plain_s * 1000:.0f} ms, Counts {ours_s * 1000:.0f} ms: ", end="")
    print(f"× {ours_s / plain_s:.1f}; peak {peak_mib:.0f} MiB")


def best_s(work: Callable[[], object]) -> float:
    """The shortest of a few runs, in seconds."""
    took: list[float] = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


if __name__ == "__main__":
    main()
