"""What the MP3 says of itself to a playout: ID3v2.3 tags, chapters included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TLAN,
    TLEN,
    TPE1,
    TSSE,
    TXXX,
    CTOCFlags,
    Encoding,
    PictureType,
)

from broadcast.errors import ExportError, Where
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.export.card import Card

_NO_OFFSET = 0xFFFFFFFF
"""Chapters are given in milliseconds, not in bytes."""

_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def write_tags(path: Path, card: Card) -> None:
    """Write the card at the head of an MP3, in the oldest form that every playout reads.

    Raises `ExportError` for a cover that is no picture.
    """
    utf16 = Encoding.UTF16
    tags = ID3()
    tags.add(TIT2(encoding=utf16, text=card.title))
    tags.add(TPE1(encoding=utf16, text=card.station))
    tags.add(TALB(encoding=utf16, text=f"{card.station} — {card.airtime:%d/%m/%Y}"))
    tags.add(TDRC(encoding=utf16, text=f"{card.airtime:%Y-%m-%dT%H:%M:%S}"))
    tags.add(TCON(encoding=utf16, text="News"))
    tags.add(TLAN(encoding=utf16, text="fra"))
    tags.add(TLEN(encoding=Encoding.LATIN1, text=str(card.duration_ms)))
    tags.add(TSSE(encoding=utf16, text=card.encoder))
    tags.add(COMM(encoding=utf16, lang="fra", desc="", text=card.comment))
    for name, value in (
        ("REPLAYGAIN_TRACK_GAIN", f"{card.replay_gain_db:+.2f} dB"),
        ("REPLAYGAIN_TRACK_PEAK", f"{card.peak:.6f}"),
    ):
        tags.add(TXXX(encoding=Encoding.LATIN1, desc=name, text=value))
    for name, value in card.marks:
        tags.add(TXXX(encoding=utf16, desc=name, text=value))
    for chapter in _chapters(card):
        tags.add(chapter)
    if card.cover:
        tags.add(_picture(card.cover))
    tags.update_to_v23()
    tags.save(path, v2_version=3)


def _chapters(card: Card) -> Iterator[CTOC | CHAP]:
    """The table of contents and its chapters.

    mutagen writes frames by size, which would shuffle chapters: an invisible text inside each
    makes them all as long.
    """
    if not card.chapters:
        return
    names = [f"c{number:03}" for number in range(len(card.chapters))]
    yield CTOC(
        element_id="toc",
        flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED,
        child_element_ids=names,
        sub_frames=[TIT2(encoding=Encoding.UTF16, text=card.title)],
    )
    longest = max(len(_utf16(chapter.title)) for chapter in card.chapters)
    for name, chapter in zip(names, card.chapters, strict=True):
        missing = (longest - len(_utf16(chapter.title))) // 2 + 1
        yield CHAP(
            element_id=name,
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[
                TIT2(encoding=Encoding.UTF16, text=chapter.title),
                TXXX(encoding=Encoding.UTF16, desc="", text=" " * missing),
            ],
        )


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _picture(path: Path) -> APIC:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise disk_error(error, path) from error
    kind = next((mime for head, mime in _PICTURES.items() if data.startswith(head)), None)
    if not kind:
        raise ExportError(
            "cette pochette n'est ni un PNG ni un JPEG", where=Where(path), hint="convertissez-la"
        )
    return APIC(encoding=Encoding.LATIN1, mime=kind, type=PictureType.COVER_FRONT, data=data)
