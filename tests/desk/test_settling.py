"""The database and the files of a desk never lose a word of each other."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from newsroom import edit

from broadcast.desk import history
from broadcast.desk.saving import ConflictError, save, write_from_data
from broadcast.desk.settling import settle
from broadcast.errors import ScriptError
from broadcast.pipeline.stamps import Stamps

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.desk.newsroom import Newsroom

JOURNAL = "2017-01-30-aveyron-0700-journal"
HELLO = "Il est 7 heures, bonjour."


def script_file(newsroom: Newsroom) -> Path:
    """The script on the disk."""
    return newsroom.folder(newsroom.named(JOURNAL)) / "2-script.md"


def text_of(newsroom: Newsroom) -> str:
    """The script that stands."""
    stands = settle(newsroom, JOURNAL)
    assert stands
    return stands.text


def all_texts(newsroom: Newsroom) -> list[str]:
    """Every state that was ever kept."""
    with newsroom.database.reading() as connection:
        return [one.text for one in history.every(connection, JOURNAL)]


def save_greeting(newsroom: Newsroom, greeting: str, *, based_on: int, by: str = "A. B.") -> str:
    """Save the script with other first words; gives the text."""
    text = text_of(newsroom).replace(HELLO, greeting)
    save(newsroom, JOURNAL, text=text, based_on=based_on, by=by)
    return text


def forget_last_write(newsroom: Newsroom, text: str, number: int) -> None:
    """As if the desk had been killed after the database, before the file."""
    script_file(newsroom).write_text(text, encoding="utf-8")
    with newsroom.database.writing() as connection:
        history.mark_on_disk(connection, JOURNAL, number)


def test_a_saved_script_is_in_its_file(newsroom: Newsroom) -> None:
    """What is heard is made from the file: it holds what the desk has kept."""
    saved = save_greeting(newsroom, "Sept heures, bonjour.", based_on=1)

    assert script_file(newsroom).read_text(encoding="utf-8") == saved


def test_an_edit_in_a_text_editor_becomes_a_version(newsroom: Newsroom) -> None:
    """Some correct the file itself: the desk takes it in, and says that it came from there."""
    edit(script_file(newsroom), HELLO, "Bonjour à tous.")

    stands = settle(newsroom, JOURNAL)

    assert stands
    assert (stands.number, stands.origin, stands.by) == (2, "disk", "fichier")
    assert "Bonjour à tous." in stands.text


def test_a_file_that_was_not_written_in_time_is_written(newsroom: Newsroom) -> None:
    """The database acknowledged the edit: the file follows, after whatever happened."""
    before = text_of(newsroom)
    saved = save_greeting(newsroom, "Sept heures.", based_on=1)
    forget_last_write(newsroom, before, 1)

    assert text_of(newsroom) == saved
    assert script_file(newsroom).read_text(encoding="utf-8") == saved


def test_a_file_that_was_removed_comes_back(newsroom: Newsroom) -> None:
    """An output folder that someone emptied loses no edit."""
    saved = save_greeting(newsroom, "Sept heures.", based_on=1)
    script_file(newsroom).unlink()

    assert text_of(newsroom) == saved
    assert script_file(newsroom).is_file()


def test_a_file_and_a_save_that_touch_other_lines_are_joined(newsroom: Newsroom) -> None:
    """Nobody's words are lost where both can stand."""
    before = text_of(newsroom)
    save_greeting(newsroom, "Sept heures.", based_on=1)
    forget_last_write(newsroom, before.replace("## Titres", "## Les titres"), 1)

    stands = text_of(newsroom)

    assert "Sept heures." in stands
    assert "## Les titres" in stands


def test_a_file_and_a_save_of_the_same_line_are_both_kept(newsroom: Newsroom) -> None:
    """The acknowledged edit stands; what the file said is in the history."""
    before = text_of(newsroom)
    save_greeting(newsroom, "Sept heures.", based_on=1)
    forget_last_write(newsroom, before.replace(HELLO, "Bonsoir."), 1)

    assert "Sept heures." in text_of(newsroom)
    assert any("Bonsoir." in text for text in all_texts(newsroom))


