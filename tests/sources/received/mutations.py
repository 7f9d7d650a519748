"""Files damaged at random, the same for the same seed: bytes flipped, cut, doubled, cells spoiled."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError
from broadcast.sources.received.reading import read_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

XML = {
    path.name: path.read_bytes() for path in sorted(Path(__file__).with_name("xml").glob("*.xml"))
}
"""The ministry's XML of tests/, beside the tables of `layouts`."""

NASTY = (
    b"-1",
    b"2,5",
    b"1e9",
    b"99999999999999999999",
    b"\xff",
    b"\x00",
    b'"',
    b";;;",
    b"\n",
    b"\r",
    b"\xc2\xa0",
    b"NaN",
    b"null",
    b"Inscrits",
    b"Voix",
    b"%",
    b"{",
    b"]",
    b"\xe9",
    b"ZX",
    b"2A004",
    b"tour 3",
    b"31/02/2017",
)
"""What breaks readers: signs, decimals, overflows, quotes, headers out of place, no such day."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with one to three damages."""
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(DAMAGES)(data, chance)
    return data


def _flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) or 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) or 1)]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) or 1)
    return data[:start] + data[start + chance.randint(1, 200) :]


def _double(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) or 1)
    piece = data[start : start + chance.randint(1, 400)]
    return data[:start] + piece + data[start:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) or 1)
    return data[:at] + chance.choice(NASTY) + data[at:]


def _spoil_cell(data: bytes, chance: random.Random) -> bytes:
    mark = chance.choice((b";", b",", b"\t", b'"', b":", b"\n"))
    cells = data.split(mark)
    cells[chance.randrange(len(cells))] = chance.choice((*NASTY, b""))
    return mark.join(cells)


def _move_line(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    chance.shuffle(rows)
    return b"\n".join(rows)


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _drop,
    _double,
    _insert,
    _spoil_cell,
    _spoil_cell,
    _spoil_cell,
    _spoil_cell,
    _move_line,
)


def read_damaged(files: Mapping[str, bytes], folder: Path, *, count: int, seed: int) -> int:
    """Read so many damaged files; how many were refused, in one line each.

    Anything but a `BroadcastError` goes through, with the damaged file left in the folder.
    """
    chance, names, refused = random.Random(seed), sorted(files), 0
    for number in range(count):
        name = names[number % len(names)]
        path = folder / f"abîmé{name[name.index('.') :]}"
        path.write_bytes(damaged(files[name], chance))
        try:
            read_counts(path)
        except BroadcastError as error:
            if not error.where or "\n" in str(error):
                raise AssertionError(f"not one line with its file: {error!r}") from error
            refused += 1
    return refused
