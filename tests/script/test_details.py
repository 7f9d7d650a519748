"""Every fact beyond the result has its phrases, in good French, true to both of its figures."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from facts.counted import Count, G, H, J, election, facts_of, place
from french.faults import language_faults
from script.candidates import LIST_A, LIST_B, LIST_C
from script.elections import brief_of
from script.goldens import SCRIPTS, body_of
from script.scenarios import SCENARIOS

from broadcast.facts.compile import compile_facts
from broadcast.french.naming.places import find_department
from broadcast.model.election import Election, ElectionKind
from broadcast.model.figures import Stage
from broadcast.model.script import Read
from broadcast.script.document import parse_stories
from broadcast.script.extras import OF_THE_TURNOUT, OF_THE_VOTE, extras
from broadcast.script.templates import compose
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region

if TYPE_CHECKING:
    from broadcast.model.areas import Area

EVERYTHING = """{% import "details.j2" as more with context %}
## Tout
{% for f in details + turnout_details %}

[pause 0,5 s]

{{ more.detail(f) }}
{% endfor %}

{{ more.settled(area) }}

Fin.
"""
"""A bulletin of one's own that tells all of them: the station's slots never have the time."""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates, and one more that tells every detail."""
    folder = tmp_path_factory.mktemp("station") / "scripts"
    shutil.copytree(SCRIPTS, folder)
    (folder / "tout.md.j2").write_text(EVERYTHING, encoding="utf-8")
    return folder


def wider(department: str, share: int, voters: int) -> dict[Area, Count]:
    """The nation and the region: so many percent for Gouges, so many thousands of voters."""
    region = area_of_region(find_department(department).region_code)
    votes = {G: 650 * share, J: 650 * (100 - share)}
    return {area: Count(100_000, voters * 1000, votes) for area in (FRANCE, region)}


def duel(department: str, *, up: bool, apart: int) -> Election:
    """A second round with all that may be told: flips, records, strange communes, the past."""
    first = {
        place(index, department): Count(1000, 850 if up else 750, {G: 300, J: 350 - index, H: 60})
        for index in range(20)
    }
    now = {
        place(index, department): Count(1000, 800 + index, {G: 420 - index, J: 300 + index})
        for index in range(20)
    }
    now[place(5, department)] = Count(1000, 800, {G: 100, J: 650})
    now[place(6, department)] = Count(1000, 700, {G: 120, J: 600})
    now[place(7, department)] = Count(1000, 800, {G: 350, J: 350 - apart})
    before = tuple(
        election(
            {2: {area: count._replace(voters=850 if up else 720) for area, count in now.items()}},
            days=(date(year, 4, 10), date(year, 4, 24)),
            department=area_of_department(department),
        )
        for year in (2022, 2017, 2012)
    )
    return election(
        {1: first, 2: now},
        previous=before,
        wider=wider(department, 30 if up else 80, 70 if up else 95),
        department=area_of_department(department),
    )


def told(
    counted: Election, scripts: Path, department: str = "12", only: tuple[str, ...] = ()
) -> list[str]:
    """What the details say, hour after hour, until every phrase has come up."""
    region = area_of_region(find_department(department).region_code)
    here = area_of_department(department)
    facts = compile_facts(counted, nation=FRANCE, region=region, department=here, neighbours=[])
    if only:
        facts = replace(facts, facts=tuple(fact for fact in facts.facts if fact.kind in only))
    brief = brief_of(SCENARIOS["présidentielle 2"], department, Stage.DEFINITIVE)
    heard: tuple[str, ...] = ()
    lines: list[str] = []
    for hour in range(10):
        airtime = brief.header.airtime.replace(hour=hour)
        header = replace(brief.header, format="tout", airtime=airtime)
        own = replace(brief, header=header, election=counted, facts=facts)
        written = compose(own, scripts, heard)
        heard = heard + written.said if hour % 5 != 4 else ()
        lines += [
            line
            for line in body_of(written.text).splitlines()
            if line and line[0] not in "#[" and line != "Fin."
        ]
    return lines


