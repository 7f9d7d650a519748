"""A folder on a server that is reached by SFTP, whose key is known beforehand."""

from __future__ import annotations

import io
import logging
import socket
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import paramiko

from broadcast.errors import PublishError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT_S = 20.0

# Its own words on a connection that is cut go to the screen otherwise, in English, beside ours
logging.getLogger("paramiko").addHandler(logging.NullHandler())

_NETWORK = (
    TimeoutError,
    ConnectionError,
    socket.gaierror,
    paramiko.ssh_exception.NoValidConnectionsError,
)
"""What the network did, where the server has not said a word."""


class SftpFolder:
    """A folder of a server; nothing is asked of it before it is opened."""

    def __init__(
        self, *, host: str, port: int, user: str, password: str, key: Path | None, host_key: str,
        path: str,
    ) -> None:  # fmt: skip
        """``host_key``: the server's, as known_hosts has it; empty for those of this machine."""
        self._host, self._port, self._user = host, port, user
        self._password, self._key, self._host_key = password, key, host_key
        self._path = path.rstrip("/") or "."

    @contextmanager
    def opened(self) -> Iterator[SftpFiles]:
        """The folder, open; every refusal of the server in French."""
        told = f"sftp://{self._user}@{self._host}:{self._port}/{self._path.lstrip('/')}"
        client = self._client()
        try:
            client.connect(
                self._host,
                self._port,
                self._user,
                self._password or None,
                key_filename=str(self._key) if self._key else None,
                allow_agent=False,
                look_for_keys=False,
                timeout=TIMEOUT_S,
                banner_timeout=TIMEOUT_S,
                auth_timeout=TIMEOUT_S,
            )
            sftp = client.open_sftp()
            if channel := sftp.get_channel():
                channel.settimeout(TIMEOUT_S)
            sftp.stat(self._path)  # a folder that is not there has no files either: it must be told
            yield SftpFiles(sftp, self._path)
        except paramiko.BadHostKeyException as error:
            raise PublishError(
                f"{told} : ce n'est pas le serveur attendu, sa clé a changé",
                hint="vérifiez host_key avant tout envoi",
            ) from error
        except paramiko.AuthenticationException as error:
            raise PublishError(
                f"{told} : nom ou mot de passe refusé", hint="vérifiez user, password_env ou key"
            ) from error
        except (paramiko.SSHException, EOFError, *_NETWORK) as error:
            unknown = "not found in known_hosts" in str(error)
            kind = PublishError if unknown else UnreachableError
            what = "serveur inconnu" if unknown else "connexion impossible ou coupée"
            hint = "écrivez sa clé dans host_key" if unknown else "vérifiez le serveur et le réseau"
            raise kind(f"{told} : {what}", hint=hint) from error
        except OSError as error:
            raise _refused(error, told) from error
        finally:
            client.close()

    def _client(self) -> paramiko.SSHClient:
        client = paramiko.SSHClient()
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        if not self._host_key:
            with suppress(FileNotFoundError):
                client.load_system_host_keys(str(Path("~/.ssh/known_hosts").expanduser()))
            return client
        name = self._host if self._port == 22 else f"[{self._host}]:{self._port}"
        entry = paramiko.hostkeys.HostKeyEntry.from_line(f"{name} {self._host_key}")
        if entry is None or entry.key is None:
            raise PublishError("clé de serveur illisible", hint="host_key = « ssh-ed25519 AAAA… »")
        client.get_host_keys().add(name, entry.key.get_name(), entry.key)
        return client


class SftpFiles:
    """The files of a folder of a server, while the connection stands."""

    def __init__(self, sftp: paramiko.SFTPClient, path: str) -> None:
        self._sftp, self._path = sftp, path

    def names(self) -> tuple[str, ...]:
        """Every file, hidden ones included."""
        return tuple(sorted(self._sftp.listdir(self._path)))

    def read(self, name: str) -> bytes | None:
        """A whole file; nothing where there is none."""
        data = io.BytesIO()
        try:
            self._sftp.getfo(self._at(name), data)
        except FileNotFoundError:
            return None
        return data.getvalue()

    def write(self, name: str, data: bytes) -> None:
        """Write a file; the server's answer to the last byte is waited for."""
        self._sftp.putfo(io.BytesIO(data), self._at(name), len(data), confirm=True)

    def rename(self, old: str, new: str) -> None:
        """OpenSSH's own rename, which replaces in one step; the standard one refuses to."""
        self._sftp.posix_rename(self._at(old), self._at(new))

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        try:
            self._sftp.remove(self._at(name))
        except FileNotFoundError:
            return
        except (paramiko.SSHException, EOFError, OSError) as error:
            raise UnreachableError("connexion coupée") from error

    def _at(self, name: str) -> str:
        return f"{self._path}/{name}"


def _refused(error: OSError, told: str) -> PublishError:
    """What a server refused, or what the network did."""
    if isinstance(error, FileNotFoundError):
        return PublishError(f"{told} : ce dossier n'existe pas", hint="créez-le sur le serveur")
    if isinstance(error, PermissionError):
        return PublishError(f"{told} : pas le droit d'écrire ici", hint="vérifiez ses droits")
    said = error.strerror or str(error)
    if error.errno is None and "size mismatch" not in said:  # the server's own words
        return PublishError(f"{told} : le serveur refuse ({said})", hint="disque plein ?")
    return UnreachableError(f"{told} : {said}", hint="vérifiez le serveur et le réseau")
