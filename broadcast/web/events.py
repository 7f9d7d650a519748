"""What browsers are told as it happens, and who has which script open."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from broadcast.web.telling import FETCH_AGAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.web.telling import Told

MOST_WAITING = 2_000
"""Events that a browser may be late by, before it is told to fetch the board again instead."""

PRESENT_S = 45.0
"""How long someone is thought to be there after their last word."""


@dataclass(eq=False, slots=True)
class Listener:
    """One browser that listens."""

    loop: asyncio.AbstractEventLoop
    events: asyncio.Queue[Told]

    def tell(self, event: Told) -> None:
        """Queue an event, from any thread."""
        self.loop.call_soon_threadsafe(self._put, event)

    def _put(self, event: Told) -> None:
        if self.events.full():
            while not self.events.empty():
                self.events.get_nowait()
            event = FETCH_AGAIN
        self.events.put_nowait(event)


@dataclass(slots=True)
class Hub:
    """All who listen."""

    _listeners: set[Listener] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def tell(self, event: Told) -> None:
        """Tell everyone."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener.tell(event)

    def join(self) -> Listener:
        """Begin to listen; called from the loop of the server."""
        listener = Listener(asyncio.get_running_loop(), asyncio.Queue(MOST_WAITING))
        with self._lock:
            self._listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Listen no more."""
        with self._lock:
            self._listeners.discard(listener)

    @property
    def count(self) -> int:
        """How many listen."""
        with self._lock:
            return len(self._listeners)


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Someone who has a script open."""

    name: str
    editing: bool


@dataclass(slots=True)
class Presences:
    """Who has which script open: kept in memory, true while it is said again."""

    clock: Callable[[], float]
    _seen: dict[str, dict[tuple[str, str], tuple[float, bool]]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def here(self, bulletin: str, browser: str, name: str, *, editing: bool) -> bool:
        """Note that someone has a script open; whether that is news."""
        with self._lock:
            before = self._present(bulletin)
            seen = self._seen.setdefault(bulletin, {})
            seen[browser, name] = (self.clock(), editing)
            return before != self._present(bulletin)

    def gone(self, bulletin: str, browser: str, name: str) -> bool:
        """Note that someone closed a script; whether that is news."""
        with self._lock:
            before = self._present(bulletin)
            self._seen.get(bulletin, {}).pop((browser, name), None)
            return before != self._present(bulletin)

    def present(self, bulletin: str) -> tuple[Present, ...]:
        """Who has a script open, by name."""
        with self._lock:
            return self._present(bulletin)

    def open_bulletins(self) -> set[str]:
        """The bulletins that someone has open."""
        with self._lock:
            return {one for one in tuple(self._seen) if self._present(one)}

    def _present(self, bulletin: str) -> tuple[Present, ...]:
        since = self.clock() - PRESENT_S
        seen = {k: v for k, v in self._seen.get(bulletin, {}).items() if v[0] > since}
        self._seen[bulletin] = seen
        if not seen:
            del self._seen[bulletin]
        return tuple(self._by_name(seen))

    @staticmethod
    def _by_name(seen: dict[tuple[str, str], tuple[float, bool]]) -> Iterator[Present]:
        names = Counter(name for _, name in seen)
        for name in sorted(names):
            editing = any(busy for (_, own), (_, busy) in seen.items() if own == name)
            yield Present(name=name, editing=editing)
