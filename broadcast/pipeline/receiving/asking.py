"""A server asked politely.

One request at a time, with a pause between two; a server in trouble is left alone longer and
longer. A page where a file should be, or "not found", means that it is not published yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import requests

from broadcast import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from broadcast.pipeline.receiving.seen import Memory, Seen

PAUSE_S = 0.2
"""Between two requests."""

TIMEOUT_S = (10.0, 60.0)
"""To be answered at all, and between two pieces of an answer."""

FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 900.0
"""After a first failure, and the most after many: each one doubles it."""

NOT_YET = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
"""How a server says that a file is not there; the ministry adds a page."""

MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered, read whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is a web page, not a results file."""
        start = self.body[:200].lstrip().lower()
        return "html" in self.headers.get("Content-Type", "") or start.startswith(
            (b"<!doctype html", b"<html")
        )


class Asker:
    """Asks one server, and remembers how each address fared."""

    def __init__(
        self,
        memory: Memory,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        tell: Callable[[str], None],
    ) -> None:
        """``tell`` is given one French line where an address fails, and where it answers again."""
        self._memory, self._clock, self._sleep, self._tell = memory, clock, sleep, tell
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"broadcast/{__version__} (radio newsroom)"

    def ask(self, url: str, headers: dict[str, str]) -> Answer | None:
        """An answer, or nothing where there is none yet; a failure is kept, and waited out."""
        seen = self._memory.get(url)
        if self._clock() < seen.not_before:
            return None
        self._sleep(PAUSE_S)
        try:
            with self._session.get(url, headers=headers, timeout=TIMEOUT_S, stream=True) as found:
                body = _body(found) if found.status_code == HTTPStatus.OK else b""
        except (requests.RequestException, _TooLargeError) as error:
            self._failed(url, seen, _reason(error), 0.0)
            return None
        if found.status_code not in NOT_YET and found.status_code >= HTTPStatus.BAD_REQUEST:
            wait_s = self._asked_to_wait(found.headers.get("Retry-After", ""))
            self._failed(url, seen, f"erreur {found.status_code}", wait_s)
            return None
        self._recovered(url, seen)
        if found.status_code in NOT_YET:
            return None
        return Answer(status=found.status_code, headers=found.headers, body=body)

    def _failed(self, name: str, seen: Seen, reason: str, wait_s: float) -> None:
        wait_s = max(wait_s, min(FIRST_WAIT_S * 2**seen.failures, LONGEST_WAIT_S))
        if not seen.failures:
            self._tell(f"{name} : {reason} ; nouvel essai dans {round(wait_s)} s")
        self._memory.keep(
            name,
            replace(seen, failures=seen.failures + 1, not_before=self._clock() + wait_s),
        )

    def _recovered(self, name: str, seen: Seen) -> None:
        if seen.failures:
            self._tell(f"{name} : de nouveau joignable")
            self._memory.keep(name, replace(seen, failures=0, not_before=0.0))

    def _asked_to_wait(self, header: str) -> float:
        """Seconds that the server asks for: a number, or a date."""
        if re.fullmatch(r"\d{1,5}", header):
            return float(header)
        try:
            return max(parsedate_to_datetime(header).timestamp() - self._clock(), 0.0)
        except (ValueError, TypeError):  # no date either: our own patience is enough
            return 0.0


class _TooLargeError(Exception):
    """An answer that no results file is as large as."""


def _body(answer: requests.Response) -> bytes:
    """An answer read whole, within bounds."""
    pieces, size = [], 0
    for piece in answer.iter_content(2**20):
        size += len(piece)
        if size > MOST_BYTES:
            raise _TooLargeError
        pieces.append(piece)
    return b"".join(pieces)


def _reason(error: Exception) -> str:
    match error:
        case requests.Timeout():
            return "pas de réponse"
        case requests.exceptions.SSLError():
            return "certificat refusé"
        case _TooLargeError():
            return "fichier trop gros"
        case requests.exceptions.ChunkedEncodingError():
            return "fichier interrompu"
        case _:
            return "injoignable"
