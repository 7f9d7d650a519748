"""The national aggregation: every station since 1999, in two files, by election and round.

`general_results` has the ballots and `candidats_results` the votes, as Parquet or CSV; each names
its election in `id_election` ("2022_pres_t1").
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where
from broadcast.model.figures import Stage
from broadcast.sources.received.opened.grid import Grid
from broadcast.sources.received.opened.panics import panics_as
from broadcast.sources.received.tables.building import Family, build
from broadcast.sources.received.tables.columns import understand
from broadcast.sources.received.tables.melting import melt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.sources.received.counts import Counts
    from broadcast.sources.received.opened.opening import Opened

ELECTION = "id_election"
MOST_NAMED = 8


def read_parquet(opened: Opened, wanted: str) -> Counts:
    """The counts of one election of a Parquet file; `wanted` begins its id ("2022_pres").

    Raises `SourceError` where the file is damaged, or holds several elections and none is wanted.
    """
    damaged = SourceError(
        "Parquet illisible : abîmé ou tronqué",
        where=Where(opened.path),
        hint="téléchargez-le à nouveau",
    )
    try:
        with panics_as(damaged):
            frame = _election(opened, wanted)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise damaged from error
    return read_consolidated(opened, frame, "Parquet")


def _election(opened: Opened, wanted: str) -> pl.DataFrame:
    lazy = pl.scan_parquet(io.BytesIO(opened.data))
    if ELECTION in lazy.collect_schema().names():
        own = pl.col(ELECTION).cast(pl.String())
        ids = lazy.select(own.unique()).collect().to_series().drop_nulls().to_list()
        lazy = lazy.filter(own.is_in(choose(ids, wanted, opened.path)))
    return lazy.select(pl.all().cast(pl.String())).collect()


def choose(ids: Sequence[str], wanted: str, path: Path) -> list[str]:
    """The rounds of the one election that is wanted, or that the file holds.

    Raises `SourceError` that names the elections of the file where none is chosen.
    """
    chosen = sorted(one for one in ids if one.startswith(wanted))
    elections = {one.rsplit("_t", 1)[0] for one in chosen}
    if len(elections) == 1:
        return chosen
    known = sorted({one.rsplit("_t", 1)[0] for one in ids}, reverse=True)
    listed = ", ".join(known[:MOST_NAMED]) + ("…" if len(known) > MOST_NAMED else "")
    what = f"{len(known)} élections dans ce fichier : {listed}"
    raise SourceError(what, where=Where(path), hint="dites laquelle")


def read_consolidated(opened: Opened, frame: pl.DataFrame, how: str) -> Counts:
    """The counts of one election of either file."""
    columns = understand(frame.columns)
    body = Grid(
        path=opened.path,
        sheet="",
        cells=frame.rename({name: str(index) for index, name in enumerate(frame.columns)}),
    )
    fixed = dict(columns.fixed)
    titles: tuple[str, ...] = ()
    if "election" in fixed:
        ids = frame[:, fixed["election"]].drop_nulls().unique().sort().to_list()
        titles = tuple(ids) if len(ids) == 1 else tuple(one.rsplit("_t", 1)[0] for one in ids)
        fixed.setdefault("round", fixed["election"])
    groups = [group for group in columns.groups if "votes" in group]
    if not groups and "registered" not in fixed:
        raise SourceError("Parquet sans inscrits ni voix", where=Where(opened.path))
    half = "voix par candidat" if groups else "inscrits, votants et exprimés, sans les voix"
    family = Family(
        name="consolidated",
        layout=f"agrégation nationale, {how} : {half}",
        titles=titles,
        short=True,
        stage=Stage.DEFINITIVE if "election" in fixed else None,
    )
    return build(opened, melt(body, fixed, groups), family)
