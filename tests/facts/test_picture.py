"""The picture of a department shows every commune once, none upon another, in words too."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from facts.counted import AVEYRON, OCCITANIE, Count, G, J, county, election, facts_of, place
from hypothesis import given
from hypothesis import strategies as st
from script.candidates import LIST_A, LIST_B

from broadcast.facts.picture.beeswarm import swarm
from broadcast.facts.picture.chart import chart
from broadcast.facts.picture.png import png_of
from broadcast.facts.picture.svg import draw
from broadcast.model.election import ElectionKind
from broadcast.sources.areas import FRANCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.facts.picture.chart import Chart
    from broadcast.model.election import Election

SVG = "{http://www.w3.org/2000/svg}"


def pictured(counted: Election) -> Chart:
    return chart(
        counted,
        facts_of(counted),
        AVEYRON,
        wider=(FRANCE, OCCITANIE),
        timezone=ZoneInfo("Europe/Paris"),
    )


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(2, 16)), min_size=1, max_size=60))
def test_no_dot_covers_another(dots: list[tuple[float, float]]) -> None:
    """However many communes share a score, each one is seen whole."""
    xs, rs = [x for x, _ in dots], [r for _, r in dots]

    ys = swarm(xs, rs)

    for one in range(len(dots)):
        for other in range(one):
            apart = hypot(xs[one] - xs[other], ys[one] - ys[other])
            assert apart >= rs[one] + rs[other] - 1e-6


def test_every_commune_is_a_dot_and_the_telling_ones_are_named() -> None:
    """Twenty communes, twenty dots, of the colour of who leads there."""
    here = county()
    here[place(3)] = Count(1000, 800, {G: 200, J: 600})

    shown = pictured(election({2: here}))
    document = ElementTree.fromstring(draw(shown))

    circles = document.findall(f"{SVG}circle")
    assert len(circles) == 20
    titles = [circle.findtext(f"{SVG}title") for circle in circles]
    assert f"{place(3).name} : 25,0 %" in titles
    lost = [circle for circle in circles if "c1" in circle.attrib["class"]]
    assert [circle.findtext(f"{SVG}title") for circle in lost] == [f"{place(3).name} : 25,0 %"]
    assert place(3).name in [text.text for text in document.findall(f"{SVG}text")]


def test_the_figures_are_written_and_read_by_a_screen_reader() -> None:
    """Shares, votes and turnout stand beside the bars, and in the description."""
    document = ElementTree.fromstring(draw(pictured(election({2: county()}))))

    said = " ".join(text.text or "" for text in document.findall(f"{SVG}text"))
    described = document.findtext(f"{SVG}desc") or ""
    for words in ("Olympe de Gouges", "60,3 %", "9 640 voix", "80,1 %"):
        assert words in said
        assert words in described
    assert (
        document.findtext(f"{SVG}title") == "Élection présidentielle, second tour de 2027 : Aveyron"
    )
    assert "25/04/2027 à 22 h 00" in said
    assert "Source : le ministère de l'Intérieur" in said


def test_light_and_dark_pages_each_have_their_colours() -> None:
    """The page that shows it decides: the same classes, two sets of colours."""
    text = draw(pictured(election({2: county()})))

    light, dark = text.split("@media (prefers-color-scheme: dark)")
    assert ".page{fill:#ffffff}" in light
    assert ".page{fill:#14181d}" in dark


def test_towns_with_their_own_lists_are_shown_by_their_turnout() -> None:
    """No candidate stands in all of them: bars for the heaviest contests, dots for who voted."""
    towns = {
        place(index): Count(1000, 600 + index, {LIST_A: 400, LIST_B: 200 + index})
        for index in range(30)
    }
    counted = election(
        {1: towns}, kind=ElectionKind.MUNICIPALES, name="élections municipales",
        round_=1, areas=tuple(towns),
    )  # fmt: skip

    shown = pictured(counted)

    assert len(shown.groups) == 4
    assert shown.dots_title == "La participation dans les 30 communes"
    assert {dot.colour for dot in shown.dots} == {None}


def test_a_name_with_a_sign_of_xml_is_written_as_it_is() -> None:
    """« Pour & avec » breaks no document."""
    odd = replace(G, name="Pour <tous> & avec")
    here = {
        area: count._replace(votes={odd: count.votes[G], J: count.votes[J]})
        for area, count in county().items()
    }

    document = ElementTree.fromstring(draw(pictured(election({2: here}))))

    assert "Pour <tous> & avec" in [text.text for text in document.findall(f"{SVG}text")]


def test_the_png_is_twice_as_large_as_the_drawing() -> None:
    """Sharp on a telephone: 760 units make 1 520 pixels."""
    png = png_of(draw(pictured(election({2: county()}))))

    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 1520


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        pytest.param("lot.svg", b"<svg ", id="SVG"),
        pytest.param("LOT.PNG", b"\x89PNG", id="PNG, however it is written"),
    ],
)
def test_the_command_draws_beside_the_table(
    broadcast: Callable[..., Result], tmp_path: Path, name: str, opening: bytes
) -> None:
    """`broadcast facts --chart`: the table on screen, the picture in the file."""
    result = broadcast("facts", "--dept", "Lot", "--chart", str(tmp_path / name))

    assert result.exit_code == 0, result.output
    assert "Poids" in result.stdout
    assert (tmp_path / name).read_bytes().startswith(opening)


def test_another_kind_of_picture_is_refused_in_one_line(
    broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Nothing is written under a name that would lie about what it holds."""
    result = broadcast("facts", "--dept", "Lot", "--chart", str(tmp_path / "lot.pdf"))

    assert result.exit_code == 1
    assert "finissez le nom par .svg ou .png" in result.stderr
    assert not (tmp_path / "lot.pdf").exists()


def test_nothing_is_drawn_of_what_nobody_counted(
    broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """A picture of an awaited result would be an empty page."""
    result = broadcast("facts", "--dept", "Lozère", "--chart", str(tmp_path / "lozere.svg"))

    assert result.exit_code == 1
    assert not (tmp_path / "lozere.svg").exists()
