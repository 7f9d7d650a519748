"""A render from data to MP3: what is made, what is found still good, what a hand edit changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import soundfile
from mutagen.id3 import ID3
from newsroom import edit, speech_like

from broadcast.model.air import AIR_RATE_HZ
from broadcast.sound.loudness import integrated_lufs
from broadcast.sound.reading import read_sound
from broadcast.voice.engines.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.model.speech import Speech, Spoken
    from broadcast.workspace import Workspace

FLASH = ("--dept", "12", "--slot", "07:15", "--format", "flash", "--json")
"""Beside the morning: everyone may be heard in it."""
"""The shorter format, for whatever does not depend on the length."""


@pytest.fixture
def synthesised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence that the tone voice is asked to speak."""
    asked: list[str] = []
    speak = Tone.speak

    def counting(self: Tone, sentence: Spoken) -> Speech:
        asked.append(sentence.words)
        return speak(self, sentence)

    monkeypatch.setattr(Tone, "speak", counting)
    return asked


def rendered(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    report: dict[str, Any] = json.loads(result.stdout)
    return report


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
@pytest.mark.parametrize(("form", "seconds"), [("journal", 180), ("flash", 90)])
def test_the_files_for_air_are_what_the_slot_asks(
    workspace: Workspace,
    broadcast: Callable[..., Result],
    department: str,
    form: str,
    seconds: int,
) -> None:
    """Length, level, format and card of the MP3 and the WAV, as delivered."""
    report = rendered(broadcast("render", "--dept", department, "--format", form, "--json"))
    mp3, wav = (workspace.root / report["files"][kind] for kind in ("mp3", "wav"))

    for path in (mp3, wav):
        info = soundfile.info(path)
        assert (info.samplerate, info.channels) == (AIR_RATE_HZ, 2)
        assert info.frames == seconds * AIR_RATE_HZ
        assert integrated_lufs(read_sound(path)) == pytest.approx(-23.0, abs=0.2)
    card = ID3(mp3)
    assert card["TLEN"].text == [str(seconds * 1000)]
    assert department in card["TIT2"].text[0]
    assert "voix de synthèse" in card.getall("COMM")[0].text[0]
    assert mp3.stat().st_size == pytest.approx(seconds * 24_000, rel=0.02)  # 192 kb/s, constant


def test_a_second_render_does_nothing(
    broadcast: Callable[..., Result], synthesised: list[str]
) -> None:
    """Nothing changed: no synthesis, no mix, the same report."""
    first = rendered(broadcast("render", *FLASH))
    count = len(synthesised)
    second = rendered(broadcast("render", *FLASH))

    assert first["synthesised"] == count > 10
    assert len(synthesised) == count
    assert second["fresh"]
    assert second["sha256"] == first["sha256"]


def test_two_workspaces_give_the_same_bytes(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Same inputs: byte-identical script and WAV, even after everything was thrown away."""
    first = rendered(broadcast("render", *FLASH))
    script = workspace.root / first["files"]["script"]
    before = script.read_bytes()
    for path in sorted((workspace.root / "output").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    second = rendered(broadcast("render", *FLASH))

    assert second["sha256"] == first["sha256"]
    assert script.read_bytes() == before


def test_an_edited_sentence_is_the_only_one_spoken_again(
    workspace: Workspace, broadcast: Callable[..., Result], synthesised: list[str]
) -> None:
    """The edited words are heard, and nothing else is synthesised."""
    first = rendered(broadcast("render", *FLASH))
    script = workspace.root / first["files"]["script"]
    line = next(line for line in script.read_text("utf-8").splitlines() if "Occitanie" in line)
    edit(script, line, "?? En Occitanie, les résultats sont comparables.")
    synthesised.clear()

    second = rendered(broadcast("render", *FLASH))

    assert synthesised == ["En Occitanie, les résultats sont comparables."]
    assert second["edited"]
    assert second["sha256"]["wav"] != first["sha256"]["wav"]
    assert "comparables" in script.read_text(encoding="utf-8")


def test_a_damaged_file_is_made_again(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A truncated MP3 is never called good."""
    first = rendered(broadcast("render", *FLASH))
    mp3 = workspace.root / first["files"]["mp3"]
    mp3.write_bytes(mp3.read_bytes()[:10_000])

    second = rendered(broadcast("render", *FLASH))

    assert not second["fresh"]
    assert second["sha256"]["mp3"] == first["sha256"]["mp3"]


def test_new_figures_make_the_script_anew(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A script that nobody edited follows the data."""
    rendered(broadcast("render", *FLASH))
    edit(workspace.election("primaire-gauche-2017") / "results.csv", '"54,7"', '"54,8"')

    result = broadcast("script", *FLASH[:-1])

    assert "54,8 %" in result.stdout
    assert "54,7 %" not in result.stdout


def test_an_edited_script_is_kept_when_the_data_change(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """It is kept and said so; --afresh goes back to the data and keeps it beside."""
    path = workspace.root / json.loads(broadcast("script", *FLASH).stdout)["file"]
    edit(path, "le flash", "le flash info")
    edit(workspace.election("primaire-gauche-2017") / "results.csv", '"54,7"', '"54,8"')

    kept = broadcast("script", *FLASH[:-1])
    afresh = broadcast("script", *FLASH[:-1], "--afresh")

    assert "le flash info" in kept.stdout
    assert "corrigé à la main et les données ont changé" in kept.stderr
    assert "54,8 %" in afresh.stdout
    aside = path.with_name("2-script.corrigé-1.md")
    assert "le flash info" in aside.read_text(encoding="utf-8")


def test_an_option_that_contradicts_an_edited_script_is_refused(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """The edited script has the last word, and says so."""
    path = workspace.root / json.loads(broadcast("script", *FLASH).stdout)["file"]
    edit(path, "le flash", "le flash info")

    result = broadcast("render", *FLASH[:-1], "--duration", "2:30")

    assert result.exit_code == 1
    assert "duration: 1:30, et non 2:30" in result.stderr


def test_a_take_replaces_the_voice_of_its_story_only(
    workspace: Workspace, broadcast: Callable[..., Result], synthesised: list[str]
) -> None:
    """A recording dropped under the story's name is heard in its place; withdrawn, the voice is back."""
    first = rendered(broadcast("render", *FLASH))
    takes = workspace.takes(first["bulletin"])
    takes.mkdir(parents=True)
    speech_like(takes / "reaction.wav", 9.0)
    synthesised.clear()

    second = rendered(broadcast("render", *FLASH))
    voices = {story["slug"]: story["voices"] for story in second["stories"]}
    (takes / "reaction.wav").unlink()
    third = rendered(broadcast("render", *FLASH))

    assert voices["reaction"] == ["prise"]
    assert voices["en-aveyron"] == ["maquette"]
    assert synthesised == []
    assert third["sha256"]["wav"] == first["sha256"]["wav"]


def test_a_recorded_quote_is_heard_instead_of_read(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """With a clip, the quote's own sound is placed, between its cue points."""
    election = workspace.election("primaire-gauche-2017")
    speech_like(election / "clips" / "pantanella.wav", 8.0)
    edit(
        election / "quotes.yaml",
        "    daypart: matin",
        "    daypart: matin\n    clip: pantanella.wav\n    cue_in: 1,0\n    cue_out: 6,5",
    )

    report = rendered(broadcast("render", *FLASH))
    folder = (workspace.root / report["files"]["mp3"]).parent
    pieces = json.loads((folder / "4-speech" / "speech.json").read_text(encoding="utf-8"))

    clip = next(piece for piece in pieces if piece["kind"] == "clip")
    assert clip["duration_ms"] == 5_500
    assert not any(
        "états d'âme" in piece["text"] for piece in pieces if piece["kind"] == "sentence"
    )


def test_voices_hurry_where_the_slot_asks_for_it(
    broadcast: Callable[..., Result],
) -> None:
    """Too long once all that is optional is cut: said again faster, never more than the limit."""
    slot = "0:48"
    report = rendered(broadcast("render", *FLASH, "--duration", slot))
    usual = rendered(broadcast("render", *FLASH))

    assert report["duration_ms"] == 48_000
    assert 1.0 < report["rate"] <= 1.06
    assert usual["rate"] == usual["stretch"] == 1.0
    first = report["stories"][0]
    assert first["duration_ms"] < usual["stories"][0]["duration_ms"]


def test_another_slot_is_another_bulletin(broadcast: Callable[..., Result]) -> None:
    """Slot, format and length make their own folder; what is said again is not spoken again."""
    seven = rendered(broadcast("voice", "--dept", "12", "--slot", "7h", "--json"))
    eight = rendered(broadcast("voice", "--dept", "12", "--slot", "08:00", "--json"))

    assert seven["bulletin"] == "2017-01-30-aveyron-0700-journal"
    assert eight["bulletin"] == "2017-01-30-aveyron-0800-journal"
    assert eight["synthesised"] == eight["sentences"] - 3  # the quotes that both let hear
    assert seven["synthesised"] == seven["sentences"]


def test_a_rehearsal_says_that_it_is_one(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A draft made with another voice, then edited, does not go to air as hums without a word."""
    edit(workspace.station, 'voice = "maquette"', 'voice = "claire"')
    draft = broadcast("script", *FLASH, "--voice", "maquette")
    edit(workspace.root / json.loads(draft.stdout)["file"], "le flash", "le flash info")

    notices = json.loads(broadcast("script", *FLASH).stdout)["notices"]

    assert any("pas par la voix de la station" in notice for notice in notices)
    assert any("aucun mot n'est dit" in notice for notice in notices)


def test_a_script_moved_to_another_bulletin_is_refused(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Its header and its folder must agree."""
    path = workspace.root / json.loads(broadcast("script", *FLASH).stdout)["file"]
    edit(path, 'department: "12"', 'department: "46"')

    result = broadcast("render", *FLASH[:-1])

    assert result.exit_code == 1
    assert "ce script dit department: 46" in result.stderr


def test_a_silence_is_refused_before_the_good_wav_is_lost(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A hole of three seconds stops the mix; the WAV of before stays."""
    first = rendered(broadcast("render", *FLASH))
    wav = workspace.root / first["files"]["wav"]
    before = wav.read_bytes()
    script = workspace.root / first["files"]["script"]
    edit(script, "[tapis]\n\n", "")
    edit(script, "## Fin\n", "## Fin\n\n[pause 3 s]\n\n[tapis]\n")

    result = broadcast("render", *FLASH[:-1])

    assert result.exit_code == 1
    assert "un silence de 3," in result.stderr
    assert wav.read_bytes() == before


def test_a_take_cannot_swallow_a_recorded_quote(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """One recording for a story that airs a clip would put the clip in the wrong place."""
    election = workspace.election("primaire-gauche-2017")
    speech_like(election / "clips" / "pantanella.wav", 8.0)
    edit(election / "quotes.yaml", "    daypart: matin", "    clip: pantanella.wav")
    bulletin = json.loads(broadcast("script", *FLASH).stdout)["bulletin"]
    workspace.takes(bulletin).mkdir(parents=True)
    speech_like(workspace.takes(bulletin) / "reaction.wav", 9.0)

    result = broadcast("render", *FLASH[:-1])

    assert result.exit_code == 1
    assert "une prise d'un seul tenant" in result.stderr
