"""How long a sound file lasts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.reading import read_sound

if TYPE_CHECKING:
    from pathlib import Path


def sound_ms(file: Path) -> int:
    """The length of a sound file; each is decoded once."""
    stat = file.stat()
    return _decoded_ms(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _decoded_ms(file: Path, mtime_ns: int, size: int) -> int:  # noqa: ARG001 - what makes it stale
    return len(read_sound(file)) * 1000 // AIR_RATE_HZ
