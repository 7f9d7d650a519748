"""What is wrong with a sound whatever it was meant to be: holes, clicks, phase, clipping. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from broadcast.quality.check import at_most, line, under
from broadcast.sound.silence import LONGEST_SILENCE_MS, longest_silence_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from broadcast.quality.check import Check
    from broadcast.quality.measuring import Measures
    from broadcast.quality.plan import Plan

SILENT = 0.001
"""-60 dB full scale."""

HEAD_MS, TAIL_MS, TRIMMED_MS = 50, 200, 900
"""A playout trims a silence of 0.9 s at either end."""

DRY_GAP_MS = 800
DC = 0.001
MONO_LOSS_DB = 3.0
CLICK_DB = 20.0
CLIPPED = 3
"""As many samples in a row at full scale are no peak."""

WINDOW_HOPS = 300
"""Left and right are compared over three seconds."""


def silences(heard: Measures, plan: Plan) -> Iterator[Check]:
    """At the head, at the tail, and in between."""
    loud = np.flatnonzero(heard.peaks > SILENT)
    head_ms = float(loud[0]) * 10 if len(loud) else float("inf")
    tail_ms = float(len(heard.peaks) - 1 - loud[-1]) * 10 if len(loud) else float("inf")
    for key, name, value, limit in (
        ("head_silence_ms", "Silence au début", head_ms, HEAD_MS),
        ("tail_silence_ms", "Silence à la fin", tail_ms, TAIL_MS),
    ):
        yield line(
            *(key, name, value, "ms", f"≤ {limit}"),
            holds=at_most(limit),
            otherwise="warning" if value < TRIMMED_MS else "fault",
        )
    gap_ms = longest_silence_ms(heard.peaks)
    yield line(
        *("longest_gap_ms", "Plus long silence", gap_ms, "ms", f"< {LONGEST_SILENCE_MS}"),
        holds=under(LONGEST_SILENCE_MS),
    )
    dry = gap_ms if plan.spans and gap_ms < LONGEST_SILENCE_MS else None
    yield line(
        *("dry_gap_ms", "Silence entre deux phrases", dry, "ms", f"≤ {DRY_GAP_MS + 200}"),
        holds=at_most(DRY_GAP_MS + 200),
        otherwise="warning",
    )


def signal(heard: Measures) -> Iterator[Check]:
    """What no listener should hear."""
    yield line("dc", "Composante continue", heard.dc, "", f"< {DC}", holds=under(DC))
    yield line(
        *("correlation", "Corrélation la plus basse", _correlation(heard.sides), "", "> 0"),
        holds=lambda value: value > 0,
    )
    yield line(
        *("mono_loss_db", "Perte en mono", _mono_loss_db(heard.sides), "dB", f"< {MONO_LOSS_DB:g}"),
        holds=under(MONO_LOSS_DB),
    )
    worst = max(heard.clicks_db, default=None)
    yield line(
        *("click_db", "Clic au montage", worst, "dB", f"< {CLICK_DB:g}"),
        holds=under(CLICK_DB),
    )
    yield line(
        *("clipped", "Échantillons écrêtés de suite", heard.clipped, "", f"< {CLIPPED}"),
        holds=under(CLIPPED),
    )


def _correlation(sides: NDArray[np.float64]) -> float | None:
    """The lowest correlation of left and right over three seconds that are heard."""
    hops = min(WINDOW_HOPS, len(sides))
    sums = np.concatenate((np.zeros((1, 3)), np.cumsum(sides, axis=0)))
    left, right, both = ((sums[hops:] - sums[:-hops]) / hops).T
    heard = np.maximum(left, right) > SILENT**2
    if not heard.any():
        return None
    # A channel that is silent has no correlation with the other: the fold-down judges it
    scale = np.sqrt(left[heard] * right[heard]) + 1e-12
    return float((both[heard] / scale).min())


def _mono_loss_db(sides: NDArray[np.float64]) -> float | None:
    """How much quieter the sum of both channels is than the two apart."""
    left, right, both = sides.sum(axis=0)
    apart, together = (left + right) / 2, (left + right + 2 * both) / 4
    return float(10 * np.log10(apart / max(together, 1e-20))) if apart > 0 else None
