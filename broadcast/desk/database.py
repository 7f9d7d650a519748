"""The desk's database: what it acknowledges is on the disk, whatever happens next."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import DDL, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from broadcast.desk.schema import log, metadata
from broadcast.errors import DeskError, Where
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

PATIENCE_S = 20
"""How long a writer waits for another one."""

_APPEND_ONLY_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS log_no_{verb} BEFORE {verb} ON log "
    "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
)
_APPEND_ONLY_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION log_refuses() RETURNS trigger AS $$ "
    "BEGIN RAISE EXCEPTION 'the log is append-only'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER log_append_only BEFORE UPDATE OR DELETE ON log "
    "FOR EACH ROW EXECUTE FUNCTION log_refuses()",
)

for _verb in ("update", "delete"):
    event.listen(
        log,
        "after_create",
        DDL(_APPEND_ONLY_SQLITE.format(verb=_verb)).execute_if(dialect="sqlite"),
    )
for _statement in _APPEND_ONLY_POSTGRESQL:
    event.listen(log, "after_create", DDL(_statement).execute_if(dialect="postgresql"))


class Database:
    """One database, of a file beside the station's data or of a server that it names."""

    def __init__(self, url: str, file: Path) -> None:
        """Open it, and make its tables where there are none.

        ``file`` is used where ``url`` is empty. Raises `DeskError` where it cannot be opened.
        """
        self._file = file
        try:
            if not url:
                file.parent.mkdir(parents=True, exist_ok=True)
            self._engine = _engine(url or f"sqlite:///{file}")
            metadata.create_all(self._engine)
        except OSError as error:
            raise disk_error(error, file) from error
        except (SQLAlchemyError, ImportError) as error:
            raise self._failure(error) from error

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at one state of the database."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A change, whole or not at all: once the block has ended, it is on the disk.

        Writers take turns from the start of the block. Raises `DeskError` where the database
        refuses.
        """
        with self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writes=writes) as one, one.begin():
                yield one
        except (DBAPIError, PoolTimeoutError) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> DeskError:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        hints: dict[type[Exception], str] = {
            ArgumentError: "vérifiez url dans [desk] de station.toml",
            NoSuchModuleError: "vérifiez url dans [desk] de station.toml",
            ImportError: "installez le pilote que cette adresse nomme, par exemple psycopg",
        }
        hint = hints.get(type(error), "vérifiez le disque et ses droits, ou le serveur")
        return DeskError(
            f"la base de la relecture refuse : {reason}", where=Where(self._file), hint=hint
        )


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_pre_ping=True)
        event.listen(engine, "begin", _take_turns)
        return engine
    engine = create_engine(url, connect_args={"timeout": PATIENCE_S}, pool_size=20, max_overflow=40)
    event.listen(engine, "connect", _durable)
    event.listen(engine, "begin", _begin)
    return engine


def _durable(connection: Any, _: object) -> None:  # noqa: ANN401 - sqlite3's own, untyped there
    """A commit returns once it is on the disk: the log of writes is synchronised each time."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: two that start by reading would block each other."""
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _take_turns(connection: Connection) -> None:
    """The same turns on PostgreSQL: one lock for the desk's writers, released with the change."""
    if connection.get_execution_options().get("writes", True):
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20170130)")
