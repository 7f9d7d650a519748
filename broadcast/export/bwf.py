"""The Broadcast Wave that a playout imports: the mix, with what it measures and its timers.

EBU Tech 3285 v2 (`bext`, with loudness) and AES46 (`cart`, with timers). Text is ASCII and
Latin-1 there, by their standards.
"""

from __future__ import annotations

import struct
import unicodedata
from typing import TYPE_CHECKING

from broadcast.errors import ExportError, Where
from broadcast.files import disk_error
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.riff import BYTES_PER_FRAME, chunk, wav_head
from broadcast.units import samples_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.export.card import Card

UNKNOWN = 0x7FFF
"""Tech 3285 v2: a loudness that was not measured."""

FULL_SCALE_REFERENCE = 32_768
"""AES46: the sample value of 0 dB, as 16-bit systems count it."""

_TYPOGRAPHY = str.maketrans({"’": "'", "—": "-", "–": "-", "…": "...", "œ": "oe", "Œ": "OE"})
_COPY = 1 << 20


def write_bwf(mix: Path, path: Path, card: Card) -> None:
    """Write the samples of a mix, untouched, under a head that describes them."""
    size = card.duration_ms * AIR_RATE_HZ // 1000 * BYTES_PER_FRAME
    chunks = (
        chunk(b"bext", bext(card)),
        chunk(b"cart", cart(card)),
        chunk(b"LIST", info(card)),
    )
    head = wav_head(size // BYTES_PER_FRAME, chunks)
    try:
        with mix.open("rb") as source, path.open("wb") as target:
            source.seek(-size, 2)  # our own mixes end with their samples
            target.write(head)
            while block := source.read(_COPY):
                target.write(block)
    except OSError as error:
        raise disk_error(error, path) from error
    if path.stat().st_size != len(head) + size:
        raise ExportError("le mixage n'a pas la longueur du créneau", where=Where(mix))


def bext(card: Card) -> bytes:
    """The broadcast extension: who, when, and how loud."""
    midnight = card.airtime.replace(hour=0, minute=0, second=0, microsecond=0)
    since_midnight = round((card.airtime - midnight).total_seconds()) * AIR_RATE_HZ
    loudness = card.loudness
    measured = (
        loudness.integrated_lufs,
        loudness.range_lu,
        loudness.true_peak_dbtp,
        loudness.max_momentary_lufs,
        loudness.max_short_term_lufs,
    )
    hundredths = [UNKNOWN if value is None else round(value * 100) for value in measured]
    history = f"A=PCM,F={AIR_RATE_HZ},W=24,M=stereo,T={_ascii(card.encoder)}\r\n"
    return (
        _text(". ".join(filter(None, (card.title, card.disclosure))), 256)
        + _text(card.station, 32)
        + _text(card.bulletin, 32)
        + f"{card.airtime:%Y-%m-%d%H:%M:%S}".encode()
        + struct.pack("<QH64x5h180x", since_midnight, 2, *hundredths)
        + history.encode()
    )


def cart(card: Card) -> bytes:
    """The cartridge label: what a playout shows, and when it may start what follows."""
    end = samples_of(card.duration_ms, AIR_RATE_HZ)
    timers = (
        (b"AUDs", 0),
        (b"INTs", 0),
        (b"INTe", samples_of(card.first_word_ms, AIR_RATE_HZ)),
        (b"SEGs", samples_of(card.last_word_ms, AIR_RATE_HZ)),
        (b"SEGe", end),
        (b"AUDe", end),
        (b"EOD ", end),
    )
    texts = (*(card.title, card.station, card.bulletin, "", "NEWS", "", card.outcue[-60:]),)
    day, clock = f"{card.airtime:%Y-%m-%d}", f"{card.airtime:%H:%M:%S}"
    name, _, version = card.encoder.partition(" ")
    return (
        b"0101"
        + b"".join(_text(text, 64, "latin-1") for text in texts)
        + f"{day}{clock}".encode()
        + f"{day}23:59:59".encode()
        + b"".join(_text(text, 64, "latin-1") for text in (name, version, ""))
        + struct.pack("<i", FULL_SCALE_REFERENCE)
        + b"".join(usage + struct.pack("<I", at) for usage, at in timers)
        + bytes(8 * (8 - len(timers)))
        + bytes(276 + 1024)
        + _text(card.comment, 256, "latin-1")
        + "".join(f"{name}: {value}\r\n" for name, value in card.marks)
        .translate(_TYPOGRAPHY)
        .encode("latin-1", "replace")
    )


def info(card: Card) -> bytes:
    """The oldest tags of a WAV, which any player and `ffprobe` show: title, station, comment.

    `ffprobe` reads no more than 255 letters of each (the shortest come first), and one comment: it
    has that of `bext`.
    """
    marks = dict(card.marks)
    sources = marks.pop("SOURCES", "")
    told = sorted((f"{name}: {value}" for name, value in marks.items()), key=len)
    fields = (
        (b"INAM", card.title),
        (b"IART", card.station),
        (b"ICRD", f"{card.airtime:%Y-%m-%d}"),
        (b"ICMT", card.comment),
        (b"ISBJ", " | ".join(told)),
        (b"ISRC", sources),
        (b"ISFT", card.encoder),
    )
    return b"INFO" + b"".join(chunk(name, _ascii(value).encode() + b"\0") for name, value in fields)


def _text(text: str, size: int, encoding: str = "ascii") -> bytes:
    """A text in its field: cut at a whole letter, filled with zeros."""
    plain = _ascii(text) if encoding == "ascii" else text.translate(_TYPOGRAPHY)
    return plain.encode(encoding, "replace")[:size].ljust(size, b"\0")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY))
    return plain.encode("ascii", "ignore").decode()
