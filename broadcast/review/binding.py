"""Whose figure it is: the candidate named after "pour", before the verb, or in the sentence before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.election import Candidate
    from broadcast.review.amounts import Amount
    from broadcast.review.context import Context
    from broadcast.review.mentions import Mentions, Who

_AFTER = re.compile(
    r"[\s,]*(?:(?:des|de) (?:voix|suffrages|votes|bulletins|electeurs|votants|inscrits)(?: exprimes)?)?"
    r"[\s,]*(?:(?:chacun|chacune|partout|obtenus|de plus|exprimes)\b)?[\s,]*"
    r"(?:pour|a|au|aux|en faveur d[eu']|au profit d[eu']|(?:revien|reviendrai)\w+ a|va a|vont a|iraient? a"
    r"|(?:se sont|s'est|se) port\w+ sur|(?:a|ont) (?:choisi|prefere|vote pour|opte pour|elu)"
    r"|choisi\w*|prefer\w+|votent pour|obtenus par|recueillis par)"
    r"\s*(?:l'|l[ea]s? |le binome |la liste )?",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"[\s,(:]*(?:a|et ses|et son|\(|:|totalise\w*|plafonne\w* a|suit \w*|obtient|recueille|est a|qui \w+)?\s*"
    r"(?:seulement )?$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\bcontre (?:seulement )?$", re.IGNORECASE)
_EACH = re.compile(r"\b(?:chacune?|partout|a egalite|ex aequo|tous (?:les )?deux)\b")


def owners(
    mentions: Mentions, amount: Amount, amounts: Sequence[Amount], context: Context
) -> tuple[Candidate, ...] | None:
    """Whose figure it may be; nothing where the text names nobody at all."""
    named = [one for one in mentions.who if one.candidates or one.how == "other"]
    shares_out = _respectively(mentions, amount, amounts, named)
    if shares_out:
        return shares_out.candidates
    after = _after(mentions, amount, named)
    if after:
        return after.candidates
    before = [one for one in named if one.end <= amount.start]
    text = mentions.sentence.folded
    if before:
        return _before(text, amount, amounts, before, mentions)
    later = [one for one in named if one.start >= amount.end]
    if later:
        return later[0].candidates
    latest = [one for one in context.latest if one.candidates]
    if latest:
        return tuple(dict.fromkeys(c for one in latest for c in one.candidates))
    said = [one for one in context.said if one.candidates]
    return said[-1].candidates if said else None


def _after(mentions: Mentions, amount: Amount, named: Sequence[Who]) -> Who | None:
    """The one named right after the figure: "54,7 % pour Benoît Hamon"."""
    text = mentions.sentence.folded
    for one in named:
        if one.start < amount.end:
            continue
        gap = text[amount.end : one.start]
        for place in (*mentions.where, *mentions.rounds):
            if amount.end <= place.start and place.end <= one.start:
                low, high = place.start - amount.end, place.end - amount.end
                gap = gap[:low] + " " * (high - low) + gap[high:]
        gap = re.sub(r"\b(?:a|en|dans|au|aux|lors du) +(?:l[ea]s? |l')? {3,}", " ", gap)
        return one if _AFTER.fullmatch(gap) else None
    return None


def _before(
    text: str,
    amount: Amount,
    amounts: Sequence[Amount],
    before: Sequence[Who],
    mentions: Mentions,
) -> tuple[Candidate, ...]:
    nearest = before[-1]
    gap = text[nearest.end : amount.start]
    if ";" in gap:
        return tuple(dict.fromkeys(c for one in before for c in one.candidates))
    earlier = [one for one in amounts if one.end <= amount.start and one.kind == amount.kind]
    last = earlier[-1] if earlier else None
    if last and last.start > nearest.start and _AGAINST.search(text[: amount.start]):
        return _everyone_but(nearest.candidates, mentions)
    if not nearest.object:
        return nearest.candidates
    if _OWN.match(gap) and _OWN.fullmatch(gap):
        return nearest.candidates
    subject = next((one for one in reversed(before) if not one.object), None)
    if subject is None:
        return nearest.candidates
    return tuple(dict.fromkeys((*subject.candidates, *nearest.candidates)))


def _everyone_but(own: tuple[Candidate, ...], mentions: Mentions) -> tuple[Candidate, ...]:
    """Those against whom a figure is told: all the others."""
    people = {c for one in mentions.who for c in one.candidates}
    others = tuple(one for one in people if one not in own)
    return others or tuple(one for one in mentions.everyone if one not in own)


def _respectively(
    mentions: Mentions, amount: Amount, amounts: Sequence[Amount], named: Sequence[Who]
) -> Who | None:
    """ "Respectivement" shares figures out in the order of the names."""
    text = mentions.sentence.folded
    at = text.find("respectivement")
    if at < 0:
        return None
    before = [one for one in named if one.end <= at]
    after = [one for one in amounts if one.start >= at and one.kind == amount.kind]
    if len(before) == len(after) and amount in after:
        return before[after.index(amount)]
    return None


def is_each(mentions: Mentions, amount: Amount) -> bool:
    """Whether the figure is everybody's: "312 voix chacun"."""
    low, high = mentions.clause(amount.start)
    return bool(_EACH.search(mentions.sentence.folded[max(low, amount.end) : high + 20]))
