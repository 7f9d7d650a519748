"""What is heard at which appointment: never the same recording twice in a row."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from broadcast.show.morning import EVERYONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from broadcast.show.morning import Slot


def rotation(
    speakers: Sequence[Sequence[str]], slots: Sequence[Slot]
) -> tuple[tuple[str, ...], ...]:
    """The quotes that are heard at each of these slots, in the order of the clock.

    ``speakers`` holds the ids of each speaker's quotes, who matters most first. A slot that asks
    for so many quotes takes those of people who were heard least lately, each of another person as
    far as there are. One that lets everyone be heard leaves a quote to a shorter one that follows,
    which would have no reaction otherwise, and half of them to one like itself. None of them takes
    what was just heard, nor what the next one names: rather fewer than the same again. A slot that
    names its quotes has them; one that says nothing has them all.

    >>> from datetime import time
    >>> from broadcast.show.morning import Slot
    >>> def of(hour, most): return Slot(clock=time(hour), format="", budget_ms=60_000, clips=most)
    >>> rotation([["anne"], ["jean-1", "jean-2"]], [of(6, 1), of(7, EVERYONE), of(8, 1)])
    (('jean-1',), ('anne', 'jean-2'), ('jean-1',))
    """
    every = {id_ for own in speakers for id_ in own}
    last_heard: dict[str, int] = {}
    before: tuple[str, ...] = ()
    chosen = []
    for at, slot in enumerate(slots):
        after = slots[at + 1].clips if at + 1 < len(slots) else None
        barred = {*before, *(after if isinstance(after, tuple) else ())}
        fresh = [[id_ for id_ in own if id_ not in barred] for own in speakers]
        if slot.clips == EVERYONE == after:
            half = (len(every) + 1) // 2
            wanted = set(_ranked(speakers, fresh, last_heard, spare=False)[:half])
        elif slot.clips == EVERYONE:
            left = _left(fresh, before) if _asks_for_some(after) else ""
            wanted = {id_ for own in fresh for id_ in own if id_ != left}
        elif isinstance(slot.clips, int):
            ranked = _ranked(speakers, fresh, last_heard, spare=after == EVERYONE)
            wanted = set(ranked[: slot.clips])
        else:
            wanted = every if slot.clips is None else set(slot.clips)
        before = tuple(id_ for own in speakers for id_ in own if id_ in wanted)
        last_heard |= dict.fromkeys(before, at)
        chosen.append(before)
    return tuple(chosen)


def _asks_for_some(clips: int | tuple[str, ...] | None) -> bool:
    return isinstance(clips, int) and 0 < clips < EVERYONE


def _left(fresh: Sequence[Sequence[str]], before: Sequence[str]) -> str:
    """The quote that is left to the next slot: the last one of whoever has the most to say.

    Nobody is silenced for it, unless there would be no other reaction there.
    """
    most = max(reversed(fresh), key=len, default=())
    if len(most) > 1:
        return most[-1]
    heard = [own for own in fresh if own]
    return heard[-1][-1] if len(heard) > 1 and not before else ""


def _ranked(
    speakers: Sequence[Sequence[str]],
    fresh: Sequence[Sequence[str]],
    last_heard: Mapping[str, int],
    *,
    spare: bool,
) -> list[str]:
    """Quotes, the first to be taken first; ``spare``: those whose author has others to be heard."""

    def heard(id_: str) -> int:
        return last_heard.get(id_, -1)

    people = sorted(
        (pair for pair in zip(speakers, fresh, strict=True) if pair[1]),
        key=lambda pair: (
            -len(pair[1]) * spare,
            max(map(heard, pair[0])),
            min(map(heard, pair[1])),
        ),
    )
    turns = zip_longest(*(sorted(own, key=heard) for _, own in people))
    return [id_ for turn in turns for id_ in turn if id_]
