"""The certificate that a station signs its files with: `[credentials]` of station.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.export.signing import Credentials

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.records import Record

ALGORITHMS = ("es256", "es384", "es512", "ps256", "ps384", "ps512", "ed25519")


def credentials_from(record: Record, folder: Path) -> Credentials | None:
    """The certificate and its key, named from the workspace's ``folder``; None for none.

    Raises `SourceError` with the line of a file that is not there.
    """
    if not record.fields:
        return None
    credentials = Credentials(
        certificate=_file(record, "certificate", folder),
        key=_file(record, "key", folder),
        algorithm=record.choice("algorithm", ALGORITHMS, "es256"),
        timestamp_url=record.text("timestamp_url", ""),
    )
    record.close()
    return credentials


def _file(record: Record, key: str, folder: Path) -> Path:
    path = folder / record.text(key)
    if not path.is_file():
        raise record.error(key, f"le fichier {record.text(key)} n'existe pas")
    return path
