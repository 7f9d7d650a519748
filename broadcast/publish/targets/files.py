"""A file under the fixed name that a playout reads: in a folder, by SFTP or by FTPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.publish.parcel import USUAL_PATTERN, parse_pattern
from broadcast.publish.places import put_in_place
from broadcast.publish.reaching import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel
    from broadcast.publish.places import Place


class FixedName:
    """One file a bulletin, the same name every day."""

    memory: Memory = "kept"

    def __init__(self, place: Place, *, form: str, pattern: str) -> None:
        self._place, self._form, self._pattern = place, form, parse_pattern(pattern)

    def held(self, parcel: Parcel) -> bytes | None:
        """The file that is there now."""
        with self._place.opened() as files:
            return files.read(parcel.named(self._pattern, self._form))

    def put(self, parcel: Parcel) -> None:
        """A hidden name, read back, then the fixed one."""
        with self._place.opened() as files:
            put_in_place(files, parcel.named(self._pattern, self._form), parcel.read(self._form))


def folder(*, path: str, pattern: str = USUAL_PATTERN, form: str, folder: Path) -> FixedName:
    """A folder of this machine."""
    return FixedName(place_of(folder, path=path), form=form, pattern=pattern)


def sftp(
    *, host: str, user: str, pattern: str = USUAL_PATTERN, form: str, folder: Path, path: str = "",
    port: str = "", password_env: str = "", key: str = "", host_key: str = "",
) -> FixedName:  # fmt: skip
    """A folder of an SSH server."""
    place = place_of(
        folder, via="sftp", host=host, user=user, path=path, port=port,
        password_env=password_env, key=key, host_key=host_key,
    )  # fmt: skip
    return FixedName(place, form=form, pattern=pattern)


def ftps(
    *, host: str, user: str, pattern: str = USUAL_PATTERN, form: str, folder: Path, path: str = "",
    port: str = "", password_env: str = "", authority: str = "",
) -> FixedName:  # fmt: skip
    """A folder of an FTP server, over TLS."""
    place = place_of(
        folder, via="ftps", host=host, user=user, path=path, port=port,
        password_env=password_env, authority=authority,
    )  # fmt: skip
    return FixedName(place, form=form, pattern=pattern)
