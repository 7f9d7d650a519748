"""What the machine has: processors, memory, room on the disk, ffmpeg, the model, the recogniser."""

from __future__ import annotations

import os
import platform
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

from broadcast import __version__
from broadcast.errors import MixError, Where, WorkspaceError
from broadcast.pipeline.checkup.found import DoubtError, Found, looked_at
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.voice.hearing.recogniser import INSTALL
from broadcast.voice.kokoro.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED_BYTES = 500_000_000
"""A morning of two departments, with its WAV files, takes some 300 MB."""

EASY_BYTES = 5_000_000_000
SMALL_MEMORY_BYTES = 1_500_000_000
"""The neural voice takes some 500 MB, and a mix 120."""


def look_at_machine(folder: Path) -> Iterator[Found]:
    """Everything that a station shares with any other on this machine; the disk is ``folder``'s."""
    yield looked_at("Python et broadcast", _python)
    yield looked_at("processeurs et mémoire", _power)
    yield looked_at("place sur le disque", lambda: _room(folder))
    yield looked_at("ffmpeg", _ffmpeg)
    yield looked_at("modèle de la voix", _model)
    yield looked_at("contrôle d'écoute", _ears)


def _python() -> str:
    return f"Python {platform.python_version()}, broadcast {__version__}, {platform.machine()}"


def _power() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    plural = "s" if cores and cores > 1 else ""
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return f"{cores} processeur{plural}"
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    told = f"{cores} processeur{plural}, {_gigabytes(memory)} de mémoire"
    if memory < SMALL_MEMORY_BYTES:
        raise DoubtError(told, hint="la voix neuronale et un montage en demandent un et demi")
    return told


def _room(folder: Path) -> str:
    free = shutil.disk_usage(folder).free
    if free < NEEDED_BYTES:
        raise WorkspaceError(
            f"{_gigabytes(free)} libres : une matinée n'y tient pas",
            where=Where(folder),
            hint="faites de la place : les jours passés de output/ peuvent aller ailleurs",
        )
    if free < EASY_BYTES:
        raise DoubtError(f"{_gigabytes(free)} libres", hint="quelques matinées, pas plus")
    return f"{_gigabytes(free)} libres"


def _ffmpeg() -> str:
    encoders = run_ffmpeg("-encoders").decode(errors="replace")
    if "libmp3lame" not in encoders:
        raise MixError("ffmpeg est là, mais sans LAME", hint="réinstallez imageio-ffmpeg")
    return "se lance, avec LAME"


def _model() -> str:
    return f"entier, {weights().getbuffer().nbytes / 1e6:.0f} Mo, empreinte vérifiée"


def _ears() -> str:
    if find_spec("faster_whisper") is None:
        raise DoubtError("pas installé : rien ne réécoute les mots", hint=INSTALL)
    return "installé"


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} Go".replace(".", ",")
