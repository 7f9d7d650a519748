"""Whether a file may go to air: each measure against its written limit. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.air import AIR_RATE_HZ
from broadcast.quality.check import anything, at_most, line
from broadcast.quality.defects import signal, silences
from broadcast.quality.parts import bed_under_speech_lu, story_levels, voice_levels
from broadcast.sound.levels import BLOCK_HOPS, SHORT_HOPS, integrated_of, loudest_of, range_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.quality.check import Check
    from broadcast.quality.measuring import Measures
    from broadcast.quality.plan import Plan

LOUDNESS_TOLERANCE_LU = 0.2
"""EBU R 128: what a quality check may differ by."""

SHORT_TERM_OVER_LU = 5.0
"""EBU R 128 s1: -18 LUFS for -23."""

STORY_TO_STORY_LU = 1.0
VOICE_TO_VOICE_LU = 2.0
BED_TOLERANCE_LU = 3.0
"""A bed has louder moments than its whole, and few pauses to be heard in: of ten journals that were
mixed alike, the pauses told 0.9 to 1.9 LU less than was set."""


def checks_of(heard: Measures, plan: Plan) -> tuple[Check, ...]:
    """Every check, in the order of the report."""
    return (
        *_format(heard, plan),
        *_loudness(heard, plan),
        *_parts(heard, plan),
        *silences(heard, plan),
        *signal(heard),
    )


def _format(heard: Measures, plan: Plan) -> Iterator[Check]:
    yield line(
        "rate_hz",
        "Fréquence",
        heard.rate_hz,
        "Hz",
        "48 000",
        holds=lambda value: value == AIR_RATE_HZ,
    )
    yield line("channels", "Canaux", heard.channels, "", "2", holds=lambda value: value == 2)
    yield line(
        *("missing_ms", "Son annoncé qui manque", heard.missing_ms, "ms", "0"),
        holds=lambda value: value <= 0,
    )
    if heard.gapless is not None:
        yield line(
            *("gapless", "En-tête de longueur du MP3", float(heard.gapless), "", "1"),
            holds=bool,
            otherwise="warning",
        )
    off_ms = None if plan.length_ms is None else heard.length_ms - plan.length_ms
    slack_ms = 0.0 if plan.exact else 50.0
    yield line(
        *("off_length_ms", "Écart de durée", off_ms, "ms", f"{slack_ms:g}"),
        holds=lambda value: abs(value) <= slack_ms,
    )


def _loudness(heard: Measures, plan: Plan) -> Iterator[Check]:
    target, ceiling = plan.target_lufs, plan.ceiling_dbtp
    yield line(
        *("integrated_lufs", "Sonie intégrée", integrated_of(heard.energies), "LUFS"),
        f"{target:g} ± {LOUDNESS_TOLERANCE_LU}",
        holds=lambda value: abs(value - target) <= LOUDNESS_TOLERANCE_LU,
    )
    yield line(
        *("true_peak_dbtp", "Crête vraie", heard.true_peak_dbtp, "dBTP", f"≤ {ceiling:g}"),
        holds=lambda value: value <= ceiling,
    )
    loudest = loudest_of(heard.energies, SHORT_HOPS)
    yield line(
        *("max_short_term_lufs", "Court terme maximal", loudest, "LUFS"),
        f"≤ {target + SHORT_TERM_OVER_LU:g}",
        holds=at_most(target + SHORT_TERM_OVER_LU),
    )
    fastest = loudest_of(heard.energies, BLOCK_HOPS)
    yield line("max_momentary_lufs", "Momentané maximal", fastest, "LUFS", "", holds=anything)
    yield line("range_lu", "Dynamique", range_of(heard.energies), "LU", "", holds=anything)


def _parts(heard: Measures, plan: Plan) -> Iterator[Check]:
    for key, name, levels, limit in (
        ("story_to_story_lu", "D'un sujet à l'autre", story_levels, STORY_TO_STORY_LU),
        ("voice_to_voice_lu", "D'une voix à l'autre", voice_levels, VOICE_TO_VOICE_LU),
    ):
        found = list(levels(heard.energies, plan).values())
        spread = max(found) - min(found) if len(found) > 1 else None
        yield line(key, name, spread, "LU", f"≤ {limit:g}", holds=at_most(limit))
    least = plan.bed_under_speech_lu - BED_TOLERANCE_LU
    yield line(
        *("bed_under_speech_lu", "Tapis sous la voix", bed_under_speech_lu(heard.energies, plan)),
        *("LU", f"≥ {max(0.0, least):g}"),
        holds=lambda value: value >= least,
    )
