"""The neural voice's timbres: one table of vectors each, checked, alone or blended.

With this package come the French voice `ff_siwis` (Apache-2.0, after the SIWIS corpus, CC BY 4.0)
and the Italian one `im_nicola` (Apache-2.0), whose timbre makes a second French announcer when
blended. A station may name files of its own instead.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from broadcast.errors import VoiceError, Where
from broadcast.files import disk_error

if TYPE_CHECKING:
    from numpy.typing import NDArray

STYLES_SHA256 = {
    "ff_siwis": "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861",
    "im_nicola": "bc578e510d52a96d6940d46f12e96d7b3df00905dbea075113226d100e6e1ab0",
}

LONGEST = 510
"""Phonemes that the model takes at once, a row for each length: about 30 s of speech."""

_ROW = 256
_TIMBRE = 128
"""How many of a row's figures shape the sound of each phoneme; the others its length and pitch."""

_TERM = re.compile(r"(?:(?P<weight>[01](?:[.,]\d+)?)\s*[*×·]?\s+)?(?P<style>\S+)")


def style_table(style: str, folder: Path | None = None) -> NDArray[np.float32]:
    """The style vectors of a voice or of a blend, shape (510, 1, 256): row n - 1 is for n phonemes.

    ``style`` is a voice, a `.bin` file of the station's (from ``folder``), or a weighted sum of
    them: "0.5 ff_siwis + 0.5 im_nicola". Two of these with a semicolon between are the timbre, and
    the melody: pitch and rhythm. Raises `VoiceError` for anything else.
    """
    blends = [_blend(blend.strip(), folder) for blend in style.split(";")]
    if len(blends) == 1:
        return blends[0]
    if len(blends) > 2:
        raise _unreadable(style)
    timbre, melody = blends
    return np.concatenate([timbre[..., :_TIMBRE], melody[..., _TIMBRE:]], axis=-1)


def _blend(style: str, folder: Path | None) -> NDArray[np.float32]:
    terms = [_TERM.fullmatch(term.strip()) for term in style.split("+")]
    named = [(term["weight"], term["style"]) for term in terms if term]
    weighted = [float((weight or "1").replace(",", ".")) for weight, _ in named]
    if len(named) != len(terms) or abs(sum(weighted) - 1) > 0.001:
        raise _unreadable(style)
    tables = [_one_table(name, folder) for _, name in named]
    if len(tables) == 1:
        return tables[0]
    total = sum(np.float32(part) * table for part, table in zip(weighted, tables, strict=True))
    return np.asarray(total, np.float32)


def _unreadable(style: str) -> VoiceError:
    return VoiceError(
        f"mélange de voix illisible : « {style} »",
        hint="des parts qui font 1 en tout, par exemple : 0.5 ff_siwis + 0.5 im_nicola",
    )


def _one_table(style: str, folder: Path | None) -> NDArray[np.float32]:
    if style.endswith(".bin"):
        path = (folder or Path()) / style
        try:
            data = path.read_bytes()
        except OSError as error:
            raise disk_error(error, path) from error
        if len(data) != LONGEST * _ROW * 4:
            raise VoiceError(
                f"ce fichier de voix fait {len(data)} octets au lieu de {LONGEST * _ROW * 4}",
                where=Where(path),
                hint="il faut une voix de Kokoro-82M v1.0",
            )
        return np.frombuffer(data, np.float32).reshape(LONGEST, 1, _ROW)
    if style not in STYLES_SHA256:
        known = ", ".join(STYLES_SHA256)
        raise VoiceError(f"style de voix inconnu : « {style} »", hint=f"styles : {known}")
    return _shipped_table(style, STYLES_SHA256[style])


@cache
def _shipped_table(style: str, expected: str) -> NDArray[np.float32]:
    data = (files("broadcast.voice") / "kokoro_data" / f"{style}.bin").read_bytes()
    if sha256(data).hexdigest() != expected:
        raise VoiceError(f"le style de voix {style} est abîmé", hint="réinstallez broadcast")
    return np.frombuffer(data, np.float32).reshape(LONGEST, 1, _ROW)
