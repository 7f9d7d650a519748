"""What is handed over of one bulletin: its files for air, and what a playout is told of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from string import Formatter
from typing import TYPE_CHECKING, Any

from broadcast.errors import ModelError, PublishError, Where
from broadcast.files import read_text, sha256_of
from broadcast.model.script import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORD = "6-air.json"
SUFFIXES = {"bwf": "wav"}
"""Forms whose files are not named after them."""

PATTERN_FIELDS = ("bulletin", "department", "code", "date", "clock", "format")
USUAL_PATTERN = "{department}-{clock}"
"""The name that a playout reads every morning: aveyron-0700."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A bulletin ready to be handed over."""

    bulletin: str
    title: str
    station: str
    department: str
    """As people name it: "Aveyron"."""

    code: str
    """INSEE code of the department."""

    format: str
    airtime: datetime
    duration_ms: int
    files: Mapping[str, Path]
    """Form ("mp3", "bwf", "vtt"…) -> its file."""

    sha256: Mapping[str, str]
    chapters: tuple[tuple[int, str], ...] = ()
    """When each story starts, in ms, and its title."""

    correction: str = ""
    """What was wrong in the version that this one replaces; empty for an ordinary hand-over."""

    rollback: bool = False
    """Whether it is an earlier version that comes back."""

    number: int = 1
    """How many times the target will have been given this bulletin."""

    @property
    def version(self) -> str:
        """Which version of the bulletin it is, by its sound: twelve hexadecimal digits."""
        return self.sha256["mp3"][:12]

    def named(self, pattern: str, form: str) -> str:
        """The fixed name of one of its files, by a pattern of the station."""
        stem = pattern.format(
            bulletin=self.bulletin,
            department=slug_of(self.department),
            code=self.code,
            date=f"{self.airtime:%Y-%m-%d}",
            clock=f"{self.airtime:%H%M}",
            format=self.format,
        )
        return f"{stem}.{SUFFIXES.get(form, form)}"

    def read(self, form: str) -> bytes:
        """The bytes of one of its files, which are still those that the quality control heard.

        Raises `PublishError` where the file was not made, or has changed since.
        """
        path = self.files.get(form)
        if path is None or not path.is_file():
            raise PublishError(
                f"{self.bulletin} n'a pas de fichier {form}",
                hint=f"ajoutez « {form} » à [files] formats, puis broadcast render",
            )
        if sha256_of(path) != self.sha256[form]:
            raise PublishError(
                "ce fichier n'est plus celui qui a été contrôlé",
                where=Where(path),
                hint="refaites-le : broadcast render --for-air",
            )
        return path.read_bytes()


def parse_pattern(text: str) -> str:
    """A pattern of file names. Raises `ModelError` for a field that does not exist.

    >>> parse_pattern("{department}-{clock}")
    '{department}-{clock}'
    """
    try:
        fields = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise ModelError(f"modèle de nom illisible « {text} »") from error
    if unknown := fields - set(PATTERN_FIELDS):
        known = ", ".join(f"{{{name}}}" for name in PATTERN_FIELDS)
        raise ModelError(f"champ inconnu {{{sorted(unknown)[0]}}} dans un nom", hint=known)
    if not text or "/" in text or "\\" in text or text.startswith("."):
        raise ModelError(f"« {text} » n'est pas un nom de fichier", hint="par exemple aveyron-0700")
    return text


def parcel_in(
    folder: Path, *, station: str, department: str, code: str, format_: str, correction: str = ""
) -> Parcel:
    """The parcel that a folder holds, by its 6-air.json.

    Raises `PublishError` where there is none, or where it is damaged.
    """
    path = folder / RECORD
    if not path.is_file():
        raise PublishError(
            "ce bulletin n'est pas encore fabriqué",
            where=Where(folder),
            hint="broadcast render --for-air",
        )
    try:
        told: dict[str, Any] = json.loads(read_text(path))
        forms = [form for form in told["files"] if form in told["sha256"] and form != "wav"]
        names = {form: str(told["files"][form]).rpartition("/")[2] for form in forms}
        return Parcel(
            bulletin=told["bulletin"],
            title=told["title"],
            station=station,
            department=department,
            code=code,
            format=format_,
            airtime=datetime.fromisoformat(told["airtime"]),
            duration_ms=int(told["duration_ms"]),
            files={form: folder / name for form, name in names.items()},
            sha256={form: str(told["sha256"][form]) for form in forms},
            chapters=tuple(
                (int(one["start_ms"]), str(one["title"])) for one in told["timeline"]["chapters"]
            ),
            correction=correction,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise PublishError(
            "ce conducteur ne se lit pas", where=Where(path), hint="refaites le bulletin"
        ) from error
