"""A morning on real machines that have no folder in common: a store, and a folder for each."""

from __future__ import annotations

import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from newsroom import edit
from pipeline.machines import loopback
from store.servers import SECRETS, folder_store, s3_store, sftp_store

from broadcast.errors import StoreError
from broadcast.model.speech import Spoken
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run
from broadcast.store.objects import Store
from broadcast.voice.engines.tone import Tone
from broadcast.voice.keeping.kept import encoded, said_of
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result
    from store.servers import Running

    from broadcast.pipeline.morning.run import Shown

pytestmark = pytest.mark.slow

TWO = "slots:\n" + "".join(
    f'  - {{time: "{clock}", format: flash, duration: "1:20", clips: 0}}\n'
    for clock in ("07:00", "08:00")
)
KINDS = {"folder": folder_store, "sftp": sftp_store, "s3": s3_store}


class Booth(ThreadingHTTPServer):
    """A voice on a server: it hums what it is asked to say, and knows how often it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Speaker)
        self.asked: Counter[tuple[str, float]] = Counter()
        self.held = threading.Event()
        self.hold = threading.Event()
        """Set: the next sentence is not answered until it is cleared."""

        self.free = threading.Event()

    @property
    def toml(self) -> str:
        url = f"http://127.0.0.1:{self.server_address[1]}"
        return f'\n[voices.cabine]\nengine = "http"\nurl = "{url}"\ntimeout = "120"\n'


class _Speaker(BaseHTTPRequestHandler):
    server: Booth

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["content-length"])))
        words, rate = str(told["input"]), float(told["speed"])
        self.server.asked[words, rate] += 1
        if self.server.hold.is_set():
            self.server.hold.clear()
            self.server.held.set()
            self.server.free.wait(60)
        speech = Tone(rate=rate).speak(Spoken(words=words))
        whole = encoded(speech, words=words, engine="", identity="", reading="")
        self.send_response(200)
        self.send_header("content-type", "audio/wav")
        self.send_header("content-length", str(len(whole)))
        self.end_headers()
        try:
            self.wfile.write(whole)
        except (BrokenPipeError, ConnectionResetError):
            return  # whoever asked was killed meanwhile

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def booth() -> Iterator[Booth]:
    with Booth() as made:
        serving = threading.Thread(target=made.serve_forever)
        serving.start()
        yield made
        made.free.set()
        made.shutdown()
        serving.join()


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)


def settled(workspace: Workspace, store: Running, booth: Booth | None = None) -> None:
    """Two slots, the store, and the voice that counts."""
    workspace.show.write_text(TWO, encoding="utf-8")
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(store.toml() + (booth.toml if booth else ""))
    if booth:
        edit(workspace.station, 'voice = "maquette"', 'voice = "cabine"')


def made_by(address: str, workspace: Workspace) -> Shown:
    morning = plan_morning(workspace, day="2017-01-30")
    return run(morning, lambda _: None, scheduler=address)


def sentences_in(store: Running) -> list[str]:
    return [name for name in store.names() if name.startswith("sentences/")]


@pytest.mark.parametrize("kind", ["folder", "sftp", "s3"])
def test_each_sentence_is_spoken_once_by_all_machines(
    workspace: Workspace, booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Counted by the voice itself; and every bulletin comes back to the station.

    The path of the station's folder leads nowhere from where the workers are.
    """
    with KINDS[kind](tmp_path / "magasin") as store:
        settled(workspace, store, booth)
        monkeypatch.chdir(workspace.root)
        with loopback(tmp_path, secrets=SECRETS) as machines:
            shown = made_by(machines.address, Workspace(Path()))

        assert [one.state for one in shown.outcomes] == ["made"] * 4, shown.missed
        assert len(list(workspace.root.glob("output/*/*/6-air.mp3"))) == 4
        assert set(booth.asked.values()) == {1}
        assert shown.sentences
        assert shown.sentences.distinct == shown.sentences.synthesised == len(booth.asked)
        assert len(sentences_in(store)) == len(booth.asked)
        assert all(list(own.glob("speech-cache/*/*.wav")) for own in machines.folders)
    assert [one.state for one in made_by("tcp://127.0.0.1:1", workspace).outcomes] == ["fresh"] * 4


