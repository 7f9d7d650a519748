"""A file under its fixed name, in a folder, by SFTP and by FTPS: whole, or the former one."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import trustme
from publish.parcels import parcel
from publish.servers import PASSWORD, USER, Running, ftps_server, sftp_server

from broadcast.errors import PublishError, UnreachableError
from broadcast.publish.delivery import Delivery, keeps, target_for
from broadcast.publish.retrying import retried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from broadcast.publish.delivery import Keeper

NAME = "aveyron-0700.mp3"
FORMER, NEWER = b"former" * 50_000, b"newer" * 60_000
"""Long enough to be cut in their middle."""

HERE = hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]

Make = "Callable[..., Keeper]"


@pytest.fixture(params=["folder", "sftp", "ftps"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def antenna(tmp_path: Path) -> Path:
    """The folder that the playout reads."""
    folder = tmp_path / "antenne"
    folder.mkdir()
    return folder


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """Who vouches for the FTPS server; its own certificate is beside."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "authority.pem")
    made.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(
        tmp_path / "server.pem"
    )
    return tmp_path / "authority.pem"


@pytest.fixture
def server(kind: str, antenna: Path, authority: Path) -> Iterator[Running | None]:
    if kind == "folder":
        yield None
        return
    certificate = authority.with_name("server.pem")
    with sftp_server(antenna) if kind == "sftp" else ftps_server(antenna, certificate) as running:
        yield running


@pytest.fixture
def target(
    kind: str, server: Running | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Keeper]:
    """What makes the target, with other settings where they are named."""
    monkeypatch.setenv("ANTENNE", PASSWORD)

    def make(**changed: str) -> Keeper:
        settings = {"path": "antenne"}
        if server:
            settings = {"host": "127.0.0.1", "port": str(server.port), "user": USER}
            settings["password_env"] = "ANTENNE"
            settings |= {"host_key": server.host_key} if kind == "sftp" else {}
            settings |= {"authority": "authority.pem"} if kind == "ftps" else {}
        options = tuple((settings | changed).items())
        found = target_for(Delivery(name="antenne", to=kind, options=options, folder=tmp_path))
        assert keeps(found)
        return found

    return make


def test_a_bulletin_takes_its_fixed_name(
    target: Callable[..., Keeper], antenna: Path, tmp_path: Path
) -> None:
    """Nothing is there, then it is, to the byte; a newer version takes its place."""
    station = target()
    first, second = parcel(tmp_path / "a", mp3=FORMER), parcel(tmp_path / "b", mp3=NEWER)

    assert station.held(first) is None
    station.put(first)
    assert station.held(first) == FORMER
    station.put(second)

    assert {one.name: one.read_bytes() for one in antenna.iterdir()} == {NAME: NEWER}


def test_the_name_is_a_setting(
    target: Callable[..., Keeper], antenna: Path, tmp_path: Path
) -> None:
    """Playouts have their own ideas."""
    target(pattern="{date}_{code}_{clock}_{format}").put(parcel(tmp_path / "a"))

    assert [one.name for one in antenna.iterdir()] == ["2017-01-30_12_0700_journal.mp3"]


def test_what_an_earlier_try_left_is_swept_away(
    target: Callable[..., Keeper], antenna: Path, tmp_path: Path
) -> None:
    """Only what was left of this very file."""
    (antenna / f".{NAME}.0123abcd.partial").write_bytes(b"half")
    (antenna / "lot-0730.mp3").write_bytes(b"other")

    target().put(parcel(tmp_path / "a", mp3=NEWER))

    assert sorted(one.name for one in antenna.iterdir()) == [NAME, "lot-0730.mp3"]


