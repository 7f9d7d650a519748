"""Who, where and which round a sentence names, and how it falls into clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from broadcast.review.cast import Person, aliases
from broadcast.review.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from broadcast.model.election import Area, Candidate
    from broadcast.review.atlas import Atlas
    from broadcast.review.text import Sentence

How = Literal["name", "role", "pronoun", "other"]

_PRONOUN = re.compile(
    r"(?<![\w'-])(?P<word>il|elle|ils|elles|celui-ci|celle-ci|ce dernier|cette derniere|ces derniers|ces dernieres|lui)(?![\w-])"
    r"(?! (?:y a|n'y a|est (?:\d|midi|minuit|une heure|trop|temps|encore)|faut|manque|reste (?:a|encore)"
    r"|s'agit|semble|s'en faut|pleut|fait|est \w+ heures?))",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:[Ss](?:on|a) (?:principale? )?(?:rivale?|adversaire|concurrente?|challenger|opposante?)"
    r"|[Ll]'autre (?:candidate?|finaliste))\b"
)
_ROUND = re.compile(
    r"\b(?P<which>premier|1er|second|deuxieme|2e|2nd|troisieme|3e|dernier) tour\b"
    r"|\bau (?P<bare>premier|second)\b(?= *[,.;:]| selon| d'apres|$)"
    r"|\b(?P<ago>il y a (?:une semaine|huit jours|quinze jours|deux semaines)|dimanche dernier"
    r"|la semaine derniere|au tour precedent|au tour d'avant)\b"
    r"|\b(?P<now>cette fois|desormais|aujourd'hui|a present|maintenant)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:\b(?:pour|vers|avant|depuis|en vue d[eu']?|par rapport au?|pas de|sans|d'ici|sans attendre|attendre)(?: l[ea]| un| au)?"
    r"|qu'au|que lors du|qu'a l'issue du|(?:celui|celle|ceux) du|que le|qu'un) $",
    re.IGNORECASE,
)
_NUMBERS = {
    **{"premier": 1, "1er": 1, "second": 2, "deuxieme": 2, "2e": 2, "2nd": 2},
    **{"troisieme": 3, "3e": 3},
}
_OBJECT = re.compile(
    r"\b(?:devant|contre|face a|sur|par|derriere|soutien d[eu]|voix d[eu]"
    r"|(?:devanc|depass|domin|distanc|surclass|coiff|supplant)\w+|bat(?:tent|trait|traient)?)"
    r"(?: (?:nettement|largement|de justesse|de peu|tres|d'une courte tete|d'extreme justesse"
    r"|de loin|lui))*(?: |$)(?:l'|l[ea]s? |son |sa |le binome |la liste )?$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r",(?!\d)|[;()]|:(?!\d)|[–—]| - |\b(?:mais|alors que|tandis que|quand|lorsque)\b"
)
_JOIN = re.compile(
    r"(?:,? (?:et|ou|puis) |, )(?:(?:a|aux?|de|du|des|en|dans|le binome|la liste) |d'|(?:l[ea]s? )|l')*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """People named at one place of a sentence."""

    start: int
    end: int
    people: tuple[Person, ...]
    """Who it may be: several where a name or a pronoun fits several."""

    how: How = "name"
    object: bool = False
    """Named as whom the subject beats, follows or is asked by."""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Whom that may be among those who stand."""
        return tuple(dict.fromkeys(one for person in self.people for one in person.candidates))


