"""What browsers are told of each event: put into words once, for all who listen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.web import models

if TYPE_CHECKING:
    from broadcast.desk.newsroom import Event
    from broadcast.web.place import Place

OF_A_BULLETIN = frozenset({"row", "script", "comments", "presence", "approval", "takes", "air"})
"""What pages of other bulletins are not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event as it is sent."""

    what: str
    subject: str
    """The bulletin, job or sentence that it is of."""

    json: str

    def concerns(self, bulletin: str | None) -> bool:
        """Whether a page of that bulletin, or of all of them, is told."""
        return not bulletin or self.what not in OF_A_BULLETIN or self.subject == bulletin


FETCH_AGAIN = Told(what="board", subject="", json="{}")
"""To who is too late to be told everything."""


def told_of(place: Place, event: Event) -> Told | None:
    """An event put into words; nothing where what it was of has gone in the meantime."""
    what, subject = event
    try:
        return Told(what=what, subject=subject, json=_words(place, what, subject))
    except BroadcastError:
        return None


def speech_of(place: Place, key: str) -> models.Speech:
    """What is known of a sentence's sound."""
    cache = SpeechCache(place.newsroom.workspace.speech_cache)
    duration_ms = cache.duration_ms(cache.kept_as(key))
    job = next((one for one in reversed(place.studio.jobs()) if one.subject == key), None)
    return models.Speech(
        key=key,
        ready=bool(duration_ms),
        duration_ms=duration_ms,
        job=models.Job.model_validate(job) if job and not duration_ms else None,
        warning=place.newsroom.sentences.unshared.get(key, ""),
    )


def _words(place: Place, what: str, subject: str) -> str:
    match what:
        case "row":
            return place.row(subject).json
        case "job":
            return models.Job.model_validate(place.studio.job(subject)).model_dump_json()
        case "speech":
            return speech_of(place, subject).model_dump_json()
        case "presence":
            present = place.presences.present(subject)
            told = [{"name": one.name, "editing": one.editing} for one in present]
            return json.dumps({"id": subject, "present": told})
        case _:
            return json.dumps({"id": subject})