@pytest.mark.parametrize("department", ["12", "46", "13", "974", "40", "2A", "59"])
@pytest.mark.parametrize("up", [True, False], ids=["more than elsewhere", "less than elsewhere"])
@pytest.mark.parametrize("apart", [0, 1, 4], ids=["tie", "one vote", "four votes"])
def test_every_phrase_is_good_french(department: str, up: bool, apart: int, scripts: Path) -> None:
    """No "de le", no doubled space, no "de une voix": in any department, whatever the way."""
    lines = told(duel(department, up=up, apart=apart), scripts, department)

    faults = [f"{line} : {fault}" for line in lines for fault in language_faults(line)]

    assert faults == []
    assert not [line for line in lines if re.search(r"\bde une? |\bque à |\bà le |\bde 0 ", line)]


DUEL = duel("12", up=True, apart=4)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param("led_places", r"(?=.*\b18\b)(?=.*\b20\b)(?=.*deux)", id="communes of each"),
        pytest.param(
            "flipped_communes", r"18 communes.*Aguessac", id="communes that changed hands"
        ),
        pytest.param(
            "close_places", r"Arnac-sur-Dourdou.*quatre voix|quatre voix.*Arnac", id="votes"
        ),
        pytest.param("best_places", r"500 inscrits", id="among which communes"),
        pytest.param("outlier_places", r"(?=.*16,7 %)(?=.*52,3 %).*Anglars", id="there and in all"),
        pytest.param("against", r"(?=.*30 %)(?=.*52,3 %)", id="here and in the nation"),
        pytest.param("gain", r"près de 1 550 voix", id="votes gained"),
        pytest.param("turnout_against", r"(?=.*80,4 %)|(?=.*70 %)", id="turnouts"),
        pytest.param("turnout_since", r"(?=.*2012)(?=.*2017)(?=.*2022)", id="every year compared"),
        pytest.param("turnout_places", r"(?=.*81,9 %)(?=.*70 %)", id="most and least"),
        pytest.param("blank_vote", r"blancs? (?:ou|et) nuls?", id="blank and spoiled together"),
    ],
)
def test_what_is_compared_is_heard(kind: str, words: str, scripts: Path) -> None:
    """Whichever phrase is chosen, it holds the figures or the years that make it true."""
    lines = told(DUEL, scripts, only=(kind, "result"))

    assert lines
    for line in lines:
        assert re.search(words, line), line


def test_who_led_the_first_round_and_is_out_is_told(scripts: Path) -> None:
    """Hugo was first everywhere and does not stand in the second round."""
    first = {place(index): Count(1000, 800, {G: 200, H: 600}) for index in range(20)}
    now = {place(index): Count(1000, 800, {G: 500, J: 300}) for index in range(20)}

    lines = told(election({1: first, 2: now}), scripts, only=("first_round",))

    assert lines
    assert all("Victor Hugo" in line and "premier tour" in line for line in lines[:1])


@pytest.mark.parametrize(
    ("leader_wins", "words"),
    [
        pytest.param(
            20, "toutes les communes|Pas une commune|chacune des 20|les 20 communes", id="all"
        ),
        pytest.param(6, r"\b14\b.*\bsix\b|\bsix\b.*\b14\b", id="fewer than the second"),
    ],
)
def test_a_map_unlike_the_total_is_told_as_such(
    leader_wins: int, words: str, scripts: Path
) -> None:
    """Gouges wins everywhere; or she wins few large communes and Jaurès the many small ones."""
    here = {
        place(index): Count(9000, 8000, {G: 7000, J: 1000 + index})
        if index < leader_wins
        else Count(1000, 800, {G: 300, J: 500})
        for index in range(20)
    }

    lines = told(election({2: here}), scripts, only=("led_places",))

    assert lines
    for line in lines:
        assert re.search(words, line, re.IGNORECASE), line


