"""Settings of a place for files turned into the place: a folder, an SFTP or an FTPS server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import PublishError
from broadcast.publish.folder import Folder
from broadcast.publish.secrets import own_file, secret

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.places import Place

PLACE_OPTIONS = (
    *("path", "via", "host", "port", "user", "password_env", "key", "host_key", "authority"),
)
"""The settings that say where files go, whatever plays them."""


def place_of(
    folder: Path,
    *,
    path: str = "",
    via: str = "folder",
    host: str = "",
    port: str = "",
    user: str = "",
    password_env: str = "",
    key: str = "",
    host_key: str = "",
    authority: str = "",
) -> Place:
    """The place that settings describe; local paths start from ``folder``, the workspace.

    Raises `PublishError` for settings that do not make one.
    """
    if via == "folder":
        if not path:
            raise PublishError("une destination sans dossier", hint='path = "/mnt/antenne"')
        return Folder(folder / path)
    if not host or not user:
        raise PublishError(f"une destination {via} sans host ou sans user", hint="ajoutez-les")
    if port and not port.isdigit():
        raise PublishError(f"port illisible « {port} »", hint="par exemple 22")
    if via == "sftp":
        from broadcast.publish.sftp import SftpFolder  # noqa: PLC0415 - heavy, only here

        return SftpFolder(
            host=host,
            port=int(port or 22),
            user=user,
            password=secret(password_env),
            key=own_file(folder, key),
            host_key=host_key,
            path=path,
        )
    if via == "ftps":
        from broadcast.publish.ftps import FtpsFolder  # noqa: PLC0415 - only here

        return FtpsFolder(
            host=host,
            port=int(port or 21),
            user=user,
            password=secret(password_env),
            authority=own_file(folder, authority),
            path=path,
        )
    raise PublishError(f"chemin inconnu « {via} »", hint="au choix : folder, ftps, sftp")
