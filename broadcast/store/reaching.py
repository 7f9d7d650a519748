"""The way to each kind of store, through fsspec, and what can go wrong there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from broadcast.errors import StoreError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

    from broadcast.store.place import StoreAt

TIMEOUT_S = 20
"""How long a server may be silent."""

ATTEMPTS = 2
"""How many times each library that speaks to an object store tries."""

INSTALL = 'pip install "broadcast[store]"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A store that can be asked; nothing was yet."""

    files: AbstractFileSystem
    root: str
    """What the name of every object begins with, for this file system."""

    faults: tuple[type[Exception], ...]
    """What it raises where the server, or the way to it, is at fault."""

    puts_whole: bool
    """An object is there once it is whole: no other name is needed on the way."""

    stays_open: bool = False
    """By one connection, which the server may have closed since the last call."""


def reach(place: StoreAt) -> Reached:
    """Give the way to a store. Raises `StoreError` where it cannot be taken at all."""
    options, parts = dict(place.options), urlsplit(place.url)
    try:
        if place.kind == "s3":
            return _s3(options, f"{parts.netloc}{parts.path}".rstrip("/"))
        if place.kind == "sftp":
            return _sftp(options, place.url)
        return _folder(unquote(parts.path).rstrip("/"))
    except ModuleNotFoundError as error:
        raise StoreError(f"pour ce magasin il manque {error.name}", hint=INSTALL) from error


def _s3(options: dict[str, str], root: str) -> Reached:
    from aiohttp import ClientError as HttpError  # noqa: PLC0415 - heavy, as all of this
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
    from s3fs import S3FileSystem  # noqa: PLC0415

    known = {"endpoint_url": options.get("endpoint_url"), "region_name": options.get("region")}
    # Each of the two libraries tries five times by itself: 25 silences in a row would be waited for
    attempts = {"mode": "standard", "total_max_attempts": ATTEMPTS}
    files = S3FileSystem(
        key=_secret(options.get("key_env", "")),
        secret=_secret(options.get("secret_env", "")),
        client_kwargs={name: value for name, value in known.items() if value},
        config_kwargs={
            "connect_timeout": TIMEOUT_S,
            "read_timeout": TIMEOUT_S,
            "retries": attempts,
        },
        **_FRESH,
    )
    files.retries = ATTEMPTS
    faults = (OSError, BotoCoreError, ClientError, HttpError)
    return Reached(files=files, root=root, faults=faults, puts_whole=True)


def _sftp(options: dict[str, str], url: str) -> Reached:
    import asyncssh  # noqa: PLC0415
    from sshfs import SSHFileSystem  # noqa: PLC0415

    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 22
    known: Any = str(Path("~/.ssh/known_hosts").expanduser())
    if key := options.get("host_key"):
        known = f"{host if port == 22 else f'[{host}]:{port}'} {key}\n".encode()
    faults = (OSError, asyncssh.Error)
    try:
        # Without these, sshfs takes any server for the right one
        files = SSHFileSystem(
            host,
            port=port,
            username=parts.username,
            password=_secret(options.get("password_env", "")),
            known_hosts=known,
            timeout=TIMEOUT_S,
            skip_instance_cache=True,
        )
    except faults as error:
        raise unreached(url, error) from error
    root = unquote(parts.path).rstrip("/")
    return Reached(files=files, root=root, faults=faults, puts_whole=False, stays_open=True)


def _folder(root: str) -> Reached:
    from fsspec.implementations.local import LocalFileSystem  # noqa: PLC0415

    files = LocalFileSystem(auto_mkdir=True, **_FRESH)
    return Reached(files=files, root=root, faults=(OSError,), puts_whole=False)


_FRESH = {"skip_instance_cache": True, "use_listings_cache": False}
"""Other machines put objects too: what was listed a second ago says nothing."""


def unreached(url: str, error: Exception) -> StoreError:
    """The one line for a store that refuses, or does not answer."""
    said = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, PermissionError) or type(error).__name__ in _REFUSALS:
        hint = "vérifiez ses droits, et les variables qui tiennent ses secrets"
        return StoreError(f"le magasin {url} refuse ({said})", hint=hint)
    return StoreError(
        f"le magasin {url} ne répond pas ({said})",
        hint="vérifiez le serveur et le réseau, ou retirez [store] pour faire sans lui",
    )


_REFUSALS = ("NoCredentialsError", "PermissionDenied", "HostKeyNotVerifiable")


def _secret(variable: str) -> str | None:
    """What an environment variable holds.

    None where none is named: the library then looks where it always does (a profile, a key of the
    account).
    """
    if not variable:
        return None
    if not (value := os.environ.get(variable, "")):
        raise StoreError(f"la variable {variable} est vide", hint=f"export {variable}=…")
    return value
