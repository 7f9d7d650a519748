"""Real stores on this machine: a folder, an SFTP server, an object store that speaks S3."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publish.servers import PASSWORD, USER, sftp_server

from broadcast.store.place import StoreAt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from publish.servers import Trouble

HERE = Path(__file__).parent
SECRETS = {"MAGASIN_CLE": "S3RVER", "MAGASIN_SECRET": "S3RVER", "MAGASIN_PASSE": PASSWORD}
"""What the environment of whoever uses these stores holds."""


@dataclass(frozen=True, kw_only=True)
class Running:
    """A store that runs, and the disk under it."""

    place: StoreAt
    root: Path
    suffix: str = ""
    """What the server adds to the name of an object on its disk."""

    trouble: Trouble | None = None
    stop: Callable[[], object] = lambda: None

    def on_disk(self, name: str) -> Path:
        """The file of an object."""
        return self.root / f"{name}{self.suffix}"

    def names(self) -> list[str]:
        """Every file that is an object, hidden ones too."""
        files = (path for path in self.root.rglob(f"*{self.suffix}") if path.is_file())
        return sorted(str(path.relative_to(self.root)).removesuffix(self.suffix) for path in files)

    def toml(self) -> str:
        """The settings that name it."""
        options = "".join(f'{name} = "{value}"\n' for name, value in self.place.options)
        return f'\n[store]\nurl = "{self.place.url}"\n{options}'


@contextmanager
def folder_store(root: Path) -> Iterator[Running]:
    yield Running(place=StoreAt(url=str(root)), root=root)


@contextmanager
def sftp_store(root: Path) -> Iterator[Running]:
    root.mkdir()
    with sftp_server(root) as server:
        options = (("host_key", server.host_key), ("password_env", "MAGASIN_PASSE"))
        place = StoreAt(url=f"sftp://{USER}@127.0.0.1:{server.port}/totem", options=options)
        yield Running(place=place, root=root / "totem", trouble=server.trouble)


@contextmanager
def s3_store(root: Path) -> Iterator[Running]:
    """A bucket of its own; the server checks the signature of each request."""
    assert (HERE / "node_modules").is_dir(), "npm ci --ignore-scripts --prefix tests/store"
    command = ["node", str(HERE / "serve.mjs"), str(root), "antenne"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        port = server.stdout.readline().strip()
        options = (
            ("endpoint_url", f"http://127.0.0.1:{port}"),
            ("key_env", "MAGASIN_CLE"),
            ("secret_env", "MAGASIN_SECRET"),
        )

        def stop() -> None:
            server.kill()
            server.wait()

        try:
            yield Running(
                place=StoreAt(url="s3://antenne/totem", options=options),
                root=root / "antenne" / "totem",
                suffix="._S3rver_object",
                stop=stop,
            )
        finally:
            stop()
