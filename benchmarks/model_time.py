"""`broadcast`, and the seconds that its neural model ran, told in a file at the end.

python benchmarks/model_time.py FILE render --dept Aveyron
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import onnxruntime

from broadcast.cli import run


def model_seconds() -> list[float]:
    """Seconds of each run of a model in this process from now on: the list grows."""
    ran: list[float] = []
    run_model = onnxruntime.InferenceSession.run

    def timed(*arguments: object) -> object:
        start = time.perf_counter()
        try:
            return run_model(*arguments)
        finally:
            ran.append(time.perf_counter() - start)

    onnxruntime.InferenceSession.run = timed
    return ran


if __name__ == "__main__":
    told, seconds = Path(sys.argv.pop(1)), model_seconds()
    try:
        run()
    finally:
        told.write_text(json.dumps(seconds), encoding="utf-8")
