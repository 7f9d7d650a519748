"""Everything that a request may need, gathered once for a server."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from broadcast.desk.listening import BY_EARS, hear_take, unheard_takes
from broadcast.desk.studio import Studio
from broadcast.desk.surveyor import Surveyor
from broadcast.desk.takes import taken_bulletins
from broadcast.errors import BroadcastError
from broadcast.web import models
from broadcast.web.attempts import Attempts
from broadcast.web.dressing import make_environment
from broadcast.web.events import Hub, Presences
from broadcast.web.showing import said_row
from broadcast.web.telling import told_of

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Environment

    from broadcast.desk.board import Row
    from broadcast.desk.listening import Ears
    from broadcast.desk.newsroom import Event, Newsroom
    from broadcast.desk.studio import Job
    from broadcast.desk.takes import Take


_told = logging.getLogger("broadcast.desk")
LOOKED_AGAIN = frozenset({"script", "approval", "takes", "air", "comments"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """A line of the board, made once for all who look."""

    of: tuple[Row, Job | None, tuple[str, ...]]
    row: models.Row
    json: str


@dataclass(slots=True)
class Place:
    """The desk as one server runs it."""

    newsroom: Newsroom
    login_required: bool
    tls: bool = False
    ears: Ears | None = None
    """What listens to recordings; None where no recogniser is installed."""

    hub: Hub = field(default_factory=Hub)
    presences: Presences = field(default_factory=lambda: Presences(monotonic))
    attempts: Attempts = field(default_factory=lambda: Attempts(monotonic))
    over: bool = False
    """Whether the server is closing: who listens is let go."""

    _rows: dict[str, SaidRow] = field(default_factory=dict)
    studio: Studio = field(init=False)
    surveyor: Surveyor = field(init=False)
    pages: Environment = field(init=False)
    """The templates of the pages."""

    def __post_init__(self) -> None:
        self.pages = make_environment(self.newsroom.station.timezone)
        self.studio = Studio(self.newsroom)
        self.surveyor = Surveyor(self.newsroom, self.studio.rendering)

    def start(self) -> None:
        """Go to work."""
        self.newsroom.listeners.append(self._tell)
        self.surveyor.start()
        self.studio.start()
        with self.newsroom.database.reading() as connection:
            taken = taken_bulletins(connection)
        for bulletin in taken:
            self._listen(bulletin)

    def stop(self) -> None:
        """Finish what is under way at its next sentence, and let go of the database."""
        self.over = True
        self.studio.stop()
        self.surveyor.stop()
        self.newsroom.database.close()

    def row(self, bulletin: str) -> SaidRow:
        """One line of the board as browsers get it."""
        return self._said(self.surveyor.row(bulletin))

    def rows(self, day: date) -> tuple[SaidRow, ...]:
        """Every line of a day's board; those that have not changed are the very same objects."""
        return tuple(map(self._said, self.surveyor.rows(day)))

    def _said(self, found: Row) -> SaidRow:
        """A line with what only the server knows: the work under way, who is there."""
        job = self.studio.of(found.id)
        present = tuple(one.name for one in self.presences.present(found.id))
        kept = self._rows.get(found.id)
        if kept is None or kept.of != (found, job, present):
            row = said_row(found, job, present)
            kept = SaidRow(of=(found, job, present), row=row, json=row.model_dump_json())
            self._rows[found.id] = kept
        return kept

    def _listen(self, bulletin: str) -> None:
        """Have the recordings of a bulletin heard that nobody has listened to yet."""
        if self.ears is None:
            return
        try:
            unheard = unheard_takes(self.newsroom, bulletin)
        except BroadcastError as error:  # a card at fault keeps nobody from working
            _told.warning("%s", error)
            return
        for take in unheard:
            self.studio.ask(
                "listen",
                partial(_hear, self.newsroom, take, self.ears),
                bulletin=bulletin,
                by=BY_EARS,
                subject=take.sha256,
            )

    def _tell(self, event: Event) -> None:
        """Tell every browser, and look again at once at what the desk itself has changed."""
        what, subject = event
        if what == "takes":
            self._listen(subject)
        told = told_of(self, event) if self.hub.count else None
        if told:
            self.hub.tell(told)
        if what in LOOKED_AGAIN and subject:
            self.surveyor.look_again(subject)
        elif what == "job":
            job = next((one for one in self.studio.jobs() if one.id == subject), None)
            if job and job.bulletin and job.kind == "render" and job.state != "running":
                self._tell(("row", job.bulletin))


def _hear(newsroom: Newsroom, take: Take, ears: Ears, _progress: object) -> None:
    """One recording has no steps to tell of."""
    hear_take(newsroom, take, ears)
