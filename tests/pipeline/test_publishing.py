"""Bulletins handed over: approved only, once, everywhere, and back again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import pytest
from approvals import approve
from click.testing import CliRunner
from newsroom import edit
from publish.servers import PASSWORD, USER, sftp_server
from publish.web import web

from broadcast.cli import main
from broadcast.errors import PublishError, UncertainError
from broadcast.pipeline.handover import handing
from broadcast.pipeline.handover.dispatch import Dispatch
from broadcast.pipeline.handover.ledger import Entry, Ledger
from broadcast.pipeline.handover.publishing import publish, roll_back
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.publish.parcel import Parcel
    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

FLASH = Request(department="Lot", slot="07:30")
NAME = "2017-01-30-lot-0730-flash"
SAID = ("le point sur l'information", "les informations")
"""Words of the script, and others that a producer prefers."""

DELIVERIES = """
[[deliveries]]
name = "antenne"
to = "folder"
path = "antenne"

[[deliveries]]
name = "secours"
to = "folder"
path = "secours"
pattern = "{bulletin}"
"""


def run(workspace: Workspace, *arguments: str) -> Result:
    runner = CliRunner(mix_stderr=False)
    return runner.invoke(main, [*arguments, "--workspace", str(workspace.root)])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A station whose flash of Lot is approved and made."""
    workspace = create_workspace(tmp_path_factory.mktemp("publishing") / "station")
    edit(workspace.station, 'voice = "claire"', 'voice = "maquette"')
    edit(workspace.station, '"mp3", "bwf", "srt", "vtt", "txt"', '"mp3"')
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(DELIVERIES)
    assert run(workspace, "script", "--dept", "Lot", "--slot", "07:30").exit_code == 0
    remade(workspace)
    shutil.copytree(workspace.root, workspace.root.with_name("kept"))
    return workspace


def remade(workspace: Workspace) -> None:
    """Approve the script as it stands, and make the bulletin."""
    approve(workspace, FLASH)
    result = run(workspace, "render", "--dept", "Lot", "--slot", "07:30", "--for-air")
    assert result.exit_code == 0, result.stderr


@pytest.fixture
def station(made: Workspace) -> Workspace:
    """That station, at the same place, as it was; what plays it has two empty folders."""
    shutil.rmtree(made.root)
    shutil.copytree(made.root.with_name("kept"), made.root)
    (made.root / "antenne").mkdir()
    (made.root / "secours").mkdir()
    return made


def ledger(station: Workspace) -> list[Entry]:
    return list(Ledger(station.root / "output" / "2017-01-30").entries())


def mp3(station: Workspace) -> bytes:
    return (station.bulletin("2017-01-30", NAME) / "6-air.mp3").read_bytes()


def on_antenna(station: Workspace) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (station.root / "antenne").iterdir()}


def test_an_approved_bulletin_arrives_everywhere_and_is_on_record(station: Workspace) -> None:
    """Under each playout's name for it; with its size, its length, and who sent it."""
    result = run(station, "publish", "--by", "A. B.", "--json")

    assert result.exit_code == 0, result.stderr
    assert on_antenna(station) == {"lot-0730.mp3": mp3(station)}
    assert (station.root / "secours" / f"{NAME}.mp3").read_bytes() == mp3(station)
    done = [one for one in ledger(station) if one.state == "done"]
    assert [(one.target, one.by, one.size_bytes) for one in done] == [
        ("antenne", "A. B.", len(mp3(station))),
        ("secours", "A. B.", len(mp3(station))),
    ]
    assert done[0].sha256 == hashlib.sha256(mp3(station)).hexdigest()
    assert done[0].duration_ms == pytest.approx(90_000, abs=100)
    assert [one["state"] for one in json.loads(result.stdout)["outcomes"]] == ["sent", "sent"]


def test_published_twice_is_published_once(station: Workspace) -> None:
    """The second time nothing is sent and nothing is written."""
    run(station, "publish")
    file, before = station.root / "antenne" / "lot-0730.mp3", ledger(station)
    inode = file.stat().st_ino

    result = run(station, "publish", "--json")

    assert [one["state"] for one in json.loads(result.stdout)["outcomes"]] == ["unchanged"] * 2
    assert ledger(station) == before
    assert file.stat().st_ino == inode


