"""What the `.onnx.json` beside a Piper voice says of it: its rate, its phonemes, its speakers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import VoiceError, Where
from broadcast.files import read_text
from broadcast.voice.edges import LOWEST_RATE_HZ

if TYPE_CHECKING:
    from pathlib import Path


START, END, PAD = "^", "$", "_"
"""What Piper's models are given around and between the phonemes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PiperCard:
    """What the file beside the model says of it."""

    sample_rate_hz: int
    ids: dict[str, list[int]]
    speakers: dict[str, int]
    noise: float
    length: float
    noise_w: float


def card_beside(path: Path) -> PiperCard:
    """What stands beside the model. Raises `VoiceError` where it is missing or another thing."""
    try:
        about = json.loads(read_text(path))
        inference = about.get("inference", {})
        ids = {
            str(sign): [int(one) for one in own] for sign, own in about["phoneme_id_map"].items()
        }
        rate_hz = int(about["audio"]["sample_rate"])
        if rate_hz < LOWEST_RATE_HZ or not ids.keys() >= {START, END, PAD}:
            raise ValueError(rate_hz, ids)
        return PiperCard(
            sample_rate_hz=rate_hz,
            ids=ids,
            speakers=dict(about.get("speaker_id_map") or {}),
            noise=float(inference.get("noise_scale", 0.667)),
            length=float(inference.get("length_scale", 1.0)),
            noise_w=float(inference.get("noise_w", 0.8)),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise VoiceError(
            "cette fiche n'est pas celle d'une voix piper",
            where=Where(path),
            hint="le fichier .onnx.json va avec le .onnx",
        ) from error


def speaker_of(card: PiperCard, name: str, path: Path) -> int:
    """Give the number of a speaker; the first where none is named."""
    if not name:
        return 0
    if name not in card.speakers:
        known = ", ".join(card.speakers) or "elle n'en a qu'une, sans nom"
        raise VoiceError(
            f"style de voix inconnu : « {name} »", where=Where(path), hint=f"styles : {known}"
        )
    return card.speakers[name]
