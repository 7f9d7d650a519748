"""Keeps the board true: looks at each bulletin again as soon as something changes under it."""

from __future__ import annotations

import logging
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from broadcast.desk import journal
from broadcast.desk.board import bulletins_of, day_of, expected_of, known_of, row_of
from broadcast.desk.history import known_bulletins
from broadcast.desk.schema import surveys as table
from broadcast.desk.survey import Survey, parse_survey, survey, survey_record
from broadcast.desk.watching import EVERY, Eye
from broadcast.errors import BroadcastError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from broadcast.desk.board import Row
    from broadcast.desk.newsroom import Newsroom

KEPT_TOGETHER = 50
PERIOD_S = 0.4
"""How often the folder is looked at: what changes there is on the page within a second."""

_told = logging.getLogger("broadcast.desk")


class Surveyor:
    """One thread that looks at bulletins, those that people have open first."""

    def __init__(self, newsroom: Newsroom, rendering: Callable[[], frozenset[str]]) -> None:
        self._newsroom = newsroom
        self._rendering = rendering
        self._eye = Eye(newsroom.workspace)
        self._lock = Lock()
        self._agenda: dict[str, bool] = {}
        """Bulletins to be looked at, and whether each is told of even if its line is the same."""

        self._first: set[str] = set()
        self._wake, self._over = Event(), Event()
        self._last_line, self._noticed_s = 0, 0.0
        self._unkept: dict[str, Survey] = {}
        self._thread = Thread(target=self._run, name="surveyor", daemon=True)
        self.surveys: dict[str, Survey] = {}

    def start(self) -> None:
        """Remember what was known, bring database and disk together, and go to work."""
        with self._newsroom.database.reading() as connection:
            rows = connection.execute(select(table.c.bulletin, table.c.record)).all()
            self.surveys = {name: parse_survey(dict(record)) for name, record in rows}
            self._last_line, _ = journal.since(connection, 0)
            known = known_bulletins(connection)
        self._eye.changed()
        self._look_at_all(known)
        self._thread.start()

    def stop(self) -> None:
        """Finish the bulletin under way, and no other."""
        self._over.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def look_again(self, bulletin: str) -> None:
        """Look at a bulletin before all others: something has changed in it."""
        with self._lock:
            self._agenda.pop(bulletin, None)
            self._agenda = {bulletin: True} | self._agenda
        self._wake.set()

    def _look_at_all(self, known: Iterable[str]) -> None:
        """Look at the whole morning: those that stand approved first, for they may lapse.

        Then department after department, whose data are then read once.
        """
        day = day_of(self._newsroom, "today")
        every = dict.fromkeys((*bulletins_of(self._newsroom, day), *known))
        approved = [one for one in every if (found := self.surveys.get(one)) and found.holds]
        with self._lock:
            for one in dict.fromkeys((*sorted(approved), *sorted(every))):
                self._agenda.setdefault(one, False)
        self._wake.set()

    def opened(self, bulletins: set[str]) -> None:
        """Say which bulletins people have open: they are looked at before the others."""
        with self._lock:
            self._first = bulletins

    @property
    def busy(self) -> bool:
        """Whether bulletins are still to be looked at."""
        with self._lock:
            return bool(self._agenda)

    def row(self, bulletin: str) -> Row:
        """One bulletin as it is known now."""
        with self._newsroom.database.reading() as connection:
            known = known_of(
                connection, self._newsroom.station, bulletin, self.surveys, self._rendering()
            )
        return row_of(bulletin, known)

    def rows(self, day: date) -> tuple[Row, ...]:
        """Every bulletin of a day as it is known now."""
        with self._newsroom.database.reading() as connection:
            known = known_of(
                connection, self._newsroom.station, str(day), self.surveys, self._rendering()
            )
        station = expected_of(self._newsroom.station, day)
        made = sorted(one for one in tuple(self.surveys) if one.startswith(f"{day}-"))
        return tuple(row_of(one, known) for one in dict.fromkeys((*station, *made)))

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self._notice()
                while (wanted := self._next()) and not self._over.is_set():
                    self._look(*wanted)
                    if monotonic() > self._noticed_s + PERIOD_S:  # the whole folder is looked at
                        self._notice()
                self._keep()
            except (BroadcastError, OSError) as error:
                # The disk or the settings are at fault: said here, tried again at the next look
                _told.warning("%s", error)
            self._wake.wait(PERIOD_S)
            self._wake.clear()

    def _notice(self) -> None:
        """Put on the agenda what changed on the disk, or in the database by another program."""
        self._noticed_s = monotonic()
        with self._newsroom.database.reading() as connection:
            self._last_line, logged = journal.since(connection, self._last_line)
        for bulletin in self._eye.changed() | logged:
            if bulletin == EVERY:
                self._look_at_all(self.surveys)
            else:
                self.look_again(bulletin)

    def _next(self) -> tuple[str, bool] | None:
        with self._lock:
            waited = next((one for one in self._agenda if one in self._first), None)
            bulletin = waited or next(iter(self._agenda), None)
            return (bulletin, self._agenda.pop(bulletin)) if bulletin else None

    def _look(self, bulletin: str, told_anyway: bool) -> None:
        try:
            self._newsroom.named(bulletin)
        except BroadcastError:  # a folder of another kind, or a department no longer served
            return
        before = self.surveys.get(bulletin)
        found = survey(self._newsroom, bulletin, before)
        if found != before:
            self.surveys[bulletin] = found
            self._unkept[bulletin] = found
        if len(self._unkept) >= KEPT_TOGETHER:
            self._keep()
        if told_anyway or found != before:
            self._newsroom.tell("row", bulletin)

    def _keep(self) -> None:
        """Keep what was found: a restart then knows the morning at once. Many share one write."""
        if not self._unkept:
            return
        unkept, self._unkept = self._unkept, {}
        rows = [
            {"bulletin": bulletin, "record": survey_record(found)}
            for bulletin, found in unkept.items()
        ]
        with self._newsroom.database.writing() as connection:
            connection.execute(delete(table).where(table.c.bulletin.in_(unkept)))
            connection.execute(insert(table), rows)