def test_two_of_a_kind_at_most_and_the_heaviest_first() -> None:
    """A bulletin is no list: two comparisons, not four."""
    facts = facts_of(DUEL)

    chosen = extras(facts, area_of_department("12"), OF_THE_TURNOUT)

    assert [fact.kind for fact in chosen].count("turnout_against") == 2
    assert [fact.weight for fact in chosen] == sorted((f.weight for f in chosen), reverse=True)


def test_a_score_much_like_the_nation_s_is_not_news() -> None:
    """Under five points apart stays in the table of facts."""
    near = election(
        {2: {place(index): Count(1000, 800, {G: 400, J: 400 - index}) for index in range(20)}},
        wider=wider("12", 50, 80),
    )
    facts = facts_of(near)

    assert facts.all("against", area_of_department("12"))
    assert not [
        fact
        for fact in extras(facts, area_of_department("12"), OF_THE_VOTE)
        if fact.kind == "against"
    ]


def towns(votes: dict[int, tuple[int, int]]) -> Election:
    """Thirty communes where a list wins outright, but for those given."""
    here = {
        place(index): Count(1000, 800, dict(zip((LIST_A, LIST_B), pair, strict=True)))
        for index in range(30)
        for pair in [votes.get(index, (500, 300))]
    }
    return election(
        {1: here},
        kind=ElectionKind.MUNICIPALES,
        name="élections municipales",
        round_=1,
        areas=tuple(here),
    )


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        pytest.param({}, "premier tour|second tour", id="all of them"),
        pytest.param({0: (400, 400)}, r"29 communes.*une autre", id="all but one"),
        pytest.param({0: (400, 400), 1: (350, 350)}, r"28 communes.*deux autres", id="all but two"),
    ],
)
def test_the_communes_that_vote_again_are_counted(
    votes: dict[int, tuple[int, int]], words: str, scripts: Path
) -> None:
    """So many are settled, so many are not."""
    lines = told(towns(votes), scripts, only=("settled",))

    assert lines
    for line in lines:
        assert re.search(words, line, re.IGNORECASE), line
        assert not language_faults(line)


def test_a_contest_that_is_cut_leaves_no_sentence_behind() -> None:
    """One says "suit la liste" only after the winner that it follows: both are cut, or neither."""
    counted = towns({0: (400, 400)})
    brief = brief_of(SCENARIOS["municipales, second tour à trois"], "12", Stage.DEFINITIVE)
    brief = replace(brief, election=counted, facts=facts_of(counted))

    lines = body_of(compose(brief, SCRIPTS).text).splitlines()
    stories = {story.title: story for story in parse_stories(lines, Path("essai.md"))}
    reads = [item for item in stories["En Aveyron"].items if isinstance(item, Read)]

    assert len(brief.facts.contests) == 8
    assert [read.cut_rank for read in reads[:4]] == [0, 0, 0, 0]  # how many, and the first three
    assert all(read.cut_rank > 0 for read in reads[4:])


def test_a_tie_for_the_first_place_is_never_told_as_a_lead() -> None:
    """Two lists level in the first round: neither "arrive en tête"."""
    counted = towns({0: (400, 400)})
    brief = brief_of(SCENARIOS["municipales, second tour à trois"], "12", Stage.DEFINITIVE)
    brief = replace(brief, election=counted, facts=facts_of(counted))
    name = place(0).name

    for hour in range(5):
        airtime = brief.header.airtime.replace(hour=hour)
        own = replace(brief, header=replace(brief.header, airtime=airtime))
        text = body_of(compose(own, SCRIPTS).text)
        said = next(part for part in text.split("\n\n") if name in part and "\n" in part)
        assert re.search(r"égalité|jeu égal|départagé", said), said
        assert "en tête" not in said


