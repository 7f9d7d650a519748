"""An election as the newsroom typed it: election.yaml, results.csv and quotes.yaml, read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from broadcast.errors import FrenchError, SourceError, Where
from broadcast.french.places import find_department, regions
from broadcast.model.election import Area, Candidate, Comparison, Election, Source
from broadcast.records import nearest_hint, read_yaml
from broadcast.sources.checks import check
from broadcast.sources.quotes import read_quotes
from broadcast.sources.results import read_results

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.records import Record

FRANCE = Area(kind="nation", name="France", code="FR")


UNSAID = frozenset(("shares", relation) for relation in ("much_more", "more", "less"))
"""Comparisons that no sentence of the templates tells: refused rather than told wrongly."""


class Gazetteer:
    """The areas that a table may name: France, regions, departments, the election's own places."""

    def __init__(self, places: tuple[Area, ...]) -> None:
        self._areas = {FRANCE.name: FRANCE}
        self._areas |= {region.name: area_of_region(region.code) for region in regions()}
        self._areas |= {place.name: place for place in places}

    def find(self, row: Record) -> Area:
        """The area that a row names. Raises `SourceError` with the nearest known name."""
        name = row.text("area")
        if name in self._areas:
            return self._areas[name]
        try:
            return area_of_department(find_department(name).code)
        except FrenchError as error:
            hint = nearest_hint(name, self._areas)
            raise SourceError(
                f"lieu inconnu « {name} »", where=row.at("area"), hint=hint
            ) from error


def area_of_department(code: str) -> Area:
    """A department as an area of the count."""
    return Area(kind="department", name=find_department(code).name, code=code)


def area_of_region(code: str) -> Area:
    """A region as an area of the count."""
    return next(
        Area(kind="region", name=region.name, code=code)
        for region in regions()
        if region.code == code
    )


def read_election(folder: Path) -> Election:
    """Everything typed about one election, checked.

    Raises `SourceError` or `WorkspaceError` with the file and line of the first fault.
    """
    path = folder / "election.yaml"
    record = read_yaml(path, "la fiche de l'élection")
    sources = {source.id: source for source in map(_source, record.records("sources"))}
    candidates = {
        candidate.id: candidate for candidate in map(_candidate, record.records("candidates"))
    }
    if len(candidates) < 2:
        raise record.error("candidates", "il faut au moins deux candidats")
    gazetteer = Gazetteer(tuple(map(_place, record.records("places"))))
    rounds = record.days("rounds")
    current = record.whole("round")
    if not 1 <= current <= len(rounds):
        raise record.error("round", f"le tour {current} n'a pas de date dans « rounds »")
    comparisons = tuple(
        _comparison(row, gazetteer, candidates, sources) for row in record.records("comparisons")
    )
    figures = read_results(folder / "results.csv", gazetteer.find, candidates, sources, len(rounds))
    election = Election(
        id=folder.name,
        name=record.text("name"),
        kind=cast("Literal['primaire']", record.choice("kind", ("primaire",))),
        rounds=rounds,
        round=current,
        airdate=record.day("airdate"),
        prize=record.text("prize"),
        candidates=tuple(candidates.values()),
        figures=figures,
        comparisons=comparisons,
        quotes=read_quotes(folder / "quotes.yaml", folder / "clips", candidates, sources),
        warnings=check(figures),
        where=Where(path),
    )
    record.close()
    return election


def _source(record: Record) -> Source:
    source = Source(
        id=record.text("id"),
        name=record.text("name"),
        published_at=record.moment("published_at"),
        link=record.text("link", ""),
    )
    record.close()
    return source


def _candidate(record: Record) -> Candidate:
    candidate = Candidate(
        id=record.text("id"),
        name=record.text("name"),
        family_name=record.text("family_name"),
        gender=cast("Literal['f', 'm']", record.choice("gender", ("f", "m"))),
        role=record.text("role"),
    )
    record.close()
    return candidate


def _place(record: Record) -> Area:
    typed = record.text("department")
    try:
        department = find_department(typed).code
    except FrenchError as error:
        raise SourceError(error.what, where=record.at("department"), hint=error.hint) from error
    place = Area(
        kind="place",
        name=record.text("name"),
        code=record.text("code"),
        department=department,
        as_published=record.text("published", ""),
    )
    record.close()
    return place


def _comparison(
    record: Record,
    gazetteer: Gazetteer,
    candidates: dict[str, Candidate],
    sources: dict[str, Source],
) -> Comparison:
    of, relation = record.text("of"), record.text("relation")
    if (of, relation) in UNSAID:
        raise record.error("relation", f"« {relation} » ne se dit pas encore de « {of} »")
    if record.has("candidate") != (of == "places_led"):
        raise record.error("candidate", "un candidat va avec « places_led », et avec lui seul")
    comparison = Comparison(
        area=gazetteer.find(record),
        of=cast(
            "Literal['voters', 'places_led', 'shares']",
            record.choice("of", ("voters", "places_led", "shares")),
        ),
        candidate=candidates[record.choice("candidate", candidates)]
        if record.has("candidate")
        else None,
        relation=cast(
            "Literal['much_more', 'more', 'same', 'less']",
            record.choice("relation", ("much_more", "more", "same", "less")),
        ),
        than=record.text("than"),
        than_kind=cast(
            "Literal['round', 'election', 'area']",
            record.choice("than_kind", ("round", "election", "area")),
        ),
        source=sources[record.choice("source", sources)],
        where=record.where,
    )
    record.close()
    return comparison
