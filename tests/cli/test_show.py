"""`broadcast show`: the morning of a station in one call."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import soundfile
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

ONE = ("show", "--date", "2017-01-30", "--jobs", "1")


def test_the_morning_of_the_first_case_is_whole(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Both departments, every file of its exact length, in order, with the rundown."""
    result = broadcast(*ONE, "--json")

    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    names = [one["bulletin"] for one in answer["bulletins"]]
    assert names == [
        f"2017-01-30-{department}-{slot}"
        for department in ("aveyron", "lot")
        for slot in (
            *("0600-flash", "0630-flash", "0700-journal", "0730-flash"),
            *("0800-journal", "0830-flash", "0900-flash"),
        )
    ]
    assert answer["states"] == {"made": 14}
    for name in names:
        sound = soundfile.info(workspace.bulletin("2017-01-30", name) / "6-air.wav")
        seconds = 180 if name.endswith("journal") else 90
        assert sound.frames == seconds * sound.samplerate
    table = (workspace.root / answer["rundown"]["csv"]).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(table.splitlines(), delimiter=";"))
    assert list(dict.fromkeys(row["bulletin"] for row in rows)) == names
    for name in names:
        own = [row for row in rows if row["bulletin"] == name]
        seconds = 180 if name.endswith("journal") else 90
        assert sum(int(row["duree_ms"]) for row in own) == seconds * 1000
        assert all(row["lecteur"] and row["derniers_mots"] for row in own)
        assert {row["etat"] for row in own} == {"non approuvé"}
    for form in ("html", "pdf"):
        assert (workspace.root / answer["rundown"][form]).stat().st_size > 5_000


def test_what_fails_is_told_at_the_end_and_the_exit_code_is_1(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """The rest is made; the same command takes up where it was left."""
    workspace.show.write_text(
        'slots:\n  - {time: "07:00", format: flash, duration: "1:20", clips: 0}\n'
        '  - {time: "08:00", format: flash, duration: "0:30", clips: 0}\n'
    )

    first = broadcast(*ONE, "--dept", "Lot")
    edit(workspace.show, '"0:30"', '"1:20"')
    second = broadcast(*ONE, "--dept", "Lot")

    assert first.exit_code == 1
    assert "2 bulletins, 1 fait, 1 en échec" in first.stdout
    assert "2017-01-30-lot-0800-flash, en échec : " in first.stdout
    assert second.exit_code == 0, second.stdout
    assert "Pas encore approuvés : 2" in second.stdout


@pytest.mark.parametrize(
    ("day", "code", "told"),
    [
        pytest.param("2099-01-12", 0, "1 bulletin, 1 en attente.", id="aired after the release"),
        pytest.param("2017-01-30", 1, "1 bulletin, 1 en échec.", id="aired before it"),
    ],
)
def test_a_morning_under_an_embargo_waits_for_its_hour(
    workspace: Workspace, broadcast: Callable[..., Result], day: str, code: int, told: str
) -> None:
    """Run every hour by the clockwork of the station: nobody is woken for what is in time."""
    workspace.show.write_text('slots: [{time: "07:00", format: flash, duration: "1:20"}]\n')
    release = "release: [2017-01-22T20:30+01:00, 2099-01-11T20:00+01:00]\n"
    path = workspace.election("primaire-gauche-2017") / "election.yaml"
    edit(path, "round: 2 ", f"{release}round: 2 ")

    result = broadcast("show", "--date", day, "--dept", "Lot")
    answer = json.loads(broadcast("show", "--date", day, "--dept", "Lot", "--json").stdout)

    assert result.exit_code == code, result.stderr
    assert told in result.stdout
    waits = "En attente jusqu'au dimanche 11 janvier 2099 à 20 h : 1, puis relancez."
    assert (waits in result.stdout) == (code == 0)
    assert [one["until"] for one in answer["bulletins"]] == [
        "2099-01-11T20:00:00+01:00" if code == 0 else None
    ]


def test_a_morning_for_air_holds_back_what_nobody_approved(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Each is told, and none is made."""
    result = broadcast(*ONE, "--for-air")

    assert result.exit_code == 1
    assert "14 bulletins, 14 non approuvés" in result.stdout
    page = (workspace.day("2017-01-30") / "conducteur.html").read_text(encoding="utf-8")
    assert "dont 0 prêts pour l'antenne" in page
    assert "pas prêt : ce bulletin n&#39;est pas approuvé" in page


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
def test_a_morning_that_the_system_stops_leaves_no_process_at_work(workspace: Workspace) -> None:
    """One line, and those that were making departments are gone with it."""
    command = [sys.executable, "-m", "broadcast", *ONE[:-1], "2", "-w", str(workspace.root)]
    show = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    cache = workspace.root / "output" / "speech-cache"
    while show.poll() is None and not list(cache.rglob("*.wav")):
        time.sleep(0.02)
    os.kill(show.pid, signal.SIGTERM)
    _, errors = show.communicate(timeout=30)

    assert show.returncode == 1
    assert "Interrompu" in errors
    with pytest.raises(ProcessLookupError):
        for _ in range(50):
            os.killpg(show.pid, 0)
            time.sleep(0.1)
