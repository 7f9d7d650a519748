"""What the MP3 says of itself to a playout: ID3v2.3 tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mutagen.id3 import COMM, ID3, TALB, TCON, TDRC, TIT2, TLAN, TLEN, TPE1, TSSE, Encoding

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """The bulletin's card."""

    title: str
    station: str
    airtime: datetime
    duration_ms: int
    comment: str
    """Voices (synthetic or not), sources, and whether a producer approved it."""

    encoder: str


def write_tags(path: Path, tags: Tags) -> None:
    """Write the card at the head of an MP3, in the oldest form that every playout reads."""
    utf16 = Encoding.UTF16
    card = ID3()
    card.add(TIT2(encoding=utf16, text=tags.title))
    card.add(TPE1(encoding=utf16, text=tags.station))
    card.add(TALB(encoding=utf16, text=f"{tags.station} — {tags.airtime:%d/%m/%Y}"))
    card.add(TDRC(encoding=utf16, text=f"{tags.airtime:%Y-%m-%dT%H:%M:%S}"))
    card.add(TCON(encoding=utf16, text="News"))
    card.add(TLAN(encoding=utf16, text="fra"))
    card.add(TLEN(encoding=Encoding.LATIN1, text=str(tags.duration_ms)))
    card.add(TSSE(encoding=utf16, text=tags.encoder))
    card.add(COMM(encoding=utf16, lang="fra", desc="", text=tags.comment))
    card.update_to_v23()
    card.save(path, v2_version=3)
