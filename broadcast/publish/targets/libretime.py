"""LibreTime: the file in its library, by its API; earlier ones of that name go once it is in.

`POST /rest/media` takes a file and gives its number; the file is then analysed (`import_status` 1,
then 0, or 2 for a refusal) and put in its place in the library, `filepath`, the one field that
keeps its name: `name` is empty, the title is that of its tags. `/api/v2/files` lists and downloads.
A show that is to play the newest bulletin picks it by its title in a smart block: a file that
replaces another has another number.
"""

from __future__ import annotations

import re
import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from broadcast.errors import PublishError, UnreachableError
from broadcast.publish.http import Server, told_in
from broadcast.publish.parcel import USUAL_PATTERN, parse_pattern
from broadcast.publish.secrets import own_file, secret

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel

_READY, _PENDING = 0, 1
_KEPT = 48
"""How many characters of a name the library keeps, its suffix apart."""

ANALYSIS_S = 60
"""How long the analysis of a file is waited for."""


class LibreTime:
    """The library of a LibreTime server."""

    memory: Memory = "kept"

    def __init__(
        self, *, url: str, key_env: str, form: str, folder: Path, pattern: str = USUAL_PATTERN,
        authority: str = "", sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        """``key_env``: the variable that holds the API key of the server."""
        self._key = secret(key_env)
        self._server = Server(
            url,
            name="LibreTime",
            headers={"Authorization": f"Api-Key {self._key}"},
            authority=own_file(folder, authority),
        )
        self._form, self._pattern, self._sleep = form, parse_pattern(pattern), sleep

    def held(self, parcel: Parcel) -> bytes | None:
        """The newest file of that name that the library would play."""
        ready = [one for one in self._files(parcel) if one["import_status"] == _READY]
        if not ready:
            return None
        return self._server.asked("GET", f"/api/v2/files/{ready[-1]['id']}/download").content

    def put(self, parcel: Parcel) -> None:
        """Upload, wait for the analysis, then take the earlier ones away."""
        name, data = parcel.named(self._pattern, self._form), parcel.read(self._form)
        before = {one["id"] for one in self._files(parcel)}
        answer = self._server.asked(
            "POST", "/rest/media", files={"file": (name, data)}, auth=(self._key, "")
        )
        self._wait(parcel, told_in(answer, "LibreTime")["id"])
        for number in sorted(before):
            self._server.asked("DELETE", f"/api/v2/files/{number}", also={404})

    def _wait(self, parcel: Parcel, number: int) -> None:
        for _ in range(ANALYSIS_S):
            status = self._server.told(f"/api/v2/files/{number}")["import_status"]
            if status == _READY:
                return
            if status != _PENDING:
                raise PublishError(
                    f"LibreTime n'a pas pu analyser {parcel.bulletin}", hint="lisez son journal"
                )
            self._sleep(1.0)
        raise UnreachableError(f"LibreTime n'analyse pas {parcel.bulletin}", hint="est-il arrêté ?")

    def _files(self, parcel: Parcel) -> list[dict[str, Any]]:
        """The files of a bulletin's name, oldest first; those not analysed yet have no place."""
        named = PurePosixPath(parcel.named(self._pattern, self._form))
        # Where one of that name is there already, the library adds a mark of its own
        ours = re.compile(rf"{re.escape(named.stem[:_KEPT])}(_[0-9a-f-]{{36}})?{named.suffix}")
        listed = [
            one
            for one in self._server.told("/api/v2/files")
            if ours.fullmatch(PurePosixPath(one["filepath"] or "").name)
        ]
        return sorted(listed, key=lambda one: int(one["id"]))
