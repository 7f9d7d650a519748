"""Files as they were really received, where they lie beside the checkout; the small ones always.

The figures are those that the ministry published; the layouts are retyped in `layouts`, so that
nothing here is only tested where the real files are.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from sources.received.layouts import FILES

from broadcast.errors import SourceError
from broadcast.sources.received.reading import read_counts

BESIDE = Path(__file__).parents[4] / "shared" / "results"

WITHOUT_RESULTS = {
    "lg2024_nuances_avec_bom.csv": "une table de nuances",
    "primaire2017_presse.json": "relevé de presse",
}
"""Real files that hold no result to import, and their true reason."""

OF_STATIONS, OF_LISTS = (
    "aktiur_2017-presidentielle-2_par_bureau_long.csv.gz",
    "mu2026_communes_12.json",
)
OF_DEPARTMENTS = "pr2022_t1_resultats-par-niveau-dpt-france-entiere.xlsx"

GOLDEN = [
    # file, kind of area, department, how many, registered, voters, valid, candidate, votes
    (OF_STATIONS, "station", "12", 448, 218097, 174246, 150178, "MACRON", 109340),
    (OF_STATIONS, "station", "12", 448, 218097, 174246, 150178, "LE PEN", 40838),
    (OF_STATIONS, "station", "46", 392, 136265, 108968, 92739, "MACRON", 66937),
    (
        OF_STATIONS.replace("bureau", "commune"),
        "commune",
        "12",
        285,
        218097,
        174246,
        150178,
        "MACRON",
        109340,
    ),
    (
        OF_STATIONS.replace("bureau", "commune"),
        "commune",
        "46",
        322,
        136265,
        108968,
        92739,
        "LE PEN",
        25802,
    ),
    ("pr2017_t2_multifeuilles.xls", "department", "12", 1, 218097, 174246, 150178, "LE PEN", 40838),
    (
        "pr2017_t2_multifeuilles.xls",
        "constituency",
        "46",
        2,
        136265,
        108968,
        92739,
        "MACRON",
        66937,
    ),
    ("pr2017_t2_multifeuilles.xls", "canton", "12", 23, 218097, 174246, 150178, "MACRON", 109340),
    (OF_DEPARTMENTS, "department", "12", 1, 219468, 175635, 170902, "MACRON", 47430),
    (OF_DEPARTMENTS, "department", "12", 1, 219468, 175635, 170902, "LASSALLE", 14825),
    (OF_LISTS, "commune", "12", 284, 221175, 148772, 133658, "Tous Ruthenois", 3231),
    (OF_LISTS, "commune", "12", 284, 221175, 148772, 133658, "RODEZ CITOYEN", 1107),
    ("small.csv", "department", "12", 1, 218097, 174246, 150178, "MACRON", 109340),
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The ministry's department level, retyped."""
    path = tmp_path / "small.csv"
    path.write_bytes(FILES["departments.csv"])
    return path


@pytest.mark.parametrize(
    ("name", "kind", "department", "count", "registered", "voters", "valid", "who", "got"),
    [
        pytest.param(*golden, id=f"{golden[0]} {golden[1]} {golden[2]} {golden[7]}")
        for golden in GOLDEN
        if golden[0] == "small.csv" or (BESIDE / golden[0]).exists()
    ],
)
def test_totals_are_those_published(
    small: Path,
    name: str,
    kind: str,
    department: str,
    count: int,
    registered: int,
    voters: int,
    valid: int,
    who: str,
    got: int,
) -> None:
    """A department's areas of one kind add up to what the ministry published."""
    counts = read_counts(small if name == "small.csv" else BESIDE / name)

    areas = counts.areas.filter(kind=kind, department=department)
    scores = counts.scores.join(areas, on="area").join(counts.candidates, on="candidate")
    named = pl.any_horizontal(pl.col("family_name", "list_name") == who)
    assert areas.height == count
    assert [areas[name].sum() for name in ("registered", "voters", "valid")] == [
        registered,
        voters,
        valid,
    ]
    assert scores.filter(named)["votes"].sum() == got


def test_76_were_elected_in_the_first_round_of_2024(small: Path) -> None:
    """The word of every candidate is read, from the 4 009 of the législatives where they are."""
    beside = BESIDE / "lg2024_t1_une-ligne-par-candidat.csv"
    real = beside.exists()
    if not real:
        small.write_bytes(FILES["candidates.csv"])

    standing = read_counts(beside if real else small).scores["standing"].value_counts()

    told = dict(standing.rows())
    assert told == (
        {"": 2615, "qualified": 1318, "elected": 76} if real else {"": 2, "qualified": 3}
    )


def test_every_file_is_read_or_refused_for_its_true_reason(small: Path) -> None:
    """What lies there is imported, or says in one line why it cannot be."""
    for path in [small, *sorted(BESIDE.glob("*.*"))]:
        if path.name in WITHOUT_RESULTS:
            with pytest.raises(SourceError, match=WITHOUT_RESULTS[path.name]):
                read_counts(path)
            continue
        counts = read_counts(path)
        assert counts.areas.height, path.name
        assert counts.scores.height, path.name
