"""A bulletin fitted to its slot: what is cut, how long the pauses are, where the music ends.

What gives, in this order: optional paragraphs (`??` before `?`, the last ones first), the pauses
between paragraphs, the music after the last word. Never a sentence, a clip or a jingle.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from broadcast.errors import MixError
from broadcast.mix.layout import GAP_COMFORT_MS, heard_end_ms, lay_out
from broadcast.model.air import SPEECH, Timeline
from broadcast.units import minutes_seconds, seconds_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.mix.rules import MixRules
    from broadcast.model.air import Piece

Unit = tuple[str, int]
"""Story and index of the first paragraph of what is cut together."""


def fit(pieces: Sequence[Piece], budget_ms: int, rules: MixRules) -> Timeline:
    """Place every piece so that the bulletin lasts exactly its slot.

    Raises `MixError` with the seconds that are missing or in excess, and what to do.
    """
    if not any(piece.kind in SPEECH for piece in pieces):
        raise MixError("ce bulletin ne dit rien", hint="écrivez au moins un paragraphe")
    kept, cut = _choose(pieces, budget_ms, rules)
    pause_ms = _pause(kept, budget_ms, rules)
    timeline = lay_out(kept, pause_ms=pause_ms, length_ms=budget_ms, rules=rules)
    tail_ms = budget_ms - heard_end_ms(timeline)
    longest = (
        rules.tail_max_ms if _bed_at_the_end(timeline, budget_ms) else rules.pause_max_ms + 200
    )
    if tail_ms > longest:
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
        cut=cut,
    )


def units(pieces: Sequence[Piece]) -> list[tuple[Unit, int, list[Piece]]]:
    """What stands or falls together: a paragraph, with the clip that it introduces.

    Each unit is its name, its cut rank and its pieces. A quote goes with the paragraph before it,
    pauses between them or not, and only where both are optional: no quote is heard without the
    name of who speaks, and no introduction without its quote.
    """
    paragraphs = [list(group) for _, group in groupby(pieces, key=lambda p: (p.story, p.paragraph))]
    found: list[tuple[Unit, int, list[Piece]]] = []
    for paragraph in paragraphs:
        first = paragraph[0]
        name: Unit = (first.story, first.paragraph)
        intro = next((unit for unit in reversed(found) if unit[2][0].kind in SPEECH), None)
        if first.introduced and intro and intro[0][0] == first.story:
            between = found[found.index(intro) + 1 :]
            del found[found.index(intro) :]
            pieces = [*intro[2], *(piece for unit in between for piece in unit[2]), *paragraph]
            found.append((intro[0], min(intro[1], first.cut_rank), pieces))
        else:
            found.append((name, first.cut_rank, paragraph))
    return found


def _choose(
    pieces: Sequence[Piece], budget_ms: int, rules: MixRules
) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces to keep, and the text of what is cut."""
    all_units = units(pieces)
    optional = [(rank, index) for index, (_, rank, _) in enumerate(all_units) if rank]
    comfort = min(max(GAP_COMFORT_MS, rules.pause_min_ms), rules.pause_max_ms)
    kept = set(range(len(all_units)))

    def pieces_of(indexes: set[int]) -> list[Piece]:
        return _without_silenced_stories(
            [p for i in sorted(indexes) for p in all_units[i][2]], pieces
        )

    def comes_back(index: int) -> bool:
        """Within a story the end goes first: "Il…" is not kept where the name before it went."""
        name, rank, _ = all_units[index]
        earlier = (
            i for r, i in optional if r == rank and i < index and all_units[i][0][0] == name[0]
        )
        return all(i in kept for i in earlier) and fits(kept | {index}, comfort)

    def fits(indexes: set[int], pause_ms: int) -> bool:
        return _shortest_ms(pieces_of(indexes), pause_ms, rules) <= budget_ms

    for _, index in sorted(optional, reverse=True):
        if fits(kept, comfort):
            break
        kept.discard(index)
    for _, index in sorted(optional):
        if index not in kept and comes_back(index):
            kept.add(index)
    if not fits(kept, rules.pause_min_ms):
        over_ms = _shortest_ms(pieces_of(kept), rules.pause_min_ms, rules) - budget_ms
        raise MixError(
            f"le texte dépasse le créneau de {minutes_seconds(budget_ms)} : "
            f"{seconds_text(over_ms)} de trop",
            hint=_who_could_pay(pieces_of(kept)),
        )
    gone = (
        " ".join(piece.text for piece in all_units[index][2])
        for _, index in sorted(optional, key=lambda one: one[1])
        if index not in kept
    )
    return pieces_of(kept), tuple(gone)


def _without_silenced_stories(kept: list[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """A story whose every word is cut loses its jingles too; one that never had any keeps them."""
    silenced = {piece.story for piece in pieces if piece.kind in SPEECH}
    silenced -= {piece.story for piece in kept if piece.kind in SPEECH}
    bed = ("bed_in", "bed_out")
    return [piece for piece in kept if piece.story not in silenced or piece.kind in bed]


def _shortest_ms(pieces: Sequence[Piece], pause_ms: int, rules: MixRules) -> int:
    return lay_out(pieces, pause_ms=pause_ms, length_ms=None, rules=rules).length_ms


def _bed_at_the_end(timeline: Timeline, length_ms: int) -> bool:
    return any(end >= length_ms for _, end in timeline.beds)


def _pause(pieces: Sequence[Piece], budget_ms: int, rules: MixRules) -> int:
    """The longest pause between paragraphs, within its bounds, that still fits.

    A comfortable pause comes first; beyond it, music after the last word is as good as silence,
    so pauses open further only when that music would pass half of its longest.
    """
    comfort = min(max(GAP_COMFORT_MS, rules.pause_min_ms), rules.pause_max_ms)
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
