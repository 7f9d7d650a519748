"""Who is heard at which appointment: never the same one twice in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.show.morning import Slot


def rotation(
    speakers: Sequence[Sequence[str]], slots: Sequence[Slot]
) -> tuple[tuple[str, ...], ...]:
    """The quotes that are heard at each of these slots, in the order of the clock.

    ``speakers`` holds the ids of each speaker's quotes, who matters most first: what someone says
    stays together. A slot that asks for so many takes those who were heard least lately, and nobody
    of the slot before, nor of those that the next one names: rather fewer than the same again. A
    slot that names its quotes has them; one that says nothing has them all.

    >>> from datetime import time
    >>> from broadcast.show.morning import Slot
    >>> def two(hour): return Slot(clock=time(hour), format="journal", budget_ms=60_000, clips=2)
    >>> rotation([["anne"], ["jean"], ["luc"]], [two(6), two(7), two(8)])
    (('anne', 'jean'), ('luc',), ('anne', 'jean'))
    """
    known = [tuple(own) for own in speakers]
    last_heard = dict.fromkeys(known, -1)
    before: tuple[str, ...] = ()
    chosen = []
    for at, slot in enumerate(slots):
        named = {*before, *(_named(slots[at + 1]) if at + 1 < len(slots) else ())}
        if isinstance(slot.clips, int):
            fresh = [own for own in known if not named & set(own)]
            taken = sorted(fresh, key=lambda own: last_heard[own])[: slot.clips]
            ids = tuple(id_ for own in known if own in taken for id_ in own)
        else:
            wanted = slot.clips
            ids = tuple(id_ for own in known for id_ in own if wanted is None or id_ in wanted)
        last_heard |= {own: at for own in known if set(own) & set(ids)}
        before = ids
        chosen.append(ids)
    return tuple(chosen)


def _named(slot: Slot) -> tuple[str, ...]:
    """The quotes that a slot asks for by name."""
    return slot.clips if isinstance(slot.clips, tuple) else ()
