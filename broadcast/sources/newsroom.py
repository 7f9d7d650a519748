"""An election as the newsroom typed it: election.yaml, results.csv and quotes.yaml, read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import Where
from broadcast.model.election import Election, ElectionKind
from broadcast.records import nearest_hint, read_yaml
from broadcast.sources.checks import check
from broadcast.sources.election_rows import candidate_of, comparison_of, source_of
from broadcast.sources.gazetteer import Gazetteer, place_of
from broadcast.sources.joining import Imports, beside
from broadcast.sources.quotes import read_quotes
from broadcast.sources.results import read_results

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from broadcast.model.candidates import Candidate
    from broadcast.records import Record

WITH_A_PRIZE = (ElectionKind.PRIMAIRE, ElectionKind.PRESIDENTIELLE)
"""Elections whose one winner becomes something that must be said."""


def read_election(
    folder: Path, departments: Sequence[str] = (), *, compared: bool = True, in_full: bool = True
) -> Election:
    """Everything typed or imported about one election, checked.

    Of what was imported, ``departments`` tells whose figures are wanted: the first in full, the
    others as its neighbours. Without ``compared``, the earlier elections are left out; without
    ``in_full``, the communes. Raises `SourceError` or `WorkspaceError` with the file and line of
    the first fault.
    """
    path = folder / "election.yaml"
    record = read_yaml(path, "la fiche de l'élection")
    sources = {source.id: source for source in map(source_of, record.records("sources"))}
    kind = ElectionKind(record.choice("kind", list(ElectionKind)))
    areas = tuple(place_of(row, kind) for row in record.records("places"))
    gazetteer = Gazetteer(areas)
    rows = {row.text("id"): row for row in record.records("candidates")}
    rounds = record.days("rounds")
    imports = Imports(folder, record)
    current = imports.round(rounds)
    imported = imports.read(
        departments,
        current,
        lambda one: _renamed(one, rows.get(one.id), gazetteer),
        in_full=in_full,
    )
    candidates = {one.id: one for one in imported.candidates}
    candidates |= {
        id_: candidate_of(row, gazetteer) for id_, row in rows.items() if id_ not in candidates
    }
    if not candidates and not imports.any:
        raise record.error("candidates", "il faut au moins un candidat")
    comparisons = tuple(
        comparison_of(row, gazetteer, candidates, sources) for row in record.records("comparisons")
    )
    results, quotes = folder / "results.csv", folder / "quotes.yaml"
    figures = (
        read_results(results, gazetteer.find, candidates, sources, len(rounds))
        if imports.needs(results)
        else ()
    )
    election = Election(
        id=folder.name,
        name=record.text("name"),
        kind=kind,
        rounds=rounds,
        round=current,
        airdate=imports.airdate(rounds[current - 1]),
        prize=record.text("prize", None if kind in WITH_A_PRIZE else ""),
        candidates=tuple(candidates.values()),
        areas=tuple(dict.fromkeys((*areas, *imported.contests))),
        figures=(*figures, *imported.figures),
        comparisons=comparisons,
        quotes=(
            read_quotes(quotes, folder / "clips", candidates, sources)
            if imports.needs(quotes)
            else ()
        ),
        warnings=(*check((*figures, *beside(figures, imported.figures))), *imported.warnings),
        where=Where(path),
        release=_release(record, rounds),
        by_election=record.choice("by_election", ("oui", "non"), "non") == "oui",
        previous=tuple(
            read_election(
                _earlier(folder, record, name), departments, compared=False, in_full=False
            )
            for name in record.texts("previous")
            if compared
        ),
    )
    record.close()
    return election


def _release(record: Record, rounds: Sequence[date]) -> tuple[datetime, ...]:
    """When results may be told: a moment for each round, on its day or after it."""
    moments = record.moments("release")
    if moments and len(moments) != len(rounds):
        raise record.error("release", "il faut un moment par tour", "dans l'ordre de rounds")
    for moment, day in zip(moments, rounds, strict=False):
        if moment.date() < day:
            raise record.error("release", f"le {moment:%d/%m/%Y} vient avant son tour")
    return moments


def _earlier(folder: Path, record: Record, name: str) -> Path:
    """The folder of an earlier election that this one is compared with."""
    known = [path.parent.name for path in folder.parent.glob("*/election.yaml")]
    if name not in known or name == folder.name:
        raise record.error("previous", f"élection inconnue « {name} »", nearest_hint(name, known))
    return folder.parent / name


def _renamed(one: Candidate, row: Record | None, gazetteer: Gazetteer) -> Candidate:
    """A candidate of an imported file, as the newsroom names them where it does."""
    return candidate_of(row, gazetteer, one) if row else one