def _unapproved(station: Workspace) -> None:
    (station.bulletin("2017-01-30", NAME) / "3-approval.json").unlink()


def _reworded(station: Workspace) -> None:
    edit(station.bulletin("2017-01-30", NAME) / "2-script.md", *SAID)


def _approved_since(station: Workspace) -> None:
    _reworded(station)
    approve(station, FLASH)


def _other_settings(station: Workspace) -> None:
    edit(station.station, "bed_under_speech_lu = 19.0", "bed_under_speech_lu = 17.0")


def _other_sound(station: Workspace) -> None:
    path = station.bulletin("2017-01-30", NAME) / "6-air.mp3"
    path.write_bytes(path.read_bytes()[:-1000])


def _not_made(station: Workspace) -> None:
    (station.bulletin("2017-01-30", NAME) / "6-air.json").unlink()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(_unapproved, "n'est pas approuvé", id="not approved"),
        pytest.param(_reworded, "changé depuis", id="changed since"),
        pytest.param(_approved_since, "ne sont plus ceux", id="approved but not made again"),
        pytest.param(_other_settings, "ne sont plus ceux", id="made with other settings"),
        pytest.param(_other_sound, "ne sont plus ceux", id="a file cut short"),
        pytest.param(_not_made, "pas encore fabriqué", id="not made"),
    ],
)
def test_what_is_not_ready_does_not_leave(
    station: Workspace, change: Callable[[Workspace], None], told: str
) -> None:
    """It is told, the exit code is 1, and the antenna has nothing."""
    change(station)

    result = run(station, "publish")

    assert result.exit_code == 1
    assert told in result.stderr
    assert on_antenna(station) == {}
    assert ledger(station) == []


def of_a_day(station: Workspace, airtime: datetime, *asked: str) -> Result:
    """What `publish` says of a flash of Lot that nobody approved, aired at a time to come."""
    slot = f'{{time: "{airtime:%H:%M}", format: flash, duration: "1:30"}}'
    station.show.write_text(f"slots:\n  - {slot}\n", encoding="utf-8")
    bulletin = ("--dept", "Lot", "--format", "flash", "--date", f"{airtime:%Y-%m-%d}")
    assert run(station, "script", *bulletin, "--slot", f"{airtime:%H:%M}").exit_code == 0
    only = ("--dept", "Lot", "--slot", f"{airtime:%H:%M}") if "--slot" in asked else ("-d", "Lot")
    return run(station, "publish", "--date", f"{airtime:%Y-%m-%d}", *only)


def test_what_is_not_approved_yet_waits_until_its_lock(station: Workspace) -> None:
    """The station's clockwork runs `publish` all morning: nothing is late two hours before air."""
    airtime = datetime.now(ZoneInfo("Europe/Paris")) + timedelta(hours=2)

    result = of_a_day(station, airtime)

    assert result.exit_code == 0, result.stderr
    assert "En attente : " in result.stderr
    assert "Remises : 1 en attente d'une approbation, avant leur verrou." in result.stderr
    assert not list((station.root / "output").glob("*/8-handed-over*"))


@pytest.mark.parametrize(
    ("day", "asked", "code", "told"),
    [
        pytest.param(
            "2099-01-12",
            (),
            0,
            "Remises : 1 en attente jusqu'au dimanche 11 janvier 2099 à 20 h.",
            id="aired after the release",
        ),
        pytest.param(
            "2099-01-12",
            ("--slot", "07:30"),
            1,
            "Remises : 1 en échec.",
            id="asked for by its time",
        ),
        pytest.param("2099-01-10", (), 1, "Remises : 1 en échec.", id="aired before the release"),
    ],
)
def test_what_is_under_an_embargo_waits_for_its_hour(
    station: Workspace, day: str, asked: tuple[str, ...], code: int, told: str
) -> None:
    """Approved, and not made yet for the rules refused it: nothing is late."""
    release = "release: [2017-01-22T20:30+01:00, 2099-01-11T20:00+01:00]\n"
    path = station.election("primaire-gauche-2017") / "election.yaml"
    edit(path, "round: 2 ", f"{release}round: 2 ")
    flash = replace(FLASH, date=day)
    script_of(open_bulletin(station, flash))
    approve(station, flash)

    result = run(station, "publish", "--date", day, *asked)

    assert result.exit_code == code, result.stderr
    assert told in result.stderr
    assert "résultats sous embargo jusqu'au dimanche 11 janvier 2099 à 20 h" in result.stderr


