"""Damages received files at random and reads them: anything but one line of refusal stops it.

Run from the repository: ``python tools/fuzz_received.py --count 10000 [--seed 1] [FILE …]``.
Without FILE, the small files of tests/sources/received are damaged. The same seed damages the same
way; the file that stopped the run stays in the folder that is told.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from sources.received.layouts import FILES  # noqa: E402 - found on the path just set
from sources.received.mutations import XML, read_damaged  # noqa: E402


def main() -> None:
    """Read so many damaged files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    files = {path.name: path.read_bytes() for path in asked.files} or FILES | XML
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    print(f"damaged files in {folder}")
    start = time.perf_counter()
    refused = read_damaged(files, folder, count=asked.count, seed=asked.seed)
    took_s = time.perf_counter() - start
    print(f"{asked.count} read in {took_s:.0f} s: {refused} refused in one line, no traceback")


if __name__ == "__main__":
    main()
