"""The rules of an election on the seed: what a newsroom may do on the Sunday of the vote."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from newsroom import edit

from broadcast.errors import RulesError
from broadcast.pipeline.clearing.guarding import guard
from broadcast.pipeline.clearing.overriding import Override
from broadcast.pipeline.sounding.render import render
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.pipeline.clearing.guarding import Act, Guarded
    from broadcast.workspace import Workspace

PARIS = ZoneInfo("Europe/Paris")
SUNDAY_AFTERNOON = datetime(2017, 1, 29, 15, tzinfo=PARIS)
SUNDAY_1959 = datetime(2017, 1, 29, 19, 59, 59, tzinfo=PARIS)
SUNDAY_20 = datetime(2017, 1, 29, 20, tzinfo=PARIS)
ANNE = Override(by="Anne Bar", because="accord du préfet")


def guarded(
    workspace: Workspace, act: Act, now: datetime, override: Override | None = None
) -> Guarded:
    """Ask for an act on the seed's journal of Aveyron."""
    bulletin = open_bulletin(workspace, Request(department="Aveyron"))
    return guard(bulletin, script_of(bulletin), act, now=now, override=override)


def logged(workspace: Workspace) -> list[dict[str, Any]]:
    """The log of the rules, oldest first."""
    return [json.loads(line) for line in workspace.rules_log.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("act", ["voice", "mix", "render", "air", "publish"])
def test_a_result_of_the_seed_is_not_voiced_before_eight(workspace: Workspace, act: Act) -> None:
    """At 19:59:59, whatever is asked, with the line that tells a result."""
    with pytest.raises(RulesError, match="embargo jusqu'au dimanche 29 janvier 2017 à 20 h") as it:
        guarded(workspace, act, SUNDAY_1959)

    assert it.value.where
    assert it.value.where.line


def test_from_eight_on_everything_is_free(workspace: Workspace) -> None:
    """And nothing is logged of it."""
    assert guarded(workspace, "publish", SUNDAY_20).refusals == ()
    assert not workspace.rules_log.exists()


def after_the_first_round(workspace: Workspace) -> None:
    """Make the seed's bulletins those of the first round: no result of the second is known."""
    election = workspace.election("primaire-gauche-2017")
    (election / "results.csv").write_text(
        "round,area,figure,candidate,value,stage,source\n"
        '1,Aveyron,share,hamon,"40,1",definitive,totem\n'
        '1,Aveyron,share,valls,"35,2",definitive,totem\n',
        encoding="utf-8",
    )
    edit(election / "election.yaml", "round: 2 ", "round: 1 ")
    path = election / "election.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("# Ce qu'une source compare")], encoding="utf-8")


def test_the_quotes_of_the_seed_are_not_handed_over_on_the_sunday(workspace: Workspace) -> None:
    """The attempt is refused, and logged with each quote, even where it tells no new result."""
    after_the_first_round(workspace)

    with pytest.raises(RulesError, match="ne peut être entendu du samedi 28 janvier") as refused:
        guarded(workspace, "publish", SUNDAY_AFTERNOON)

    assert "article L49" in str(refused.value)
    (entry,) = logged(workspace)
    assert {one["rule"] for one in entry["refused"]} == {"silence"}
    assert len(entry["refused"]) > 3
    assert (entry["act"], entry["override"]) == ("publish", None)
    assert entry["bulletin"] == "2017-01-30-aveyron-0700-journal"


def test_someone_may_answer_for_it_by_name(workspace: Workspace) -> None:
    """It is logged, told, and holds for the same refusals the next time."""
    first = guarded(workspace, "render", SUNDAY_1959, ANNE)
    again = guarded(workspace, "voice", SUNDAY_1959)

    assert "Anne Bar passe outre : accord du préfet" in first.notices[0]
    assert again.override == first.override
    assert [entry["override"]["by"] for entry in logged(workspace)] == ["Anne Bar", "Anne Bar"]


def test_an_override_covers_no_other_refusal(workspace: Workspace) -> None:
    """Letting an embargo pass lets no candidate be heard in the silence."""
    guarded(workspace, "render", SUNDAY_1959, ANNE)

    with pytest.raises(RulesError):
        guarded(workspace, "publish", SUNDAY_1959)


def test_what_no_source_gives_is_a_result_too(workspace: Workspace) -> None:
    """A score that somebody typed into the script by hand may be true."""
    after_the_first_round(workspace)
    bulletin = open_bulletin(workspace, Request(department="Aveyron"))
    paper = script_of(bulletin)
    assert guard(bulletin, paper, "voice", now=SUNDAY_1959).refusals == ()

    with paper.path.open("a", encoding="utf-8") as script:
        script.write("\nBenoît Hamon l'emporte avec 61,2 % des voix.\n")

    with pytest.raises(RulesError, match="embargo"):
        guard(bulletin, script_of(bulletin), "voice", now=SUNDAY_1959)


def test_a_render_before_the_hour_leaves_no_sound(workspace: Workspace) -> None:
    """Nothing of it is spoken, mixed or exported."""
    bulletin = open_bulletin(workspace, Request(department="Lot", slot="07:30"))

    with pytest.raises(RulesError):
        render(bulletin, script_of(bulletin), lambda *_: None, now=SUNDAY_1959)

    made = {path.name for path in bulletin.folder.iterdir()}
    assert made == {"1-facts.json", "2-script.md", "3-rules.json", "stamps.json"}


def test_a_past_election_is_not_hindered(broadcast: Callable[..., Result]) -> None:
    """The real clock is long after the release of 2017."""
    result = broadcast("voice", "--dept", "Lot", "--slot", "07:30", "--json")

    assert result.exit_code == 0, result.stderr
    assert datetime.now(UTC) > SUNDAY_20


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("[2017-01-22T20:30+01:00]", "un moment par tour", id="one of two rounds"),
        pytest.param("[2017-01-22, 2017-01-29]", "décalage horaire", id="no hour"),
        pytest.param(
            "[2017-01-22T20:30+01:00, 2017-01-28T20:30+01:00]",
            "vient avant son tour",
            id="too soon",
        ),
    ],
)
def test_a_release_that_cannot_be_is_refused_with_its_line(
    workspace: Workspace, broadcast: Callable[..., Result], typed: str, told: str
) -> None:
    """A moment for each round, with its offset, not before its day."""
    path = workspace.election("primaire-gauche-2017") / "election.yaml"
    edit(path, "round: 2 ", f"release: {typed}\nround: 2 ")

    result = broadcast("script", "--dept", "Lot")

    assert result.exit_code == 1
    assert told in result.stderr
    assert "election.yaml, ligne 6" in result.stderr


