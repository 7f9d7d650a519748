"""A recording made at the desk is listened to, and told where it says other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_of import JOURNAL, Browser, desk, eventually
from ears import Ears

from broadcast.errors import VoiceError
from broadcast.sound.ffmpeg import run_ffmpeg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.workspace import Workspace

STORY = "fin"
TAKE = f"bulletins/{JOURNAL}/takes/{STORY}"


def hearing(text: str, language: str = "fr") -> Callable[[Bulletin], Ears]:
    """A recogniser that hears this."""
    return lambda _: Ears(text, language)


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    """Something like a voice, as long as the story's words."""
    path = tmp_path / "take.wav"
    run_ffmpeg("-f", "lavfi", "-i", "sine=frequency=180:duration=7", str(path))
    return path.read_bytes()


def words(browser: Browser) -> str:
    """What the story has a presenter say, figures in words."""
    story = next(one for one in browser.script()["stories"] if one["slug"] == STORY)
    return " ".join(s["said"] for item in story["items"] for s in item["sentences"])


def written(browser: Browser) -> Browser:
    """With the journal's script."""
    browser.said("N. B.").did("POST", f"bulletins/{JOURNAL}/script", json={})
    return browser


def take_of(browser: Browser) -> Any:  # noqa: ANN401 - JSON
    """The story's recording."""
    return next(one for one in browser.get(f"bulletins/{JOURNAL}/takes") if one["story"] == STORY)


def heard(browser: Browser) -> Any:  # noqa: ANN401 - JSON
    """The same, once it was listened to."""
    return eventually(lambda: take_of(browser), lambda take: take["heard"] is not None)


def text_of(workspace: Workspace) -> str:
    """What a presenter would say who reads what is written."""
    with desk(workspace) as another:
        return words(written(another()))


def test_a_recording_of_the_script_is_told_so(workspace: Workspace, sound: bytes) -> None:
    """Nothing stands against its approval."""
    said = text_of(workspace)
    with desk(workspace, ears=hearing(said)) as another:
        browser = written(another())
        browser.did("PUT", TAKE, files={"sound": sound})

        take = heard(browser)

        assert take["doubts"] == []
        assert take["heard"]["text"] == said
        assert browser.get("log")["entries"][0]["what"] == "take_heard"


def test_other_words_are_flagged_before_approval(workspace: Workspace, sound: bytes) -> None:
    """On the story, and on the day's page, with the words and their time."""
    said = text_of(workspace)
    missing = " ".join(said.split()[:-3])
    with desk(workspace, ears=hearing(missing)) as another:
        browser = written(another())
        browser.did("PUT", TAKE, files={"sound": sound})

        take = heard(browser)

        [fault] = take["heard"]["faults"]
        assert fault["kind"] == "missing"
        assert fault["expected"] in said
        assert "d'autres mots que le script à un endroit" in take["doubts"][0]
        row = eventually(
            lambda: browser.get(f"bulletins/{JOURNAL}"), lambda one: len(one["blocks"]) > 1
        )
        assert take["doubts"][0] in [block["what"] for block in row["blocks"]]


def test_another_text_is_told_as_such(workspace: Workspace, sound: bytes) -> None:
    """The wrong file, or the wrong language."""
    with desk(workspace, ears=hearing("good morning and welcome to the show", "en")) as another:
        browser = written(another())
        browser.did("PUT", TAKE, files={"sound": sound})

        [doubt] = heard(browser)["doubts"]

    assert "ce n'est pas le texte du sujet" in doubt
    assert "la langue entendue est « en »" in doubt


def test_where_nobody_listens_it_is_said(workspace: Workspace, sound: bytes) -> None:
    """The recogniser is an extra: its lack is told on the page, and holds nobody up."""
    with desk(workspace) as another:
        browser = written(another())
        browser.did("PUT", TAKE, files={"sound": sound})

        assert take_of(browser)["heard"] is None
        page = browser.client.get(f"/script/{JOURNAL}").text

    assert "Non écoutée" in page


def test_a_recogniser_that_fails_is_told(workspace: Workspace, sound: bytes) -> None:
    """The recording is kept, and the page says that nobody has listened to it, and why."""

    def deaf(_: Bulletin) -> Ears:
        raise VoiceError("les poids du contrôle d'écoute sont abîmés")

    with desk(workspace, ears=deaf) as another:
        browser = written(another())
        browser.did("PUT", TAKE, files={"sound": sound})

        eventually(lambda: browser.get("jobs"), lambda jobs: jobs and jobs[-1]["state"] == "failed")
        page = browser.client.get(f"/script/{JOURNAL}").text

    assert "Non écoutée" in page
    assert "abîmés" in page


def test_what_was_not_heard_before_a_restart_is_heard_after(
    workspace: Workspace, sound: bytes
) -> None:
    """A desk that was killed, or got its recogniser since."""
    with desk(workspace) as another:
        browser = written(another())
        browser.did("PUT", TAKE, files={"sound": sound})
        said = words(browser)

    with desk(workspace, ears=hearing(said)) as another:
        assert heard(another().said("N. B."))["doubts"] == []
