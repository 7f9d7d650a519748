"""What a figure of a sentence counts: kinds of the ledger, by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.letters import fold
from broadcast.review.reading.phrasings import one_of
from broadcast.review.reading.units import unit_said

if TYPE_CHECKING:
    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions

_GAP = re.compile(
    one_of(r"""
        d'avance
        d'ecart
        de difference
        de retard
        separ
        d'avantage
        \becart\b
        \bavance\b
        \bmarge\b
        \bpres\b
        de plus que
        de moins que
        de mieux que
        devanc\w+ (?:de|son|sa)\b
        \bdifference\b
        \bretard\b
    """)
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:devanc|distanc|depass|l'emport|coiff|bat\b|battent|battu|s'impos|s'inclin|cede|perd"
    r"|gagn|vaincu)[^.]*\b(?:de|d') ?$"
)
_BETWEEN = re.compile(r"\bentre (?!les deux tours)[^:;.]*$")
_BETWEEN_AFTER = re.compile(r" entre (?!les deux tours)| (?:derriere|devant)\b")
_MORE = re.compile(r" ?(?:de plus|de moins|en plus|en moins|supplementaires)\b")
_MORE_THAN = re.compile(r" de (?:plus|moins) que?\b")
_GAINED = re.compile(
    r"\b(?:gagn|augment|apport|perd)\w*(?! (?:avec|la|le)\b)[^,;:]{0,60}$|\bvaut a\b[^,;:]{0,60}$"
)
"""Votes won since the round before: "gagne 37 000 voix"."""

_MORE_PERCENT = re.compile(
    r" ?(?:de plus|de moins|de votants en (?:plus|moins)|en (?:plus|moins))\b"
)
_RISES = re.compile(
    r"(?:hausse|progress\w+|augment\w+|bond\w*|baiss\w+|recul\w*|chut\w+|grimp\w+|gagn\w+|perd\w*)"
    r"[^,;:]{0,25}\b(?:de|d')\s?$"
)
TURNOUT = re.compile(
    r"participation|mobilisation|se sont (?:rendus|deplaces|(?:plus |moins )?mobilises)|affluence"
    r"|ont (?:vote|participe)\b|\bon a(?: le| davantage)?(?: plus| moins)? vote\b"
)
_COUNTED_STATIONS = re.compile(
    r" ?(?:des|du|de) (?:\w+ )?(?:bureaux|depouillement|bulletins depouilles)"
)
_COUNTING = re.compile(r"depouill\w*|\bcomptes?\b|sur la base d")
_LOST = (
    ("blank_and_spoiled_part", re.compile(r" ?(?:de )?(?:bulletins? |votes? )?blancs? et nuls?")),
    ("blank_part", re.compile(r" ?(?:de )?(?:bulletins? |votes? )?blancs?")),
    ("spoiled_part", re.compile(r" ?(?:de )?(?:bulletins? |votes? )?nuls?")),
)
_LOST_VOTES = (
    ("blank_and_spoiled_part", re.compile(r"\bblancs? (?:et|ou) (?:les )?nuls?\b")),
    ("blank_part", re.compile(r"\b(?:votes?|bulletins?) blancs?\b")),
    ("spoiled_part", re.compile(r"\bbulletins? nuls?\b")),
)
_OF_REGISTERED = re.compile(r" ?(?:de participation|des inscrits|des electeurs inscrits)")
_STAYED = re.compile(
    r"\babstenue?s\b|\bn'(?:est|sont|a|ont) pas (?:alle|vote)|\brestee?s? chez\b|\bboude\w*"
    r"|\bne s(?:e sont|'est) pas (?:deplace|rendu)"
)
_VOTED = re.compile(r"\b(?:ont|a) vote\b|\bse sont|\bs'est\b|\b(?:ont|a) participe")
_PEOPLE = re.compile(r"electeur|electrice|habitant|inscrit|francais|personne")


_NAMED_OTHERWISE = {"not_valid": "blank_and_spoiled"}


def counted(mentions: Mentions, amount: Amount, context: Context) -> tuple[str, ...] | None:
    """What a figure may count, any of these; nothing where it is no result."""
    text = mentions.sentence.folded.lower()
    start, end = amount.bounds
    low, _ = mentions.clause(start)
    after = text[end : end + 45]
    match amount.kind:
        case "percent":
            return (_percent(mentions, amount),)
        case "votes" if _GAINED.search(text[low:start]) or _MORE.match(after):
            return ("count_change",)
        case "votes":
            return ("votes_gap",) if _is_gap(text, amount) else ("votes",)
        case "voters" | "people" if _MORE.match(after) or _RISES.search(text[low:start]):
            return ("count_change",)
        case "registered" | "people":
            return _of_the_registered(amount.kind, after)
        case "":
            return _without_unit(mentions, amount, context)
        case kind:
            these = kind == "places" and re.search(r"\bces $", text[:start])
            return None if these else (_NAMED_OTHERWISE.get(kind, kind),)


def _is_gap(text: str, amount: Amount) -> bool:
    """Whether a number of votes is what separates two, and nobody's own."""
    start, end = amount.bounds
    after = text[end : end + 45]
    around = f"{text[start:end]} {after[:25]} {text[max(0, start - 45) : start]}"
    each = re.match(r" chacune?\b", after) or "egalite" in text[:start]
    between = _BETWEEN.search(text[:start]) or _BETWEEN_AFTER.match(after)
    apart = _GAP.search(around) or _BY_HOW_MUCH.search(text[:start])
    return bool(apart or (between and not each))