@pytest.mark.parametrize(
    ("minutes", "asked"),
    [
        pytest.param(1, (), id="a minute before air"),
        pytest.param(120, ("--slot",), id="asked for by its time"),
    ],
)
def test_what_is_not_approved_in_time_is_missing(
    station: Workspace, minutes: int, asked: tuple[str, ...]
) -> None:
    """The exit code is 1, and the alarm rings."""
    airtime = datetime.now(ZoneInfo("Europe/Paris")) + timedelta(minutes=minutes)

    result = of_a_day(station, airtime, *asked)

    assert result.exit_code == 1
    assert "n'est pas approuvé" in result.stderr
    assert "Remises : 1 en échec." in result.stderr


def test_one_target_that_fails_stops_no_other(station: Workspace) -> None:
    """It is told loudly, on screen and on the page; the next run sends only what is missing."""
    (station.root / "antenne").rmdir()

    result = run(station, "publish", "--json")
    page = (station.root / "output" / "2017-01-30" / "8-handed-over.html").read_text("utf-8")
    (station.root / "antenne").mkdir()
    again = run(station, "publish", "--json")

    assert result.exit_code == 1
    states = [one["state"] for one in json.loads(result.stdout)["outcomes"]]
    assert states == ["failed", "sent"]
    assert "ÉCHEC" in page
    assert "n&#x27;existe pas" in page
    assert [one["state"] for one in json.loads(again.stdout)["outcomes"]] == ["sent", "unchanged"]


def test_what_someone_else_had_put_there_is_kept_aside(station: Workspace) -> None:
    """Nothing is lost: it may be the only copy."""
    (station.root / "antenne" / "lot-0730.mp3").write_bytes(b"by hand")

    run(station, "publish", "--to", "antenne")

    (kept,) = (station.root / "output" / "2017-01-30" / "8-replaced").iterdir()
    assert kept.read_bytes() == b"by hand"
    assert ledger(station)[-1].replaced.startswith(kept.stem)


def test_a_failure_rings_the_alarm(station: Workspace) -> None:
    """With all that did not arrive, and not again at each run; one that went well rings nothing."""
    with web(lambda _: (200, b"")) as server:
        with station.station.open("a", encoding="utf-8") as file:
            file.write(f'\n[alarm]\nwebhook = "{server.url}"\n')
        quiet = run(station, "publish").exit_code
        shutil.rmtree(station.root / "antenne")
        shutil.rmtree(station.root / "secours")
        loud = run(station, "publish").exit_code
        again = run(station, "publish")

    (rung,) = server.asked
    assert (quiet, loud, again.exit_code) == (0, 1, 1)
    assert "déjà sonné" in again.stderr
    assert len(json.loads(rung.body)["failures"]) == 2


def test_an_old_morning_does_not_replace_the_new_one(station: Workspace) -> None:
    """The playout reads the same name every day; where the name has its date, both may stand."""
    run(station, "publish")
    (done, *_) = [one for one in ledger(station) if one.state == "done"]
    tomorrow = Ledger(station.root / "output" / "2017-01-31")
    for target in ("antenne", "secours"):
        name = NAME.replace("01-30", "01-31")
        tomorrow.add(replace(done, bulletin=name, target=target))

    result = run(station, "publish", "--json")

    first, second = json.loads(result.stdout)["outcomes"]
    assert "a déjà le bulletin du 2017-01-31" in first["error"]
    assert second["state"] == "unchanged"


def test_a_dry_run_sends_nothing(station: Workspace) -> None:
    """It says what would leave."""
    result = run(station, "publish", "--dry-run", "--json")

    assert [one["state"] for one in json.loads(result.stdout)["outcomes"]] == ["would_send"] * 2
    assert on_antenna(station) == {}
    assert ledger(station) == []


