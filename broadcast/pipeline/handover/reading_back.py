"""What a target has after a hand-over, held against what was sent: size, bytes and duration."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mutagen import File as SoundFile

from broadcast.errors import PublishError
from broadcast.publish.delivery import keeps
from broadcast.publish.retrying import retried

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.publish.delivery import Delivery, Target
    from broadcast.publish.parcel import Parcel

LENGTH_SLACK_MS = 100
"""What a compressed file's own header may round its length by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What came back."""

    size_bytes: int
    duration_ms: int


def read_back(
    target: Target, delivery: Delivery, parcel: Parcel, sleep: Callable[[float], None]
) -> Back:
    """Read what was handed over. Raises `PublishError` where it is anything else than what left."""
    sent = parcel.read(delivery.form)
    if keeps(target):  # one that takes files away has read them back before naming them
        held = retried(lambda: target.held(parcel), sleep)
        if held != sent:
            found = "rien" if held is None else f"{len(held)} octets"
            raise PublishError(
                f"« {delivery.name} » ne rend pas les {len(sent)} octets remis, mais {found}",
                hint="un autre programme écrit-il sous ce nom ?",
            )
    return Back(size_bytes=len(sent), duration_ms=_length_ms(sent, parcel))


def _length_ms(data: bytes, parcel: Parcel) -> int:
    """How long a file says that it is, which must be the slot."""
    sound = SoundFile(io.BytesIO(data))
    if sound is None or sound.info is None:
        raise PublishError(f"{parcel.bulletin} : le fichier remis n'est pas un son")
    length_ms = round(float(sound.info.length) * 1000)
    if abs(length_ms - parcel.duration_ms) > LENGTH_SLACK_MS:
        raise PublishError(
            f"{parcel.bulletin} : le fichier remis dure {length_ms} ms, et non "
            f"{parcel.duration_ms}",
            hint="broadcast render --for-air",
        )
    return length_ms
