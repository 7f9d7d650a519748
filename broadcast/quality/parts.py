"""Stories, voices and bed told apart in a finished file, from when each is heard. Pure."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from broadcast.sound.levels import integrated_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from broadcast.quality.plan import Plan, Span

SHORTEST_HOPS = 300
"""Under three seconds of speech, a level says more of the words than of the mix."""

HELD_MS = 1_000
"""In a pause shorter than this the bed stays down."""

EDGE_HOPS = 6
"""What rings on after a word, and the breath before the next."""

ROOM_HOPS = {"clip": 25, "take": 25}
"""After a person's last word, the room is heard a moment longer."""


def story_levels(energies: NDArray[np.float64], plan: Plan) -> dict[str, float]:
    """Loudness of the speech of each story, in LUFS."""
    return _levels(energies, plan, lambda span: span.story)


def voice_levels(energies: NDArray[np.float64], plan: Plan) -> dict[str, float]:
    """Loudness of each voice, take and clip, in LUFS."""
    return _levels(energies, plan, lambda span: span.mouth)


def bed_under_speech_lu(energies: NDArray[np.float64], plan: Plan) -> float | None:
    """How far the bed lies under the voice, heard in the short pauses between its sentences.

    None where there is no such pause.
    """
    pauses = []
    speech = plan.speech
    for before, after in pairwise(speech):
        ended = before.end_ms // 10 + ROOM_HOPS.get(before.kind, 0)
        first, last = ended + EDGE_HOPS, after.start_ms // 10 - EDGE_HOPS
        under = any(
            start + 1_000 <= before.end_ms and after.start_ms <= end for start, end in plan.beds
        )
        rings = any(
            span.kind == "jingle" and span.start_ms < after.start_ms and span.end_ms > before.end_ms
            for span in plan.spans
        )
        short = after.start_ms - before.end_ms < HELD_MS
        if under and short and not rings and last - first >= EDGE_HOPS:
            pauses.append(energies[first:last])
    spoken = [energies[span.start_ms // 10 : span.end_ms // 10] for span in speech]
    if not pauses or not spoken:
        return None
    bed = float(np.concatenate(pauses).mean())
    voice = integrated_of(np.concatenate(spoken))
    return float(voice + 0.691 - 10 * np.log10(max(bed, 1e-20)))


def _levels(
    energies: NDArray[np.float64], plan: Plan, name: Callable[[Span], str]
) -> dict[str, float]:
    own: dict[str, list[NDArray[np.float64]]] = defaultdict(list)
    for span in plan.speech:
        own[name(span)].append(energies[span.start_ms // 10 : span.end_ms // 10])
    joined = {key: np.concatenate(parts) for key, parts in own.items()}
    levels = {
        key: integrated_of(heard) for key, heard in joined.items() if len(heard) >= SHORTEST_HOPS
    }
    return {key: level for key, level in levels.items() if np.isfinite(level)}
