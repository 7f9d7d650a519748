"""A bulletin with one take, the rest synthetic, says so in every file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import soundfile
from click.testing import CliRunner
from export.cards import CARD
from export.certificates import write_certificate
from mutagen.id3 import ID3
from newsroom import edit, speech_like

from broadcast.cli import main
from broadcast.errors import ExportError
from broadcast.export.credentials import read_credentials, sign
from broadcast.export.manifest import SOURCE_TYPES, VOICES, manifest_of
from broadcast.export.signing import Credentials
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.workspace import Workspace

FLASH = ("--dept", "12", "--slot", "07:15", "--format", "flash")
"""Outside the morning: it lets everyone be heard."""

NAME = "2017-01-30-aveyron-0715-flash"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The flash of Aveyron, its reaction read by a person: its folder, and its sidecar."""
    workspace = create_workspace(tmp_path_factory.mktemp("w") / "station")
    edit(workspace.station, 'voice = "claire"', 'voice = "maquette"')
    write_certificate(workspace.root)
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write('\n[credentials]\ncertificate = "chaine.pem"\nkey = "cle.pem"\n')
    workspace.takes(NAME).mkdir(parents=True)
    speech_like(workspace.takes(NAME) / "reaction.wav", 22.0)
    result = CliRunner(mix_stderr=False).invoke(
        main,
        ["render", *FLASH, "--json", "--workspace", str(workspace.root)],
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


@pytest.mark.parametrize("suffix", ["mp3", "wav"])
def test_the_credentials_of_a_file_say_it_under_a_signature_that_holds(
    made: tuple[Path, dict[str, Any]], suffix: str
) -> None:
    """What the reader of the C2PA project gives of the file as delivered."""
    told = read_credentials(made[0] / f"6-air.{suffix}")

    active = told["manifests"][told["active_manifest"]]
    said = {one["label"]: one["data"] for one in active["assertions"]}
    assert told["validation_state"] == "Valid"
    assert active["signature_info"]["common_name"] == "Totem, essai"
    (action,) = said["c2pa.actions.v2"]["actions"]
    assert action["digitalSourceType"] == SOURCE_TYPES[True, True]
    stories = {one["title"]: one for one in said[VOICES]["stories"]}
    assert {title: one["made"] for title, one in stories.items()} == {
        "Ouverture": "synthetic",
        "Primaire de la gauche": "synthetic",
        "En Aveyron": "synthetic",
        "Réaction": "human",
        "Fin": "synthetic",
    }
    assert stories["Fin"]["end_ms"] == 90_000
    assert said[VOICES]["SYNTHETIC_VOICE"] == "yes"


@pytest.mark.parametrize("suffix", ["mp3", "wav"])
def test_a_file_that_was_changed_after_it_was_signed_is_found_out(
    made: tuple[Path, dict[str, Any]], tmp_path: Path, suffix: str
) -> None:
    """One byte of its sound is enough."""
    data = bytearray((made[0] / f"6-air.{suffix}").read_bytes())
    data[len(data) // 2] ^= 1
    changed = tmp_path / f"changed.{suffix}"
    changed.write_bytes(data)

    assert read_credentials(changed)["validation_state"] == "Invalid"


def test_a_signature_takes_nothing_from_the_file(made: tuple[Path, dict[str, Any]]) -> None:
    """Its chapters in their order, its exact length, its broadcast chunks, and the control."""
    mp3, wav = (made[0] / f"6-air.{suffix}" for suffix in ("mp3", "wav"))
    tags = ID3(mp3)
    verdicts = json.loads((made[0] / "6-air.qc.json").read_text(encoding="utf-8"))

    assert [tags[f"CHAP:c{n:03}"].start_time for n in range(5)] == sorted(
        tags[f"CHAP:c{n:03}"].start_time for n in range(5)
    )
    assert [soundfile.info(path).frames for path in (mp3, wav)] == [90 * 48_000] * 2
    assert wav.read_bytes()[12:16] == b"bext"
    assert b"C2PA" in wav.read_bytes()[-16_384:]
    assert {form: one["passed"] for form, one in verdicts.items()} == {"mp3": True, "bwf": True}


def test_a_key_that_is_not_the_certificates_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The file stays as it was, unsigned, under its own name only."""
    write_certificate(workspace.root)
    (tmp_path / "other").mkdir()
    write_certificate(tmp_path / "other")
    credentials = Credentials(
        certificate=workspace.root / "chaine.pem",
        key=tmp_path / "other" / "cle.pem",
        algorithm="es256",
        timestamp_url="",
    )
    path = tmp_path / "a.wav"
    speech_like(path, 1.0)
    before = path.read_bytes()

    with pytest.raises(ExportError, match=r"vérifiez (\[credentials\]|le certificat)"):
        sign(path, path, manifest_of(CARD), credentials)

    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.glob("*.wav")] == ["a.wav"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param('certificate = "x.pem"', "le fichier x.pem n'existe pas", id="no such file"),
        pytest.param('certificate = "chaine.pem"', "« key » manquant", id="no key"),
        pytest.param(
            'certificate = "chaine.pem"\nkey = "cle.pem"\nalgorithm = "md5"',
            "« md5 » n'est pas connu ici",
            id="no such algorithm",
        ),
    ],
)
def test_a_certificate_at_fault_is_refused_before_anything_is_made(
    workspace: Workspace, broadcast: Callable[..., Result], typed: str, told: str
) -> None:
    """With its line of station.toml."""
    write_certificate(workspace.root)
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write(f"\n[credentials]\n{typed}\n")

    result = broadcast("script", "--dept", "Lot")

    assert result.exit_code == 1
    assert told in result.stderr
    assert "station.toml, ligne" in result.stderr


@pytest.mark.parametrize(
    ("place", "story"),
    [
        pytest.param("start", "Ouverture", id="before any result"),
        pytest.param("end", "Fin", id="with the farewell"),
    ],
)
def test_the_synthetic_voice_says_what_it_is(
    workspace: Workspace, broadcast: Callable[..., Result], place: str, story: str
) -> None:
    """In the station's words and place, as a paragraph that a producer reads, and is then heard."""
    line = "Ce flash est lu par une voix de synthèse."
    edit(workspace.station, "[rules]", f'[rules]\ndisclosure = "{line}"\ndisclosure_at = "{place}"')

    text = json.loads(broadcast("script", *FLASH, "--json").stdout)["text"]
    checked = broadcast("check")

    assert text.count(f"\n\n{line}\n\n") == 1
    (told,) = (one for one in text.split("## ") if line in one)
    assert told.startswith(f"{story}\n")
    assert checked.exit_code == 0, checked.stdout


def test_nothing_is_said_where_the_station_says_nothing(broadcast: Callable[..., Result]) -> None:
    """The files still do."""
    text = json.loads(broadcast("script", *FLASH, "--json").stdout)["text"]

    assert "synthèse" not in text
