"""Places outside the department, and places nearly named as the data name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.french.naming.communes import communes_named
from broadcast.review.data.areas import department_of
from broadcast.review.reading.letters import fold
from broadcast.review.reading.phrasings import one_of
from broadcast.review.reading.spans import overlaps
from broadcast.review.rules.faults import fault
from broadcast.review.rules.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.review.findings import Finding
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions

_NEAR = 0.75
"""How alike two places must be for one to be the other misspelt."""

_INSIDE = ("place", "commune", "constituency")
"""Kinds of areas that lie in a department, and are told of only in its bulletins."""

_AFTER_PLACE = re.compile(
    r"(?:\b(?i:a|au|aux|commune de|ville de|bureaux? de vote de|bureaux? de) "
    r"|(?:, | et )(?:a |de |d')?)"
    r"(?P<name>[A-Z][\w'-]*"
    r"(?:[ -](?:(?:de|du|des|la|le|les|sur|l'|d')[ -]?)*[A-Z][\w'-]*)*)"
)
_RESULTS = re.compile(
    one_of(r"""
        \btete\b
        \bdevan\w+
        \bl'emport\w+
        \d
        \bdepass\w+
        \bvoix\b
        \bvotants\b
        \bbureaux?\b
        \belue?s?\b
        \bs'impos\w+
        \bduels?\b
        angulaires?\b
        \bsecond tour\b
        \bsieges?\b
        \bparticipation\b
        \bbascul\w+
        \bavantage\b
        \bpremiere place\b
        \bqualifi\w+
    """)
)
"""A place in such a sentence has results told of it: only the data's may."""


def placing_findings(
    mentions: Mentions, context: Context, own: Sequence[Area]
) -> Iterator[Finding]:
    """What is wrong with the places of a sentence; ``own`` are the places that the data name."""
    results = bool(_RESULTS.search(mentions.sentence.folded))
    yield from _outside(mentions, context, results=results)
    if results:
        yield from _other_regions(mentions, context)
    yield from _misspelt(mentions, own)


def _outside(mentions: Mentions, context: Context, *, results: bool) -> Iterator[Finding]:
    """Communes and constituencies of a department that nobody speaks of."""
    department = context.ledger.areas.department
    named = [area for one in mentions.where for area in one.every]
    around = (*named, *context.areas, department)
    told = {area.code for area in around if area.kind == "department"}
    for one in mentions.where:
        for areas in one.areas:
            place = areas[0]
            if place.kind in _INSIDE and told.isdisjoint(map(department_of, areas)):
                says = f"hors du département ({department.name}) : {place.department}"
                yield fault(
                    mentions.sentence,
                    one.bounds,
                    says,
                    kind="place",
                    severity="contradiction" if results else "doubt",
                    found=place.name,
                )


def _other_regions(mentions: Mentions, context: Context) -> Iterator[Finding]:
    """A region or a department that the data say nothing of."""
    areas = context.ledger.areas
    known = {*areas.every, areas.department, areas.region}
    for one in mentions.where:
        for area, *_ in one.areas:
            if area.kind in ("region", "department") and area not in known:
                says = f"hors du département ({areas.department.name}), et sans donnée"
                yield fault(mentions.sentence, one.bounds, says, kind="place", found=area.name)


def _misspelt(mentions: Mentions, own: Sequence[Area]) -> Iterator[Finding]:
    """A place that no commune is called, near to one of the election's."""
    sentence = mentions.sentence
    taken = [one.bounds for one in (*mentions.raw_who, *mentions.where)]
    for match in _AFTER_PLACE.finditer(sentence.folded):
        name = match["name"]
        if overlaps(match.span("name"), taken):
            continue
        best = max(own, key=lambda area: likeness(fold(area.name), name), default=None)
        near = best and likeness(fold(best.name), name) >= _NEAR
        if best and near and not communes_named(name):
            says = f"les données écrivent {best.name}"
            yield fault(sentence, match.span("name"), says, kind="place")