def _of_the_registered(kind: str, after: str) -> tuple[str, ...]:
    """Those who voted or not, where "inscrits" or people are told of with what they did."""
    if _STAYED.search(after):
        return ("abstained",)
    if kind == "people":
        return ("voters", "registered", "abstained")
    return ("voters", "abstained") if re.match(r" sur \w", after) else (kind,)


def _without_unit(mentions: Mentions, amount: Amount, context: Context) -> tuple[str, ...] | None:
    """What a bare figure counts: what the sentence, or the one before it, is counting."""
    text = mentions.sentence.text
    before, after = text[: amount.start], text[amount.end :]
    if _MORE_THAN.match(fold(after)):
        return ("count_change",)
    if amount.number is not None and amount.number.in_words and amount.number.value <= 20:
        if re.match(r" ?[a-zà-ÿ]", after):
            return None  # "deux rivaux", "trois réactions": words, not results
        if re.search(r"\b(?:à|elles|eux|tous les|les|des|nous|en) $", before.lower()):
            return None
    if _MORE.match(fold(after)):
        return ("count_change",)
    unit = unit_said(before) or unit_said(text) or context.counts
    if unit == "registered" and not unit_said(text):
        return ("registered", "voters")
    return (unit,) if unit else ()


def _percent(mentions: Mentions, amount: Amount) -> str:
    """What a percentage is of: votes, unless the words around it tell otherwise."""
    text = mentions.sentence.folded.lower()
    low, high = mentions.clause(amount.start)
    clause, before = text[low:high], text[low : amount.start]
    after = text[amount.end : amount.end + 45]
    counting = _COUNTING.search(clause) and "voix" not in after[:12]
    if _COUNTED_STATIONS.match(after) or counting:
        return "counted"
    people = _PEOPLE.search(text[amount.start : amount.end])
    if re.match(r" ?d'abstention", after) or "abstention" in before:
        return "abstention"
    if people and _STAYED.search(text[amount.end : amount.end + 70]):
        return "abstention"
    lost = next((kind for kind, words in _LOST if words.match(after)), None)
    if lost:
        return lost
    if not mentions.standing:
        told = next((kind for kind, words in _LOST_VOTES if words.search(text)), None)
        if told:
            return told
    if _RISES.search(before) or _MORE_PERCENT.match(after):
        return "percent_change"
    return "turnout" if _of_registered(mentions, amount, before, after) else "share"


def _of_registered(mentions: Mentions, amount: Amount, before: str, after: str) -> bool:
    """Whether a percentage tells how many of those registered voted."""
    if _OF_REGISTERED.match(after):
        return True
    if re.search(r"\bont vote (?:pour |[A-Z])", mentions.sentence.folded):
        return False
    if re.search(r"\bparticipation, $", mentions.sentence.folded[: amount.start]):
        return True
    of_votes = "voix" in after[:15] or "suffrages" in after[:20]
    if TURNOUT.search(before) and not of_votes:
        return True
    if not mentions.standing and not of_votes and TURNOUT.search(mentions.sentence.folded):
        return True  # nobody is named whose share it could be
    said = mentions.sentence.folded.lower()[amount.start : amount.end]
    people = _PEOPLE.search(said) or re.match(r" ?des electeurs", after)
    return bool(people and _VOTED.search(after))
