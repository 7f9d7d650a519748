"""The store, asked the evening before: the way there, the secrets, the right to read and write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import StoreError
from broadcast.store.objects import Store

if TYPE_CHECKING:
    from broadcast.store.place import StoreAt

TRIAL = "essai"
"""The one object that a trial leaves there, always the same."""


def look_at_store(place: StoreAt) -> str:
    """Put a small object and read it back. Raises `StoreError` where that fails."""
    store, sent = Store(place), b"broadcast doctor\n"
    store.put(TRIAL, sent)
    if store.get(TRIAL) != sent:
        raise StoreError(f"le magasin {place.url} ne rend pas ce qu'on lui donne")
    return f"{place.url}, il répond"
