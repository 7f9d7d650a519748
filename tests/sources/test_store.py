"""The store of imported results: nothing lost, nothing half-written, the newest figures on top."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest
from received_by_hand import LE_PEN, MACRON, Place, counts, every_commune

from broadcast.errors import SourceError, WorkspaceError
from broadcast.french.naming.territories import departments
from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.imports.adding import add
from broadcast.sources.imports.catalogue import read_catalogue
from broadcast.sources.imports.merging import merged
from broadcast.sources.imports.reading import as_received, newest, newest_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.sources.imports.adding import Added
    from broadcast.sources.received.counts import Counts

NIGHT = datetime(2017, 5, 7, 20, 0, tzinfo=UTC)


def came(folder: Path, one: Counts, minutes: int = 0) -> Added:
    now = NIGHT + timedelta(minutes=minutes)
    kind = one.kind or ElectionKind.PRESIDENTIELLE
    return add(folder, one, kind, day=date(2026, 3, 15), now=now, report={"file": "x"})


def votes_of(folder: Path, department: str, code: str, round_: int = 2) -> dict[str, int]:
    """The votes of each candidate in one area, as the store has them now."""
    catalogue = read_catalogue(folder)
    assert catalogue
    frames = newest_of(folder, catalogue, department)
    return {
        row["family_name"]: row["votes"]
        for row in frames.scores.join(frames.areas, on="area")
        .join(frames.candidates, on="candidate")
        .filter(pl.col("code") == code, pl.col("round") == round_)
        .iter_rows(named=True)
    }


def rodez(*votes: int, **others: object) -> Place:
    return Place(code="12202", name="Rodez", votes=votes, **others)  # type: ignore[arg-type]


def test_what_is_imported_is_found_again(tmp_path: Path) -> None:
    """Every figure, with its line, by department."""
    came(tmp_path, counts([rodez(70, 30), Place(code="46042", department="46", votes=(60, 40))]))

    assert votes_of(tmp_path, "12", "12202") == {"MACRON": 70, "LE PEN": 30}
    assert votes_of(tmp_path, "46", "46042") == {"MACRON": 60, "LE PEN": 40}
    assert votes_of(tmp_path, "48", "48095") == {}


def test_a_newer_stage_wins_and_the_older_is_kept(tmp_path: Path) -> None:
    """Each import stays as it came, with its stage and its time."""
    partial = counts([rodez(7, 3)], stage=Stage.PARTIAL, as_of=NIGHT)
    came(tmp_path, partial)
    came(tmp_path, counts([rodez(70, 30)]), minutes=90)

    catalogue = read_catalogue(tmp_path)
    assert catalogue
    assert votes_of(tmp_path, "12", "12202") == {"MACRON": 70, "LE PEN": 30}
    assert [(one.stage, one.as_of) for one in catalogue.imports] == [
        (Stage.PARTIAL, NIGHT),
        (Stage.DEFINITIVE, None),
    ]
    kept = as_received(tmp_path, catalogue.imports[0])
    assert kept.areas.equals(partial.areas)
    assert kept.scores.equals(partial.scores)


def test_the_same_bytes_twice_change_nothing(tmp_path: Path) -> None:
    """An import is repeated without harm."""
    first = came(tmp_path, counts([rodez(70, 30)]))
    before = (tmp_path / "imports" / "catalogue.json").read_bytes()
    again = came(tmp_path, counts([rodez(70, 30)]), minutes=5)

    assert (first.fresh, again.fresh) == (True, False)
    assert again.entry == first.entry
    assert (tmp_path / "imports" / "catalogue.json").read_bytes() == before


def test_two_departments_of_one_night_stand_side_by_side(tmp_path: Path) -> None:
    """A file for each department, and one candidate is one person whatever the spelling."""
    came(tmp_path, counts([rodez(70, 30)]))
    capitals = [{"family_name": "Le Pen"}, {"family_name": "Macron"}]
    came(tmp_path, counts([Place(code="46042", department="46", votes=(40, 60))], capitals))

    catalogue = read_catalogue(tmp_path)
    assert catalogue
    people = newest(tmp_path, catalogue).candidates
    assert sorted(people["first_name"]) == ["Emmanuel", "Marine"]
    assert votes_of(tmp_path, "12", "12202") == {"Macron": 70, "Le Pen": 30}
    assert votes_of(tmp_path, "46", "46042") == {"Macron": 60, "Le Pen": 40}


def test_namesakes_stay_two_people(tmp_path: Path) -> None:
    """Two of one name in one contest are told apart by their first names."""
    pair = [{"family_name": "MARTIN", "first_name": name} for name in ("Jean", "Anne")]
    came(tmp_path, counts([rodez(70, 30)], pair))
    came(tmp_path, counts([Place(code="12145", votes=(40, 60))], pair[::-1]))

    catalogue = read_catalogue(tmp_path)
    assert catalogue
    assert newest(tmp_path, catalogue).candidates["first_name"].to_list() == ["Jean", "Anne"]


def test_stations_make_their_commune(tmp_path: Path) -> None:
    """A sum is marked as computed, and a figure that one station lacks is not in it."""
    stations = [
        Place(code=f"12202-000{number}", kind="station", commune="12202", name="Rodez",
              registered=100, voters=80, blank=blank, valid=78, votes=(50, 28))
        for number, blank in ((1, 2), (2, None))
    ]  # fmt: skip
    came(tmp_path, counts(stations))

    catalogue = read_catalogue(tmp_path)
    assert catalogue
    (row,) = newest_of(tmp_path, catalogue, "12").areas.iter_rows(named=True)
    assert (row["kind"], row["code"], row["computed"]) == ("commune", "12202", True)
    assert (row["registered"], row["voters"], row["blank"], row["stations"]) == (200, 160, None, 2)
    assert votes_of(tmp_path, "12", "12202") == {"MACRON": 100, "LE PEN": 56}


def test_sectors_are_not_counted_beside_their_commune(tmp_path: Path) -> None:
    """Paris is its commune, not its commune and its arrondissements."""
    sectors = [
        Place(code=f"75056-{number:02d}", kind="sector", commune="75056", department="75",
              name="Paris", registered=10, votes=(6, 4))
        for number in range(1, 21)
    ]  # fmt: skip
    whole = Place(code="75056", department="75", name="Paris", registered=200, votes=(120, 80))
    came(tmp_path, counts([whole, *sectors]))

    assert votes_of(tmp_path, "", "75") == {"MACRON": 120, "LE PEN": 80}


@pytest.mark.parametrize(
    ("missing", "kind", "known"),
    [
        pytest.param(0, ElectionKind.PRESIDENTIELLE, True, id="every commune"),
        pytest.param(1, ElectionKind.PRESIDENTIELLE, False, id="one is missing"),
        pytest.param(1, ElectionKind.MUNICIPALES, True, id="one where nobody stood"),
        pytest.param(9, ElectionKind.MUNICIPALES, False, id="many are missing"),
    ],
)
def test_a_department_is_summed_from_all_its_communes_or_not_at_all(
    tmp_path: Path, missing: int, kind: ElectionKind, known: bool
) -> None:
    """A sum that lacks a commune would be aired as the department's result."""
    came(tmp_path, counts(every_commune("12", (3, 2))[missing:], kind=kind))

    votes = votes_of(tmp_path, "", "12")
    assert votes == (
        {"MACRON": 3 * (285 - missing), "LE PEN": 2 * (285 - missing)} if known else {}
    )


