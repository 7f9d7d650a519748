"""The seed's Monday on the sheet of speaking time, held against the sound of its files."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import polars
import pytest
from click.testing import CliRunner
from newsroom import edit, speech_like

from broadcast.cli import main
from broadcast.model.air import AIR_RATE_HZ
from broadcast.pipeline.clearing.speaking_ledger import entries_of
from broadcast.pipeline.clearing.speaking_time import balance_told
from broadcast.pipeline.writing.paper import open_bulletin
from broadcast.pipeline.writing.request import Request
from broadcast.rules.ledger import Airing, Correction
from broadcast.rules.passage import Passage
from broadcast.sound.reading import read_sound
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result
    from numpy.typing import NDArray

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

NAME = "2017-01-30-aveyron-0700-journal"
CLIPS = {"Pierre Pantanella": (1.2, 7.0), "Martin Malvy": (0.0, 5.5)}
"""Who is heard from a recording, and from where to where in it, in seconds."""


def run_in(workspace: Workspace) -> Callable[..., Result]:
    def run(*arguments: str) -> Result:
        return CliRunner(mix_stderr=False).invoke(
            main, [*arguments, "--workspace", str(workspace.root)]
        )

    return run


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A station whose journal of 7:00 was made with two recordings."""
    workspace = create_workspace(tmp_path_factory.mktemp("w") / "station")
    edit(workspace.station, 'voice = "claire"', 'voice = "maquette"')
    election = workspace.election("primaire-gauche-2017")
    for number, (quote, (first, last)) in enumerate(
        zip(("pantanella-etats-d-ame", "malvy-mouvement"), CLIPS.values(), strict=True)
    ):
        speech_like(election / "clips" / f"{quote}.wav", 8.0, seed=number)
        cue = f"    clip: {quote}.wav\n    cue_in: {first}\n    cue_out: {last}\n"
        edit(election / "quotes.yaml", f"  - id: {quote}\n", f"  - id: {quote}\n{cue}")
    result = run_in(workspace)("render", "--dept", "12", "--json")
    assert result.exit_code == 0, result.stderr
    return workspace


def on_the_sheet(workspace: Workspace, *asked: str) -> dict[str, Any]:
    result = run_in(workspace)("parole", *asked, "--json")
    assert result.exit_code == 0, result.stderr
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def mono(path: Path) -> NDArray[np.float32]:
    samples: NDArray[np.float32] = read_sound(path).mean(axis=1)
    return samples


def found_at_s(part: NDArray[np.float32], whole: NDArray[np.float32]) -> float:
    """Where a sound is heard in a longer one: the peak of their correlation."""
    size = 1 << (len(whole) + len(part)).bit_length()
    both = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)
    return float(np.argmax(both[: len(whole)])) / AIR_RATE_HZ


@pytest.mark.parametrize("file", ["5-mix.wav", "6-air.wav", "6-air.mp3"])
@pytest.mark.parametrize("person", CLIPS)
def test_the_sheet_matches_the_sound_clip_by_clip(
    monday: Workspace, file: str, person: str
) -> None:
    """Its start and its end, to the tenth of a second, are those at which the clip is heard."""
    told = on_the_sheet(monday, "--aired", NAME, "--by", "Anne Bar")
    (line,) = (one for one in told["lines"] if (one["person"], one["kind"]) == (person, "parole"))
    first, last = CLIPS[person]
    clip = mono(monday.election("primaire-gauche-2017") / "clips" / line["source"])
    clip = clip[round(first * AIR_RATE_HZ) : round(last * AIR_RATE_HZ)]
    whole = mono(monday.bulletin("2017-01-30", NAME) / file)
    half = AIR_RATE_HZ // 2

    starts_s = found_at_s(clip[:half], whole)
    ends_s = found_at_s(clip[-half:], whole) + 0.5

    clock = line["on_air"].removeprefix("2017-01-30T07:").removesuffix("+01:00")
    minutes, seconds = clock.split(":")
    assert int(minutes) * 60 + float(seconds) == pytest.approx(starts_s, abs=0.05)
    assert line["seconds"] == pytest.approx(ends_s - starts_s, abs=0.05)


def test_the_sheet_of_the_monday_is_complete(monday: Workspace) -> None:
    """All who are heard or quoted, for whom, and the sentences on a candidate."""
    told = on_the_sheet(monday, "--aired", NAME, "--by", "Anne Bar")
    lines = told["lines"]

    spoken = {(one["person"], one["kind"], one["candidate"]) for one in lines if one["person"]}
    assert spoken == {
        ("Pierre Pantanella", "parole", ""),
        ("Bertrand Cavalerie", "antenne", ""),
        ("Martin Malvy", "parole", "Manuel Valls"),
    }
    assert {one["candidate"] for one in lines if not one["person"]} == {
        "Benoît Hamon",
        "Manuel Valls",
    }
    assert all(one["round"] == 2 and one["department"] == "12" for one in lines)
    valls = next(one for one in told["totals"] if one["candidate"] == "Manuel Valls")
    assert (valls["period"], valls["parole_s"]) == ("6 h – 9 h", 5.5)


def test_the_account_begins_empty(workspace: Workspace) -> None:
    """A bulletin that nobody handed over nor aired has no line."""
    assert on_the_sheet(workspace) == {"lines": [], "totals": []}


