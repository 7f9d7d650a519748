"""Liquidsoap's queue over HTTP, as data/playout/file.liq serves it: what is there is heard once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import PublishError, UncertainError, UnreachableError
from broadcast.publish.http import Server
from broadcast.publish.parcel import USUAL_PATTERN, parse_pattern
from broadcast.publish.secrets import own_file, secret
from broadcast.publish.targets.liquidsoap import annotated

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel

_WAITS, _NO_FILE = 409, 422


class HttpQueue:
    """The queue of a Liquidsoap that has its harbor open."""

    memory: Memory = "once"

    def __init__(
        self, *, form: str, folder: Path, seen_at: str, url: str, key_env: str,
        pattern: str = USUAL_PATTERN, authority: str = "",
    ) -> None:  # fmt: skip
        """``seen_at``: the folder where another delivery puts the files, as Liquidsoap names it."""
        self._form, self._pattern = form, parse_pattern(pattern)
        self._seen_at = seen_at.rstrip("/")
        self._server = Server(
            url,
            name="la file de Liquidsoap",
            headers={"X-Broadcast-Key": secret(key_env)},
            authority=own_file(folder, authority),
        )

    def put(self, parcel: Parcel) -> None:
        """Push the bulletin; Liquidsoap says whether it found its file."""
        file = f"{self._seen_at}/{parcel.named(self._pattern, self._form)}"
        sha256 = parcel.sha256.get(self._form, "")
        request = annotated(parcel, file, sha256=sha256, fade_in_s=0.0, fade_out_s=0.0)
        if parcel.bulletin in self._server.asked("GET", "/bulletins").text.split():
            raise _waits(parcel)
        if (status := self._pushed(request)) == _WAITS:
            raise _waits(parcel)
        if status == _NO_FILE:
            raise PublishError(
                f"Liquidsoap ne trouve pas {file}",
                hint="seen_at est le dossier tel qu'il le nomme ; le fichier s'y remet d'abord",
            )

    def _pushed(self, request: str) -> int:
        try:
            answer = self._server.asked(
                "POST", "/bulletins", data=request.encode(), also={_WAITS, _NO_FILE}
            )
        except UnreachableError as error:
            raise UncertainError(
                "Liquidsoap n'a pas dit s'il a pris le bulletin",
                hint="regardez sa file, puis --again si le bulletin n'y est pas",
            ) from error
        return answer.status_code


def _waits(parcel: Parcel) -> PublishError:
    """A version that still waits would be heard before the one that replaces it."""
    return PublishError(
        f"une version de {parcel.bulletin} attend déjà dans Liquidsoap",
        hint="attendez qu'elle passe, ou ôtez-la dans son script",
    )
