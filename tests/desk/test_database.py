"""What the desk writes down stays written, and is on the disk when it says so."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, text, update

from broadcast.desk import journal, people
from broadcast.desk.database import Database
from broadcast.desk.schema import log
from broadcast.errors import ChangedError, DeskError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2017, 1, 30, 6, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new database."""
    opened = Database("", tmp_path / "desk" / "desk.sqlite3")
    yield opened
    opened.close()


def log_of(database: Database) -> list[journal.LogEntry]:
    """The log, newest first."""
    with database.reading() as connection:
        return list(journal.entries(connection))


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(update(log).values(by="X"), id="changed"),
        pytest.param(delete(log), id="removed"),
    ],
)
def test_a_line_of_the_log_cannot_be(database: Database, statement: object) -> None:
    """The log is append-only: the database itself refuses, whoever asks."""
    with database.writing() as connection:
        journal.note(connection, at=NOW, by="N. B.", what="approved", bulletin="b")
    before = log_of(database)

    with pytest.raises(DeskError, match="append-only"), database.writing() as connection:
        connection.execute(statement)  # type: ignore[call-overload]  # one of two statements

    assert log_of(database) == before


def test_a_commit_is_on_the_disk(database: Database) -> None:
    """SQLite synchronises its log of writes at every commit."""
    with database.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2


def test_what_fails_half_way_changes_nothing(database: Database) -> None:
    """All or nothing: a change and its line in the log come together or not at all."""
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        people.add(connection, name="A", role="editor", password="x" * 12, by="N. B.", now=NOW)
        _ = 1 // 0

    assert log_of(database) == []


def test_the_log_opens_in_a_spreadsheet_and_runs_nothing(database: Database) -> None:
    """A name that looks like a formula is a name."""
    with database.writing() as connection:
        journal.note(connection, at=NOW, by="=HYPERLINK(0)", what="login", address="127.0.0.1")

    rows = list(csv.reader(io.StringIO(journal.as_csv(log_of(database)))))

    assert rows[1][2] == "'=HYPERLINK(0)"


def test_a_password_is_not_kept(database: Database, tmp_path: Path) -> None:
    """What is stored lets nobody in."""
    with database.writing() as connection:
        people.add(
            connection, name="Anne", role="editor", password="sésame ouvre-toi", by="N", now=NOW
        )
    database.close()

    stored = b"".join(path.read_bytes() for path in (tmp_path / "desk").iterdir())

    assert "sésame".encode() not in stored
    assert b"$argon2id$" in stored


@pytest.mark.parametrize(
    ("name", "password", "known"),
    [
        pytest.param("Anne", "sésame ouvre-toi", True, id="both right"),
        pytest.param(" Anne  ", "sésame ouvre-toi", True, id="spaces around"),
        pytest.param("Anne", "sésame", False, id="wrong password"),
        pytest.param("Jean", "sésame ouvre-toi", False, id="nobody of that name"),
    ],
)
def test_who_comes_in_has_name_and_password(
    database: Database, name: str, password: str, known: bool
) -> None:
    """Either alone opens nothing."""
    with database.writing() as connection:
        people.add(
            connection, name="Anne", role="editor", password="sésame ouvre-toi", by="N", now=NOW
        )

    with database.reading() as connection:
        assert (people.checked(connection, name, password) is not None) is known


def test_a_closed_account_lets_nobody_in(database: Database) -> None:
    """Who has left the station has left the desk."""
    with database.writing() as connection:
        one = people.add(
            connection, name="Anne", role="editor", password="sésame ouvre-toi", by="N", now=NOW
        )
        people.change(connection, one.id, active=False, by="N", now=NOW)

    with database.reading() as connection:
        assert people.checked(connection, "Anne", "sésame ouvre-toi") is None


def test_the_last_producer_stays(database: Database) -> None:
    """Somebody can always approve."""
    with database.writing() as connection:
        one = people.add(
            connection, name="Anne", role="producer", password="sésame ouvre-toi", by="N", now=NOW
        )

    with pytest.raises(ChangedError), database.writing() as connection:
        people.change(connection, one.id, role="reader", by="N", now=NOW)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("nonsense", id="no address"),
        pytest.param("oracle9://desk", id="an unknown kind"),
        pytest.param("sqlite:////nowhere/at/all/desk.sqlite3", id="no such folder"),
    ],
)
def test_a_database_that_cannot_be_opened_says_so_in_one_line(tmp_path: Path, url: str) -> None:
    """An address at fault is told where it was typed."""
    with pytest.raises(DeskError, match="la base de la relecture"):
        Database(url, tmp_path / "desk.sqlite3")
