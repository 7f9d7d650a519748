"""Whether a file may go to air: each measure against its written limit. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from broadcast.model.air import AIR_RATE_HZ
from broadcast.quality.parts import bed_under_speech_lu, story_levels, voice_levels
from broadcast.sound.levels import BLOCK_HOPS, SHORT_HOPS, integrated_of, loudest_of, range_of
from broadcast.sound.silence import LONGEST_SILENCE_MS, longest_silence_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from broadcast.quality.measuring import Measures
    from broadcast.quality.plan import Plan

Verdict = Literal["ok", "warning", "fault"]

LOUDNESS_TOLERANCE_LU = 0.2
"""EBU R 128: what a quality check may differ by."""

SHORT_TERM_OVER_LU = 5.0
"""EBU R 128 s1: -18 LUFS for -23."""

STORY_TO_STORY_LU = 1.0
VOICE_TO_VOICE_LU = 2.0
BED_TOLERANCE_LU = 2.0
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the verdict."""

    key: str
    name: str
    value: float | None
    """None where this file does not allow to tell."""

    unit: str
    limit: str
    verdict: Verdict


def checks_of(heard: Measures, plan: Plan) -> tuple[Check, ...]:
    """Every check, in the order of the report."""
    return (
        *_format(heard, plan),
        *_loudness(heard, plan),
        *_parts(heard, plan),
        *_silences(heard, plan),
        *_signal(heard),
    )


def _line(
    key: str,
    name: str,
    value: float | None,
    unit: str,
    limit: str,
    *,
    holds: Callable[[float], bool],
    otherwise: Verdict = "fault",
) -> Check:
    good = value is None or (np.isfinite(value) and holds(value))
    return Check(
        key=key,
        name=name,
        value=None if value is None else round(float(value), 3),
        unit=unit,
        limit=limit.replace(".", ",").replace("-", "−"),
        verdict="ok" if good else otherwise,
    )


def _any(_: float) -> bool:
    return True


def _under(limit: float) -> Callable[[float], bool]:
    return lambda value: value < limit


def _at_most(limit: float) -> Callable[[float], bool]:
    return lambda value: value <= limit


def _format(heard: Measures, plan: Plan) -> Iterator[Check]:
    yield _line(
        "rate_hz",
        "Fréquence",
        heard.rate_hz,
        "Hz",
        "48 000",
        holds=lambda value: value == AIR_RATE_HZ,
    )
    yield _line("channels", "Canaux", heard.channels, "", "2", holds=lambda value: value == 2)
    yield _line(
        *("missing_ms", "Son annoncé qui manque", heard.missing_ms, "ms", "0"),
        holds=lambda value: value <= 0,
    )
    if heard.gapless is not None:
        yield _line(
            *("gapless", "En-tête de longueur du MP3", float(heard.gapless), "", "1"),
            holds=bool,
            otherwise="warning",
        )
    off_ms = None if plan.length_ms is None else heard.length_ms - plan.length_ms
    slack_ms = 0.0 if plan.exact else 50.0
    yield _line(
        *("off_length_ms", "Écart de durée", off_ms, "ms", f"{slack_ms:g}"),
        holds=lambda value: abs(value) <= slack_ms,
    )


def _loudness(heard: Measures, plan: Plan) -> Iterator[Check]:
    target, ceiling = plan.target_lufs, plan.ceiling_dbtp
    yield _line(
        *("integrated_lufs", "Sonie intégrée", integrated_of(heard.energies), "LUFS"),
        f"{target:g} ± {LOUDNESS_TOLERANCE_LU}",
        holds=lambda value: abs(value - target) <= LOUDNESS_TOLERANCE_LU,
    )
    yield _line(
        *("true_peak_dbtp", "Crête vraie", heard.true_peak_dbtp, "dBTP", f"≤ {ceiling:g}"),
        holds=lambda value: value <= ceiling,
    )
    loudest = loudest_of(heard.energies, SHORT_HOPS)
    yield _line(
        *("max_short_term_lufs", "Court terme maximal", loudest, "LUFS"),
        f"≤ {target + SHORT_TERM_OVER_LU:g}",
        holds=lambda value: value <= target + SHORT_TERM_OVER_LU,
    )
    fastest = loudest_of(heard.energies, BLOCK_HOPS)
    yield _line(
        "max_momentary_lufs", "Momentané maximal", fastest, "LUFS", "", holds=lambda _: True
    )
    yield _line("range_lu", "Dynamique", range_of(heard.energies), "LU", "", holds=_any)


