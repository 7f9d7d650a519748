"""What a station signs its files with, where it has a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """The station's certificate and its key."""

    certificate: Path
    """PEM: the station's own certificate first, then those that vouch for it, the root left out."""

    key: Path
    """PEM, PKCS #8."""

    algorithm: str
    """es256, es384, ps256 or ed25519: what the key is made for."""

    timestamp_url: str
    """A service that vouches for the hour (RFC 3161); empty for none, and no network."""
