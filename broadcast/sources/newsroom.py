"""An election as the newsroom typed it: election.yaml, results.csv and quotes.yaml, read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from broadcast.errors import FrenchError, SourceError, Where
from broadcast.french.places import find_department, regions
from broadcast.model.election import (
    CONTEST_AREA,
    Area,
    AreaKind,
    Candidate,
    Comparison,
    Election,
    ElectionKind,
    Source,
)
from broadcast.records import nearest_hint, read_yaml
from broadcast.sources.checks import check
from broadcast.sources.quotes import read_quotes
from broadcast.sources.results import read_results

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.records import Record

FRANCE = Area(kind="nation", name="France", code="FR")


PLACES: dict[str, AreaKind] = {
    "bureau": "place",
    "commune": "commune",
    "circonscription": "constituency",
    "canton": "canton",
}
"""What a place of election.yaml may be, as a journalist calls it."""

FORMS: dict[str, Literal["person", "pair", "list"]] = {
    "personne": "person",
    "binôme": "pair",
    "liste": "list",
}

WITH_A_PRIZE = (ElectionKind.PRIMAIRE, ElectionKind.PRESIDENTIELLE)
"""Elections whose one winner becomes something that must be said."""

UNSAID = frozenset(("shares", relation) for relation in ("much_more", "more", "less"))
"""Comparisons that no sentence of the templates tells: refused rather than told wrongly."""


class Gazetteer:
    """The areas that a table may name: France, regions, departments, the election's own places."""

    def __init__(self, places: tuple[Area, ...]) -> None:
        self._areas = {FRANCE.name: FRANCE}
        self._areas |= {region.name: area_of_region(region.code) for region in regions()}
        self._areas |= {place.name: place for place in places}

    def find(self, row: Record, key: str = "area") -> Area:
        """The area that a row names. Raises `SourceError` with the nearest known name."""
        name = row.text(key)
        if name in self._areas:
            return self._areas[name]
        try:
            return area_of_department(find_department(name).code)
        except FrenchError as error:
            hint = nearest_hint(name, self._areas)
            raise SourceError(f"lieu inconnu « {name} »", where=row.at(key), hint=hint) from error


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
    kind = ElectionKind(record.choice("kind", list(ElectionKind)))
    areas = tuple(_place(row, kind) for row in record.records("places"))
    gazetteer = Gazetteer(areas)
    candidates = {
        candidate.id: candidate
        for candidate in (_candidate(row, gazetteer) for row in record.records("candidates"))
    }
    if not candidates:
        raise record.error("candidates", "il faut au moins un candidat")
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
        kind=kind,
        rounds=rounds,
        round=current,
        airdate=record.day("airdate"),
        prize=record.text("prize", None if kind in WITH_A_PRIZE else ""),
        candidates=tuple(candidates.values()),
        areas=areas,
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


def _candidate(record: Record, gazetteer: Gazetteer) -> Candidate:
    form = FORMS[record.choice("form", FORMS, "personne")]
    gender = record.choice("gender", ("f", "m"), {"list": "f", "pair": "m"}.get(form))
    candidate = Candidate(
        id=record.text("id"),
        name=record.text("name"),
        family_name=record.text("family_name", ""),
        gender=cast("Literal['f', 'm']", gender),
        role=record.text("role", ""),
        form=form,
        head=record.text("head", ""),
        party=record.text("party", ""),
        stands_in=gazetteer.find(record, "stands_in") if record.has("stands_in") else None,
    )
    record.close()
    return candidate


def _place(record: Record, kind: ElectionKind) -> Area:
    typed = record.text("department")
    try:
        department = find_department(typed).code
    except FrenchError as error:
        raise SourceError(error.what, where=record.at("department"), hint=error.hint) from error
    usual = next((name for name, area in PLACES.items() if area == CONTEST_AREA[kind]), "bureau")
    place = Area(
        kind=PLACES[record.choice("kind", PLACES, usual)],
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
