"""A script says what its data say: every error is found, and nothing else is called one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from review.corpus import BY_HAND, OF_THE_STATION, by_hand, of_the_station
from review.planting import plant
from script.elections import brief_of
from script.goldens import SCRIPTS
from script.scenarios import SCENARIOS

from broadcast.french.naming.places import departments
from broadcast.model.figures import Stage
from broadcast.review.factlock import check
from broadcast.script.document import parse_script
from broadcast.script.templates import compose

if TYPE_CHECKING:
    from review.corpus import Good

pytestmark = pytest.mark.slow

CORPUS = [*BY_HAND, *OF_THE_STATION]


@pytest.fixture
def good(request: pytest.FixtureRequest, tmp_path: Path) -> Good:
    name = str(request.param)
    return by_hand(name) if name in BY_HAND else of_the_station(name, tmp_path)


@pytest.mark.parametrize("good", CORPUS, indirect=True, ids=CORPUS)
def test_nothing_is_found_in_a_good_script(good: Good) -> None:
    """Neither in what a person wrote freely, nor in what the templates write."""
    assert good.check(good.text) == ()


PLANTED = [*BY_HAND, "Aveyron 07:00 journal", "Lot 07:00 journal", "Lot 08:00 flash"]


@pytest.mark.parametrize("good", PLANTED, indirect=True, ids=PLANTED)
def test_every_planted_error_is_found_where_it_stands(good: Good) -> None:
    """One figure, name, place, sign, verb, round, function or quoted word changed at a time."""
    missed = [
        one.name
        for one in plant(good.text, good.election)
        if not any(abs(found.line - one.line) <= 1 for found in good.check(one.text))
    ]

    assert missed == []


def test_the_errors_are_of_every_kind_and_many() -> None:
    """The rules that plant them do plant: more than 200, of each kind several."""
    goods = [by_hand(name) for name in BY_HAND]
    rules = Counter(one.rule for good in goods for one in plant(good.text, good.election))

    assert rules.total() > 200
    assert {rule for rule, many in rules.items() if many >= 5} >= {
        *("figure", "name", "place", "sign", "verb", "round", "function", "quote")
    }


EVERY_TENTH = 10


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_the_templates_write_is_never_called_wrong(name: str) -> None:
    """Every scenario at every stage, journal and flash; each scenario in departments of its own."""
    first = list(SCENARIOS).index(name) % EVERY_TENTH
    found = [
        (department.name, stage, format_, one.found, one.data_says)
        for department in departments()[first::EVERY_TENTH]
        for stage in Stage
        for format_ in ("journal", "flash")
        for brief in (brief_of(SCENARIOS[name], department.code, stage, format_=format_),)
        for one in check(
            parse_script(compose(brief, SCRIPTS).text, Path("2-script.md")),
            election=brief.election,
            facts=brief.facts,
        )
    ]

    assert found == []


MISREAD = "Benoît Hamon n'est pas premier dans 3 % des bureaux de Rodez, où il est devant."
"""A phrase that the rules take for something else."""


@pytest.mark.parametrize(
    ("edited", "held"),
    [
        pytest.param(MISREAD, False, id="word for word"),
        pytest.param(MISREAD.replace("3 %", "4 %"), True, id="one figure changed"),
    ],
)
def test_what_the_templates_wrote_is_not_held_against_the_facts_that_gave_it(
    tmp_path: Path, edited: str, held: bool
) -> None:
    """Only an untouched paragraph, in its own story; any change and the rules read it."""
    good = of_the_station("Aveyron 07:00 flash", tmp_path)
    generated = parse_script(f"{good.text}\n{MISREAD}\n", good.path)
    assert good.check(f"{good.text}\n{MISREAD}\n")

    found = good.lock.check(parse_script(f"{good.text}\n{edited}\n", good.path), generated)

    assert bool(found) is held


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        pytest.param("On se retrouve à 7 h 30.", [], id="the next one"),
        pytest.param("On se retrouve à 8 heures.", ["doubt"], id="one is skipped"),
        pytest.param("On se retrouve à 8 heures pour le journal.", [], id="the next journal"),
        pytest.param("On se retrouve à 7 h 40.", ["unsourced"], id="no appointment"),
    ],
)
def test_the_next_bulletin_is_the_one_that_comes(
    tmp_path: Path, said: str, severities: list[str]
) -> None:
    """What is announced at the end is held against the station's morning."""
    good = of_the_station("Aveyron 07:00 journal", tmp_path)

    assert [one.severity for one in good.check(f"{good.text}\n{said}\n")] == severities
