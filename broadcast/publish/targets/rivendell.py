"""Rivendell: a Broadcast Wave in a dropbox, with the cut that it replaces in its `cart` chunk.

`rdimport` reads the cart number from the chunk (`--use-cartchunk-cutid`) or from the file's name
(`--metadata-pattern=%n_…`), imports the file and takes it away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.errors import PublishError
from broadcast.publish.parcel import USUAL_PATTERN, parse_pattern
from broadcast.publish.places import put_in_place
from broadcast.publish.reaching import place_of
from broadcast.sound.riff import chunk_at

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel
    from broadcast.publish.places import Place

_CUT_ID_AT, _CUT_ID_SIZE = 4 + 64 + 64, 64
"""Where AES46 has the cut's id: after the version, the title and the artist."""

_CARTS = re.compile(r"([a-z0-9-]+)=(\d{1,6})")


class Dropbox:
    """A folder that Rivendell empties."""

    memory: Memory = "taken"

    def __init__(self, place: Place, *, pattern: str, carts: dict[str, int]) -> None:
        """``carts``: "aveyron-0700" -> the number of its cart."""
        self._place, self._pattern, self._carts = place, parse_pattern(pattern), carts

    def put(self, parcel: Parcel) -> None:
        """The file, its cut id written in; it is read back before Rivendell can see its name."""
        key = parcel.named(USUAL_PATTERN, "bwf").removesuffix(".wav")
        if key not in self._carts:
            raise PublishError(
                f"pas de numéro de cartouche pour {key}", hint=f"ajoutez « {key}=010001 » à carts"
            )
        cart = self._carts[key]
        name = f"{cart:06}_{parcel.named(self._pattern, 'bwf')}"
        with self._place.opened() as files:
            put_in_place(files, name, with_cut_id(parcel.read("bwf"), f"{cart:06}_001"))


def with_cut_id(wave: bytes, cut_id: str) -> bytes:
    """A Broadcast Wave whose cart chunk names another cut; its sound is untouched."""
    at = chunk_at(wave, b"cart")
    if at is None:
        raise PublishError("ce WAV n'a pas d'étiquette cart", hint="refaites-le : broadcast render")
    start = at + _CUT_ID_AT
    told = cut_id.encode("ascii").ljust(_CUT_ID_SIZE, b"\0")
    return wave[:start] + told + wave[start + _CUT_ID_SIZE :]


def dropbox(
    *, folder: Path, carts: str, pattern: str = "{department}-{date}-{clock}", **where: str
) -> Dropbox:
    """A Rivendell dropbox; ``carts``: "aveyron-0700=010001 lot-0730=010002"."""
    known: dict[str, int] = {}
    for one in carts.split():
        if not (found := _CARTS.fullmatch(one)):
            raise PublishError(f"cartouche illisible « {one} »", hint="aveyron-0700=010001")
        known[found[1]] = int(found[2])
    return Dropbox(place_of(folder, **where), pattern=pattern, carts=known)
