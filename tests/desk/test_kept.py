"""What the desk reads of files is read again when they change, and does not fill the memory."""

from __future__ import annotations

import pytest
from newsroom import edit

from broadcast.desk.kept import Kept
from broadcast.desk.newsroom import Newsroom, open_newsroom
from broadcast.desk.survey import survey

JOURNAL = "2017-01-30-aveyron-0700-journal"
FLASH = "2017-01-30-aveyron-0730-flash"


def test_those_used_longest_ago_are_forgotten() -> None:
    """A morning of a hundred departments keeps no more than it may."""
    kept, read = Kept[int](2), iter(range(10))
    found = [kept.read(key, "same", lambda: next(read)) for key in ("a", "b", "a", "c", "a", "b")]

    assert found == [0, 1, 0, 2, 0, 3]
    assert len(kept) == 2


def test_what_looks_otherwise_is_read_again() -> None:
    """And only that."""
    kept = Kept[int](2)

    assert kept.read("a", "old", lambda: 1) == 1
    assert kept.read("a", "old", lambda: 2) == 1
    assert kept.read("a", "new", lambda: 3) == 3


def test_a_file_written_again_as_it_was_changes_nothing() -> None:
    """What was made of the same words stays good."""
    kept = Kept[list[int]](2)
    first = kept.read("a", "old", lambda: [1])

    assert kept.read("a", "new", lambda: [1]) is first


def test_nothing_is_looked_at_again_for_nothing(newsroom: Newsroom) -> None:
    """A restart of the desk, or a file touched, finds the board as it was."""
    before = survey(newsroom, JOURNAL)
    newsroom.workspace.station.touch()

    assert survey(newsroom, JOURNAL, before) is before
    again = open_newsroom(newsroom.workspace)
    try:
        assert survey(again, JOURNAL, before) is before
    finally:
        again.database.close()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("data/elections/primaire-gauche-2017/results.csv", "54,7", "55,1", id="data"),
        pytest.param("data/show.yaml", '"3:00"', '"2:30"', id="the show"),
        pytest.param("data/station.toml", "pause_max = 0.8", "pause_max = 0.7", id="settings"),
        pytest.param("scripts/journal.md.j2", "## Titres", "## À la une", id="a template"),
        pytest.param(
            f"output/2017-01-30/{JOURNAL}/2-script.md", "bonjour", "bonsoir", id="the script"
        ),
    ],
)
def test_whatever_changes_under_a_bulletin_is_seen(
    newsroom: Newsroom, file: str, old: str, new: str
) -> None:
    """New figures, another length, other words."""
    before = survey(newsroom, JOURNAL)

    edit(newsroom.workspace.root / file, old, new)

    assert survey(newsroom, JOURNAL, before) != before


def test_the_scripts_of_a_morning_are_those_of_a_desk_that_begins_with_any(
    newsroom: Newsroom,
) -> None:
    """What was written of the earlier ones is kept, and changes no word of the later ones."""
    again = open_newsroom(newsroom.workspace)
    try:
        alone = again.grounds(again.bulletin(FLASH)).given(again.bulletin(FLASH))
    finally:
        again.database.close()

    bulletin = newsroom.bulletin(FLASH)
    assert newsroom.grounds(bulletin).given(bulletin).generated == alone.generated
