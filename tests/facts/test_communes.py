"""What the communes of a department did: led, flipped, close, faithful, strange."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from facts.counted import AVEYRON, A, Count, G, H, J, county, election, facts_of, place

from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage


def test_communes_are_counted_for_each_of_the_first_two() -> None:
    """Eighteen communes of twenty for Gouges, one for Jaurès, one level: nobody's."""
    here = county()
    here |= {
        place(0): Count(1000, 800, {G: 300, J: 500}),
        place(1): Count(1000, 800, {G: 400, J: 400}),
    }

    fact = facts_of(election({2: here})).find("led_places", AVEYRON)

    assert fact
    assert (fact.number, fact.other_number, fact.among) == (18, 1, 20)


def test_a_commune_that_changed_hands_is_named_the_largest_first() -> None:
    """From Jaurès to Gouges between the rounds: the most populous are named, all are counted."""
    first = county()
    for index in range(5):
        first[place(index)] = Count(1000 + 100 * index, 900, {G: 300, J: 500})
    now = county()
    for index in range(5):
        now[place(index)] = Count(1000 + 100 * index, 900, {G: 600, J: 300})

    fact = facts_of(election({1: first, 2: now})).find("flipped_communes", AVEYRON)

    assert fact
    assert fact.number == 5
    assert [spot.area for spot in fact.spots] == [place(4), place(3), place(2)]
    assert all(f"tour-{n}.csv" in " ".join(fact.traces) for n in (1, 2))


def test_nothing_flips_from_a_candidate_who_no_longer_runs() -> None:
    """Who led the first round and was eliminated did not lose these communes: it is told apart."""
    first = {area: Count(1000, 800, {G: 200, H: 600}) for area in county()}

    facts = facts_of(election({1: first, 2: county()}))

    before = facts.find("first_round", AVEYRON)
    assert before
    assert before.leader == H
    assert facts.find("flip", AVEYRON) is None
    assert facts.find("flipped_communes", AVEYRON) is None


def test_the_closest_communes_come_first() -> None:
    """A tie before one vote, one vote before three; six points apart are not close."""
    here = county()
    here |= {
        place(3): Count(1000, 800, {G: 401, J: 398}),
        place(4): Count(1000, 800, {G: 400, J: 400}),
        place(5): Count(1000, 800, {G: 401, J: 400}),
        place(6): Count(1000, 800, {G: 424, J: 376}),
    }

    fact = facts_of(election({2: here})).find("close_places", AVEYRON)

    assert fact
    assert [(spot.area, spot.votes) for spot in fact.spots] == [
        (place(4), 0),
        (place(5), 1),
        (place(3), 3),
    ]
    assert fact.reasons.closeness == 1.0


def test_a_village_too_small_is_not_ranked() -> None:
    """Ten voters all for one candidate are no record: more than 500 registered are asked."""
    here = county()
    here[place(0)] = Count(12, 10, {G: 10, J: 0})
    here[place(1)] = Count(1000, 800, {G: 700, J: 100})

    best = facts_of(election({2: here})).find("best_places", AVEYRON)

    assert best
    assert best.spots[0].area == place(1)
    assert best.spots[0].share == Fraction(700, 8)
    assert best.more_than == 500


def test_no_record_where_two_communes_are_level() -> None:
    """Two best scores alike: none is "the" best, and nothing is said."""
    here = {place(index): Count(1000, 800, {G: 480, J: 320}) for index in range(20)}

    assert facts_of(election({2: here})).all("best_places", AVEYRON) == ()


def test_a_commune_far_from_all_the_others_is_an_outlier() -> None:
    """Twenty communes around 60 %, one at 35: told, with what the whole department did."""
    here = county(25)
    here[place(7)] = Count(1000, 800, {G: 250, J: 550})
    here[place(8)] = Count(1000, 800, {G: 280, J: 520})

    facts = facts_of(election({2: here}))

    (fact,) = facts.all("outlier_places", AVEYRON)
    assert [spot.area for spot in fact.spots] == [place(8)]
    assert facts.all("best_places", AVEYRON)[0].spots[0].area == place(7)
    assert fact.reasons.surprise > 0.5


def test_a_department_like_itself_everywhere_has_no_outlier() -> None:
    """A spread of a few votes is chance: no commune is set apart."""
    assert facts_of(election({2: county(40)})).all("outlier_places", AVEYRON) == ()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            lambda e: replace(e, figures=e.figures[:-5]), id="a commune's votes are missing"
        ),
        pytest.param(
            lambda e: replace(
                e,
                figures=tuple(
                    replace(f, stage=Stage.PARTIAL) if f.area == place(3) else f for f in e.figures
                ),
            ),
            id="one commune still counts",
        ),
    ],
)
def test_nothing_is_said_of_communes_when_one_is_missing(spoil: object) -> None:
    """One says "le meilleur score" of them all: with one missing, no ranking is made."""
    counted = election({2: county()})
    assert facts_of(counted).find("led_places", AVEYRON)

    facts = facts_of(spoil(counted))  # type: ignore[operator]

    of_communes = {"led_places", "best_places", "close_places", "turnout_places"}
    assert not of_communes & {fact.kind for fact in facts.facts}


def test_a_sum_of_ours_needs_the_department_s_communes() -> None:
    """Where the department was only added up, twenty communes of Aveyron's 285 are not all of it."""
    counted = election({2: county()})
    summed = tuple(replace(figure, computed=figure.area == AVEYRON) for figure in counted.figures)

    assert facts_of(counted).find("led_places", AVEYRON)
    assert facts_of(replace(counted, figures=summed)).find("led_places", AVEYRON) is None


def test_the_candidates_of_local_elections_are_not_compared_across_communes() -> None:
    """Each commune has its own lists: only turnout and close races are told of them all."""
    here = {place(index): Count(1000, 700 + index, {A: 300 + index, H: 300}) for index in range(30)}
    counted = election(
        {1: here},
        kind=ElectionKind.MUNICIPALES,
        name="élections municipales",
        round_=1,
        areas=tuple(here),
    )

    facts = facts_of(counted)

    assert facts.find("led_places", AVEYRON) is None
    assert facts.all("best_places", AVEYRON) == ()
    assert facts.find("turnout_places", AVEYRON)
    assert facts.find("close_places", AVEYRON)
