"""A store for who is waiting: an answer within seconds, or none, and then it is left in peace."""

from __future__ import annotations

import time
from concurrent.futures import Future
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from broadcast.errors import StoreError
from broadcast.store.objects import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.store.place import StoreAt
    from broadcast.store.reaching import Reached

_T = TypeVar("_T")

WAIT_S = 8.0
"""How long a person is kept waiting: half a megabyte takes four seconds at 1 Mbit/s."""

REST_S = 60.0
"""How long a store that did not answer is not asked again: a script has a hundred sentences."""


class PromptStore(Store):
    """A store that is asked for a few seconds at most, then not for a minute."""

    def __init__(
        self,
        place: StoreAt,
        *,
        wait_s: float = WAIT_S,
        rest_s: float = REST_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(place)
        self._wait_s, self._rest_s, self._clock = wait_s, rest_s, clock
        self._fault: StoreError | None = None
        self._rests_until = 0.0

    def _ask(self, asked: Callable[[Reached], _T]) -> _T:
        if self._fault and self._clock() < self._rests_until:
            raise StoreError(self._fault.what, hint=self._fault.hint)
        answer: Future[_T] = Future()

        def ask() -> None:
            try:
                answer.set_result(super(PromptStore, self)._ask(asked))
            except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to who asked
                answer.set_exception(error)

        # No pool: the program would wait for its threads before it ends
        Thread(target=ask, name="store", daemon=True).start()
        try:
            return answer.result(self._wait_s)
        except TimeoutError:
            self._fault = StoreError(
                f"le magasin {self._place.url} n'a pas répondu en {self._wait_s:g} s",
                hint="vérifiez le serveur et le réseau",
            )
        except StoreError as error:
            self._fault = error
        self._rests_until = self._clock() + self._rest_s
        raise self._fault


@cache
def prompt_store_at(place: StoreAt) -> PromptStore:
    """The store at a place, for who is waiting; one for each program."""
    return PromptStore(place)
