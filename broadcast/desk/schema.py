"""The tables of the desk. Nothing that was written about a script is ever rewritten.

Moments are kept as ISO 8601 text in UTC, which SQLite and PostgreSQL sort alike.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, to the microsecond."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:  # noqa: ANN401, ARG002
        """Into the table."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:  # noqa: ANN401, ARG002
        """Out of the table."""
        return None if value is None else datetime.fromisoformat(value)


people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("password", String(200), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
)
"""Who may come in; `password` is what argon2id made of it."""

sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("person", Integer, ForeignKey("people.id")),
    Column("name", String(80), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("seen_at", Moment, nullable=False),
)
"""Who is in: `token` is the sha256 of the one in the cookie; no person on the loopback."""

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bulletin", String(100), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("origin", String(8), nullable=False),
    Column("based_on", Integer),
    Column("note", String(500), nullable=False),
    Column("data_print", String(64), nullable=False),
    UniqueConstraint("bulletin", "number"),
)
"""Every state of every script; `data_print` is of the script that the data gave at that time."""

on_disk = Table(
    "on_disk",
    metadata,
    Column("bulletin", String(100), primary_key=True),
    Column("number", Integer, nullable=False),
)
"""Which version of a script its file was last seen to hold."""

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bulletin", String(100), nullable=False, index=True),
    Column("line", Integer),
    Column("quoted", String(500), nullable=False),
    Column("text", Text, nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("resolved_by", String(80)),
    Column("resolved_at", Moment),
)

approvals = Table(
    "approvals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bulletin", String(100), nullable=False, index=True),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("record", JSON, nullable=False),
    Column("withdrawn_by", String(80)),
    Column("withdrawn_at", Moment),
)
"""Who answered for what; `record` is what 3-approval.json holds."""

takes = Table(
    "takes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bulletin", String(100), nullable=False, index=True),
    Column("story", String(120), nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("original", String(80), nullable=False),
    Column("file", String(80), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("duration_ms", Integer, nullable=False),
    Column("integrated_clufs", Integer, nullable=False),
    Column("withdrawn_by", String(80)),
    Column("withdrawn_at", Moment),
)
"""Recordings: the original as it came and the levelled file, by their names in the desk's folder.

`integrated_clufs` is the loudness in hundredths of LUFS, before levelling.
"""

takes_in_place = Table(
    "takes_in_place",
    metadata,
    Column("bulletin", String(100), primary_key=True),
    Column("story", String(120), primary_key=True),
    Column("sha256", String(64), nullable=False),
)
"""Which of these recordings was last put where the voices look for it."""

log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", String(80), nullable=False),
    Column("what", String(40), nullable=False),
    Column("bulletin", String(100)),
    Column("detail", JSON, nullable=False),
    Index("log_bulletin", "bulletin", "id"),
)
"""All that happened, append-only: the database itself refuses to change or remove a line."""

surveys = Table(
    "surveys",
    metadata,
    Column("bulletin", String(100), primary_key=True),
    Column("record", JSON, nullable=False),
)
"""What was last found of each bulletin: spares a restart the reading of a whole morning."""
