"""AzuraCast: the file at its fixed path in the station's media, by its API.

`POST /api/station/{id}/files` replaces the media at that path and keeps its playlists;
`GET /api/station/{id}/files/download` gives it back.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from broadcast.publish.http import Server
from broadcast.publish.parcel import USUAL_PATTERN, parse_pattern
from broadcast.publish.secrets import own_file, secret

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel

_NOT_FOUND = 404


class AzuraCast:
    """The media folder of one station of an AzuraCast server."""

    memory: Memory = "kept"

    def __init__(
        self, *, url: str, station: str, key_env: str, form: str, folder: Path,
        path: str = "bulletins", pattern: str = USUAL_PATTERN, authority: str = "",
    ) -> None:  # fmt: skip
        """``path``: the media folder; ``key_env``: the variable that holds an API key."""
        self._server = Server(
            url,
            name="AzuraCast",
            headers={"X-API-Key": secret(key_env)},
            authority=own_file(folder, authority),
        )
        self._files = f"/api/station/{station}/files"
        self._form, self._path, self._pattern = form, path.strip("/"), parse_pattern(pattern)

    def held(self, parcel: Parcel) -> bytes | None:
        """The media at that path, as AzuraCast keeps it."""
        answer = self._server.asked(
            "GET", f"{self._files}/download", params={"file": self._at(parcel)}, also={_NOT_FOUND}
        )
        return None if answer.status_code == _NOT_FOUND else answer.content

    def put(self, parcel: Parcel) -> None:
        """Written by AzuraCast under a name of its own before it takes the place."""
        data = base64.b64encode(parcel.read(self._form)).decode("ascii")
        self._server.asked("POST", self._files, json={"path": self._at(parcel), "file": data})

    def _at(self, parcel: Parcel) -> str:
        return f"{self._path}/{parcel.named(self._pattern, self._form)}".lstrip("/")
