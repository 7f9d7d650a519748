"""A site where results are published during the night: which files are there, which have changed.

A file is asked for with what the server last said of it (ETag, Last-Modified), so that nothing is
sent twice.
"""

from __future__ import annotations

import re
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from broadcast.files import replacing
from broadcast.pipeline.receiving.asking import Asker
from broadcast.pipeline.receiving.ministry_tree import DATA, known_addresses, links
from broadcast.pipeline.receiving.seen import Seen
from broadcast.pipeline.receiving.watch_source import Arrival

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from broadcast.pipeline.receiving.asking import Answer
    from broadcast.pipeline.receiving.ministry_tree import Territory
    from broadcast.pipeline.receiving.seen import Memory

DEEPEST = 5
"""Folders within folders that are followed: resultatsT2/076/012/ is three."""


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
        self._clock = clock
        self._asker = Asker(memory, clock=clock, sleep=sleep, tell=tell)

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
        answer = self._asker.ask(folder, {})
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
            answer = self._asker.ask(url, headers)
            if answer is not None and answer.status == HTTPStatus.OK:
                yield from self._arrived(url, answer)

    def _arrived(self, url: str, answer: Answer) -> Iterator[Arrival]:
        if answer.is_page:
            return  # a page that says, politely, that there is nothing yet
        modified = answer.headers.get("Last-Modified", "")
        mark = answer.headers.get("ETag", "") or f"{modified}-{len(answer.body)}"
        path = self._files / _file_name(url)
        with replacing(path) as unfinished:
            unfinished.write_bytes(answer.body)
        seen = Seen(mark=mark, modified=modified)
        yield Arrival(path=path, name=url, done=partial(self._memory.keep, url, seen))


def _file_name(url: str) -> str:
    """Where an address is kept: its path, made safe."""
    parts = [part for part in unquote(urlsplit(url).path).split("/") if part not in ("", ".", "..")]
    return "/".join(re.sub(r"[^\w.-]", "_", part) for part in parts) or "index"
