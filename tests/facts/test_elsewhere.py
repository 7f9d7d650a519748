"""The department beside the nation and the region, beside its first round and its past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from facts.counted import AVEYRON, OCCITANIE, A, Count, G, H, J, county, election, facts_of, summed

from broadcast.facts.compile import compile_facts
from broadcast.model.figures import PublishedShare, Stage
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from broadcast.model.election import Election

NATION = {FRANCE: Count(1_000_000, 700_000, {G: 300_000, J: 350_000})}


def test_the_leader_is_set_beside_the_nation() -> None:
    """About 60 % here, 46,15 in the nation: more, and by how much is why it is news."""
    facts = facts_of(election({2: county()}, wider=NATION))

    (fact,) = facts.all("against", AVEYRON)
    assert fact.leader == G
    assert fact.there == FRANCE
    assert fact.relation == "much_more"
    assert fact.other_share == Fraction(100 * 300_000, 650_000)
    assert 0.5 < fact.reasons.surprise < 1


def test_whoever_is_farthest_from_the_nation_is_told_too() -> None:
    """Jaurès, second here, is farther from his national share than the leader: he comes first."""
    here = {area: Count(1000, 800, {G: 400, J: 200, H: 160}) for area in county()}
    nation = {FRANCE: Count(1_000_000, 700_000, {G: 340_000, J: 300_000, H: 35_000})}

    facts = facts_of(election({1: here}, round_=1, wider=nation))

    assert [fact.leader for fact in facts.all("against", AVEYRON)] == [J, G]


def test_an_unfinished_count_is_compared_with_nothing() -> None:
    """The stations counted first are not the others: no comparison, no turnout, no record."""
    facts = facts_of(election({2: county()}, wider=NATION, stage=Stage.PARTIAL))

    compared = {"against", "turnout_rate", "turnout_against", "blank_vote", "gain"}
    assert not compared & {fact.kind for fact in facts.facts}


def test_votes_gained_between_the_rounds() -> None:
    """Gouges goes from 200 a commune to about 480: the difference is said, not the sum."""
    first = {area: Count(1000, 820, {G: 200, J: 190, A: 180, H: 170}) for area in county()}
    now = county()

    fact = facts_of(election({1: first, 2: now})).find("gain", AVEYRON)

    assert fact
    assert fact.before == 4000
    assert fact.number == sum(count.votes[G] for count in now.values()) - 4000


def earlier(year: int, *, voters: int, share: int = 50) -> Election:
    """The same election in another year."""
    here = {area: count._replace(voters=voters) for area, count in county(share=share).items()}
    return election({2: here}, days=(date(year, 4, 10), date(year, 4, 24)))


def test_the_same_candidate_in_the_election_before() -> None:
    """50 % five years ago, 60 now: compared at the same round, by name."""
    fact = facts_of(election({2: county()}, previous=(earlier(2022, voters=810),))).all(
        "swing", AVEYRON
    )[0]

    assert fact.leader == G
    assert fact.relation == "much_more"
    assert fact.than == "le second tour de 2022"


@pytest.mark.parametrize(
    ("voters", "relation", "than"),
    [
        pytest.param((850, 860, 870), "lowest", "2012, 2017 et 2022", id="lower than all three"),
        pytest.param((850, 860, 700), "lowest_since", "2012", id="as low only in 2012"),
        pytest.param((780, 770, 760), "highest", "2012, 2017 et 2022", id="higher than all three"),
        pytest.param((780, 770, 900), "highest_since", "2012", id="as high only in 2012"),
    ],
)
def test_the_lowest_and_the_highest_turnout_since(
    voters: tuple[int, int, int], relation: str, than: str
) -> None:
    """About 80 % now: one goes back as far as the elections known are all higher, or all lower."""
    years = (2022, 2017, 2012)
    before = tuple(earlier(year, voters=n) for year, n in zip(years, voters, strict=True))

    fact = facts_of(election({2: county()}, previous=before)).find("turnout_since", AVEYRON)

    assert fact
    assert (fact.relation, fact.than) == (relation, than)


@pytest.mark.parametrize(
    ("years", "voters"),
    [
        pytest.param((2022,), (850,), id="one election is a comparison, not a record"),
        pytest.param((2022, 2012), (850, 860), id="2017 is missing"),
        pytest.param((2022, 2017), (700, 860), id="the last one was lower, the one before higher"),
    ],
)
def test_no_record_from_a_gap_or_too_little(
    years: tuple[int, ...], voters: tuple[int, ...]
) -> None:
    """A missing election may have been lower: nothing is said beyond it."""
    before = tuple(earlier(year, voters=n) for year, n in zip(years, voters, strict=True))

    assert facts_of(election({2: county()}, previous=before)).find("turnout_since", AVEYRON) is None


def test_turnout_beside_the_first_round_the_nation_and_the_past() -> None:
    """Each comparison is a fact of its own, with both figures."""
    first = {area: count._replace(voters=850) for area, count in county().items()}
    counted = election(
        {1: first, 2: county()},
        wider={**NATION, OCCITANIE: Count(100_000, 75_000, {G: 40_000, J: 30_000})},
        previous=(earlier(2022, voters=860),),
    )

    facts = facts_of(counted).all("turnout_against", AVEYRON)

    assert {(fact.than, fact.there, fact.relation) for fact in facts} == {
        ("le premier tour", None, "less"),
        ("le second tour de 2022", None, "less"),
        ("", FRANCE, "much_more"),
        ("", OCCITANIE, "more"),
    }


def test_overseas_nothing_is_set_beside_the_region_that_the_department_is() -> None:
    """La Réunion votes like La Réunion: that is no news, and its result is told once."""
    reunion, region = area_of_department("974"), area_of_region("04")
    here = county(department="974")
    counted = election(
        {2: here}, wider={**NATION, region: summed(list(here.values()))}, department=reunion
    )

    facts = compile_facts(counted, nation=FRANCE, region=region, department=reunion, neighbours=())

    assert {fact.there for fact in facts.facts} == {None, FRANCE}
    assert region not in {fact.area for fact in facts.facts}


def test_blank_votes_are_told_from_three_in_a_hundred_on() -> None:
    """Voters without a valid vote: 0,1 % is nothing, 10 % is a fact, with the nation beside it."""
    few = facts_of(election({2: county()}))
    many = {area: count._replace(voters=890) for area, count in county().items()}

    fact = facts_of(election({2: many}, wider=NATION)).find("blank_vote", AVEYRON)

    assert few.find("blank_vote", AVEYRON) is None
    assert fact
    assert fact.share == Fraction(100 * 90, 890)
    assert fact.other_share == Fraction(100 * 50, 700)


def test_printed_shares_are_compared_as_printed() -> None:
    """A share typed from the press is compared with another one, never recomputed."""
    counted = election({2: county()}, wider=NATION)
    printed = tuple(
        replace(
            f, kind="share", value=PublishedShare(digits="61,2" if f.candidate == G else "38,8")
        )
        for f in counted.figures
        if f.area == AVEYRON and f.kind == "votes"
    )

    fact = facts_of(replace(counted, figures=(*counted.figures, *printed))).all("against", AVEYRON)[
        0
    ]

    assert fact.share == PublishedShare(digits="61,2")
