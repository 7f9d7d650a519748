"""What is news, and in which order: the written formula, checked clause by clause."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from facts.counted import AVEYRON, LOT, Count, G, J, county, election, facts_of, place
from hypothesis import given
from hypothesis import strategies as st

from broadcast.cli.facts_table import KINDS
from broadcast.facts.weights import BASE, CALM, LIFT, NEIGHBOUR, SMALLEST, weight
from broadcast.model.election import ElectionKind
from broadcast.model.facts import Kind, Reasons
from broadcast.model.figures import Stage

PARTS = st.floats(0, 1)
REASONS = st.builds(
    Reasons, audience=PARTS, surprise=PARTS, closeness=PARTS, change=PARTS, completeness=PARTS
)


def test_every_kind_of_fact_has_its_base_and_its_name() -> None:
    """A kind that nobody weighed or named would come last, or nameless, by accident."""
    assert set(BASE) == set(get_args(Kind))
    assert set(KINDS) == set(get_args(Kind))


@given(REASONS, st.sampled_from(get_args(Kind)))
def test_a_weight_goes_from_nothing_to_a_hundred(reasons: Reasons, kind: Kind) -> None:
    """Whatever the reasons."""
    assert 0 <= weight(kind, reasons) <= 100


@pytest.mark.parametrize("reason", ["audience", "surprise", "closeness", "change", "completeness"])
@given(reasons=REASONS, more=PARTS)
def test_each_reason_only_ever_adds(reason: str, reasons: Reasons, more: float) -> None:
    """More listeners, more surprise, a closer race, a greater change, a fuller count."""
    less, greater = sorted([getattr(reasons, reason), more])

    light = weight("votes", replace(reasons, **{reason: less}))
    heavy = weight("votes", replace(reasons, **{reason: greater}))

    assert light <= heavy


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        pytest.param(CALM, 45, id="nothing but its kind"),
        pytest.param(Reasons(surprise=1.0), int(45 + 55 * LIFT), id="one full reason lifts it"),
        pytest.param(
            Reasons(surprise=1.0, change=1.0), int(45 + 55 * LIFT), id="a second adds nothing to a full one"
        ),
        pytest.param(
            Reasons(surprise=0.5, change=0.5), int(45 + 55 * LIFT * 0.75), id="two halves are three quarters"
        ),
        pytest.param(Reasons(audience=0.0), int(45 * SMALLEST), id="hardly anyone lives there"),
        pytest.param(
            Reasons(audience=0.25), int(45 * (SMALLEST + 1) / 2), id="a quarter of the listeners: halfway"
        ),
        pytest.param(Reasons(completeness=0.4), 18, id="two fifths of the count"),
    ],
)  # fmt: skip
def test_the_formula_to_the_letter(reasons: Reasons, expected: int) -> None:
    """As its docstring writes it."""
    assert weight("votes", reasons) == expected


def test_a_neighbour_s_news_is_worth_half() -> None:
    """The same fact, told to the department beside."""
    assert weight("result", neighbour=True) == int(BASE["result"] * NEIGHBOUR)


def test_a_town_decided_by_a_vote_comes_before_a_larger_walkover() -> None:
    """Closeness makes up for some voters: two votes apart, against one a third larger."""
    towns = {place(index): Count(300, 200, {G: 150, J: 50}) for index in range(30)}
    towns[place(0)] = Count(2700, 2000, {G: 1500, J: 500})
    towns[place(1)] = Count(2000, 1500, {G: 751, J: 749})

    counted = election(
        {1: towns},
        kind=ElectionKind.MUNICIPALES,
        name="élections municipales",
        round_=1,
        areas=tuple(towns),
    )

    assert facts_of(counted).contests[:2] == (place(1), place(0))


def test_a_partial_count_weighs_less_than_a_final_one() -> None:
    """The same figures, before all are in."""
    final = facts_of(election({2: county()})).find("result", AVEYRON)
    partial = facts_of(election({2: county()}, stage=Stage.PARTIAL)).find("result", AVEYRON)

    assert final
    assert partial
    assert partial.weight < final.weight


def test_the_neighbours_come_after_one_s_own() -> None:
    """Lot's result, told in Aveyron, weighs half of Aveyron's."""
    both = election({2: county()})
    lot = tuple(replace(figure, area=LOT) for figure in both.figures if figure.area == AVEYRON)

    facts = facts_of(replace(both, figures=(*both.figures, *lot)), neighbours=[LOT])
    here, there = facts.find("result", AVEYRON), facts.find("result", LOT)

    assert here
    assert there
    assert there.weight == here.weight // 2
