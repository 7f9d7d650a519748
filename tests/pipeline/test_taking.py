"""A presenter's take, from any recording to the bulletin and back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
from ears import Ears

from broadcast.pipeline.aloud.taking import ears_or_none
from broadcast.sound.loudness import integrated_lufs
from broadcast.sound.reading import read_sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.workspace import Workspace

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("heard")]

FLASH = ("--dept", "12", "--slot", "07:15", "--format", "flash")
"""Beside the morning: everyone may be heard in it."""


@pytest.fixture
def story_text(broadcast: Callable[..., Result]) -> str:
    """What the flash has a presenter read under "Réaction"."""
    script = json.loads(broadcast("script", *FLASH, "--json").stdout)["text"]
    body = script.split("## Réaction")[1].split("##")[0]
    return " ".join(re.sub(r"^\?+ |\[.*?\]", "", body, flags=re.MULTILINE).split())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch, story_text: str) -> Callable[[Ears | None], None]:
    """Decide what the recogniser hears; the story itself unless told otherwise."""

    def decide(ears: Ears | None) -> None:
        monkeypatch.setattr("broadcast.cli.taking.ears_or_none", lambda _: ears)

    decide(Ears(story_text))
    return decide


def recorded(path: Path, seconds: float, level: float = 0.05, rate: int = 44_100) -> Path:
    """A stand-in for a phone's recording: a voice in the middle of a silent room."""
    time = np.arange(round(rate * seconds)) / rate
    voice = np.random.default_rng(3).standard_normal(len(time))
    voice *= level * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * time))
    room = 0.0002 * np.random.default_rng(4).standard_normal(rate)
    soundfile.write(path, np.concatenate([room, voice, room]), rate)
    return path


