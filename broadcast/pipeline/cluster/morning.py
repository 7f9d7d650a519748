"""A morning handed to a cluster: what it needs laid down, what it made brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError
from broadcast.pipeline.cluster.bundle import lay_down
from broadcast.pipeline.cluster.ground import Ground, Sent, Work, folder_of, look_of
from broadcast.pipeline.cluster.returns import brought_back, papers_in
from broadcast.pipeline.cluster.steering import make_on
from broadcast.pipeline.cluster.tasks import failed
from broadcast.pipeline.morning.making import TooLateError, is_locked, outcome_of
from broadcast.pipeline.stamps import Stamps, files_print, fingerprint
from broadcast.store.objects import store_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from broadcast.config import Station
    from broadcast.pipeline.cluster.returns import Made
    from broadcast.pipeline.cluster.tasks import Heard
    from broadcast.pipeline.morning.plan import Batch, Outcome
    from broadcast.show.morning import Slot
    from broadcast.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """What the voices had to say in a morning, over all machines."""

    distinct: int
    synthesised: int
    found: int
    """Those that were kept from another morning."""


def made_by_cluster(
    address: str,
    batches: Sequence[Batch],
    *,
    workspace: Workspace,
    station: Station,
    election: str,
    clock: Callable[[], datetime],
) -> Iterator[Outcome | Sentences]:
    """Make departments on a cluster; outcomes as they come, and in the end the sentences.

    Raises a `BroadcastError` where the scheduler or the store does not answer.
    """
    heard: dict[str, Heard] = {}
    again = 0
    work = work_of(batches, workspace, station, election)
    for one, made in make_on(address, work, heard):
        for sent, of in zip(one.sent, made, strict=True):
            outcome = returned(one, sent, of, station=station, clock=clock)
            again += outcome.synthesised
            yield outcome
    told = heard.values()
    yield Sentences(
        distinct=len(told),
        synthesised=sum(one.synthesised for one in told) + again,
        found=sum(not one.synthesised and one.duration_ms > 0 for one in told),
    )


def work_of(
    batches: Sequence[Batch], workspace: Workspace, station: Station, election: str
) -> tuple[Work, ...]:
    """Departments as they are sent to machines; what these lack of the station is in its store.

    Raises a `BroadcastError` for what cannot be put there, or signed when it comes back.
    """
    ground = Ground(root=workspace.root)
    if station.store:
        if station.credentials:  # what signs is missing: told before anything is made
            import broadcast.export.credentials  # noqa: F401, PLC0415
        names = [batch.bulletin(slot) for batch in batches for slot in batch.slots]
        store = store_at(station.store)
        bundle = lay_down(workspace, station, store, election=election, bulletins=names)
        ground = Ground(root=workspace.root, place=station.store, bundle=bundle)
    return tuple(_work(ground, batch, workspace) for batch in batches)


def _work(ground: Ground, batch: Batch, workspace: Workspace) -> Work:
    sent = tuple(_sent(ground, batch, slot, workspace) for slot in batch.slots)
    return Work(ground=ground, batch=batch, sent=sent)


def _sent(ground: Ground, batch: Batch, slot: Slot, workspace: Workspace) -> Sent:
    folder = folder_of(batch, slot)
    papers, stamps = papers_in(folder), Stamps(folder)
    stands = bool(stamps.get("look")) and stamps.get("look") == look_of(batch, slot)
    key = fingerprint(
        [
            ground.shared,
            batch.made_from,
            repr((slot, stands)),
            files_print([workspace.takes(batch.bulletin(slot))]),
            *(f"{name}\n{whole.hex()}" for name, whole in papers),
        ]
    )
    return Sent(slot=slot, papers=papers, key=key, stands=stands)


def returned(
    work: Work, sent: Sent, made: Made, *, station: Station, clock: Callable[[], datetime]
) -> Outcome:
    """A bulletin in the station's folder, where it was made in another."""
    batch, store, slot = work.batch, work.ground.store, sent.slot
    if store is None:
        return made.outcome

    def in_time() -> None:
        if is_locked(batch, slot, station, clock()):
            raise TooLateError("ce bulletin passe à l'antenne")

    try:
        return brought_back(store, batch, sent, made, station=station, in_time=in_time)
    except TooLateError:
        return outcome_of(batch, slot, state="locked")
    except BroadcastError as error:
        return failed(batch, slot, error.what, str(error))
