"""Where the station's store is, and who may use it: no secret, only the names of the variables."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from broadcast.errors import StoreError

OPTIONS = {
    "": (),
    "file": (),
    "s3": ("endpoint_url", "region", "key_env", "secret_env"),
    "sftp": ("host_key", "password_env"),
}
"""The settings of each kind of store; a folder is named by its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreAt:
    """A store as the station's settings name it: it may be sent to another machine."""

    url: str
    """A folder, `s3://bucket/path` or `sftp://user@host/path`."""

    options: tuple[tuple[str, str], ...] = ()
    """Some of `OPTIONS`, by name."""

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            known, _ = OPTIONS[parts.scheme], parts.port
        except (KeyError, ValueError) as error:
            raise StoreError(
                f"magasin inconnu « {self.url} »",
                hint="un dossier, s3://bucket/chemin ou sftp://nom@serveur/chemin",
            ) from error
        if parts.password:
            raise StoreError(
                "un mot de passe ne s'écrit pas dans l'adresse du magasin",
                hint='nommez une variable : password_env = "…"',
            )
        if parts.scheme == "sftp" and not parts.username:
            raise StoreError("un magasin sftp sans nom", hint="sftp://nom@serveur/chemin")
        if parts.scheme in ("", "file") and not parts.path.startswith("/"):
            raise StoreError(
                f"le dossier du magasin « {self.url} » n'est pas un chemin entier",
                hint="les autres machines le cherchent au même endroit : /mnt/magasin",
            )
        for name, _value in self.options:
            if name not in known:
                raise StoreError(f"{name} ne dit rien de ce magasin, {self.url}")

    @property
    def kind(self) -> str:
        """`file`, `s3` or `sftp`."""
        return urlsplit(self.url).scheme or "file"
