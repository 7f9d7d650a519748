"""Random texts for half an hour: no leak, no mute sentence.

    python benchmarks/soak.py [--minutes 30] [--voice claire]

Texts are made of the words, figures and communes that bulletins are made of, from one to some fifty
words, at random but always the same. Every sentence is checked: it is heard, it lasts as long as
its words need, and its times are in order. The slope of the memory after the first fifth of the run
is what a leak would show in. A line a minute, so that a run cut short has said something.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from broadcast.config import read_station
from broadcast.french.naming.communes import communes_of
from broadcast.french.spoken.saying import say
from broadcast.pipeline.writing.lexicon import lexicon_for
from broadcast.voice.casting import engine_for
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from broadcast.model.speech import Speech

WORDS = """
les élus ont voté dans le département et la participation progresse nettement depuis hier soir avec
un score de plus que la liste du maire sortant qui reconnaît sa défaite au second tour où des
électeurs sont venus nombreux mais personne ne sait encore si l'écart suffira demain
""".split()  # noqa: SIM905 - one reads it so


def memory_mb() -> float:
    """What the process holds now."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def text(chance: random.Random, places: list[str]) -> str:
    """One sentence that a bulletin might hold."""
    words = []
    for _ in range(chance.choice((1, 3, 8, 15, 25, 50))):
        kind = chance.random()
        if kind < 0.1:
            words.append(f"{chance.randrange(100)},{chance.randrange(10)} %")
        elif kind < 0.2:
            words.append(f"{chance.randrange(1, 99_999)} voix")
        elif kind < 0.35:
            words.append(f"à {chance.choice(places)},")
        else:
            words.append(chance.choice(WORDS))
    return " ".join(words).rstrip(",").capitalize() + chance.choice(".!?…")


def checked(speech: Speech, words: str) -> None:
    """Refuse a sentence that is mute, too short for its words, or whose times go backwards."""
    ends = [0, *(mark.end_ms for mark in speech.words)]
    assert float(np.abs(speech.samples).max()) > 0.05, f"mute: {words}"
    assert speech.duration_ms > 25 * sum(map(str.isalpha, words)), f"words lost: {words}"
    assert ends == sorted(ends), f"times out of order: {words}"


def told(held: list[tuple[float, float]], spoken_s: float) -> str:
    """The run so far: ``held`` is the second and the memory after each sentence."""
    settled = held[len(held) // 5 :]
    minutes, megabytes = np.array(settled).T / np.array([[60.0], [1.0]])
    slope = float(np.polyfit(minutes, megabytes, 1)[0]) if len(settled) > 2 else 0.0
    return (
        f"{len(held)} sentences, {spoken_s:.0f} s of speech in {held[-1][0]:.0f} s, "
        f"{time.process_time() / spoken_s:.2f} s of CPU each; none mute; "
        f"memory {settled[0][1]:.0f} -> {settled[-1][1]:.0f} MB, "
        f"{megabytes.min():.0f} to {megabytes.max():.0f}, slope {slope:+.2f} MB/min"
    )


def main() -> None:
    """Speak until the time is over, then tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--voice", default="claire")
    asked = parser.parse_args()
    workspace = Workspace(Path(__file__).parents[1])
    station = read_station(workspace.station)
    lexicon = lexicon_for(workspace, station.election)
    engine = engine_for(station.voice_named(asked.voice))
    places = [one.name for code in ("12", "46") for one in communes_of(code)]
    chance = random.Random(2017)
    started, spoken_s = time.monotonic(), 0.0
    held: list[tuple[float, float]] = []
    lines = 0
    while not held or held[-1][0] < asked.minutes * 60:
        said = say(text(chance, places), lexicon)
        speech = engine.speak(said)
        checked(speech, said.words)
        spoken_s += speech.duration_ms / 1000
        held.append((time.monotonic() - started, memory_mb()))
        if held[-1][0] >= 60 * (lines + 1):
            lines = int(held[-1][0] / 60)
            print(told(held, spoken_s), flush=True)
    print(told(held, spoken_s))


if __name__ == "__main__":
    main()
