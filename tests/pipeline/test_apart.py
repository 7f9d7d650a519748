"""Bulletins made by a machine that has nothing of the station but what is in the store."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from newsroom import edit
from pipeline.apart import NIGHT, course

from broadcast.errors import StoreError
from broadcast.pipeline.cluster.ground import FOLDER_VARIABLE
from broadcast.pipeline.cluster.morning import returned, work_of
from broadcast.pipeline.cluster.register import group_of
from broadcast.pipeline.cluster.tasks import make_on, speak_on, tell_on
from broadcast.pipeline.morning.making import make
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.unchanged import Prints, unchanged
from broadcast.store.objects import Store
from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.pipeline.cluster.ground import Work
    from broadcast.pipeline.cluster.returns import Made
    from broadcast.pipeline.morning.plan import Outcome
    from broadcast.pipeline.morning.planning import Morning

ELECTION = "primaire-gauche-2017"
ONE = 'slots:\n  - {time: "07:00", format: flash, duration: "1:20", clips: 0}\n'


@pytest.fixture(autouse=True)
def _store(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.show.write_text(ONE, encoding="utf-8")
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(f'\n[store]\nurl = "{tmp_path / "magasin"}"\n')
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "machine"))


def morning_of(workspace: Workspace) -> Morning:
    return plan_morning(workspace, day="2017-01-30", names=["Lot"])


def sent(workspace: Workspace) -> Work:
    """The one department of a morning, as it is sent to a machine."""
    morning = morning_of(workspace)
    prints = Prints(workspace, morning.station, ELECTION)
    (batch,) = morning.batches
    batch = replace(batch, made_from=prints.of(batch), shared=prints.shared)
    (work,) = work_of([batch], workspace, morning.station, ELECTION)
    return work


def back(workspace: Workspace, work: Work, made: Made) -> Outcome:
    """The one bulletin put in the station's folder, hours before it is aired."""
    (one,) = work.sent
    station = morning_of(workspace).station
    return returned(work, one, made, station=station, clock=lambda: NIGHT)


def folder(workspace: Workspace) -> Path:
    return workspace.bulletin("2017-01-30", "2017-01-30-lot-0700-flash")


def contents(workspace: Workspace) -> dict[str, bytes]:
    """The files of the bulletin, but for two that tell of this very disk."""
    own, apart = folder(workspace), ("stamps.json", "5-mix.segments.npz")
    files = (path for path in own.rglob("*") if path.is_file() and path.name not in apart)
    return {path.relative_to(own).as_posix(): path.read_bytes() for path in files}


def test_a_bulletin_made_apart_is_the_one_made_here(workspace: Workspace, tmp_path: Path) -> None:
    """To the byte: the other machine has all that shapes it. Each sentence was spoken once."""
    here = Workspace(copytree(workspace.root, tmp_path / "ici"))
    edit(here.station, f'\n[store]\nurl = "{tmp_path / "magasin"}"\n', "")
    (own,) = make(morning_of(here).batches[0], lambda: NIGHT, jobs=1)
    work = sent(workspace)

    (made,), heard = course(work)
    outcome = back(workspace, work, made)

    assert (outcome.state, outcome.synthesised) == ("made", 0)
    assert len(heard) == sum(one.synthesised for one in heard.values()) == own.synthesised
    assert contents(workspace) == contents(here)
    assert not list((tmp_path / "machine" / "at-work").glob("*/output/20*/*"))


def test_what_came_back_is_good_until_something_changes(workspace: Workspace) -> None:
    """The next run leaves it as it is, and so does a render at the station."""
    work = sent(workspace)
    back(workspace, work, course(work)[0][0])

    assert unchanged(work.batch, work.batch.slots[0])
    (again,) = make(work.batch, lambda: NIGHT, jobs=1)
    assert again.state == "fresh"


def test_what_was_made_before_a_machine_died_is_found(workspace: Workspace) -> None:
    """By the next one, or by the next run: nothing is made twice."""
    work = sent(workspace)
    (first,), _ = course(work)

    (again,) = make_on(work)

    assert again.outcome == replace(first.outcome, took_s=0.0)
    assert back(workspace, work, again).state == "made"