def _parts(heard: Measures, plan: Plan) -> Iterator[Check]:
    for key, name, levels, limit in (
        ("story_to_story_lu", "D'un sujet à l'autre", story_levels, STORY_TO_STORY_LU),
        ("voice_to_voice_lu", "D'une voix à l'autre", voice_levels, VOICE_TO_VOICE_LU),
    ):
        found = list(levels(heard.energies, plan).values())
        spread = max(found) - min(found) if len(found) > 1 else None
        yield _line(key, name, spread, "LU", f"≤ {limit:g}", holds=_at_most(limit))
    least = plan.bed_under_speech_lu - BED_TOLERANCE_LU
    yield _line(
        *("bed_under_speech_lu", "Tapis sous la voix", bed_under_speech_lu(heard.energies, plan)),
        *("LU", f"≥ {max(0.0, least):g}"),
        holds=lambda value: value >= least,
    )


def _silences(heard: Measures, plan: Plan) -> Iterator[Check]:
    loud = np.flatnonzero(heard.peaks > SILENT)
    head_ms = float(loud[0]) * 10 if len(loud) else float("inf")
    tail_ms = float(len(heard.peaks) - 1 - loud[-1]) * 10 if len(loud) else float("inf")
    for key, name, value, limit in (
        ("head_silence_ms", "Silence au début", head_ms, HEAD_MS),
        ("tail_silence_ms", "Silence à la fin", tail_ms, TAIL_MS),
    ):
        yield _line(
            *(key, name, value, "ms", f"≤ {limit}"),
            holds=_at_most(limit),
            otherwise="warning" if value < TRIMMED_MS else "fault",
        )
    gap_ms = longest_silence_ms(heard.peaks)
    yield _line(
        *("longest_gap_ms", "Plus long silence", gap_ms, "ms", f"< {LONGEST_SILENCE_MS}"),
        holds=lambda value: value < LONGEST_SILENCE_MS,
    )
    dry = gap_ms if plan.spans and gap_ms < LONGEST_SILENCE_MS else None
    yield _line(
        *("dry_gap_ms", "Silence entre deux phrases", dry, "ms", f"≤ {DRY_GAP_MS + 200}"),
        holds=lambda value: value <= DRY_GAP_MS + 200,
        otherwise="warning",
    )


def _signal(heard: Measures) -> Iterator[Check]:
    yield _line(
        "dc", "Composante continue", heard.dc, "", f"< {DC}", holds=lambda value: value < DC
    )
    yield _line(
        *("correlation", "Corrélation la plus basse", _correlation(heard.sides), "", "> 0"),
        holds=lambda value: value > 0,
    )
    yield _line(
        *("mono_loss_db", "Perte en mono", _mono_loss_db(heard.sides), "dB", f"< {MONO_LOSS_DB:g}"),
        holds=lambda value: value < MONO_LOSS_DB,
    )
    worst = max(heard.clicks_db, default=None)
    yield _line(
        *("click_db", "Clic au montage", worst, "dB", f"< {CLICK_DB:g}"),
        holds=lambda value: value < CLICK_DB,
    )
    yield _line(
        *("clipped", "Échantillons écrêtés de suite", heard.clipped, "", f"< {CLIPPED}"),
        holds=lambda value: value < CLIPPED,
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
