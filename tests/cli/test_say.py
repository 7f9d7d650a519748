"""A word or a sentence said at once, and how names get there."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner
from newsroom import edit

from broadcast.cli import main
from broadcast.model.speech import Speech
from broadcast.pipeline.aloud import hearing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.workspace import Workspace

ELECTION = "primaire-gauche-2017"


@pytest.fixture(autouse=True)
def players(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, str], None]:
    """A machine without a player, until one is put on its path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(name: str, does: str) -> None:
        player = folder / name
        player.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        player.chmod(0o755)

    return install


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("54,7 %", ["cinquante-quatre virgule sept pour cent"], id="figures"),
        pytest.param(
            "M. Hamon gagne. Il est 7 h 05.",
            ["monsieur Hamon gagne.", "Il est sept heures cinq."],
            id="one line a sentence",
        ),
        pytest.param("Le Lot\n\nL'Aveyron", ["Le Lot", "L'Aveyron"], id="one line a paragraph"),
        pytest.param("À ONET", ["À ONET"], id="names as written"),
    ],
)
def test_words_are_what_would_be_said(
    broadcast: Callable[..., Result], text: str, lines: list[str]
) -> None:
    """Nothing else is on standard output, and nothing is spoken."""
    result = broadcast("say", text, "--words")

    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == lines


def test_phonemes_are_what_the_voice_is_given(broadcast: Callable[..., Result]) -> None:
    """A name comes with the lexicon's own; with --words, both lines are shown."""
    alone = broadcast("say", "À LAGUIOLE.", "--phonemes", "--voice", "claire")
    both = broadcast("say", "À LAGUIOLE.", "--phonemes", "--words", "--voice", "claire")
    text = broadcast("say", "À Laguiole.", "--phonemes", "--voice", "robot")

    assert alone.stdout.splitlines() == ["a lajˈɔl."]
    assert both.stdout.splitlines() == ["À LAGUIOLE.", "a lajˈɔl."]
    assert text.stdout.splitlines() == ["À la-yole."]


def test_a_name_is_said_as_the_narrowest_lexicon_has_it(
    broadcast: Callable[..., Result], workspace: Workspace
) -> None:
    """Every station's, then the station's, then the election's: each over the one before."""

    def lot() -> str:
        told = broadcast("say", "Le Lot", "--phonemes", "--voice", "robot")
        return told.stdout.strip()

    heard = [lot()]
    edit(workspace.lexicon, "# L'antenne", "Lot,station")
    heard.append(lot())
    edit(workspace.election_lexicon(ELECTION), "Hamon,Amon", "Lot,scrutin\nHamon,Amon")
    heard.append(lot())

    assert heard == ["Le Lotte", "Le station", "Le scrutin"]


def test_two_columns_are_enough(broadcast: Callable[..., Result], workspace: Workspace) -> None:
    """A newsroom that only writes `written,said` is understood, and heard at once."""
    workspace.lexicon.write_text("written,said\nLaguiole,Layole\nOnet,/ɔnɛ/\n", encoding="utf-8")

    told = broadcast("say", "De Laguiole à Onet", "--phonemes", "--voice", "claire")

    assert told.stdout.strip() == "də lajˈɔl a ɔnˈɛ"


def test_names_to_listen_to_are_told(broadcast: Callable[..., Result]) -> None:
    """On standard error, for the neural voice alone."""
    told = broadcast("say", "Le coaching de Valls", "--words", "--voice", "claire")
    mute = broadcast("say", "Le coaching de Valls", "--words")

    assert "« coaching » risque d'être lu à l'anglaise" in told.stderr
    assert "Valls" not in told.stderr
    assert "anglaise" not in mute.stderr
    assert "aucun mot n'est dit" in mute.stderr


def test_a_commune_of_another_station_is_told(
    broadcast: Callable[..., Result], workspace: Workspace
) -> None:
    """Its letters were not listened to yet: here Thiézac, and not the village of next door."""
    edit(workspace.station, '["12", "46"]', '["15"]')

    told = broadcast("say", "De Thiézac à Gramat, et à Sylvanès.", "--words", "--voice", "claire")

    assert "« Thiézac » : th, lu à l'anglaise" in told.stderr
    assert "Gramat" not in told.stderr


