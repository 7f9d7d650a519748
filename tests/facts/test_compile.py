"""Counts become what a journalist would say, and nothing that the sources do not allow."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from newsroom import edit

from broadcast.errors import FactsError, ModelError
from broadcast.facts.compile import compile_facts, facts_json
from broadcast.model.figures import PublishedShare
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region
from broadcast.sources.newsroom import read_election

if TYPE_CHECKING:
    from broadcast.model.facts import Facts
    from broadcast.workspace import Workspace

AVEYRON, LOT = area_of_department("12"), area_of_department("46")
OCCITANIE = area_of_region("76")


def facts_for(workspace: Workspace, code: str) -> Facts:
    department = area_of_department(code)
    return compile_facts(
        read_election(workspace.election("primaire-gauche-2017")),
        nation=FRANCE,
        region=OCCITANIE,
        department=department,
        neighbours=[area for area in (AVEYRON, LOT) if area != department],
    )


def test_a_majority_alone_shows_who_leads(workspace: Workspace) -> None:
    """54,7 % is a majority: Hamon leads; Valls' share stays unknown."""
    result = facts_for(workspace, "12").find("result", AVEYRON)

    assert result
    assert result.leader
    assert result.leader.id == "hamon"
    assert result.share == PublishedShare(digits="54,7")
    assert result.runner_up_share is None


def test_a_share_under_half_shows_nobody(workspace: Workspace) -> None:
    """One share of 45 % does not say who leads: there is no result to tell."""
    edit(workspace.election("primaire-gauche-2017") / "results.csv", '"54,7"', '"45,3"')

    with pytest.raises(FactsError, match="ne disent pas qui est en tête"):
        facts_for(workspace, "12")


def test_the_flips_are_found_by_comparing_rounds(workspace: Workspace) -> None:
    """Lot flipped as a whole; Rodez and Millau flipped in Aveyron."""
    lot, aveyron = facts_for(workspace, "46"), facts_for(workspace, "12")

    flip, places = lot.find("flip", LOT), aveyron.find("flipped_places", AVEYRON)
    assert flip
    assert flip.runner_up
    assert flip.runner_up.id == "valls"
    assert places
    assert [place.name for place in places.places] == ["Rodez", "Millau"]
    assert aveyron.find("flip", AVEYRON) is None


def test_ne_que_needs_a_complete_list(workspace: Workspace) -> None:
    """Six places are counted and six are named: only then does one say "ne … qu'à"."""
    table = workspace.election("primaire-gauche-2017") / "results.csv"
    whole = facts_for(workspace, "12").find("runner_up_places", AVEYRON)
    edit(table, "places_led,valls,6", "places_led,valls,9")
    part = facts_for(workspace, "12").find("runner_up_places", AVEYRON)

    assert whole
    assert part
    assert (whole.complete, part.complete) == (True, False)


def test_more_places_named_than_counted_is_refused(workspace: Workspace) -> None:
    """A list longer than its own count cannot be true."""
    table = workspace.election("primaire-gauche-2017") / "results.csv"
    edit(table, "places_led,valls,6", "places_led,valls,5")

    with pytest.raises(FactsError, match="6 lieux sont nommés"):
        facts_for(workspace, "12")


def test_the_share_that_is_said_is_the_first_source_s(workspace: Workspace) -> None:
    """Lot: 55,6 as the station published, never beside another source's 44,34."""
    result = facts_for(workspace, "46").find("result", LOT)

    assert result
    assert result.share == PublishedShare(digits="55,6")
    assert result.runner_up_share is None


def test_every_fact_can_be_traced(workspace: Workspace) -> None:
    """Source, time, and file and line of every figure."""
    for code in ("12", "46"):
        for fact in facts_for(workspace, code).facts:
            assert fact.sources
            assert fact.traces
            assert all("ligne" in trace for trace in fact.traces)
            assert fact.as_of.tzinfo


def test_facts_come_heaviest_first_and_the_same_each_time(workspace: Workspace) -> None:
    """The order is that of newsworthiness; a second run gives the same bytes."""
    facts = facts_for(workspace, "46")
    weights = [fact.weight for fact in facts.facts]

    assert weights == sorted(weights, reverse=True)
    assert facts_json(facts) == facts_json(facts_for(workspace, "46"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('share,hamon,"54,7"', 'share,hamon,"50,0"', id="half"),
        pytest.param(
            '2,Aveyron,share,hamon,"54,7"', "2,Aveyron,votes,hamon,5000", id="one count alone"
        ),
    ],
)
def test_a_tie_or_one_count_alone_shows_nobody(workspace: Workspace, old: str, new: str) -> None:
    """Nothing says who leads: the bulletin is refused and says why."""
    edit(workspace.election("primaire-gauche-2017") / "results.csv", old, new)

    with pytest.raises(FactsError, match="ne disent pas qui est en tête"):
        facts_for(workspace, "12")


def test_counts_of_two_sources_are_never_put_together(workspace: Workspace) -> None:
    """One source's votes beside another's make no share."""
    table = workspace.election("primaire-gauche-2017") / "results.csv"
    text = table.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("2,Lot,share")]
    table.write_text("\n".join(rows), encoding="utf-8")
    edit(table, "votes,hamon,4417,quasi-definitive,medialot", "votes,hamon,4417,partial,totem")
    with table.open("a", encoding="utf-8") as more:
        more.write("\n2,Lot,leader,hamon,,quasi-definitive,totem\n")

    result = facts_for(workspace, "46").find("result", LOT)

    assert result
    assert result.share is None
    assert facts_for(workspace, "46").find("votes", LOT) is None


def test_shares_are_computed_from_all_the_votes(workspace: Workspace) -> None:
    """With no printed share, every candidate's votes of one count give an exact one."""
    table = workspace.election("primaire-gauche-2017") / "results.csv"
    text = table.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("2,Lot,share")]
    table.write_text("\n".join(rows), encoding="utf-8")

    result = facts_for(workspace, "46").find("result", LOT)

    assert result
    assert result.share == Fraction(100 * 4417, 4417 + 3518)


def test_a_second_source_that_agrees_changes_nothing(workspace: Workspace) -> None:
    """A place is named once, however many say who leads it."""
    table = workspace.election("primaire-gauche-2017") / "results.csv"
    with table.open("a", encoding="utf-8") as more:
        more.write("2,Rodez,leader,hamon,,quasi-definitive,medialot\n")
        more.write("2,Laguiole,leader,valls,,quasi-definitive,medialot\n")

    facts = facts_for(workspace, "12")

    flipped = facts.find("flipped_places", AVEYRON)
    assert flipped
    assert [place.name for place in flipped.places] == ["Rodez", "Millau"]


def test_a_fact_that_does_not_exist_is_an_error(workspace: Workspace) -> None:
    """A misspelt kind is never a fact that is not there."""
    with pytest.raises(ModelError, match="runner_up_place"):
        facts_for(workspace, "12").find("runner_up_place", AVEYRON)  # type: ignore[arg-type]
