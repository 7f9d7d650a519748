"""What a recording is, by its first bytes: names and declared types prove nothing."""

from __future__ import annotations

from broadcast.errors import DeskError

LARGEST_BYTES = 64 * 2**20
"""A quarter of an hour of 16-bit stereo WAV would not fit; every compressed format does."""

_MP3_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")
KINDS = ("webm", "ogg", "m4a", "wav", "flac", "mp3")


def kind_of(head: bytes) -> str:
    """The kind of a recording, as the end of a file name, from its first 16 bytes.

    >>> kind_of(b"OggS" + bytes(12)), kind_of(bytes.fromhex("1a45dfa3") + bytes(12))
    ('ogg', 'webm')

    Raises `DeskError` for what no browser or recorder makes.
    """
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm"
    if head.startswith(b"OggS"):
        return "ogg"
    if head[4:8] == b"ftyp":
        return "m4a"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "wav"
    if head.startswith(b"fLaC"):
        return "flac"
    if head.startswith(b"ID3") or head[:2] in _MP3_FRAMES:
        return "mp3"
    raise DeskError(
        "ce fichier n'est pas un enregistrement",
        hint="webm, ogg, m4a, mp3, wav ou flac",
    )
