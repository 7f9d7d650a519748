"""Where results come from: how far the count has gone, and which source is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.model.figures import Stage
from broadcast.review.rules.faults import fault
from broadcast.review.rules.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.data.ledger import Ledger
    from broadcast.review.findings import Finding
    from broadcast.review.reading.mentions import Mentions

_STAGE = re.compile(
    r"(?P<quasi>quasi[ -]|presque )?(?P<word>definitifs?|definitives?)\b"
    r"|(?P<partial>\bpartiels?\b|\bpartielles?\b|\bprovisoires?\b)",
    re.IGNORECASE,
)
_OF_A_COUNT = re.compile(r"resultats?|scores?|chiffres?|decompte|depouillement|donnees")
_NOT_YET = re.compile(r"\bpas (?:encore )?$")
_SOURCED = re.compile(
    r"\b(?:selon|d'apres|decompte d[e'u]s? ?|chiffres? exacts? d[e'u]s? ?)", re.IGNORECASE
)
_SOURCE = re.compile(r"\s*(?:la |le |l'|les )?(?P<word>[A-ZÀ-Ý][\w-]+)")
_NEAR = 0.8
"""How alike two sources must be for one to be the other misspelt."""

_WORDS = {
    Stage.PARTIAL: "partiels",
    Stage.QUASI_DEFINITIVE: "quasi définitifs",
    Stage.DEFINITIVE: "définitifs",
}


def stage_findings(mentions: Mentions, ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with how far the count is said to have gone."""
    sentence, stages = mentions.sentence, ledger.stages()
    told = ", ".join(sorted(_WORDS[stage] for stage in stages))
    for match in _STAGE.finditer(sentence.folded) if stages else ():
        around = sentence.folded[max(0, match.start() - 50) : match.end() + 20]
        denied = _NOT_YET.search(sentence.folded[: match.start()])
        if _stage_said(match) not in stages and _OF_A_COUNT.search(around) and not denied:
            says = f"ces chiffres sont {told}"
            yield fault(sentence, match.span(), says, kind="figure", around=34)


def _stage_said(match: re.Match[str]) -> Stage:
    if match["partial"]:
        return Stage.PARTIAL
    return Stage.QUASI_DEFINITIVE if match["quasi"] else Stage.DEFINITIVE


def source_findings(mentions: Mentions, ledger: Ledger) -> Iterator[Finding]:
    """A source named with "selon" is one of the data's, and spelt as they spell it."""
    sentence = mentions.sentence
    names = dict.fromkeys(figure.source.name for figure in ledger.election.figures)
    for match in _SOURCED.finditer(sentence.folded):
        source = _SOURCE.match(sentence.text, match.end())
        if not source or any(source["word"] in name for name in names):
            continue
        near = next((name for name in names if _alike(name, source["word"])), None)
        if near:
            bounds = (match.start(), source.end())
            says = f"la source s'appelle {near}"
            yield fault(sentence, bounds, says, kind="name", around=34)


def _alike(name: str, word: str) -> bool:
    return any(likeness(part, word) >= _NEAR for part in name.split())