def test_without_a_player_the_sound_is_kept(
    broadcast: Callable[..., Result], workspace: Workspace
) -> None:
    """And its place is told."""
    result = broadcast("say", "À Rodez.")

    assert result.exit_code == 0, result.stderr
    assert "Rien sur cette machine ne peut jouer un son" in result.stdout
    assert "say.wav" in result.stdout
    assert soundfile.info(workspace.said).duration > 0.3


def test_a_player_is_waited_for(
    broadcast: Callable[..., Result],
    workspace: Workspace,
    tmp_path: Path,
    players: Callable[[str, str], None],
) -> None:
    """What is heard leaves no file behind."""
    players("aplay", f'/bin/cp "$2" {tmp_path}/heard.wav')

    result = broadcast("say", "À Rodez.")

    assert (result.exit_code, result.stdout) == (0, "")
    assert soundfile.info(tmp_path / "heard.wav").duration > 0.3
    assert not workspace.said.exists()


def test_a_player_that_fails_gives_way(
    broadcast: Callable[..., Result],
    workspace: Workspace,
    tmp_path: Path,
    players: Callable[[str, str], None],
) -> None:
    """To the next one, then to the file: a machine may have a player and no loudspeaker."""
    players("pw-play", "exit 1")

    kept = broadcast("say", "À Rodez.")
    players("ffplay", f"echo heard > {tmp_path}/heard")
    heard = broadcast("say", "À Rodez.")

    assert "say.wav" in kept.stdout
    assert workspace.said.exists()
    assert heard.stdout == ""
    assert (tmp_path / "heard").exists()


def test_a_player_that_hangs_is_left(
    players: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever before a command."""
    monkeypatch.setattr(hearing, "PATIENCE_S", 0.1)
    players("paplay", "exec /bin/sleep 60")
    hum = np.full(2_400, 0.5, np.float32)

    assert not hearing.heard(Speech(samples=hum, sample_rate_hz=24_000))


@pytest.mark.parametrize("name", ["essai.wav", "essai.mp3", "nouveau/essai.MP3"])
def test_out_writes_and_never_plays(
    broadcast: Callable[..., Result],
    tmp_path: Path,
    players: Callable[[str, str], None],
    name: str,
) -> None:
    """WAV or MP3, after the file's name; both as long as the speech."""
    players("aplay", f"echo heard > {tmp_path}/heard")
    file = tmp_path / name

    result = broadcast("say", "Il est sept heures à Rodez.", "--out", str(file))
    length_s = soundfile.info(file).duration

    assert result.exit_code == 0, result.stderr
    assert str(file) in result.stdout
    assert not (tmp_path / "heard").exists()
    assert 1.0 < length_s < 3.0
    assert [path.name for path in file.parent.iterdir() if "partial" in path.name] == []


def test_a_voice_over_full_scale_is_not_clipped(tmp_path: Path) -> None:
    """The neural voice passes 1.0 at times."""
    wave = 1.16 * np.sin(np.linspace(0, 400, 24_000)).astype(np.float32)

    hearing.write_sound(Speech(samples=wave, sample_rate_hz=24_000), tmp_path / "a.wav")
    written, _ = soundfile.read(tmp_path / "a.wav")

    assert np.abs(written).max() <= 1.0
    assert np.allclose(written, wave / 1.16, atol=1e-3)


def test_several_sentences_are_one_sound(broadcast: Callable[..., Result], tmp_path: Path) -> None:
    """With a breath between them, and each kept for the next time."""
    lengths = []
    for text in ("À Rodez.", "À Cahors.", "À Rodez. À Cahors."):
        told = json.loads(broadcast("say", text, "--json", "--out", f"{tmp_path}/a.wav").stdout)
        lengths.append(told["duration_ms"])

    assert lengths[2] == pytest.approx(lengths[0] + lengths[1] + 350, abs=2)


def test_json_describes_and_does_not_play(
    broadcast: Callable[..., Result], workspace: Workspace, players: Callable[[str, str], None]
) -> None:
    """One object: what was written, what is said, which names, which file."""
    players("aplay", "exit 1")

    said = json.loads(broadcast("say", "À Rodez.", "--json").stdout)
    shown = json.loads(broadcast("say", "À Rodez.", "--json", "--phonemes").stdout)

    (sentence,) = said["sentences"]
    assert (sentence["written"], sentence["words"]) == ("À Rodez.", "À Rodez.")
    assert sentence["names"][0]["ipa"] == "ʁodɛz"
    assert said["file"] == str(workspace.said)
    assert said["duration_ms"] > 300
    assert shown["sentences"][0]["reading"] == "À Rodèze."
    assert "file" not in shown


def test_the_standard_input_is_read(workspace: Workspace) -> None:
    """For whoever has a page to hear."""
    result = CliRunner(mix_stderr=False).invoke(
        main, ["say", "-", "--words", "-w", str(workspace.root)], input="Il est 7 h.\nÀ Rodez."
    )

    assert result.stdout.splitlines() == ["Il est sept heures.", "À Rodez."]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param([""], "rien à dire", id="empty"),
        pytest.param([" \n "], "rien à dire", id="spaces"),
        pytest.param(["« … » !"], "rien à dire", id="signs only"),
        pytest.param(["\udcff"], "UTF-8", id="not text"),
        pytest.param(["Rodez", "--voice", "clare"], "claire", id="unknown voice"),
        pytest.param(["Rodez", "--election", "primaire"], ELECTION, id="unknown election"),
        pytest.param(["Rodez", "--out", "a.ogg"], ".wav ou en .mp3", id="another format"),
        pytest.param(["Rodez", "--out", "a"], ".wav ou en .mp3", id="no format"),
    ],
)
def test_a_bad_call_is_told_on_one_line(
    broadcast: Callable[..., Result], arguments: list[str], told: str
) -> None:
    """With exit code 1, and no file made."""
    result = broadcast("say", *arguments)

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert told in result.stderr


