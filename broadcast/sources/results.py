"""The newsroom's own results table: one line per published figure, with its stage and source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast, get_args

from broadcast.errors import ModelError, SourceError
from broadcast.files import read_text
from broadcast.model.figures import Figure, FigureKind, PublishedNumber, PublishedShare, Stage
from broadcast.records import parse_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Source
    from broadcast.records import Record

COLUMNS = ("round", "area", "figure", "candidate", "value", "stage", "source")
FLAGS = ("leader", "elected", "elected_by_age", "qualified", "withdrawn")
"""What a candidate is, where no number says it."""

OF_A_CANDIDATE = (*FLAGS, "votes", "share", "places_led")
OF_A_CANDIDATE_OR_NOT = ("seats",)
SHARES = ("share", "counted")
Relation = Literal["un peu plus de", "près de", "environ"]

_SPACES = "[\u0020\u00a0\u202f\u2009.]"
_WHOLE = re.compile(rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+")
_APPROXIMATE = re.compile(rf"(?P<relation>{'|'.join(get_args(Relation))})\s+(?P<value>\d[\d\s.]*)")
_PERCENT = re.compile(r"(?P<digits>\d{1,3}(?:[.,]\d{1,4})?)\s*%?")


def read_results(
    path: Path,
    area_of: Callable[[Record], Area],
    candidates: dict[str, Candidate],
    sources: dict[str, Source],
    rounds: int,
) -> tuple[Figure, ...]:
    """Every figure of results.csv, in the order of its lines.

    Raises `SourceError` with the line of the first one that cannot be read or cannot be true.
    """
    rows = parse_table(read_text(path), path, COLUMNS, "results.csv")
    return tuple(_figure(row, area_of, candidates, sources, rounds) for row in rows)


def _figure(
    row: Record,
    area_of: Callable[[Record], Area],
    candidates: dict[str, Candidate],
    sources: dict[str, Source],
    rounds: int,
) -> Figure:
    kind = cast("FigureKind", row.choice("figure", get_args(FigureKind)))
    has_candidate = kind in OF_A_CANDIDATE
    if kind not in OF_A_CANDIDATE_OR_NOT and has_candidate != row.has("candidate"):
        need = "il manque le candidat" if has_candidate else "ce chiffre n'a pas de candidat"
        raise row.error("candidate", need)
    if (kind in FLAGS) == row.has("value"):
        need = f"« {kind} » n'a pas de valeur" if kind in FLAGS else "il manque la valeur"
        raise row.error("value", need)
    number = row.whole("round")
    if not 1 <= number <= rounds:
        raise row.error("round", f"le tour {number} n'existe pas", hint=f"de 1 à {rounds}")
    return Figure(
        round=number,
        area=area_of(row),
        kind=kind,
        candidate=candidates[row.choice("candidate", candidates)] if row.has("candidate") else None,
        value=_value(row, kind),
        stage=Stage(row.choice("stage", list(Stage))),
        source=sources[row.choice("source", sources)],
        where=row.where,
    )


def _value(row: Record, kind: FigureKind) -> int | PublishedNumber | PublishedShare | None:
    if kind in FLAGS:
        return None
    typed = row.text("value")
    if kind in SHARES:
        if not (found := _PERCENT.fullmatch(typed)):
            raise row.error(
                "value", f"« {typed} » n'est pas une part", hint='écrivez par exemple "54,7"'
            )
        try:
            return PublishedShare(digits=found["digits"].replace(".", ","))
        except ModelError as error:
            raise SourceError(error.what, where=row.at("value"), hint=error.hint) from error
    if about := _APPROXIMATE.fullmatch(typed):
        if kind != "voters":
            hint = "tapez le chiffre exact"
            raise row.error("value", "seul le nombre de votants peut être approché", hint=hint)
        return PublishedNumber(
            relation=cast("Relation", about["relation"]), value=_whole(row, about["value"])
        )
    return _whole(row, typed)


def _whole(row: Record, typed: str) -> int:
    """A count: 8077, 8 077 or 8.077."""
    if not _WHOLE.fullmatch(typed.strip()):
        raise row.error(
            "value",
            f"« {typed} » n'est pas un nombre",
            hint="écrivez 8077, ou « un peu plus de 8.000 »",
        )
    return int(re.sub(r"\D", "", typed))
