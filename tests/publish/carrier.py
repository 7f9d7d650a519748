"""A target that another package brings, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel


class Carrier:
    """A pigeon, and where it lives."""

    memory: Memory = "taken"

    def __init__(self, *, loft: str, form: str) -> None:
        self.loft, self.form = loft, form

    def held(self, parcel: Parcel) -> bytes | None:
        raise NotImplementedError(parcel.bulletin)

    def put(self, parcel: Parcel) -> None:
        parcel.read(self.form)
