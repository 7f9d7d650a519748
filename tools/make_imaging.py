"""Makes the station's imaging: a theme, a sting and a bed that belong together.

Run ``python tools/make_imaging.py [DIR]``; without DIR, ``data/imaging`` is made again.

One key (D minor), one tempo (120 bpm: a beat is 0.5 s, a bar 2 s) and one motif of five notes,
D A D E A. A piece is a list of hits on a grid of sixteenth notes; each hit is a short stereo sound
with the part of it that goes to the reverb. The bed is played on a circle: what rings past its end
is heard at its start, so that it loops without a seam. Everything is computed, nothing is sampled.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Sound = NDArray[np.float64]
"""Samples, full scale at 1: shape (n,) from one player, (n, 2), left and right, once placed."""

RATE_HZ = 48_000
STEP_S = 0.125
"""A sixteenth note at 120 bpm."""
BAR = 16
"""Steps in a bar."""
RING_OUT_S = 3.0
"""Room after the last bar, where the last sounds and the reverb die away."""
RUMBLE_HZ = 35.0
"""Below it nothing is music; the cut also takes away any DC."""

MOTIF = ((0, "D5"), (3, "A4"), (6, "D5"), (8, "E5"), (12, "A5"))  # step in the bar, note
ANSWER = ((0, "D5"), (3, "A4"), (6, "D5"), (8, "F5"), (12, "G5"))
CHORDS = {  # the bass note, then the strings
    "Dm": ("D2", "D3 A3 C4 F4"),
    "Bb": ("Bb1", "D3 F3 A3 C4"),
    "F": ("F2", "C3 F3 A3 G4"),
    "C": ("C2", "C3 G3 D4 E4"),
    "Gm": ("G2", "D3 G3 Bb3 F4"),
    "A": ("A1", "D3 A3 E4 G4"),
}
BED = ("Dm", "Bb", "F", "C", "Dm", "Bb", "Gm", "C", "Gm", "Bb", "F", "A")

# Partials: multiple of the pitch, level, seconds to fall by 8.7 dB
MARIMBA = ((1.0, 1.0, 0.22), (3.93, 0.22, 0.06), (9.2, 0.06, 0.02))
BELL = ((1.0, 1.0, 0.55), (2.0, 0.3, 0.4), (2.76, 0.22, 0.3), (5.4, 0.1, 0.12))
BASS = ((1.0, 1.0, 0.3), (2.0, 0.6, 0.18), (3.0, 0.25, 0.1), (4.0, 0.12, 0.06))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hit:
    """One sound of a piece, at its place on the grid."""

    step: int
    """Sixteenth notes from the start of the piece."""

    sound: Sound
    gain: float
    echo: float
    """Factor on what the reverb gets of the sound; ``gain`` is the one on the sound itself."""


def pitch_hz(name: str) -> float:
    """Frequency of a note: ``pitch_hz("A4")`` is 440 Hz."""
    semitone = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}[name[0]] - ("b" in name)
    return float(440 * 2 ** ((semitone - 9) / 12 + int(name[-1]) - 4))


def clock(seconds: float) -> Sound:
    """Time of each sample, in seconds."""
    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def placed(mono: Sound, side: float) -> Sound:
    """Stereo from mono; ``side`` goes from -1 (left) to 1 (right)."""
    return np.stack([mono * (1 - side), mono * (1 + side)], axis=1)


def edges(time_s: Sound) -> Sound:
    """A soft start and a soft end, so that no hit clicks."""
    return np.clip(time_s / 0.003, 0, 1) * np.clip(time_s[::-1] / 0.03, 0, 1)


def noise(count: int, seed: int) -> Sound:
    """White noise, the same on every machine: numpy promises that of its raw stream only."""
    return np.random.PCG64(seed).random_raw(count) / 2.0**63 - 1


def filtered(sound: Sound, response: Callable[[Sound], NDArray[np.inexact]]) -> Sound:
    """The sound with each frequency, in Hz, multiplied; its end is joined to its start."""
    spectrum = np.fft.rfft(sound, axis=0)
    curve = response(np.arange(len(spectrum)) * RATE_HZ / len(sound))
    return np.fft.irfft((spectrum.T * curve.T).T, len(sound), axis=0)


@cache
def struck(note: str, partials: tuple[tuple[float, float, float], ...], side: float) -> Sound:
    """A marimba bar, a bell or a bass string: partials that die away, high ones first."""
    time_s = clock(7 * max(decay_s for _, _, decay_s in partials))
    tone = np.zeros_like(time_s)
    for times, level, decay_s in partials:
        angle = 2 * np.pi * times * pitch_hz(note) * time_s
        tone += level * np.sin(angle) * np.exp(-time_s / decay_s)
    return placed(tone * edges(time_s), side)


@cache
def strings(chord: str, seconds: float, cutoff_hz: float, attack_s: float) -> Sound:
    """A warm chord: each note is three players a hair out of tune, breathing with the beat."""
    release_s = min(seconds, 0.6)
    time_s = clock(seconds + release_s)
    sound = np.zeros((len(time_s), 2))
    for note in CHORDS[chord][1].split():
        for cents, side in ((-5, -0.5), (0, 0.0), (6, 0.5)):
            player_hz = pitch_hz(note) * 2 ** (cents / 1200)
            player = np.zeros_like(time_s)
            for times in range(1, int(2.4 * cutoff_hz / player_hz) + 1):
                level = 1 / times / (1 + (times * player_hz / cutoff_hz) ** 4)
                # Each partial has a phase of its own: together they would start on a spike.
                phase = times * (player_hz + cents)
                player += level * np.sin(2 * np.pi * times * player_hz * time_s + phase)
            sound += placed(player, side)
    breath = 0.85 - 0.15 * np.cos(2 * np.pi * time_s / (4 * STEP_S))
    rise = np.sin(np.clip(time_s / attack_s, 0, 1) * np.pi / 2)
    fall = np.clip(time_s[::-1] / release_s, 0, 1)
    return sound * placed(breath * rise**2 * fall**2, 0.0)


@cache
def kick() -> Sound:
    """A soft bass drum: a pitch that drops from 130 to 48 Hz."""
    time_s = clock(0.5)
    angle = 2 * np.pi * (48 * time_s - 82 * 0.03 * np.expm1(-time_s / 0.03))
    return placed(np.sin(angle) * np.exp(-time_s / 0.09) * edges(time_s), 0.0)


@cache
def brushed(low_hz: int, high_hz: int, decay_s: float) -> Sound:
    """A hi-hat, snare or cymbal: a band of noise that dies away."""
    time_s = clock(7 * decay_s)
    hiss = filtered(
        noise(len(time_s), seed=low_hz),
        lambda f: np.exp(-((f / high_hz) ** 6)) * -np.expm1(-((f / low_hz) ** 6)),
    )
    return placed(hiss * np.exp(-time_s / decay_s) * edges(time_s), 0.0)


@cache
def room() -> Sound:
    """The reverb: a decaying hiss, dark, a little different on each side."""
    time_s = clock(2.0)
    middle, side = (
        filtered(noise(len(time_s), seed), lambda f: 1 / (1 + (f / 2500) ** 4)) for seed in (1, 2)
    )
    tail = np.stack([middle + 0.4 * side, middle - 0.4 * side], axis=1) / np.std(middle) / 260
    return tail * (np.clip(time_s / 0.015, 0, 1) * np.exp(-time_s / 0.25))[:, None]


def hits(steps: Iterable[int], sound: Sound, gain: float, echo: float = 0.0) -> Iterator[Hit]:
    """The same sound on several steps."""
    return (Hit(step=step, sound=sound, gain=gain, echo=echo) for step in steps)


def moved(bar: int, bar_hits: Iterable[Hit]) -> Iterator[Hit]:
    """What was written for the first bar, played in another."""
    return (replace(hit, step=hit.step + bar * BAR) for hit in bar_hits)


def chime(step: int, note: str) -> Iterator[Hit]:
    """A note of the motif as it is remembered: a bell and a marimba together."""
    yield from hits([step], struck(note, BELL, 0.2), 0.2, echo=0.15)
    yield from hits([step], struck(note, MARIMBA, -0.2), 0.3, echo=0.1)


def groove(chord: str, melody: tuple[tuple[int, str], ...]) -> Iterator[Hit]:
    """A bar of the bed: low and high sounds, and little between, where the voice is."""
    yield from hits([0], strings(chord, 2.0, 450, 0.25), 0.045, echo=0.03)
    yield from hits([0, 3, 6, 8, 11, 14], struck(CHORDS[chord][0], BASS, 0.0), 0.33)
    yield from hits([0, 8], kick(), 0.55)
    yield from hits([6], kick(), 0.3)
    yield from hits(range(0, BAR, 4), brushed(6000, 10500, 0.014), 0.2)
    yield from hits(range(2, BAR, 4), brushed(6000, 10500, 0.014), 0.5)
    for step, note in melody:  # two octaves down, below the voice
        low = f"{note[0]}{int(note[1]) - 2}"
        yield from hits([step], struck(low, MARIMBA, 0.25), 0.2, echo=0.08)


def fanfare(chord: str, melody: tuple[tuple[int, str], ...]) -> Iterator[Hit]:
    """A bar of the opening: the motif, chords that push it, the full kit."""
    for step, note in melody:
        yield from chime(step, note)
        yield from hits([step], strings(chord, 0.15, 3200, 0.01), 0.08, echo=0.04)
    yield from hits([0], strings(chord, 2.0, 1500, 0.03), 0.04, echo=0.03)
    yield from hits(range(0, BAR, 2), struck(CHORDS[chord][0], BASS, 0.0), 0.4)
    yield from hits([0, 4, 8, 12], kick(), 0.8)
    yield from hits([4, 12], brushed(900, 6000, 0.06), 1.5, echo=0.5)
    yield from hits(range(BAR), brushed(6000, 10500, 0.02), 0.5)
    yield from hits(range(2, BAR, 4), brushed(6000, 10500, 0.02), 0.5)


def theme() -> Iterator[Hit]:
    """Two bars that state the motif, one bar of the bed, one that rings out."""
    yield from hits([0], brushed(3000, 9000, 0.35), 0.7, echo=0.3)
    yield from fanfare("Dm", MOTIF)
    yield from moved(1, fanfare("Bb", ANSWER))
    yield from moved(2, groove("Dm", MOTIF))
    yield from hits([2 * BAR], struck("A5", BELL, 0.0), 0.08, echo=0.1)
    yield from hits([3 * BAR], struck("D2", BASS, 0.0), 0.3)
    yield from hits([3 * BAR], strings("Dm", 1.0, 450, 0.1), 0.05, echo=0.05)


def sting() -> Iterator[Hit]:
    """The motif in one gesture, on its chord."""
    for step, (_, note) in enumerate(MOTIF):
        yield from chime(step, note)
    yield from hits([0, 4], kick(), 0.5)
    yield from hits([0, 4], struck("D2", BASS, 0.0), 0.4)
    yield from hits([0, 4], strings("Dm", 0.3, 1500, 0.02), 0.05, echo=0.06)
    yield from hits([4], brushed(3000, 9000, 0.35), 0.6, echo=0.3)


def bed() -> Iterator[Hit]:
    """Twelve bars of groove, one chord each."""
    for bar, chord in enumerate(BED):
        yield from moved(bar, groove(chord, ANSWER if bar % 2 else MOTIF))


def played(piece: Iterable[Hit], seconds: float, *, level_db: float, loop: bool = False) -> Sound:
    """The piece in sound, dry and reverb together; if not a loop, its last quarter fades."""
    count = round(seconds * RATE_HZ)
    total = count + round(RING_OUT_S * RATE_HZ)
    dry, sent = np.zeros((total, 2)), np.zeros((total, 2))
    for hit in piece:
        at = round(hit.step * STEP_S * RATE_HZ)
        dry[at : at + len(hit.sound)] += hit.gain * hit.sound
        sent[at : at + len(hit.sound)] += hit.echo * hit.sound
    mixed = dry + filtered(sent, lambda _: np.fft.rfft(room(), total, axis=0))
    if loop:
        mixed[: total - count] += mixed[count:]
        mixed = mixed[:count]
    mixed = filtered(mixed, lambda f: (1j * f / (RUMBLE_HZ + 1j * f)) ** 2)[:count]
    if not loop:
        left = 1 - np.arange(count) / count
        mixed *= np.sin(np.clip(left * 4, 0, 1) * np.pi / 2)[:, None] ** 2
    return mixed * 10 ** (level_db / 20)


def pieces() -> dict[str, Sound]:
    """Each file's name, without its ending, and its sound, at a level set with a loudness meter."""
    return {
        "indicatif": played(theme(), 8.0, level_db=-13.4),
        "virgule": played(sting(), 2.0, level_db=-15.5),
        "tapis": played(bed(), 24.0, level_db=-10.8, loop=True),
    }


def main(directory: Path) -> None:
    """Write the three files, each under a temporary name first."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, sound in pieces().items():
        part = directory / f".{name}.part"
        whole = np.round(sound * 32767).astype(np.int16)
        soundfile.write(part, whole, RATE_HZ, format="FLAC", compression_level=1.0)
        part.replace(directory / f"{name}.flac")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[1] / "data" / "imaging")
