"""A disk that fills up while a morning is made: a real one, of a few megabytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.workspace import Workspace

ALONE = ["unshare", "-rm"]
"""A mount namespace of its own: the disk is gone with the process, whatever happens."""


def may_mount() -> bool:
    """Whether this machine lets a program have a disk of its own; some containers do not."""
    if not shutil.which(ALONE[0]):
        return False
    mount = [*ALONE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not may_mount(), reason="no mount namespace is allowed on this machine"),
]

SLOTS = """slots:
  - {time: "06:00", format: flash, duration: "1:20", clips: 0}
  - {time: "07:00", format: journal, duration: "3:00"}
  - {time: "08:00", format: flash, duration: "1:20", clips: 0}
"""

MORNING = """
set -u
mount -t tmpfs -o size={size}m none {disk}
cp -r {station} {disk}/station
cd {disk}/station
{fill}
{show} > {told}/full 2>&1; echo $? > {told}/full.code
{look} | sort > {told}/left
mount -o remount,size=400m {disk}
{show} > {told}/again 2>&1; echo $? > {told}/again.code
{look} | sort > {told}/after
"""

FILL = "dd if=/dev/zero of=../full bs=4k 2> /dev/null"
"""To the last byte."""

LOOK = "find output -type f ! -path '*/speech-cache/*' -exec sha256sum {} +"


def morning_on(
    workspace: Workspace, tmp_path: Path, megabytes: int, fill: str = ":"
) -> dict[str, str]:
    """What two calls of `show` told, the second on a larger disk, and what each one left."""
    workspace.show.write_text(SLOTS, encoding="utf-8")
    shutil.rmtree(workspace.root / "output", ignore_errors=True)
    disk, told = tmp_path / "disk", tmp_path / "told"
    disk.mkdir()
    told.mkdir()
    show = f"{sys.executable} -m broadcast show --date 2017-01-30 --dept Lot --jobs 1"
    script = MORNING.format(
        size=megabytes,
        disk=disk,
        station=workspace.root,
        told=told,
        show=show,
        look=LOOK,
        fill=fill,
    )
    subprocess.run([*ALONE, "sh", "-c", script], check=True, timeout=300)
    return {path.name: path.read_text(encoding="utf-8") for path in told.iterdir()}


def test_a_full_disk_costs_the_bulletins_that_do_not_fit(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Those before and after are made, the lost one is told, and nothing is half there."""
    told = morning_on(workspace, tmp_path, 145)

    assert told["full.code"] == "1\n"
    assert "3 bulletins, 2 faits, 1 en échec" in told["full"], told["full"]
    assert "2017-01-30-lot-0700-journal, en échec : " in told["full"]
    assert "le disque est plein" in told["full"]
    assert "0700-journal/6-air" not in told["left"]
    assert ".partial" not in told["left"]
    assert "/.mix-" not in told["left"]
    assert told["again.code"] == "0\n", told["again"]
    assert "1 fait, 2 déjà bons" in told["again"]
    sound = [line for line in told["left"].splitlines() if "6-air.mp3" in line]
    assert len(sound) == 2
    assert set(sound) < set(told["after"].splitlines())


def test_a_disk_without_room_for_the_rundown_still_tells_every_bulletin(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Nothing fits: each failure is told at the end, and the rundown is told missing."""
    told = morning_on(workspace, tmp_path, 5, FILL)

    assert told["full.code"] == "1\n"
    assert "3 bulletins, 3 en échec" in told["full"]
    assert "Erreur : pas de conducteur : " in told["full"]
    assert "6-air" not in told["left"]
    assert told["again.code"] == "0\n", told["again"]
    assert "3 bulletins, 3 faits" in told["again"]