def test_a_published_total_gives_way_only_to_a_sum_of_newer_parts(tmp_path: Path) -> None:
    """The department's own line is aired, until all its communes came after it."""
    line = Place(code="12", kind="department", votes=(1, 2))
    came(tmp_path, counts([line, *every_commune("12", (3, 2))]))
    published = votes_of(tmp_path, "", "12")
    came(tmp_path, counts(every_commune("12", (4, 3))))

    assert published == {"MACRON": 1, "LE PEN": 2}
    assert votes_of(tmp_path, "", "12") == {"MACRON": 4 * 285, "LE PEN": 3 * 285}


def test_regions_need_every_department(tmp_path: Path) -> None:
    """Corsica is known once both of its departments are."""
    south, north = (
        counts([Place(code=code, kind="department", department=code, votes=(5, 6))])
        for code in ("2A", "2B")
    )
    came(tmp_path, south)
    alone = votes_of(tmp_path, "", "94")
    came(tmp_path, north)

    assert alone == {}
    assert votes_of(tmp_path, "", "94") == {"MACRON": 10, "LE PEN": 12}


def test_the_nation_is_everyone_or_nothing(tmp_path: Path) -> None:
    """Every department and the French abroad; and no collectivity that lies there unsummed."""
    home = [
        Place(code=one.code, kind="department", department=one.code, votes=(2, 1))
        for one in departments()
    ]
    came(tmp_path, counts(home))
    without = votes_of(tmp_path, "", "FR")
    abroad = Place(code="ZZ", kind="abroad", department="ZZ", votes=(4, 3))
    wallis = Place(code="98611", department="986", votes=(6, 5))
    came(tmp_path, counts([abroad, wallis]))

    assert without == {}
    assert votes_of(tmp_path, "", "FR") == {"MACRON": 202 + 4 + 6, "LE PEN": 101 + 3 + 5}


