"""What is told in someone's name, the stage of the count and the round of the day."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.model.election import Stage
from broadcast.review.calendar import wrong_today
from broadcast.review.findings import Finding
from broadcast.review.quoting import words_of
from broadcast.review.scores import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from broadcast.model.election import Quote
    from broadcast.review.context import Context
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions, Reader
    from broadcast.review.text import Sentence

_STAGE = re.compile(
    r"(?P<quasi>quasi[ -]|presque )?(?P<word>definitifs?|definitives?)\b|(?P<partial>\bpartiels?\b|\bpartielles?\b|\bprovisoires?\b)",
    re.IGNORECASE,
)
_RESULTS_OF = re.compile(
    r"\b(?:resultats?|scores?|chiffres?|decompte|depouillement|verdict|lendemain|issue|soir|terme)"
    r" (?:\w+ ){0,2}?(?:du|de ce|d'un|au) (?P<which>premier|second|deuxieme) tour\b"
    r"|^(?:[^.]{0,40}, )?(?P<bare>premier|second|deuxieme) tour\.?$",
    re.IGNORECASE,
)
_SOURCED = re.compile(
    r"\b(?:selon|d'apres|decompte d[e'u]s? ?|chiffres? exacts? d[e'u]s? ?)", re.IGNORECASE
)


def attribution_findings(
    mentions: Mentions, context: Context, ledger: Ledger, reader: Reader, airtime: datetime
) -> Iterator[Finding]:
    """What is wrong with what is told as someone's, with the stage, with the day."""
    sentence = mentions.sentence
    day = wrong_today(sentence.text, airtime)
    if day:
        yield _finding(sentence, day[0], day[1], "date", f"le bulletin est un {day[2]}")
    yield from _stage(mentions, ledger)
    for match in _RESULTS_OF.finditer(sentence.folded):
        number = 1 if (match["which"] or match["bare"]).lower() == "premier" else 2
        after = re.match(
            r" (?:de la |de l'|des )?(?:primaire|election)?", sentence.folded[match.end() :]
        )
        past = re.search(r"\b(?:etai|avai)\w+", sentence.folded)
        if number != ledger.round and after and not past and len(mentions.rounds) == 1:
            yield _finding(
                sentence,
                match.start(),
                match.end(),
                "round",
                f"le tour des bulletins est le {ledger.round}",
            )
    yield from _past_rounds(mentions, ledger)
    yield from _lead_ins(mentions, ledger, reader)


def _past_rounds(mentions: Mentions, ledger: Ledger) -> Iterator[Finding]:
    """A comparison with the round of the day itself, or a round that is said not to be held."""
    for turn in mentions.rounds:
        before = mentions.sentence.folded[: turn.start]
        compared = re.search(r"(?:[Pp]ar rapport au|[Qq]u'au|que lors du|[Dd]epuis le) $", before)
        if compared and turn.said and turn.round == ledger.round > 1:
            yield _finding(
                mentions.sentence,
                turn.start,
                turn.end,
                "round",
                f"les chiffres du jour sont ceux du tour {ledger.round}",
            )
        if re.search(r"\b[Pp]as de $", before) and turn.round <= ledger.round:
            yield _finding(
                mentions.sentence, turn.start, turn.end, "round", f"le tour {turn.round} a eu lieu"
            )


def _stage(mentions: Mentions, ledger: Ledger) -> Iterator[Finding]:
    sentence, stages = mentions.sentence, ledger.stages()
    for match in _STAGE.finditer(sentence.folded):
        if match["partial"]:
            said = Stage.PARTIAL
        else:
            said = Stage.QUASI_DEFINITIVE if match["quasi"] else Stage.DEFINITIVE
        around = sentence.folded[max(0, match.start() - 50) : match.end() + 20]
        counts = re.search(r"resultats?|scores?|chiffres?|decompte|depouillement|donnees", around)
        if (
            stages
            and said not in stages
            and counts
            and not re.search(r"\bpas (?:encore )?$", sentence.folded[: match.start()])
        ):
            told = ", ".join(sorted(_NAMES[stage] for stage in stages))
            yield _finding(
                sentence, match.start(), match.end(), "figure", f"ces chiffres sont {told}"
            )


