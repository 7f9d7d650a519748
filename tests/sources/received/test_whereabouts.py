"""Places of a received file are those of the day of the vote; what is in doubt is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sources.received.counting import area, counts_of

from broadcast.sources.received.places.whereabouts import located

VOTE_2017, VOTE_2026 = date(2017, 5, 7), date(2026, 3, 15)


@pytest.mark.parametrize(
    ("row", "day", "what"),
    [
        pytest.param(area("12202", name="Rodez"), VOTE_2017, "", id="as it is"),
        pytest.param(area("12202", name="RODEZ"), VOTE_2017, "", id="capitals"),
        pytest.param(area("46231", name="Puy-l'Evêque"), VOTE_2017, "", id="a missing accent"),
        pytest.param(area("12076", name="Conques-en-Rouergue"), VOTE_2017, "", id="the code of its day"),
        pytest.param(area("12076", name="Conques-en-Rouergue"), VOTE_2026, "Conques-en-Rouergue : 12076 n'existait pas au 15/03/2026", id="a code of another day"),
        pytest.param(area("12076", name="Conques-en-Rouergue"), None, "", id="on a day unknown"),
        pytest.param(area("12999", name="Nulle-Part"), VOTE_2017, "Nulle-Part : 12999 n'est le code d'aucune commune", id="a code of nowhere"),
        pytest.param(area("12202", name="Millau"), VOTE_2017, "12202 est Rodez, et « Millau » est 12145", id="a code and another's name"),
        pytest.param(area("ZZ186", name="Sanaa", department="ZZ"), VOTE_2017, "", id="abroad there are no communes"),
        pytest.param(area("73", name="Midi-Pyrénées", kind="region"), date(2012, 5, 6), "", id="a region of its day"),
        pytest.param(area("73", name="Midi-Pyrénées", kind="region"), VOTE_2017, "Midi-Pyrénées : 73 n'est le code d'aucun lieu (région)", id="a region that is no more"),
        pytest.param(area("20", name="Corse", kind="department"), VOTE_2017, "Corse : 20 n'est le code d'aucun lieu (département)", id="a department that is none"),
        pytest.param(area("12999-0001", name="Bureau 1", kind="station", commune="12999"), VOTE_2017, "Bureau 1 : 12999 n'est le code d'aucune commune", id="a station of nowhere"),
    ],
)  # fmt: skip
def test_codes_are_checked_against_the_day_of_the_vote(
    row: dict[str, Any], day: date | None, what: str
) -> None:
    """What is not there that day is told with its row; the row stays."""
    counts = located(counts_of(row), day)

    assert [one.what for one in counts.warnings] == ([what] if what else [])
    assert counts.areas.height == 1


def test_a_file_of_another_vintage_is_told_in_one_line() -> None:
    """Thirty unknown communes are one remark, not thirty."""
    rows = [area(f"129{n}", name=f"Lieu {n}") for n in range(60, 90)]

    counts = located(counts_of(*rows), VOTE_2017)

    assert [one.what for one in counts.warnings] == [
        "30 communes n'existaient pas au 07/05/2017 : 12960, 12961, 12962, 12963, 12964…"
    ]


def test_press_names_get_their_codes_and_doubt_is_told() -> None:
    """Onet is Onet-le-Château; Séverac may be another; La Bastide is nobody in particular."""
    rows = [
        area("", {"VALLS": 3}, name=name, department="12")
        for name in ("Onet", "Séverac", "Laguiole", "Bastide", "Zzyzx")
    ]

    counts = located(counts_of(*rows), None)

    assert counts.areas["code"].to_list() == ["12176", "12270", "12119", "", ""]
    assert counts.areas["name"].to_list()[0] == "Onet", "a name stays as it was printed"
    assert [(one.row, one.what[:40]) for one in counts.warnings] == [
        (2, "« Onet » : Onet-le-Château (12176)"),
        (3, "« Séverac » : Sévérac d'Aveyron (12270) "),
        (5, "« Bastide » : La Bastide-Pradines (12022"),
        (6, "commune inconnue dans le département 12 "),
    ]


@pytest.mark.parametrize(
    ("code", "sector", "city"),
    [
        pytest.param("75101", "75056-01", "75056", id="Paris"),
        pytest.param("69389", "69123-09", "69123", id="Lyon"),
        pytest.param("13216", "13055-16", "13055", id="Marseille"),
    ],
)
def test_a_district_told_as_a_commune_becomes_a_sector(code: str, sector: str, city: str) -> None:
    """75101 is the first district of Paris, whatever its column says."""
    areas = located(counts_of(area(code, name="1er")), VOTE_2017).areas

    assert areas.select("kind", "code", "commune").row(0) == ("sector", sector, city)
