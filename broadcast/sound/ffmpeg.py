"""The ffmpeg that comes with the packages: none is needed on the machine."""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import imageio_ffmpeg

from broadcast.errors import MixError
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Iterable


def run_ffmpeg(*arguments: str, stdin: Iterable[bytes | memoryview] = ()) -> bytes:
    """Run ffmpeg and give what it wrote on its standard output.

    Raises `MixError` with its last line where it fails or cannot be run.
    """
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-v", "error", "-y", *arguments]
    # A file, not a pipe: Python feeds a pipe in 4 KiB steps, which costs more than the work
    with tempfile.TemporaryFile() as source:
        try:
            source.writelines(stdin)
            source.seek(0)
        except OSError as error:
            raise disk_error(error, Path(tempfile.gettempdir())) from error
        try:
            done = subprocess.run(command, stdin=source, capture_output=True, check=False)
        except OSError as error:
            raise MixError(
                f"ffmpeg ne se lance pas : {error.strerror}", hint="réinstallez imageio-ffmpeg"
            ) from error
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        reason = lines[-1] if lines else f"arrêté par le signal {-done.returncode}"
        if os.strerror(errno.ENOSPC) in reason or os.strerror(errno.EFBIG) in reason:
            raise MixError("le disque est plein", hint="libérez de la place puis relancez")
        raise MixError(f"ffmpeg refuse : {reason}")
    return done.stdout
