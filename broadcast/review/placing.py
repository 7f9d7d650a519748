"""Places outside the department, and places nearly named as the data name them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.french.communes import communes_named
from broadcast.review.findings import Finding
from broadcast.review.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.atlas import Atlas
    from broadcast.review.context import Context
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions

_AFTER_PLACE = re.compile(
    r"(?:\b(?i:a|au|aux|commune de|ville de|bureaux? de vote de|bureaux? de) |(?:, | et )(?:a |de |d')?)"
    r"(?P<name>[A-Z][\w'-]*(?:[ -](?:(?:de|du|des|la|le|les|sur|l'|d')[ -]?)*[A-Z][\w'-]*)*)"
)
_RESULTS = re.compile(
    r"\btete\b|\bdevan\w+|\bl'emport\w+|\d|\bdepass\w+|\bvoix\b|\bvotants\b|\bbureaux?\b|\belue?s?\b|\bs'impos\w+"
    r"|\bduels?\b|angulaires?\b|\bsecond tour\b|\bsieges?\b|\bparticipation\b|\bbascul\w+|\bavantage\b|\bpremiere place\b|\bqualifi\w+"
)


def placing_findings(
    mentions: Mentions, context: Context, ledger: Ledger, atlas: Atlas
) -> Iterator[Finding]:
    """What is wrong with the places of a sentence."""
    sentence = mentions.sentence
    results = bool(_RESULTS.search(sentence.folded))
    told = {ledger.department.code}
    told |= {
        ledger.department_of(a) for w in mentions.where for a in w.every if a.kind == "department"
    }
    told |= {ledger.department_of(area) for area in context.areas if area.kind == "department"}
    for one in mentions.where:
        for places in one.areas:
            if places[0].kind not in ("place", "commune", "constituency"):
                continue
            if any(ledger.department_of(area) in told for area in places):
                continue
            yield Finding(
                kind="place",
                severity="contradiction" if results else "doubt",
                line=sentence.line_at(one.start),
                found=places[0].name,
                data_says=f"hors du département ({ledger.department.name}) : {places[0].department}",
            )
    yield from _other_regions(mentions, ledger, results=results)
    yield from _misspelt(mentions, ledger, atlas)


def _other_regions(mentions: Mentions, ledger: Ledger, *, results: bool) -> Iterator[Finding]:
    """A region or a department that the data say nothing of, where results are told."""
    for one in mentions.where:
        for area, *_ in one.areas:
            known = area in ledger.areas or area in (ledger.department, ledger.region)
            if area.kind in ("region", "department") and not known and results:
                yield Finding(
                    kind="place",
                    severity="contradiction",
                    line=mentions.sentence.line_at(one.start),
                    found=area.name,
                    data_says=f"hors du département ({ledger.department.name}), et sans donnée",
                )


def _misspelt(mentions: Mentions, ledger: Ledger, atlas: Atlas) -> Iterator[Finding]:
    """A place that no commune is called, near to one of the election's."""
    sentence = mentions.sentence
    spans = [(one.start, one.end) for one in (*mentions.raw_who, *mentions.where)]
    known = {fold(name): name for name in atlas.place_names()}
    for match in _AFTER_PLACE.finditer(sentence.folded):
        start, end = match.span("name")
        if any(low < end and start < high for low, high in spans):
            continue
        name = match["name"]
        best = max(known, key=lambda one: SequenceMatcher(a=one, b=name).ratio(), default="")
        if not best or SequenceMatcher(a=best, b=name).ratio() < 0.75 or communes_named(name):
            continue
        yield Finding(
            kind="place",
            severity="contradiction",
            line=sentence.line_at(start),
            found=sentence.text[start:end],
            data_says=f"les données écrivent {known[best]}",
        )
    _ = ledger
