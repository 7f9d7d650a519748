"""More, less, as much: the sign of each comparison against that of the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.data.areas import FRANCE, department_of
from broadcast.review.data.values import number_of
from broadcast.review.reading.pointing import about
from broadcast.review.rules.comparisons.signs import SIGN_OF, compared, compared_with
from broadcast.review.rules.comparisons.subjects import subject_of
from broadcast.review.rules.comparisons.trends import LAST_ROUND, trends_elsewhere
from broadcast.review.rules.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.model.candidates import Candidate
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.findings import Finding
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.comparisons.subjects import Subject
    from broadcast.review.rules.comparisons.trends import Of, Trend

_UNLIKE = re.compile(
    r"\b(?:differente?s?|contrastee?s?|opposee?s?|inverses?|eloignee?s?|divergen\w+)\b"
)
_THAN_A_PLACE = re.compile(
    r"[^;:.]{0,60}?\bqu(?:e |')(?:dans|en|au|aux|a|les [0-9][^;:.]* (?:dans|en|au|a))\b"
    r"(?! (?:premier|second) tour)"
)
_SCORES = re.compile(r"\b(?:scores?|resultats?|tendances?|vote)\b")
_BEHIND = re.compile(
    r"\b(?:deuxieme|seconde?|derriere|batt?ue?s?|(?:est|sont) (?:\w+ )?(?:devance|depasse)e?s?)\b"
    r"[^,;:]*$"
)


def comparison_findings(
    mentions: Mentions, context: Context, known: Sequence[Trend]
) -> Iterator[Finding]:
    """What is wrong with the comparisons of a sentence; ``known`` are those of the data."""
    text = mentions.sentence.folded
    unlike = _UNLIKE.search(text)
    if unlike and _SCORES.search(text) and not mentions.who:
        yield from _unlike(mentions, unlike, context, known)
    for match in compared(text):
        subject = subject_of(mentions, match, context, known)
        terms = tuple(a for one in mentions.where if one.term for a in one.every)
        than_a_place = _THAN_A_PLACE.match(text[match.end() :]) and len(mentions.where) > 1
        if subject and subject.of == "voters" and than_a_place:
            yield from _of_two_places(mentions, match, context.ledger)
        elif subject and subject.of == "voters" and terms:
            yield from _of_turnout(mentions, match, terms, context)
        elif subject and subject.of == "share":
            yield from _of_share(mentions, match, subject.people, context, known)
        elif subject:
            yield from _held(mentions, match, subject, context, known)


def _of_two_places(mentions: Mentions, match: re.Match[str], ledger: Ledger) -> Iterator[Finding]:
    """Turnout here against turnout elsewhere, where the data have both."""
    here, there = (one.every[-1:] for one in mentions.where[:2])
    now = [one for one in ledger.entries("turnout") if one.round == ledger.round]
    first = next((one for one in now if one.area in here), None)
    second = next((one for one in now if one.area in there), None)
    if first is None or second is None:
        return
    here_rate, there_rate = number_of(first.value), number_of(second.value)
    sign = (here_rate > there_rate) - (here_rate < there_rate)
    if SIGN_OF[match.lastgroup or "same"] not in (0, sign):
        yield fault(
            mentions.sentence,
            match.span(),
            f"{first.told}, {second.told}",
            kind="comparison",
            basis=first.figure,
            around=60,
        )


def _unlike(
    mentions: Mentions, match: re.Match[str], context: Context, known: Sequence[Trend]
) -> Iterator[Finding]:
    """Scores said to differ, where a source says that they are alike."""
    areas = _compared_area(mentions, "shares", about(mentions, context, match.span()).areas)
    for trend in known:
        if trend.of == "shares" and trend.sign == 0 and trend.area in areas:
            yield _fault(mentions, match, trend)


def _held(
    mentions: Mentions,
    match: re.Match[str],
    subject: Subject,
    context: Context,
    known: Sequence[Trend],
) -> Iterator[Finding]:
    """A comparison is true where the data have one of the same sign, place and term."""
    text, ledger, of = mentions.sentence.folded, context.ledger, subject.of
    sign = SIGN_OF[match.lastgroup or "same"]
    own = [one for one in known if one.of == of]
    if of == "abstention" and not own:
        own, sign = [one for one in known if one.of == "voters"], -sign
    if of == "places_led" and _BEHIND.search(text[: match.start()]):
        sign = -sign  # behind in more places is ahead in fewer
    if subject.people:
        own = [one for one in own if one.candidate is None or one.candidate in subject.people]
    where = about(mentions, context, match.span())
    areas = _compared_area(mentions, of, where.areas)
    if of == "places_led":
        areas = _departments(areas, ledger)
    here = [one for one in own if one.area in areas]
    if not here and not where.explicit:
        wider = (ledger.areas.department, ledger.areas.region)
        here = [one for one in own if one.area in wider]
    here = _of_term(here, text[match.end() :].lower(), known, ledger)
    if not any(one.sign == sign for one in here):
        yield _fault(mentions, match, here[0] if here else None)


def _of_turnout(
    mentions: Mentions, match: re.Match[str], terms: tuple[Area, ...], context: Context
) -> Iterator[Finding]:
    """How many voted here against elsewhere: as turnouts show it, where both are known."""
    ledger = context.ledger
    told = tuple(one for one in about(mentions, context, match.span()).areas if one not in terms)
    here = list(trends_elsewhere(ledger, told, (), terms=terms, kind="turnout"))
    if not any(one.sign == SIGN_OF[match.lastgroup or "same"] for one in here):
        yield _fault(mentions, match, here[0] if here else None)


def _of_term(here: list[Trend], after: str, known: Sequence[Trend], ledger: Ledger) -> list[Trend]:
    """Those with what the sentence compares with: the round before, where it does not say."""
    than = compared_with(after, known, round_=ledger.round)
    if than is None and any(one.than == LAST_ROUND for one in here):
        than = LAST_ROUND
    return [one for one in here if than in (None, one.than)]


def _compared_area(mentions: Mentions, of: Of, areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """The area compared: of scores, all those named but France, that it is like."""
    if of != "shares":
        return areas
    named = tuple(area for one in mentions.where for area in one.every if area != FRANCE)
    return named or tuple(area for area in areas if area != FRANCE)


def _departments(areas: tuple[Area, ...], ledger: Ledger) -> tuple[Area, ...]:
    """The departments that places lie in: how many one leads is counted there."""
    codes = {department_of(area) for area in areas}
    known = (*ledger.areas.every, ledger.areas.department)
    return tuple(a for a in known if a.kind == "department" and a.code in codes) or areas


def _of_share(
    mentions: Mentions,
    match: re.Match[str],
    people: tuple[Candidate, ...],
    context: Context,
    known: Sequence[Trend],
) -> Iterator[Finding]:
    """A candidate's share against the round before, or against France or the region."""
    after, ledger = mentions.sentence.folded[match.end() :], context.ledger
    where = about(mentions, context, match.span())
    areas = where.areas
    elsewhere = re.search(r"national|France|pays|region|departement", after) or any(
        one.term for one in mentions.where
    )
    better = match[0].lower().startswith("fai")
    before = re.search(r"premier tour|tour precedent", after)
    if before or not (elsewhere or better):
        own = (one for one in known if one.of == "share")
        here = [one for one in own if one.candidate in people and one.area in areas]
    else:
        told = tuple(area for area in areas if area != FRANCE) or ledger.areas.usual()
        terms = tuple(area for one in mentions.where if one.term for area in one.every)
        if not terms and where.explicit and set(areas).isdisjoint(context.areas):
            terms = context.areas
        here = list(trends_elsewhere(ledger, told, people, terms=terms))
    if here and not any(one.sign == SIGN_OF[match.lastgroup or "same"] for one in here):
        yield _fault(mentions, match, here[0])


def _fault(mentions: Mentions, match: re.Match[str], trend: Trend | None) -> Finding:
    return fault(
        mentions.sentence,
        match.span(),
        trend.told if trend else "aucune source ne compare ainsi",
        kind="comparison",
        severity="contradiction" if trend else "unsourced",
        basis=trend.basis if trend else None,
        around=60,
    )
