"""Which recording is heard for a story: the desk's, or one that came by another door since.

The voices look in data/takes/. The desk puts its recordings there, and remembers which: where it
finds another one in its place, or none, `broadcast take` or someone's hand came later, and wins.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from broadcast.desk.history import BY_HAND
from broadcast.desk.journal import note
from broadcast.desk.schema import takes
from broadcast.desk.takes import in_place, mark_in_place, retire, standing_takes
from broadcast.errors import DeskError, Where
from broadcast.files import replacing, sha256_of
from broadcast.model.air import CARD

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from broadcast.desk.newsroom import Newsroom
    from broadcast.desk.takes import Take


def settle_takes(newsroom: Newsroom, bulletin_id: str) -> None:
    """Make folder and database agree: of two recordings of a story, the later one is heard.

    Raises a `BroadcastError` where either cannot be read or written.
    """
    with newsroom.database.reading() as connection:
        known = connection.execute(select(takes.c.id).where(takes.c.bulletin == bulletin_id))
        if known.first() is None:
            return
        stand, placed = standing_takes(connection, bulletin_id), in_place(connection, bulletin_id)
    here = takes_of(newsroom, bulletin_id)
    wanted = {slug: take.sha256 for slug, take in stand.items()}
    if placed == wanted and all(_is_alone(here.get(one), wanted[one]) for one in wanted):
        return
    found: list[str] = []
    with newsroom.database.writing() as connection:
        stand, placed = standing_takes(connection, bulletin_id), in_place(connection, bulletin_id)
        here = takes_of(newsroom, bulletin_id)
        for slug in sorted(stand.keys() | placed.keys()):
            take, last, files = stand.get(slug), placed.get(slug), here.get(slug, ())
            if take is None:
                _remove(files, str(last))
                mark_in_place(connection, bulletin_id, slug, None)
            elif take.sha256 == last and _is_alone(files, last):
                continue
            elif take.sha256 == last and (files or _folder_is_there(newsroom, bulletin_id)):
                _give_way(newsroom, connection, take, files)
                found.append(slug)
            else:
                _put_in_place(newsroom, take, files, last)
                mark_in_place(connection, bulletin_id, slug, take.sha256)
    if found:
        newsroom.tell("takes", bulletin_id)


def takes_of(newsroom: Newsroom, bulletin_id: str) -> dict[str, tuple[Path, ...]]:
    """The recordings where the voices look for them, without the cards beside them, by story."""
    folder = newsroom.workspace.takes(newsroom.named(bulletin_id).id)
    found: dict[str, tuple[Path, ...]] = {}
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.is_file() and file.suffix != CARD and not file.name.startswith("."):
            found[file.stem] = (*found.get(file.stem, ()), file)
    return found


def put_aside(file: Path) -> None:
    """Hide a recording from the voices without losing it: a name that begins with a point."""
    file.rename(_aside(file))
    file.with_suffix(CARD).unlink(missing_ok=True)


def kept_file(newsroom: Newsroom, take: Take) -> Path:
    """The levelled recording in the desk's own folder."""
    return newsroom.workspace.desk / "takes" / take.file


def _is_alone(files: tuple[Path, ...] | None, sha256: str) -> bool:
    return files is not None and len(files) == 1 and _print_of(files[0]) == sha256


def _folder_is_there(newsroom: Newsroom, bulletin_id: str) -> bool:
    """Whether what is missing was withdrawn; a folder that is gone was lost, with what it held."""
    return newsroom.workspace.takes(bulletin_id).is_dir()


def _give_way(
    newsroom: Newsroom, connection: Connection, take: Take, files: tuple[Path, ...]
) -> None:
    """Withdraw the desk's recording; its card must not speak for another one."""
    now, what = newsroom.clock(), "take_found" if files else "take_withdrawn"
    retire(connection, take.bulletin, take.story, by=BY_HAND, now=now)
    note(connection, at=now, by=BY_HAND, what=what, bulletin=take.bulletin, story=take.story)
    mark_in_place(connection, take.bulletin, take.story, None)
    _remove(files, take.sha256)
    beside = newsroom.workspace.takes(take.bulletin) / f"{take.story}{CARD}"
    own = kept_file(newsroom, take).with_suffix(CARD)
    if beside.is_file() and own.is_file() and beside.read_bytes() == own.read_bytes():
        beside.unlink()


def _put_in_place(
    newsroom: Newsroom, take: Take, files: tuple[Path, ...], last: str | None
) -> None:
    """Put the desk's recording where it is heard; what others brought there is only hidden.

    The story is never without a recording meanwhile: the new file takes the old one's name.
    """
    kept, folder = kept_file(newsroom, take), newsroom.workspace.takes(take.bulletin)
    target = folder / f"{take.story}.flac"
    if target in files and _print_of(target) not in (last, take.sha256):
        _copy(target, _aside(target))
    _copy(kept.with_suffix(CARD), folder / f"{take.story}{CARD}")
    _copy(kept, target)
    for file in files:
        if file != target:
            file.rename(_aside(file))


def _aside(file: Path) -> Path:
    """A free name for a hidden recording."""
    number = 1
    while (aside := file.with_name(f".{file.name}.{number}")).exists():
        number += 1
    return aside


def _remove(files: tuple[Path, ...], sha256: str) -> None:
    """Take the desk's own recording of that fingerprint away, with its card."""
    for file in files:
        if _print_of(file) == sha256:
            file.unlink()
            file.with_suffix(CARD).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        where = Where(source)
        raise DeskError("cette prise n'est plus dans le dossier de la relecture", where=where)
    with replacing(target) as partial:
        shutil.copyfile(source, partial)


def _print_of(file: Path) -> str:
    """The sha256 of a recording; each is read once."""
    stat = file.stat()
    return _printed(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4096)
def _printed(file: Path, mtime_ns: int, size: int) -> str:  # noqa: ARG001 - what makes it stale
    return sha256_of(file)