def test_an_area_that_is_complete_is_sure_before_the_night_is_over(tmp_path: Path) -> None:
    """In a partial file, a commune said complete is no longer a partial count."""
    came(
        tmp_path,
        counts(
            [rodez(70, 30, complete=True), Place(code="12145", votes=(4, 3), complete=False)],
            stage=Stage.PARTIAL,
        ),
    )

    catalogue = read_catalogue(tmp_path)
    assert catalogue
    areas = newest_of(tmp_path, catalogue, "12").areas
    assert dict(areas.select("code", "stage").iter_rows()) == {"12145": 0, "12202": 1}


def test_a_surer_count_is_not_replaced_by_a_newer_one_that_is_less_sure(tmp_path: Path) -> None:
    """A file of both rounds, on the second night, does not make the first round partial again."""
    came(tmp_path, counts([rodez(30, 20, round=1)]))
    night = counts([rodez(31, 20, round=1), rodez(7, 3)], stage=Stage.PARTIAL)
    came(tmp_path, night, minutes=5)

    assert votes_of(tmp_path, "12", "12202", 1) == {"MACRON": 30, "LE PEN": 20}
    assert votes_of(tmp_path, "12", "12202", 2) == {"MACRON": 7, "LE PEN": 3}


def test_two_rounds_are_kept_apart(tmp_path: Path) -> None:
    """The second round does not take the place of the first."""
    everyone = [MACRON, LE_PEN, {"family_name": "LASSALLE", "first_name": "Jean", "gender": "m"}]
    came(tmp_path, counts([rodez(30, 20, 10, round=1)], everyone))
    came(tmp_path, counts([rodez(70, 30)]))

    assert votes_of(tmp_path, "12", "12202", 1) == {"MACRON": 30, "LE PEN": 20, "LASSALLE": 10}
    assert votes_of(tmp_path, "12", "12202", 2) == {"MACRON": 70, "LE PEN": 30}


def test_a_failed_import_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle: the earlier figures are still those that are read."""
    came(tmp_path, counts([rodez(7, 3)]))

    def full(_frame: pl.DataFrame, _path: Path, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken, pytest.raises(WorkspaceError, match="disque est plein"):
        broken.setattr(pl.DataFrame, "write_parquet", full)
        came(tmp_path, counts([rodez(70, 30)]))

    assert votes_of(tmp_path, "12", "12202") == {"MACRON": 7, "LE PEN": 3}
    came(tmp_path, counts([rodez(70, 30)]))
    assert votes_of(tmp_path, "12", "12202") == {"MACRON": 70, "LE PEN": 30}


def test_two_imports_at_once_lose_neither(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a watch takes in while a file is being merged is merged too."""
    meanwhile = [counts([Place(code="46042", department="46", votes=(6, 4))])]

    def slow(*arguments: object) -> object:
        if meanwhile:
            came(tmp_path, meanwhile.pop())
        return merged(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("broadcast.sources.imports.adding.merged", slow)
    came(tmp_path, counts([rodez(70, 30)]))

    catalogue = read_catalogue(tmp_path)
    assert catalogue
    assert [one.seq for one in catalogue.imports] == [1, 2]
    assert votes_of(tmp_path, "12", "12202") == {"MACRON": 70, "LE PEN": 30}
    assert votes_of(tmp_path, "46", "46042") == {"MACRON": 6, "LE PEN": 4}


def test_another_kind_of_election_is_refused(tmp_path: Path) -> None:
    """One store is one election."""
    came(tmp_path, counts([rodez(7, 3)]))

    with pytest.raises(SourceError, match="municipales"):
        came(tmp_path, counts([rodez(70, 30)], kind=ElectionKind.MUNICIPALES))


def test_a_damaged_catalogue_is_said_on_one_line(tmp_path: Path) -> None:
    """Not a traceback, and nothing is thrown away."""
    came(tmp_path, counts([rodez(7, 3)]))
    path = tmp_path / "imports" / "catalogue.json"
    path.write_text('{"kind": "presidentielle"}', encoding="utf-8")

    with pytest.raises(SourceError, match="catalogue des imports est abîmé"):
        read_catalogue(tmp_path)
