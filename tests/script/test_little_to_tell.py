"""The day after a second round of which the nation is not counted yet: a slot is filled all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from facts.counted import OCCITANIE, Count, G, J, county, election, facts_of
from french.faults import language_faults
from script.elections import brief_of
from script.goldens import SCRIPTS, body_of
from script.scenarios import SCENARIOS

from broadcast.model.figures import Stage
from broadcast.review.factlock import check
from broadcast.script.document import parse_script
from broadcast.script.templates import compose

REGION = {OCCITANIE: Count(100_000, 70_000, {G: 31_000, J: 37_000})}


@pytest.fixture(params=["journal", "flash"])
def written(request: pytest.FixtureRequest) -> list[str]:
    """The paragraphs of a bulletin that knows the department and its region only, fact-checked."""
    counted = election({2: county()}, wider=REGION)
    brief = brief_of(SCENARIOS["présidentielle 2"], "12", Stage.DEFINITIVE, format_=request.param)
    own = replace(brief, election=counted, facts=facts_of(counted), quotes=())
    text = compose(own, SCRIPTS).text
    script = parse_script(text, SCRIPTS / "essai.md")
    assert not [one for one in check(script, election=counted, facts=own.facts) if one.stops]
    return body_of(text).splitlines()


def test_the_region_is_told_where_the_nation_is_not(written: list[str]) -> None:
    """Jaurès leads it, whoever leads the department; it goes first where there is no time."""
    (line,) = [line for line in written if "Occitanie" in line]

    assert line.startswith("?? ")
    assert "Jean Jaurès" in line
    assert "54,4 %" in line
    assert not language_faults(line)


def test_turnout_is_told_to_the_last_detail(written: list[str]) -> None:
    """Beside the region's in both; the number of voters in the longer bulletin."""
    optional = [line for line in written if line.startswith("?")]

    assert any("70 %" in line and "région" in line for line in optional)
    if any(line.startswith("## Titres") for line in written):
        assert any(
            "16 019 " in line.replace("\u202f", " ").replace("\xa0", " ") for line in optional
        )
