"""A card and a mix for tests."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from broadcast.export.card import Card
from broadcast.model.air import AIR_RATE_HZ, Chapter, Loudness
from broadcast.sound.riff import pcm24, wav_head

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

CARD = Card(
    bulletin="2017-01-30-aveyron-0700-journal",
    title="Le journal de 7 heures — Aveyron",
    station="Totem",
    airtime=datetime(2017, 1, 30, 7, tzinfo=ZoneInfo("Europe/Paris")),
    duration_ms=4_000,
    comment="voix de synthèse : claire",
    encoder="broadcast 0.1.0",
    chapters=(
        Chapter(title="Les résultats du second tour", start_ms=0, end_ms=1_500),
        Chapter(title="Météo", start_ms=1_500, end_ms=2_500),
        Chapter(title="Réactions", start_ms=2_500, end_ms=4_000),
    ),
    loudness=Loudness(
        integrated_lufs=-23.04,
        true_peak_dbtp=-6.0,
        range_lu=3.5,
        max_momentary_lufs=-18.2,
        max_short_term_lufs=None,
    ),
    first_word_ms=500,
    last_word_ms=3_500,
    outcue="Bonne matinée sur Totem.",
)


def sound(seconds: float = 4.0) -> NDArray[np.float32]:
    time = np.arange(round(seconds * AIR_RATE_HZ)) / AIR_RATE_HZ
    tone = 0.1 * np.sin(2 * np.pi * 300 * time) * (0.7 + 0.3 * np.sin(2 * np.pi * 3 * time))
    return np.repeat(tone[:, np.newaxis], 2, axis=1).astype(np.float32)


def write_mix(path: Path, samples: NDArray[np.float32]) -> Path:
    path.write_bytes(wav_head(len(samples)) + pcm24(samples))
    return path
