"""A folder on a server that is reached by FTP over TLS, its certificate checked."""

from __future__ import annotations

import ftplib
import io
import ssl
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from broadcast.errors import PublishError, UnreachableError

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

TIMEOUT_S = 20.0


class FtpsFolder:
    """A folder of a server; the password never leaves in clear."""

    def __init__(
        self, *, host: str, port: int, user: str, password: str, authority: Path | None, path: str
    ) -> None:
        """``authority``: a certificate that vouches for the server, beside the machine's own."""
        self._host, self._port, self._user, self._password = host, port, user, password
        self._authority, self._path = authority, path

    @contextmanager
    def opened(self) -> Iterator[FtpsFiles]:
        """The folder, open; every refusal of the server in French."""
        told = f"ftps://{self._user}@{self._host}:{self._port}/{self._path.lstrip('/')}"
        ftp = _Reusing(context=self._context(), timeout=TIMEOUT_S, encoding="utf-8")
        try:
            ftp.connect(self._host, self._port)
            ftp.login(self._user, self._password)
            ftp.prot_p()
            if self._path:
                ftp.cwd(self._path)
            yield FtpsFiles(ftp)
        except ssl.SSLCertVerificationError as error:
            raise PublishError(
                f"{told} : certificat refusé", hint="vérifiez host, ou nommez son authority"
            ) from error
        except (ftplib.error_perm, ftplib.error_temp) as error:
            raise _refused(error, told) from error
        except (ftplib.Error, EOFError, OSError) as error:
            raise UnreachableError(
                f"{told} : connexion impossible ou coupée", hint="vérifiez le serveur et le réseau"
            ) from error
        finally:
            with suppress(OSError, EOFError):
                ftp.close()

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.sslsocket_class = _Parting
        if self._authority:
            context.load_verify_locations(self._authority)
        return context


class _Parting(ssl.SSLSocket):
    """A data connection whose farewell may fail: many servers leave without one, or too soon.

    Whether a file is complete is the server's own word (226), and what is read back of it.
    """

    def unwrap(self) -> socket.socket:
        """End TLS, or leave it at that."""
        try:
            return super().unwrap()
        except OSError:
            return self


class _Reusing(ftplib.FTP_TLS):
    """Data connections that resume the session of the first one, as strict servers ask."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[ssl.SSLSocket, int]:
        conn, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        wrapped = self.context.wrap_socket(conn, server_hostname=self.host, session=session)
        return wrapped, size  # type: ignore[return-value]  # ftplib's stubs know plain sockets


class FtpsFiles:
    """The files of a folder of a server, while the connection stands."""

    def __init__(self, ftp: ftplib.FTP_TLS) -> None:
        self._ftp = ftp

    def names(self) -> tuple[str, ...]:
        """Every file, hidden ones where the server shows them."""
        found: list[str] = []
        for listing in ("-a", ""):  # some servers need the first, some take it for a file's name
            try:
                found += self._ftp.nlst(*filter(None, [listing]))
            except ftplib.error_perm:  # and some refuse to list an empty folder
                continue
        return tuple(sorted({name.rpartition("/")[2] for name in found}))

    def read(self, name: str) -> bytes | None:
        """A whole file; nothing where there is none."""
        data = io.BytesIO()
        try:
            self._ftp.retrbinary(f"RETR {name}", data.write)
        except ftplib.error_perm as error:
            if str(error).startswith("550"):
                return None
            raise
        return data.getvalue()

    def write(self, name: str, data: bytes) -> None:
        """Write a file; the server's word that it is complete is waited for."""
        self._ftp.storbinary(f"STOR {name}", io.BytesIO(data))

    def rename(self, old: str, new: str) -> None:
        """In one step on every Unix server."""
        self._ftp.rename(old, new)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        try:
            self._ftp.delete(name)
        except ftplib.error_perm:
            return
        except (ftplib.Error, EOFError, OSError) as error:
            raise UnreachableError("connexion coupée") from error


def _refused(error: ftplib.Error, told: str) -> PublishError:
    said = str(error)
    if said.startswith("530"):
        return PublishError(
            f"{told} : nom ou mot de passe refusé", hint="vérifiez user et password_env"
        )
    if said.startswith(("552", "452")):
        return PublishError(f"{told} : le disque du serveur est plein", hint="faites-y de la place")
    kind = UnreachableError if said.startswith("4") else PublishError  # 4xx: not now
    return kind(f"{told} : le serveur refuse ({said})", hint="vérifiez path et ses droits")