@dataclass(frozen=True, slots=True, kw_only=True)
class Where_:
    """A place of a sentence, or several listed together."""

    start: int
    end: int
    areas: tuple[tuple[Area, ...], ...]
    """One for each place of the list: what it may be."""

    far: bool = False

    @property
    def every(self) -> tuple[Area, ...]:
        """All that is named, in order."""
        return tuple(area for own in self.areas for area in own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A round named in a sentence."""

    start: int
    end: int
    round: int
    said: bool
    """Whether by its name; "cette fois" only points to it."""

    ahead: bool = False
    """Named as what is to come, or as what one compares with: nothing said beside it is of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that a sentence names."""

    sentence: Sentence
    who: tuple[Who, ...]
    raw_who: tuple[Who, ...]
    """Before a name and the function beside it were taken together."""

    where: tuple[Where_, ...]
    rounds: tuple[Turn, ...]
    breaks: tuple[int, ...]
    """Where a clause ends and the next one begins."""

    everyone: tuple[Candidate, ...] = ()
    """All who stand in the election."""

    def clause(self, offset: int) -> tuple[int, int]:
        """The bounds of the clause around a letter."""
        start = max((at for at in self.breaks if at <= offset), default=0)
        end = min((at for at in self.breaks if at > offset), default=len(self.sentence.text))
        return start, end

    def same_clause(self, one: int, other: int) -> bool:
        """Whether no clause ends between two letters."""
        low, high = sorted((one, other))
        return not any(low < at <= high for at in self.breaks)


class Reader:
    """Finds what sentences name."""

    def __init__(self, people: tuple[Person, ...], atlas: Atlas, current: int, last: int) -> None:
        self.people = people
        self._atlas = atlas
        self._current, self._last = current, last
        self._aliases = aliases(people)
        self._names = _pattern(self._aliases)

    def read(self, sentence: Sentence, pronouns: Sequence[Who] = ()) -> Mentions:
        """All that a sentence names; ``pronouns`` are those whom the sentences before named."""
        folded = sentence.folded
        raw = self._named_people(folded)
        taken = [(one.start, one.end) for one in raw]
        rounds = tuple(self._rounds(folded))
        taken += [(one.start, one.end) for one in rounds]
        where = _listed(folded, _apart(self._atlas.find(folded), taken))
        taken += [(one.start, one.end) for one in where]
        merged = _merged(folded, raw)
        who = [replace(one, object=_is_object(folded, one.start)) for one in merged]
        for match in _PRONOUN.finditer(folded):
            if not _overlaps(match.start(), match.end(), taken):
                people = self._meant(match["word"].lower(), match.start(), who, pronouns)
                if people:
                    end = match.end()
                    told = Who(start=match.start(), end=end, people=people, how="pronoun")
                    who.append(replace(told, object=_is_object(folded, match.start())))
        for match in _OTHER.finditer(folded):
            who.append(
                Who(start=match.start(), end=match.end(), people=(), how="other", object=True)
            )
        who.sort(key=lambda one: one.start)
        spans = [(w.start, w.end) for w in who] + [(a.start, a.end) for a in where]
        breaks = sorted(
            m.end()
            for m in _BREAK.finditer(folded)
            if not _overlaps(m.start(), m.end(), spans) and not _joins(folded, m, spans)
        )
        return Mentions(
            sentence=sentence,
            who=tuple(self._others(who)),
            raw_who=tuple(raw),
            where=tuple(where),
            rounds=rounds,
            breaks=tuple(breaks),
            everyone=tuple(
                dict.fromkeys(one for person in self.people for one in person.candidates)
            ),
        )

    def _named_people(self, folded: str) -> list[Who]:
        if not self._names:
            return []
        found = []
        for match in self._names.finditer(folded):
            by_role = match.lastgroup == "role"
            key = match[0].lower() if by_role else match[0]
            people = self._aliases.get(key) or self._by_role(match[0])
            if people:
                how: How = "role" if by_role else "name"
                found.append(Who(start=match.start(), end=match.end(), people=people, how=how))
        return found

    def _by_role(self, words: str) -> tuple[Person, ...]:
        from broadcast.review.parties import same_words  # noqa: PLC0415

        key = same_words(words)
        return tuple(
            person
            for person in self.people
            if any(same_words(role) == key for role in person.roles)
        )

    def _meant(
        self, word: str, at: int, who: Iterable[Who], before: Sequence[Who]
    ) -> tuple[Person, ...]:
        """Whom a pronoun stands for: the last ones named that it agrees with."""
        feminine, plural = word.startswith(("elle", "cette", "celle")), word[-1] == "s"
        earlier = [one for one in who if one.end <= at and one.how != "other"]
        subjects = [one for one in reversed(earlier) if not one.object]
        objects = [one for one in reversed(earlier) if one.object]
        told = [one for one in reversed(before) if not one.object]
        if "dernier" in word:
            subjects, objects, told = [*reversed(earlier)], [], [*reversed(before)]
        for one in (*subjects, *objects, *told, *before):
            people = tuple(person for person in one.people if _agrees(person, feminine, plural))
            if people or word == "lui":
                return people or one.people
        return ()

    def _rounds(self, folded: str) -> Iterable[Turn]:
        for match in _ROUND.finditer(folded):
            word = (match["which"] or match["bare"] or "").lower()
            number = self._last if word == "dernier" else _NUMBERS.get(word, self._current)
            if match["ago"] and self._current > 1:
                number = self._current - 1
            yield Turn(
                start=match.start(),
                end=match.end(),
                round=number,
                said=not match["now"] and not match["ago"],
                ahead=bool(_AHEAD.search(folded[: match.start()])),
            )

    def _others(self, who: list[Who]) -> Iterable[Who]:
        """ "Son rival" is whoever else stands, where two stand."""
        two = [person for person in self.people if person.candidates]
        for one in who:
            if one.how != "other":
                yield one
                continue
            subject = next((o for o in reversed(who) if o.end <= one.start and o.candidates), None)
            people = tuple(
                p for p in two if subject and not set(p.candidates) & set(subject.candidates)
            )
            yield replace(one, people=people)


def _agrees(person: Person, feminine: bool, plural: bool) -> bool:
    if person.plural or plural:
        return person.plural and plural
    unsure = (
        person.candidates
        and not person.roles
        and person.name not in {c.name for c in person.candidates}
    )
    return unsure or (person.gender == "f") == feminine


def _pattern(names: dict[str, tuple[Person, ...]]) -> re.Pattern[str] | None:
    own = sorted((name for name in names if name != name.lower()), key=len, reverse=True)
    roles = sorted((name for name in names if name == name.lower()), key=len, reverse=True)
    parts = []
    if own:
        parts.append(rf"(?P<name>{'|'.join(re.escape(name) for name in own)})")
    if roles:
        words = "|".join(_role_words(role) for role in roles)
        parts.append(rf"(?P<role>(?i:{words}))")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w]|-\w)") if parts else None


def _role_words(role: str) -> str:
    """A function as a pattern: "ex-" for "ancien", the party's initials or its name."""
    words = re.escape(role).replace(r"\ ", " ")
    words = re.sub(r"\bparti socialiste\b|\bps\b", "(?:parti socialiste|ps)", words)
    return re.sub(r"^ancien(?:ne)? ", "(?:ancien(?:ne)? |ex-)", words)


def _merged(folded: str, who: list[Who]) -> list[Who]:
    """A name and the function beside it are one mention, where they fit the same person."""
    merged: list[Who] = []
    for one in who:
        last = merged[-1] if merged else None
        gap = folded[last.end : one.start] if last else ""
        beside = re.fullmatch(r"(?:,? ?|\ ?[(] ?|, )(?:l'|le |la |les )?(?:candidate? )?", gap)
        if last and beside and "role" in (last.how, one.how):
            common = tuple(p for p in last.people if p in one.people)
            if common:
                merged[-1] = replace(last, end=one.end, people=common, how="name")
                continue
            if one.how == "role":
                merged[-1] = replace(last, end=one.end)  # told by `naming`
                continue
        merged.append(one)
    return merged


def _is_object(folded: str, start: int) -> bool:
    return bool(_OBJECT.search(folded[:start]))


def _apart(named: Iterable[object], taken: list[tuple[int, int]]) -> list[Where_]:
    """Places that overlap no person and no longer place."""
    from broadcast.review.atlas import Named  # noqa: PLC0415

    spans, kept = list(taken), []
    for one in named:
        if isinstance(one, Named) and not _overlaps(one.start, one.end, spans):
            spans.append((one.start, one.end))
            kept.append(Where_(start=one.start, end=one.end, areas=(one.areas,), far=one.far))
    return sorted(kept, key=lambda one: one.start)


def _listed(folded: str, places: list[Where_]) -> list[Where_]:
    """Places of one size that stand in a list are taken together."""
    grouped: list[Where_] = []
    for one in places:
        last = grouped[-1] if grouped else None
        if last and _JOIN.fullmatch(folded[last.end : one.start]) and _size(last) == _size(one):
            grouped[-1] = replace(
                last, end=one.end, areas=last.areas + one.areas, far=last.far or one.far
            )
        else:
            grouped.append(one)
    return grouped


def _size(place: Where_) -> str:
    kind = place.areas[-1][0].kind
    return "small" if kind in ("place", "commune") else kind


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _joins(folded: str, match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    """Whether a comma stands between two of a list: two people, or two places."""
    if match[0] != ",":
        return False
    before = any(end == match.start() for _, end in spans)
    after = _JOIN.match(folded, match.start())
    return before and bool(after) and any(start == after.end() for start, _ in spans if after)


def fold_name(name: str) -> str:
    """A name as the sentences are searched."""
    return fold(name)
