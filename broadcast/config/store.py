"""What the station shares with other machines: `[store]` of station.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import SourceError, StoreError
from broadcast.store.place import OPTIONS, StoreAt

if TYPE_CHECKING:
    from broadcast.records import Record

_SECRETS = {"key": "key_env", "secret": "secret_env", "password": "password_env"}
"""What people write where the name of a variable belongs."""


def store_from(record: Record) -> StoreAt:
    """The store. Raises `SourceError` with the line of what cannot be one."""
    for key, instead in _SECRETS.items():
        if record.has(key):
            raise record.error(
                key, "un secret ne s'écrit pas ici", f'nommez une variable : {instead} = "…"'
            )
    known = sorted({name for options in OPTIONS.values() for name in options})
    options = tuple((name, record.text(name)) for name in known if record.has(name))
    try:
        store = StoreAt(url=record.text("url"), options=options)
    except StoreError as error:
        raise SourceError(error.what, where=record.at("url"), hint=error.hint) from error
    record.close()
    return store
