"""The account of speaking time: what stands, what was, who changed it; and its balance."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from rules.polls import HAMON, VALLS

from broadcast.errors import RulesError
from broadcast.rules.ledger import Airing, Correction, corrected, sheet
from broadcast.rules.passage import Passage
from broadcast.rules.totals import totals, unbalanced

PARIS = ZoneInfo("Europe/Paris")
SEVEN = datetime(2017, 1, 30, 7, tzinfo=PARIS)
MALVY = Passage(
    kind="parole",
    start_ms=61_240,
    length_ms=8_460,
    person="Martin Malvy",
    role="ancien président de la Région Midi-Pyrénées",
    party="",
    candidate="Manuel Valls",
    scope="national",
    words="« Le score est sans appel. »",
    source="malvy.wav",
)
ABOUT_HAMON = replace(MALVY, kind="antenne", start_ms=5_000, person="", candidate="Benoît Hamon")
HANDED_OVER = Airing(
    state="handed_over",
    bulletin="2017-01-30-aveyron-0700-journal",
    title="Le journal de 7 heures, Aveyron",
    department="12",
    election="primaire-gauche-2017",
    round=2,
    starts_at=SEVEN,
    file="6-air.mp3",
    sha256="1f2e3d4c" * 8,
    passages=(ABOUT_HAMON, MALVY),
    at=datetime(2017, 1, 30, 5, 50, tzinfo=UTC),
    by="Anne Bar",
)
AIRED = replace(HANDED_OVER, state="aired", starts_at=SEVEN + timedelta(seconds=2))


def test_a_line_says_what_the_regulator_asks() -> None:
    """When on the clock, for how long to the tenth, who, for whom, in what file and round."""
    line = sheet([HANDED_OVER])[1]

    assert line.on_air == datetime(2017, 1, 30, 7, 1, 1, 240_000, tzinfo=PARIS)
    assert (line.kind, line.person, line.candidate) == ("parole", "Martin Malvy", "Manuel Valls")
    assert (line.seconds, line.file, line.round, line.scope) == (8.5, "6-air.mp3", 2, "national")
    assert line.id == "1f2e3d4c.1.2"


@pytest.mark.parametrize(
    ("entries", "started"),
    [
        pytest.param([HANDED_OVER, HANDED_OVER], [SEVEN], id="handed over twice"),
        pytest.param([HANDED_OVER, AIRED], [AIRED.starts_at], id="handed over, then aired"),
        pytest.param(
            [HANDED_OVER, replace(HANDED_OVER, sha256="f" * 64)], [SEVEN], id="a corrected bulletin"
        ),
        pytest.param([AIRED, AIRED], [AIRED.starts_at], id="told twice that it was aired"),
        pytest.param(
            [AIRED, replace(AIRED, starts_at=SEVEN + timedelta(hours=1))],
            [AIRED.starts_at, SEVEN + timedelta(hours=1)],
            id="aired twice",
        ),
    ],
)
def test_what_was_heard_once_counts_once(entries: list[Airing], started: list[datetime]) -> None:
    """An airing takes the place of its hand-over; two airings are two."""
    lines = sheet(entries)

    assert [one.on_air - timedelta(milliseconds=61_240) for one in lines if one.person] == started
    assert len({one.id for one in lines}) == len(lines)


def correction(line: str, *changes: tuple[str, str]) -> Correction:
    return Correction(line=line, changes=changes, by="Anne Bar", because="coupé", at=SEVEN)


def test_a_correction_changes_a_line_and_says_who_did() -> None:
    """It holds when the same file is then told to have been aired."""
    shorter = correction("1f2e3d4c.1.2", ("seconds", "6,4"))

    (line,) = (one for one in sheet([HANDED_OVER, shorter, AIRED]) if one.person)

    assert line.seconds == 6.4
    assert line.corrected == "Anne Bar, 30/01/2017 07:00 UTC : coupé"


def test_a_line_that_is_struck_out_counts_no_more() -> None:
    """The others stay."""
    lines = sheet([HANDED_OVER, correction("1f2e3d4c.1.2")])

    assert [one.candidate for one in lines] == ["Benoît Hamon"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(("words", "autre"), "« words » ne se corrige pas", id="what was said"),
        pytest.param(("seconds", "dix"), "n'est pas un nombre", id="no number"),
        pytest.param(("seconds", "-3"), "-3 secondes", id="less than nothing"),
        pytest.param(("kind", "son"), "ni parole ni antenne", id="another kind"),
    ],
)
def test_what_cannot_be_corrected_is_refused(change: tuple[str, str], told: str) -> None:
    """With what can."""
    with pytest.raises(RulesError, match=told):
        corrected(sheet([HANDED_OVER])[0], (change,), "")


@pytest.mark.parametrize(
    ("clock", "period"),
    [
        ("05:58:00", "0 h – 6 h"),
        ("06:00:00", "6 h – 9 h"),
        ("08:59:00", "9 h – 18 h"),
        ("23:58:00", "18 h – 24 h"),
    ],
)
def test_totals_go_by_the_parts_of_the_day(clock: str, period: str) -> None:
    """A passage counts where it starts, here a minute into the bulletin."""
    start = datetime.fromisoformat(f"2017-01-30T{clock}").replace(tzinfo=PARIS)
    lines = sheet([replace(HANDED_OVER, starts_at=start, passages=(MALVY,))])

    (total,) = totals(lines)

    assert total.period == period
    assert (total.candidate, total.parole_s, total.antenne_s) == ("Manuel Valls", 8.5, 8.5)


def test_antenne_holds_parole() -> None:
    """A candidate's *antenne* is their *parole* and what is said of them."""
    lines = sheet([replace(HANDED_OVER, passages=(MALVY, replace(MALVY, kind="antenne")))])

    (total,) = totals(lines)

    assert (total.parole_s, total.antenne_s, total.lines) == (8.5, 17.0, 2)


@pytest.mark.parametrize(
    ("hamon_s", "valls_s", "told"),
    [
        pytest.param(60, 40, [], id="within twenty points of a half"),
        pytest.param(71, 29, ["Benoît Hamon a 71 %", "Manuel Valls a 29 %"], id="outside"),
        pytest.param(60, 0, ["Benoît Hamon a 100 %", "Manuel Valls a 0 %"], id="one alone"),
        pytest.param(20, 0, [], id="too little of a day to tell"),
    ],
)
def test_the_balance_of_the_day_is_told_where_it_leaves_the_band(
    hamon_s: int, valls_s: int, told: list[str]
) -> None:
    """With who had what, of how much, and what their part is."""
    passages = (
        replace(ABOUT_HAMON, length_ms=hamon_s * 1000),
        replace(MALVY, length_ms=valls_s * 1000),
    )
    lines = sheet([replace(HANDED_OVER, passages=passages)])

    found = list(unbalanced(lines, (HAMON, VALLS), points=20))

    assert [one.split(" du temps")[0] for one in found] == told
