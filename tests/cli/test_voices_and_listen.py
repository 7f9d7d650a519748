"""The voices listed and heard; what is kept of them; a bulletin heard again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from mutagen.id3 import ID3
from newsroom import edit

from broadcast.model.speech import Mark
from broadcast.voice.hearing.recogniser import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result
    from numpy.typing import NDArray

    from broadcast.workspace import Workspace

FLASH = ("--dept", "12", "--slot", "07:15", "--format", "flash")
"""Beside the morning: everyone may be heard in it."""


def test_every_voice_is_told_with_what_it_can_do(broadcast: Callable[..., Result]) -> None:
    """Who reads, who reads the quotes, which needs a network."""
    voices = {
        one["name"]: one for one in json.loads(broadcast("voices", "--json").stdout)["voices"]
    }

    assert [name for name, one in voices.items() if one["main"]] == ["maquette"]
    assert voices["claire"]["reads"] == {"citations": "marc"}
    assert [name for name, one in voices.items() if not one["offline"]] == ["google"]
    assert voices["marc"]["phonemes"]
    assert voices["marc"]["marks"]
    assert all(one["ready"] for one in voices.values())


def test_a_voice_that_cannot_speak_here_is_shown_with_its_trouble(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """The others are listed all the same."""
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write('\n[voices.paul]\nengine = "piper"\nmodel = "voix/absente.onnx"\n')

    result = broadcast("voices")

    assert result.exit_code == 0
    assert "introuvable" in " ".join(result.stdout.split())
    assert "maquette *" in result.stdout


def test_a_voice_that_fails_keeps_no_other_from_being_heard(
    workspace: Workspace, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Each is told with its reason; the command fails, for it was asked to make them heard."""
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write('\n[voices.paul]\nengine = "piper"\nmodel = "voix/absente.onnx"\n')
        settings.write('\n[voices.luc]\nengine = "http"\nurl = "http://127.0.0.1:1"\n')

    result = broadcast("voices", "paul", "luc", "maquette", "--out", str(tmp_path))

    assert result.exit_code == 1
    assert "Pas d'exemple de paul : " in result.stderr
    assert "Pas d'exemple de luc : la voix http est hors d'atteinte" in result.stderr
    assert [path.name for path in tmp_path.glob("*.wav")] == ["maquette.wav"]


@pytest.mark.parametrize("name", ["../paul", "[rouge]", "a/b", "-"])
def test_a_voice_has_a_name_that_a_script_can_write(
    workspace: Workspace, broadcast: Callable[..., Result], name: str
) -> None:
    """It stands in a cue, and names a file."""
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write(f'\n[voices."{name}"]\nengine = "tone"\n')

    result = broadcast("voices")

    assert result.exit_code == 1
    assert "nom de voix illisible" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("voices", "--cache", "maquette"), "--cache", id="the cache of one voice"),
        pytest.param(("listen", "a.wav", "--text", " ", "--dept", "12"), "--text", id="no words"),
    ],
)
def test_a_call_that_means_nothing_is_told(
    broadcast: Callable[..., Result], arguments: tuple[str, ...], message: str
) -> None:
    """What would be passed over is a wrong call."""
    result = broadcast(*arguments)

    assert result.exit_code == 2
    assert message in result.stderr


def test_a_bulletin_without_an_mp3_cannot_be_listened_to(
    broadcast: Callable[..., Result],
) -> None:
    """The message is the command that makes it."""
    result = broadcast("listen", *FLASH)

    assert result.exit_code == 1
    assert "pas encore de MP3" in result.stderr
    assert "broadcast render" in result.stderr


def test_a_sample_of_a_voice_is_written(broadcast: Callable[..., Result], tmp_path: Path) -> None:
    """The same sentences by each, to compare."""
    result = broadcast("voices", "maquette", "robot", "--out", str(tmp_path / "exemples"))

    assert result.exit_code == 0, result.stderr
    for name in ("maquette", "robot"):
        assert soundfile.info(tmp_path / "exemples" / f"{name}.wav").duration > 3


