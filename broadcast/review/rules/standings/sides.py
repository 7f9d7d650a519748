"""Who is ahead of whom in a sentence: the subject of a verb, its object, its agent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.reading.spans import Span
from broadcast.review.rules.standings.leadwords import ADVERBS

if TYPE_CHECKING:
    from broadcast.model.candidates import Candidate
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions, Who
    from broadcast.review.rules.standings.leadwords import Way

_OBJECT = re.compile(rf"\s*{ADVERBS}(?:à |le |la |l'|les |le binôme |la liste )*")
_BEHIND_WHOM = re.compile(rf"\s*{ADVERBS}(?:l'|le |la |les |le binôme |la liste )*")
_PASSIVE = re.compile(
    r"(?:\b(?:est|sont|était|étaient|serait|seraient|été|se retrouve\w*|se voit|se fait|n'est"
    r"|demeure)\b[^;:.]{0,40}|^|[,:] )$"
)
_BY = re.compile(r"\bpar (?:l'|le |la |son |sa )?$")
_CHOOSER = re.compile(r",? ?(?:qui )?(?:a |avait |aurait |a toujours )?")
_FOR = re.compile(r"\bpour (?:l'|le |la )?$")
_OVER = re.compile(r" sur (?:l'|le |la |son |sa )?")
_HAS_A_LEAD = re.compile(
    r"\b(?:compt|possèd|dispos|pren|gard|conserv|creus|accus|affich|obtien|l'emport)\w*"
    r"|\b(?:a|avait|ont|aurait)\b|^\W*$"
)
_TO_A_PLACE = re.compile(
    r" (?:plus |que |qu'|notamment |encore |ainsi |aussi |les (?:\w+ )?bureaux (?:de vote )?d[e'] ?"
    r"|la |le )*"
)
_TAKEN = ("place", "commune", "canton", "constituency")
"""Kinds of areas that are said to be won or lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadWord(Span):
    """A word that says who is ahead, between the people named before it and after it."""

    way: Way
    words: str
    mentions: Mentions
    before: tuple[Who, ...]
    after: tuple[Who, ...]
    latest: Who | None
    """Who is meant where the sentence names nobody."""

    @property
    def text(self) -> str:
        """The sentence, with its accents."""
        return self.mentions.sentence.text

    def gap(self, one: Span) -> str:
        """What stands between the word and something after it."""
        return self.text[self.end : one.start]

    @property
    def subject(self) -> Who | None:
        """The last one named before the word who is nobody's object."""
        own = [one for one in self.before if not one.object] or self.before
        return own[-1] if own else self.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Someone said to be ahead, or not; of someone else, or of everyone."""

    subject: Who | None
    ahead: bool
    other: tuple[Candidate, ...] = ()


def lead_word(mentions: Mentions, match: re.Match[str], way: Way, context: Context) -> LeadWord:
    """A word that says who is ahead, with those it may be said of."""
    start, end = match.span()
    named = [one for one in mentions.who if one.candidates or one.how == "other"]
    latest = [one for one in context.latest if one.candidates and not one.object]
    return LeadWord(
        start=start,
        end=end,
        way=way,
        words=match[0],
        mentions=mentions,
        before=tuple(one for one in named if one.end <= start),
        after=tuple(one for one in named if one.start >= end),
        latest=latest[0] if latest else None,
    )


def sides_of(word: LeadWord) -> Sides | None:
    """Who is said to be ahead of whom; nothing where the word says it of nobody."""
    match word.way:
        case "chosen" | "loses":
            return _by_places(word)
        case "noun":
            near = _near(word) or (word.before[-1] if word.before else None) or _for_whom(word)
            return Sides(subject=near, ahead=True) if near else None
        case "beats" | "behind":
            return _over_another(word)
        case "agent":
            return _beaten(word)
        case "won" | "lost":
            return _a_place(word)
        case _:
            return _of_all(word)


def _by_places(word: LeadWord) -> Sides | None:
    """The one named after is ahead: "Rodez a choisi Hamon". A person who chooses is no place."""
    near = _near(word)
    chooses = word.way == "chosen"
    if near is None or (chooses and word.before and _chooses(word, word.before[-1])):
        return None
    return Sides(subject=near, ahead=chooses)


def _chooses(word: LeadWord, who: Who) -> bool:
    given = word.text[who.start : who.end].lower() == "lui"  # "on lui préfère un autre"
    return not given and bool(_CHOOSER.fullmatch(word.text, who.end, word.start))


def _near(word: LeadWord) -> Who | None:
    """Whoever is named soon after, in the same part of the sentence."""
    if not word.after:
        return None
    gap = word.gap(word.after[0])
    return word.after[0] if len(gap) < 45 and not re.search(r"[;.]", gap) else None


def _for_whom(word: LeadWord) -> Who | None:
    """The one named after "pour", further on: "victoire étroite : 54,7 % pour Hamon"."""
    return next((one for one in word.after if _FOR.search(word.text[: one.start])), None)


def _over_another(word: LeadWord) -> Sides | None:
    """The one before and the one right after: "Hamon devance Valls", "Hamon, derrière Valls"."""
    bare = word.words.lower() in ("devant", "derrière")
    subject = word.subject if word.before or not bare else None
    if subject is None:
        return None
    object_ = word.after[0] if word.after and _OBJECT.fullmatch(word.gap(word.after[0])) else None
    ahead = word.way == "beats"
    if object_:
        return Sides(subject=subject, ahead=ahead, other=object_.candidates)
    close = word.before and word.before[-1].end >= word.start - 12
    return Sides(subject=word.before[-1], ahead=ahead) if bare and close else None


def _beaten(word: LeadWord) -> Sides | None:
    """The subject of a passive and its agent: "Valls est battu par Hamon"."""
    if _is_a_title(word):
        return Sides(subject=word.before[-1], ahead=False)
    if not word.words.startswith(", ") and not _PASSIVE.search(word.text[: word.start]):
        return None
    agent = next((one for one in word.after if _BY.search(word.gap(one))), None)
    other = agent.candidates if agent else ()
    opens = word.start == 0 or word.text[max(0, word.start - 2) : word.start] in (", ", ": ")
    rest = [one for one in word.after if one is not agent and one.how != "other"]
    first = opens and rest and not (word.before and word.start)
    return Sides(subject=rest[0] if first else word.subject, ahead=False, other=other)


def _is_a_title(word: LeadWord) -> bool:
    """Whether a name and a participle are all of it, as in a headline: "Valls battu"."""
    opens = word.before and not word.text[: word.before[-1].start].strip()
    return bool(opens and re.fullmatch(r" ", word.text[word.before[-1].end : word.start])) and bool(
        re.match(r" ?[.!,:]|$| (?:au|à|en|dans|de|par)\b", word.text[word.end :])
    )


def _a_place(word: LeadWord) -> Sides | None:
    """Who wins or loses a place: "Hamon conserve Millau", "Valls perd Rodez"."""
    place = next((one for one in word.mentions.where if one.start >= word.end), None)
    if place is None or place.areas[0][0].kind not in _TAKEN:
        return None
    if not _TO_A_PLACE.fullmatch(f"{word.gap(place).rstrip()} "):
        return None
    return Sides(subject=word.subject, ahead=word.way == "won")


def _of_all(word: LeadWord) -> Sides | None:
    """Who is ahead of everyone: "Hamon l'emporte", "En tête, Hamon", or by votes over another."""
    named_after = word.words == "En tête" and not word.text[: word.start].strip()
    subject = None if named_after else word.subject
    if word.after and (subject is None or not _in_reach(word, subject)):
        subject = word.after[0]
    other: tuple[Candidate, ...] = ()
    if subject and word.after:
        gap = word.gap(word.after[0])
        ahead_of = word.words.lower().endswith("devant") and _BEHIND_WHOM.fullmatch(gap)
        over = word.words in ("d'avance", "de retard") and _OVER.fullmatch(gap)
        other = word.after[0].candidates if ahead_of or over else ()
    by_votes = subject and word.words in ("d'avance", "de retard")
    if subject and by_votes and not _HAS_A_LEAD.search(word.text[subject.end : word.start]):
        return None
    return Sides(subject=subject, ahead=word.way != "trails", other=other)


def _in_reach(word: LeadWord, who: Who) -> bool:
    """Whether someone named before a verb may be its subject: at most three clauses end between."""
    return sum(who.end <= at <= word.start for at in word.mentions.breaks) <= 3