def test_the_sheet_is_exported(monday: Workspace, tmp_path: Path) -> None:
    """As CSV and for a spreadsheet, line for line, the totals on a leaf of their own."""
    on_the_sheet(monday, "--aired", NAME, "--by", "Anne Bar")
    table, book = tmp_path / "p.csv", tmp_path / "p.xlsx"

    told = on_the_sheet(monday, "--csv", str(table), "--xlsx", str(book))

    typed = polars.read_csv(table)
    sheet = polars.read_excel(book, sheet_name="Passages")
    assert typed["secondes"].to_list() == [one["seconds"] for one in told["lines"]]
    assert sheet["secondes"].to_list() == typed["secondes"].to_list()
    assert sheet["personne"].to_list() == typed["personne"].to_list()
    totals = polars.read_excel(book, sheet_name="Totaux")
    assert totals["antenne (s)"].to_list() == [one["antenne_s"] for one in told["totals"]]


def test_a_correction_is_kept_with_its_history(monday: Workspace) -> None:
    """Who, when and why; the line that it changed is still in the file as it was."""
    told = on_the_sheet(monday, "--aired", NAME, "--by", "Anne Bar")
    line = next(one["id"] for one in told["lines"] if one["kind"] == "parole")
    before = monday.speaking_time.read_text(encoding="utf-8")
    why = ("--by", "Anne Bar", "--because", "coupé à l'antenne")

    after = on_the_sheet(monday, "--correct", line, "--set", "seconds=3,2", *why)

    changed = next(one for one in after["lines"] if one["id"] == line)
    assert changed["seconds"] == 3.2
    assert "coupé à l'antenne" in changed["corrected"]
    assert monday.speaking_time.read_text(encoding="utf-8").startswith(before)
    history = run_in(monday)("parole", "--history").stdout
    assert f"passage {line} : seconds=3,2 ; coupé à l'antenne" in history


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        pytest.param(("--strike", "x.1.1", "--by", "A", "--because", "b"), 1, "aucune ligne", id="no such line"),
        pytest.param(("--strike", "x.1.1", "--by", "A"), 2, "--because", id="no reason"),
        pytest.param(("--correct", "x.1.1", "--by", "A", "--because", "b"), 2, "--set", id="nothing to change"),
        pytest.param(("--aired", "2017-01-30-lot-0700-journal", "--by", "A"), 1, "introuvable", id="never made"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_or_corrected_is_refused(
    monday: Workspace, asked: tuple[str, ...], code: int, told: str
) -> None:
    """In one line, and nothing is written."""
    before = monday.speaking_time.read_bytes() if monday.speaking_time.exists() else b""

    result = run_in(monday)("parole", *asked)

    assert result.exit_code == code
    assert told in result.stderr
    assert (monday.speaking_time.read_bytes() if before else b"") == before


def test_a_day_is_read_alone(monday: Workspace) -> None:
    """With the corrections, whatever day they were made on."""
    told = on_the_sheet(monday, "--aired", NAME, "--by", "Anne Bar")
    strike = ("--strike", told["lines"][0]["id"], "--by", "Anne Bar", "--because", "pas diffusé")
    on_the_sheet(monday, *strike)

    same, other = (entries_of(monday, on=date(2017, 1, day)) for day in (30, 29))

    assert {type(one) for one in same} == {Airing, Correction}
    assert {type(one) for one in other} == {Correction}


def test_half_a_line_of_a_crash_is_no_line(monday: Workspace) -> None:
    """What was being written when the power went was told to nobody; the next line is whole."""
    on_the_sheet(monday, "--aired", NAME, "--by", "Anne Bar")
    with monday.speaking_time.open("ab") as file:
        file.write('{"state": "aired", "title": "dépouillé'.encode()[:-1])

    told = on_the_sheet(monday, "--aired", NAME, "--by", "Anne Bar")

    assert told["lines"]


def test_an_account_that_was_damaged_is_refused_with_its_line(workspace: Workspace) -> None:
    """It is whole or nothing: no total is given of a part."""
    workspace.speaking_time.parent.mkdir(parents=True)
    workspace.speaking_time.write_text('{"what": "airing", "at": "2017-01-30"}\n', encoding="utf-8")

    result = run_in(workspace)("parole")

    assert result.exit_code == 1
    assert "parole.jsonl, ligne 1 : ligne illisible" in result.stderr


@pytest.mark.parametrize(
    ("release", "told"),
    [
        pytest.param("", 0, id="the seat was won the evening before"),
        pytest.param(
            "release: [2017-01-22T20:00+01:00, 2017-02-05T20:00+01:00]\n", 2, id="still on"
        ),
    ],
)
def test_the_balance_is_told_before_air_as_long_as_the_race_is_on(
    monday: Workspace, workspace: Workspace, release: str, told: int
) -> None:
    """The counters stop when the seat is won; until then, whoever has too much or too little."""
    edit(
        workspace.election("primaire-gauche-2017") / "election.yaml",
        "round: 2 ",
        f"{release}round: 2 ",
    )
    bulletin = open_bulletin(workspace, Request(department="12"))
    report = json.loads((monday.bulletin("2017-01-30", NAME) / "6-air.json").read_text("utf-8"))
    passages = [Passage(**one) for one in report["passages"] if one["candidate"] == "Benoît Hamon"]

    found = balance_told(bulletin, bulletin.order.header, passages, now=datetime.now(UTC))

    assert len(found) == told
    assert all("du temps d'antenne du jour" in one for one in found)
