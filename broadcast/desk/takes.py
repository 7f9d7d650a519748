"""Presenters' recordings: levelled, trimmed, measured, put in a story's place, or withdrawn.

The original and the levelled file stay in the desk's folder under names of its own; the one that
is heard is a copy in data/takes/, where a recording may also be dropped by hand.
"""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from broadcast.desk.journal import note
from broadcast.desk.saving import not_written
from broadcast.desk.schema import takes
from broadcast.desk.settling import settle
from broadcast.errors import ChangedError, DeskError, MissingError, Where
from broadcast.files import disk_error, replacing, sha256_of, write_text
from broadcast.model.air import CARD
from broadcast.model.script import ClipCue, Read
from broadcast.pipeline.levelling import level_take
from broadcast.pipeline.standing import standing
from broadcast.voice.takes import card_text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, RowMapping

    from broadcast.desk.newsroom import Newsroom
    from broadcast.model.election import Election
    from broadcast.model.script import Story
    from broadcast.pipeline.paper import Bulletin, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A recording in place of the synthetic voice, for one story."""

    bulletin: str
    story: str
    by: str
    at: datetime
    file: str
    """The levelled file's name in the desk's folder."""

    sha256: str
    duration_ms: int
    integrated_lufs: float
    """Before levelling: how it was recorded."""


def record(
    newsroom: Newsroom, bulletin_id: str, slug: str, *, upload: Path, kind: str, by: str
) -> Take:
    """Put a recording in the place of a story's synthetic voice; ``upload`` is taken over.

    When it returns, the recording is on the disk and in the database. Raises `DeskError` for a
    story that a recording cannot replace, and a `BroadcastError` for one that cannot be heard.
    """
    bulletin, paper, story = story_to_read(newsroom, bulletin_id, slug)
    name = secrets.token_hex(16)
    folder = newsroom.workspace.desk / "takes"
    original, levelled = folder / f"{name}.original.{kind}", folder / f"{name}.flac"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with upload.open("rb+") as file:
            os.fsync(file.fileno())
        upload.replace(original)
    except OSError as error:
        raise disk_error(error, original) from error
    complete = False
    try:
        with replacing(levelled) as partial:
            card = level_take(bulletin, paper, story, original, partial)
        write_text(levelled.with_suffix(CARD), card_text(card))
        complete = True
    finally:
        if not complete:
            original.unlink(missing_ok=True)
    _synchronise(folder)
    take = Take(
        bulletin=bulletin_id,
        story=slug,
        by=by,
        at=newsroom.clock(),
        file=levelled.name,
        sha256=sha256_of(levelled),
        duration_ms=card.duration_ms,
        integrated_lufs=card.integrated_lufs,
    )
    with newsroom.database.writing() as connection:
        _retire(connection, bulletin_id, slug, by=by, now=take.at)
        _keep(connection, take, original=original.name)
    settle_takes(newsroom, bulletin_id)
    newsroom.tell("takes", bulletin_id)
    return take


def withdraw(newsroom: Newsroom, bulletin_id: str, slug: str, *, by: str) -> None:
    """Take a recording away: the synthetic voice is back.

    Raises `DeskError` where there is none.
    """
    folder = newsroom.workspace.takes(newsroom.named(bulletin_id).id)
    dropped = [file for file in _files(folder) if file.stem == slug]
    with newsroom.database.writing() as connection:
        now = newsroom.clock()
        known = _retire(connection, bulletin_id, slug, by=by, now=now)
        if not known and not dropped:
            raise MissingError(f"le sujet « {slug} » n'a pas de prise")
        note(connection, at=now, by=by, what="take_withdrawn", bulletin=bulletin_id, story=slug)
    for file in dropped:
        _put_aside(file)
    settle_takes(newsroom, bulletin_id)
    newsroom.tell("takes", bulletin_id)


def standing_takes(connection: Connection, bulletin_id: str) -> dict[str, Take]:
    """The recordings that stand in a bulletin, by story."""
    query = select(takes).where(takes.c.bulletin == bulletin_id, takes.c.withdrawn_at.is_(None))
    return {row["story"]: _take(row) for row in connection.execute(query).mappings()}


def settle_takes(newsroom: Newsroom, bulletin_id: str) -> None:
    """Put every recording that stands where the voices look for it, and take away the others.

    A file that the desk did not make was dropped by hand, and is left alone.
    """
    folder = newsroom.workspace.takes(newsroom.named(bulletin_id).id)
    with newsroom.database.reading() as connection:
        known = connection.execute(select(takes.c.id).where(takes.c.bulletin == bulletin_id))
        if known.first() is None:
            return
    with newsroom.database.writing() as connection:
        stand = standing_takes(connection, bulletin_id)
        query = select(takes.c.sha256).where(takes.c.bulletin == bulletin_id)
        made = set(connection.execute(query).scalars())
        here = {file.stem: file for file in _files(folder)}
        for slug, take in stand.items():
            file = here.pop(slug, None)
            if file and sha256_of(file) == take.sha256:
                continue
            if file:
                _put_aside(file)
            kept = newsroom.workspace.desk / "takes" / take.file
            _copy(kept.with_suffix(CARD), folder / f"{slug}{CARD}")
            _copy(kept, folder / f"{slug}.flac")
        for file in here.values():
            if sha256_of(file) in made:
                file.with_suffix(CARD).unlink(missing_ok=True)
                file.unlink()


def story_to_read(newsroom: Newsroom, bulletin_id: str, slug: str) -> tuple[Bulletin, Paper, Story]:
    """The story that a recording may replace, in its script.

    Raises `DeskError` where it may not.
    """
    if settle(newsroom, bulletin_id) is None:
        raise not_written(bulletin_id)
    bulletin = newsroom.bulletin(bulletin_id)
    paper = standing(bulletin).paper
    story = next((one for one in paper.script.stories if one.slug == slug), None)
    if story is None:
        raise MissingError(f"aucun sujet ne s'appelle « {slug} » dans ce script")
    if not can_be_taken(story, bulletin.election):
        raise ChangedError(
            f"le sujet « {story.title} » fait entendre un son, ou n'a rien à lire",
            hint="mettez le son dans un sujet à part",
        )
    return bulletin, paper, story


def can_be_taken(story: Story, election: Election) -> bool:
    """Whether one recording can stand for a story: it is read out, and no clip is heard in it."""
    recorded = {quote.id for quote in election.quotes if quote.clip}
    clips = [item for item in story.items if isinstance(item, ClipCue)]
    reads = any(isinstance(item, Read) for item in story.items)
    return (reads or bool(clips)) and not any(item.quote in recorded for item in clips)


def _synchronise(folder: Path) -> None:
    """Put the names of new files on the disk too, where the system lets a folder be opened."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _files(folder: Path) -> list[Path]:
    """The recordings of a folder, without the cards beside them."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return [
        file
        for file in files
        if file.is_file() and file.suffix != CARD and not file.name.startswith(".")
    ]


def _put_aside(file: Path) -> None:
    """Hide a recording from the voices without losing it: a name that begins with a point."""
    number = 1
    while (aside := file.with_name(f".{file.name}.{number}")).exists():
        number += 1
    file.rename(aside)
    file.with_suffix(CARD).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        where = Where(source)
        raise DeskError("cette prise n'est plus dans le dossier de la relecture", where=where)
    with replacing(target) as partial:
        shutil.copyfile(source, partial)


def _retire(connection: Connection, bulletin_id: str, slug: str, *, by: str, now: datetime) -> bool:
    """Withdraw the recording that stood for a story; whether there was one."""
    done = connection.execute(
        update(takes)
        .where(
            takes.c.bulletin == bulletin_id,
            takes.c.story == slug,
            takes.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_by=by, withdrawn_at=now)
    )
    return done.rowcount > 0


def _keep(connection: Connection, take: Take, *, original: str) -> None:
    connection.execute(
        insert(takes).values(
            bulletin=take.bulletin,
            story=take.story,
            by=take.by,
            at=take.at,
            original=original,
            file=take.file,
            sha256=take.sha256,
            duration_ms=take.duration_ms,
            integrated_clufs=round(take.integrated_lufs * 100),
        )
    )
    note(
        connection,
        at=take.at,
        by=take.by,
        what="take",
        bulletin=take.bulletin,
        story=take.story,
        duration_ms=take.duration_ms,
        sha256=take.sha256,
    )


def _take(row: RowMapping) -> Take:
    return Take(
        bulletin=row["bulletin"],
        story=row["story"],
        by=row["by"],
        at=row["at"],
        file=row["file"],
        sha256=row["sha256"],
        duration_ms=row["duration_ms"],
        integrated_lufs=row["integrated_clufs"] / 100,
    )
