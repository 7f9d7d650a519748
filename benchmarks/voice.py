"""What speech costs, in one run: our own call of the model beside `kokoro-onnx`'s `create()`.

    python benchmarks/voice.py [--sentences 12] [--model kokoro-fp32.onnx]

Each row is a process of its own, started cold, one after the other, on this machine; quote the
ratios. Both say the same phonemes with the same voice on the same number of threads; the stock call
has its own defaults. Then what a newsroom waits for: the first sentence of a cold start, a sentence
found again, an edited sentence in a finished bulletin.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TEXTS = (
    "Bonjour à tous, et bienvenue dans ce journal.",
    "La participation a nettement progressé entre les deux tours.",
    "En Aveyron, Benoît Hamon l'emporte avec cinquante-quatre virgule sept pour cent des voix.",
    "Les bureaux de vote ont fermé leurs portes dimanche soir, à dix-neuf heures.",
    "Aucun incident n'a été signalé pendant le dépouillement.",
    "On compte quatre mille quatre cent dix-sept voix dans le Lot.",
    "Le second tour se jouera dans une semaine, le vingt-neuf janvier.",
    "Manuel Valls ne devance son rival que dans six communes, toutes situées dans le nord.",
    "La préfecture confirme ces chiffres définitifs.",
    "Le maire sortant reconnaît sa défaite et remercie ses électeurs.",
    "Un peu plus de dix mille personnes se sont déplacées, un chiffre en nette hausse.",
    "La suite de nos informations dans une heure.",
)


def cpu_s() -> float:
    """Processor seconds of this process so far."""
    used = os.times()
    return used.user + used.system


def child(way: str, count: int, folder: Path) -> dict[str, Any]:
    """In a fresh process: load, say the sentences, and count."""
    started, used = time.perf_counter(), cpu_s()
    if way == "stock":
        from kokoro_onnx import Kokoro as Stock  # noqa: PLC0415 - its import is measured

        from broadcast.voice.reading.espeak import espeak_phonemes  # noqa: PLC0415

        model: Any = Stock(str(folder / "model.onnx"), str(folder / "voices.npz"))

        def speak(text: str) -> float:
            samples, rate_hz = model.create(espeak_phonemes(text), "ff_siwis", is_phonemes=True)
            return float(len(samples) / rate_hz)
    else:
        from broadcast.model.speech import Spoken  # noqa: PLC0415
        from broadcast.voice.engines.kokoro import Kokoro  # noqa: PLC0415

        own = Path(way.removeprefix("model:")) if way.startswith("model:") else None
        engine = Kokoro(model=own, threads=1 if way == "one thread" else None)

        def speak(text: str) -> float:
            return engine.speak(Spoken(words=text)).duration_ms / 1000

    lengths, walls = [speak(TEXTS[0])], []
    first_s = time.perf_counter() - started
    warm, warm_used = time.perf_counter(), cpu_s()
    for index in range(count):
        at = time.perf_counter()
        lengths.append(speak(TEXTS[index % len(TEXTS)]))
        walls.append(time.perf_counter() - at)
    spoken_s = sum(lengths[1:])
    return {
        "first_s": first_s,
        "wall": (time.perf_counter() - warm) / spoken_s,
        "cpu": (cpu_s() - warm_used) / spoken_s,
        "sentence_s": statistics.median(walls),
        "start_cpu_s": warm_used - used,
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def rows(asked: argparse.Namespace) -> None:
    """One fresh process for each way, in turn, twice; the better pass of each."""
    import numpy as np  # noqa: PLC0415 - only the parent's start is not measured

    from broadcast.voice.kokoro.styles import style_table  # noqa: PLC0415
    from broadcast.voice.kokoro.weights import weights  # noqa: PLC0415

    ways = ["stock", "ours", "one thread"]
    ways += [f"model:{asked.model.resolve()}"] if asked.model else []
    print("| way | first sentence, cold, s | wall s / s | CPU s / s | s / sentence | peak MB |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "model.onnx").write_bytes(weights().getbuffer())
        np.savez(folder / "voices.npz", ff_siwis=style_table("ff_siwis"))
        best: dict[str, dict[str, float]] = {}
        for _ in range(asked.passes):
            for way in ways:
                command = [sys.executable, __file__, "--child", way, "--folder", scratch]
                command += ["--sentences", str(asked.sentences)]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                found = json.loads(done.stdout.splitlines()[-1])
                if way not in best or found["wall"] < best[way]["wall"]:
                    best[way] = found
    for way, row in best.items():
        print(
            f"| {way} | {row['first_s']:.2f} | {row['wall']:.3f} | {row['cpu']:.3f} "
            f"| {row['sentence_s']:.2f} | {row['rss_mb']:.0f} |"
        )


def cache_hit() -> None:
    """What finding a sentence again costs: its length, its times, its samples."""
    import soundfile  # noqa: PLC0415

    from broadcast.model.speech import Spoken  # noqa: PLC0415
    from broadcast.voice.engines.tone import Tone  # noqa: PLC0415
    from broadcast.voice.keeping.cache import SpeechCache  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        cache, engine = SpeechCache(Path(folder)), Tone()
        said = Spoken(words=TEXTS[2])
        path = cache.path_of(said, engine)
        cache.speak(said, engine, path)
        at = time.perf_counter()
        for _ in range(200):
            cache.find(path)
        found_ms = (time.perf_counter() - at) * 5
        at = time.perf_counter()
        for _ in range(200):
            soundfile.read(path, dtype="float32")
        read_ms = (time.perf_counter() - at) * 5
    print(f"\nA sentence found again: {found_ms:.2f} ms; its samples read: {read_ms:.2f} ms more.")


def main() -> None:
    """Measure, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sentences", type=int, default=12)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--model", type=Path, help="another file of the same model: fp32…")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(child(asked.child, asked.sentences, asked.folder)))
        return
    rows(asked)
    cache_hit()


if __name__ == "__main__":
    main()
