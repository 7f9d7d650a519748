"""Official totals through the store, from the real files where they lie beside the checkout."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadcast.model.figures import Stage
from broadcast.pipeline.receiving.importing import import_file
from broadcast.sources.areas import area_of_department
from broadcast.sources.newsroom import read_election
from broadcast.sources.settling import Wanted
from broadcast.workspace import Workspace

SHARED = Path(__file__).parents[2] / ".." / "shared" / "results"
FILES = sorted(SHARED.glob("aktiur_2017-presidentielle-2_par_*_long.csv.gz"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_second_round_of_2017_comes_out_as_it_was(path: Path, tmp_path: Path) -> None:
    """Communes or stations: the same departments, and the nation as it was proclaimed."""
    import_file(Workspace(tmp_path), path, Wanted(stage=Stage.DEFINITIVE), NOW)
    folder = tmp_path / "data" / "elections" / "presidentielle-2017"
    found = read_election(folder, ["12", "46"])

    def figures(code: str) -> list[object]:
        area = area_of_department(code) if code != "FR" else found.figures[0].area
        kinds = ("registered", "voters", "valid", "votes")
        return [one.value for kind in kinds for one in found.figures_of(area, 2, kind)]  # type: ignore[arg-type]

    assert figures("12") == [218_097, 174_246, 150_178, 109_340, 40_838]
    assert figures("46") == [136_265, 108_968, 92_739, 66_937, 25_802]
    assert figures("FR")[-2:] == [20_743_128, 10_638_475]
    assert len(found.counted_in(area_of_department("12"), "commune", 2)) == 285
