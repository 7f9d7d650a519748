"""Presenters' recordings: levelled, trimmed, measured, put in a story's place, or withdrawn.

The original and the levelled file stay in the desk's folder under names of its own; the one that
is heard is a copy in data/takes/, where a recording may also be brought in by other doors.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from broadcast.desk.journal import note
from broadcast.desk.placing import put_aside, settle_takes, takes_of
from broadcast.desk.saving import not_written
from broadcast.desk.settling import settle
from broadcast.desk.takes import Take, keep, retire
from broadcast.errors import ChangedError, MissingError
from broadcast.files import disk_error, replacing, sha256_of, write_text
from broadcast.model.air import CARD
from broadcast.model.script import ClipCue, Read
from broadcast.pipeline.aloud.levelling import level_take
from broadcast.pipeline.writing.standing import standing
from broadcast.voice.people.take_card import card_text

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.desk.newsroom import Newsroom
    from broadcast.model.election import Election
    from broadcast.model.script import Story
    from broadcast.pipeline.writing.paper import Bulletin, Paper


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
        keep(connection, take, original=original.name)
    settle_takes(newsroom, bulletin_id)
    newsroom.tell("takes", bulletin_id)
    return take


def withdraw(newsroom: Newsroom, bulletin_id: str, slug: str, *, by: str) -> None:
    """Take a recording away, by whichever door it came: the synthetic voice is back.

    Raises `MissingError` where there is none.
    """
    settle_takes(newsroom, bulletin_id)
    brought_in = takes_of(newsroom, bulletin_id).get(slug, ())
    with newsroom.database.writing() as connection:
        now = newsroom.clock()
        known = retire(connection, bulletin_id, slug, by=by, now=now)
        if not known and not brought_in:
            raise MissingError(f"le sujet « {slug} » n'a pas de prise")
        note(connection, at=now, by=by, what="take_withdrawn", bulletin=bulletin_id, story=slug)
    if not known:
        for file in brought_in:
            put_aside(file)
    settle_takes(newsroom, bulletin_id)
    newsroom.tell("takes", bulletin_id)


def story_to_read(newsroom: Newsroom, bulletin_id: str, slug: str) -> tuple[Bulletin, Paper, Story]:
    """The story that a recording may replace, in its script.

    Raises `DeskError` where it may not.
    """
    if settle(newsroom, bulletin_id) is None:
        raise not_written(bulletin_id)
    bulletin = newsroom.bulletin(bulletin_id)
    paper = standing(bulletin, given=newsroom.grounds(bulletin).given(bulletin)).paper
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
