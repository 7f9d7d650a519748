"""Failed logins counted, so that nobody tries passwords all night."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOW_S = 600.0
MOST_FROM_ONE_PLACE = 10
MOST_FOR_ONE_NAME = 5
"""From one place: another desk may still let the same person in."""

MOST_PLACES = 10_000


@dataclass(slots=True)
class Attempts:
    """Failures of the last ten minutes, by address and by name from that address."""

    clock: Callable[[], float]
    _failures: dict[tuple[str, ...], deque[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait_s(self, address: str, name: str) -> int:
        """Seconds to wait before another try; 0 where one may try now."""
        with self._lock:
            limits = {(address,): MOST_FROM_ONE_PLACE, (address, name): MOST_FOR_ONE_NAME}
            return max(self._wait(key, most) for key, most in limits.items())

    def failed(self, address: str, name: str) -> None:
        """Count a failure."""
        with self._lock:
            for key in ((address,), (address, name)):
                self._failures.setdefault(key, deque(maxlen=MOST_FROM_ONE_PLACE)).append(
                    self.clock()
                )
            if len(self._failures) > MOST_PLACES:
                del self._failures[next(iter(self._failures))]

    def succeeded(self, address: str, name: str) -> None:
        """Forget what went before under that name; the address keeps its count."""
        with self._lock:
            self._failures.pop((address, name), None)

    def _wait(self, key: tuple[str, ...], most: int) -> int:
        failures = self._failures.get(key)
        if not failures:
            return 0
        now = self.clock()
        while failures and failures[0] <= now - WINDOW_S:
            failures.popleft()
        if len(failures) < most:
            return 0
        return max(1, round(failures[-most] + WINDOW_S - now))
