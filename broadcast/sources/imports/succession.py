"""Whether a file may come after what is already in the store: never older, never less sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.sources.imports.merging import STAGES
from broadcast.sources.imports.reading import as_received, newest
from broadcast.sources.received.checked.against import without_older, without_other_round
from broadcast.sources.sums import AREA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from broadcast.sources.imports.catalogue import Catalogue
    from broadcast.sources.imports.merging import Frames
    from broadcast.sources.received.counts import Counts


def succeeding(counts: Counts, folder: Path, catalogue: Catalogue | None) -> Counts:
    """The counts that may be added to the store of this folder.

    Rows that are the other round's, or older than what is known, are left out and told. Raises
    `SourceError` for a file that is so as a whole, or less sure than what is known of its areas.
    """
    if not catalogue or catalogue.find(counts.sha256):
        return counts
    view = newest(folder, catalogue)
    _refuse_less_sure(counts, view)
    known_as_of = _latest(counts, view, catalogue)
    for known in (view, *_stations(counts, folder, catalogue)):
        counts = without_other_round(counts, known)
        counts = without_older(counts, known, known_as_of=known_as_of)
    return counts


def _shared(counts: Counts, view: Frames) -> pl.DataFrame:
    """What the store knows of the file's own areas, in the file's rounds."""
    communes = counts.areas.filter(pl.col("commune") != "").select(
        "round", kind=pl.lit("commune"), code="commune"
    )
    own = pl.concat([counts.areas.select(AREA), communes.select(AREA)])
    return view.areas.join(own.unique(), on=AREA, how="semi")


def _refuse_less_sure(counts: Counts, view: Frames) -> None:
    """A partial file does not take the place of a count that is over, unless it says when it is."""
    shared = _shared(counts, view)
    own = STAGES.index(counts.stage)
    if counts.as_of is None and not shared.is_empty() and (shared["stage"] > own).all():
        raise SourceError(
            "un stade du dépouillement plus avancé est déjà importé pour tous ces lieux",
            where=Where(counts.path),
            hint="si ces chiffres sont plus sûrs, dites-le avec --stage",
        )


def _latest(counts: Counts, view: Frames, catalogue: Catalogue) -> datetime | None:
    """When the newest figures known of the file's areas were published."""
    known = (catalogue.imported(seq).as_of for seq in _shared(counts, view)["seq"].unique())
    return max((moment for moment in known if moment), default=None)


def _stations(counts: Counts, folder: Path, catalogue: Catalogue) -> Iterator[Frames]:
    """The last import that had stations of the same departments: the view ends at communes."""
    own = counts.areas.filter(pl.col("kind") == "station")["department"].unique().to_list()
    for entry in reversed(catalogue.imports if own else ()):
        if not set(own).isdisjoint(entry.departments):
            known = as_received(folder, entry)
            if (known.areas["kind"] == "station").any():
                yield known
                return
