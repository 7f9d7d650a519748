"""Where the bulletins go: `[[deliveries]]` and `[alarm]` of station.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.config.sound import FILES
from broadcast.errors import FrenchError, ModelError, PublishError, SourceError
from broadcast.french.naming.places import find_department
from broadcast.publish.delivery import Alarm, Delivery, known_targets, options_of
from broadcast.publish.parcel import parse_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.records import Record

_SECRETS = ("password", "key_secret", "token", "secret", "api_key")
"""What people write where the name of a variable belongs."""


def deliveries_from(records: Sequence[Record], folder: Path) -> tuple[Delivery, ...]:
    """Every delivery; ``folder`` is the workspace. Raises `SourceError` with the line at fault."""
    found: dict[str, Delivery] = {}
    for record in records:
        delivery = _delivery(record, folder)
        if delivery.name in found:
            raise record.error("name", f"deux destinations s'appellent « {delivery.name} »")
        found[delivery.name] = delivery
    return tuple(found.values())


def _delivery(record: Record, folder: Path) -> Delivery:
    record.what = "[[deliveries]]"
    for key in _SECRETS:
        if record.has(key):
            raise record.error(
                key, "un secret ne s'écrit pas ici", f'nommez une variable : {key}_env = "…"'
            )
    name, kind = record.text("name"), record.choice("to", known_targets())
    form = record.choice("form", FILES, "bwf" if kind == "rivendell" else "mp3")
    try:
        departments = tuple(find_department(one).code for one in record.texts("departments"))
        wanted = options_of(kind)
        for pattern in ("pattern", "playlist"):
            if record.has(pattern):
                parse_pattern(record.text(pattern))
    except (FrenchError, ModelError, PublishError) as error:
        raise SourceError(error.what, where=record.where, hint=error.hint) from error
    options = tuple(
        (key, record.text(key)) for key, needed in wanted.items() if needed or record.has(key)
    )
    record.close()
    return Delivery(
        name=name, to=kind, form=form, departments=departments, options=options, folder=folder
    )


def alarm_from(record: Record) -> Alarm:
    """Who is told of what did not arrive: a webhook, a mailbox, or both."""
    alarm = Alarm(
        webhook=record.text("webhook", ""),
        key_env=record.text("key_env", ""),
        smtp=record.text("smtp", ""),
        sender=record.text("from", ""),
        to=record.texts("to"),
    )
    if bool(alarm.smtp) != bool(alarm.to) or bool(alarm.smtp) != bool(alarm.sender):
        raise record.error("smtp", "smtp, from et to vont ensemble")
    record.close()
    return alarm
