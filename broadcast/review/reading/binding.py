"""Whose figure it is: the candidate named after "pour", before the verb, or earlier still."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.pairs import first_of_two, in_order, versus
from broadcast.review.reading.pointing import places_compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.candidates import Candidate
    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who

_COUNTED = r"(?:des|de) (?:voix|suffrages|votes|bulletins|electeurs|votants|inscrits)(?: exprimes)?"
_GOES_TO = (
    r"pour|a|au|aux|d[eu]|d(?=')"
    r"|en faveur d[eu']|au profit d[eu']|(?:revien|reviendrai)\w+ a|va a|vont a"
    r"|iraient? a|(?:se sont|s'est|se) port\w+ sur"
    r"|(?:a|ont) (?:choisi|prefere|vote pour|opte pour|elu)"
    r"|(?:restee?s? |encore |toujours )*(?:fideles?|acquise?s?|favorables?) (?:a|aux?)|ou"
    r"|choisi\w*|prefer\w+|votent pour|obtenus par|recueillis par"
)
_AFTER = re.compile(
    rf"[\s,]*(?:{_COUNTED})?[\s,]*"
    r"(?:(?:chacun|chacune|partout|obtenus|de plus|exprimes)\b)?[\s,]*"
    rf"(?:{_GOES_TO})\s*'?(?:l'|l[ea]s? |le binome |la liste )?",
    re.IGNORECASE,
)
"""All that may stand between a figure and the name it goes to."""

_IN_A_PLACE = re.compile(r"\b(?:a|en|dans|au|aux|lors du) +(?:l[ea]s? |l')? {3,}")
_OWN = re.compile(
    r"[\s,(:]*(?:a|et ses|et son|\(|:|totalise\w*|plafonne\w* a|suit \w*|obtient|recueille|est a"
    r"|qui \w+)?\s*(?:seulement )?$",
    re.IGNORECASE,
)
"""What may stand between a name and a figure of its own: "devant Valls, à 45 %"."""

_TO_SOMEONE = re.compile(
    r"[^,;:.]{0,25}?\b(?:pour|aux?|a) (?:la |le |les |l')?[a-z]{4,}[^,;:.]*[,;:]"
)
"""A figure of someone whom the data do not name so: "26 sièges pour la majorité sortante,"."""

_THERE = re.compile(
    r" (?:des (?:voix|suffrages) )?(?:a|au|aux|en|dans|pour)(?: tout)?(?: l[ea]s? | l'| )?"
)
_AGAINST = re.compile(r"\bcontre (?:seulement )?$", re.IGNORECASE)


def owners(
    mentions: Mentions, amount: Amount, amounts: Sequence[Amount], context: Context
) -> tuple[Candidate, ...] | None:
    """Whose figure it may be; nothing where the text names nobody at all."""
    named = [one for one in mentions.who if one.candidates or one.how == "other"]
    told = (
        _respectively(mentions, amount, amounts, named)
        or named_right_after(mentions, amount, named)
        or in_order(mentions, amount, amounts, named)
    )
    if told:
        return told.candidates
    before = [one for one in named if one.end <= amount.start]
    if before:
        return _before(mentions, amount, amounts, before)
    first = versus(mentions, amount, amounts)
    later = next((one for one in named if one.start >= amount.end), None)
    if first:
        own = owners(mentions, first, amounts, context)
        return _everyone_but(own, mentions) if own and len(own) == 1 else None
    if later:
        someone = _TO_SOMEONE.match(mentions.sentence.folded, amount.end)
        return None if someone and someone.end() <= later.start else later.candidates
    if first_of_two(mentions, amount, amounts):
        return None  # "54,7 % contre 45,3 %", and nobody named
    latest = [one for one in context.latest if one.candidates]
    if latest:
        return _all_of(latest)
    said = [one for one in context.said if one.candidates]
    return said[-1].candidates if said else None


def named_right_after(mentions: Mentions, amount: Amount, named: Sequence[Who]) -> Who | None:
    """The one named right after the figure: "54,7 % pour Benoît Hamon"."""
    following = next((one for one in named if one.start >= amount.end), None)
    if following is None:
        return None
    gap = mentions.sentence.folded[amount.end : following.start]
    for place in (*mentions.where, *mentions.rounds):
        if amount.end <= place.start and place.end <= following.start:
            low, high = place.start - amount.end, place.end - amount.end
            gap = gap[:low] + " " * (high - low) + gap[high:]
    return following if _AFTER.fullmatch(_IN_A_PLACE.sub(" ", gap)) else None


def _before(
    mentions: Mentions, amount: Amount, amounts: Sequence[Amount], before: Sequence[Who]
) -> tuple[Candidate, ...]:
    """Those named before: the subject, or the other one where the words between show it."""
    text, nearest = mentions.sentence.folded, before[-1]
    gap = text[nearest.end : amount.start]
    if ";" in gap:
        return _all_of(before)
    earlier = [one for one in amounts if one.end <= amount.start and one.kind == amount.kind]
    shared = bool(earlier) and earlier[-1].start > nearest.start
    if shared and _AGAINST.search(text[: amount.start]):
        if _elsewhere(mentions, earlier[-1], amount):
            return nearest.candidates
        return _everyone_but(nearest.candidates, mentions)
    if not nearest.object or _OWN.fullmatch(gap):
        return nearest.candidates
    subject = next((one for one in reversed(before) if not one.object), None)
    return _all_of((subject, nearest)) if subject else nearest.candidates


def _elsewhere(mentions: Mentions, earlier: Amount, amount: Amount) -> bool:
    """Whether two figures set one candidate's places against each other, and not two candidates.

    "Mieux ici que là : 54 %, contre 52 %", "54 % à Rodez, contre 52 % dans le département".
    """
    if places_compared(mentions, amount.start):
        return True
    text = mentions.sentence.folded
    own = [one for one in mentions.where if one.end <= amount.start]
    told = [one for one in mentions.where if _THERE.fullmatch(text, amount.end, one.start)]
    return bool(own and told and earlier.start < amount.start)


def _all_of(people: Sequence[Who]) -> tuple[Candidate, ...]:
    return tuple(dict.fromkeys(candidate for one in people for candidate in one.candidates))


def _everyone_but(own: tuple[Candidate, ...], mentions: Mentions) -> tuple[Candidate, ...]:
    """Those against whom a figure is told: all the others."""
    others = tuple(one for one in _all_of(mentions.who) if one not in own)
    others = others if len(mentions.who) > 1 else ()
    return others or tuple(one for one in mentions.everyone if one not in own)


def _respectively(
    mentions: Mentions, amount: Amount, amounts: Sequence[Amount], named: Sequence[Who]
) -> Who | None:
    """Whose it is where "respectivement" shares figures out in the order of the names."""
    at = mentions.sentence.folded.find("respectivement")
    if at < 0:
        return None
    before = [one for one in named if one.end <= at]
    after = [one for one in amounts if one.start >= at and one.kind == amount.kind]
    if len(before) == len(after) and amount in after:
        return before[after.index(amount)]
    return None
