"""Bad input: one clear French line with its place, exit code 1, earlier good files untouched."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import soundfile
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.workspace import Workspace

ELECTION = Path("data/elections/primaire-gauche-2017")


FLASH = ("--dept", "12", "--format", "flash")


def partial_files(root: Path) -> list[Path]:
    return [path for path in root.rglob(".*") if "partial" in path.name]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(
            ELECTION / "results.csv",
            '"54,7"',
            '"154,7"',
            "results.csv, ligne 8 : part de 154,7 %",
            id="share above 100",
        ),
        pytest.param(
            ELECTION / "election.yaml",
            "sources:",
            "sourses:",
            "champ « source »",
            id="misspelt field",
        ),
        pytest.param(
            ELECTION / "quotes.yaml",
            "    daypart: matin",
            "    clip: rien.mp3",
            "le son rien.mp3 n'est pas dans clips/",
            id="missing clip",
        ),
        pytest.param(
            Path("scripts/journal.md.j2"),
            "{{ say.opening() }}",
            "{{ sttion }}",
            "le nom « sttion » n'est pas défini",
            id="undefined name",
        ),
        pytest.param(
            Path("scripts/votes.j2"),
            "{% set first = r.leader %}",
            "{% set first = r.leadr %}",
            "votes.j2, ligne 19 : Fact n'a pas de champ « leadr »",
            id="undefined field",
        ),
        pytest.param(
            Path("scripts/journal.md.j2"),
            "{% endif %}",
            "",
            "journal.md.j2",
            id="template left open",
        ),
        pytest.param(
            Path("scripts/journal.md.j2"),
            "[virgule]",
            "[virgulle]",
            "repère inconnu [virgulle]",
            id="template writes no script",
        ),
        pytest.param(
            Path("scripts/journal.md.j2"),
            "## Titres",
            "{{ ''.__class__ }}",
            "journal.md.j2",
            id="template leaves its sandbox",
        ),
        pytest.param(
            Path("data/lexicon.csv"),
            "Millau,mi-yo,mijo,usage",
            "Millau",
            "lexicon.csv, ligne 5",
            id="unreadable lexicon line",
        ),
        pytest.param(
            Path("data/lexicon.csv"), "mijo", "mi7o", "lexicon.csv, ligne 5", id="lexicon IPA"
        ),
        pytest.param(
            Path("data/station.toml"),
            'voice = "maquette"',
            'voice = "clare"',
            "station.toml, ligne 7",
            id="unknown voice",
        ),
        pytest.param(
            Path("data/show.yaml"),
            'time: "07:00"',
            'time: "27:00"',
            "show.yaml, ligne 18",
            id="impossible hour",
        ),
        pytest.param(
            Path("data/station.toml"),
            "stretch_max",
            "strech_max",
            "champ inconnu « strech_max »",
            id="misspelt setting",
        ),
        pytest.param(
            Path("data/station.toml"),
            '"tapis.flac"',
            '"tapiss.flac"',
            "tapiss.flac",
            id="missing imaging",
        ),
    ],
)
def test_what_a_journalist_mistypes_is_one_line(
    workspace: Workspace,
    broadcast: Callable[..., Result],
    file: Path,
    old: str,
    new: str,
    told: str,
) -> None:
    """What, where and what to do, on one line; no traceback; nothing left behind."""
    edit(workspace.root / file, old, new)

    result = broadcast("render", "--dept", "12")

    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("Erreur : ")]
    assert len(errors) == 1
    assert told in errors[0]
    assert "Traceback" not in result.stderr
    assert not partial_files(workspace.root)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--dept", "Avéron"), "le plus proche : Aveyron"),
        (("--dept", "12", "--slot", "sept"), "heure illisible"),
        (("--dept", "12", "--format", "flsh"), "le plus proche : flash"),
        (("--dept", "12", "--duration", "long"), "durée illisible"),
        (("--dept", "12", "--duration", "1:00"), "de trop"),
        (("--dept", "12", "--duration", "9:00"), "trop court de"),
        (("--dept", "12", "--voice", "clare"), "le plus proche : claire"),
        (
            ("--dept", "12", "--election", "primaire-gauche-2016"),
            "le plus proche : primaire-gauche-2017",
        ),
        (("--dept", "12", "--date", "lundi"), "date illisible"),
    ],
    ids=lambda value: " ".join(value[1:]) if isinstance(value, tuple) else "",
)
def test_what_is_asked_wrongly_is_one_line(
    broadcast: Callable[..., Result], arguments: tuple[str, ...], told: str
) -> None:
    """The nearest known name, or what to write instead."""
    result = broadcast("render", *arguments)

    assert result.exit_code == 1
    assert told in result.stderr.splitlines()[-1]


def test_a_clip_that_is_no_sound_is_told_with_its_quote(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A text named .mp3 is caught before any synthesis, at the quote's line."""
    (workspace.root / ELECTION / "clips" / "note.mp3").write_text("ceci n'est pas un son")
    edit(workspace.root / ELECTION / "quotes.yaml", "    daypart: matin", "    clip: note.mp3")

    result = broadcast("render", "--dept", "12")

    assert result.exit_code == 1
    assert "quotes.yaml, ligne 8 : citation « pantanella-etats-d-ame »" in result.stderr
    assert not (workspace.root / "output" / "speech-cache").exists()


