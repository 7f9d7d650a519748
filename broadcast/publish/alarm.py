"""Someone is told when a bulletin did not arrive: by a message to a program, or by e-mail."""

from __future__ import annotations

import json
import smtplib
from email.message import EmailMessage
from typing import TYPE_CHECKING

from broadcast.errors import UnreachableError
from broadcast.publish.http import Server
from broadcast.publish.secrets import secret
from broadcast.publish.targets.webhook import signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.publish.delivery import Alarm

TIMEOUT_S = 20.0


def ring(alarm: Alarm, *, station: str, failures: Sequence[str]) -> None:
    """Tell every failure. Raises `PublishError` where the alarm itself does not get through."""
    if alarm.webhook:
        said = {"event": "failed", "station": station, "failures": list(failures)}
        body = json.dumps(said, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        if alarm.key_env:
            headers["X-Broadcast-Signature"] = signed(body, secret(alarm.key_env))
        server = Server(alarm.webhook, name="l'alarme", headers=headers, authority=None)
        server.asked("POST", "", data=body)
    if alarm.smtp:
        _write(alarm, station, failures)


def _write(alarm: Alarm, station: str, failures: Sequence[str]) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = alarm.sender, ", ".join(alarm.to)
    mail["Subject"] = f"{station} : {len(failures)} remise(s) à l'antenne en échec"
    mail.set_content("\n".join(failures))
    host, _, port = alarm.smtp.partition(":")
    try:
        with smtplib.SMTP(host, int(port or 25), timeout=TIMEOUT_S) as server:
            server.send_message(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise UnreachableError(
            f"l'alarme n'a pas pu partir par {alarm.smtp}", hint="vérifiez [alarm]"
        ) from error
