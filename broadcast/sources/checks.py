"""What cannot be true is refused; what does not add up as published is said, never mended."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from broadcast.errors import SourceError
from broadcast.french.wordings.covered import says_true
from broadcast.french.wordings.written import number_text
from broadcast.model.figures import PublishedNumber, PublishedShare
from broadcast.sources.impossible import (
    refuse_a_leader_behind,
    refuse_impossible_counts,
    refuse_shares_over_100,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from broadcast.model.figures import Figure


def check(figures: Sequence[Figure]) -> tuple[str, ...]:
    """What a journalist should know before trusting these figures, one line each.

    Raises `SourceError` where a figure cannot be true.
    """
    warnings: list[str] = []
    for group in _groups(figures, by_source=True):
        refuse_shares_over_100(group)
        refuse_impossible_counts(group)
        refuse_a_leader_behind(group)
        warnings += _ballots_add_up(group)
        warnings += _shares_match_votes(group)
    for group in _groups(figures, by_source=False):
        warnings += _sources_agree(group)
    return tuple(warnings)


def _groups(figures: Sequence[Figure], *, by_source: bool) -> Iterable[list[Figure]]:
    def key(figure: Figure) -> tuple[int, str, str, str]:
        area = figure.area
        return (figure.round, area.kind, area.name, figure.source.id if by_source else "")

    return (list(group) for _, group in groupby(sorted(figures, key=key), key=key))


def _ballots_add_up(group: list[Figure]) -> list[str]:
    counts = {f.kind: f.value for f in group if isinstance(f.value, int) and not f.candidate}
    votes = [f.value for f in group if f.kind == "votes" and isinstance(f.value, int)]
    if not votes or not {"voters", "blank", "spoiled"} <= counts.keys():
        return []
    total = sum(votes) + counts["blank"] + counts["spoiled"]
    if total == counts["voters"]:
        return []
    first = group[0]
    return [
        f"{_place(first)} : {first.area.name}, {first.source.name} : voix, blancs et nuls font "
        f"{total}, et non les {counts['voters']} votants publiés ; à ne dire que tel que publié"
    ]


def _shares_match_votes(group: list[Figure]) -> list[str]:
    votes = {f.candidate.id: f.value for f in group if f.kind == "votes" and f.candidate}
    total = sum(value for value in votes.values() if isinstance(value, int))
    warnings = []
    for figure in group:
        own = votes.get(figure.candidate.id) if figure.candidate else None
        if not isinstance(figure.value, PublishedShare) or not isinstance(own, int) or not total:
            continue
        exact = Decimal(100 * own) / Decimal(total)
        unit = Decimal(1).scaleb(int(figure.value.percent.as_tuple().exponent))
        if abs(exact - figure.value.percent) > unit:
            warnings.append(
                f"{_place(figure)} : {figure.area.name} : {figure.value.digits} % publiés, "
                f"mais les voix font {f'{exact:.2f}'.replace('.', ',')} %"
            )
    return warnings


def _sources_agree(group: list[Figure]) -> list[str]:
    warnings = []
    said: dict[tuple[str, str], Figure] = {}
    for figure in group:
        of_one = figure.candidate and figure.kind != "leader"  # a place has one leader
        key = (figure.kind, figure.candidate.id if figure.candidate and of_one else "")
        first = said.setdefault(key, figure)
        if first is figure or _agree(first, figure):
            continue
        if figure.kind == "leader":
            raise SourceError(
                f"{figure.area.name} : deux sources ne voient pas le même candidat en tête",
                where=figure.where,
                hint=f"l'autre est à la ligne {first.where.line}",
            )
        warnings.append(
            f"{_place(figure)} : {figure.area.name}, tour {figure.round} : {_printed(first)} selon "
            f"{first.source.name}, {_printed(figure)} selon {figure.source.name}"
            f"{_truncated(first, figure)} ; le premier est dit"
        )
    return warnings


def _agree(first: Figure, second: Figure) -> bool:
    one, other = first.value, second.value
    if isinstance(other, PublishedNumber):
        one, other = other, one
    if isinstance(one, PublishedNumber) and isinstance(other, int):
        return says_true(number_text(one), other)
    return one == other and (first.kind != "leader" or first.candidate == second.candidate)


def _place(figure: Figure) -> str:
    return f"{figure.where.path.name}, ligne {figure.where.line}"


def _printed(figure: Figure) -> str:
    match figure.value:
        case PublishedShare(digits=digits):
            return f"{digits} %"
        case PublishedNumber(relation=relation, value=value):
            return f"{relation} {value}"
        case value:
            return str(value)


def _truncated(first: Figure, second: Figure) -> str:
    one, other = first.value, second.value
    if not (isinstance(one, PublishedShare) and isinstance(other, PublishedShare)):
        return ""
    short, long = sorted((one, other), key=lambda share: len(share.digits))
    unit = Decimal(1).scaleb(int(short.percent.as_tuple().exponent))
    cut = long.percent.quantize(unit, rounding=ROUND_DOWN) == short.percent
    rounded = long.percent.quantize(unit) == short.percent
    return " (tronqué, pas arrondi)" if cut and not rounded else ""
