"""The course of each department on a cluster: told, spoken, told again at its pace, made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from distributed import KilledWorker, as_completed
from distributed.comm.core import CommClosedError

from broadcast.pipeline.cluster.register import claim
from broadcast.pipeline.cluster.returns import Made
from broadcast.pipeline.cluster.tasks import Heard, failed, make_on, speak_on, tell_on
from broadcast.pipeline.morning.unchanged import unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from distributed import Client, Future

    from broadcast.pipeline.cluster.ground import Work
    from broadcast.pipeline.cluster.telling import Sentence

RESULT_S = 30
"""How long the answer to a task may take to come from the machine that has it."""

Stage = Literal["told", "spoken", "hurried", "made"]
PRIORITY: Mapping[Stage, int] = {"told": 0, "spoken": 1, "hurried": 2, "made": 3}
"""What is nearly done is finished first: the first bulletins are there early."""


class _Waiting(NamedTuple):
    """A department that waits for sentences."""

    then: Stage
    keys: tuple[str, ...]
    missing: set[str]


class LostError(Exception):
    """The scheduler forgot a task: it was started anew."""


class Course:
    """Where each department is, as long as one scheduler lives."""

    def __init__(self, client: Client, work: Iterable[Work], heard: dict[str, Heard]) -> None:
        self._client, self._heard = client, heard
        self._work = {one.name: one for one in work}
        self._out = as_completed()
        self._tasks: dict[str, tuple[Stage, str]] = {}
        """What each task that is out is for: a stage of a department."""

        self._spoken_by: dict[str, tuple[str, ...]] = {}
        """Each task that is out to speak -> its sentences."""

        self._asked: dict[str, list[str]] = {}
        """Each sentence that is out -> the departments that wait for it."""

        self._waiting: dict[str, _Waiting] = {}

    def run(self) -> Iterator[tuple[str, tuple[Made, ...]]]:
        """Every department by its name, with what came of it, as they are done.

        Raises `LostError` where the scheduler is lost on the way.
        """
        for name in tuple(self._work):
            self._ask("told", name, {})
        for future in self._out:
            if future.status in ("cancelled", "lost"):
                raise LostError
            stage, name = self._tasks.pop(future.key)
            answer = _answer(future)
            if stage == "made":
                work = self._work.pop(name)
                yield name, answer or _killed(work)
            elif stage == "spoken":
                self._hear(future.key, answer or ())
            else:
                self._told(name, "hurried" if stage == "told" else "made", answer or ())

    def _ask(self, stage: Stage, name: str, lengths_ms: Mapping[str, int]) -> None:
        work = self._work[name]
        if stage == "made":
            self._submit(stage, name, make_on, work)
        else:
            self._submit(stage, name, tell_on, work, lengths_ms)

    def _submit(self, stage: Stage, name: str, *call: Any) -> None:  # noqa: ANN401 - as Dask has it
        key = f"{stage}-{name}"
        self._tasks[key] = stage, name
        future = self._client.submit(*call, key=key, pure=True, priority=PRIORITY[stage])
        self._out.add(future)

    def _told(self, name: str, then: Stage, sentences: Sequence[Sentence]) -> None:
        """Have spoken what nobody has asked for yet."""
        new = [one for one in sentences if not (one.key in self._heard or one.key in self._asked)]
        if new:
            self._speak(self._work[name], new)
        keys = tuple(one.key for one in sentences)
        missing = {key for key in keys if key in self._asked}
        for key in missing:
            self._asked[key].append(name)
        self._waiting[name] = _Waiting(then if keys else "made", keys, missing)
        self._go_on(name)

    def _speak(self, work: Work, sentences: Sequence[Sentence]) -> None:
        """Wait for the groups that these are in, whoever asked for them first."""
        try:
            groups = self._client.run_on_scheduler(
                claim, self._client.id, work.ground, sentences, len(self._work)
            )
        except CommClosedError as error:
            raise LostError from error
        mine = [one for one in groups if one.key not in self._tasks]
        if not mine:
            return
        for group in mine:
            self._tasks[group.key] = "spoken", work.name
            self._spoken_by[group.key] = tuple(one.key for one in group.sentences)
            for one in group.sentences:
                self._asked.setdefault(one.key, [])
        keys = [one.key for one in mine]
        self._out.update(self._client.map(speak_on, mine, key=keys, priority=PRIORITY["spoken"]))

    def _hear(self, task: str, answers: Sequence[Heard]) -> None:
        """What came of a group; of the sentences that only another show wants, nothing is kept."""
        known = {one.key: one for one in answers}
        for key in self._spoken_by.pop(task):
            if names := self._asked.pop(key, ()):
                self._heard[key] = known.get(key, Heard(key=key))
            for name in names:
                self._waiting[name].missing.discard(key)
                self._go_on(name)

    def _go_on(self, name: str) -> None:
        """The next stage of a department, if no sentence of it is out any more."""
        if self._waiting[name].missing:
            return
        then, keys, _ = self._waiting.pop(name)
        heard = [self._heard[key] for key in keys]
        self._ask(then, name, {one.key: one.duration_ms for one in heard if one.duration_ms})


def _answer(future: Future[Any]) -> Any:  # noqa: ANN401 - of any of our tasks
    """What a task gave; None where the machines that did it died one after the other."""
    try:
        return future.result(timeout=RESULT_S)
    except KilledWorker:
        return None


def _killed(work: Work) -> tuple[Made, ...]:
    told = "les machines qui le faisaient se sont arrêtées l'une après l'autre"
    return tuple(
        Made(outcome=unchanged(work.batch, slot) or failed(work.batch, slot, told))
        for slot in work.batch.slots
    )
