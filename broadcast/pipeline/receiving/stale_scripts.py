"""The scripts that new figures have overtaken: marked, so that nobody airs them unaware."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError
from broadcast.files import read_text
from broadcast.pipeline.stamps import Stamps, fingerprint
from broadcast.pipeline.writing.giving import given_by
from broadcast.pipeline.writing.paper import open_bulletin
from broadcast.pipeline.writing.request import Request
from broadcast.script.document import parse_script
from broadcast.units import length_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.model.script import Header
    from broadcast.workspace import Workspace


def mark_stale(workspace: Workspace, election: str, reason: str) -> Iterator[Path]:
    """The scripts of an election that today's figures would write otherwise, each marked.

    `reason` is kept in the bulletin's stamps: which file, and when. The mark goes when the script
    is written anew. An edited script is marked as well: it stays as the producer left it.
    """
    for path in sorted((workspace.root / "output").glob("*/*/2-script.md")):
        stamps = Stamps(path.parent)
        header = _header(path)
        if header and header.election == election and _overtaken(workspace, header, stamps):
            stamps.keep(stale=reason)
            yield path


def _header(path: Path) -> Header | None:
    try:
        return parse_script(read_text(path), path).header
    except BroadcastError:  # a script that a person is in the middle of editing
        return None


def _overtaken(workspace: Workspace, header: Header, stamps: Stamps) -> bool:
    """Whether the figures give other words than those that the script was generated with."""
    request = Request(
        department=header.department,
        slot=f"{header.airtime:%H:%M}",
        format=header.format,
        duration=length_text(header.budget_ms),
        voice=header.voice,
        election=header.election,
        date=f"{header.airtime:%Y-%m-%d}",
    )
    try:
        bulletin = open_bulletin(workspace, request)
        election = bulletin.election
        if header.airtime.date() <= election.rounds[election.round - 1]:
            return False  # it told the round before, and was aired
        generated = given_by(bulletin).generated
    except BroadcastError:  # no result to tell any more: what was written no longer stands
        return True
    return fingerprint([generated]) != stamps.get("script")
