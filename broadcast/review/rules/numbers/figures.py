"""Each figure against the data: the right one, for the right candidate, place and round."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.data.counting import (
    place_counts,
    place_totals,
    runoff_counts,
    seat_counts,
    standing_counts,
)
from broadcast.review.data.values import decimal_text
from broadcast.review.rules.faults import fault
from broadcast.review.rules.numbers.margins import margins
from broadcast.review.rules.numbers.matching import fits, fits_difference, readable
from broadcast.review.rules.numbers.otherwise import otherwise_true
from broadcast.review.rules.numbers.sums import sums_up
from broadcast.review.rules.times.calendar import calendar_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadcast.model.areas import Area
    from broadcast.review.data.entries import Entry
    from broadcast.review.data.ledger import Ledger
    from broadcast.review.findings import Finding, Severity
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.rules.numbers.told import Told

_ANY_KIND = (
    *("share", "votes", "voters", "registered", "seats", "places_led"),
    *("valid", "blank", "spoiled"),
)
"""What a figure may be that nothing tells the kind of."""

_AROUND = 34
"""Letters shown beside a figure that is at fault."""

_BEHIND = re.compile(
    r"\b(?:est|sont|etait|etaient|a ete|se retrouve|n'est|n'a ete)\b[^,;:]{0,20}"
    r"\b(?:devance|depasse|battu)e?s?\b|\bs'incline|\bperd\b|\bcede\b"
    r"|\bechapp\w+|\bresist\w+ (?:\w+ )?(?:a|au)\b"
)


def figure_findings(
    mentions: Mentions, figures: Sequence[Told], context: Context
) -> Iterator[Finding]:
    """What is wrong with the figures of a sentence."""
    for told in figures:
        for one in _wrong(mentions, told, figures, context.ledger):
            true = otherwise_true(mentions, told, context) if one.stops else ""
            if true:
                says = f"à vérifier : vrai de {true} ; la phrase semble dire autre chose"
                yield replace(one, severity="doubt", data_says=says)
            else:
                yield one


def _wrong(
    mentions: Mentions, told: Told, figures: Sequence[Told], ledger: Ledger
) -> Iterator[Finding]:
    """What is wrong with one figure, as the sentence is read."""
    if not readable(told.amount):
        yield _fault(mentions, told, "ce chiffre n'a pas pu être comparé", "doubt")
        return
    match told.kinds:
        case ("date",) | ("year",) | ("rounds",):
            wrong = calendar_fault(mentions, told.amount, ledger.election)
            if wrong:
                yield _fault(mentions, told, wrong[1], wrong[0])
        case ("points",) | ("votes_gap",) | ("count_change",) | ("percent_change",):
            yield from _margin(mentions, told, ledger)
        case ("places",):
            behind = bool(_BEHIND.search(mentions.sentence.folded))
            counts = (
                place_totals(ledger, told.areas)
                if told.whole
                else place_counts(ledger, told.areas, told.rounds, told.people, behind=behind)
            )
            yield from _number_of(mentions, told, counts, "lieux")
        case ("runoffs",):
            counts = runoff_counts(ledger, mentions.sentence.folded[told.amount.start :])
            yield from _number_of(mentions, told, counts, "seconds tours de cette sorte")
        case ("standing",):
            counts = standing_counts(ledger, told.areas, told.rounds)
            yield from _number_of(mentions, told, counts, "candidats")
        case _:
            yield from _plain(mentions, told, ledger, figures)


def _plain(
    mentions: Mentions, told: Told, ledger: Ledger, figures: Sequence[Told]
) -> Iterator[Finding]:
    """A figure that the data hold as it is, or not at all."""
    kinds = told.kinds or _ANY_KIND
    entries = tuple(ledger.entries(*kinds))
    here = _meant(entries, told, ledger)
    if any(fits(told.amount, entry.value) for entry in here):
        return
    seats = tuple(_seats(ledger, told)) if "seats" in kinds else ()
    if told.amount.value in seats or sums_up(mentions, told, figures, ledger):
        return
    if here:
        says = " ; ".join(list(dict.fromkeys(entry.told for entry in here))[:3])
        yield _fault(mentions, told, says, entry=here[0])
        return
    elsewhere = next((entry for entry in entries if fits(told.amount, entry.value)), None)
    if elsewhere:
        says = f"ce chiffre est celui de : {elsewhere.told}"
        yield _fault(mentions, told, says, entry=elsewhere)
    else:
        yield _fault(mentions, told, "aucune source ne donne ce chiffre", "unsourced")


def _seats(ledger: Ledger, told: Told) -> Iterable[int]:
    return seat_counts(ledger, told.areas, told.rounds, whole=told.whole)


def values_behind(told: Told, ledger: Ledger) -> list[Entry]:
    """The values of the data that a figure tells as they are."""
    entries = tuple(ledger.entries(*(told.kinds or _ANY_KIND)))
    return [one for one in _meant(entries, told, ledger) if fits(told.amount, one.value)]


def _meant(entries: tuple[Entry, ...], told: Told, ledger: Ledger) -> list[Entry]:
    """What the data hold where the figure may be from."""
    here = _chosen(entries, told, told.areas)
    if here or told.explicit:
        return here
    return _chosen(entries, told, (*ledger.areas.usual(), ledger.areas.region))


def _chosen(entries: Iterable[Entry], told: Told, areas: tuple[Area, ...]) -> list[Entry]:
    """The values that a figure may be meant to be."""
    everyones = bool(told.people) and told.kinds in {("votes",), ("share",)}
    return [
        entry
        for entry in entries
        if entry.area in areas
        and entry.round in told.rounds
        and (entry.candidate is None or told.people is None or entry.candidate in told.people)
        and not (entry.candidate is None and everyones)
    ]


def _margin(mentions: Mentions, told: Told, ledger: Ledger) -> Iterator[Finding]:
    """A figure that must follow from two of the data."""
    what, found = margins(mentions, told, ledger)
    if any(fits_difference(told.amount, value) for value, _ in found):
        return
    if found:
        value, entry = found[0]
        says = f"{what} : {decimal_text(value)} ({entry.area.name})"
        yield _fault(mentions, told, says, entry=entry)
    else:
        says = f"{what} : les données ne le permettent pas"
        yield _fault(mentions, told, says, "unsourced")


def _number_of(
    mentions: Mentions, told: Told, counts: Iterable[int], what: str
) -> Iterator[Finding]:
    """A figure that the data do not hold, but show: so many places, so many candidates."""
    known = sorted(set(counts) - {0})
    if any(fits(told.amount, count) for count in known):
        return
    if known:
        yield _fault(mentions, told, f"{what} : {', '.join(map(str, known))}")
    else:
        yield _fault(mentions, told, f"{what} : aucune source ne les compte", "unsourced")


def _fault(
    mentions: Mentions,
    told: Told,
    says: str,
    severity: Severity = "contradiction",
    entry: Entry | None = None,
) -> Finding:
    return fault(
        mentions.sentence,
        told.amount.bounds,
        says,
        kind="date" if told.kinds in {("date",), ("year",)} else "figure",
        severity=severity,
        basis=entry.figure if entry else None,
        around=_AROUND,
    )
