"""Work that takes a while, one thing at a time: renders, sentences and recordings to be heard.

Between two sentences of a render, what someone waits for goes first.
"""

from __future__ import annotations

import secrets
from collections import deque
from dataclasses import dataclass, replace
from threading import Condition, Thread
from typing import TYPE_CHECKING, Literal

from broadcast.errors import BroadcastError, DeskError, MissingError
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.desk.newsroom import Newsroom

JobKind = Literal["render", "speech", "listen", "scripts"]
JobState = Literal["waiting", "running", "done", "failed", "cancelled"]

AWAITED: frozenset[JobKind] = frozenset({"speech", "listen"})
"""What someone waits for before the page: a sentence's sound, the words of a recording."""

REMEMBERED = 50
"""Finished jobs that are still told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work under way, or done a moment ago."""

    id: str
    bulletin: str | None
    kind: JobKind
    by: str
    subject: str = ""
    """What it is of: a sentence's key, or a recording's sha256."""

    state: JobState = "waiting"
    done: int = 0
    total: int = 0
    """0 while nobody knows."""

    sentence: str = ""
    error: str = ""


class CancelledError(DeskError):
    """Someone called the work off."""


class Studio:
    """One worker and what waits for it."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._work: dict[str, Callable[[Callable[[int, int, str], None]], object]] = {}
        self._jobs: dict[str, Job] = {}
        self._urgent: deque[str] = deque()
        self._waiting: deque[str] = deque()
        self._changed = Condition()
        self._over = False
        self._thread = Thread(target=self._run, name="studio", daemon=True)

    def start(self) -> None:
        """Go to work."""
        self._thread.start()

    def stop(self) -> None:
        """Call off what is under way at its next sentence."""
        with self._changed:
            self._over = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def ask(
        self,
        kind: JobKind,
        work: Callable[[Callable[[int, int, str], None]], object],
        *,
        bulletin: str | None,
        by: str,
        subject: str = "",
    ) -> Job:
        """Have something done; what is asked a second time while it waits is done once."""
        with self._changed:
            same = (kind, bulletin, subject)
            for job in self._jobs.values():
                if (job.kind, job.bulletin, job.subject) == same and job.state in (
                    "waiting",
                    "running",
                ):
                    return job
            job = Job(id=secrets.token_hex(8), bulletin=bulletin, kind=kind, by=by, subject=subject)
            self._jobs[job.id] = job
            self._work[job.id] = work
            (self._urgent if kind in AWAITED else self._waiting).append(job.id)
            self._forget()
            self._changed.notify_all()
        self._tell(job)
        return job

    def cancel(self, job_id: str) -> None:
        """Call a job off. Raises `MissingError` where there is none."""
        with self._changed:
            job = self._jobs.get(job_id)
            if job is None:
                raise MissingError("ce travail n'existe pas, ou plus")
            if job.state not in ("waiting", "running"):
                return
            self._jobs[job_id] = job = replace(job, state="cancelled")
        self._tell(job)

    def jobs(self) -> tuple[Job, ...]:
        """All work known of, oldest first."""
        with self._changed:
            return tuple(self._jobs.values())

    def job(self, job_id: str) -> Job:
        """One job. Raises `MissingError` where there is none."""
        with self._changed:
            if job_id not in self._jobs:
                raise MissingError("ce travail n'existe pas, ou plus")
            return self._jobs[job_id]

    def of(self, bulletin: str) -> Job | None:
        """The render of a bulletin that waits or runs."""
        active = ("waiting", "running")
        return next(
            (
                job
                for job in self.jobs()
                if job.bulletin == bulletin and job.kind == "render" and job.state in active
            ),
            None,
        )

    def rendering(self) -> frozenset[str]:
        """The bulletins that are being made, or wait for it."""
        return frozenset(
            job.bulletin
            for job in self.jobs()
            if job.bulletin and job.kind == "render" and job.state in ("waiting", "running")
        )

    def _run(self) -> None:
        while True:
            with self._changed:
                while not (self._urgent or self._waiting or self._over):
                    self._changed.wait()
                if self._over:
                    return
                job_id = self._urgent.popleft() if self._urgent else self._waiting.popleft()
            self._do(job_id)

    def _do(self, job_id: str) -> None:
        work = self._work.pop(job_id)
        if self.job(job_id).state == "cancelled":
            return
        self._set(job_id, state="running")
        try:
            work(lambda done, total, sentence: self._progress(job_id, done, total, sentence))
        except CancelledError:
            self._set(job_id, state="cancelled")
        except BroadcastError as error:
            self._set(job_id, state="failed", error=str(error))
        except OSError as error:
            told = disk_error(error, self._newsroom.workspace.root)
            self._set(job_id, state="failed", error=str(told))
        else:
            self._set(job_id, state="done")

    def _progress(self, job_id: str, done: int, total: int, sentence: str) -> None:
        """Between two sentences: called off, or let who waits go first."""
        job = self.job(job_id)
        if self._over or job.state == "cancelled":
            raise CancelledError("interrompu")
        self._set(job_id, done=done, total=total, sentence=sentence)
        while job.kind not in AWAITED and self._urgent:
            with self._changed:
                urgent = self._urgent.popleft()
            self._do(urgent)

    def _set(
        self,
        job_id: str,
        *,
        state: JobState | None = None,
        done: int | None = None,
        total: int | None = None,
        sentence: str | None = None,
        error: str | None = None,
    ) -> None:
        with self._changed:
            job = self._jobs[job_id]
            job = self._jobs[job_id] = replace(
                job,
                state=job.state if state is None else state,
                done=job.done if done is None else done,
                total=job.total if total is None else total,
                sentence=job.sentence if sentence is None else sentence,
                error=job.error if error is None else error,
            )
        self._tell(job)

    def _tell(self, job: Job) -> None:
        self._newsroom.tell("job", job.id)

    def _forget(self) -> None:
        over = [one for one in self._jobs.values() if one.state not in ("waiting", "running")]
        for job in over[: max(0, len(over) - REMEMBERED)]:
            del self._jobs[job.id]
