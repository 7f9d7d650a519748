"""One bulletin handed over to one target: begun, sent, read back, compared, put on record.

The ledger keeps anything from being heard twice.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from broadcast.errors import PublishError, UncertainError
from broadcast.pipeline.handover.archive import keep_replaced
from broadcast.pipeline.handover.dispatch import Outcome, alone
from broadcast.pipeline.handover.ledger import (
    Entry,
    handed,
    later_day,
    taken_back,
    unsettled,
    versions,
)
from broadcast.pipeline.handover.reading_back import read_back
from broadcast.publish.delivery import keeps, target_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.pipeline.handover.dispatch import Dispatch
    from broadcast.publish.delivery import Delivery, Target
    from broadcast.publish.parcel import Parcel


def hand_over(
    dispatch: Dispatch,
    delivery: Delivery,
    parcel: Parcel,
    *,
    again: bool = False,
    rollback: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """Hand a bulletin over, once. Raises `PublishError` with the former one in place.

    ``again``: someone has looked, and a hand-over that was cut short may be made a second time, or
    a version that a rollback took back. Until then that version waits: the next run of a clock must
    not put what was wrong on air again.
    """
    with alone(dispatch, delivery):
        target = target_for(delivery)
        if rollback and target.memory == "once":
            raise PublishError(
                f"« {delivery.name} » est une file d'attente : ce qui y est poussé sera entendu",
                hint="ôtez-le dans l'automate",
            )
        _refuse_old_news(dispatch, delivery, parcel)
        known = dispatch.ledger.entries()
        parcel = replace(
            parcel,
            rollback=rollback,
            number=1 + handed(known, parcel.bulletin, delivery.name),
        )
        entry = Entry(
            at=dispatch.clock(),
            by=dispatch.by,
            bulletin=parcel.bulletin,
            target=delivery.name,
            state="begun",
            sha256=parcel.sha256.get(delivery.form, ""),
            correction=parcel.correction,
            rollback=rollback,
        )
        if not again and (back := taken_back(known, entry.bulletin, entry.target, entry.sha256)):
            told = f"repris à {back.at:%H:%M} UTC par {back.by} (corrigez le script, ou --again)"
            return replace(_outcome(entry, parcel, "taken_back"), error=told)
        try:
            held = (
                dispatch.patiently(delivery.name, lambda: target.held(parcel))
                if keeps(target)
                else None
            )
        except PublishError as error:
            if not dry_run:
                _fail(dispatch, entry, error)
            raise
        if _there(known, target, entry, held, again=again):
            if held is not None and not dry_run:
                _settle(dispatch, known, replace(entry, state="done", size_bytes=len(held)))
            return _outcome(entry, parcel, "unchanged")
        if dry_run:
            return _outcome(entry, parcel, "would_send")
        if held is not None:
            entry = replace(entry, replaced=hashlib.sha256(held).hexdigest())
            keep_replaced(dispatch.ledger.path.parent, held, delivery.form)
        return _send(dispatch, delivery, target, parcel, entry)


def _refuse_old_news(dispatch: Dispatch, delivery: Delivery, parcel: Parcel) -> None:
    """Yesterday's bulletin does not take the place of today's."""
    if not delivery.reuses_names:
        return
    if later := later_day(dispatch.ledger, parcel.bulletin, delivery.name):
        raise PublishError(
            f"« {delivery.name} » a déjà le bulletin du {later} à la place de {parcel.bulletin}",
            hint="une ancienne matinée ne remplace pas la nouvelle",
        )


def _send(
    dispatch: Dispatch, delivery: Delivery, target: Target, parcel: Parcel, entry: Entry
) -> Outcome:
    dispatch.ledger.add(entry)
    try:
        dispatch.patiently(delivery.name, lambda: target.put(parcel))
        back = read_back(target, delivery, parcel, dispatch.sleep)
    except UncertainError:
        raise  # it stays "begun": someone has to look
    except PublishError as error:
        _fail(dispatch, entry, error)
        raise
    done = replace(
        entry,
        at=dispatch.clock(),
        state="done",
        size_bytes=back.size_bytes,
        duration_ms=back.duration_ms,
    )
    dispatch.ledger.add(done)
    return _outcome(done, parcel, "sent")


def _fail(dispatch: Dispatch, entry: Entry, error: PublishError) -> None:
    dispatch.ledger.add(replace(entry, at=dispatch.clock(), state="failed", error=str(error)))


def _there(
    known: Sequence[Entry], target: Target, entry: Entry, held: bytes | None, *, again: bool
) -> bool:
    """Whether this very version was handed over already.

    Raises `PublishError` where nobody knows, and a second time would be heard.
    """
    if keeps(target):
        return held is not None and hashlib.sha256(held).hexdigest() == entry.sha256
    cut = unsettled(known, entry.bulletin, entry.target)
    if cut and target.memory == "once" and not again:
        raise PublishError(
            f"une remise de {entry.bulletin} vers « {entry.target} » a été coupée à "
            f"{cut.at:%H:%M:%S} UTC : est-elle arrivée ?",
            hint="regardez la file de l'automate, puis --again si elle n'y est pas",
        )
    return not cut and versions(known, entry.bulletin, entry.target)[-1:] == (entry.sha256,)


def _settle(dispatch: Dispatch, known: Sequence[Entry], done: Entry) -> None:
    """Put on record what arrived though the program that sent it could not say so."""
    if versions(known, done.bulletin, done.target)[-1:] != (done.sha256,):
        dispatch.ledger.add(done)


def _outcome(
    entry: Entry, parcel: Parcel, state: Literal["sent", "unchanged", "would_send", "taken_back"]
) -> Outcome:
    return Outcome(
        target=entry.target,
        bulletin=entry.bulletin,
        state=state,
        version=parcel.version,
        sha256=entry.sha256,
        size_bytes=entry.size_bytes,
        duration_ms=entry.duration_ms,
    )
