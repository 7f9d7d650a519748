"""An election as the newsroom typed it: election.yaml, results.csv and quotes.yaml, read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from broadcast.errors import FrenchError, SourceError, Where
from broadcast.french.naming.places import find_department, regions
from broadcast.model.areas import Area, AreaKind
from broadcast.model.candidates import Candidate
from broadcast.model.election import CONTEST_AREA, Election, ElectionKind
from broadcast.model.figures import Comparison, Source
from broadcast.records import nearest_hint, read_yaml
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region
from broadcast.sources.checks import check
from broadcast.sources.joining import Imports, beside
from broadcast.sources.quotes import read_quotes
from broadcast.sources.results import read_results

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from broadcast.records import Record

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
    sources = {source.id: source for source in map(_source, record.records("sources"))}
    kind = ElectionKind(record.choice("kind", list(ElectionKind)))
    areas = tuple(_place(row, kind) for row in record.records("places"))
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
        id_: _candidate(row, gazetteer) for id_, row in rows.items() if id_ not in candidates
    }
    if not candidates and not imports.any:
        raise record.error("candidates", "il faut au moins un candidat")
    comparisons = tuple(
        _comparison(row, gazetteer, candidates, sources) for row in record.records("comparisons")
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
    return _candidate(row, gazetteer, one) if row else one


def _source(record: Record) -> Source:
    source = Source(
        id=record.text("id"),
        name=record.text("name"),
        published_at=record.moment("published_at"),
        link=record.text("link", ""),
    )
    record.close()
    return source


def _candidate(record: Record, gazetteer: Gazetteer, known: Candidate | None = None) -> Candidate:
    """A candidate as typed; what is not typed is as it is ``known`` from an imported file."""
    usual = next((word for word, form in FORMS.items() if known and form == known.form), "personne")
    form = FORMS[record.choice("form", FORMS, usual)]
    of_form = {"list": "f", "pair": "m"}.get(form)
    gender = record.choice("gender", ("f", "m"), known.gender if known else of_form)
    told = known or Candidate(id="", name="", family_name="", gender="m")
    candidate = Candidate(
        id=record.text("id"),
        name=record.text("name", known.name if known else None),
        family_name=record.text("family_name", told.family_name),
        gender=cast("Literal['f', 'm']", gender),
        role=record.text("role", ""),
        form=form,
        head=record.text("head", told.head),
        party=record.text("party", ""),
        nuance=told.nuance,
        stands_in=(
            gazetteer.find(record, "stands_in") if record.has("stands_in") else told.stands_in
        ),
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
