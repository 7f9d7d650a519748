"""Which departments a new file has touched, told without reading a figure."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from received_by_hand import LE_PEN, MACRON, Place, counts, every_commune

from broadcast.french.naming.places import find_department
from broadcast.model.election import ElectionKind
from broadcast.sources.imports.adding import add
from broadcast.sources.imports.imprint import Imprint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

AVEYRON, LOT = find_department("12"), find_department("46")
KIND = ElectionKind.PRESIDENTIELLE


def keep(
    folder: Path, places: Sequence[Place], name: str, people: Sequence[dict[str, str]]
) -> None:
    add(
        folder,
        counts(places, people, name=name),
        KIND,
        day=date(2017, 5, 7),
        now=datetime(2017, 5, 7, 20, tzinfo=UTC),
        report={"warnings": []},
    )


def prints(folder: Path) -> tuple[str, str, str]:
    """Aveyron alone, Lot alone, Aveyron with the Lot beside it."""
    imprint = Imprint(folder)
    return imprint.of(AVEYRON, []), imprint.of(LOT, []), imprint.of(AVEYRON, [LOT])


@pytest.mark.parametrize(
    ("second", "people", "moved"),
    [
        pytest.param(
            every_commune("46", (5, 5)), (MACRON, LE_PEN), (False, True, True), id="the Lot alone"
        ),
        pytest.param(
            every_commune("46", (5, 6)),
            (LE_PEN, MACRON),
            (False, True, True),
            id="candidates in another order",
        ),
        pytest.param(
            [Place(code="FR", kind="nation", name="France", votes=(90, 80), valid=170)],
            (MACRON, LE_PEN),
            (True, True, True),
            id="the nation, which everyone tells",
        ),
    ],
)
def test_a_file_touches_the_departments_that_can_tell_it(
    tmp_path: Path,
    second: Sequence[Place],
    people: Sequence[dict[str, str]],
    moved: tuple[bool, bool, bool],
) -> None:
    """Figures of the Lot leave Aveyron as it was, unless the Lot is its neighbour."""
    both = [*every_commune("12", (7, 3)), *every_commune("46", (6, 4))]
    keep(tmp_path, both, "un.csv", (MACRON, LE_PEN))
    before = prints(tmp_path)
    same = prints(tmp_path)

    keep(tmp_path, second, "deux.csv", people)

    assert same == before
    after = prints(tmp_path)
    assert tuple(old != new for old, new in zip(before, after, strict=True)) == moved


def test_an_election_that_nobody_imported_has_a_print_too(tmp_path: Path) -> None:
    """Its figures are typed, and read as files."""
    assert Imprint(tmp_path).of(AVEYRON, [LOT]) == Imprint(tmp_path).of(LOT, [])
