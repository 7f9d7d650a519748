"""The mix encoded by ffmpeg: MP3 for air, FLAC to keep, Opus and AAC for the web."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from broadcast.errors import ExportError, MixError, Where
from broadcast.export.mp3_again import mp3_again
from broadcast.export.mp3_kept import keep_prints, prints_of
from broadcast.export.tags import write_tags
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.ffmpeg import run_ffmpeg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadcast.export.card import Card

LAME_SCALE = {128: 0.95, 160: 0.95, 192: 0.97, 224: 0.98, 256: 1.0, 320: 1.0}
"""LAME turns constant-bitrate files down by this factor (its presets table): undone beforehand."""

LAME_QUALITY = "5"
"""Of LAME's searches, "good and fast": a quarter of a dB more noise than its usual 3, measured on a
journal at 192 kb/s, 43 dB under the sound; an eighth of the work less."""

_WEB_KBPS = 96
_FORMATS = {
    "flac": ("-c:a", "flac", "-sample_fmt", "s32", "-f", "flac"),
    "opus": ("-c:a", "libopus", "-b:a", f"{_WEB_KBPS}k", "-f", "ogg"),
    "m4a": ("-c:a", "aac", "-b:a", f"{_WEB_KBPS + 32}k", "-movflags", "+faststart", "-f", "mp4"),
}


def encode_mp3(mix: Path, path: Path, card: Card, kbps: int, *, name: Path | None = None) -> None:
    """Write an MP3, 48 kHz stereo at a constant bitrate, with an Info tag and its card.

    ``name`` is where it will be, and where an earlier one is: what the mix still has of that one is
    not encoded again.
    """
    way = f"{kbps} {LAME_QUALITY} {LAME_SCALE[kbps]} {version('imageio-ffmpeg')}"
    prints = prints_of(mix) if name else []
    lame = _lame(kbps)

    def part(samples: bytes) -> bytes:
        source = ("-f", "s24le", "-ar", str(AIR_RATE_HZ), "-ac", "2", "-i", "-")
        return _ffmpeg(path, *source, *lame, "-write_xing", "0", "-", stdin=[samples])

    again = mp3_again(mix, prints, mp3=name, kbps=kbps, way=way, encode=part) if name else b""
    if again:
        path.write_bytes(again)
    else:
        _encode(mix, path, "-map_metadata", "-1", *lame, "-write_xing", "1")
    if name:
        keep_prints(name, path.read_bytes(), way, prints)
    write_tags(path, card)


def encode(mix: Path, path: Path, card: Card, form: str) -> None:
    """Write the mix as FLAC, Opus or AAC, with its title, station, date and language."""
    says = {
        "title": card.title,
        "artist": card.station,
        "album": f"{card.station} — {card.airtime:%d/%m/%Y}",
        "date": f"{card.airtime:%Y-%m-%d}",
        "genre": "News",
        "language": "fra",
        "comment": card.comment,
    } | dict(card.marks)
    tags = [word for name, value in says.items() for word in ("-metadata", f"{name}={value}")]
    _encode(mix, path, "-map_metadata", "-1", *tags, *_FORMATS[form])


def _lame(kbps: int) -> tuple[str, ...]:
    return (
        *("-af", f"volume={1 / LAME_SCALE[kbps]:.6f}:precision=float"),
        *("-c:a", "libmp3lame", "-compression_level", LAME_QUALITY, "-b:a", f"{kbps}k"),
        *("-ar", str(AIR_RATE_HZ), "-ac", "2", "-id3v2_version", "0", "-f", "mp3"),
    )


def _encode(mix: Path, path: Path, *arguments: str) -> None:
    exact = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
    _ffmpeg(path, "-i", str(mix), *exact, *arguments, str(path))


def _ffmpeg(path: Path, *arguments: str, stdin: Iterable[bytes] = ()) -> bytes:
    try:
        return run_ffmpeg(*arguments, stdin=stdin)
    except MixError as error:
        raise ExportError(error.what, where=Where(path), hint=error.hint) from error
