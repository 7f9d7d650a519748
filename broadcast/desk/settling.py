"""The script in the database and the one on the disk brought together: neither loses a word.

The database acknowledges first, the file follows. Killed between the two, the desk finds a file
that holds an earlier version, and writes the later one. A file that holds what no version does was
changed by hand: it becomes a version. Where both happened, the two are merged, or both are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.desk import history
from broadcast.desk.history import BY_DATA, BY_HAND, Version
from broadcast.desk.journal import note
from broadcast.desk.merging import merge
from broadcast.files import read_text, write_text
from broadcast.pipeline.stamps import Stamps, fingerprint

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from broadcast.desk.newsroom import Newsroom


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the disk holds of a script."""

    bulletin: str
    text: str
    stamp: str
    """Fingerprint of what the data last gave."""

    @property
    def by_data(self) -> bool:
        return fingerprint([self.text]) == self.stamp

    def as_version(self, number: int, based_on: int | None, now: datetime) -> Version:
        return Version(
            bulletin=self.bulletin,
            number=number,
            text=self.text,
            by=BY_DATA if self.by_data else BY_HAND,
            at=now,
            origin="data" if self.by_data else "disk",
            based_on=based_on,
            note="",
            data_print=self.stamp,
        )


def settle(newsroom: Newsroom, bulletin: str) -> Version | None:
    """Bring database and file together, and give the version that stands; nothing if there is none.

    Raises a `BroadcastError` where either cannot be read or written.
    """
    path = newsroom.folder(newsroom.named(bulletin)) / "2-script.md"
    found = _found(bulletin, path)
    with newsroom.database.reading() as connection:
        head = history.head(connection, bulletin)
        seen = history.seen_on_disk(connection, bulletin)
    if found is None and head is None:
        return None
    if found and head and found.text == head.text and seen == head.number:
        return head
    before = head
    # Whoever writes the file has the database to themselves: a later version is never overwritten
    # by an earlier one, not even by another program of the station
    with newsroom.changing, newsroom.database.writing() as connection:
        found, head = _found(bulletin, path), history.head(connection, bulletin)
        if found and not (head and found.text == head.text):
            head = _taken_in(connection, found, newsroom.clock())
        if head and not (found and found.text == head.text):
            write_text(path, head.text)
        if head:
            history.mark_on_disk(connection, bulletin, head.number)
    if head and (before is None or before.number != head.number):
        newsroom.tell("script", bulletin)
    return head


def _found(bulletin: str, path: Path) -> _Found | None:
    if not path.is_file():
        return None
    stamp = Stamps(path.parent).get("script")
    return _Found(bulletin=bulletin, text=read_text(path), stamp=stamp)


def _taken_in(connection: Connection, found: _Found, now: datetime) -> Version:
    """The version that stands once the file has had its say."""
    head = history.head(connection, found.bulletin)
    seen = history.seen_on_disk(connection, found.bulletin)
    if head is None:
        return _kept(connection, found.as_version(1, None, now))
    if seen is None or seen == head.number:
        return _kept(connection, found.as_version(head.number + 1, seen, now))
    base = history.version(connection, found.bulletin, seen)
    if found.text == base.text:
        return head  # interrupted before the file was written
    both = merge(base.text, found.text, head.text)
    by_hand = _kept(connection, found.as_version(head.number + 1, seen, now))
    if both.clean:
        text, told = both.text, f"réunit les versions {head.number} et {by_hand.number}"
    else:
        text, told = head.text, f"garde la version {head.number} contre la {by_hand.number}"
    joined = replace(
        head, number=by_hand.number + 1, text=text, at=now, based_on=head.number, note=told
    )
    note(
        connection,
        at=now,
        by=BY_HAND,
        what="disk_kept",
        bulletin=found.bulletin,
        version=joined.number,
        told=told,
    )
    return history.append(connection, joined)


def _kept(connection: Connection, version: Version) -> Version:
    what = "version" if version.origin == "data" else "found"
    note(
        connection,
        at=version.at,
        by=version.by,
        what=what,
        bulletin=version.bulletin,
        version=version.number,
    )
    return history.append(connection, version)
