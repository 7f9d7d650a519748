"""A morning kept current: what arrives is imported, what it touches is made again, until air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from broadcast.pipeline.morning.planning import Morning
    from broadcast.pipeline.morning.run import Shown
    from broadcast.pipeline.receiving.watching import Followed


def keep_current(
    look: Callable[[], Iterable[Followed]],
    plan: Callable[[], Morning],
    make: Callable[[Morning], Shown],
    *,
    clock: Callable[[], datetime],
    sleep: Callable[[float], None],
    every_s: float,
) -> Iterator[Followed | Shown | BroadcastError]:
    """Look, make, wait, and again until the last bulletin has been aired.

    What goes wrong on the way (settings that someone is in the middle of editing, a site that does
    not answer) is given as it is, and tried again at the next turn.
    """
    while True:
        ends = None
        try:
            yield from look()
            morning = plan()
            ends = morning.ends
            yield make(morning)
        except BroadcastError as error:
            yield error
        if ends and ends <= clock():
            return
        sleep(every_s)
