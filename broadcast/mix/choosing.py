"""Which optional paragraphs are heard: what is cut so that a bulletin fits its slot. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from broadcast.model.air import SPEECH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from broadcast.model.air import Piece

Unit = tuple[str, int]
"""Story and index of the first paragraph of what is cut together."""


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


def choose(
    pieces: Sequence[Piece], fits: Callable[[Sequence[Piece]], bool]
) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces to keep, as many as fit, and the text of what is cut."""
    all_units = units(pieces)
    optional = [(rank, index) for index, (_, rank, _) in enumerate(all_units) if rank]
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
        return all(i in kept for i in earlier) and fits(pieces_of(kept | {index}))

    for _, index in sorted(optional, reverse=True):
        if fits(pieces_of(kept)):
            break
        kept.discard(index)
    for _, index in sorted(optional):
        if index not in kept and comes_back(index):
            kept.add(index)
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
