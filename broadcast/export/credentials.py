"""Content credentials (C2PA): who made a file, and which of its stories are synthetic, signed.

The manifest goes inside the file: an ID3 frame of the MP3, a chunk of the WAV. Tags are written
before, for a signature covers them: nothing may touch the file afterwards.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from broadcast.errors import ExportError, Where
from broadcast.export.manifest import VOICES
from broadcast.files import disk_error

try:
    import c2pa
except ImportError as error:
    raise ExportError(
        "la station a un certificat, mais le paquet qui signe n'est pas installé",
        hint="pip install 'broadcast[credentials]', ou retirez [credentials] de station.toml",
    ) from error

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.export.signing import Credentials

MIME = {".mp3": "audio/mpeg", ".wav": "audio/wav", ".flac": "audio/flac", ".m4a": "audio/mp4"}

GOOD = ("Valid", "Trusted")
"""The signature holds; and its root is one that the reader knows."""


def sign(path: Path, named: Path, manifest: dict[str, Any], credentials: Credentials) -> None:
    """Sign a file in place, and read it back; ``named`` is the name that it will have.

    Raises `ExportError` for a certificate or a key that cannot sign, and for a file that does not
    say afterwards what it was to say.
    """
    signed = path.with_name(f"{path.stem}.signed{path.suffix}")
    mime = MIME[path.suffix]
    try:
        info = c2pa.C2paSignerInfo(
            credentials.algorithm.encode(),
            credentials.certificate.read_bytes(),
            credentials.key.read_bytes(),
            credentials.timestamp_url.encode() or None,
        )
        with (
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(json.dumps(manifest)) as builder,
            path.open("rb") as source,
            signed.open("wb+") as target,
        ):
            builder.sign(signer, mime, source, target)
        _refuse_unlike(read_credentials(signed), manifest, named)
        signed.replace(path)
    except c2pa.C2paError as error:
        raise ExportError(
            f"la signature C2PA a échoué : {error}",
            where=Where(named),
            hint="vérifiez [credentials] : certificat, clé et algorithme vont ensemble",
        ) from error
    except OSError as error:
        raise disk_error(error, path) from error
    finally:
        signed.unlink(missing_ok=True)


def read_credentials(path: Path) -> dict[str, Any]:
    """What a file's credentials say, and whether they hold (``validation_state``).

    Raises `c2pa.C2paError` where there are none.
    """
    with path.open("rb") as file, c2pa.Reader(MIME[path.suffix], file) as reader:
        told: dict[str, Any] = json.loads(reader.json())
    return told


def _refuse_unlike(told: dict[str, Any], manifest: dict[str, Any], named: Path) -> None:
    """A file must say, under a signature that holds, what it was to say."""
    active = told["manifests"][told["active_manifest"]]
    said = {one["label"]: one["data"] for one in active["assertions"]}
    (wanted,) = (one["data"] for one in manifest["assertions"] if one["label"] == VOICES)
    if told["validation_state"] not in GOOD or said.get(VOICES) != wanted:
        raise ExportError(
            "le fichier signé, relu, ne dit pas ce qu'il devait dire",
            where=Where(named),
            hint="vérifiez le certificat de [credentials]",
        )
