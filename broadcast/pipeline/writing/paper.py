"""The stages on paper: facts, then the script. Light, so that a producer sees words at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.facts.compile import facts_json
from broadcast.files import read_text, write_text
from broadcast.french.naming.places import find_department
from broadcast.pipeline.stamps import Stamps, fingerprint
from broadcast.pipeline.writing.edited import cast_notices, free_name, refuse_contradiction
from broadcast.pipeline.writing.giving import Drafts, compiled, given_by
from broadcast.pipeline.writing.request import order_of
from broadcast.script.document import parse_script
from broadcast.sources.newsroom import read_election

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.french.naming.territories import Territory
    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.script import Script
    from broadcast.pipeline.writing.giving import Given
    from broadcast.pipeline.writing.request import Order, Request
    from broadcast.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """One bulletin that was asked for, and all that it is made from."""

    workspace: Workspace
    station: Station
    election: Election
    order: Order
    drafts: Drafts = field(default_factory=Drafts, repr=False, compare=False)
    """Shared by the bulletins of one department that are made together."""

    @property
    def folder(self) -> Path:
        """Where its artefacts are, numbered by stage."""
        header = self.order.header
        return self.workspace.bulletin(f"{header.airtime:%Y-%m-%d}", header.bulletin)

    @property
    def script_path(self) -> Path:
        """The script that the producer reads and edits."""
        return self.folder / "2-script.md"

    @property
    def clips(self) -> Path:
        """Where the recordings of its quotes are."""
        return self.workspace.election(self.order.header.election) / "clips"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The script of a bulletin, as it stands on disk."""

    script: Script
    facts: Facts
    text: str
    generated: str
    """What the data give, word for word the same where nobody has edited it."""

    path: Path
    edited: bool
    """Whether a person has changed it since it was generated."""

    notices: tuple[str, ...]
    """What the producer should know, one French line each."""


def open_bulletin(workspace: Workspace, request: Request) -> Bulletin:
    """Settle what was asked. Raises a `BroadcastError` for settings or data at fault."""
    station = read_station(workspace.station)
    home = find_department(request.department)
    election = election_for(workspace, station, request.election or station.election, home)
    return Bulletin(
        workspace=workspace,
        station=station,
        election=election,
        order=order_of(request, station, election.airdate),
    )


def election_for(
    workspace: Workspace, station: Station, election: str, department: Territory
) -> Election:
    """An election as one department of the station tells it, the others beside."""
    others = [other.code for other in station.beside(department)]
    return read_election(workspace.election(election), [department.code, *others])


def facts_of(bulletin: Bulletin) -> Facts:
    """Stage 1: what can be said to the department, written to 1-facts.json."""
    facts = compiled(bulletin.election, bulletin.station, bulletin.order.department)
    _keep_facts(bulletin, facts)
    return facts


def _keep_facts(bulletin: Bulletin, facts: Facts) -> None:
    write_text(bulletin.folder / "1-facts.json", facts_json(facts))


def script_of(bulletin: Bulletin, *, afresh: bool = False, given: Given | None = None) -> Paper:
    """Stage 2: the script on disk, generated anew unless a person has edited it.

    ``afresh`` goes back to the facts; the edited script is kept beside it under another name.
    ``given`` is what the data give, where it is known already.
    Raises `ScriptError` where options were asked for that an edited script contradicts.
    """
    given = given or given_by(bulletin)
    facts, generated = given.facts, given.generated
    _keep_facts(bulletin, facts)
    made_from = fingerprint([generated])
    path, stamps = bulletin.script_path, Stamps(bulletin.folder)
    notices = list(facts.warnings)
    standing = read_text(path) if path.exists() else ""
    edited = bool(standing) and fingerprint([standing]) != stamps.get("script")
    own = parse_script(standing, path) if edited else None
    notices += cast_notices(bulletin.station, bulletin.order, own)
    if own and standing != generated and not afresh:
        refuse_contradiction(bulletin.order, own, path)
        if made_from != stamps.get("script"):
            notices.append(
                f"{path.name} est corrigé à la main et les données ont changé depuis : "
                "il est gardé tel quel (--afresh repart des données)"
            )
        return Paper(
            script=own,
            facts=facts,
            text=standing,
            generated=generated,
            path=path,
            edited=True,
            notices=tuple(notices),
        )
    if edited and standing != generated:
        aside = free_name(path)
        write_text(aside, standing)
        notices.append(f"le script corrigé est gardé sous {aside.name}")
    write_text(path, generated)
    if stamps.get("script") != made_from or stamps.get("stale"):
        stamps.keep(script=made_from, stale="")
    return Paper(
        script=parse_script(generated, path),
        facts=facts,
        text=generated,
        generated=generated,
        path=path,
        edited=False,
        notices=tuple(notices),
    )
