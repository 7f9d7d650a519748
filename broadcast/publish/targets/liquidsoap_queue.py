"""Liquidsoap's own queue, over its telnet server: what is pushed there is heard next, once."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from broadcast.errors import PublishError, UncertainError, UnreachableError
from broadcast.publish.parcel import USUAL_PATTERN, parse_pattern
from broadcast.publish.targets.liquidsoap import annotated

if TYPE_CHECKING:
    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel

TIMEOUT_S = 10.0
_END = b"END\r\n"


class Queue:
    """A `request.queue(id=…)` of a Liquidsoap that has its telnet server open."""

    memory: Memory = "once"

    def __init__(
        self, *, form: str, seen_at: str, host: str = "127.0.0.1", port: str = "1234",
        queue: str = "bulletins", pattern: str = USUAL_PATTERN,
    ) -> None:  # fmt: skip
        """``seen_at``: the folder where another delivery puts the files, as Liquidsoap names it."""
        self._form, self._pattern = form, parse_pattern(pattern)
        self._host, self._queue, self._seen_at = host, queue, seen_at.rstrip("/")
        if not port.isdigit() or not queue.replace("_", "").replace("-", "").isalnum():
            raise PublishError(f"file d'attente illisible « {queue} », port {port}")
        self._port = int(port)

    def put(self, parcel: Parcel) -> None:
        """Push the bulletin, and see that Liquidsoap has understood and found it."""
        uri = annotated(
            parcel,
            f"{self._seen_at}/{parcel.named(self._pattern, self._form)}",
            sha256=parcel.sha256.get(self._form, ""),
            fade_in_s=0.0,
            fade_out_s=0.0,
        )
        with _Telnet(self._host, self._port) as server:
            _refuse_twice(server, parcel, self._queue)
            number = self._pushed(server, uri)
            if not number.isdigit():
                raise PublishError(
                    f"Liquidsoap n'a pas de file « {self._queue} » : {number}",
                    hint=f'request.queue(id="{self._queue}")',
                )
            told = server.asked(f"request.metadata {number}")
        if f'broadcast_id="{parcel.bulletin}"' not in told:
            raise PublishError(
                f"Liquidsoap n'a pas gardé {parcel.bulletin} dans sa file", hint="lisez son journal"
            )

    def _pushed(self, server: _Telnet, uri: str) -> str:
        try:
            return server.asked(f"{self._queue}.push {uri}")
        except UnreachableError as error:
            raise UncertainError(
                "Liquidsoap n'a pas dit s'il a pris le bulletin",
                hint="regardez sa file, puis --again si le bulletin n'y est pas",
            ) from error


def _refuse_twice(server: _Telnet, parcel: Parcel, queue: str) -> None:
    """A version that still waits would be heard before the one that replaces it."""
    for number in server.asked("request.alive").split():
        if f'broadcast_id="{parcel.bulletin}"' in server.asked(f"request.metadata {number}"):
            raise PublishError(
                f"une version de {parcel.bulletin} attend déjà dans Liquidsoap",
                hint=f"ôtez-la d'abord : {queue}.flush_and_skip",
            )


class _Telnet:
    """A conversation with Liquidsoap's server; each answer ends with END."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)

    def __enter__(self) -> _Telnet:
        try:
            self._socket = socket.create_connection(self._address, TIMEOUT_S)
        except OSError as error:
            raise self._unreachable() from error
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def asked(self, command: str) -> str:
        """The answer to a command."""
        answer = b""
        try:
            self._socket.sendall(f"{command}\n".encode())
            while not answer.endswith(_END):
                if not (got := self._socket.recv(65_536)):
                    raise self._unreachable()
                answer += got
        except OSError as error:
            raise self._unreachable() from error
        return answer.removesuffix(_END).decode(errors="replace").strip()

    def _unreachable(self) -> UnreachableError:
        host, port = self._address
        return UnreachableError(
            f"Liquidsoap ne répond pas sur {host}:{port}",
            hint="settings.server.telnet.set(true) dans son script",
        )
