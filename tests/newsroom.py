"""What a journalist does to the files of a station."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

if TYPE_CHECKING:
    from pathlib import Path


def edit(path: Path, old: str, new: str) -> None:
    """Change what a journalist typed; the old text must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def speech_like(path: Path, seconds: float, level: float = 0.2, seed: int = 3) -> None:
    """A stand-in for a recording: noise that comes and goes like syllables."""
    rate = 44_100
    time = np.arange(round(rate * seconds)) / rate
    noise = np.random.default_rng(seed).standard_normal(len(time))
    soundfile.write(path, level * noise * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * time)), rate)
