"""What `broadcast import` does once it was called, and how it tells it."""

from __future__ import annotations

import shlex
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from broadcast.cli.facts_table import STAGES
from broadcast.cli.running import REFUSED
from broadcast.config import read_station
from broadcast.french.wordings.written import number_text
from broadcast.model.figures import Stage
from broadcast.pipeline.receiving.importing import import_files
from broadcast.sources.settling import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from broadcast.cli.running import Console

AREAS = {
    "nation": ("pays", "pays"),
    "region": ("région", "régions"),
    "department": ("département", "départements"),
    "abroad": ("ensemble de l'étranger", "ensembles de l'étranger"),
    "constituency": ("circonscription", "circonscriptions"),
    "canton": ("canton", "cantons"),
    "commune": ("commune", "communes"),
    "sector": ("secteur", "secteurs"),
    "station": ("bureau", "bureaux"),
}
BALLOTS = {
    "registered": "inscrits",
    "voters": "votants",
    "blank": "blancs",
    "spoiled": "nuls",
    "blank_and_spoiled": "blancs ou nuls",
    "valid": "exprimés",
}
MOST_LINES = 5
"""Remarks, refusals and candidates that are shown of each file; --json gives them all."""


def import_received(
    console: Console,
    paths: Sequence[Path],
    *,
    election: str,
    round_: int | None,
    stage: str | None,
) -> None:
    """Import the files, tell what each one is, and leave with 1 where one was refused."""
    wanted = Wanted(election=election, round=round_, stage=Stage(stage) if stage else None)
    workspace = console.workspace()
    done = []
    for one in import_files(workspace, paths, wanted, datetime.now(UTC)):
        done.append(one)
        for line in told(one.report):
            console.tell(line)
    refused = sum(one.error is not None for one in done)
    if console.as_json:
        answer = {"workspace": str(workspace.root), "files": [one.report for one in done]}
        console.answer(answer | {"refused": refused})
    elif elections := sorted({one.election for one in done if one.election}):
        home = read_station(workspace.station).departments[0].name
        where = f"--dept {shlex.quote(home)} --election {elections[-1]}"
        console.tell(f"Et maintenant : broadcast facts {where}")
    if refused:
        sys.exit(REFUSED)


def told(report: dict[str, Any]) -> Iterator[str]:
    """What is said of one file, line by line."""
    name = report["file"].rpartition("/")[2]
    if report["imported"] == "refused":
        line = f", ligne {report['line']}" if report["line"] else ""
        hint = f" ({report['hint']})" if report["hint"] else ""
        yield f"Refusé : {name}{line} : {report['error']}{hint}"
        return
    state = {"already": " (déjà importé)", "index": " (un index : rien à garder)"}
    rounds = " et ".join(str(number) for number in report["rounds"])
    parts = [
        report["election"] or str(report["kind"]),
        f"tour {rounds}" if rounds else "",
        STAGES[report["stage"]],
    ]
    shape = f"{', '.join(filter(None, parts))} — {report['layout']}"
    yield f"{name} : {shape}{state.get(report['imported'], '')}"
    yield f"  {', '.join(_counted(kind, count) for kind, count in report['areas'].items())}"
    for totals in report["totals"]:
        yield from _totals(totals, several=len(report["totals"]) > 1)
    yield from _remarks("Attention", report["warnings"], "what")
    yield from _remarks("Écarté", report["refused"], "reason")


def _counted(kind: str, count: int) -> str:
    one, many = AREAS[kind]
    return f"{number_text(count)} {one if count == 1 else many}"


def _totals(totals: dict[str, Any], *, several: bool) -> Iterator[str]:
    before = f"tour {totals['round']} : " if several else ""
    ballots = [
        f"{number_text(totals[name])} {words}"
        for name, words in BALLOTS.items()
        if totals[name] is not None
    ]
    yield f"  {before}{', '.join(ballots)}"
    known = [row for row in totals["votes"] if row["contest"] is None]
    votes = [f"{row['candidate']} {number_text(row['votes'])}" for row in known[:MOST_LINES]]
    if votes:
        more = len(known) - len(votes)
        yield f"  {', '.join(votes)}{f', et {more} autres' if more else ''}"
    elif totals["votes"]:
        yield f"  {number_text(len(totals['votes']))} candidats ou listes"


def _remarks(word: str, rows: Sequence[dict[str, Any]], key: str) -> Iterator[str]:
    for row in rows[:MOST_LINES]:
        sheet = f"feuille {row['sheet']}, " if row["sheet"] else ""
        line = f", {sheet}ligne {row['row']}" if row["row"] else ""
        yield f"  {word}{line} : {row[key]}"
    if len(rows) > MOST_LINES:
        yield f"  {word} : et {len(rows) - MOST_LINES} autres (toutes avec --json)"
