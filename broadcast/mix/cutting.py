"""One excerpt as samples for air: decoded, cleaned, cut to its length, its edges faded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from broadcast.errors import MixError, Where
from broadcast.mix.editing import EDIT_FADE_MS, faded, razored, tail_room
from broadcast.mix.segment import TAIL_MS
from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.cleaning import declipped, high_passed, on_one_side, side_of
from broadcast.sound.reading import stream_sound
from broadcast.sound.spool import Spool
from broadcast.sound.stretch import stretched
from broadcast.units import samples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.mix.segment import Excerpt

JINGLE_FADE_MS = 1
"""Imaging keeps its attack: only what would click is taken off its edges."""

HANDLE_MS = 200
"""Read before a cue-in point, so that filters know the sound that they cut into."""

HELD_MS = 30_000
"""What lasts no longer is held in memory while it is cleaned."""


def sound_of(excerpt: Excerpt, scratch: Path) -> Iterator[NDArray[np.float32]]:
    """The excerpt, block after block, each of shape (n, 1) or (n, 2).

    A long recording leaves a file of that name in the scratch folder while it is read.
    """
    if excerpt.kind == "sentence":
        blocks = _sentence(excerpt)
    elif excerpt.kind in ("jingle", "bed"):
        blocks = stream_sound(excerpt.path, start_ms=excerpt.start_ms, length_ms=excerpt.file_ms)
    else:
        blocks = _cleaned(excerpt, scratch)
    return _edited(excerpt, blocks)


def _sentence(excerpt: Excerpt) -> Iterator[NDArray[np.float32]]:
    """A sentence of a synthetic voice: mono, short, stretched where the slot asks for it."""
    samples, rate_hz = soundfile.read(excerpt.path, dtype="float32", always_2d=True)
    if rate_hz != AIR_RATE_HZ:
        samples = soxr.resample(samples, rate_hz, AIR_RATE_HZ, quality="VHQ")
    if excerpt.heard_ms != excerpt.file_ms:
        samples = stretched(samples, samples_of(excerpt.heard_ms, AIR_RATE_HZ))
    yield samples


def _cleaned(excerpt: Excerpt, raw: Path) -> Iterator[NDArray[np.float32]]:
    """A person between two cue points, on the side that they are on, without rumble.

    Read with what comes just before, for the filters to know what is cut into, and with the room
    after the last word. A long one goes by way of a scratch file: on which side a person is shows
    at the end only.
    """
    before_ms = min(HANDLE_MS, excerpt.start_ms)
    length_ms = before_ms + excerpt.file_ms + TAIL_MS
    read = stream_sound(excerpt.path, start_ms=excerpt.start_ms - before_ms, length_ms=length_ms)
    blocks: Sequence[NDArray[np.float32]] | Spool
    if length_ms <= HELD_MS:
        blocks = list(read)
    else:
        blocks = Spool(raw, 2)
        for block in read:
            blocks.append(block)
    side = side_of(blocks)
    sided = (on_one_side(block, side) for block in blocks)
    heard = high_passed(declipped(sided) if excerpt.declip else sided)
    yield from razored(heard, start_ms=before_ms, length_ms=excerpt.file_ms + TAIL_MS)
    if isinstance(blocks, Spool):
        blocks.unlink()


def _edited(
    excerpt: Excerpt, blocks: Iterable[NDArray[np.float32]]
) -> Iterator[NDArray[np.float32]]:
    """Exactly the length that the timeline gives it, faded at both edits.

    What comes after that, if anything, is heard as far as it is the end of the last word. A sound
    that ends less than 2 ms early is completed with silence; one that is shorter than what is
    asked of it raises `MixError`.
    """
    fade_ms = JINGLE_FADE_MS if excerpt.kind in ("jingle", "bed") else EDIT_FADE_MS
    wanted, held, done = samples_of(excerpt.heard_ms, AIR_RATE_HZ), None, 0
    after: list[NDArray[np.float32]] = []
    for block in blocks:
        own = block[: wanted - done]
        after.append(block[len(own) :])
        if not len(own):
            continue
        if held is not None:
            yield held
        held = own if done else faded(own, fade_in_ms=fade_ms)
        done += len(own)
    missing = wanted - done
    if held is None or missing > samples_of(2, AIR_RATE_HZ):
        end_ms = excerpt.start_ms + excerpt.file_ms
        found_ms = excerpt.start_ms + done * 1000 // AIR_RATE_HZ
        raise MixError(
            f"points de coupe hors du son : de {excerpt.start_ms} à {end_ms} ms sur {found_ms}",
            where=Where(excerpt.path),
        )
    room = np.concatenate(after)
    room = room[: tail_room(held, room)]
    if len(room):
        yield held
        yield faded(room, fade_out_ms=TAIL_MS)
    else:
        whole = np.pad(held, ((0, missing), (0, 0))) if missing else held
        yield faded(whole, fade_out_ms=fade_ms)
