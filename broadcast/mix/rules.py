"""The station's written limits for the mix: what may give, and by how much."""

from __future__ import annotations

from dataclasses import dataclass

from broadcast.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class MixRules:
    """How a bulletin is laid out in time and level."""

    talk_over_ms: int
    """The presenter may speak over the theme from here on."""

    bed_under_speech_lu: float
    """How far the bed lies under the voice."""

    pause_min_ms: int
    pause_max_ms: int
    """Silence between two paragraphs: it closes or opens between these bounds to fit the slot."""

    rate_min: float = 0.95
    rate_max: float = 1.06
    """How much slower or faster a synthetic voice may be asked to speak."""

    stretch_min: float = 0.95
    stretch_max: float = 1.06
    """And how much what it said may be slowed or hurried afterwards, its pitch unchanged."""

    tail_min_ms: int = 1_500
    """Music alone after the last word, at least."""

    tail_max_ms: int
    """And at most."""

    declip: bool = False
    """Whether the clipped peaks of clips and takes are drawn anew."""

    target_lufs: float
    ceiling_dbtp: float

    def __post_init__(self) -> None:
        if not 100 <= self.pause_min_ms <= self.pause_max_ms <= 1_500:
            raise ModelError("pause_min et pause_max vont de 0,1 à 1,5 s, dans cet ordre")
        if not 0.8 <= self.rate_min <= 1.0 <= self.rate_max <= 1.2:
            raise ModelError("rate_min va de 0,8 à 1, rate_max de 1 à 1,2")
        if not 0.9 <= self.stretch_min <= 1.0 <= self.stretch_max <= 1.1:
            raise ModelError("stretch_min va de 0,9 à 1, stretch_max de 1 à 1,1")
        if not self.tail_min_ms <= self.tail_max_ms <= 120_000:
            raise ModelError("tail_max va de 1,5 à 120 s")
        if not -40 <= self.target_lufs <= -10 or not -9 <= self.ceiling_dbtp <= 0:
            raise ModelError("target_lufs va de -40 à -10, ceiling_dbtp de -9 à 0")
        if not 0 <= self.bed_under_speech_lu <= 40:
            raise ModelError("bed_under_speech_lu va de 0 à 40")
        if self.talk_over_ms < 0:
            raise ModelError("talk_over ne peut pas être négatif")
