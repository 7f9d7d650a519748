"""What cannot be true is left out with its row; what does not add up as published is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from sources.received.counting import area, counts_of

from broadcast.errors import SourceError
from broadcast.model.election import ElectionKind
from broadcast.sources.received.checked.plausible import checked
from broadcast.sources.received.checked.rules import AREA_RULES, SCORE_RULES
from broadcast.sources.received.ministry.night import read_xml

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
XML = Path(__file__).parent / "xml"

CAHORS = area(
    "46042", {"HAMON": 639, "VALLS": 580}, name="Cahors", voters=1229, blank=14, spoiled=10
)
FIGEAC = area("46102", {"HAMON": 552, "VALLS": 422}, name="Figeac", voters=987, blank=8, spoiled=5)
FIVE_GOOD = [
    area(f"1220{n}", {"A": 60, "B": 40}, registered=150, voters=104, blank=3, spoiled=1, valid=100)
    for n in range(6)
]


def test_cahors_in_the_primary_is_told_and_kept() -> None:
    """639 + 580 + 14 + 10 = 1243, and 1229 voters were published: said so, aired as published."""
    counts = checked(counts_of(CAHORS, FIGEAC, kind=ElectionKind.PRIMAIRE), now=NOW)

    assert [(one.row, one.code, one.what) for one in counts.warnings] == [
        (2, "46042", "Cahors : voix, blancs et nuls font 1243, et non les 1229 votants publiés ; à ne dire que tel que publié"),
    ]  # fmt: skip
    assert counts.refused == ()
    assert counts.areas["voters"].to_list() == [1229, 987], "no figure was mended"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(area("12300", {"A": 1}, registered=100, voters=101), "101 votants pour 100 inscrits", id="more voters than registered"),
        pytest.param(area("12300", {"A": 99}, voters=90, valid=99), "99 exprimés pour 90 votants", id="more valid than voters"),
        pytest.param(area("12300", {"A": 900}, voters=1000, blank=5, spoiled=5, valid=900), "exprimés, blancs et nuls font 910 pour 1000 votants", id="ballots far from their sum"),
        pytest.param(area("12300", {"A": 900}, voters=1000, blank_and_spoiled=10, valid=900), "exprimés, blancs et nuls font 910 pour 1000 votants", id="blank and spoiled together"),
        pytest.param(area("12300", {"A": 500, "B": 300}, valid=900), "les voix font 800 pour 900 exprimés", id="a candidate is missing"),
        pytest.param(area("12300", {"A": (1, "22,31"), "B": (5965, "77,69")}, valid=7678), "A : 1 voix font 0,01 %, et non 22,31 % : milliers coupés ?", id="thousands cut at their space"),
        pytest.param(area("12300", {"A": (None, "60,1"), "B": (None, "45,0")}), "les parts font 105,1 % ensemble", id="shares alone pass 100"),
        pytest.param(area("12300", {"A": (None, "154,7")}), "A : 154,7 %", id="one share passes 100"),
        pytest.param(area("12300", {"A": 5}, stations=4, stations_counted=5), "5 bureaux comptés sur 4", id="more stations counted than there are"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_true_is_left_out(row: dict[str, Any], reason: str) -> None:
    """The row is named with its line and its reason; the others stay, numbered anew."""
    counts = checked(counts_of(row, *FIVE_GOOD), now=NOW)

    assert [(one.row, one.code) for one in counts.refused] == [(2, "12300")]
    assert reason in counts.refused[0].reason
    assert counts.areas["code"].to_list() == [good["code"] for good in FIVE_GOOD]
    assert counts.scores["area"].to_list() == [n for n in range(6) for _ in "AB"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        pytest.param(area("12300", {"A": 99}, valid=100), "les voix font 99, et non les 100 exprimés publiés", id="one vote short"),
        pytest.param(area("12300", {"A": (557, "55,6"), "B": (443, "44,3")}, valid=1000), "", id="a truncated share is within its last digit"),
        pytest.param(area("12300", {"A": (557, "55,1"), "B": (443, "44,3")}, valid=1000), "A : 55,1 % publiés, mais les voix font 55,70 %", id="a share half a point off"),
        pytest.param(area("12300", {"A": (360, "36,0"), "B": (540, "54,0")}, valid=900, voters=1000, blank=50, spoiled=50), "A : 36,0 % des votants, et non des exprimés", id="shares of voters"),
        pytest.param(area("12300", {"A": 5}, stations=4, stations_counted=3, complete=True), "dit complet, mais 3 bureaux sur 4", id="complete too soon"),
        pytest.param(area("12300", {"A": 0}, registered=80, voters=0, valid=0), "aucun votant", id="zeros before the count"),
        pytest.param(area("12300", {"A": (0, "0,00")}, registered=80, voters=2, blank=2, spoiled=0, valid=0), "", id="nobody voted for anyone"),
    ],
)  # fmt: skip
def test_what_may_be_published_so_is_told_and_kept(row: dict[str, Any], what: str) -> None:
    """A small gap is the publisher's: the row stays as it is, and the journalist knows."""
    counts = checked(counts_of(row, *FIVE_GOOD), now=NOW)

    assert counts.refused == ()
    told = [one.what for one in counts.warnings if one.code == "12300"]
    assert any(what in one for one in told) if what else told == []


