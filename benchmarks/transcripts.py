"""What a recogniser hears of seventy-two sentences: our voice, the second one, and the stock call.

    python benchmarks/transcripts.py [--only 10] [--keep FOLDER] [--sentences other_sentences.txt]

Needs the extras "dev" and "listen". Every column has the same words, figures already spelt out:
*stock* is `kokoro_onnx.Kokoro.create(words, lang="fr-fr")`, *claire* and *marc* are the station's
voices with its lexicons. The phoneme error is the edit distance, in coarse phonemes, between what
was to be said and what the recogniser wrote down, as a machine with the same lexicons would read
it; a name is heard where it is written as it should be, or three quarters of its phonemes stand
together, one more or less. Compare the columns: the recogniser is small, and spells places as it
likes. What was heard stays in the folder asked for, so that a run cut short goes on; a sentence
read otherwise since is said and heard again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

import numpy as np
from kokoro_onnx import Kokoro as Stock

from broadcast.config import read_station
from broadcast.files import replacing
from broadcast.french.spoken.saying import say
from broadcast.pipeline.writing.lexicon import lexicon_for
from broadcast.sound.reading import for_air
from broadcast.voice.casting import engine_for
from broadcast.voice.hearing.alike import coarse
from broadcast.voice.hearing.heard import in_words
from broadcast.voice.hearing.recogniser import Whisper
from broadcast.voice.kokoro.styles import style_table
from broadcast.voice.kokoro.weights import weights
from broadcast.voice.reading.phonemes import phonemise
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from broadcast.french.lexicon.names_said import Lexicon
    from broadcast.model.speech import Spoken

HERE = Path(__file__).parent
NAME_HEARD = 0.75
"""The share of a name's phonemes that must stand together, as the research had it."""

Sound = tuple["NDArray[np.float32]", int]


@dataclass(slots=True)
class Score:
    """One column."""

    name: str

    edits: int = 0
    phonemes: int = 0
    heard: int = 0
    names: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        error = 100 * self.edits / max(1, self.phonemes)
        return f"| {self.name} | {error:.1f} | {self.heard}/{self.names} | {self.seconds:.0f} |"


@dataclass(slots=True)
class Way:
    """How a column says a sentence."""

    shaped_by: Callable[[Spoken], str]
    """All that its sound depends on: kept speech goes by it."""

    speak: Callable[[Spoken], Sound]


def sentences(file: str) -> list[tuple[str, list[str]]]:
    """Each text of a file beside this one, and its names."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    rows = [line.partition("|") for line in lines if line and not line.startswith("#")]
    return [
        (text.strip(), [one.strip() for one in names.split(";") if one.strip()])
        for text, _, names in rows
    ]


def distance(first: str, second: str) -> int:
    """Edits from one text to the other (Levenshtein)."""
    row = list(range(len(second) + 1))
    for at, one in enumerate(first, start=1):
        before, row[0] = row[0], at
        for index, other in enumerate(second, start=1):
            cost = min(row[index] + 1, row[index - 1] + 1, before + (one != other))
            before, row[index] = row[index], cost
    return row[-1]


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be heard."""

    written: str
    sounds: str
    """In coarse phonemes, by the station's lexicon."""


def is_heard(name: Name, words: str, sounds: str) -> bool:
    """Whether a name is written out in a transcript, or most of its phonemes stand together."""
    if plain(name.written) in plain(words):
        return True
    return stands_in(name.sounds, sounds)


def plain(text: str) -> str:
    """Letters alone, between spaces: "Onet-le-Château" as " onet le chateau "."""
    letters = [one for one in normalize("NFD", text.casefold()) if not combining(one)]
    return f" {' '.join(''.join(one if one.isalnum() else ' ' for one in letters).split())} "


