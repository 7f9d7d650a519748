"""A person's edit kept: on top of the version that was being read, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.desk import history
from broadcast.desk.history import Version
from broadcast.desk.journal import note
from broadcast.desk.merging import merge
from broadcast.desk.settling import settle
from broadcast.errors import ChangedError, MissingError
from broadcast.pipeline.writing.paper import script_of
from broadcast.pipeline.writing.standing import standing

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from broadcast.desk.merging import Merge
    from broadcast.desk.newsroom import Newsroom


class ConflictError(ChangedError):
    """Someone saved first: both texts are there, and what they began from."""

    def __init__(self, base: Version, stands: Version, yours: str) -> None:
        super().__init__(
            f"{stands.by} a enregistré entre-temps (version {stands.number})",
            hint="réunissez les deux textes, puis enregistrez",
        )
        self.base = base
        self.stands = stands
        self.yours = yours

    @property
    def merge(self) -> Merge:
        """The two texts held against their common one."""
        return merge(self.base.text, self.yours, self.stands.text)


def save(
    newsroom: Newsroom, bulletin: str, *, text: str, based_on: int, by: str, told: str = ""
) -> Version:
    """Keep a script over the version ``based_on``; the same text again is kept once.

    When it returns, the edit is in the database on the disk, and in its file.
    Raises `ConflictError` where another version stands by now, and `ScriptError` with its line
    for a text that is no script.
    """
    text = tidy(text)
    asked = newsroom.bulletin(bulletin)
    looked = standing(asked, text, newsroom.grounds(asked).given(asked))
    with newsroom.changing:
        if settle(newsroom, bulletin) is None:
            raise not_written(bulletin)
        with newsroom.database.writing() as connection:
            new, fresh = _on_top(
                connection,
                bulletin,
                text,
                based_on=based_on,
                by=by,
                now=newsroom.clock(),
                told=told,
                data_print=looked.data_now,
            )
        settle(newsroom, bulletin)
    if fresh:
        newsroom.tell("script", bulletin)
    return new


def _on_top(
    connection: Connection,
    bulletin: str,
    text: str,
    *,
    based_on: int,
    by: str,
    now: datetime,
    told: str,
    data_print: str,
) -> tuple[Version, bool]:
    """The new version, or the one that already says the same; whether it is new."""
    head = history.head(connection, bulletin)
    if head is None:
        raise not_written(bulletin)
    if head.text == text:
        return head, False
    base = history.version(connection, bulletin, based_on)
    if base.number != head.number:
        raise ConflictError(base, head, text)
    new = Version(
        bulletin=bulletin,
        number=head.number + 1,
        text=text,
        by=by,
        at=now,
        origin="desk",
        based_on=head.number,
        note=told,
        data_print=data_print,
    )
    note(connection, at=now, by=by, what="version", bulletin=bulletin, version=new.number)
    return history.append(connection, new), True


def write_from_data(newsroom: Newsroom, bulletin: str, *, afresh: bool, by: str) -> Version:
    """Write a script from the data; one that a person has edited only goes back to them `afresh`.

    What stood before stays in the history. Raises a `BroadcastError` for data that do not allow it.
    """
    with newsroom.changing:
        before = settle(newsroom, bulletin)
        asked = newsroom.bulletin(bulletin)
        script_of(asked, afresh=afresh, given=newsroom.grounds(asked).given(asked))
        after = settle(newsroom, bulletin)
    if after is None:
        raise not_written(bulletin)
    if before is None or after.number != before.number:
        with newsroom.database.writing() as connection:
            note(
                connection,
                at=newsroom.clock(),
                by=by,
                what="version",
                bulletin=bulletin,
                version=after.number,
                from_data=True,
            )
    newsroom.tell("script", bulletin)
    return after


def tidy(text: str) -> str:
    """A text as a browser sends it, with the line ends of a file."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def not_written(bulletin: str) -> MissingError:
    """The one line for a bulletin that has no script yet."""
    return MissingError(f"{bulletin} n'a pas encore de script", hint="écrivez-le d'abord")