def test_the_version_before_comes_back(station: Workspace) -> None:
    """To the byte, and stays: what was taken back waits, run after run, until someone insists."""
    bulletin = ("--dept", "Lot", "--slot", "07:30")
    run(station, "publish")
    wrong = mp3(station)
    _approved_since(station)
    remade(station)
    run(station, "publish")
    right = on_antenna(station)["lot-0730.mp3"]

    back = run(station, "publish", *bulletin, "--rollback")
    rolled = on_antenna(station)
    further = run(station, "publish", *bulletin, "--rollback")
    later = run(station, "publish", "--json")
    stayed = on_antenna(station)
    again = run(station, "publish", "--again")

    assert right == mp3(station) != wrong
    kept = station.bulletin("2017-01-30", NAME) / "8-handed-over"
    words = [(one / "2-script.md").read_text("utf-8") for one in sorted(kept.iterdir())]
    assert sorted(SAID[1] in text for text in words) == [False, True]
    assert back.exit_code == 0, back.stderr
    assert rolled == {"lot-0730.mp3": wrong}
    assert further.exit_code == 1
    assert "pas de version précédente" in further.stderr
    assert later.exit_code == 0
    told = json.loads(later.stdout)["outcomes"]
    assert [one["state"] for one in told] == ["taken_back"] * 2
    assert "repris à" in told[0]["error"]
    assert stayed == rolled
    assert again.exit_code == 0
    assert on_antenna(station) == {"lot-0730.mp3": right}


def test_a_version_whose_figures_were_corrected_since_does_not_come_back(
    station: Workspace,
) -> None:
    """It is told which they are; someone may answer for it by name, on record, for these alone."""
    back = ("publish", "--dept", "Lot", "--slot", "07:30", "--rollback")
    anne = ("--override", "Anne Bar", "--because", "la source s'est dédite")
    run(station, "publish")
    wrong = mp3(station)
    results = station.election("primaire-gauche-2017") / "results.csv"
    edit(results, '2,France,share,hamon,"58,72"', '2,France,share,hamon,"58,89"')
    remade_from_data(station)
    run(station, "publish")
    right = on_antenna(station)

    refused = run(station, *back)
    tried = run(station, *back, "--dry-run", *anne)
    still_refused = run(station, *back)
    allowed = run(station, *back, *anne)

    assert (refused.exit_code, still_refused.exit_code) == (1, 1)
    assert "58,72 %" in refused.stderr
    assert "contredit les données : 58,89 % (Benoît Hamon, France, second tour)" in refused.stderr
    assert right != {"lot-0730.mp3": wrong}
    assert tried.exit_code == 0, tried.stderr
    assert allowed.exit_code == 0, allowed.stderr
    assert on_antenna(station) == {"lot-0730.mp3": wrong}
    kept = station.bulletin("2017-01-30", NAME) / "8-handed-over"
    records = [json.loads((one / "3-check.json").read_text("utf-8")) for one in kept.iterdir()]
    assert [one["override"]["by"] for one in records if one["override"]] == ["Anne Bar"]


def remade_from_data(station: Workspace) -> None:
    """The script written anew, approved, and the bulletin made."""
    done = run(station, "script", "--dept", "Lot", "--slot", "07:30", "--afresh")
    assert done.exit_code == 0, done.stderr
    remade(station)


def test_a_correction_replaces_the_wrong_one_and_says_so_on_air(station: Workspace) -> None:
    """Through the script, approved like the rest; on record with its reason."""
    run(station, "publish")
    correction = ("publish", "--dept", "Lot", "--slot", "07:30", "--correction")
    said = "le député des Yvelines recueille 58,72 % des voix dans tout le pays"

    idle = run(station, *correction, said)
    written = run(station, *correction, said, "--on-air")
    unapproved = run(station, *correction, said, "--on-air")
    remade(station)
    done = run(station, *correction, said, "--on-air")

    script = (station.bulletin("2017-01-30", NAME) / "2-script.md").read_text("utf-8")
    assert "rien n'est rectifié" in idle.stderr
    assert "écrit en tête du script" in written.stderr
    assert f"information.\n\nRectificatif : {said}.\n\n" in script
    assert "changé depuis" in unapproved.stderr
    assert done.exit_code == 0, done.stderr
    assert on_antenna(station) == {"lot-0730.mp3": mp3(station)}
    assert [one.correction for one in ledger(station)][-1] == said


