"""Every way an election may go, in every department, at every stage of its count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from french.faults import language_faults
from script.elections import brief_of
from script.goldens import GOLDEN, SCRIPTS, body_of, golden_name
from script.scenarios import SCENARIOS

from broadcast.french.naming.places import departments
from broadcast.model.figures import Stage
from broadcast.script.document import parse_stories
from broadcast.script.templates import compose

pytestmark = pytest.mark.slow


def lines_on_air(text: str) -> list[str]:
    """What is read out, a line each, without the marks of what may be cut."""
    lines = (re.sub(r"^\?{1,2} ", "", line) for line in body_of(text).splitlines())
    return [line for line in lines if line and not line.startswith(("##", "["))]


LOCAL = ("législatives,", "municipales,", "départementales", "sénatoriales")
"""Elections whose seats are won near by."""


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_department_at_every_stage_is_told_in_good_french(name: str) -> None:
    """No undefined value, no doubled space, no "de le", no unresolved plural: nowhere."""
    faults = [
        f"{department.name}, {stage}, {format_}: {fault}"
        for department in departments()
        for stage in Stage
        for format_ in ("journal",)
        for line in lines_on_air(
            compose(
                brief_of(SCENARIOS[name], department.code, stage, format_=format_), SCRIPTS
            ).text
        )
        for fault in language_faults(line)
    ]

    assert faults == []


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("name", SCENARIOS)
def test_each_scenario_reads_as_it_was_reviewed(name: str, stage: Stage) -> None:
    """The golden scripts were read word by word; `tools/golden_scripts.py` writes them anew."""
    for format_ in ("journal", "flash"):
        brief = brief_of(SCENARIOS[name], "12", stage, format_=format_)

        written = body_of(compose(brief, SCRIPTS).text)

        assert written == (GOLDEN / golden_name(name, stage, format_)).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_partial_count_is_told_in_the_conditional(name: str) -> None:
    """While the count goes on, nobody "est élu" nor "l'emporte": the listener hears a maybe."""
    brief = brief_of(SCENARIOS[name], "46", Stage.PARTIAL)

    text = " ".join(lines_on_air(compose(brief, SCRIPTS).text))

    settled = (
        r"\b(?:est|sont) élu|l'emportent?\b|s'imposent?\b|\bremportent?\b|\bgagnent?\b|^Victoire d"
    )
    assert not re.search(settled, text), text
    if "rien encore" not in name:
        assert "41 % des bureaux" in text


@pytest.mark.parametrize("name", [name for name in SCENARIOS if name.split()[0] in LOCAL])
def test_everyone_with_a_score_is_named_in_a_local_race(name: str) -> None:
    """All who stand for a seat near by are named at least once."""
    brief = brief_of(SCENARIOS[name], "12", Stage.DEFINITIVE)

    text = compose(brief, SCRIPTS).text

    for area in brief.election.contests(brief.area):
        found = brief.facts.find("result", area)
        for one in found.standings if found else ():
            assert one.candidate.name in text


def test_the_same_inputs_give_the_same_text() -> None:
    """The choice of words hangs on the day, the department and the slot, never on chance."""
    brief = brief_of(SCENARIOS["présidentielle 1"], "12", Stage.DEFINITIVE)

    assert compose(brief, SCRIPTS) == compose(brief, SCRIPTS)


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_phrase_comes_back_in_the_same_morning(name: str) -> None:
    """Four bulletins of one department: the same facts, never the same phrase twice."""
    heard: list[str] = []
    for hour in (6, 7, 8, 9):
        brief = brief_of(SCENARIOS[name], "46", Stage.DEFINITIVE, hour=hour)
        composed = compose(brief, SCRIPTS, heard)

        assert not {*composed.said} & {*heard}
        heard += composed.said


def test_every_script_reads_back_as_a_script() -> None:
    """What the templates write is what the parser understands."""
    for scenario in SCENARIOS.values():
        text = compose(brief_of(scenario, "974", Stage.PARTIAL), SCRIPTS).text

        assert parse_stories(body_of(text).splitlines(), Path("essai.md"))
