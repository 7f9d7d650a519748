"""Who is elected and who may go on, where the count is final and the file does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from facts.counted import AVEYRON, A, Count, G, H, J, election, facts_of, place
from script.candidates import LIST_A, LIST_B, LIST_C

from broadcast.facts.law import Ballots, statuses, whole_count
from broadcast.model.areas import Area
from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage

K = ElectionKind


@pytest.mark.parametrize(
    ("kind", "votes", "registered", "expected"),
    [
        pytest.param(K.LEGISLATIVES, "60 40", 200, {"a": "elected"}, id="majority and a quarter"),
        pytest.param(
            K.LEGISLATIVES, "60 40", 241, {"a": "qualified", "b": "qualified"}, id="majority, no quarter"
        ),
        pytest.param(K.LEGISLATIVES, "50 30 20", 160, {"a": "qualified", "b": "qualified", "c": "qualified"}, id="half is no majority; 12,5 % of the registered, exactly"),
        pytest.param(K.LEGISLATIVES, "45 36 19", 153, {"a": "qualified", "b": "qualified"}, id="the third is just under"),
        pytest.param(K.LEGISLATIVES, "40 35 25", 300, {"a": "qualified", "b": "qualified"}, id="one above the line: the second goes on with it"),
        pytest.param(K.LEGISLATIVES, "40 30 30", 400, {}, id="nobody above it and two level for second: only the ministry can tell"),
        pytest.param(K.DEPARTEMENTALES, "51 49", 200, {"a": "elected"}, id="départementales: the same"),
        pytest.param(K.MUNICIPALES, "51 49", 1000, {"a": "elected"}, id="a list needs no quarter"),
        pytest.param(K.MUNICIPALES, "45 35 11 9", 300, {"a": "qualified", "b": "qualified", "c": "qualified"}, id="10 % of the valid votes"),
        pytest.param(K.MUNICIPALES, "100", 1000, {"a": "elected"}, id="a list alone"),
        pytest.param(K.REGIONALES, "45 35 11 9", 300, {"a": "qualified", "b": "qualified", "c": "qualified"}, id="régionales: 10 % too"),
        pytest.param(K.PRESIDENTIELLE, "60 40", 200, {}, id="a department elects no president"),
        pytest.param(K.SENATORIALES, "60 40", 200, {}, id="several seats: left to the source"),
    ],
)  # fmt: skip
def test_the_first_round(
    kind: ElectionKind, votes: str, registered: int, expected: dict[str, str]
) -> None:
    """The electoral code, article by article."""
    counts = dict(zip("abcd", map(int, votes.split()), strict=False))
    ballots = Ballots(votes=counts, registered=registered, valid=sum(counts.values()))

    assert statuses(kind, ballots, first=True, last=False) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        pytest.param("40 35 25", {"a": "elected"}, id="the most votes are enough"),
        pytest.param("50 50", {}, id="a tie goes to the oldest, whom the votes do not name"),
    ],
)
def test_the_second_round(votes: str, expected: dict[str, str]) -> None:
    """Relative majority."""
    counts = dict(zip("abc", map(int, votes.split()), strict=False))
    ballots = Ballots(votes=counts, registered=400, valid=100)

    assert statuses(K.LEGISLATIVES, ballots, first=False, last=True) == expected


@pytest.mark.parametrize(
    ("votes", "registered", "valid"),
    [
        pytest.param({"a": 60, "b": 30}, 200, 100, id="somebody's votes are missing"),
        pytest.param({"a": 60, "b": 40}, None, 100, id="registered voters unknown"),
        pytest.param({"a": 60, "b": 40}, 200, None, id="valid votes unknown"),
        pytest.param({}, 200, 0, id="no votes"),
    ],
)
def test_nothing_is_decided_from_a_count_that_is_not_whole(
    votes: dict[str, int], registered: int | None, valid: int | None
) -> None:
    """A missing candidate could be the winner."""
    assert whole_count(votes, registered, valid) is None


SEAT = Area(
    kind="constituency", name="1re circonscription de l'Aveyron", code="12-01", department="12"
)


def test_what_is_worked_out_is_flagged_and_told_to_the_journalist() -> None:
    """The status is marked as derived, and one notice names the places."""
    counted = election(
        {1: {SEAT: Count(1000, 800, {G: 300, J: 280, A: 150, H: 50})}},
        kind=K.LEGISLATIVES, name="élections législatives", round_=1, areas=(SEAT,),
    )  # fmt: skip

    facts = facts_of(counted)
    result = facts.find("result", SEAT)

    assert result
    assert result.outcome == "runoff"
    assert [one.candidate for one in result.qualified] == [G, J, A]
    assert result.derived
    assert any("calculés d'après les voix et le code électoral" in one for one in facts.warnings)


def test_a_file_that_says_who_goes_on_is_believed() -> None:
    """What the source says is never completed: a withdrawal has reasons that votes do not have."""
    counted = election(
        {1: {SEAT: Count(1000, 800, {G: 300, J: 280, A: 150})}},
        kind=K.LEGISLATIVES, name="élections législatives", round_=1, areas=(SEAT,),
    )  # fmt: skip
    said = replace(counted.figures[-1], kind="qualified", candidate=G, value=None)

    result = facts_of(replace(counted, figures=(*counted.figures, said))).find("result", SEAT)

    assert result
    assert [one.candidate for one in result.qualified] == [G]
    assert not result.derived


@pytest.mark.parametrize("stage", [Stage.PARTIAL, Stage.QUASI_DEFINITIVE])
def test_nobody_is_elected_by_us_before_the_count_is_final(stage: Stage) -> None:
    """A few stations can still turn it: only the source may say who is elected."""
    counted = election(
        {1: {SEAT: Count(1000, 800, {G: 500, J: 200})}},
        kind=K.LEGISLATIVES, name="élections législatives", round_=1, areas=(SEAT,), stage=stage,
    )  # fmt: skip

    result = facts_of(counted).find("result", SEAT)

    assert result
    assert result.outcome == "lead"


def test_names_on_a_municipal_ballot_are_left_to_their_source() -> None:
    """In small communes several were elected by name until 2026: votes alone do not say how many."""
    town = place(0)
    counted = election(
        {1: {town: Count(300, 250, {G: 150, J: 90})}},
        kind=K.MUNICIPALES, name="élections municipales", round_=1, areas=(town,),
    )  # fmt: skip

    result = facts_of(counted).find("result", town)

    assert result
    assert result.outcome == "lead"


def test_lists_of_many_communes_are_settled_and_counted() -> None:
    """Thirty communes: 27 have their council, three vote again; the heaviest eight are told."""
    towns = {
        place(index): Count(500 + 10 * index, 400, {LIST_A: 250, LIST_B: 150})
        for index in range(30)
    }
    for index in (0, 1, 2):
        towns[place(index)] = Count(3000, 900, {LIST_A: 400, LIST_B: 350, LIST_C: 150})

    facts = facts_of(
        election(
            {1: towns},
            kind=K.MUNICIPALES,
            name="élections municipales",
            round_=1,
            areas=tuple(towns),
        )
    )
    settled = facts.find("settled", AVEYRON)

    assert settled
    assert (settled.number, settled.other_number, settled.among) == (27, 3, 30)
    assert len(facts.contests) == 8
    assert set(facts.contests[:3]) == {place(0), place(1), place(2)}
    assert {fact.area for fact in facts.facts if fact.kind == "result"} == set(facts.contests)
