"""A figure of a sentence: what it counts, how exactly it is said, where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.french.reading import Number, read_numbers
from broadcast.review.reading.relations import relation_after, relation_before
from broadcast.review.reading.spans import Span, overlaps
from broadcast.review.reading.units import NO_RESULT, TAIL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from broadcast.review.reading.sentences import Sentence

_ONE_IN = (
    r"(?P<part>une?|deux|trois|quatre|cinq|six|sept|huit|neuf)"
    r" (?:electeur|electrice|votant|habitant|inscrit|voix|suffrage|bulletin|francais|personne)s?"
    r"(?: [a-z]+)? sur (?P<whole>deux|trois|quatre|cinq|dix)"
)
_NAMED_SHARE = re.compile(
    r"\b(?P<words>la moitie|(?:le|un|deux) tiers|(?:un|le|trois) quarts?|un cinquieme|un dixieme"
    r"|la quasi-totalite"
    r"|(?:la|une) (?:courte |large )?majorite(?= (?:absolue )?des (?:voix|suffrages|votes))"
    rf"|{_ONE_IN})\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?:d'|de )?(?:voix |points? )?"
    r"(?P<gap>d'avance|d'ecart|de difference|de retard|de plus|de moins|de mieux|separ\w+"
    r"|d'avantage|pres\b)|(?:les|le) separ\w+"
)
_VOTES_APART = re.compile(r" ?(?:d'avance|d'ecart|de plus|de moins|pres)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOURS_AFTER = re.compile(r" ?h ?\d|:\d\d")
_HOURS_BEFORE = re.compile(r"\b\d{1,2} ?(?:h|heures?) $")
_THRESHOLD = re.compile(r"\bcommunes\b[^,;:.]{0,40} de (?:plus|moins) (?:de |d')$")
"""Before the size of the communes that are compared: "de plus de 500 inscrits"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Span):
    """One figure as it is said, from "près de" before it to the unit after it."""

    number: Number | None
    """Nothing where a share is named: "la moitié"."""

    phrase: str
    """The figure with its relation and unit, as `says_true` reads it."""

    kind: str
    """What it counts, as far as the sentence tells; empty where it does not."""

    relation: str = ""
    value: Fraction | None = None
    low: Fraction | None = None
    """Where two figures bound it: "entre 10 000 et 11 000"; then ``value`` is the higher one."""

    @property
    def result(self) -> bool:
        """Whether it may be a result: no hour, no length of time, no rank."""
        return self.kind not in NO_RESULT


def amounts_in(sentence: Sentence, taken: Iterable[tuple[int, int]]) -> list[Amount]:
    """Each figure of a sentence as it stands alone, in their order, outside of what is taken."""
    spans = list(taken)
    found: list[Amount] = []
    for match in _NAMED_SHARE.finditer(sentence.folded):
        spans.append(match.span())
        found.append(_named_share(sentence, match))
    for number in read_numbers(sentence.text):
        if not overlaps((number.start, number.end), spans):
            amount = _amount(sentence.folded, number)
            if amount:
                found.append(amount)
    return sorted(found, key=lambda one: one.start)


def _named_share(sentence: Sentence, match: re.Match[str]) -> Amount:
    start, relation = relation_before(sentence.folded, match.start())
    words = sentence.text[match.start() : match.end()].lower()
    if match["part"]:
        words = f"{match['part']} électeurs sur {match['whole']}"
    end, relation = relation_after(sentence.folded, match.end(), relation)
    return Amount(
        start=start,
        end=end,
        number=None,
        phrase=f"{relation} {words}".strip(),
        kind="percent",
        relation=relation,
    )


def _amount(folded: str, number: Number) -> Amount | None:
    tail = TAIL.match(folded, number.end)
    kind = (tail.lastgroup or "") if tail else _kind_alone(folded, number)
    if _THRESHOLD.search(folded[: number.start]):
        kind = "threshold"
    if number.alone and not _counts_one(kind, folded, number, tail):
        return None
    if not tail and _part_of_name(folded, number):
        return None
    start, relation = relation_before(folded, number.start)
    end = tail.end() if tail else number.end
    if kind in ("votes", "points", "percent"):
        end = _with_gap(folded, end)
    unit = " %" if kind == "percent" else ""
    return Amount(
        start=start,
        end=end,
        number=number,
        phrase=f"{relation} {number.digits}{unit}".strip(),
        kind=kind,
        relation=relation,
        value=number.value,
    )


def _kind_alone(folded: str, number: Number) -> str:
    """What a figure without a unit is: a year, an hour, or nothing that it tells itself."""
    if not number.in_words and _YEAR.fullmatch(folded, number.start, number.end):
        return "year"
    before, after = folded[: number.start], folded[number.end :]
    clock = _HOURS_AFTER.match(after) or _HOURS_BEFORE.search(before)
    return "clock" if clock else ""


def _with_gap(folded: str, end: int) -> int:
    """Where a figure ends that is told as a gap: "12 voix d'avance"."""
    after = folded[end:]
    apart = _APART.match(after.lstrip())
    return end + len(after) - len(after.lstrip()) + apart.end() if apart else end


def _counts_one(kind: str, folded: str, number: Number, tail: re.Match[str] | None) -> bool:
    """Whether "un" is a number: "un siège", "une voix d'avance", and no article."""
    if kind == "points":
        return True
    if kind == "seats" and tail:
        return "siege" in tail[0] or bool(re.search(r"\bavec $", folded[: number.start]))
    return kind == "votes" and bool(tail and _VOTES_APART.match(folded, tail.end()))


def _part_of_name(folded: str, number: Number) -> bool:
    """Whether a figure belongs to the name before it: France 3, Europe 1, Article 4."""
    named = re.search(r"(?:^|\W)[A-Z][A-Za-z]+ $", folded[: number.start])
    return bool(named) and not number.in_words and number.value < 100 and number.decimals == 0