def stands_in(name: str, transcript: str) -> bool:
    """Whether most of a name's phonemes stand together in the transcript's, one more or less."""
    windows = (
        transcript[start : start + length]
        for length in (len(name) - 1, len(name), len(name) + 1)
        for start in range(max(1, len(transcript) - length + 1))
    )
    return any(
        SequenceMatcher(a=name, b=window, autojunk=False).ratio() >= NAME_HEARD
        for window in windows
    )


def ways(folder: Path, workspace: Workspace) -> dict[str, Way]:
    """The columns."""
    model, voices = folder / "model.onnx", folder / "voices.npz"
    model.write_bytes(weights().getbuffer())
    np.savez(voices, ff_siwis=style_table("ff_siwis"))
    stock: Any = Stock(str(model), str(voices))
    station = read_station(workspace.station)

    def ours(name: str) -> Way:
        engine = engine_for(station.voice_named(name))

        def speak(said: Spoken) -> Sound:
            speech = engine.speak(said)
            return speech.samples, speech.sample_rate_hz

        return Way(lambda said: f"{engine.identity} {engine.reading(said)}", speak)

    return {
        "stock": Way(
            lambda said: f"kokoro-onnx {version('kokoro-onnx')} {said.words}",
            lambda said: stock.create(said.words, "ff_siwis", lang="fr-fr"),
        ),
        "claire": ours("claire"),
        "marc": ours("marc"),
    }


def heard(way: Way, said: Spoken, ears: Whisper, kept: Path) -> tuple[list[str], float]:
    """The words heard, figures in words, and the seconds of speech: found again, or made now."""
    path = kept / f"{sha256(way.shaped_by(said).encode()).hexdigest()}.json"
    if not path.exists():
        samples, rate_hz = way.speak(said)
        words = [mark.text for mark in in_words(ears.hear(for_air(samples, rate_hz)).words)]
        with replacing(path) as partial:
            partial.write_text(json.dumps([words, len(samples) / rate_hz]), encoding="utf-8")
    words, seconds = json.loads(path.read_text(encoding="utf-8"))
    return words, seconds


def add(score: Score, said: Spoken, names: list[Name], words: list[str], lexicon: Lexicon) -> None:
    """Add up what was heard of one sentence."""
    sounds = coarse(phonemise(say(" ".join(words), lexicon))) if words else ""
    wanted = coarse(phonemise(said))
    score.edits += distance(wanted, sounds)
    score.phonemes += len(wanted)
    score.names += len(names)
    score.heard += sum(is_heard(name, " ".join(words), sounds) for name in names)


def main() -> None:
    """Say, listen, and print the table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", type=int, help="so many sentences, of every kind")
    parser.add_argument("--sentences", default="bulletin_sentences.txt", help="others, held apart")
    parser.add_argument("--texts", action="store_true", help="print what is heard too")
    parser.add_argument("--keep", type=Path, help="a folder where what is heard stays")
    asked = parser.parse_args()
    workspace = Workspace(HERE.parent)
    lexicon = lexicon_for(workspace, read_station(workspace.station).election)
    ears = Whisper()
    chosen = sentences(asked.sentences)
    random.Random(1).shuffle(chosen)  # so that the first few are of every kind
    chosen = chosen[: asked.only]
    with tempfile.TemporaryDirectory() as folder:
        columns = ways(Path(folder), workspace)
        scores = {column: Score(column) for column in columns}
        kept = asked.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        for done, (text, names) in enumerate(chosen, start=1):
            said = say(text, lexicon)
            right = [Name(name, coarse(phonemise(say(name, lexicon)))) for name in names]
            for column, way in columns.items():
                words, seconds = heard(way, said, ears, kept)
                scores[column].seconds += seconds
                add(scores[column], said, right, words, lexicon)
                if asked.texts:
                    print(f"{column}: {text} -> {' '.join(words)}", flush=True)
            print(f"{done}/{len(chosen)}", *scores.values(), file=sys.stderr, flush=True)
    print("| voice | phoneme error % | names heard | seconds of speech |\n|---|---|---|---|")
    print(*scores.values(), sep="\n")


if __name__ == "__main__":
    main()
