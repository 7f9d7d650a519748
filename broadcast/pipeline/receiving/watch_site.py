"""A site where results are published during the night, asked politely.

One request at a time, with a pause between two; a file is asked for with what the server last said
of it (ETag, Last-Modified), so that nothing is sent twice; a server in trouble is left alone longer
and longer. A page where a file should be, or "not found", means that it is not published yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import requests

from broadcast import __version__
from broadcast.files import replacing
from broadcast.pipeline.receiving.ministry_tree import DATA, known_addresses, links
from broadcast.pipeline.receiving.seen import Seen
from broadcast.pipeline.receiving.watch_source import Arrival

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from broadcast.pipeline.receiving.ministry_tree import Territory
    from broadcast.pipeline.receiving.seen import Memory

PAUSE_S = 0.2
"""Between two requests."""

TIMEOUT_S = (10.0, 60.0)
"""To be answered at all, and between two pieces of an answer."""

FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 900.0
"""After a first failure, and the most after many: each one doubles it."""

NOT_YET = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
"""How a server says that a file is not there; the ministry adds a page."""

MOST_BYTES = 256 * 2**20
DEEPEST = 5
"""Folders within folders that are followed: resultatsT2/076/012/ is three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
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


class WatchedSite:
    """An address of a results file, of a listing, or of the ministry's tree."""

    def __init__(
        self,
        base: str,
        places: Sequence[Territory],
        *,
        files: Path,
        memory: Memory,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        tell: Callable[[str], None],
    ) -> None:
        self._alone = urlsplit(base).path.lower().endswith(DATA)
        self._base = base if self._alone or base.endswith("/") else f"{base}/"
        self._places, self._files, self._memory = places, files, memory
        self._clock, self._sleep, self._tell = clock, sleep, tell
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"broadcast/{__version__} (radio newsroom)"

    def arrivals(self) -> Iterator[Arrival]:
        """The files that are new or have changed, as they are found."""
        if self._alone:
            yield from self._fetched([self._base])
            return
        listed = list(self._listed(self._base, DEEPEST))
        if listed:
            yield from self._fetched(listed)
            return
        for generation in known_addresses(self._base, self._places):
            yield from self._fetched(generation)
            # FE.xml, the whole of France, lies in the same place in two generations
            if any(self._memory.get(url).mark for url in generation if not url.endswith("FE.xml")):
                return  # this is the tree that the ministry uses tonight

    def _listed(self, folder: str, depth: int) -> Iterator[str]:
        """The results files that a listing shows, and those of the folders in it."""
        answer = self._ask(folder, {})
        if answer is None or not answer.is_page:
            return
        page = answer.body.decode("utf-8", errors="replace")
        folders, files = links(page, folder, self._places)
        yield from files
        for inner in folders if depth > 1 else ():
            yield from self._listed(inner, depth - 1)

    def _fetched(self, urls: Sequence[str]) -> Iterator[Arrival]:
        for url in urls:
            seen = self._memory.get(url)
            if self._clock() < seen.not_before:
                continue
            known = {"If-None-Match": seen.mark if seen.mark.startswith(('"', "W/")) else ""}
            known["If-Modified-Since"] = seen.modified
            headers = {name: value for name, value in known.items() if value}
            answer = self._ask(url, headers)
            if answer is not None and answer.status == HTTPStatus.OK:
                yield from self._arrived(url, answer)

    def _arrived(self, url: str, answer: _Answer) -> Iterator[Arrival]:
        if answer.is_page:
            return  # a page that says, politely, that there is nothing yet
        modified = answer.headers.get("Last-Modified", "")
        mark = answer.headers.get("ETag", "") or f"{modified}-{len(answer.body)}"
        path = self._files / _file_name(url)
        with replacing(path) as unfinished:
            unfinished.write_bytes(answer.body)
        seen = Seen(mark=mark, modified=modified)
        yield Arrival(path=path, name=url, done=partial(self._memory.keep, url, seen))

    def _ask(self, url: str, headers: dict[str, str]) -> _Answer | None:
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
        return _Answer(status=found.status_code, headers=found.headers, body=body)

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


def _file_name(url: str) -> str:
    """Where an address is kept: its path, made safe."""
    parts = [part for part in unquote(urlsplit(url).path).split("/") if part not in ("", ".", "..")]
    return "/".join(re.sub(r"[^\w.-]", "_", part) for part in parts) or "index"
