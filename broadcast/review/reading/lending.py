"""The figures of a sentence together: one lends its unit to another, two bound a third."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.review.reading.amounts import amounts_in
from broadcast.review.reading.phrasings import TWO_TO_TEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadcast.french.reading import Number
    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.sentences import Sentence

_BESIDE = re.compile(r" (?:et|ou|a|des|sur|sur les) |, | contre ")
_COUNTED_ALREADY = re.compile(
    r"\b(?:les|des|aux|nos|ces|leurs|tous|toutes|a|elles|eux|en|une? sur) $", re.IGNORECASE
)
_NOUN_AFTER = re.compile(r" (?!(?:et|ou|a|au|en|pour|contre|dans|selon|chez|seulement)\b)[a-z]")
_OUT_OF = re.compile(
    r" (?:des|sur(?: les)?|de (?:ses|leurs|nos))"
    rf" (?:\d|{TWO_TO_TEN})"
)
_NOT_INHERITED = frozenset({"clock", "date", "year", "time", "rank", "threshold"})
"""What a figure counts that one without its unit never does too."""


def read_amounts(sentence: Sentence, taken: Iterable[tuple[int, int]] = ()) -> tuple[Amount, ...]:
    """The figures of a sentence, outside of names; the article "un" left out.

    ``taken`` are the first and last letters of what is named there.
    """
    found = amounts_in(sentence, taken)
    return tuple(_ranges(tuple(_with_units(found, sentence.folded)), sentence.folded))


def _with_units(found: list[Amount], folded: str) -> Iterator[Amount]:
    """A figure without its unit takes that of the one beside it, or of the last one before it."""
    last: Amount | None = None
    for one, following in zip(found, (*found[1:], None), strict=False):
        told = one
        if not one.kind and one.number and not _only_a_word(one.number, folded):
            beside = following if following and _follows(folded, one, following) else None
            told = _as(one, beside or last)
        if not told.kind and one.number and one.number.decimals and not one.number.in_words:
            told = replace(one, kind="percent", phrase=f"{one.phrase} %")  # no vote is cut in two
        yield told
        if told.kind and told.kind not in _NOT_INHERITED:
            last = told


def _follows(folded: str, one: Amount, following: Amount) -> bool:
    """Whether the next figure stands right beside one, and has a unit for both."""
    return bool(following.kind and _BESIDE.fullmatch(folded, one.end, following.start))


def _as(one: Amount, model: Amount | None) -> Amount:
    if model is None or not model.kind or model.kind in _NOT_INHERITED:
        return one
    if model.kind in ("percent", "points"):
        return replace(one, kind=model.kind, phrase=f"{one.phrase} %")
    return replace(one, kind=model.kind)


def _only_a_word(number: Number, folded: str) -> bool:
    """Whether a small number in words only counts what is around it: "les deux", "trois rivaux"."""
    if not number.in_words or number.value > 20:
        return False
    if _OUT_OF.match(folded, number.end):
        return False
    before = _COUNTED_ALREADY.search(folded[: number.start])
    return bool(before or _NOUN_AFTER.match(folded, number.end))


def _ranges(amounts: tuple[Amount, ...], folded: str) -> Iterator[Amount]:
    """Figures, two that bound one told as that one: "entre 52 et 55 %"."""
    waiting: Amount | None = None
    for one, following in zip(amounts, (*amounts[1:], None), strict=False):
        if waiting is not None:
            yield replace(one, start=waiting.start, low=waiting.value)
            waiting = None
        elif following and _bounds(folded, one, following):
            waiting = one
        else:
            yield one


def _bounds(folded: str, one: Amount, other: Amount) -> bool:
    if (
        one.value is None
        or other.value is None
        or one.kind != other.kind
        or one.value > other.value
    ):
        return False
    before, between = folded[: one.start], folded[one.end : other.start]
    return (before.endswith(("entre ", "Entre ")) and between == " et ") or (
        before.endswith(("de ", "De ")) and between == " a "
    )
