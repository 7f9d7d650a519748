"""Sounds and machines that fail: one clear line, the earlier files intact, nothing left behind."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile
from newsroom import edit

from broadcast.sound.ffmpeg import run_ffmpeg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.workspace import Workspace

FLASH = ("render", "--dept", "12", "--slot", "07:15", "--format", "flash")
QUOTES = "data/elections/primaire-gauche-2017/quotes.yaml"


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.mkdir()


def pictures(path: Path) -> None:
    run_ffmpeg("-f", "lavfi", "-i", "color=size=16x16:duration=2", "-f", "mp4", str(path))


def tenth_of_a_second(path: Path) -> None:
    soundfile.write(path, np.random.default_rng(1).normal(0, 0.1, 4_800), 48_000, format="WAV")


def no_numbers(path: Path) -> None:
    soundfile.write(path, np.full(96_000, np.nan), 48_000, format="WAV", subtype="FLOAT")


def three_hours(path: Path) -> None:
    """A telephone line left open; the file is a hole, so that it costs no disk."""
    count = 3 * 3_600 * 8_000
    fmt = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8_000, 8_000, 1, 8)
    with path.open("wb") as file:
        file.write(struct.pack("<4sI4s", b"RIFF", 36 + count, b"WAVE"))
        file.write(fmt + struct.pack("<4sI", b"data", count))
        file.truncate(44 + count)


def two_seconds(path: Path) -> None:
    soundfile.write(path, np.random.default_rng(1).normal(0, 0.1, 96_000), 48_000, format="WAV")


def end_lost(path: Path) -> None:
    """A transfer that stopped on the way: its last words would be missing on air."""
    two_seconds(path)
    path.write_bytes(path.read_bytes()[:-40_000])


@pytest.mark.parametrize(
    ("make", "cues", "told"),
    [
        pytest.param(nothing, "", "n'est pas un son lisible", id="zero bytes"),
        pytest.param(folder, "", "n'est pas dans clips/", id="a folder"),
        pytest.param(pictures, "", "n'est pas un son lisible", id="pictures without sound"),
        pytest.param(no_numbers, "", "valeurs impossibles", id="samples that are no numbers"),
        pytest.param(end_lost, "", "la fin du fichier manque", id="cut short"),
        pytest.param(three_hours, "", "plus d'une heure", id="three hours"),
        pytest.param(
            two_seconds, "\n    cue_in: 1,0\n    cue_out: 6,5", "points de coupe", id="cues outside"
        ),
    ],
)
def test_a_clip_that_cannot_be_aired_is_told(
    workspace: Workspace,
    broadcast: Callable[..., Result],
    make: Callable[[Path], None],
    cues: str,
    told: str,
) -> None:
    """With the file or the quote that is at fault, before anything is made."""
    make(workspace.root / QUOTES.replace("quotes.yaml", "clips/note.wav"))
    edit(workspace.root / QUOTES, "    daypart: matin", f"    clip: note.wav{cues}")

    result = broadcast(*FLASH)

    assert result.exit_code == 1
    assert told in result.stderr.splitlines()[-1]
    assert "pantanella" in result.stderr or "note.wav" in result.stderr
    assert not list(workspace.root.glob("output/**/*.wav"))


def test_a_clip_of_a_tenth_of_a_second_is_pointed_at(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """It can be aired: the journalist decides, warned."""
    tenth_of_a_second(workspace.root / QUOTES.replace("quotes.yaml", "clips/note.wav"))
    edit(workspace.root / QUOTES, "    daypart: matin", "    clip: note.wav")

    result = broadcast(*FLASH)

    assert result.exit_code == 0
    assert "le son note.wav : trop court pour être mesuré" in result.stdout


REAL = imageio_ffmpeg.get_ffmpeg_exe()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param(None, "ffmpeg ne se lance pas", id="missing"),
        pytest.param(
            f'#!/bin/sh\n"{REAL}" "$@" & sleep 0.2; kill -9 $!; kill -9 $$\n',
            "ffmpeg a été arrêté par le signal 9",
            id="killed",
        ),
        pytest.param(
            f'#!/bin/sh\nulimit -f 100\nexec "{REAL}" "$@"\n', "taille permise", id="no room"
        ),
        pytest.param(
            "#!/bin/sh\necho 'air.mp3: No space left on device' >&2\nexit 228\n",
            "le disque est plein",
            id="disk full",
        ),
    ],
)
def test_an_encoder_that_stops_leaves_the_earlier_files(
    workspace: Workspace,
    broadcast: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: str | None,
    told: str,
) -> None:
    """In the middle of its work: the MP3 of before still airs, and no half file lies beside it."""
    assert broadcast(*FLASH).exit_code == 0
    (mp3,) = workspace.root.glob("output/*/*/6-air.mp3")
    before, files = mp3.read_bytes(), {path.name for path in mp3.parent.iterdir()}
    edit(next(mp3.parent.glob("*script.md")), "le flash", "le flash info")
    (mp3.parent / "6-air.frames.json").write_text("{}")  # so that all of it is encoded again
    broken = tmp_path / "ffmpeg"
    if script:
        broken.write_text(script)
        broken.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(broken))

    result = broadcast(*FLASH)

    assert result.exit_code == 1
    assert told in result.stderr.splitlines()[-1]
    assert "partial" not in result.stderr
    assert mp3.read_bytes() == before
    assert {path.name for path in mp3.parent.iterdir()} == files