def test_two_seats_may_pass_100() -> None:
    """In Allier each grand electeur had two votes: shares and votes pass 100 together, honestly."""
    senators = read_xml(Path("R103.xml"), (XML / "sn2026_R1_deux_sieges.xml").read_bytes())

    counts = checked(senators, now=NOW)

    assert counts.refused == ()
    assert counts.areas.height == 1


def test_a_first_round_row_in_a_second_round_file_is_left_out() -> None:
    """In 2012 a newspaper's second round had department 12 with the first round's ten names."""
    good = area("46", {"HOLLANDE": 60, "SARKOZY": 40}, kind="department", round=2)
    stale = area("12", {"HOLLANDE": 30, "SARKOZY": 25, "BAYROU": 10}, kind="department", round=2)

    counts = checked(
        counts_of(good, stale, kind=ElectionKind.PRESIDENTIELLE, year=2012, round_number=2), now=NOW
    )

    assert [one.reason for one in counts.refused] == [
        "12 : 3 candidats au second tour : ce sont les chiffres du premier"
    ]


@pytest.mark.parametrize(
    ("second", "left_out"),
    [
        pytest.param({"A": 60, "B": 40}, [3], id="same figures: the first row stays"),
        pytest.param({"A": 40, "B": 60}, [2, 3], id="other figures: both are left out"),
    ],
)
def test_an_area_counted_twice_is_left_out(second: dict[str, int], left_out: list[int]) -> None:
    """Nobody can tell which of two different rows is true; of two equal ones, one is enough."""
    rows = [area("12202", {"A": 60, "B": 40}, valid=100), area("12202", {**second}, valid=100)]

    counts = checked(counts_of(*rows, area("12203", {"A": 1})), now=NOW)

    assert [one.row for one in counts.refused] == left_out


def test_a_commune_in_two_constituencies_is_no_double() -> None:
    """Toulouse votes in several constituencies: one row each."""
    rows = [
        area("31555", {"A": 6}, constituency="31-01"),
        area("31555", {"A": 9}, constituency="31-02"),
    ]

    assert checked(counts_of(*rows), now=NOW).refused == ()


def test_a_district_beside_its_city_is_not_added_to_it() -> None:
    """75101 is inside 75056: as two communes they would count its voters twice."""
    rows = [area("75056", {"A": 60}), area("75101", {"A": 6}), area("12202", {"A": 5})]

    counts = checked(counts_of(*rows), now=NOW)

    assert [one.reason for one in counts.refused] == ["75101 : déjà compté dans la commune 75056"]


def station(number: int, votes: int, **columns: object) -> dict[str, Any]:
    return area(f"12202-000{number}", {"A": votes}, kind="station", commune="12202", **columns)