def test_what_is_kept_can_be_looked_at(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Sentences, engines, room on disk; a damaged file is counted."""
    broadcast("voice", *FLASH)
    damaged = next(workspace.speech_cache.glob("??/*.wav"))
    damaged.write_bytes(damaged.read_bytes()[:1_000])

    state = json.loads(broadcast("voices", "--cache", "--json").stdout)
    screen = broadcast("voices", "--cache").stdout

    assert state["damaged"] == 1
    assert state["by_engine"] == {"tone": state["sentences"]}
    assert any("Totem" in one["words"] for one in state["kept"])
    assert 0 < state["size_bytes"] < state["max_bytes"] == 2_000_000_000
    assert "Un fichier abîmé sera refait" in screen


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        pytest.param('fallback = "personne"', "fallback", id="unknown fallback"),
        pytest.param('fallback = "paul"', "fallback", id="itself"),
        pytest.param('url = "http://x"', "champ inconnu « url »", id="a setting it has not"),
        pytest.param('reads = { titres = "personne" }', "personne", id="unknown reader"),
    ],
)
def test_settings_of_voices_are_checked_with_their_line(
    workspace: Workspace, broadcast: Callable[..., Result], setting: str, message: str
) -> None:
    """Nothing that the station wrote down is without effect in silence."""
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write(f'\n[voices.paul]\nengine = "tone"\n{setting}\n')

    result = broadcast("voices")

    assert result.exit_code == 1
    assert message in result.stderr
    assert "station.toml, ligne" in result.stderr


def test_another_voice_reads_what_the_station_gave_it(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Titles and quotes, each by its reader; a voice named in the script has the last word."""
    edit(
        workspace.station,
        "[voices.maquette]",
        '[voices.grave]\nengine = "tone"\nstyle = "grave"\n\n[voices.maquette]',
    )
    edit(
        workspace.station,
        'engine = "tone"                     #',
        'reads = { citations = "grave", Titres = "grave" }\nengine = "tone" #',
    )
    report = json.loads(broadcast("render", "--dept", "12", "--json").stdout)
    readers = {story["slug"]: story["voices"] for story in report["stories"]}
    script = next((workspace.root / "output").rglob("2-script.md"))
    edit(script, "## Les réactions\n", "## Les réactions\n\n[voix: maquette]\n")
    edited = json.loads(broadcast("render", "--dept", "12", "--json").stdout)
    afterwards = {story["slug"]: story["voices"] for story in edited["stories"]}

    assert readers["titres"] == ["grave"]
    assert readers["les-reactions"] == ["grave", "maquette"]
    assert readers["en-aveyron"] == ["maquette"]
    assert afterwards["les-reactions"] == ["maquette"]


def test_a_written_fallback_reads_all_and_is_told_everywhere(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """In the summary, in the sidecar and in the file's own tags."""
    edit(workspace.station, 'voice = "maquette"', 'voice = "serveur"')
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write(
            '\n[voices.serveur]\nengine = "http"\nurl = "http://127.0.0.1:9"\nfallback = "maquette"\n'
        )

    report = json.loads(broadcast("render", *FLASH, "--json").stdout)

    card = ID3(workspace.root / report["files"]["mp3"])
    assert any("« maquette » lit à sa place" in notice for notice in report["notices"])
    assert {reader for story in report["stories"] for reader in story["voices"]} == {"maquette"}
    assert "maquette remplace serveur" in card.getall("COMM")[0].text[0]


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What the recogniser hears, whatever the file."""

    def decide(text: str) -> None:
        class Told:
            def hear(self, samples: NDArray[np.float32]) -> Transcript:
                assert samples.shape[1] == 2
                words = tuple(
                    Mark(text=f" {word}", start_ms=100 * index, end_ms=100 * index + 90)
                    for index, word in enumerate(text.split())
                )
                return Transcript(words=words, language="fr")

        monkeypatch.setattr("broadcast.cli.listening.ears", lambda _: Told())

    return decide


def test_a_bulletin_is_heard_against_its_script(
    workspace: Workspace, broadcast: Callable[..., Result], ears: Callable[[str], None]
) -> None:
    """A word that is missing on air is shown with its time and its line."""
    report = json.loads(broadcast("render", *FLASH, "--json").stdout)
    rows = json.loads(
        next((workspace.root / "output").rglob("speech.json")).read_text(encoding="utf-8")
    )
    said = [row["text"] for row in rows if row["text"] not in " ".join(report["cut"])]
    order = sorted(said, key=lambda text: next(r["line"] for r in rows if r["text"] == text))
    ears(" ".join(order).replace("socialistes", ""))

    answer = json.loads(broadcast("listen", *FLASH, "--json").stdout)

    missing = [fault for fault in answer["faults"] if fault["kind"] == "missing"]
    assert [fault["expected"] for fault in missing] == ["socialistes"]
    assert missing[0]["line"] > 10
    assert answer["share_heard"] > 0.95


def test_a_text_that_is_in_no_script_can_be_waited_for(
    broadcast: Callable[..., Result], ears: Callable[[str], None], tmp_path: Path
) -> None:
    """The screen says what was heard, and that nothing is amiss."""
    ears("Il est sept heures.")
    sound = 0.1 * np.random.default_rng(1).standard_normal(48_000)
    soundfile.write(tmp_path / "a.wav", sound, 48_000)

    result = broadcast("listen", str(tmp_path / "a.wav"), "--text", "Il est 7 h.", *FLASH)

    assert result.exit_code == 0, result.stderr
    assert "4 mots attendus, 100,0 % entendus, rien à signaler" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("--story", "x", "--text", "y"), 2, "pas les deux", id="both"),
        pytest.param(("--story", "reactoin"), 1, "le plus proche : reaction", id="typo"),
    ],
)
def test_a_wrong_call_of_listen_is_told(
    broadcast: Callable[..., Result],
    ears: Callable[[str], None],
    arguments: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    """On one line."""
    ears("")
    result = broadcast("listen", *arguments, *FLASH)

    assert result.exit_code == code
    assert message in result.stderr
