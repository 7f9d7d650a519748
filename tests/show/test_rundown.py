"""The rundown: every second of a morning, counted up and down, in the three forms people use."""

from __future__ import annotations

import csv
import re
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from broadcast.show.morning import airtime_of
from broadcast.show.rundown import Rundown, Sheet, entries_of
from broadcast.show.rundown_csv import COLUMNS, as_csv
from broadcast.show.rundown_html import as_html
from broadcast.show.rundown_pdf import as_pdf

PARIS = ZoneInfo("Europe/Paris")
MONDAY, SPRING = date(2017, 1, 30), date(2017, 3, 26)
STARTS = [(0, "Titres"), (27_800, "En Aveyron"), (60_500, "Fin")]
READ = [
    (("claire",), "Voici les titres."),
    (("claire", "marc"), "C'est dit."),
    (("claire",), "Fin."),
]


def sheet(day: date = MONDAY, clock: time = time(7), *, department: str = "Aveyron") -> Sheet:
    airtime = airtime_of(day, clock, PARIS)
    return Sheet(
        bulletin=f"{day}-{department}",
        title="Le journal <de> 7 heures",
        department=department,
        airtime=airtime,
        budget_ms=90_000,
        state="approuvé par N. B.",
        ready=True,
        file="output/6-air.mp3",
        duration_ms=90_000,
        entries=entries_of(airtime, 90_000, 90_000, STARTS, READ),
    )


def rundown(*sheets: Sheet) -> Rundown:
    return Rundown(station="Totem", day=MONDAY, sheets=sheets)


def test_each_story_is_on_the_clock_and_counted_both_ways() -> None:
    """When it begins, how long it is, the time used at its end and left at its start."""
    entries = sheet().entries

    assert [f"{one.at:%H:%M:%S}" for one in entries] == ["07:00:00", "07:00:27", "07:01:00"]
    assert [one.duration_ms for one in entries] == [27_000, 33_000, 30_000]
    assert [one.cumulated_ms for one in entries] == [27_000, 60_000, 90_000]
    assert [one.remaining_ms for one in entries] == [90_000, 63_000, 30_000]


def test_what_is_shown_adds_up_to_the_second() -> None:
    """Lengths make the slot; an hour and what is left after it make the end."""
    page = list(csv.DictReader(as_csv(rundown(sheet())).splitlines(), delimiter=";"))

    def seconds(clock: str) -> int:
        return sum(60**at * int(part) for at, part in enumerate(reversed(clock.split(":"))))

    assert sum(seconds(row["duree"]) for row in page) == 90
    ends = {seconds(row["antenne"]) + seconds(row["rebours"]) for row in page}
    assert ends == {seconds("07:01:30")}


def test_a_bulletin_across_the_spring_jump_is_on_the_wall_clock() -> None:
    """It begins at 1:59:30 and its last story is heard after three."""
    late = sheet(SPRING, time(1, 59, 30))

    assert [f"{one.at:%H:%M:%S}" for one in late.entries] == ["01:59:30", "01:59:57", "03:00:30"]
    assert f"{late.ends:%H:%M:%S}" == "03:01:00"


def test_the_table_has_a_line_a_story() -> None:
    """And one for a bulletin that has no sound."""
    missing = Sheet(
        bulletin="b",
        title="t",
        department="Lot",
        airtime=airtime_of(MONDAY, time(8), PARIS),
        budget_ms=90_000,
        state="pas prêt : le disque est plein",
        ready=False,
    )

    rows = list(csv.DictReader(as_csv(rundown(sheet(), missing)).splitlines(), delimiter=";"))

    assert tuple(rows[0]) == COLUMNS
    assert [row["antenne"] for row in rows] == ["07:00:00", "07:00:27", "07:01:00", "08:00:00"]
    assert rows[1]["lecteur"] == "claire, marc"
    assert (rows[1]["cumul"], rows[1]["rebours"]) == ("1:00", "1:03")
    assert rows[3]["etat"] == "pas prêt : le disque est plein"


def test_the_page_tells_everything() -> None:
    """Titles are escaped; who reads, last words, file and state are there."""
    page = as_html(rundown(sheet()))

    assert "Le journal &lt;de&gt; 7 heures" in page
    for told in ("lundi 30 janvier 2017", "07:00:27", "C&#39;est dit.", "6-air.mp3", "N. B."):
        assert told in page
    assert "<script" not in page


@pytest.mark.parametrize("departments", [("Aveyron",), ("Aveyron", "Lot")])
def test_on_paper_each_department_has_a_sheet(departments: tuple[str, ...]) -> None:
    """The same rundown gives the same file."""
    told = rundown(*(sheet(department=name) for name in departments))

    paper = as_pdf(told)

    assert paper.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", paper)) == len(departments)
    assert as_pdf(told) == paper