_NAMES = {
    Stage.PARTIAL: "partiels",
    Stage.QUASI_DEFINITIVE: "quasi définitifs",
    Stage.DEFINITIVE: "définitifs",
}


def _lead_ins(mentions: Mentions, ledger: Ledger, reader: Reader) -> Iterator[Finding]:
    """What a speaker is said to mean names the same people as the newsroom's words for it."""
    sentence = mentions.sentence
    words = words_of(sentence.text)
    for quote in ledger.election.quotes:
        own = words_of(quote.lead_in)
        if len(own) < 4:
            continue
        blocks = SequenceMatcher(a=own, b=words, autojunk=False).get_matching_blocks()
        long = [block for block in blocks if block.size >= 3]
        if sum(block.size for block in long) < min(6, len(own)):
            continue
        yield from _same_names(mentions, quote, reader)


def _same_names(mentions: Mentions, quote: Quote, reader: Reader) -> Iterator[Finding]:
    from broadcast.review.text import Sentence, fold, plain  # noqa: PLC0415

    text = plain(quote.lead_in)
    model = Sentence(
        text=text, folded=fold(text), story=0, paragraph=0, first_line=0, breaks=(), quotes=()
    )
    named = {p.name for one in reader.read(model).who for p in one.people if one.how != "pronoun"}
    for one in mentions.who if named else ():
        if one.how in ("pronoun", "other") or any(p.asks for p in one.people):
            continue
        speaks = any(p.name == plain(quote.speaker) for p in one.people)
        supported = (
            any(c.id == quote.supports for c in one.candidates)
            and "soutenu" in mentions.sentence.folded
        )
        if (
            one.candidates
            and not speaks
            and not supported
            and not {p.name for p in one.people} & named
        ):
            yield _finding(
                mentions.sentence,
                one.start,
                one.end,
                "name",
                f"la rédaction a noté : « {quote.lead_in} »",
                str(quote.where),
            )
    speakers = [
        one for one in mentions.who if any(p.speaks for p in one.people) and one.how != "pronoun"
    ]
    if speakers and not any(p.name == plain(quote.speaker) for one in speakers for p in one.people):
        one = speakers[0]
        yield _finding(
            mentions.sentence,
            one.start,
            one.end,
            "quote",
            f"c'est {quote.speaker} qui le dit",
            str(quote.where),
        )


def source_findings(mentions: Mentions, ledger: Ledger) -> Iterator[Finding]:
    """A source named with "selon" is one of the data's."""
    sentence = mentions.sentence
    names = {figure.source.name for figure in ledger.election.figures}
    for match in _SOURCED.finditer(sentence.folded):
        rest = sentence.text[match.end() :].lstrip()
        word = re.match(r"(?:la |le |l'|les )?([A-ZÀ-Ý][\w-]+)", rest)
        if not word or any(word[1] in name for name in names):
            continue
        near = next(
            (
                n
                for n in names
                for part in n.split()
                if SequenceMatcher(a=part, b=word[1]).ratio() >= 0.8
            ),
            None,
        )
        if near:
            yield _finding(
                sentence,
                match.start(),
                match.end() + len(word[0]) + 1,
                "name",
                f"la source s'appelle {near}",
            )


def _finding(
    sentence: Sentence, start: int, end: int, kind: str, says: str, trace: str = ""
) -> Finding:
    class _Shown:
        pass

    shown = _Shown()
    shown.sentence = sentence  # type: ignore[attr-defined]
    return Finding(
        kind=kind,  # type: ignore[arg-type]
        severity="contradiction",
        line=sentence.line_at(start),
        found=excerpt(shown, start, end),  # type: ignore[arg-type]
        data_says=says,
        trace=trace,
    )
