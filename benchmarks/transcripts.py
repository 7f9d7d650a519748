"""What a recogniser hears of seventy-two sentences: our voice, the second one, and the stock call.

    python benchmarks/transcripts.py [--only 10]

Needs the extras "dev" and "listen". Every column has the same words, figures already spelt out:
*stock* is `kokoro_onnx.Kokoro.create(words, lang="fr-fr")`, *claire* and *marc* are the station's
voices with its lexicons. The phoneme error is the edit distance, in coarse phonemes, between what
was to be said and what was written down by the recogniser, as a machine would read it; a name is
heard where three quarters of its phonemes stand together in the transcript. Compare the columns:
the recogniser is small, and spells places as it likes.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from kokoro_onnx import Kokoro as Stock

from broadcast.config import read_station
from broadcast.french.spoken import say
from broadcast.pipeline.lexicon import lexicon_for
from broadcast.sound.reading import for_air
from broadcast.voice.casting import engine_for
from broadcast.voice.espeak_reading import espeak_phonemes
from broadcast.voice.heard import in_words
from broadcast.voice.kokoro_model import style_table, weights
from broadcast.voice.listening import coarse
from broadcast.voice.phonemes import phonemise
from broadcast.voice.recogniser import Whisper
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken
    from broadcast.voice.recogniser import Transcript

HERE = Path(__file__).parent
NAME_HEARD = 0.75
Sound = tuple["NDArray[np.float32]", int]


@dataclass(slots=True)
class Score:
    """One column."""

    edits: int = 0
    phonemes: int = 0
    heard: int = 0
    names: int = 0
    seconds: float = 0.0


def sentences() -> list[tuple[str, list[str]]]:
    """Each text, and its names."""
    lines = (HERE / "bulletin_sentences.txt").read_text(encoding="utf-8").splitlines()
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


def is_heard(name: str, transcript: str) -> bool:
    """Whether most of a name's phonemes stand together in the transcript's."""
    matcher = SequenceMatcher(a=name, b=transcript, autojunk=False)
    for block in matcher.get_matching_blocks():
        start = max(0, block.b - block.a)
        window = transcript[start : start + len(name)]
        if SequenceMatcher(a=name, b=window, autojunk=False).ratio() >= NAME_HEARD:
            return True
    return False


def ways(folder: Path, workspace: Workspace) -> dict[str, Callable[[Spoken], Sound]]:
    """How each column says a sentence."""
    model, voices = folder / "model.onnx", folder / "voices.npz"
    model.write_bytes(weights())
    np.savez(voices, ff_siwis=style_table("ff_siwis"))
    stock: Any = Stock(str(model), str(voices))
    station = read_station(workspace.station)

    def ours(name: str) -> Callable[[Spoken], Sound]:
        engine = engine_for(station.voice_named(name))

        def speak(said: Spoken) -> Sound:
            speech = engine.speak(said)
            return speech.samples, speech.sample_rate_hz

        return speak

    return {
        "stock": lambda said: stock.create(said.words, "ff_siwis", lang="fr-fr"),
        "claire": ours("claire"),
        "marc": ours("marc"),
    }


def scored(score: Score, said: Spoken, names: list[str], transcript: Transcript) -> None:
    """Add up what was heard of one sentence; names are given in coarse phonemes."""
    heard = coarse(espeak_phonemes(" ".join(mark.text for mark in in_words(transcript.words))))
    wanted = coarse(phonemise(said))
    score.edits += distance(wanted, heard)
    score.phonemes += len(wanted)
    score.names += len(names)
    score.heard += sum(is_heard(name, heard) for name in names)


def vars_of(score: Score) -> str:
    """A column so far."""
    return f"{100 * score.edits / max(1, score.phonemes):.1f} % {score.heard}/{score.names}"


def main() -> None:
    """Say, listen, and print the table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", type=int, help="so many sentences, of every kind")
    parser.add_argument("--texts", action="store_true", help="print the transcripts too")
    asked = parser.parse_args()
    workspace = Workspace(HERE.parent)
    lexicon = lexicon_for(workspace, read_station(workspace.station).election)
    ears = Whisper()
    chosen = sentences()
    random.Random(1).shuffle(chosen)  # so that the first few are of every kind
    chosen = chosen[: asked.only]
    with tempfile.TemporaryDirectory() as folder:
        columns = ways(Path(folder), workspace)
        scores = {column: Score() for column in columns}
        for text, names in chosen:
            said = say(text, lexicon)
            right = [coarse(phonemise(say(name, lexicon))) for name in names]
            for column, speak in columns.items():
                samples, rate_hz = speak(said)
                transcript = ears.hear(for_air(samples, rate_hz))
                scored(scores[column], said, right, transcript)
                scores[column].seconds += len(samples) / rate_hz
                if asked.texts:
                    print(f"{column}: {text} -> {transcript.text}", flush=True)
            if asked.texts:
                print({column: vars_of(score) for column, score in scores.items()}, flush=True)
    print("| voice | phoneme error % | names heard | seconds of speech |\n|---|---|---|---|")
    for column, score in scores.items():
        error = 100 * score.edits / score.phonemes
        print(f"| {column} | {error:.1f} | {score.heard}/{score.names} | {score.seconds:.0f} |")


if __name__ == "__main__":
    main()
