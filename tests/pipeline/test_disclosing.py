"""A bulletin with one take, the rest synthetic, says so in every file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from mutagen.id3 import ID3
from newsroom import edit, speech_like

from broadcast.cli import main
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from pathlib import Path

NAME = "2017-01-30-aveyron-0730-flash"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The flash of Aveyron, its reaction read by a person: its folder, and its sidecar."""
    workspace = create_workspace(tmp_path_factory.mktemp("w") / "station")
    edit(workspace.station, 'voice = "claire"', 'voice = "maquette"')
    workspace.takes(NAME).mkdir(parents=True)
    speech_like(workspace.takes(NAME) / "reaction.wav", 22.0)
    result = CliRunner(mix_stderr=False).invoke(
        main,
        ["render", "--dept", "12", "--slot", "07:30", "--json", "--workspace", str(workspace.root)],
    )
    assert result.exit_code == 0, result.stderr
    return workspace.bulletin("2017-01-30", NAME), json.loads(result.stdout)


def test_the_sidecar_says_who_is_heard_in_each_story(made: tuple[Path, dict[str, Any]]) -> None:
    """And for how long, from the timeline of the mix."""
    voices = {one["story"]: one for one in made[1]["voices"]}

    assert {story: one["made"] for story, one in voices.items()} == {
        "ouverture": "synthetic",
        "primaire-de-la-gauche": "synthetic",
        "en-aveyron": "synthetic",
        "reaction": "human",
        "fin": "synthetic",
    }
    assert voices["reaction"]["human_ms"] == pytest.approx(22_000, abs=100)
    assert voices["fin"]["voices"] == ["maquette"]


def test_the_sidecar_names_the_producers_of_the_figures(made: tuple[Path, dict[str, Any]]) -> None:
    """With the stage of their count and the time at which they gave them."""
    assert made[1]["sources"][0] == {
        "name": "la rédaction de Totem",
        "stage": "quasi-definitive",
        "published_at": "2017-01-30T09:05:00+01:00",
    }


def test_the_mp3_says_it_in_its_tags(made: tuple[Path, dict[str, Any]]) -> None:
    """Under names that a program looks up."""
    tags = ID3(made[0] / "6-air.mp3")

    assert tags["TXXX:SYNTHETIC_VOICE"].text == ["yes"]
    assert tags["TXXX:HUMAN_STORIES"].text == ["Réaction"]
    assert tags["TXXX:SYNTHETIC_STORIES"].text[0].startswith("Ouverture ; ")
    assert "voix humaine : Réaction" in tags["TXXX:DISCLOSURE"].text[0]
    assert (
        tags["TXXX:SOURCES"]
        .text[0]
        .startswith("la rédaction de Totem, chiffres quasi définitifs, 30/01/2017 à 09:05")
    )


@pytest.mark.parametrize("suffix", ["mp3", "wav"])
def test_a_standard_tool_shows_it(made: tuple[Path, dict[str, Any]], suffix: str) -> None:
    """What ffmpeg, and so `ffprobe`, reads of either file."""
    shown = run_ffmpeg("-i", str(made[0] / f"6-air.{suffix}"), "-f", "ffmetadata", "-").decode()

    assert "SYNTHETIC_VOICE: yes" in shown or "SYNTHETIC_VOICE=yes" in shown
    assert "Totem, chiffres quasi d" in shown


def test_the_broadcast_wave_says_it_where_playouts_look(
    made: tuple[Path, dict[str, Any]],
) -> None:
    """In the description of `bext`, and in the free text of `cart`."""
    head = (made[0] / "6-air.wav").read_bytes()[:8_192]

    assert b"voix humaine : Reaction" in head[head.index(b"bext") : head.index(b"cart")]
    assert "HUMAN_STORIES: Réaction".encode("latin-1") in head[head.index(b"cart") :]