def test_a_bulletin_is_whole_in_the_store_or_not_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store refuses in the middle: it failed, is told, and is made in full the next time."""
    work = sent(workspace)
    put = Store.put

    def until_the_sound(self: Store, name: str, data: bytes) -> None:
        if name.endswith("5-mix.wav"):
            raise StoreError("le magasin est plein")
        put(self, name, data)

    monkeypatch.setattr(Store, "put", until_the_sound)
    (made,), _ = course(work)
    assert (made.outcome.state, made.outcome.problem) == ("failed", "le magasin est plein")
    assert back(workspace, work, made).state == "failed"
    assert contents(workspace) == {}
    monkeypatch.undo()
    monkeypatch.setenv(FOLDER_VARIABLE, str(workspace.root.parent / "machine"))

    assert back(workspace, work, make_on(work)[0]).state == "made"


@pytest.mark.parametrize("what", ["6-air.mp3", "the card"])
def test_a_bulletin_damaged_in_the_store_replaces_nothing(
    workspace: Workspace, tmp_path: Path, what: str
) -> None:
    """Cut short there: the good file here stays, and the next run makes it again."""
    work = sent(workspace)
    (made,), _ = course(work)
    folder(workspace).mkdir(parents=True, exist_ok=True)
    (folder(workspace) / "6-air.mp3").write_bytes(b"hier")
    stored_at = "*/*/*.json" if what == "the card" else "*/*/*/6-air.mp3"
    (stored,) = (tmp_path / "magasin" / "bulletins").glob(stored_at)
    stored.write_bytes(stored.read_bytes()[:-1])

    outcome = back(workspace, work, made)

    assert (outcome.state, outcome.reason[:36]) == (
        "failed",
        "le magasin rend un bulletin abîmé : ",
    )
    assert contents(workspace) == {"6-air.mp3": b"hier"}
    assert back(workspace, work, make_on(work)[0]).state == "made"


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """The disk takes no longer file than that."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("when", ["full disk", "edited meanwhile", "on air"])
def test_what_cannot_be_placed_leaves_all_as_it_was(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """All files of a bulletin are replaced, or none: and it can be brought back later."""
    work = sent(workspace)
    (made,), _ = course(work)
    for name in ("6-air.mp3", "6-air.json"):
        folder(workspace).mkdir(parents=True, exist_ok=True)
        (folder(workspace) / name).write_text("hier")
    before = contents(workspace)
    if when == "edited meanwhile":
        (folder(workspace) / "2-script.md").write_text("corrigé")
        before["2-script.md"] = "corrigé".encode()
    if when == "on air":
        monkeypatch.setattr(sys.modules[__name__], "NIGHT", NIGHT.replace(hour=6))

    with files_up_to(1_000_000) if when == "full disk" else nullcontext():
        outcome = back(workspace, work, made)

    told = {
        "full disk": ("failed", "le fichier dépasse la taille permise ici"),
        "edited meanwhile": (
            "failed",
            "ce bulletin a été changé ici pendant qu'il était fait ailleurs",
        ),
        "on air": ("locked", ""),
    }
    assert (outcome.state, outcome.reason) == told[when]
    assert contents(workspace) == before
    assert not list(folder(workspace).glob(".*partial*"))


def test_new_figures_that_change_no_word_send_no_sound(workspace: Workspace) -> None:
    """As at the station: the files for air stay, and what is on paper is brought up to date."""
    work = sent(workspace)
    back(workspace, work, course(work)[0][0])
    before = contents(workspace)
    again = sent(workspace)
    moved = replace(again, batch=replace(again.batch, made_from="d'autres chiffres"))

    (made,), _ = course(moved)

    assert (made.outcome.state, back(workspace, moved, made).state) == ("fresh", "fresh")
    assert contents(workspace) == before
    assert unchanged(moved.batch, moved.batch.slots[0])


def test_an_edited_script_is_what_the_other_machine_says(workspace: Workspace) -> None:
    """The words of the producer travel; the data do not write over them."""
    work = sent(workspace)
    back(workspace, work, course(work)[0][0])
    edit(folder(workspace) / "2-script.md", "## ", "## Bonjour\nBienvenue à tous.\n\n## ")
    work = sent(workspace)

    (made,), heard = course(work)

    assert back(workspace, work, made).state == "made"
    assert any(one.synthesised for one in heard.values())
    assert "Bienvenue à tous." in (folder(workspace) / "4-speech" / "speech.json").read_text()


def test_what_failed_comes_back_on_paper(workspace: Workspace) -> None:
    """The script that was refused, and where: in the station's folder, as if made here."""
    work = sent(workspace)
    back(workspace, work, course(work)[0][0])
    edit(folder(workspace) / "2-script.md", "## ", "## Bonjour\n[son: personne]\n\n## ")
    work = sent(workspace)

    outcome = back(workspace, work, make_on(work)[0])

    assert outcome.state == "failed"
    assert str(folder(workspace) / "2-script.md") in outcome.problem


def test_what_the_rules_refuse_is_in_the_log_of_the_station(workspace: Workspace) -> None:
    """For good, and once: wherever it was refused."""
    work = sent(workspace)
    (made,), _ = course(work)
    line = json.dumps({"bulletin": "2017-01-30-lot-0700-flash", "refused": ["embargo"]})

    back(workspace, work, replace(made, log=f"{line}\n"))
    back(workspace, sent(workspace), replace(made, log=f"{line}\n"))

    assert workspace.rules_log.read_text("utf-8") == f"{line}\n"


def test_a_machine_with_another_version_of_a_voice_does_not_speak(
    workspace: Workspace, tmp_path: Path
) -> None:
    """What it would say is another sentence: whoever makes the bulletin says the right one."""
    work = sent(workspace)
    (first, *_) = tell_on(work, {})

    heard = speak_on(group_of(work.ground, [replace(first, key="0" * 64)]))

    assert [(one.duration_ms, one.synthesised) for one in heard] == [(0, False)]
    assert not (tmp_path / "magasin" / "sentences").exists()


def test_nothing_private_leaves_the_station(workspace: Workspace, tmp_path: Path) -> None:
    """Neither the desk, nor a key, nor an election of another year."""
    for private in ("desk/desk.db", "cles/totem.pem", "elections/autre/election.yaml"):
        (workspace.root / "data" / private).parent.mkdir(parents=True, exist_ok=True)
        (workspace.root / "data" / private).write_text(f"secret {private}")

    sent(workspace)

    kept = [path for path in (tmp_path / "magasin").rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"secret" in path.read_bytes()[:10]]


def test_a_file_of_the_station_damaged_in_the_store_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    """No bulletin is made from figures cut short: it fails and says which object to throw away."""
    work = sent(workspace)
    for path in (tmp_path / "magasin" / "station").iterdir():
        if not path.name.endswith(".json"):
            path.write_bytes(path.read_bytes()[:-1])

    (made,), heard = course(work)

    assert heard == {}
    assert made.outcome.state == "failed"
    assert "abîmé : station/" in made.outcome.problem
