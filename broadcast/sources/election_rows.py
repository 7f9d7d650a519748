"""The rows of election.yaml: who stands, who published what, what was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from broadcast.model.candidates import Candidate
from broadcast.model.figures import Comparison, Source

if TYPE_CHECKING:
    from broadcast.records import Record
    from broadcast.sources.gazetteer import Gazetteer

FORMS: dict[str, Literal["person", "pair", "list"]] = {
    "personne": "person",
    "binôme": "pair",
    "liste": "list",
}

UNSAID = frozenset(("shares", relation) for relation in ("much_more", "more", "less"))
"""Comparisons that no sentence of the templates tells: refused rather than told wrongly."""


def source_of(record: Record) -> Source:
    """Who published figures, and when, as typed."""
    source = Source(
        id=record.text("id"),
        name=record.text("name"),
        published_at=record.moment("published_at"),
        link=record.text("link", ""),
    )
    record.close()
    return source


def candidate_of(record: Record, gazetteer: Gazetteer, known: Candidate | None = None) -> Candidate:
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


def comparison_of(
    record: Record,
    gazetteer: Gazetteer,
    candidates: dict[str, Candidate],
    sources: dict[str, Source],
) -> Comparison:
    """A comparison that a source published without its figures, as typed.

    Raises `SourceError` with its line for one that no sentence tells.
    """
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
