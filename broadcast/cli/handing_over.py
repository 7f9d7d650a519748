"""What `broadcast publish` does: each bulletin handed over in turn; exit code 1 where one fails."""

from __future__ import annotations

import getpass
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from broadcast.cli.handed_over import tell_handed_over
from broadcast.cli.running import REFUSED
from broadcast.config import read_station
from broadcast.errors import ApprovalError, BroadcastError, NotYetError, PublishError, Where
from broadcast.french.naming.places import find_department
from broadcast.pipeline.handover.alarming import alarmed, failures_in
from broadcast.pipeline.handover.correcting import announce
from broadcast.pipeline.handover.dispatch import Dispatch, Outcome
from broadcast.pipeline.handover.ledger import Ledger
from broadcast.pipeline.handover.publishing import may_wait, publish, roll_back
from broadcast.pipeline.handover.readiness import bulletin_at, never_made, scripts_of
from broadcast.sources.newsroom import read_election
from broadcast.units import parse_clock

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.config import Station
    from broadcast.pipeline.clearing.overriding import Override
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked on the command line."""

    department: str | None
    slot: str | None
    format: str | None
    date: str | None
    names: tuple[str, ...]
    by: str | None
    rollback: bool
    override: Override | None
    correction: str
    on_air: bool
    again: bool
    dry_run: bool

    def means(self, bulletin: Bulletin) -> bool:
        """Whether a bulletin is one of those that are meant."""
        header, code = bulletin.order.header, bulletin.order.department.code
        return (
            (self.department is None or find_department(self.department).code == code)
            and (self.slot is None or parse_clock(self.slot) == header.airtime.time())
            and self.format in (None, header.format)
        )


def hand_over_day(console: Console, wanted: Wanted) -> None:
    """Every bulletin that is meant, one after the other; one that is refused stops no other."""
    workspace = console.workspace()
    station = read_station(workspace.station)
    day = wanted.date or f"{read_election(workspace.election(station.election)).airdate}"
    dispatch = _dispatch(workspace, day, wanted)
    outcomes: list[Outcome] = []
    for path in scripts_of(workspace, day):
        try:
            bulletin = bulletin_at(workspace, path)
            if wanted.means(bulletin):
                outcomes += _one(bulletin, dispatch, wanted)
        except BroadcastError as error:
            name = path.parent.name
            outcomes.append(Outcome(target="", bulletin=name, state="failed", error=str(error)))
    if not (wanted.slot or wanted.format or wanted.rollback):
        outcomes += _never_made(workspace, station, day, wanted, dispatch.clock())
    if not outcomes:
        raise PublishError(
            f"aucun bulletin de ce nom le {day}", hint="broadcast render le fabrique d'abord"
        )
    tell_handed_over(console, workspace, day, outcomes)
    failures = failures_in(outcomes)
    if failures and not wanted.dry_run:
        _ring(console, station, dispatch.ledger.path.parent, failures)
    if failures:
        sys.exit(REFUSED)


def _never_made(
    workspace: Workspace, station: Station, day: str, wanted: Wanted, now: datetime
) -> list[Outcome]:
    """What the morning should have and has not; of the department that is meant."""
    meant = (find_department(wanted.department),) if wanted.department else station.departments
    told = "ce bulletin n'a pas été fait (broadcast show dit pourquoi)"
    return [
        Outcome(target="", bulletin=name, state="failed", error=told)
        for name in never_made(workspace, station, meant, date.fromisoformat(day), now)
    ]


def _dispatch(workspace: Workspace, day: str, wanted: Wanted) -> Dispatch:
    return Dispatch(
        ledger=Ledger(workspace.root / "output" / day),
        locks=workspace.root / "output" / "handing-over",
        by=wanted.by or getpass.getuser(),
        clock=lambda: datetime.now(UTC),
        sleep=time.sleep,
    )


def _one(bulletin: Bulletin, dispatch: Dispatch, wanted: Wanted) -> tuple[Outcome, ...]:
    if wanted.rollback:
        return roll_back(
            bulletin,
            dispatch,
            names=wanted.names,
            override=wanted.override,
            dry_run=wanted.dry_run,
        )
    if wanted.on_air and announce(bulletin, wanted.correction):
        raise PublishError(
            "le rectificatif est écrit en tête du script",
            where=Where(bulletin.script_path),
            hint="faites-le approuver, puis broadcast render --for-air, puis relancez",
        )
    try:
        return publish(
            bulletin,
            dispatch,
            names=wanted.names,
            correction=wanted.correction,
            again=wanted.again,
            dry_run=wanted.dry_run,
        )
    except (ApprovalError, NotYetError) as error:
        # Asked for outright it is missing; in the whole of a day it has until its lock, or its hour
        if wanted.slot or not may_wait(bulletin, dispatch.clock(), error):
            raise
        name = bulletin.order.header.bulletin
        until = error.until if isinstance(error, NotYetError) else None
        told = str(error)
        return (Outcome(target="", bulletin=name, state="waiting", error=told, until=until),)


def _ring(console: Console, station: Station, day: Path, failures: dict[str, str]) -> None:
    if station.alarm is None:
        return
    now = datetime.now(UTC)
    try:
        rang = alarmed(station.alarm, day, failures, station=station.name, now=now)
    except BroadcastError as error:
        console.tell(f"Erreur : {error}")
    else:
        if not rang:
            console.tell("L'alarme a déjà sonné pour cela il y a moins d'une heure.")
