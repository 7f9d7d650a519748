"""Where the bulletins go, asked the evening before: the way there, the password, the folder."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from broadcast.publish.delivery import keeps, target_for
from broadcast.publish.parcel import Parcel

if TYPE_CHECKING:
    from broadcast.config import Station
    from broadcast.publish.delivery import Delivery


def look_at_delivery(delivery: Delivery, station: Station) -> str:
    """Ask a target what it has of a bulletin that never was; nothing is sent.

    Raises a `BroadcastError` where it cannot be asked.
    """
    target = target_for(delivery)
    if not keeps(target):
        return f"{delivery.to}, réglée ; rien n'y est envoyé pour essayer"
    target.held(_nothing(delivery, station))
    return f"{delivery.to}, elle répond"


def _nothing(delivery: Delivery, station: Station) -> Parcel:
    department = station.departments[0]
    return Parcel(
        bulletin="essai",
        title="essai",
        station=station.name,
        department="essai",
        code=department.code,
        format="flash",
        airtime=datetime(2000, 1, 1, tzinfo=station.timezone),
        duration_ms=0,
        files={},
        sha256={delivery.form: ""},
    )