def test_a_seat_that_changes_hands_between_the_rounds_is_told_as_such() -> None:
    """The list that led the first round is named after the one that has won."""
    town = place(0)
    counted = election(
        {
            1: {town: Count(1000, 800, {LIST_A: 350, LIST_B: 300, LIST_C: 150})},
            2: {town: Count(1000, 850, {LIST_B: 450, LIST_A: 400})},
        },
        kind=ElectionKind.MUNICIPALES,
        name="élections municipales",
        areas=(town,),
    )
    brief = brief_of(SCENARIOS["municipales, second tour"], "12", Stage.DEFINITIVE)
    brief = replace(brief, election=counted, facts=facts_of(counted))

    for hour in range(5):
        airtime = brief.header.airtime.replace(hour=hour)
        own = replace(brief, header=replace(brief.header, airtime=airtime))
        text = body_of(compose(own, SCRIPTS).text)
        here = text.split("## En Aveyron")[1].split("##")[0]
        before = f"{LIST_A.name}.*premier tour|premier tour.*{LIST_A.name}"
        assert LIST_B.name.casefold() in here.casefold()
        assert re.search(before, here, re.IGNORECASE), here


def test_a_department_without_a_contest_counted_is_awaited() -> None:
    """Nothing was counted where seats are won: the bulletin says so, and is not empty."""
    counted = election(
        {1: {FRANCE: Count(1000, 800, {G: 500, J: 300})}},
        kind=ElectionKind.DEPARTEMENTALES,
        name="élections départementales",
        round_=1,
    )
    brief = brief_of(SCENARIOS["départementales 1"], "12", Stage.DEFINITIVE)
    brief = replace(brief, election=counted, facts=facts_of(counted))

    text = body_of(compose(brief, SCRIPTS).text)

    assert re.search(r"(?i)résultats?\b|chiffres", text.split("## En Aveyron")[1])


def test_lists_that_may_go_on_are_not_said_to_do_so() -> None:
    """Worked out from the votes on the Sunday: they may still withdraw or merge by Tuesday."""
    three = {LIST_A: 380, LIST_B: 300, LIST_C: 120}
    counted = election(
        {1: {place(0): Count(1000, 800, three)}},
        kind=ElectionKind.MUNICIPALES,
        name="élections municipales",
        round_=1,
        areas=(place(0),),
    )
    brief = brief_of(SCENARIOS["municipales, second tour à trois"], "12", Stage.DEFINITIVE)
    brief = replace(brief, election=counted, facts=facts_of(counted))

    for hour in range(5):
        airtime = brief.header.airtime.replace(hour=hour)
        own = replace(brief, header=replace(brief.header, airtime=airtime))
        text = body_of(compose(own, SCRIPTS).text)
        assert not re.search(r"triangulaire|sont qualifiée|s'affronteront", text)
        assert re.search(r"peuvent se maintenir|est ouvert à|peuvent y participer", text)


def test_a_list_under_the_threshold_is_not_said_to_be_out() -> None:
    """It may not go on alone; until Tuesday it may still merge with one that does."""
    counted = election(
        {1: {place(0): Count(1000, 800, {LIST_A: 400, LIST_B: 370, LIST_C: 30})}},
        kind=ElectionKind.MUNICIPALES,
        name="élections municipales",
        round_=1,
        areas=(place(0),),
    )
    brief = brief_of(SCENARIOS["municipales, second tour à trois"], "12", Stage.DEFINITIVE)
    brief = replace(brief, election=counted, facts=facts_of(counted))

    for hour in range(5):
        airtime = brief.header.airtime.replace(hour=hour)
        own = replace(brief, header=replace(brief.header, airtime=airtime))
        text = body_of(compose(own, SCRIPTS).text)
        assert not re.search(r"éliminé|Fin de parcours|s'arrête là|premier tour :", text)
        told = [line for line in text.splitlines() if LIST_C.name.casefold() in line.casefold()]
        assert any(re.search("se maintenir|maintien|seuil", line) for line in told), text
        assert not language_faults(text)