@pytest.mark.parametrize(
    ("stations", "what"),
    [
        pytest.param([(50, 30), (50, 20)], [], id="they add up"),
        pytest.param([(50, 30)], [], id="some are missing: that proves nothing"),
        pytest.param([(50, 30), (60, 20)], ["Rodez : les 2 bureaux font 110 inscrits, et non 100"], id="more than the whole"),
        pytest.param([(50, 30), (50, 21)], ["Rodez : les 2 bureaux font 51 exprimés, et non 50"], id="same registered, other votes"),
    ],
)  # fmt: skip
def test_stations_add_up_to_their_commune(stations: list[tuple[int, int]], what: list[str]) -> None:
    """Where both are in the file, the sum of the stations is the commune."""
    rows = [
        station(at, votes, registered=registered, valid=votes)
        for at, (registered, votes) in enumerate(stations)
    ]
    rodez = area("12202", {"A": 50}, name="Rodez", registered=100, valid=50)

    counts = checked(counts_of(rodez, *rows), now=NOW)

    assert [one.what for one in counts.warnings] == what


def test_votes_of_communes_add_up_to_their_department() -> None:
    """Same registered, same valid, other votes for one candidate: said with the candidate's name."""
    rows = [
        area("12202", {"A": 30, "B": 20}, registered=60, valid=50),
        area("12145", {"A": 10, "B": 40}, registered=60, valid=50),
        area(
            "12", {"A": 50, "B": 50}, kind="department", registered=120, valid=100, name="Aveyron"
        ),
    ]

    told = [one.what for one in checked(counts_of(*rows), now=NOW).warnings]

    assert told == ["Aveyron : les 2 communes font 40 voix pour A, et non 50"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"mock": True}, "fichier d'essai : il le dit lui-même", id="a rehearsal"),
        pytest.param({"as_of": datetime(2026, 11, 25, tzinfo=UTC)}, "résultats datés de l'avenir : 25/11/2026", id="from the future"),
        pytest.param({"year": 2031}, "élection de l'avenir : 2031", id="an election to come"),
        pytest.param({"kind": ElectionKind.PRESIDENTIELLE, "year": 2017}, "« A » n'était pas candidat en 2017", id="names that did not stand"),
        pytest.param({"year": 2024, "as_of": datetime(2024, 6, 12, tzinfo=UTC)}, "avant le vote du 30/06/2024", id="published before the vote"),
        pytest.param({"kind": ElectionKind.EUROPEENNES, "areas": pl.lit(2)}, "tour 2 d'une élection à 1 tour", id="a second round of the européennes"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_aired_is_refused(changes: dict[str, Any], told: str) -> None:
    """One line, with the file's name: nothing of it is kept."""
    counts = counts_of(area("12202", {"A": 5, "B": 4}))
    if isinstance(changes.get("areas"), pl.Expr):
        second = counts.areas.with_columns(round=changes["areas"].cast(pl.UInt8))
        changes = {**changes, "areas": second}

    with pytest.raises(SourceError) as refusal:
        checked(replace(counts, **changes), now=NOW)

    assert told in str(refusal.value)
    assert str(refusal.value).startswith("recu.csv")


def test_a_file_spoiled_throughout_is_refused_with_its_first_row() -> None:
    """Past a fifth of its rows, the fault is the file's."""
    wrong = [area(f"1230{n}", {"A": 200}, voters=100, valid=200) for n in range(5)]

    with pytest.raises(SourceError) as refusal:
        checked(counts_of(*FIVE_GOOD, *wrong), now=NOW)

    assert str(refusal.value).startswith("recu.csv, ligne 8 : 5 lieux sur 11 impossibles")


def test_the_official_files_pass() -> None:
    """Présidentielle, législatives, européennes, sénatoriales: nothing is left out of them."""
    for name in ("pr2017_012", "pr2017_075com", "lg2024_R112CIR", "eu2024_R192COM", "sn2026_R101"):
        counts = read_xml(XML / f"{name}.xml", (XML / f"{name}.xml").read_bytes())
        assert checked(counts, now=NOW).refused == ()
        assert checked(counts, now=NOW).areas.height == counts.areas.height


def test_every_rule_is_written() -> None:
    """A rule says what it compares and why it holds, once."""
    rules = [*AREA_RULES, *SCORE_RULES]

    assert all(rule.compares and rule.why for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)
