"""What nobody can say: one clear line each, nothing mute, nothing half said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from newsroom import edit

from broadcast.french.lexicon.names_said import Lexicon
from broadcast.french.spoken.saying import say
from broadcast.voice.engines.kokoro import COMFORTABLE
from broadcast.voice.reading.breaths import in_breaths
from broadcast.voice.reading.phonemes import VOCABULARY, phonemise

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.workspace import Workspace


@pytest.mark.parametrize("voice", ["claire", "maquette", "robot"])
@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "rien à dire", id="empty"),
        pytest.param(" \n\t ", "rien à dire", id="blank"),
        pytest.param("… — !", "rien à dire", id="marks"),
        pytest.param("🎙️🗳️", "rien à dire", id="emoji alone"),
    ],
)
def test_a_text_with_nothing_to_say_is_refused(
    broadcast: Callable[..., Result], voice: str, text: str, message: str
) -> None:
    """By every voice, in one line, and no file is written."""
    result = broadcast("say", text, "--voice", voice, "--out", "never.wav")

    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Le maire de Владимир est élu.", "Владимир", id="Cyrillic"),
        pytest.param("Rendez-vous à 東京 demain.", "東京", id="Japanese"),
        pytest.param("Le mot עברית, en hébreu.", "עברית", id="Hebrew"),
        pytest.param("Bravo 🎉 à tous.", "🎉", id="emoji"),
        pytest.param("Tapez ♥, ou ☎.", "♥", id="symbol"),
    ],
)
@pytest.mark.parametrize("voice", ["claire", "maquette", "robot"])
def test_what_no_french_voice_can_say_is_named(
    broadcast: Callable[..., Result], text: str, named: str, voice: str
) -> None:
    """No picture is read by its name; the lexicon is where a word can be given a sound."""
    result = broadcast("say", text, "--voice", voice, "--phonemes")

    assert result.exit_code == 1
    assert named in result.stderr
    assert "lexique" in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_lexicon_gives_a_sound_to_anything(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """What a newsroom wrote there is said."""
    with workspace.lexicon.open("a", encoding="utf-8") as table:
        table.write("Владимир,Vladimir\n")

    result = broadcast("say", "Le maire de Владимир.", "--voice", "claire", "--phonemes")

    assert result.stdout == "lə mˈɛʁ də vladimˈiʁ.\n"


def test_a_sign_in_a_script_is_refused_with_its_line(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """And the bulletin of before stays."""
    made = json.loads(broadcast("render", "--dept", "12", "--format", "flash", "--json").stdout)
    script, mp3 = (workspace.root / made["files"][kind] for kind in ("script", "mp3"))
    before = mp3.read_bytes()
    edit(script, "## Fin\n", "## Fin\n\nBravo 🎉 à tous.\n")

    result = broadcast("render", "--dept", "12", "--format", "flash")

    assert result.exit_code == 1
    assert "2-script.md, ligne" in result.stderr
    assert "🎉" in result.stderr
    assert mp3.read_bytes() == before


def test_five_thousand_characters_without_a_stop_are_said_in_breaths() -> None:
    """Whole, in parts that the model takes, none of them a crumb."""
    text = "les électeurs du département ont voté, " * 130
    said = say(text.strip(" ,"), Lexicon())

    phonemes = phonemise(said)
    parts = in_breaths(phonemes, COMFORTABLE)

    assert len(text) > 5_000
    assert " ".join(parts) == phonemes
    assert set(phonemes) <= set(VOCABULARY)
    assert min(map(len, parts)) > COMFORTABLE / 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("Figeac,/fiʒ@ak/", "signe phonétique inconnu : « @ »", id="no phoneme"),
        pytest.param("Figeac,/5/", "signe phonétique inconnu", id="digit"),
        pytest.param("Figeac,//", "prononciation illisible", id="empty"),
    ],
)
def test_invalid_phonemes_in_the_lexicon_are_named_with_their_line(
    workspace: Workspace, broadcast: Callable[..., Result], line: str, message: str
) -> None:
    """Before a word is said."""
    table = workspace.election_lexicon("primaire-gauche-2017")
    table.write_text(f"written,said\nCajarc,Cajar\n{line}\n", encoding="utf-8")

    result = broadcast("render", "--dept", "12", "--format", "flash")

    assert result.exit_code == 1
    assert "lexicon.csv, ligne 3" in result.stderr
    assert message in result.stderr