def taken(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_any_recording_becomes_a_take(
    workspace: Workspace, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Trimmed, levelled, measured; named as people type the story."""
    file = recorded(tmp_path / "mémo vocal.ogg", 22.0, rate=48_000)

    answer = taken(broadcast("take", "réaction", str(file), *FLASH, "--json"))

    path = workspace.root / answer["file"]
    assert path.name == "reaction.flac"
    assert answer["duration_ms"] == pytest.approx(22_000 + 240, abs=60)
    assert 60 < answer["words_per_minute"] < 400
    assert integrated_lufs(read_sound(path)) == pytest.approx(-23.0, abs=0.3)
    assert answer["integrated_lufs"] < -24 or answer["integrated_lufs"] > -22


def test_it_replaces_the_voice_of_its_story_only_until_it_is_withdrawn(
    broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Every other story is as it was; afterwards the bulletin is the same to the byte."""
    before = taken(broadcast("render", *FLASH, "--json"))
    taken(broadcast("take", "Réaction", str(recorded(tmp_path / "a.wav", 22.0)), *FLASH, "--json"))
    with_take = taken(broadcast("render", *FLASH, "--json"))
    taken(broadcast("take", "reaction", "--withdraw", *FLASH, "--json"))
    after = taken(broadcast("render", *FLASH, "--json"))

    readers = {story["slug"]: story["voices"] for story in with_take["stories"]}
    assert readers.pop("reaction") == ["prise"]
    assert {reader for own in readers.values() for reader in own} == {"maquette"}
    assert with_take["synthesised"] == 0
    assert after["sha256"]["wav"] == before["sha256"]["wav"]


def test_a_new_take_replaces_the_one_before(
    workspace: Workspace, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Also one that was dropped by hand in another format."""
    bulletin = json.loads(broadcast("script", *FLASH, "--json").stdout)["bulletin"]
    folder = workspace.takes(bulletin)
    folder.mkdir(parents=True)
    recorded(folder / "reaction.wav", 20.0)

    taken(broadcast("take", "Réaction", str(recorded(tmp_path / "b.wav", 22.0)), *FLASH, "--json"))

    assert sorted(path.name for path in folder.iterdir()) == ["reaction.flac", "reaction.json"]


@pytest.mark.parametrize(
    ("seconds", "level", "ears", "message"),
    [
        pytest.param(10.0, 0.05, None, "trop courte", id="half the length"),
        pytest.param(60.0, 0.05, None, "trop longue", id="another text"),
        pytest.param(22.0, 0.002, None, "trop faible", id="too soft"),
        pytest.param(
            22.0, 0.05, Ears("Good morning and welcome to our program", "en"),
            "langue entendue est « en »", id="another language",
        ),
    ],
)  # fmt: skip
def test_a_recording_that_is_not_the_story_is_refused_and_the_earlier_take_stays(
    workspace: Workspace,
    broadcast: Callable[..., Result],
    tmp_path: Path,
    heard: Callable[[Ears | None], None],
    seconds: float,
    level: float,
    ears: Ears | None,
    message: str,
) -> None:
    """One line with the file; nothing changes."""
    good = taken(
        broadcast("take", "reaction", str(recorded(tmp_path / "a.wav", 22.0)), *FLASH, "--json")
    )
    path = workspace.root / good["file"]
    before = path.read_bytes(), path.with_suffix(".json").read_bytes()
    if ears:
        heard(ears)

    file = recorded(tmp_path / "b.wav", seconds, level)
    result = broadcast("take", "reaction", str(file), *FLASH)

    assert result.exit_code == 1
    assert message in result.stderr
    assert "b.wav" in result.stderr
    assert (path.read_bytes(), path.with_suffix(".json").read_bytes()) == before


def test_a_surprising_take_can_be_kept_anyway(
    broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """The presenter has the last word."""
    file = recorded(tmp_path / "a.wav", 10.0)

    taken(broadcast("take", "reaction", str(file), *FLASH, "--anyway", "--json"))


def test_a_saturated_take_is_told_though_its_level_is_set_since(
    broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """At the take, where it can be recorded again, and at every render."""
    result = broadcast("take", "reaction", str(recorded(tmp_path / "a.wav", 22.0, 2.0)), *FLASH)
    report = taken(broadcast("render", *FLASH, "--json"))

    assert result.exit_code == 0
    assert "a.wav : saturé" in result.stderr
    assert any("saturé à l'enregistrement" in notice for notice in report["notices"])


def test_other_words_than_the_scripts_are_told_before_air(
    broadcast: Callable[..., Result],
    tmp_path: Path,
    heard: Callable[[Ears | None], None],
    story_text: str,
) -> None:
    """At the take, and again at every render."""
    heard(Ears(story_text.replace("socialistes", "champignons")))
    answer = taken(
        broadcast("take", "reaction", str(recorded(tmp_path / "a.wav", 22.0)), *FLASH, "--json")
    )
    report = taken(broadcast("render", *FLASH, "--json"))

    kinds = [fault["kind"] for fault in answer["listened"]["faults"]]
    assert "different" in kinds
    assert any("d'autres mots que le script" in notice for notice in report["notices"])


def test_a_take_of_words_that_changed_since_is_told(
    workspace: Workspace, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """The script was edited after the recording."""
    taken(broadcast("take", "reaction", str(recorded(tmp_path / "a.wav", 22.0)), *FLASH, "--json"))
    script = next((workspace.root / "output").rglob("2-script.md"))
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("## Réaction\n", "## Réaction\n\nUn mot de plus.\n"), "utf-8")

    report = taken(broadcast("render", *FLASH, "--json"))

    assert any("le texte a changé" in notice for notice in report["notices"])


def test_without_a_recogniser_the_take_is_kept_and_told(
    broadcast: Callable[..., Result], tmp_path: Path, heard: Callable[[Ears | None], None]
) -> None:
    """The listening check is an extra: its lack is said, never hidden."""
    heard(None)

    result = broadcast("take", "reaction", str(recorded(tmp_path / "a.wav", 22.0)), *FLASH)
    report = taken(broadcast("render", *FLASH, "--json"))

    assert result.exit_code == 0
    assert "n'ont pas été vérifiés" in result.stderr
    assert any("n'ont pas été vérifiés" in notice for notice in report["notices"])


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("reactions",), 2, "--withdraw", id="no file"),
        pytest.param(("reaction", "x.wav", "--withdraw"), 2, "--withdraw", id="both"),
        pytest.param(("reactoin", "x.wav"), 1, "le plus proche : reaction", id="typo"),
        pytest.param(("reaction", "absent.wav"), 1, "introuvable", id="no such file"),
        pytest.param(("reaction", "--withdraw"), 1, "n'a pas de prise", id="nothing to withdraw"),
    ],
)
def test_a_wrong_call_is_told_on_one_line(
    broadcast: Callable[..., Result],
    arguments: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    """What to type instead."""
    result = broadcast("take", *arguments, *FLASH)

    assert result.exit_code == code
    assert message in result.stderr


def test_a_recogniser_that_the_station_chose_and_is_not_there_is_an_error(
    workspace: Workspace,
    broadcast: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A setting is never without effect in silence."""
    monkeypatch.setattr("broadcast.cli.taking.ears_or_none", ears_or_none)
    with workspace.station.open("a", encoding="utf-8") as settings:
        settings.write('\n[listen]\nmodel = "nulle-part"\n')

    result = broadcast("take", "reaction", str(recorded(tmp_path / "a.wav", 22.0)), *FLASH)

    assert result.exit_code == 1
    assert "contrôle d'écoute" in result.stderr or "modèle d'écoute" in result.stderr