def test_what_was_never_handed_over_is_not_corrected(station: Workspace) -> None:
    """There is nothing to replace."""
    result = run(station, "publish", "--dept", "Lot", "--slot", "07:30", "--correction", "55,7 %")

    assert result.exit_code == 1
    assert "rien à rectifier" in result.stderr


def test_two_at_once_send_once(station: Workspace) -> None:
    """The second waits for the first, and finds everything there."""
    command = [sys.executable, "-m", "broadcast", "publish", "-w", str(station.root), "--json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    told = [json.loads(one.communicate()[0]) for one in running]

    assert [one.returncode for one in running] == [0, 0]
    states = sorted(one["state"] for answer in told for one in answer["outcomes"])
    assert states == ["sent", "sent", "unchanged", "unchanged"]
    assert sum(one.state == "done" for one in ledger(station)) == 2


def test_a_program_that_is_killed_leaves_the_former_file(station: Workspace) -> None:
    """In the middle of an upload; the next run sends the whole, and leaves nothing beside it."""
    antenna = station.root / "antenne"
    (antenna / "lot-0730.mp3").write_bytes(b"former")
    command = [sys.executable, "-m", "broadcast", "publish", "-w", str(station.root)]
    with sftp_server(antenna) as server:
        server.trouble.slow_s = 0.1
        with station.station.open("a", encoding="utf-8") as file:
            file.write(
                f'\n[[deliveries]]\nname = "automate"\nto = "sftp"\nhost = "127.0.0.1"\n'
                f'port = {server.port}\nuser = "{USER}"\npassword_env = "ANTENNE"\n'
                f'host_key = "{server.host_key}"\n'
            )
        environment = os.environ | {"ANTENNE": PASSWORD}
        killed = subprocess.Popen([*command, "--to", "automate"], env=environment)
        assert server.trouble.reached.wait(120)
        killed.kill()
        killed.wait()
        left = on_antenna(station)
        server.trouble.slow_s = 0.0
        again = subprocess.run([*command, "--to", "automate"], env=environment, check=False)

    assert left.pop("lot-0730.mp3") == b"former"
    assert all(name.startswith(".") and name.endswith(".partial") for name in left)
    assert again.returncode == 0
    assert on_antenna(station) == {"lot-0730.mp3": mp3(station)}
    assert [one.state for one in ledger(station)] == ["begun", "begun", "done"]


def dispatch(station: Workspace, now: datetime) -> Dispatch:
    return Dispatch(
        ledger=Ledger(station.root / "output" / "2017-01-30"),
        locks=station.root / "output" / "handing-over",
        by="A. B.",
        clock=lambda: now,
        sleep=lambda _: None,
    )


@pytest.mark.parametrize(
    ("after_s", "refused"),
    [
        pytest.param(-1, False, id="a second before"),
        pytest.param(0, True, id="as it starts"),
        pytest.param(89, True, id="as it ends"),
        pytest.param(90, False, id="afterwards"),
    ],
)
def test_what_is_on_air_is_not_replaced_under_the_player(
    station: Workspace, after_s: int, *, refused: bool
) -> None:
    """From its first second to its last."""
    bulletin = open_bulletin(station, FLASH)
    now = bulletin.order.header.airtime + timedelta(seconds=after_s)

    if refused:
        with pytest.raises(PublishError, match="à l'antenne jusqu'à 07:31:30"):
            publish(bulletin, dispatch(station, now))
    else:
        publish(bulletin, dispatch(station, now))
    assert bool(on_antenna(station)) is not refused


class Fake:
    """A target that a test plays."""

    def __init__(self, memory: Literal["kept", "taken", "once"], *, spoils: bool = False) -> None:
        self.memory, self.spoils = memory, spoils
        self.given: list[bytes] = []

    def held(self, parcel: Parcel) -> bytes | None:  # noqa: ARG002 - it has one place
        return self.given[-1] if self.given else None

    def put(self, parcel: Parcel) -> None:
        sent = parcel.read("mp3")
        self.given.append(sent[:-1] if self.spoils else sent)


def given(
    station: Workspace, fake: Fake, monkeypatch: pytest.MonkeyPatch, *, again: bool = False
) -> list[str]:
    """Publish to a target that a test plays; what became of it."""
    monkeypatch.setattr(handing, "target_for", lambda _: fake)
    bulletin = open_bulletin(station, FLASH)
    now = datetime.fromisoformat("2017-01-30T06:00:00+01:00")
    told = publish(bulletin, dispatch(station, now), names=("antenne",), again=again)
    return [one.error or one.state for one in told]


def test_what_comes_back_otherwise_is_told(
    station: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A target that says yes and keeps something else."""
    (told,) = given(station, Fake("kept", spoils=True), monkeypatch)

    assert "ne rend pas" in told
    assert [one.state for one in ledger(station)] == ["begun", "failed"]


@pytest.mark.parametrize(
    ("memory", "again", "times", "told"),
    [
        pytest.param("kept", False, 0, "unchanged", id="a file: it is there"),
        pytest.param("taken", False, 2, "sent", id="a dropbox: once more does no harm"),
        pytest.param("once", False, 1, "a été coupée", id="a queue: nobody knows"),
        pytest.param("once", True, 2, "sent", id="a queue: someone has looked"),
    ],
)
def test_a_hand_over_cut_short_is_not_heard_twice(
    station: Workspace, monkeypatch: pytest.MonkeyPatch,
    memory: Literal["kept", "taken", "once"], again: bool, times: int, told: str,
) -> None:  # fmt: skip
    """The program died between sending and putting it on record."""
    fake = Fake(memory)
    book = Ledger(station.root / "output" / "2017-01-30")
    fake.given.append(mp3(station))
    book.add(
        Entry(
            at=datetime.fromisoformat("2017-01-30T04:59:00+00:00"),
            by="A. B.",
            bulletin=NAME,
            target="antenne",
            state="begun",
            sha256=hashlib.sha256(mp3(station)).hexdigest(),
        )
    )

    (found,) = given(station, fake, monkeypatch, again=again)

    assert told in found
    assert len(fake.given) == max(times, 1)
    settled = ledger(station)[-1].state == "done"
    assert settled is (told != "a été coupée")


def test_what_may_have_arrived_is_not_sent_again(
    station: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A queue whose answer was lost: someone has to look before it is tried once more."""
    fake = Fake("once")
    monkeypatch.setattr(fake, "put", uncertain)
    lost = given(station, fake, monkeypatch)
    monkeypatch.undo()

    (later,) = given(station, Fake("once"), monkeypatch)

    assert lost == ["perdu"]
    assert "a été coupée" in later


def uncertain(parcel: Parcel) -> None:
    parcel.read("mp3")
    raise UncertainError("perdu")


def test_a_queue_is_not_rolled_back(station: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version before would be heard after the wrong one."""
    fake, book = Fake("once"), Ledger(station.root / "output" / "2017-01-30")
    given(station, fake, monkeypatch)
    (done,) = [one for one in ledger(station) if one.state == "done"]
    book.add(replace(done, sha256="f" * 64))
    now = datetime.fromisoformat("2017-01-30T06:00:00+01:00")

    (told,) = roll_back(open_bulletin(station, FLASH), dispatch(station, now), names=("antenne",))

    assert "file d'attente" in told.error
    assert len(fake.given) == 1


@pytest.mark.parametrize("memory", ["taken", "once"])
def test_what_is_taken_away_is_not_sent_again(
    station: Workspace, monkeypatch: pytest.MonkeyPatch, memory: Literal["taken", "once"]
) -> None:
    """Where nothing can be read back, the ledger remembers."""
    fake = Fake(memory)

    first, second = given(station, fake, monkeypatch), given(station, fake, monkeypatch)

    assert (first, second) == (["sent"], ["unchanged"])
    assert len(fake.given) == 1
