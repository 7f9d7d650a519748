"""Each figure of a script against the data: the right one, for the right candidate, place, round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.amounts import unit_said
from broadcast.review.binding import is_each, owners
from broadcast.review.derived import (
    against_areas,
    changes,
    gaps,
    place_counts,
    seat_counts,
    standing_counts,
)
from broadcast.review.findings import Finding
from broadcast.review.matching import fits_any, readable
from broadcast.review.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from broadcast.model.election import Area, Candidate
    from broadcast.review.amounts import Amount
    from broadcast.review.context import Context
    from broadcast.review.ledger import Entry, Ledger
    from broadcast.review.mentions import Mentions

LEFT_ALONE = frozenset({"clock", "time", "frequency", "rank"})
"""Figures that are no result: hours, lengths of time, the station's frequency."""

OF_SOMEONE = frozenset({"share", "votes", "seats", "places", "points"})
_GAP = re.compile(
    r"d'avance|d'ecart|de difference|de retard|separ|d'avantage|\becart\b|\bavance\b|\bmarge\b"
    r"|\bpres\b|de plus que|de moins que|de mieux que|devanc\w+ (?:de|son|sa)\b|\bdifference\b|\bretard\b"
)
_BEHIND = re.compile(
    r"\b(?:est|sont|etait|etaient|a ete|se retrouve|n'est|n'a ete)\b[^,;:]{0,20}"
    r"\b(?:devance|depasse|battu)e?s?\b|\bs'incline|\bperd\b|\bcede\b|\bechappe"
)
_GAINS = re.compile(
    r"\b(?:gagn|progress|recul|augment|bondi|chut|grimp)\w*|\bperd\w*|\b(?:hausse|baisse)\b"
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:devanc|distanc|depass|l'emport|coiff|bat\b|battent)[^.;]*\b(?:de|d') ?$"
)
_MORE = re.compile(r" ?(?:de plus|de moins|en plus|en moins|supplementaires)\b")
_RISES = (
    r"(?:hausse|progress\w+|augment\w+|bond\w*|baiss\w+|recul\w*|chut\w+|grimp\w+|gagn\w+|perd\w*)"
    r"[^,;:]{0,25}\b(?:de|d')\s?$"
)
_TURNOUT = re.compile(
    r"participation|mobilisation|se sont (?:rendus|deplaces)|ont (?:vote|participe)\b|affluence"
)
_SINCE = re.compile(
    r"(?:qu'au|par rapport au|depuis le) (?:premier tour|tour)|tour precedent|participation|entre les deux tours"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure with all that it is said of."""

    amount: Amount
    kinds: tuple[str, ...]
    people: tuple[Candidate, ...] | None
    areas: tuple[Area, ...]
    explicit: bool
    rounds: tuple[int, ...]


def score_findings(
    mentions: Mentions, amounts: Sequence[Amount], context: Context, ledger: Ledger
) -> Iterator[Finding]:
    """What is wrong with the figures of a sentence."""
    for amount in amounts:
        if amount.kind in LEFT_ALONE:
            continue
        told = said_of(mentions, amount, amounts, context, ledger)
        if told is None:
            continue
        if not readable(amount):
            yield _finding(mentions, told, "doubt", "ce chiffre n'a pas pu être comparé", None)
            continue
        yield from _against(mentions, told, ledger)


def told_shares(
    mentions: Mentions, amounts: Sequence[Amount], context: Context, ledger: Ledger
) -> Iterator[Told]:
    """The candidates' shares said in a sentence, for their total."""
    for amount in amounts:
        if amount.kind == "percent":
            told = said_of(mentions, amount, amounts, context, ledger)
            if told and told.kinds == ("share",):
                yield told


def said_of(
    mentions: Mentions,
    amount: Amount,
    amounts: Sequence[Amount],
    context: Context,
    ledger: Ledger,
) -> Told | None:
    """A figure with all that it is said of; nothing where it is no result."""
    others = [one.start for one in amounts if one is not amount and one.kind not in LEFT_ALONE]
    kinds = _kinds(mentions, amount, context)
    if kinds is None:
        return None
    _, areas, explicit = context.where(mentions, amount.start, amount.end, others)
    people = owners(mentions, amount, amounts, context) if _owned(kinds) else None
    rounds = context.rounds(mentions, amount.start, amount.end, others)
    return Told(
        amount=amount,
        kinds=kinds,
        people=people,
        areas=areas,
        explicit=explicit,
        rounds=rounds,
    )


def _owned(kinds: tuple[str, ...]) -> bool:
    return (
        any(kind in OF_SOMEONE or kind.endswith(("gap", "change")) for kind in kinds) or not kinds
    )


def _kinds(mentions: Mentions, amount: Amount, context: Context) -> tuple[str, ...] | None:
    """What a figure may count: kinds of the ledger; nothing where it is no result."""
    text = mentions.sentence.folded.lower()
    low, high = mentions.clause(amount.start)
    clause, after = text[low:high], text[amount.end : amount.end + 45]
    own = text[amount.start : amount.end]
    match amount.kind:
        case "percent":
            return _percent_kinds(mentions, text, clause, after, amount, low)
        case "points":
            return ("points",)
        case "votes":
            around = f"{own} {after[:25]} {text[max(0, amount.start - 45) : amount.start]}"
            if _GAP.search(around) or _BY_HOW_MUCH.search(text[: amount.start]):
                return ("votes_gap",)
            return ("votes",)
        case "voters" if _MORE.match(after) or re.search(_RISES, text[low : amount.start]):
            return ("count_change",)
        case "people" if _MORE.match(after):
            return ("count_change",)
        case "people":
            return ("voters", "registered", "abstained")
        case "date" | "year" | "rounds" | "standing" | "places" | "seats":
            return (amount.kind,)
        case "":
            return _bare_kinds(mentions, amount, context)
        case kind:
            return (kind,)


def _bare_kinds(mentions: Mentions, amount: Amount, context: Context) -> tuple[str, ...] | None:
    text = mentions.sentence.text
    small = amount.number is not None and amount.number.in_words and amount.number.value <= 20
    if small and re.match(r" ?[a-zà-ÿ]", text[amount.end :]):
        return None  # "deux rivaux", "trois réactions": words, not results
    if small and re.search(r"\b(?:à|tous les|les|des|nous|en) $", text[: amount.start].lower()):
        return None
    if _MORE.match(fold(text[amount.end :])):
        return ("count_change",)
    unit = unit_said(text[: amount.start]) or unit_said(text) or context.counts
    return (unit,) if unit else ()


def _percent_kinds(
    mentions: Mentions, text: str, clause: str, after: str, amount: Amount, low: int
) -> tuple[str, ...]:
    before = text[low : amount.start]
    named = re.search(r"\bont vote (?:pour |[A-Z])", mentions.sentence.folded)
    if re.match(
        r" ?(?:des|du|de) (?:\w+ )?(?:bureaux|depouillement|bulletins depouilles)", after
    ) or (
        re.search(r"depouill\w*|\bcomptes?\b|sur la base d", clause) and "voix" not in after[:12]
    ):
        return ("counted",)
    if re.match(r" ?d'abstention", after) or re.search(r"abstention", before):
        return ("abstention",)
    if re.match(r" ?(?:de )?(?:bulletins? |votes? )?blancs? et nuls?", after):
        return ("blank_and_spoiled_part",)
    if re.match(r" ?(?:de )?(?:bulletins? |votes? )?blancs?", after):
        return ("blank_part",)
    if re.match(r" ?(?:de )?(?:bulletins? |votes? )?nuls?", after):
        return ("spoiled_part",)
    if re.search(_RISES, before) or re.match(
        r" ?(?:de plus|de moins|de votants en (?:plus|moins)|en (?:plus|moins))\b", after
    ):
        return ("percent_change",)
    if re.match(r" ?(?:de participation|des inscrits|des electeurs inscrits)", after) or (
        _TURNOUT.search(before)
        and not named
        and "voix" not in after[:15]
        and "suffrages" not in after[:20]
    ):
        return ("turnout",)
    people = re.search(
        r"electeur|electrice|habitant|inscrit|francais|personne", text[amount.start : amount.end]
    )
    if (
        (people or re.match(r" ?des electeurs", after))
        and not named
        and re.search(r"\bont vote\b|se sont", after)
    ):
        return ("turnout",)
    return ("share",)


def _against(mentions: Mentions, told: Told, ledger: Ledger) -> Iterator[Finding]:
    match told.kinds:
        case ("date",) | ("year",) | ("rounds",):
            yield from _calendar(mentions, told, ledger)
        case ("points",):
            yield from _points(mentions, told, ledger)
        case ("votes_gap",):
            found = list(gaps(ledger, "votes", told.areas, told.rounds, told.people))
            found += [
                (abs(c), e)
                for c, e in changes(ledger, "votes", told.areas, told.people, percent=False)
            ]
            found += [
                (abs(c), e) for c, e in changes(ledger, "voters", told.areas, None, percent=False)
            ]
            yield from _among(mentions, told, found, "écart en voix")
        case ("count_change",):
            found = [
                (abs(change), entry)
                for kind in ("voters", "votes", "registered")
                for change, entry in changes(ledger, kind, told.areas, told.people, percent=False)
            ]
            found += list(gaps(ledger, "votes", told.areas, told.rounds, told.people))
            yield from _among(mentions, told, found, "évolution")
        case ("percent_change",):
            found = [
                pair
                for kind in ("voters", "votes", "registered")
                for pair in changes(ledger, kind, told.areas, told.people, percent=True)
            ]
            yield from _among(mentions, told, [(abs(c), e) for c, e in found], "évolution")
        case ("places",):
            behind = bool(_BEHIND.search(mentions.sentence.folded))
            counts = place_counts(ledger, told.areas, told.rounds, told.people, behind=behind)
            yield from _count(mentions, told, counts, "lieux")
        case ("standing",):
            yield from _count(
                mentions, told, standing_counts(ledger, told.areas, told.rounds), "candidats"
            )
        case _:
            yield from _plain(mentions, told, ledger)


def _plain(mentions: Mentions, told: Told, ledger: Ledger) -> Iterator[Finding]:
    """A figure that the data hold as it is, or not at all."""
    kinds = told.kinds or ALL_KINDS
    here = _candidates(told, ledger)
    if any(fits_any(told.amount, entry.value) for entry in here):
        return
    if "seats" in kinds and told.amount.value in seat_counts(ledger, told.areas, told.rounds):
        return
    if here:
        first = here[0]
        yield _finding(mentions, told, "contradiction", " ; ".join(_told_of(here)), first)
        return
    elsewhere = [entry for entry in ledger.entries(kinds) if fits_any(told.amount, entry.value)]
    if elsewhere:
        yield _finding(
            mentions,
            told,
            "contradiction",
            f"ce chiffre est celui de : {elsewhere[0].told}",
            elsewhere[0],
        )
    else:
        yield _finding(mentions, told, "unsourced", "aucune source ne donne ce chiffre", None)


def values_behind(told: Told, ledger: Ledger) -> list[Entry]:
    """The values of the data that a figure tells as they are."""
    return [entry for entry in _candidates(told, ledger) if fits_any(told.amount, entry.value)]


def _candidates(told: Told, ledger: Ledger) -> list[Entry]:
    """What the data hold of what a figure is said of."""
    entries = list(ledger.entries(told.kinds or ALL_KINDS))
    here = _chosen(entries, told, told.areas)
    if not here and not told.explicit:
        here = _chosen(entries, told, (*ledger.usual(), ledger.region))
    return here


ALL_KINDS = (
    "share",
    "votes",
    "voters",
    "registered",
    "seats",
    "places_led",
    "valid",
    "blank",
    "spoiled",
)


def _chosen(entries: Iterable[Entry], told: Told, areas: tuple[Area, ...]) -> list[Entry]:
    return [
        entry
        for entry in entries
        if entry.area in areas
        and entry.round in told.rounds
        and (entry.candidate is None or told.people is None or entry.candidate in told.people)
        and not (entry.candidate is None and told.people and told.kinds in (("votes",), ("share",)))
    ]


def _told_of(entries: Sequence[Entry]) -> list[str]:
    return list(dict.fromkeys(entry.told for entry in entries))[:3]


def _points(mentions: Mentions, told: Told, ledger: Ledger) -> Iterator[Finding]:
    """Points between two candidates, since the round before, or between two areas."""
    low, high = mentions.clause(told.amount.start)
    text = mentions.sentence.folded.lower()
    around = text[low : high + 40]
    sign = _sign(around)
    if re.search(
        r"\b(?:qu'|que |par rapport a).{0,25}(?:national|france|region|departement|moyenne|pays)",
        text,
    ):
        found = list(against_areas(ledger, told.areas, told.people))
    elif _SINCE.search(text) or _GAINS.search(around):
        people = None if _TURNOUT.search(text[low:high]) else told.people
        found = [
            pair
            for kind in ("share", "turnout", "abstention")
            for pair in changes(ledger, kind, told.areas, people, percent=False)
        ]
    else:
        sign = 0
        named = tuple(dict.fromkeys(c for one in mentions.who for c in one.candidates))
        pair = named if len(named) == 2 else told.people
        found = list(gaps(ledger, "share", told.areas, told.rounds, pair))
        if not found and not told.explicit:
            found = list(gaps(ledger, "share", ledger.usual(), told.rounds, pair))
    kept = [(abs(gap), entry) for gap, entry in found if not sign or (gap > 0) == (sign > 0)]
    yield from _among(mentions, told, kept, "écart en points")


def _sign(text: str) -> int:
    """Whether points are said to be won, 1, or lost, -1; 0 where they only stand between two."""
    if re.search(
        r"\bde moins\b|\bperd\w*|\brecul\w*|\bbaiss\w*|\bchut\w*|en moins\b|en dessous", text
    ):
        return -1
    if re.search(
        r"\bde plus\b|\bgagn\w*|\bprogress\w*|\bhausse\b|\bbond\w*|\bde mieux\b|au-dessus", text
    ):
        return 1
    return 0


def _among(
    mentions: Mentions, told: Told, found: Sequence[tuple[Fraction, Entry]], what: str
) -> Iterator[Finding]:
    """A figure that must follow from two of the data."""
    if any(fits_difference(told.amount, value) for value, _ in found):
        return
    if not found:
        yield _finding(
            mentions, told, "unsourced", f"{what} : les données ne le permettent pas", None
        )
        return
    value, entry = found[0]
    shown = f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", ",")
    yield _finding(mentions, told, "contradiction", f"{what} : {shown} ({entry.area.name})", entry)


def fits_difference(amount: Amount, value: Fraction) -> bool:
    """Whether a figure tells what separates two others."""
    from dataclasses import replace  # noqa: PLC0415

    if amount.kind in ("points", "percent"):
        phrase = amount.phrase if amount.phrase.endswith("%") else f"{amount.phrase} %"
        return fits_any(replace(amount, phrase=phrase), value)
    return fits_any(amount, int(value))


def _count(mentions: Mentions, told: Told, counts: Iterable[int], what: str) -> Iterator[Finding]:
    known = sorted(set(counts) - {0})
    if any(fits_any(told.amount, count) for count in known):
        return
    if known:
        shown = ", ".join(map(str, known))
        yield _finding(mentions, told, "contradiction", f"{what} : {shown}", None)
    else:
        yield _finding(mentions, told, "unsourced", f"{what} : aucune source ne les compte", None)


def _calendar(mentions: Mentions, told: Told, ledger: Ledger) -> Iterator[Finding]:
    """Dates, years and how many rounds: those of the election, and those that the data name."""
    from broadcast.review.calendar import calendar_fault  # noqa: PLC0415

    fault = calendar_fault(mentions, told.amount, told.rounds, ledger)
    if fault:
        yield _finding(mentions, told, fault[0], fault[1], None)


def _finding(
    mentions: Mentions, told: Told, severity: str, says: str, entry: Entry | None
) -> Finding:
    sentence, amount = mentions.sentence, told.amount
    figure = entry.figure if entry else None
    return Finding(
        kind="date" if told.kinds in (("date",), ("year",)) else "figure",
        severity=severity,  # type: ignore[arg-type]
        line=sentence.line_at(amount.start),
        found=excerpt(mentions, amount.start, amount.end),
        data_says=says,
        trace=str(figure.where) if figure else "",
        source=figure.source.name if figure else "",
    )


def excerpt(mentions: Mentions, start: int, end: int, around: int = 34) -> str:
    """The words around something found, cut at whole words."""
    text = mentions.sentence.text
    low, high = max(0, start - around), min(len(text), end + around)
    while low > 0 and text[low - 1] != " ":
        low -= 1
    while high < len(text) and text[high] != " ":
        high += 1
    cut = text[low:high].replace("\u2063", "·").strip()
    return f"{'… ' if low else ''}{cut}{' …' if high < len(text) else ''}"


__all__ = [
    "Told",
    "excerpt",
    "fits_difference",
    "is_each",
    "said_of",
    "score_findings",
    "told_shares",
    "values_behind",
]
