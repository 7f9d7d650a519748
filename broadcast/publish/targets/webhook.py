"""A webhook: a program of the station's told that a bulletin is ready, by a signed message.

The signature is the HMAC-SHA256 of the body, in `X-Broadcast-Signature: sha256=…`; a message that
is told again, because its answer was lost, has the same `Idempotency-Key`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING

from broadcast.publish.http import Server
from broadcast.publish.secrets import own_file, secret

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel


def signed(body: bytes, key: str) -> str:
    """The signature of a message.

    >>> signed(b"{}", "clé")[:20]
    'sha256=601f34a13f988'
    """
    return "sha256=" + hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


def message(parcel: Parcel, form: str) -> dict[str, object]:
    """What is told; stable keys, units in their names."""
    return {
        "event": _event(parcel),
        "number": parcel.number,
        "bulletin": parcel.bulletin,
        "title": parcel.title,
        "station": parcel.station,
        "department": parcel.code,
        "airtime": parcel.airtime.isoformat(),
        "duration_ms": parcel.duration_ms,
        "sha256": parcel.sha256.get(form, ""),
        "correction": parcel.correction,
    }


def _event(parcel: Parcel) -> str:
    if parcel.rollback:
        return "rolled_back"
    return "corrected" if parcel.correction else "ready"


class Webhook:
    """An address that is told of every bulletin."""

    memory: Memory = "taken"

    def __init__(
        self, *, url: str, key_env: str, form: str, folder: Path, authority: str = ""
    ) -> None:
        """``key_env``: the variable that holds the key of the signature."""
        self._key, self._form = secret(key_env), form
        self._server = Server(
            url,
            name="le webhook",
            headers={"Content-Type": "application/json"},
            authority=own_file(folder, authority),
        )

    def put(self, parcel: Parcel) -> None:
        """Tell; anything but a 2xx answer is a refusal."""
        body = json.dumps(message(parcel, self._form), ensure_ascii=False, sort_keys=True).encode()
        same = f"{parcel.bulletin}-{parcel.number}"
        headers = {"X-Broadcast-Signature": signed(body, self._key), "Idempotency-Key": same}
        self._server.asked("POST", "", data=body, headers=headers)