def test_a_quote_goes_to_air_by_someones_leave(workspace: Workspace) -> None:
    """A draft needs none; for air, the line of quotes.yaml that says nothing is named."""
    path = workspace.election("primaire-gauche-2017") / "quotes.yaml"
    edit(path, "    clearance: micro\n", "")

    guarded(workspace, "render", SUNDAY_20)
    with pytest.raises(RulesError, match="pantanella-etats-d-ame » n'a pas d'accord") as refused:
        guarded(workspace, "air", SUNDAY_20)

    assert "« clearance » à quotes.yaml, ligne 8" in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("vol", "« vol » n'est pas connu ici", id="no such right"),
        pytest.param("accord", "« cleared_by » manquant", id="whose agreement"),
        pytest.param("accord\n    cleared_by: INA", "« cleared_on » manquant", id="since when"),
    ],
)
def test_a_leave_says_whose_it_is(
    workspace: Workspace, broadcast: Callable[..., Result], typed: str, told: str
) -> None:
    """An agreement that had to be asked has a name and a day."""
    path = workspace.election("primaire-gauche-2017") / "quotes.yaml"
    edit(path, "clearance: micro", f"clearance: {typed}")

    result = broadcast("script", "--dept", "Lot")

    assert result.exit_code == 1
    assert told in result.stderr


@pytest.mark.parametrize("named", ["voices.martin-malvy", "voices.x"])
def test_a_quote_is_never_read_by_an_imitation_of_its_author(
    workspace: Workspace, named: str
) -> None:
    """Whether it is the name of a voice or its description that says whose it is."""
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write(f'\n[{named}]\nengine = "tone"\ndescription = "la voix de Martin Malvy"\n')

    with pytest.raises(RulesError, match="jamais lue par une imitation de son auteur"):
        guarded(workspace, "voice", SUNDAY_20)
