"""A store as the rooms use it: objects put and found by name, whole or not at all."""

from __future__ import annotations

import os
from functools import cache
from socket import gethostname
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

from broadcast.errors import StoreError
from broadcast.store.reaching import reach, unreached

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.store.place import StoreAt
    from broadcast.store.reaching import Reached

_T = TypeVar("_T")


class Store:
    """Objects by name, which every machine of the station finds.

    Every method raises `StoreError`, on one line, where the store refuses or does not answer.
    """

    def __init__(self, place: StoreAt) -> None:
        self._place = place
        self._at: Reached | None = None

    def get(self, name: str) -> bytes | None:
        """A whole object; None where there is none."""

        def asked(at: Reached) -> bytes | None:
            try:
                return bytes(at.files.cat_file(f"{at.root}/{name}"))
            except FileNotFoundError:
                return None

        return self._ask(asked)

    def has(self, name: str) -> bool:
        """Whether there is an object of that name."""
        return self._ask(lambda at: bool(at.files.exists(f"{at.root}/{name}")))

    def names(self, folder: str) -> frozenset[str]:
        """Every object of a folder, by its name in it."""

        def asked(at: Reached) -> frozenset[str]:
            try:
                found = at.files.find(f"{at.root}/{folder}")
            except FileNotFoundError:
                return frozenset()
            return frozenset(path.rpartition("/")[2] for path in found)

        return self._ask(asked)

    def put(self, name: str, data: bytes) -> None:
        """Put an object, in the place of an earlier one; nobody ever finds half of it.

        Where a store cannot promise that, it is written under a hidden name, and renamed.
        """

        def asked(at: Reached) -> None:
            path = f"{at.root}/{name}"
            if at.puts_whole:
                at.files.pipe_file(path, data)
                return
            folder, _, last = path.rpartition("/")
            partial = f"{folder}/.{last}.{gethostname()}-{os.getpid()}-{get_ident()}.partial"
            at.files.makedirs(folder, exist_ok=True)
            at.files.pipe_file(partial, data)
            if (kept := at.files.info(partial)["size"]) != len(data):
                raise StoreError(
                    f"le magasin {self._place.url} n'a gardé que {kept} octets sur {len(data)}",
                    hint="disque plein ?",
                )
            at.files.mv(partial, path)

        self._ask(asked)

    def _ask(self, asked: Callable[[Reached], _T]) -> _T:
        """Ask, once more where a connection was left open too long: everything here bears it."""
        if self._at and self._at.stays_open:
            try:
                return asked(self._at)
            except self._at.faults:
                self._at = None
        at = self._at = self._at or reach(self._place)
        try:
            return asked(at)
        except at.faults as error:
            self._at = None
            raise unreached(self._place.url, error) from error


@cache
def store_at(place: StoreAt) -> Store:
    """The store at a place, reached once by each program."""
    return Store(place)