@pytest.mark.parametrize(
    ("machine", "process", "stays"),
    [
        pytest.param(HERE, "dead", False, id="killed"),
        pytest.param(HERE, "alive", True, id="still at it"),
        pytest.param("00000000", "dead", True, id="of another machine"),
    ],
)
def test_what_a_killed_program_left_of_any_file_is_swept_away(
    target: Callable[..., Keeper],
    antenna: Path,
    tmp_path: Path,
    machine: str,
    process: str,
    stays: bool,
) -> None:
    """By the next hand-over to that place, of whatever bulletin."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    number = dead.pid if process == "dead" else os.getppid()
    left = antenna / f".lot-0730.mp3.{machine}-{number}-0123abcd.partial"
    left.write_bytes(b"half")

    target().put(parcel(tmp_path / "a"))

    assert left.exists() is stays


@contextmanager
def full_disk(server: Running | None) -> Iterator[None]:
    """No file may pass 100 kB; for a folder, by the limit that the system has for that."""
    if server:
        server.trouble.full = True
        yield
        server.trouble.full = False
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_leaves_the_former_file(
    target: Callable[..., Keeper], server: Running | None, antenna: Path, tmp_path: Path
) -> None:
    """It is told, nothing half-written has a name that anyone plays, and room mends it."""
    newer = parcel(tmp_path / "b", mp3=NEWER)
    station = target()
    station.put(parcel(tmp_path / "a", mp3=FORMER))

    with full_disk(server), pytest.raises(PublishError):
        station.put(newer)
    left = {one.name: one.read_bytes() for one in antenna.iterdir() if one.name[0] != "."}
    station.put(newer)

    assert left == {NAME: FORMER}
    assert [one.name for one in antenna.iterdir()] == [NAME]
    assert station.held(newer) == NEWER


@pytest.mark.parametrize("kind", ["sftp", "ftps"], indirect=True)
def test_a_connection_cut_in_the_middle_leaves_the_former_file(
    target: Callable[..., Keeper], server: Running, antenna: Path, tmp_path: Path
) -> None:
    """The next try puts the newer one there, and leaves nothing beside it."""
    newer = parcel(tmp_path / "b", mp3=NEWER)
    station = target()
    station.put(parcel(tmp_path / "a", mp3=FORMER))
    server.trouble.cuts = 1

    with pytest.raises(UnreachableError, match="coupée"):
        station.put(newer)
    left = {one.name: one.read_bytes() for one in antenna.iterdir() if one.name[0] != "."}
    station.put(newer)

    assert left == {NAME: FORMER}
    assert [one.name for one in antenna.iterdir()] == [NAME]
    assert station.held(newer) == NEWER


@pytest.mark.parametrize("kind", ["sftp", "ftps"], indirect=True)
def test_a_cut_connection_is_tried_again_later_and_later(
    target: Callable[..., Keeper], server: Running, tmp_path: Path
) -> None:
    """Twice cut, it arrives at the third try."""
    newer, waits = parcel(tmp_path / "b", mp3=NEWER), list[float]()
    station = target()
    server.trouble.cuts = 2

    retried(lambda: station.put(newer), waits.append, waits_s=(1.0, 4.0, 15.0))

    assert waits == [1.0, 4.0]
    assert station.held(newer) == NEWER


@pytest.mark.parametrize("kind", ["sftp", "ftps"], indirect=True)
@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"port": "1"}, id="nobody listens"),
        pytest.param({"host": "nulle-part.invalid"}, id="no such name"),
    ],
)
def test_a_server_that_is_not_there_is_worth_another_try(
    target: Callable[..., Keeper], tmp_path: Path, changed: dict[str, str]
) -> None:
    """It may be starting, or the network down for a moment."""
    with pytest.raises(UnreachableError, match="connexion impossible"):
        target(**changed).held(parcel(tmp_path / "a"))


@pytest.mark.parametrize(
    ("kind", "setting"),
    [pytest.param("sftp", "key", id="key"), pytest.param("ftps", "authority", id="certificate")],
    indirect=["kind"],
)
def test_a_key_that_is_not_there_is_told(target: Callable[..., Keeper], setting: str) -> None:
    """By its name, before anyone is called."""
    with pytest.raises(PublishError, match="n'est pas là"):
        target(**{setting: "absente"})


@pytest.mark.parametrize("kind", ["sftp", "ftps"], indirect=True)
def test_a_wrong_password_is_told_and_not_tried_again(
    target: Callable[..., Keeper], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no more right the second time."""
    monkeypatch.setenv("ANTENNE", "wrong")

    with pytest.raises(PublishError, match="mot de passe refusé") as caught:
        target().put(parcel(tmp_path / "a"))
    assert not isinstance(caught.value, UnreachableError)


@pytest.mark.parametrize("kind", ["sftp", "ftps"], indirect=True)
def test_a_secret_is_never_in_the_settings(
    target: Callable[..., Keeper], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that is not set is told by its name."""
    monkeypatch.delenv("ANTENNE")

    with pytest.raises(PublishError, match="la variable ANTENNE est vide"):
        target()


@pytest.mark.parametrize("kind", ["sftp"], indirect=True)
@pytest.mark.parametrize(
    ("host_key", "told"),
    [
        pytest.param(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8xkq8n4Qm3m0sY0m1h8c9t2xw3b4v5n6m7q8r9s0t1",
            "sa clé a changé",
            id="another's",
        ),
        pytest.param("", "serveur inconnu", id="none"),
    ],
)
def test_a_server_that_is_not_the_station_s_gets_nothing(
    target: Callable[..., Keeper], server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    host_key: str, told: str,
) -> None:  # fmt: skip
    """Neither a file nor a password."""
    monkeypatch.setenv("HOME", str(tmp_path))

    with pytest.raises(PublishError, match=told):
        target(host_key=host_key).put(parcel(tmp_path / "a"))
    assert server.trouble.seen == []


@pytest.mark.parametrize("kind", ["ftps"], indirect=True)
def test_a_certificate_that_nobody_vouches_for_is_refused(
    target: Callable[..., Keeper], server: Running, tmp_path: Path
) -> None:
    """The machine's own authorities do not know it."""
    with pytest.raises(PublishError, match="certificat refusé"):
        target(authority="").put(parcel(tmp_path / "a"))
    assert server.trouble.seen == []


def test_a_folder_that_is_not_there_is_told(target: Callable[..., Keeper], tmp_path: Path) -> None:
    """The evening before, by the question that `doctor` asks: nothing is sent for it."""
    station = target(path="ailleurs")

    with pytest.raises(PublishError, match="ailleurs"):
        station.held(parcel(tmp_path / "a"))


@pytest.mark.parametrize("kind", ["folder"], indirect=True)
def test_a_share_that_is_not_mounted_is_no_empty_folder(
    target: Callable[..., Keeper], tmp_path: Path
) -> None:
    """Nothing is written in its place."""
    with pytest.raises(PublishError, match="n'existe pas"):
        target(path="ailleurs").put(parcel(tmp_path / "a"))
    assert not (tmp_path / "ailleurs").exists()
