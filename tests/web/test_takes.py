"""A presenter's recording takes the place of the synthetic voice, as browsers really record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from desk_of import JOURNAL, Browser, desk, eventually

from broadcast.desk.uploads import LARGEST_BYTES
from broadcast.mix.timeline import STORY_GRID_MS
from broadcast.sound.ffmpeg import run_ffmpeg
from broadcast.sound.loudness import measure
from broadcast.sound.reading import read_sound
from broadcast.voice.people.take_card import card_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

TAKES = f"bulletins/{JOURNAL}/takes"
STORY = "le-resultat-national"


@pytest.fixture
def producer(workspace: Workspace) -> Iterator[Browser]:
    """A browser before a desk with one script."""
    with desk(workspace) as another:
        browser = another().said("N. B.")
        browser.did("POST", f"bulletins/{JOURNAL}/script", json={})
        yield browser


def spoken(length_s: float = 3.0, *, gain: float = 0.02) -> bytes:
    """Something like a voice, low, with a second of silence before and after: raw float samples."""
    time_s = np.arange(int(48_000 * length_s)) / 48_000
    voice = np.sin(2 * np.pi * 180 * time_s) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * time_s)) * gain
    silence = np.zeros(48_000)
    return np.concatenate([silence, voice, silence]).astype("<f4").tobytes()


def recorded(tmp_path: Path, *how: str, samples: bytes | None = None) -> bytes:
    """A recording in the container and codec that a browser would give."""
    path = tmp_path / "recording"
    run_ffmpeg(
        *("-f", "f32le", "-ar", "48000", "-ac", "1", "-i", "pipe:0", *how, str(path)),
        stdin=[samples or spoken()],
    )
    return path.read_bytes()


FORMATS = [
    pytest.param(("-c:a", "libopus", "-b:a", "48k", "-f", "webm"), id="webm and opus: Chrome"),
    pytest.param(("-c:a", "libopus", "-b:a", "48k", "-f", "ogg"), id="ogg and opus: Firefox"),
    pytest.param(
        ("-c:a", "aac", "-movflags", "frag_keyframe+empty_moov", "-f", "mp4"),
        id="fragmented mp4 and aac: Safari",
    ),
    pytest.param(("-c:a", "aac", "-f", "ipod"), id="m4a: a phone's recorder"),
    pytest.param(("-c:a", "libmp3lame", "-f", "mp3"), id="mp3: a file dropped"),
    pytest.param(("-c:a", "pcm_s16le", "-f", "wav"), id="wav: a reporter's recorder"),
    pytest.param(("-c:a", "flac", "-f", "flac"), id="flac"),
]


@pytest.mark.parametrize("how", FORMATS)
def test_a_recording_is_levelled_trimmed_and_measured(
    producer: Browser, workspace: Workspace, tmp_path: Path, how: tuple[str, ...]
) -> None:
    """Whatever the browser, the story is heard at the station's loudness, without its silences."""
    sent = {"sound": ("../../evil name.exe", recorded(tmp_path, *how))}

    take = producer.did("PUT", f"{TAKES}/{STORY}", files=sent)

    assert take["by"] == "N. B."
    assert take["levelled"]
    assert 2_900 <= take["duration_ms"] <= 3_400
    assert take["integrated_lufs"] < -30
    heard = workspace.takes(JOURNAL) / f"{STORY}.flac"
    assert abs(measure(read_sound(heard)).integrated_lufs - -23.0) < 0.3
    kept = [path.name for path in (workspace.desk / "takes").iterdir()]
    assert not any("evil" in name for name in kept)
    assert not any(name.startswith(".arrival") for name in kept)


def test_a_recording_is_heard_in_place_of_its_story_only(producer: Browser, tmp_path: Path) -> None:
    """The other stories keep their synthetic voice, and the clock follows."""
    before = producer.script()
    producer.did("PUT", f"{TAKES}/{STORY}", files={"sound": recorded(tmp_path, "-f", "wav")})

    after = producer.script()

    told = {story["slug"]: story["take"] is not None for story in after["stories"]}
    assert [slug for slug, taken in told.items() if taken] == [STORY]
    assert after["expected_ms"] < before["expected_ms"]
    producer.did("POST", f"bulletins/{JOURNAL}/render", json={})
    eventually(lambda: producer.get("jobs")[-1]["state"], lambda state: state == "done")
    cues = producer.get(f"bulletins/{JOURNAL}/air")["cues"]
    assert {cue["kind"] for cue in cues if cue["story"] == STORY} & {"take", "sentence"} == {"take"}