def test_two_shows_at_once_share_their_sentences(
    workspace: Workspace, booth: Booth, tmp_path: Path
) -> None:
    """Two stations with one store and one cluster: what both say is said once."""
    with folder_store(tmp_path / "magasin") as store:
        settled(workspace, store, booth)
        other = Workspace(copytree(workspace.root, tmp_path / "autre"))
        edit(other.show, "08:00", "08:30")
        with loopback(tmp_path) as machines, ThreadPoolExecutor(2) as both:
            shows = list(both.map(lambda one: made_by(machines.address, one), (workspace, other)))

    assert [one.state for shown in shows for one in shown.outcomes] == ["made"] * 8
    assert set(booth.asked.values()) == {1}


def test_a_worker_killed_in_the_middle_of_a_sentence(
    workspace: Workspace, booth: Booth, tmp_path: Path
) -> None:
    """Another one says it; nothing of it was kept by half, and no other is said again."""
    with folder_store(tmp_path / "magasin") as store:
        settled(workspace, store, booth)
        booth.hold.set()
        with loopback(tmp_path, workers=1) as machines, ThreadPoolExecutor(1) as showing:
            show = showing.submit(made_by, machines.address, workspace)
            assert booth.held.wait(120)
            machines.kill(machines.workers[0])
            machines.another()
            shown = show.result(300)

        assert [one.state for one in shown.outcomes] == ["made"] * 4
        assert sorted(booth.asked.values())[-2:] == [1, 2]
        assert shown.sentences
        assert shown.sentences.distinct == shown.sentences.synthesised == len(booth.asked)
        kept = [store.on_disk(name) for name in sentences_in(store)]
        assert len(kept) == len(booth.asked)
        assert all(said_of(path.read_bytes(), path.stem) for path in kept)


def test_a_worker_that_may_not_use_the_store_says_so(workspace: Workspace, tmp_path: Path) -> None:
    """Every bulletin failed, and why; the morning is not made in silence some other way."""
    with sftp_store(tmp_path / "magasin") as store, loopback(tmp_path, workers=1) as machines:
        settled(workspace, store)
        shown = made_by(machines.address, workspace)

    assert [one.state for one in shown.outcomes] == ["failed"] * 4
    assert {one.problem for one in shown.outcomes} == {
        "la variable MAGASIN_PASSE est vide (export MAGASIN_PASSE=…)"
    }


def test_a_store_that_is_gone_is_told_before_anything_is_asked(
    workspace: Workspace, tmp_path: Path, broadcast: Callable[..., Result]
) -> None:
    """One line with its address and a way out, exit code 1."""
    with folder_store(tmp_path / "magasin") as store:
        settled(workspace, store)
        store.root.write_text("un fichier à la place du magasin", "utf-8")
        with pytest.raises(StoreError):
            Store(store.place).put("a", b"")

        result = broadcast("show", "--scheduler", "tcp://127.0.0.1:1")

    assert result.exit_code == 1
    line = result.stderr.splitlines()[-1]
    assert f"le magasin {store.root} ne répond pas" in line
    assert "retirez [store]" in line


def test_the_count_of_sentences_is_told(
    workspace: Workspace, tmp_path: Path, broadcast: Callable[..., Result]
) -> None:
    """On the screen and to programs; the next morning finds them all."""
    with folder_store(tmp_path / "magasin") as store, loopback(tmp_path) as machines:
        settled(workspace, store)
        ask = ("show", "--dept", "Lot", "--date", "2017-01-30", "--scheduler", machines.address)
        first = broadcast(*ask)
        # Nothing of what was made is left, the sentences apart
        (store.root / "bulletins").rename(tmp_path / "bulletins")
        (workspace.root / "output" / "2017-01-30").rename(tmp_path / "hier")
        again = json.loads(broadcast(*ask, "--json").stdout)

    many = len(sentences_in(store))
    assert f"Phrases : {many} distinctes, {many} dites, 0 retrouvées." in first.stdout
    assert again["sentences"] == {"distinct": many, "synthesised": 0, "found": many}
