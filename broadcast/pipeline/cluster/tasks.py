"""What a worker does: it tells a department's sentences, speaks some, makes bulletins of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from broadcast.config import read_station
from broadcast.errors import BroadcastError
from broadcast.files import disk_error, read_text
from broadcast.pipeline.cluster.ground import bulletin_folder
from broadcast.pipeline.cluster.returns import Made, already_made, given, papers_in
from broadcast.pipeline.cluster.telling import tell
from broadcast.pipeline.morning.making import make, outcome_of
from broadcast.pipeline.morning.unchanged import unchanged
from broadcast.voice.casting import engine_for
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadcast.pipeline.cluster.ground import Sent, Work
    from broadcast.pipeline.cluster.register import Group
    from broadcast.pipeline.cluster.telling import Sentence
    from broadcast.pipeline.morning.plan import Batch, Outcome
    from broadcast.show.morning import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came of one sentence."""

    key: str
    duration_ms: int = 0
    """Nothing where it could not be said: its bulletins will tell why."""

    synthesised: bool = False
    """Spoken for this task, and not found."""


def tell_on(work: Work, lengths_ms: Mapping[str, int]) -> tuple[Sentence, ...]:
    """The sentences of a department; none where this machine cannot tell."""
    try:
        return tell(work, lengths_ms)
    except (BroadcastError, OSError):
        return ()  # making its bulletins will say what is wrong


def speak_on(group: Group) -> tuple[Heard, ...]:
    """Speak sentences, or find them; in the end every machine finds them."""
    try:
        workspace = group.ground.workspace()
        station = read_station(workspace.station)
    except BroadcastError:
        return tuple(Heard(key=one.key) for one in group.sentences)
    cache = SpeechCache(workspace.speech_cache, group.ground.store)
    heard = []
    for one in group.sentences:
        try:
            engine = engine_for(station.voice_named(one.voice).hurried(one.hurried_by), 1)
            path = cache.path_of(one.said, engine)
            if path.stem != one.key:  # another version of the voice here: it is another sentence
                heard.append(Heard(key=one.key))
                continue
            made = cache.speak(one.said, engine, path)
            if not made:
                cache.share(path)
        except BroadcastError:
            heard.append(Heard(key=one.key))
            continue
        length_ms = cache.duration_ms(path) or 0
        heard.append(Heard(key=one.key, duration_ms=length_ms, synthesised=made))
    return tuple(heard)


def make_on(work: Work) -> tuple[Made, ...]:
    """Make a department's bulletins, but for what a worker before this one had made."""
    try:
        batch = work.here()
    except BroadcastError as error:
        return tuple(
            Made(outcome=failed(work.batch, slot, error.what, str(error)))
            for slot in work.batch.slots
        )
    return tuple(_made(work, batch, one) for one in work.sent)


def _made(work: Work, batch: Batch, sent: Sent) -> Made:
    """One bulletin; its artefacts are in the store when this returns, where there is one."""
    store, workspace, slot = work.ground.store, Workspace(batch.asked.root), sent.slot
    if store is None:
        return Made(outcome=unchanged(batch, slot) or _outcome(batch, slot))
    try:
        if earlier := already_made(store, batch, sent):
            return earlier
        with bulletin_folder(work, batch, sent) as folder:
            workspace.rules_log.unlink(missing_ok=True)
            outcome = _outcome(batch, slot)
            there = f"{workspace.root}/"
            outcome = replace(
                outcome, problem=outcome.problem.replace(there, f"{work.ground.root}/")
            )
            log = read_text(workspace.rules_log) if workspace.rules_log.is_file() else ""
            if not outcome.stands:
                return Made(outcome=outcome, papers=papers_in(folder, also=("1-*",)), log=log)
            return given(store, batch, sent, outcome=outcome, log=log)
    except BroadcastError as error:
        return Made(outcome=failed(batch, slot, error.what, str(error)))
    except OSError as error:  # this machine's disk; Dask would take it for a lost connection
        told = disk_error(error, workspace.root)
        return Made(outcome=failed(batch, slot, told.what, str(told)))


def _outcome(batch: Batch, slot: Slot) -> Outcome:
    (outcome,) = make(replace(batch, slots=(slot,)), lambda: datetime.now(UTC), jobs=1)
    return outcome


def failed(batch: Batch, slot: Slot, reason: str, problem: str = "") -> Outcome:
    """A bulletin that was not made, and why."""
    return outcome_of(batch, slot, reason=reason, problem=problem or reason)
