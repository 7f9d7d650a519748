"""Bulletins handed over to the antenna: what may leave, to where, and what is told afterwards."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from broadcast.errors import ApprovalError, BroadcastError, NotYetError, PublishError, Where
from broadcast.pipeline.clearing.guarding import guard
from broadcast.pipeline.clearing.speaking_time import count_hand_over
from broadcast.pipeline.handover.archive import keep, kept, parcel_of, version_folder
from broadcast.pipeline.handover.coming_back import refuse_unsayable
from broadcast.pipeline.handover.dispatch import Outcome
from broadcast.pipeline.handover.handing import hand_over
from broadcast.pipeline.handover.ledger import versions
from broadcast.pipeline.handover.page import write_page
from broadcast.pipeline.handover.readiness import ready_for_air
from broadcast.records import nearest_hint
from broadcast.show.morning import after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from broadcast.config import Station
    from broadcast.pipeline.clearing.overriding import Override
    from broadcast.pipeline.handover.dispatch import Dispatch
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.publish.delivery import Delivery
    from broadcast.publish.parcel import Parcel


def let_out(bulletin: Bulletin, paper: Paper, now: datetime) -> None:
    """Let an approved bulletin leave the house at ``now``.

    Raises `PublishError` while it is on air, and `RulesError` for what the rules of the election
    refuse: an embargo, the silence, a quote that nobody cleared. The refusal is logged.
    """
    if refusal := _on_air(bulletin, paper.script.header.budget_ms, now):
        raise PublishError(
            f"{paper.script.header.bulletin} ne part pas : {refusal}", where=Where(paper.path)
        )
    guard(bulletin, paper, "publish", now=now)


def _handed_over(bulletin: Bulletin, dispatch: Dispatch, outcomes: Sequence[Outcome]) -> None:
    """What follows from a hand-over: its speaking time counts, and the page of the day shows it.

    A version that is there already counts too: a crash may have come before it was counted.
    """
    arrived = {one.version for one in outcomes if one.state in {"sent", "unchanged"}}
    for version in sorted(arrived):
        folder = version_folder(bulletin, version)
        count_hand_over(bulletin.workspace, folder, now=dispatch.clock(), by=dispatch.by)
    if any(one.state != "unchanged" for one in outcomes):
        write_page(dispatch.ledger, bulletin.station)


def _on_air(bulletin: Bulletin, length_ms: int, now: datetime) -> str:
    airtime = bulletin.order.header.airtime
    ends = after(airtime, length_ms)
    if airtime <= now < ends:
        return f"il est à l'antenne jusqu'à {ends:%H:%M:%S}, rien n'est changé sous le lecteur"
    return ""


def may_wait(bulletin: Bulletin, now: datetime, refused: ApprovalError | NotYetError) -> bool:
    """Whether nothing is late yet.

    A bulletin that nobody approved may still be, until its lock; one under an embargo waits for
    its hour, where that comes before it is aired.
    """
    airtime = bulletin.order.header.airtime
    if isinstance(refused, NotYetError):
        return refused.in_time_for(airtime)
    return now < after(airtime, -bulletin.station.show.lock_ms).astimezone(UTC)


def deliveries_for(station: Station, code: str, names: Sequence[str] = ()) -> tuple[Delivery, ...]:
    """Where the bulletins of a department go; those of these names, where names are given.

    Raises `PublishError` for a name that does not exist, or where there is nowhere to go.
    """
    known = {one.name: one for one in station.deliveries}
    for name in names:
        if name not in known:
            raise PublishError(f"destination inconnue « {name} »", hint=nearest_hint(name, known))
    chosen = tuple(
        one for one in known.values() if one.takes(code) and (not names or one.name in names)
    )
    if not chosen:
        raise PublishError(
            f"aucune destination pour le département {code}",
            hint="ajoutez [[deliveries]] à data/station.toml",
        )
    return chosen


def publish(
    bulletin: Bulletin,
    dispatch: Dispatch,
    *,
    names: Sequence[str] = (),
    correction: str = "",
    again: bool = False,
    dry_run: bool = False,
) -> tuple[Outcome, ...]:
    """Hand an approved bulletin over everywhere; a target that fails does not stop the others.

    Raises a `BroadcastError` where it may not leave.
    """
    deliveries = deliveries_for(bulletin.station, bulletin.order.department.code, names)
    now = dispatch.clock()
    paper = ready_for_air(bulletin, now)
    let_out(bulletin, paper, now)
    parcel = parcel_of(bulletin, correction=correction)
    if correction:
        _refuse_idle_correction(parcel, dispatch, deliveries)
    if not dry_run:
        parcel = keep(bulletin, parcel)
    outcomes = tuple(
        _each(
            deliveries,
            parcel.bulletin,
            lambda one: hand_over(dispatch, one, parcel, again=again, dry_run=dry_run),
        )
    )
    if not dry_run:
        _handed_over(bulletin, dispatch, outcomes)
    return outcomes


def roll_back(
    bulletin: Bulletin,
    dispatch: Dispatch,
    *,
    names: Sequence[str] = (),
    override: Override | None = None,
    dry_run: bool = False,
) -> tuple[Outcome, ...]:
    """Put the version before back, everywhere; it was approved and controlled in its time.

    The rules of the election are held against it again, and the figures of now: what may not be
    said any more is refused, target by target. ``override``: who lets figures pass that have
    changed since, and why. Raises `PublishError` where no target was given an earlier version of
    this bulletin.
    """
    code, name = bulletin.order.department.code, bulletin.order.header.bulletin
    if refusal := _on_air(bulletin, bulletin.order.header.budget_ms, dispatch.clock()):
        raise PublishError(f"{name} n'est pas repris : {refusal}")
    entries = dispatch.ledger.entries()
    deliveries = [
        one
        for one in deliveries_for(bulletin.station, code, names)
        if len(versions(entries, name, one.name)) > 1
    ]
    if not deliveries:
        raise PublishError(f"{name} n'a pas de version précédente : rien n'est changé")

    def back(one: Delivery) -> Outcome:
        parcel = kept(bulletin, versions(entries, name, one.name)[-2], one.form)
        version = version_folder(bulletin, parcel.version)
        refuse_unsayable(bulletin, version, dispatch.clock(), override=override, dry_run=dry_run)
        return hand_over(dispatch, one, parcel, rollback=True, dry_run=dry_run)

    outcomes = tuple(_each(deliveries, name, back))
    if not dry_run:
        _handed_over(bulletin, dispatch, outcomes)
    return outcomes


def _each(
    deliveries: Sequence[Delivery], bulletin: str, task: Callable[[Delivery], Outcome]
) -> Iterator[Outcome]:
    for delivery in deliveries:
        try:
            yield task(delivery)
        except BroadcastError as error:
            yield Outcome(target=delivery.name, bulletin=bulletin, state="failed", error=str(error))


def _refuse_idle_correction(
    parcel: Parcel, dispatch: Dispatch, deliveries: Sequence[Delivery]
) -> None:
    """A correction replaces something wrong that was handed over, by something else."""
    entries = dispatch.ledger.entries()
    given = [(one, versions(entries, parcel.bulletin, one.name)) for one in deliveries]
    if not any(stack for _, stack in given):
        raise PublishError(f"{parcel.bulletin} n'a pas encore été remis : rien à rectifier")
    if all(stack[-1:] == (parcel.sha256.get(one.form),) for one, stack in given):
        raise PublishError(
            f"{parcel.bulletin} est le même que celui qui a été remis : rien n'est rectifié",
            hint="corrigez le script, faites-le approuver, refaites le bulletin, puis relancez",
        )
