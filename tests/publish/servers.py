"""Real SFTP and FTPS servers on this machine, that can be told to fail."""

from __future__ import annotations

import asyncio
import errno
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import asyncssh
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import TLS_FTPHandler
from pyftpdlib.servers import FTPServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USER, PASSWORD = "antenne", "s3cret"


@dataclass
class Trouble:
    """What goes wrong on a server, until it is told otherwise."""

    cuts: int = 0
    """How many more uploads are cut in their middle."""

    full: bool = False
    slow_s: float = 0.0
    """How long each further piece takes."""

    reached: threading.Event = field(default_factory=threading.Event)
    """Set once an upload is past its first bytes."""

    after_bytes: int = 100_000
    seen: list[str] = field(default_factory=list)
    """The name of each file that was opened to be written."""


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    root: Path
    port: int
    trouble: Trouble
    host_key: str = ""


class _Account(asyncssh.SSHServer):
    def __init__(self, connections: list[asyncssh.SSHServerConnection]) -> None:
        self._connections = connections

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connections.append(conn)

    def begin_auth(self, username: str) -> bool:  # noqa: ARG002 - asyncssh names it
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


@contextmanager
def sftp_server(root: Path) -> Iterator[Running]:
    """An SSH server whose root is a folder."""
    trouble = Trouble()

    class Files(asyncssh.SFTPServer):
        def __init__(self, chan: asyncssh.SSHServerChannel[Any]) -> None:
            self._chan = chan
            self.cut = False
            super().__init__(chan, chroot=str(root).encode())

        def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
            if pflags & asyncssh.FXF_WRITE:
                trouble.seen.append(path.decode())
            return super().open(path, pflags, attrs)

        def write(self, file_obj: object, offset: int, data: bytes) -> int:
            if offset >= trouble.after_bytes:
                trouble.reached.set()
                time.sleep(trouble.slow_s)
            if offset >= trouble.after_bytes and trouble.full:
                raise asyncssh.SFTPFailure("No space left on device")
            if self.cut:  # pieces of the same upload that were on their way
                raise asyncssh.SFTPConnectionLost("cut")
            if offset >= trouble.after_bytes and trouble.cuts:
                trouble.cuts -= 1
                self.cut = True
                self._chan.get_connection().abort()
                raise asyncssh.SFTPConnectionLost("cut")
            return cast("int", super().write(file_obj, offset, data))

    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    started = threading.Event()
    ports: list[int] = []
    over = asyncio.Event()

    async def serve() -> None:
        connections: list[asyncssh.SSHServerConnection] = []
        server = await asyncssh.create_server(
            lambda: _Account(connections),
            "127.0.0.1",
            0,
            server_host_keys=[key],
            sftp_factory=Files,
        )
        ports.append(server.get_port())
        started.set()
        await over.wait()
        for connection in connections:
            connection.abort()
            await connection.wait_closed()
        await asyncio.sleep(0.01)  # what is aborted is closed at the next turn
        server.close()
        await server.wait_closed()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    try:
        assert started.wait(10)
        public = " ".join(key.export_public_key().decode().split()[:2])
        yield Running(root=root, port=ports[0], trouble=trouble, host_key=public)
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()


@contextmanager
def ftps_server(root: Path, certificate: Path) -> Iterator[Running]:
    """An FTP server that speaks over TLS alone."""
    trouble = Trouble()

    class Disk(AbstractedFS):  # type: ignore[misc]  # pyftpdlib ships no types
        def open(self, filename: str, mode: str) -> object:
            file = super().open(filename, mode)
            if "w" not in mode:
                return file
            trouble.seen.append(filename.rpartition("/")[2])
            return _Frail(file, trouble, self.cmd_channel)

    class Control(TLS_FTPHandler):  # type: ignore[misc]
        authorizer = DummyAuthorizer()
        abstracted_fs = Disk
        certfile = str(certificate)
        tls_control_required = True
        tls_data_required = True

    Control.authorizer.add_user(USER, PASSWORD, str(root), perm="elradfmw")
    server = FTPServer(("127.0.0.1", 0), Control)
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            server.serve_forever(timeout=0.02, blocking=False)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield Running(root=root, port=server.socket.getsockname()[1], trouble=trouble)
    finally:
        over.set()
        thread.join(10)
        server.close_all()


class _Frail:
    """A file on a disk that may be full, at the end of a line that may be cut."""

    def __init__(self, file: Any, trouble: Trouble, control: Any) -> None:  # noqa: ANN401
        self._file, self._trouble, self._control = file, trouble, control

    def write(self, data: bytes) -> int:
        trouble = self._trouble
        if self._file.tell() + len(data) >= trouble.after_bytes:
            if trouble.full:
                raise OSError(errno.ENOSPC, "No space left on device")
            if trouble.cuts:
                trouble.cuts -= 1
                self._control.close()
                raise OSError(errno.ECONNRESET, "cut")
        return cast("int", self._file.write(data))

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)