def test_a_take_for_no_story_is_told(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A misnamed recording is not silently left out."""
    takes = workspace.takes("2017-01-30-aveyron-0700-journal")
    takes.mkdir(parents=True)
    soundfile.write(takes / "participation.wav", [0.1] * 48_000, 48_000)

    result = broadcast("render", "--dept", "12")

    assert result.exit_code == 1
    assert "le plus proche : la-participation" in result.stderr


def test_no_workspace_is_told_with_a_way_out(tmp_path: Path) -> None:
    """A folder that is none says how to make one."""
    told = subprocess.run(
        [sys.executable, "-m", "broadcast", "render", "-d", "12", "-w", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert "broadcast init DOSSIER" in told.stderr


def test_a_folder_that_refuses_is_told() -> None:
    """The kernel's own folders take no file, from anyone: what a missing permission looks like."""
    if not Path("/sys/kernel").is_dir():
        pytest.skip("this system has no folder that refuses even its administrator")
    told = subprocess.run(
        [sys.executable, "-m", "broadcast", "init", "/sys/kernel/station"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert told.stderr.startswith("Erreur : /sys/kernel/station : pas le droit")


def test_an_error_is_json_when_asked(broadcast: Callable[..., Result]) -> None:
    """Programs get the place of the fault apart."""
    result = broadcast("render", "--dept", "Avéron", "--json")

    assert json.loads(result.stdout)["hint"] == "le plus proche : Aveyron"


def test_debug_shows_where_it_comes_from(broadcast: Callable[..., Result]) -> None:
    """The trace is there for whoever asks, and only then."""
    assert "Traceback" in broadcast("render", "--dept", "Avéron", "--debug").stderr


def test_output_that_cannot_be_written_is_told(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Something stands where the folder should be."""
    (workspace.root / "output").rmdir()
    (workspace.root / "output").write_text("")

    result = broadcast("render", "--dept", "12")

    assert result.exit_code == 1
    assert "output" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_failed_render_leaves_the_good_files(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """After a good render, a bad script changes nothing on disk."""
    good = json.loads(broadcast("render", *FLASH, "--json").stdout)
    mp3, script = (workspace.root / good["files"][kind] for kind in ("mp3", "script"))
    before = mp3.read_bytes()
    edit(script, "[virgule]", "[virgul]")
    line = script.read_text(encoding="utf-8").splitlines().index("[virgul]") + 1

    result = broadcast("render", *FLASH)

    assert result.exit_code == 1
    assert f"2-script.md, ligne {line}" in result.stderr
    assert mp3.read_bytes() == before


def run_limited(workspace: Workspace, bytes_per_file: int) -> subprocess.CompletedProcess[str]:
    """The command on a disk that takes no file over a size, as a full one does at some point."""
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes_per_file}, {bytes_per_file}));"
        "from broadcast.cli import run; run()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "render", *FLASH, "-w", str(workspace.root)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
@pytest.mark.parametrize("limit", [100_000, 3_000_000], ids=["while speaking", "while mixing"])
def test_a_disk_that_fills_up_loses_nothing(workspace: Workspace, limit: int) -> None:
    """One line, no partial file, and the next render goes through."""
    told = run_limited(workspace, limit)

    assert told.returncode == 1
    assert "taille permise" in told.stderr
    assert "Traceback" not in told.stderr
    assert not partial_files(workspace.root)
    assert not list((workspace.root / "output").rglob("6-air.*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signal to one process")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "the system"])
def test_who_stops_it_keeps_what_is_done(
    workspace: Workspace, broadcast: Callable[..., Result], stop: signal.Signals
) -> None:
    """Interrupted in the middle: one line, no partial file, and the next render goes through."""
    process = subprocess.Popen(
        [sys.executable, "-m", "broadcast", "render", *FLASH, "-w", str(workspace.root)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    cache = workspace.root / "output" / "speech-cache"
    while process.poll() is None and not list(cache.rglob("*.wav")):
        time.sleep(0.02)
    os.kill(process.pid, stop)
    _, errors = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "Interrompu" in errors
    assert "Traceback" not in errors
    assert not partial_files(workspace.root)
    assert broadcast("render", *FLASH).exit_code == 0
