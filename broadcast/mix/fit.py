"""A bulletin fitted to its slot: what is cut, how fast it is said, where the music ends.

What gives, in this order: optional paragraphs (`??` before `?`, the last ones first), the pace of
synthetic voices (asked of them first, then stretched), the pauses between paragraphs, the music
after the last word. Never a sentence, a clip, a take or a jingle.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from broadcast.errors import MixError
from broadcast.mix.choosing import choose
from broadcast.mix.timeline import GAP_COMFORT_MS, heard_end_ms, lay_out
from broadcast.model.air import SPEECH, Timeline
from broadcast.units import minutes_seconds, seconds_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.mix.choosing import Unit
    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Piece

SILENT_TAIL_MS = 850
"""Where no music ends the bulletin, the longest silence: a playout trims one of 0.9 s."""

SPEED_STEP = 0.001


def rate_for(pieces: Sequence[Piece], budget_ms: int, rules: MixRules) -> float:
    """The pace to ask of synthetic voices, against their usual one; 1 where all fits as it is.

    In steps of a hundredth, so that what was said is found again.
    """
    kept = _choose(pieces, budget_ms, rules)[0]
    speed = _speed(kept, budget_ms, rules, slowest=rules.rate_min, fastest=rules.rate_max)
    if speed >= 1.0:
        return math.ceil(round(speed * 100, 1)) / 100
    return math.floor(round(speed * 100, 1)) / 100


def fit(pieces: Sequence[Piece], budget_ms: int, rules: MixRules) -> Timeline:
    """Place every piece so that the bulletin lasts exactly its slot.

    Raises `MixError` with the seconds that are missing or in excess, and what to do.
    """
    if not any(piece.kind in SPEECH for piece in pieces):
        raise MixError("ce bulletin ne dit rien", hint="écrivez au moins un paragraphe")
    natural, cut = _choose(pieces, budget_ms, rules)
    speed = _speed(natural, budget_ms, rules, slowest=rules.stretch_min, fastest=rules.stretch_max)
    kept = [piece.at_speed(speed) for piece in natural]
    over_ms = _shortest_ms(kept, rules.pause_min_ms, rules) - budget_ms
    if over_ms > 0:
        raise MixError(
            f"le texte dépasse le créneau de {minutes_seconds(budget_ms)} : "
            f"{seconds_text(over_ms)} de trop",
            hint=_who_could_pay(natural),
        )
    pause_ms = _pause(kept, budget_ms, rules)
    timeline = lay_out(kept, pause_ms=pause_ms, length_ms=budget_ms, rules=rules)
    tail_ms = budget_ms - heard_end_ms(timeline)
    if tail_ms > (longest := _longest_tail_ms(kept, rules)):
        raise MixError(
            f"le bulletin est trop court de {seconds_text(tail_ms - longest)} "
            f"pour {minutes_seconds(budget_ms)}",
            hint="ajoutez du texte, finissez sur [tapis] ou réduisez la durée",
        )
    return Timeline(
        placements=timeline.placements,
        beds=timeline.beds,
        length_ms=budget_ms,
        pause_ms=pause_ms,
        tail_ms=tail_ms,
        speed=speed,
        cut=cut,
    )


def _choose(
    pieces: Sequence[Piece], budget_ms: int, rules: MixRules
) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces to keep with comfortable pauses, and the text of what is cut."""
    comfort = _comfort_ms(rules)
    return choose(pieces, lambda kept: _shortest_ms(kept, comfort, rules) <= budget_ms)


def _shortest_ms(pieces: Sequence[Piece], pause_ms: int, rules: MixRules) -> int:
    return lay_out(pieces, pause_ms=pause_ms, length_ms=None, rules=rules).length_ms


def _comfort_ms(rules: MixRules) -> int:
    return min(max(GAP_COMFORT_MS, rules.pause_min_ms), rules.pause_max_ms)


def _longest_tail_ms(pieces: Sequence[Piece], rules: MixRules) -> int:
    """How long the end may last after the last word: with music, or without."""
    ends = [piece.kind for piece in pieces if piece.kind in ("bed_in", "bed_out")]
    return rules.tail_max_ms if ends[-1:] == ["bed_in"] else SILENT_TAIL_MS


def _speed(
    pieces: Sequence[Piece], budget_ms: int, rules: MixRules, *, slowest: float, fastest: float
) -> float:
    """The least change of pace, within its bounds, with which comfortable pauses fit."""
    comfort, longest = _comfort_ms(rules), _longest_tail_ms(pieces, rules)

    def over_ms(speed: float) -> int:
        return _shortest_ms([one.at_speed(speed) for one in pieces], comfort, rules) - budget_ms

    def under_ms(speed: float) -> int:
        kept = [piece.at_speed(speed) for piece in pieces]
        laid = lay_out(kept, pause_ms=comfort, length_ms=None, rules=rules)
        return budget_ms - longest - heard_end_ms(laid)

    steps = 0
    if over_ms(1.0) > 0:
        most = round((fastest - 1) / SPEED_STEP)
        while steps < most and over_ms(1 + steps * SPEED_STEP) > 0:
            steps += 1
    elif under_ms(1.0) > 0:
        most = round((1 - slowest) / SPEED_STEP)
        while -steps < most and under_ms(1 + steps * SPEED_STEP) > 0:
            steps -= 1
    return round(1 + steps * SPEED_STEP, 3)


def _pause(pieces: Sequence[Piece], budget_ms: int, rules: MixRules) -> int:
    """The longest pause between paragraphs, within its bounds, that still fits.

    A comfortable pause comes first; beyond it, music after the last word is as good as silence,
    so pauses open further only when that music would pass half of its longest.
    """
    comfort = _comfort_ms(rules)
    shortest = rules.pause_min_ms
    spare_ms = budget_ms - _shortest_ms(pieces, comfort, rules)
    if spare_ms >= 0:
        shortest = comfort
        budget_ms -= min(spare_ms, rules.tail_max_ms // 2)
    longest = rules.pause_max_ms
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if _shortest_ms(pieces, middle, rules) <= budget_ms:
            shortest = middle
        else:
            longest = middle - 1
    return shortest


def _who_could_pay(pieces: Sequence[Piece]) -> str:
    """The longest paragraphs, which a producer may shorten or mark as optional."""
    lengths: dict[Unit, int] = {}
    texts: dict[Unit, str] = {}
    for piece in pieces:
        if piece.kind in SPEECH:
            name = (piece.story, piece.paragraph)
            lengths[name] = lengths.get(name, 0) + piece.duration_ms
            texts.setdefault(name, f"ligne {piece.line} « {piece.text[:30].strip()}… »")
    longest = sorted(lengths, key=lambda name: -lengths[name])[:3]
    told = ", ".join(f"{texts[name]} {seconds_text(lengths[name])}" for name in longest)
    return f"raccourcissez ou marquez d'un ? : {told}"
