"""The ffmpeg that comes with the packages: none is needed on the machine."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import imageio_ffmpeg

from broadcast.errors import MixError
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Iterable


DISK_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class FfmpegRefusalError(MixError):
    """What ffmpeg was given is at fault, or it was stopped: not the machine."""


def run_ffmpeg(*arguments: str, stdin: Iterable[bytes | memoryview] = ()) -> bytes:
    """Run ffmpeg and give what it wrote on its standard output.

    Raises `MixError` with its first line where it fails or cannot be run, `WorkspaceError` where
    there is no room for what goes in or out.
    """
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-hide_banner",
        "-nostdin",
        "-v",
        "error",
        "-y",
        *arguments,
    ]
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
        if done.returncode == -signal.SIGXFSZ:
            raise disk_error(OSError(errno.EFBIG, ""), Path(arguments[-1]))
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        if done.returncode < 0:
            raise MixError(f"ffmpeg a été arrêté par le signal {-done.returncode}", hint="relancez")
        reason = lines[0] if lines else f"code {done.returncode}"
        if any(os.strerror(code) in line for code in DISK_FULL for line in lines):
            raise MixError("le disque est plein", hint="libérez de la place puis relancez")
        raise FfmpegRefusalError(f"ffmpeg refuse : {reason}")
    return done.stdout
