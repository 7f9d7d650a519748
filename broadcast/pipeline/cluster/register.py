"""Who speaks which sentence, over all the shows of a cluster.

Sentences go in groups, for a task costs as much to ask for as a bulletin may. So that two shows at
once still have each of them spoken once, the scheduler keeps a register of the groups that are out:
a show that wants a sentence of one waits for that group. A scheduler does one thing at a time, and
gives no sentence twice; its register lives and dies with it, as its tasks do.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from distributed import SchedulerPlugin

from broadcast.pipeline.stamps import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from distributed import Scheduler

    from broadcast.pipeline.cluster.ground import Ground
    from broadcast.pipeline.cluster.telling import Sentence

AT_MOST = 32
"""Sentences of one group; asking for it takes 2 to 3 ms of the scheduler's and the station's."""

EACH = 4
"""Groups for each machine, of all that a show has still to say: none is idle at its end."""

ENDED = ("memory", "erred", "forgotten")
"""What Dask makes of a task that nobody works at any more."""

NAME = "broadcast-register"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sentences that one machine speaks one after the other."""

    key: str
    """The name of its task."""

    ground: Ground
    sentences: tuple[Sentence, ...]

    def __dask_tokenize__(self) -> str:
        """What Dask knows it by: going through every word of it would take most of the time."""
        return self.key


def group_of(ground: Ground, sentences: Sequence[Sentence]) -> Group:
    """A group, named after all that shapes its sound and where it is kept."""
    key = f"spoken-{fingerprint([ground.shared, *(one.key for one in sentences)])}"
    return Group(key=key, ground=ground, sentences=tuple(sentences))


class Register(SchedulerPlugin):
    """The groups that are out: each from when a show claims it until it is spoken, or given up."""

    def __init__(self) -> None:
        self._groups: dict[str, Group] = {}
        """By the name of their task."""

        self._claimed: dict[str, set[str]] = {}
        """Each of them -> the shows that want it."""

        self._of: dict[tuple[str, str], str] = {}
        """Each sentence, among the machines that share its sound -> its group."""

    def claim(
        self, show: str, ground: Ground, sentences: Sequence[Sentence], at_most: int
    ) -> tuple[Group, ...]:
        """The groups in which these sentences are spoken; those that are in none make new ones.

        A show hands all of them to Dask: what another has handed over already is the same task.
        """
        shared = ground.shared
        free = [one for one in sentences if (shared, one.key) not in self._of]
        for at in range(0, len(free), at_most):
            group = group_of(ground, free[at : at + at_most])
            self._groups[group.key], self._claimed[group.key] = group, set()
            self._of |= {(shared, one.key): group.key for one in group.sentences}
        wanted = dict.fromkeys(self._of[shared, one.key] for one in sentences)
        for key in wanted:
            self._claimed[key].add(show)
        return tuple(self._groups[key] for key in wanted)

    def transition(  # type: ignore[override]  # our keys are texts
        self, key: str, _start: str, finish: str, **_: object
    ) -> None:
        """Spoken, failed or given up: its sentences are free."""
        if finish in ENDED and key in self._groups:
            self._let_go(key)

    def remove_client(self, scheduler: Scheduler, client: str) -> None:  # noqa: ARG002 - as Dask calls it
        """A show that has stopped wants nothing any more, handed to Dask or not."""
        for key, shows in list(self._claimed.items()):
            shows.discard(client)
            if not shows:
                self._let_go(key)

    def _let_go(self, key: str) -> None:
        group = self._groups.pop(key)
        shared = group.ground.shared
        del self._claimed[key]
        for one in group.sentences:
            del self._of[shared, one.key]


def size(sentences: int, departments: int, machines: int) -> int:
    """How many sentences go in a group, where so many departments have so many each to say.

    >>> size(70, 101, 2), size(70, 2, 4), size(70, 1, 4)
    (32, 9, 5)
    """
    return max(1, min(AT_MOST, ceil(sentences * departments / (EACH * max(1, machines)))))


def claim(
    show: str,
    ground: Ground,
    sentences: Sequence[Sentence],
    departments: int,
    dask_scheduler: Scheduler,
) -> tuple[Group, ...]:
    """What a scheduler is asked to do: `Register.claim`, in groups that keep its machines busy.

    ``departments``: how many the show has still to make.
    """
    register = dask_scheduler.plugins.get(NAME)
    if not isinstance(register, Register):
        register = Register()
        dask_scheduler.add_plugin(register, name=NAME)
    at_most = size(len(sentences), departments, dask_scheduler.total_nthreads)
    return register.claim(show, ground, sentences, at_most)
