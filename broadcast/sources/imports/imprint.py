"""Whether a department's imported figures are still those of before, told in a few milliseconds.

Nothing becomes a figure here: a fingerprint is taken of the rows, as the store keeps them.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.imports.catalogue import read_catalogue
from broadcast.sources.imports.merging import Frames
from broadcast.sources.imports.reading import newest_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.french.naming.places import Territory
    from broadcast.sources.imports.catalogue import Catalogue


class Imprint:
    """What was imported of one election, as it is now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._catalogue = read_catalogue(folder)
        self._wide = newest_of(folder, self._catalogue, "") if self._catalogue else None

    def of(self, home: Territory, neighbours: Sequence[Territory]) -> str:
        """The fingerprint of all that the bulletins of one department can tell.

        Wider than what they are made from: a neighbour's every commune counts.
        """
        digest = hashlib.sha256()
        if self._catalogue and self._wide:
            digest.update(repr((self._catalogue.kind, self._catalogue.rounds)).encode())
            for frames in (
                _about(self._wide, home, neighbours),
                *self._own(self._catalogue, [home, *neighbours]),
            ):
                _update(digest, frames, self._catalogue)
        return digest.hexdigest()

    def _own(self, catalogue: Catalogue, places: Sequence[Territory]) -> list[Frames]:
        return [newest_of(self._folder, catalogue, place.code) for place in places]


def _about(wide: Frames, home: Territory, neighbours: Sequence[Territory]) -> Frames:
    """The nation, the region and these departments; not the others."""
    codes = [home.code, *(one.code for one in neighbours)]
    kind, code = pl.col("kind"), pl.col("code")
    areas = wide.areas.filter(
        (kind == "nation")
        | ((kind == "department") & code.is_in(codes))
        | ((kind == "region") & (code == home.region_code))
    )
    scores = wide.scores.join(areas.select("area"), on="area", how="semi", maintain_order="left")
    return Frames(areas=areas, candidates=wide.candidates, scores=scores)


def _update(digest: hashlib._Hash, frames: Frames, catalogue: Catalogue) -> None:
    """Add rows by what they say: the numbers that the store gives them move with other imports."""
    place = frames.areas.select("area", at=pl.int_range(pl.len()))
    people = frames.candidates.with_columns(who=pl.struct(pl.exclude("candidate")))
    scores = (
        frames.scores.join(place, on="area", how="left", maintain_order="left")
        .join(people.select("candidate", "who"), on="candidate", how="left", maintain_order="left")
        .drop("area", "candidate")
        .unnest("who", separator=".")
    )
    for frame in (frames.areas.drop("area"), scores):
        rows = BytesIO()
        frame.write_ipc(rows)
        digest.update(rows.getvalue())
    for seq in sorted(frames.areas["seq"].unique().to_list()):
        digest.update(repr(catalogue.imported(seq)).encode())