def test_a_bad_line_of_any_lexicon_is_told_with_its_place(
    broadcast: Callable[..., Result], workspace: Workspace
) -> None:
    """The file and the line to correct."""
    edit(workspace.election_lexicon(ELECTION), "Hamon,Amon,amɔ̃", "Hamon,Amon,am0")

    told = broadcast("say", "Rodez").stderr

    assert f"{ELECTION}/lexicon.csv, ligne 4" in told


def test_a_folder_in_the_way_is_told(broadcast: Callable[..., Result], tmp_path: Path) -> None:
    """The disk speaks French."""
    (tmp_path / "a.wav").mkdir()

    result = broadcast("say", "Rodez", "--out", str(tmp_path / "a.wav"))

    assert result.exit_code == 1
    assert "c'est un dossier" in result.stderr


def test_out_and_words_do_not_go_together(broadcast: Callable[..., Result]) -> None:
    """A wrong call: exit code 2."""
    assert broadcast("say", "Rodez", "--words", "--out", "a.wav").exit_code == 2


def test_a_change_in_any_lexicon_makes_the_bulletin_anew(
    broadcast: Callable[..., Result], workspace: Workspace
) -> None:
    """A comment does not; a name of the station or of the election does."""

    def fresh() -> bool:
        answer = broadcast("render", "--dept", "Lot", "--format", "flash", "--json")
        assert answer.exit_code == 0, answer.stderr
        return bool(json.loads(answer.stdout)["fresh"])

    runs = [fresh(), fresh()]
    edit(workspace.lexicon, "# L'antenne", "# La station")
    runs.append(fresh())
    edit(workspace.lexicon, "Totem,Totème", "Totem,Tautème")
    runs += [fresh(), fresh()]
    edit(workspace.election_lexicon(ELECTION), "Hamon,Amon", "Hamon,Hamon")
    runs.append(fresh())

    assert runs == [False, True, True, False, True, False]


def test_help_teaches_in_french() -> None:
    """With examples to type as they stand."""
    told = subprocess.run(
        [sys.executable, "-m", "broadcast", "say", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": "C.UTF-8", "LANG": "C", "PATH": ""},
    ).stdout

    assert told.startswith("Usage :")
    assert "broadcast say Laguiole" in told
    assert "Montrer cette aide." in told
