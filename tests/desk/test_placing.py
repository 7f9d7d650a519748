"""Of two recordings of a story the later one is heard, whichever door it came by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from broadcast.desk import journal, placing
from broadcast.desk.newsroom import Newsroom, open_newsroom
from broadcast.desk.placing import settle_takes, takes_of
from broadcast.desk.recording import record, withdraw
from broadcast.desk.saving import write_from_data
from broadcast.desk.takes import keep, standing_takes
from broadcast.files import sha256_of
from broadcast.voice.people.take_card import card_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

    from broadcast.desk.takes import Take
    from broadcast.workspace import Workspace

JOURNAL = "2017-01-30-aveyron-0700-journal"
STORY = "le-resultat-national"


@pytest.fixture
def newsroom(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """A desk with one script, on a machine without a recogniser."""
    monkeypatch.setattr("broadcast.cli.taking.ears_or_none", lambda _: None)
    opened = open_newsroom(workspace)
    write_from_data(opened, JOURNAL, afresh=False, by="N. B.")
    yield opened
    opened.database.close()


def recorded(path: Path, seconds: float) -> Path:
    """Something like a voice."""
    time_s = np.arange(round(16_000 * seconds)) / 16_000
    voice = 0.3 * np.sin(2 * np.pi * 220 * time_s) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * time_s))
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, voice, 16_000)
    return path


def at_the_desk(newsroom: Newsroom, tmp_path: Path, seconds: float = 8.0) -> Take:
    """Record a story in the browser."""
    upload = recorded(tmp_path / "upload.wav", seconds)
    return record(newsroom, JOURNAL, STORY, upload=upload, kind="wav", by="N. B.")


def by_command(broadcast: Callable[..., Result], tmp_path: Path) -> None:
    """Bring a recording in on the command line."""
    file = recorded(tmp_path / "memo.wav", 9.0)
    result = broadcast("take", STORY, str(file), "--dept", "12", "--anyway")
    assert result.exit_code == 0, result.stderr


def heard(newsroom: Newsroom) -> tuple[Path, ...]:
    """What the voices find for the story."""
    settle_takes(newsroom, JOURNAL)
    return takes_of(newsroom, JOURNAL).get(STORY, ())


def stands(newsroom: Newsroom) -> Take | None:
    """The desk's own recording, if it is the one that is heard."""
    with newsroom.database.reading() as connection:
        return standing_takes(connection, JOURNAL).get(STORY)


def last_told(newsroom: Newsroom) -> tuple[str, str]:
    """The last line of the log: what, and by whom."""
    with newsroom.database.reading() as connection:
        line = journal.entries(connection, limit=1)[0]
    return line.what, line.by


def test_a_recording_made_at_the_desk_is_heard(newsroom: Newsroom, tmp_path: Path) -> None:
    """It is where the voices look, however often anyone looks again."""
    take = at_the_desk(newsroom, tmp_path)

    for _ in range(2):
        [file] = heard(newsroom)
        assert sha256_of(file) == take.sha256
    assert last_told(newsroom) == ("take", "N. B.")


def test_a_later_one_by_command_wins(
    newsroom: Newsroom, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """The desk's gives way, and the log tells."""
    take = at_the_desk(newsroom, tmp_path)
    by_command(broadcast, tmp_path)

    [file] = heard(newsroom)

    assert sha256_of(file) != take.sha256
    card = card_beside(file)
    assert card
    assert card.duration_ms > 8_500
    assert stands(newsroom) is None
    assert last_told(newsroom) == ("take_found", "fichier")


def test_a_later_one_at_the_desk_wins(
    newsroom: Newsroom, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """The other one is only hidden from the voices."""
    by_command(broadcast, tmp_path)
    [before] = heard(newsroom)
    lost = before.read_bytes()
    take = at_the_desk(newsroom, tmp_path)

    [file] = heard(newsroom)

    assert sha256_of(file) == take.sha256
    assert lost in [one.read_bytes() for one in file.parent.glob(".*")]


def test_one_taken_back_by_command_is_not_put_there_again(
    newsroom: Newsroom, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """The voice reads the story, and the log tells."""
    at_the_desk(newsroom, tmp_path)
    assert broadcast("take", STORY, "--withdraw", "--dept", "12").exit_code == 0

    assert heard(newsroom) == ()
    assert stands(newsroom) is None
    assert last_told(newsroom) == ("take_withdrawn", "fichier")


@pytest.mark.parametrize("name", [f"{STORY}.wav", f"{STORY}.flac"])
def test_a_file_dropped_later_wins_and_no_card_speaks_for_it(
    newsroom: Newsroom, tmp_path: Path, name: str
) -> None:
    """What was heard in another recording proves nothing of this one."""
    at_the_desk(newsroom, tmp_path)
    dropped = recorded(newsroom.workspace.takes(JOURNAL) / name, 5.0)

    assert heard(newsroom) == (dropped,)
    assert card_beside(dropped) is None
    assert last_told(newsroom) == ("take_found", "fichier")


def test_a_folder_that_was_lost_is_made_again(newsroom: Newsroom, tmp_path: Path) -> None:
    """Losing a folder withdraws nothing."""
    take = at_the_desk(newsroom, tmp_path)
    folder = newsroom.workspace.takes(JOURNAL)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()

    [file] = heard(newsroom)

    assert sha256_of(file) == take.sha256


def test_a_story_is_never_without_its_recording(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads or is killed while one takes the place of another finds either."""
    at_the_desk(newsroom, tmp_path)
    copy, seen = placing._copy, []

    def watched(source: Path, target: Path) -> None:
        seen.append(bool(takes_of(newsroom, JOURNAL).get(STORY)))
        copy(source, target)

    monkeypatch.setattr(placing, "_copy", watched)
    at_the_desk(newsroom, tmp_path, 10.0)

    assert seen == [True, True]


def test_one_that_the_desk_had_no_time_to_put_there_is(newsroom: Newsroom, tmp_path: Path) -> None:
    """Killed after the database, before the folder: the later one is heard."""
    first = at_the_desk(newsroom, tmp_path)
    second = at_the_desk(newsroom, tmp_path, 10.0)
    withdraw(newsroom, JOURNAL, STORY, by="N. B.")
    with newsroom.database.writing() as connection:
        keep(connection, first, original="first.wav")
    [file] = heard(newsroom)
    assert sha256_of(file) == first.sha256
    with newsroom.database.writing() as connection:
        keep(connection, second, original="second.wav")

    [file] = heard(newsroom)

    assert sha256_of(file) == second.sha256
    assert stands(newsroom) == second


def test_the_desk_withdraws_what_came_by_command(
    newsroom: Newsroom, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """One button for every recording."""
    by_command(broadcast, tmp_path)

    withdraw(newsroom, JOURNAL, STORY, by="N. B.")

    assert heard(newsroom) == ()
    assert last_told(newsroom) == ("take_withdrawn", "N. B.")
