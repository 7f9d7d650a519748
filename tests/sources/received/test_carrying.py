"""Figures of 2017 are told of the communes of 2026: the sum of what went into each."""

from __future__ import annotations

from datetime import date

from sources.received.counting import area, counts_of

from broadcast.sources.received.places.carrying import carried

VOTE_2017, VOTE_2026 = date(2017, 5, 7), date(2026, 3, 15)

PERN = area("46217", {"A": (20, "40,00"), "B": (30, "60,00")}, registered=90, valid=50, blank=None)
LHOSPITALET = area("46172", {"A": 60, "B": 40}, registered=200, valid=100, blank=3)
RODEZ = area("12202", {"A": (7, "70,00"), "B": (3, "30,00")}, registered=15, valid=10)
CONQUES = area("12076", {"A": 4, "B": 6}, registered=20, valid=10, name="Conques-en-Rouergue")


def test_a_merged_commune_is_the_sum_of_its_parts() -> None:
    """Pern and Lhospitalet are Pern-Lhospitalet: votes are added, what one does not tell is open."""
    counts = carried(counts_of(RODEZ, PERN, LHOSPITALET), VOTE_2017, VOTE_2026)

    columns = ("code", "name", "department", "registered", "valid", "blank")
    assert counts.areas.select(columns).rows() == [
        ("12202", "12202", "12", 15, 10, None),
        ("46172", "Pern-Lhospitalet", "46", 290, 150, None),
    ]
    assert counts.scores.select("area", "candidate", "votes", "printed_share").rows() == [
        (0, 0, 7, "70,00"),
        (0, 1, 3, "30,00"),
        (1, 0, 80, None),
        (1, 1, 70, None),
    ]


def test_a_commune_with_a_new_code_keeps_its_votes() -> None:
    """Conques-en-Rouergue was 12076 in 2017, and is 12218."""
    counts = carried(counts_of(CONQUES), VOTE_2017, VOTE_2026)

    assert counts.areas.select("code", "name", "valid").rows() == [
        ("12218", "Conques-en-Rouergue", 10)
    ]
    assert counts.scores["votes"].to_list() == [4, 6]


def test_a_sum_with_a_part_missing_is_not_made() -> None:
    """Without Pern nothing can be said of Pern-Lhospitalet, and the reason is told."""
    counts = carried(counts_of(LHOSPITALET, RODEZ), VOTE_2017, VOTE_2026)

    assert counts.areas["code"].to_list() == ["12202"]
    assert [(one.row, one.code, one.reason) for one in counts.refused] == [
        (2, "46172", "46172 : il y manque Pern (46217)")
    ]


def test_a_commune_that_was_parted_is_left_out() -> None:
    """Nobody knows how the five communes of Neussargues en Pinatelle voted in 2017."""
    whole = area("15141", {"A": 5}, name="Neussargues en Pinatelle")

    counts = carried(counts_of(whole, RODEZ), VOTE_2017, VOTE_2026)

    assert [one.reason for one in counts.refused] == [
        "Neussargues en Pinatelle : partagée depuis entre plusieurs communes"
    ]


def test_each_round_is_carried_by_itself() -> None:
    """A part may be missing in one round only."""
    second = {"A": 55, "B": 45}
    rows = [PERN, LHOSPITALET, area("46172", {**second}, round=2, valid=100)]

    counts = carried(counts_of(*rows, round_number=None), VOTE_2017, VOTE_2026)

    assert counts.areas.select("round", "code").rows() == [(1, "46172")]
    assert [one.reason for one in counts.refused] == ["46172 : il y manque Pern (46217)"]


def test_what_is_no_commune_stays() -> None:
    """Departments, cities abroad and communes that nothing happened to are as they were."""
    rows = [
        area("12", {"A": 9}, kind="department"),
        area("ZZ186", {"A": 1}, department="ZZ"),
        RODEZ,
    ]
    before = counts_of(*rows)

    assert carried(before, VOTE_2017, VOTE_2026).areas.equals(before.areas)
