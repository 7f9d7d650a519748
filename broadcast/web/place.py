"""Everything that a request may need, gathered once for a server."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from broadcast.desk.studio import Studio
from broadcast.desk.surveyor import Surveyor
from broadcast.web.attempts import Attempts
from broadcast.web.events import Hub, Presences

if TYPE_CHECKING:
    from broadcast.desk.newsroom import Newsroom


@dataclass(slots=True)
class Place:
    """The desk as one server runs it."""

    newsroom: Newsroom
    login_required: bool
    tls: bool = False
    hub: Hub = field(default_factory=Hub)
    presences: Presences = field(default_factory=lambda: Presences(monotonic))
    attempts: Attempts = field(default_factory=lambda: Attempts(monotonic))
    over: bool = False
    """Whether the server is closing: who listens is let go."""

    studio: Studio = field(init=False)
    surveyor: Surveyor = field(init=False)

    def __post_init__(self) -> None:
        self.studio = Studio(self.newsroom)
        self.surveyor = Surveyor(self.newsroom, self.studio.rendering)

    def start(self) -> None:
        """Go to work."""
        self.newsroom.listeners.append(self.hub.tell)
        self.newsroom.listeners.append(self._look_again)
        self.surveyor.start()
        self.studio.start()

    def stop(self) -> None:
        """Finish what is under way at its next sentence, and let go of the database."""
        self.over = True
        self.studio.stop()
        self.surveyor.stop()
        self.newsroom.database.close()

    def _look_again(self, event: tuple[str, str]) -> None:
        """What the desk itself changes is looked at again at once."""
        what, bulletin = event
        if what in ("script", "approval", "takes", "air", "comments") and bulletin:
            self.surveyor.look_again(bulletin, first=True)
        elif what == "job":
            job = next((one for one in self.studio.jobs() if one.id == bulletin), None)
            if job and job.kind == "render" and job.bulletin and job.done == 0:
                self.newsroom.tell("row", job.bulletin)
