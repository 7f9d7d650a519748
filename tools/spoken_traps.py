"""What a listener hears of well-known traps, without our reading of French and with it.

    python tools/spoken_traps.py --listen "listen --json" > traps.md

Each sentence is said twice by the neural voice: *before*, from espeak-ng's reading of the text as
it is written, without its language switches, as the usual libraries do; *after*, from the words and
the lexicons of this station. A program that transcribes speech then listens to both: it is run once
with the names of all the WAV files, and prints one JSON object a line with `file` and `text`.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import soundfile

from broadcast.french.spoken.saying import say
from broadcast.pipeline.writing.lexicon import lexicon_for
from broadcast.voice.edges import trimmed
from broadcast.voice.engines.kokoro import SAMPLE_RATE_HZ, Kokoro
from broadcast.voice.reading.espeak import espeak_phonemes
from broadcast.voice.reading.phonemes import VOCABULARY
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ELECTION = "primaire-gauche-2017"

TRAPS = (
    ("part", "Il obtient 54,7 % des voix."),
    ("part à deux chiffres", "Il obtient 10,65 % des voix."),
    ("quatre-vingt", "Elle compte 84 bureaux et 81 élus."),
    ("milliers", "On compte 12.345 votants."),
    ("cinq mille", "Soit 45 000 électeurs."),
    ("féminin", "Il manque 21 voix et 1 procuration."),
    ("rang", "Le 2e tour de la 3e circonscription."),
    ("premier", "Le 1er tour, la 1re place."),
    ("heure", "Il est 7 h 05, rendez-vous à 18h."),
    ("date", "C'était le 29/01/2017."),
    ("siècle", "Une église du XXIe siècle."),
    ("roi", "La place Louis XIV à Rodez."),
    ("titre", "M. Hamon et Mme Delga sont arrivés."),
    ("numéro", "Le bureau n° 3 est fermé."),
    ("écart", "Un recul de -2,3 points."),
    ("somme", "Une aide de 12 500 € par an."),
    ("téléphone", "Appelez le 05 65 77 82 00."),
    ("sigles", "Le PS et l'UMP, selon l'INSEE."),
    ("sigles", "EELV, LREM et la FDSEA."),
    ("sigle-mot", "Un EHPAD, une AMAP et le CROUS."),
    ("nom de candidat", "Manuel Valls est devancé."),
    ("nom de candidat", "François de Rugy est battu."),
    ("nom de lieu", "On vote aussi à Laguiole."),
    ("nom de lieu", "On vote à Millau et à Rodez."),
    ("nom de lieu", "Le maire d'Onet-le-Château."),
    ("nom de lieu", "On a voté à Montbazens."),
    ("nom de lieu", "Un habitant d'Estaing."),
    ("nom de lieu", "Le marché de Montcuq."),
    ("nom de lieu", "Dans le Quercy, à Livernon."),
    ("nom de lieu", "À Saint-Cirq-Lapopie."),
    ("liaison de Saint", "Le marché de Saint-Affrique."),
    ("nom de lieu", "Le maire de Saint-Rémy et de Valady."),
    ("nom de lieu", "À Cassagnes-Bégonhès et Manhac."),
    ("nom de lieu", "À Marcilhac-sur-Célé."),
    ("nom de lieu", "La foire de Saint-Chély-d'Aubrac."),
    ("nom de lieu", "L'abbaye de Vabres-l'Abbaye."),
    ("liaison de trop", "À Bozouls et à Conques."),
    ("département", "Dans le Lot et en Meurthe-et-Moselle."),
    ("ville", "De Nancy à Saint-Étienne."),
    ("signes", "Rodez–Millau : 70 km, à 90 km/h."),
)
"""Kind of trap, and the sentence as a newsroom writes it."""


def main() -> None:
    """Say, listen, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--listen", required=True, metavar="COMMAND", help="prints JSON lines")
    parser.add_argument("--workspace", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the WAV files there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        pairs = spoken(folder, Workspace(asked.workspace))
        heard = transcribed(shlex.split(asked.listen), [file for pair in pairs for file in pair])
    print("| piège | écrit | entendu avant | entendu après |\n|---|---|---|---|")
    for (kind, text), (before, after) in zip(TRAPS, pairs, strict=True):
        print(f"| {kind} | {text} | {heard[before.name]} | {heard[after.name]} |")


def spoken(folder: Path, workspace: Workspace) -> list[tuple[Path, Path]]:
    """Every sentence in two WAV files: before and after."""
    voice, lexicon = Kokoro(), lexicon_for(workspace, ELECTION)
    pairs = []
    for number, (_, text) in enumerate(TRAPS):
        print(f"\r{number + 1}/{len(TRAPS)}", end="", file=sys.stderr)
        # The model's own tokeniser drops what it does not know
        raw = "".join(symbol for symbol in espeak_phonemes(text) if symbol in VOCABULARY)
        pair = folder / f"{number:02}-before.wav", folder / f"{number:02}-after.wav"
        _write(pair[0], trimmed(voice.raw(raw)[0], SAMPLE_RATE_HZ))
        _write(pair[1], voice.speak(say(text, lexicon)).samples)
        pairs.append(pair)
    print(file=sys.stderr)
    return pairs


def transcribed(command: list[str], files: list[Path]) -> dict[str, str]:
    """What the program hears in each file."""
    done = subprocess.run([*command, *map(str, files)], stdout=subprocess.PIPE, check=True)
    found = (json.loads(line) for line in done.stdout.decode().splitlines() if line.strip())
    return {Path(one["file"]).name: one["text"] for one in found}


def _write(path: Path, samples: NDArray[np.float32]) -> None:
    soundfile.write(path, samples / max(1.0, abs(samples).max()), SAMPLE_RATE_HZ)


if __name__ == "__main__":
    main()