def test_the_slot_is_measured_with_the_recordings_own_length(
    producer: Browser, tmp_path: Path
) -> None:
    """Seven seconds more of a recording are seven seconds more of the bulletin."""
    told = []
    for length_s in (3.0, 10.0):
        sound = recorded(tmp_path, "-f", "wav", samples=spoken(length_s))
        take = producer.did("PUT", f"{TAKES}/{STORY}", files={"sound": sound})
        told.append((producer.script()["expected_ms"], take["duration_ms"]))

    (short_ms, short_take_ms), (long_ms, long_take_ms) = told
    assert long_take_ms - short_take_ms == pytest.approx(7_000, abs=100)
    # What follows starts on the grid of stories
    more_ms = long_take_ms - short_take_ms
    assert long_ms - short_ms == pytest.approx(more_ms, abs=STORY_GRID_MS)


def test_a_withdrawn_recording_gives_the_voice_back(producer: Browser, tmp_path: Path) -> None:
    """And a second one replaces the first."""
    for _ in range(2):
        producer.did("PUT", f"{TAKES}/{STORY}", files={"sound": recorded(tmp_path, "-f", "wav")})
    assert len(producer.get(TAKES)) == 1
    assert producer.ask("GET", f"{TAKES}/{STORY}/sound").content[:4] == b"RIFF"
    assert producer.get(f"{TAKES}/{STORY}/peaks")["peaks"]

    producer.did("DELETE", f"{TAKES}/{STORY}")

    assert producer.get(TAKES) == []
    assert producer.ask("GET", f"{TAKES}/{STORY}/sound").status_code == 404
    assert producer.ask("DELETE", f"{TAKES}/{STORY}").status_code == 404


def test_a_recording_has_the_card_of_its_words(
    producer: Browser, workspace: Workspace, tmp_path: Path
) -> None:
    """As one that `broadcast take` brings in; it goes away with its recording."""
    producer.did("PUT", f"{TAKES}/{STORY}", files={"sound": recorded(tmp_path, "-f", "wav")})
    take = workspace.takes(JOURNAL) / f"{STORY}.flac"

    card = card_beside(take)

    assert card
    assert card.words.split()[0] in producer.script()["text"]
    assert card.heard is None
    producer.did("DELETE", f"{TAKES}/{STORY}")
    assert card_beside(take) is None


def test_a_recording_dropped_in_the_folder_is_shown_and_left_alone(
    producer: Browser, workspace: Workspace, tmp_path: Path
) -> None:
    """Some drop files; the desk says so, and never takes theirs away by itself."""
    folder = workspace.takes(JOURNAL)
    folder.mkdir(parents=True)
    (folder / f"{STORY}.wav").write_bytes(recorded(tmp_path, "-f", "wav"))

    [take] = producer.get(TAKES)

    assert take["by"] == "fichier"
    assert not take["levelled"]
    assert (folder / f"{STORY}.wav").is_file()


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(b"#!/bin/sh\necho hello\n" + b" " * 64, 415, id="a program"),
        pytest.param(b"<svg onload=alert(1)>" + b" " * 64, 415, id="a picture that runs"),
        pytest.param(b"#EXTM3U\nfile:///etc/passwd\n", 415, id="a playlist of other files"),
        pytest.param(b"ffconcat version 1.0\nfile /etc/passwd\n", 415, id="another one"),
        pytest.param(b"", 415, id="nothing"),
        pytest.param(b"OggS" + bytes(500), 422, id="a container with no sound"),
        pytest.param(b"RIFF\x00\x00\x00\x00WAVE" + bytes(500), 422, id="a broken file"),
    ],
)
def test_what_is_no_recording_is_refused(
    producer: Browser, workspace: Workspace, content: bytes, status: int
) -> None:
    """By what it holds, not by its name; nothing of it stays."""
    refused = producer.ask("PUT", f"{TAKES}/{STORY}", files={"sound": ("a.webm", content)})

    assert refused.status_code == status
    folder = workspace.desk / "takes"
    assert not folder.is_dir() or list(folder.iterdir()) == []


def test_a_recording_nobody_is_heard_in_is_refused(producer: Browser, tmp_path: Path) -> None:
    """A closed microphone is told at once, not at seven."""
    mute = recorded(tmp_path, "-f", "wav", samples=bytes(48_000 * 4 * 2))

    refused = producer.ask("PUT", f"{TAKES}/{STORY}", files={"sound": mute})

    assert refused.status_code == 422
    assert "muet" in refused.json()["error"]


def test_a_recording_that_never_ends_is_not_swallowed(producer: Browser) -> None:
    """Uploads are bounded."""
    large = b"OggS" + bytes(LARGEST_BYTES + 2 * 2**20)

    refused = producer.ask("PUT", f"{TAKES}/{STORY}", files={"sound": large})

    assert refused.status_code == 413


@pytest.mark.parametrize("story", ["nobody-wrote-this", "..", "titres%2f..%2f.."])
def test_only_a_story_of_the_script_is_recorded(
    producer: Browser, tmp_path: Path, story: str
) -> None:
    """The name of a recording is that of a story, and nothing else."""
    refused = producer.ask(
        "PUT", f"{TAKES}/{story}", files={"sound": recorded(tmp_path, "-f", "wav")}
    )

    assert refused.status_code in (404, 405, 422)
