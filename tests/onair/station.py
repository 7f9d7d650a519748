"""A station whose short bulletins are written, approved, made and handed over to Liquidsoap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals import approve
from click.testing import CliRunner
from newsroom import edit

from broadcast.cli import main
from broadcast.pipeline.writing.paper import open_bulletin
from broadcast.pipeline.writing.request import Request
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.workspace import Workspace

CLOCKS = ("07:00", "07:01")
LENGTH_S = 20

WORDS = {
    "07:00": "Benoît Hamon l'emporte dans le Lot.",
    "07:01": "Dans le Lot, Benoît Hamon devance Manuel Valls, et la participation bondit.",
}


def said(workspace: Workspace, *arguments: str) -> None:
    result = CliRunner(mix_stderr=False).invoke(main, [*arguments, "-w", str(workspace.root)])
    assert result.exit_code == 0, result.stderr


def shortened(workspace: Workspace, request: Request) -> None:
    """Have a flash of Lot say two sentences, in twenty seconds."""
    path = open_bulletin(workspace, request).script_path
    head = path.read_text(encoding="utf-8").split("\n---\n", 1)[0]
    path.write_text(
        f"{head}\n---\n\n## Ouverture\n\n[virgule]\n\n[tapis]\n\n{WORDS[str(request.slot)]}\n",
        encoding="utf-8",
    )


def bulletin_at(workspace: Workspace, clock: str) -> Bulletin:
    """The flash of Lot at a time."""
    return open_bulletin(workspace, Request(department="Lot", slot=clock, format="flash"))


def station_on_air(folder: Path, *, voice: str, clocks: Sequence[str]) -> Workspace:
    """The station, its flashes of twenty seconds read by a voice, in "antenne/" under "lot.m3u"."""
    workspace = create_workspace(folder / "station")
    edit(workspace.station, 'voice = "claire"', f'voice = "{voice}"')
    (workspace.root / "antenne").mkdir()
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[deliveries]]\nname = "antenne"\nto = "liquidsoap"\npath = "antenne"\nform = "bwf"\n'
        )
    for clock in clocks:
        request = Request(department="Lot", slot=clock, format="flash")
        bulletin = ("--dept", "Lot", "--slot", clock, "--format", "flash")
        said(workspace, "script", *bulletin, "--duration", f"0:{LENGTH_S}")
        shortened(workspace, request)
        approve(workspace, request)
        said(workspace, "render", *bulletin, "--for-air")
    said(workspace, "publish")
    return workspace
