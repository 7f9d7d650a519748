"""A CSV that people type, read into records: one a line."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where
from broadcast.records.record import Record, nearest_hint

if TYPE_CHECKING:
    from pathlib import Path


def parse_table(text: str, path: Path, columns: tuple[str, ...], what: str) -> tuple[Record, ...]:
    """The lines of a CSV that people type: a header, `#` comments and blank lines allowed.

    Raises `SourceError` for a header or a line that does not have these very columns.
    """
    rows: list[Record] = []
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = Where(path, number)
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
        except csv.Error as error:
            raise SourceError(
                f"ligne illisible dans {what}", where=where, hint="vérifiez les guillemets"
            ) from error
        if not header:
            header = cells
            for name in header:
                if name not in columns:
                    hint = nearest_hint(name, columns)
                    raise SourceError(
                        f"colonne inconnue « {name} » dans {what}", where=where, hint=hint
                    )
            if missing := [name for name in columns if name not in header]:
                raise SourceError(f"colonne « {missing[0]} » manquante dans {what}", where=where)
            continue
        if len(cells) != len(header):
            raise SourceError(
                f"{len(cells)} colonnes au lieu de {len(header)} dans {what}",
                where=where,
                hint="une valeur qui contient une virgule se met entre guillemets",
            )
        fields: dict[str, tuple[object, int]] = {
            name: (cell, number) for name, cell in zip(header, cells, strict=True)
        }
        rows.append(Record(what, where, fields))
    if not header:
        raise SourceError(
            f"{what} est vide", where=Where(path), hint=f"colonnes : {', '.join(columns)}"
        )
    return tuple(rows)
