"""Nothing is ever lost or half-written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from broadcast.errors import WorkspaceError
from broadcast.files import append_line, disk_error, read_text, replacing, sweep, write_text


def leave(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("fault", [ValueError("x"), KeyboardInterrupt()], ids=["error", "Ctrl-C"])
def test_an_interrupted_write_leaves_the_good_file(tmp_path: Path, fault: BaseException) -> None:
    """The earlier file stays, and no partial one."""
    path = tmp_path / "6-air.mp3"
    path.write_bytes(b"good")

    with pytest.raises(type(fault)), replacing(path) as partial:
        partial.write_bytes(b"half")
        raise fault

    assert path.read_bytes() == b"good"
    assert leave(tmp_path) == ["6-air.mp3"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        pytest.param(errno.ENOSPC, "le disque est plein", id="disk full"),
        pytest.param(errno.EACCES, "pas le droit", id="no permission"),
        pytest.param(errno.EROFS, "lecture seule", id="read only"),
    ],
)
def test_the_disk_s_refusals_are_french(tmp_path: Path, number: int, told: str) -> None:
    """What the disk refuses is one line with the file's name."""
    path = tmp_path / "a.txt"
    path.write_text("good")

    with pytest.raises(WorkspaceError, match=told), replacing(path) as partial:
        partial.write_text("half")
        raise OSError(number, "refused")

    assert path.read_text() == "good"
    assert leave(tmp_path) == ["a.txt"]


def test_a_real_full_disk_is_told(tmp_path: Path) -> None:
    """/dev/full refuses every write, as a full disk does."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OSError, match="No space") as caught, full.open("w") as file:
        file.write("x" * 10_000)
    assert "le disque est plein" in str(disk_error(caught.value, tmp_path))


def test_the_same_text_is_not_written_again(tmp_path: Path) -> None:
    """A file that already says this keeps its date."""
    path = tmp_path / "a.txt"
    write_text(path, "é")
    before = path.stat().st_mtime_ns
    write_text(path, "é")

    assert path.stat().st_mtime_ns == before


def test_text_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    """A spreadsheet saved in cp1252 is refused where it first shows."""
    path = tmp_path / "r.csv"
    path.write_bytes("a\nRéquista\n".encode("cp1252"))

    with pytest.raises(WorkspaceError, match="ligne 2 : ce texte n'est pas en UTF-8"):
        read_text(path)


def test_lines_are_added_and_never_rewritten(tmp_path: Path) -> None:
    """One after the other, in a folder that is made for them."""
    path = tmp_path / "antenne" / "regles.jsonl"

    for line in ("un", "deux"):
        append_line(path, line)

    assert path.read_text(encoding="utf-8") == "un\ndeux\n"


def test_half_a_line_stays_on_a_line_of_its_own(tmp_path: Path) -> None:
    """What a crash cut short spoils no other line."""
    path = tmp_path / "regles.jsonl"
    path.write_text("un\nde", encoding="utf-8")

    append_line(path, "trois")

    assert path.read_text(encoding="utf-8") == "un\nde\ntrois\n"


def test_several_add_at_once_and_no_line_is_lost(tmp_path: Path) -> None:
    """Two programs, or two people at the desk."""
    path = tmp_path / "regles.jsonl"
    lines = [f"{number:03}" * 200 for number in range(100)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda line: append_line(path, line), lines))

    assert sorted(path.read_text(encoding="utf-8").splitlines()) == lines


def test_what_a_killed_program_was_writing_is_swept_away(tmp_path: Path) -> None:
    """In a folder and those in it; what a program that is running writes is its own."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / "a").mkdir()
    for name in (f".6-air.{dead.pid}-1.partial.mp3", f"a/.6-air.{dead.pid}-1.partial.mp3"):
        (tmp_path / name).write_bytes(b"half")
    ours = tmp_path / "a" / f".6-air.{os.getpid()}-1.partial.mp3"
    ours.write_bytes(b"half")

    sweep(tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [ours]