def test_the_second_of_two_editors_gets_both_texts(newsroom: Newsroom) -> None:
    """Two editors on one script never overwrite each other."""
    text = text_of(newsroom)
    save_greeting(newsroom, "Sept heures.", based_on=1, by="A. B.")

    with pytest.raises(ConflictError) as refused:
        save(newsroom, JOURNAL, text=text.replace(HELLO, "Salut."), based_on=1, by="C. D.")

    assert "Salut." in refused.value.yours
    assert "Sept heures." in refused.value.stands.text
    assert HELLO in refused.value.base.text
    assert not refused.value.merge.clean


def test_edits_of_other_lines_are_offered_as_one_text(newsroom: Newsroom) -> None:
    """The second editor reads both edits together before they are kept."""
    text = text_of(newsroom)
    save_greeting(newsroom, "Sept heures.", based_on=1)

    with pytest.raises(ConflictError) as refused:
        save(newsroom, JOURNAL, text=text.replace("## Titres", "## À la une"), based_on=1, by="C.")

    merged = refused.value.merge.text
    assert "Sept heures." in merged
    assert "## À la une" in merged
    assert all("## À la une" not in kept for kept in all_texts(newsroom))


def test_the_same_text_sent_twice_is_kept_once(newsroom: Newsroom) -> None:
    """A page whose connection broke may send its edit again."""
    text = text_of(newsroom).replace(HELLO, "Sept heures.")

    first = save(newsroom, JOURNAL, text=text, based_on=1, by="A. B.")
    again = save(newsroom, JOURNAL, text=text.replace("\n", "\r\n"), based_on=1, by="A. B.")

    assert first.number == again.number == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("## Titres", "# Titres", id="a title that is none"),
        pytest.param("[indicatif]", "[indicatif", id="a cue left open"),
        pytest.param('department: "12"', 'department: "46"', id="another department"),
    ],
)
def test_a_text_that_is_no_script_of_this_bulletin_is_not_kept(
    newsroom: Newsroom, old: str, new: str
) -> None:
    """What stands can always be read out; the page keeps what was typed."""
    text = text_of(newsroom)

    with pytest.raises(ScriptError):
        save(newsroom, JOURNAL, text=text.replace(old, new), based_on=1, by="A. B.")

    assert text_of(newsroom) == text


def test_nobody_takes_in_a_script_while_it_is_being_written(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the words and the stamp that says whose they are, they would pass for someone's."""
    edit(newsroom.workspace.election("primaire-gauche-2017") / "results.csv", "54,7", "55,1")
    keep = Stamps.keep
    looking: list[Thread] = []

    def looked_at_before(stamps: Stamps, **prints: str) -> None:
        looking.append(Thread(target=settle, args=(newsroom, JOURNAL)))
        looking[-1].start()
        looking[-1].join(0.5)  # time enough to do harm, were it not held
        keep(stamps, **prints)

    monkeypatch.setattr(Stamps, "keep", looked_at_before)
    written = write_from_data(newsroom, JOURNAL, afresh=False, by="N. B.")
    for one in looking:
        one.join()

    assert looking
    assert (written.number, written.origin) == (2, "data")
    with newsroom.database.reading() as connection:
        assert {one.origin for one in history.every(connection, JOURNAL)} == {"data"}


def test_a_script_written_from_the_data_again_keeps_the_edit_in_its_history(
    newsroom: Newsroom,
) -> None:
    """Going back to the figures loses nobody's words."""
    saved = save_greeting(newsroom, "Sept heures.", based_on=1)

    rewritten = write_from_data(newsroom, JOURNAL, afresh=True, by="N. B.")

    assert HELLO in rewritten.text
    assert saved in all_texts(newsroom)
