"""Names, functions, parties: each with the right person, spelt as the data spell it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from broadcast.french.communes import communes_named
from broadcast.review.cast import without_article
from broadcast.review.findings import Finding
from broadcast.review.parties import party_of, party_pattern, same_words
from broadcast.review.text import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.review.atlas import Atlas
    from broadcast.review.cast import Person
    from broadcast.review.context import Context
    from broadcast.review.findings import Severity
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions, Who

_CAPITAL = re.compile(r"(?<![\w'-])[A-Z][\w]*(?:['-][\w]+)*")
_FUNCTIONS = (
    r"(?:ancien(?:ne)?s?|ex-\w+|premi(?:er|ere)|secretaire|depute\w*|senat(?:eur|rice)s?|maire|presidente?s?|ministre"
    r"|conseill\w+|chef\w*|porte-parole|tete|adjoint\w*|directeur|directrice|vice-presidente?s?|patron\w*"
    r"|eurodepute\w*|federal\w*|numero|leader|responsable|delegue\w*|militant\w*|questeur|rapporteur"
    r"|fondat\w+|copresidente?s?|dirigeant\w*|elu\w*|candidate?)"
)
_APPOSED = re.compile(
    rf"(?:, | \()(?:l'|le |la |un |une )?(?P<role>(?:nouvelle? |actuelle? )?{_FUNCTIONS}\b[^,;:.()«»]*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:^|[,;:] |\b(?:l'|le |la |au |du ))(?P<role>{_FUNCTIONS}\b[^,;:.()«»]{{2,80}}?),? $",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?P<title>M\.|Mr|Monsieur|Mme|Madame|Mlle|Mademoiselle) $")
_ASKED = re.compile(
    r"\b(?:au micro d[eu'] ?|interrog\w+ par |recueilli\w* par |propos recueillis par |entretien avec "
    r"|repondait a |une interview d[e'] ?|interview realisee par )$",
    re.IGNORECASE,
)
_SUPPORTS = re.compile(
    r"\b(?:a soutenu|avait soutenu|soutenait|soutien(?:t)?(?: d[e'])?|soutenu par|avait appele a voter|a appele a voter|votait|a vote)\b"
)
_VERB_AFTER = re.compile(
    r"\b(?:est|sont|a|ont|se|s'est|qui|dit|juge|estime|reagit|veut|sera|etait)\b"
)
COMMON = frozenset(
    """
    a ainsi ailleurs alors apres aucun aucune au aux avant avec bien bonjour bonsoir bravo c car ce cela celle celui
    ces cet cette chez cinq comme contre cote d dans de depuis derriere des deux devant dix donc du egalite elle elles
    en enfin entre et face huit ici il ils ces j je l la le les leur leurs lors mais malgre meme merci moins monsieur
    madame n ne neuf ni nos notre nous on or ou par parmi pas pendant personne petit plus pour pourtant premier
    premiere pres puis quand quant quatre que quel quelle qui rien s sa sans sauf se second seconde selon sept ses
    seul seule seuls si six son sous sur surtout ta tandis tous tout toute toutes trois un une vers victoire voici
    voila vos votre y hier demain aujourd maire depute deputee senateur candidat candidate president presidente
    ministre monsieur liste duel score avantage defaite succes tete reaction selon suivent viennent suit vient
    totem resultat resultats participation
    """.split()
)
_STRANGER = re.compile(
    r"(?<![\w'-])(?P<first>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
    r" (?P<last>(?:de |d'|du |Le |La |De )?[A-Z][a-z]+(?:-[A-Z][a-z]+)*)(?![\w-])"
)
NEAR = 0.74
"""How alike two names must be for one to be the other misspelt: "Walls" and "Valls"."""


def naming_findings(
    mentions: Mentions, context: Context, ledger: Ledger, atlas: Atlas, people: tuple[Person, ...]
) -> Iterator[Finding]:
    """What is wrong with the names, the functions and the parties of a sentence."""
    yield from _misspelt(mentions, atlas, people, ledger)
    yield from _functions(mentions, people, ledger)
    yield from _parties(mentions)
    yield from _titles(mentions)
    yield from _askers(mentions, people)
    yield from _support(mentions, context, ledger)


def _misspelt(
    mentions: Mentions, atlas: Atlas, people: tuple[Person, ...], ledger: Ledger
) -> Iterator[Finding]:
    """Capitalised words that are nearly a known name, or another first name before a family name."""
    text, folded = mentions.sentence.text, mentions.sentence.folded
    spans = [(one.start, one.end) for one in (*mentions.raw_who, *mentions.where)]
    known = _known_words(people)
    told: set[int] = set()
    for match in _CAPITAL.finditer(folded):
        start, end = match.span()
        if any(low <= start < high for low, high in spans) or start in told:
            continue
        word = match[0]
        first = _wrong_first_name(mentions, start, end, word)
        if first:
            yield _finding(mentions, start, first[0], text[start : first[0]], f"c'est {first[1]}")
            told.add(start)
            continue
        near = _nearest(word, known)
        if near is None or word.isupper() or (start == 0 and word.lower() in COMMON):
            continue
        person, right = near
        at_start = start == 0 or folded[start - 2 : start] in (". ", ": ", "« ")
        if at_start and (word.lower() in COMMON or len(word) < 5):
            continue
        if (
            right in person.name.split()[0:1]
            and right != person.family
            and not _followed_by_name(folded, end)
        ):
            continue
        if _is_a_place(folded, start, word, ledger):
            continue
        end_name = end + _rest_of_name(folded, end, person)
        yield _finding(
            mentions, start, end_name, text[start:end_name], f"les données écrivent {person.name}"
        )
        told |= set(range(start, end_name))
    yield from _strangers(mentions, people, spans, told)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(a=fold(one).lower(), b=other.lower(), autojunk=False).ratio()


def _known_words(people: tuple[Person, ...]) -> list[tuple[str, Person]]:
    words = []
    for person in people:
        whole = person.name if not person.plural else ""
        for word in {*whole.split(), *person.family.split()}:
            if len(word) >= 4 and word[:1].isupper():
                words.append((fold(word), person))
    return words


def _nearest(word: str, known: list[tuple[str, Person]]) -> tuple[Person, str] | None:
    if len(word) < 3:
        return None
    best, ratio = None, NEAR
    for name, person in known:
        if name == word:
            return None
        if abs(len(name) - len(word)) > 2:
            continue
        alike = SequenceMatcher(a=name.lower(), b=word.lower(), autojunk=False).ratio()
        if alike >= ratio:
            best, ratio = (person, name), alike
    return best


def _followed_by_name(folded: str, end: int) -> bool:
    return bool(re.match(r" (?:de |d'|du )?[A-Z]", folded[end:]))


def _rest_of_name(folded: str, end: int, person: Person) -> int:
    """How much of the name follows a misspelt first word."""
    family = fold(person.family)
    after = folded[end + 1 :]
    return 1 + len(family) if family and after.startswith(family) else 0


def _wrong_first_name(
    mentions: Mentions, start: int, end: int, word: str
) -> tuple[int, str] | None:
    """A family name that the data know, after another first name."""
    folded = mentions.sentence.folded
    for one in mentions.raw_who:
        if one.how != "name" or one.start != end + 1 or folded[end] != " ":
            continue
        named = folded[one.start : one.end]
        person = next((p for p in one.people if fold(p.family) == named), None)
        if person is None or not person.first or fold(person.first) == word:
            continue
        at_start = start == 0 or folded[max(0, start - 2) : start] in (". ", ": ")
        lower = word.lower()
        if lower in COMMON or re.fullmatch(r"(?:M|Mr|Mme|Mlle|Monsieur|Madame)", word):
            continue
        if at_start and communes_like_common(lower):
            continue
        return one.end, person.name
    return None


def communes_like_common(word: str) -> bool:
    """Whether a first word of a sentence is one that often stands before a name."""
    return word.endswith(("ment", "ant", "er", "ee", "es")) and len(word) > 6


def _is_a_place(folded: str, start: int, word: str, ledger: Ledger) -> bool:
    place = re.search(r"\b(?:a|au|aux|de|d'|en|dans le|dans la|dans les) ?$", folded[:start], re.I)
    if not place:
        return False
    here = ledger.department.code
    return any(one.department_code == here for one in communes_named(word))


def _strangers(
    mentions: Mentions,
    people: tuple[Person, ...],
    spans: list[tuple[int, int]],
    told: set[int],
) -> Iterator[Finding]:
    """Two capitalised words that are nobody the data know, where a person is meant."""
    text, folded = mentions.sentence.text, mentions.sentence.folded
    for match in _STRANGER.finditer(folded):
        start, end = match.span()
        overlapping = any(low < end and start < high for low, high in spans)
        if overlapping or told & set(range(start, end)) or match["first"].lower() in COMMON:
            continue
        before, after = folded[:start], folded[end:]
        if re.search(
            r"(?:\b(?:le|la|les|du|des|au|aux|un|une|sur|ce|cette|notre|radio) |l'|d')$",
            before,
            re.I,
        ):
            continue
        if re.search(r"\b(?:a|en|liste|parti|region|commune|canton) $", before, re.I):
            continue
        if party_pattern().search(match[0]):
            continue
        like = max(people, key=lambda one: _alike(one.name, match[0]), default=None)
        if like and like.first and _alike(like.name, match[0]) >= NEAR:
            says = f"les données écrivent {like.name}"
            yield _finding(mentions, start, end, text[start:end], says)
            continue
        meant = (
            re.search(r"\b(?:de|avec|pour|contre|devant|par|et|qui|selon) $", before)
            or start == 0
            or before.endswith((", ", ": "))
        )
        verb = re.match(
            r",? ?(?:l'emporte|arrive|est|obtient|recueille|devance|reagit|estime|explique|a |qui|\d|,)",
            after,
        )
        if meant and (verb or re.search(r"\d", after[:12])):
            yield _finding(
                mentions,
                start,
                end,
                text[start:end],
                "les données ne connaissent pas ce nom",
                "doubt",
            )


def _functions(mentions: Mentions, people: tuple[Person, ...], ledger: Ledger) -> Iterator[Finding]:
    """A function beside a name is the one that the data give that person."""
    folded = mentions.sentence.folded
    raw = mentions.raw_who
    for index, one in enumerate(raw):
        if one.how == "role":
            yield from _known_function(mentions, one, raw, index)
            continue
        roles = [same_words(role) for person in one.people for role in person.roles]
        following = raw[index + 1] if index + 1 < len(raw) else None
        apposed = _APPOSED.match(folded, one.end)
        if apposed and not (
            following and following.how == "role" and following.start < apposed.end()
        ):
            yield from _against(mentions, one, apposed.span("role"), roles, people, ledger)
        before = _BEFORE.search(folded[: one.start])
        earlier = raw[index - 1] if index else None
        if before and not (earlier and earlier.end > before.start("role")):
            yield from _against(mentions, one, before.span("role"), roles, people, ledger)


def _known_function(
    mentions: Mentions, role: Who, raw: tuple[Who, ...], index: int
) -> Iterator[Finding]:
    """A function that the data know, beside the name of someone else, or with a word too many."""
    folded = mentions.sentence.folded
    for other in (
        raw[index - 1] if index else None,
        raw[index + 1] if index + 1 < len(raw) else None,
    ):
        if other is None or other.how == "role":
            continue
        low, high = sorted((role, other), key=lambda one: one.start)
        gap = folded[low.end : high.start]
        beside = re.fullmatch(r",? ?\(?(?:l'|le |la )?|, (?:le |la |l')?", gap)
        joined = other.end <= role.start and beside
        named_after = role.end <= other.start and re.fullmatch(r",? ?", gap)
        if (joined or named_after) and not set(other.people) & set(role.people):
            bearer = role.people[0]
            yield _finding(
                mentions,
                low.start,
                high.end,
                mentions.sentence.text[low.start : high.end],
                f"{mentions.sentence.text[role.start : role.end]} : c'est {bearer.name}",
                kind="function",
            )
    for before in re.finditer(r"\b(?:ancien(?:ne)?|ex) ?-?$", folded[: role.start], re.IGNORECASE):
        own = [same_words(r) for person in role.people for r in person.roles]
        if not any(r.startswith("ancien") for r in own):
            shown = mentions.sentence.text[before.start() : role.end]
            yield _finding(
                mentions,
                before.start(),
                role.end,
                shown,
                f"les données disent : {role.people[0].roles[0]}",
                kind="function",
            )


def _against(
    mentions: Mentions,
    one: Who,
    span: tuple[int, int],
    roles: list[str],
    people: tuple[Person, ...],
    ledger: Ledger,
) -> Iterator[Finding]:
    said = mentions.sentence.text[span[0] : span[1]].strip()
    key = same_words(said)
    prize = same_words(ledger.election.prize)
    if not key or key in roles or (prize and (key.startswith(prize[:20]) or prize.startswith(key))):
        return
    if re.search(r"\bde liste\b", key) or re.match(
        r"(?:elu|candidat|tete|premier(?:e)?\b(?! secretaire| ministre| adjoint| vice| magistrat))",
        key,
    ):
        return  # what the vote made of them is no function of theirs
    if roles and any(_shortened(key, role) for role in roles):
        return
    owner = next((p for p in people if any(same_words(r) == key for r in p.roles)), None)
    if owner:
        says, severity = f"{said} : c'est {owner.name}", "contradiction"
    elif roles:
        shown = next(r for p in one.people for r in p.roles)
        says, severity = f"les données disent : {without_article(shown)}", "contradiction"
    else:
        says, severity = "les données ne donnent pas sa fonction", "doubt"
    yield _finding(
        mentions, span[0], span[1], f"{one.people[0].name}, {said}", says, severity, "function"
    )  # type: ignore[arg-type]


def _shortened(said: str, role: str) -> bool:
    """Whether a function is told in fewer words, none changed, "ancien" kept."""
    words = role.split()
    position = 0
    for word in said.split():
        if word not in words[position:]:
            return False
        position = words.index(word, position) + 1
    return ("ancien" in said.split()) == ("ancien" in words)


def _parties(mentions: Mentions) -> Iterator[Finding]:
    """A party beside a name is the one that the data give."""
    folded = mentions.sentence.folded
    named = [one for one in mentions.who if one.how == "name" and any(p.party for p in one.people)]
    for match in party_pattern().finditer(folded):
        start, end = match.span()
        said = party_of(
            mentions.sentence.text[start:end].rstrip("s")
            if end - start > 4
            else mentions.sentence.text[start:end]
        )
        for one in named:
            before, after = folded[one.end : start], folded[end : one.start]
            beside = one.end <= start and re.fullmatch(
                r" ?\(|, (?:pour )?(?:le |la |l'|les |du |candidate? (?:du |de la |des |de l'|d')?)?|,? (?:le |la )?(?:candidate? )?(?:du |des )",
                before,
            )
            ahead = (
                end <= one.start
                and re.fullmatch(r"(?: candidate?)? ", after)
                and re.search(r"(?:\b(?:le|la|au|du|les|candidate?) |l')$", folded[:start].lower())
            )
            if not beside and not ahead:
                continue
            right = {party_of(p.party) for p in one.people if p.party}
            if right and said not in right and not any(said in r for r in right):
                low, high = min(start, one.start), max(end, one.end)
                yield _finding(
                    mentions,
                    low,
                    high,
                    mentions.sentence.text[low:high],
                    f"parti, selon les données : {', '.join(sorted(right))}",
                    kind="function",
                )


def _titles(mentions: Mentions) -> Iterator[Finding]:
    for one in mentions.raw_who:
        match = _TITLE.search(mentions.sentence.text[: one.start])
        if not match or one.how != "name":
            continue
        feminine = match["title"] in ("Mme", "Madame", "Mlle", "Mademoiselle")
        sure = [
            p for p in one.people if p.roles or p.speaks or p.name in {c.name for c in p.candidates}
        ]
        if sure and all((p.gender == "f") != feminine for p in sure):
            start = match.start()
            yield _finding(
                mentions,
                start,
                one.end,
                mentions.sentence.text[start : one.end],
                f"les données disent : {'Mme' if not feminine else 'M.'} {sure[0].family}",
            )


def _askers(mentions: Mentions, people: tuple[Person, ...]) -> Iterator[Finding]:
    known = [person.name for person in people if person.asks]
    for one in mentions.raw_who:
        before = _ASKED.search(mentions.sentence.folded[: one.start])
        if before and known and one.how == "name" and not any(p.asks for p in one.people):
            yield _finding(
                mentions,
                before.start(),
                one.end,
                mentions.sentence.text[before.start() : one.end],
                f"c'est {', '.join(known)} qui interroge",
                kind="function",
            )
        elif before and known and any(p.asks for p in one.people):
            yield from _interviewed(mentions, one)


def _interviewed(mentions: Mentions, asker: Who) -> Iterator[Finding]:
    """Who was at the microphone is someone whose words the data keep."""
    others = [
        one
        for one in mentions.raw_who
        if one is not asker and one.how == "name" and not one.people[0].asks
    ]
    if others and not any(p.speaks for one in others for p in one.people):
        first = others[0]
        shown = mentions.sentence.text[first.start : first.end]
        yield _finding(
            mentions,
            first.start,
            first.end,
            shown,
            "les données n'ont aucune parole recueillie de cette personne",
            "unsourced",
        )


def _support(mentions: Mentions, context: Context, ledger: Ledger) -> Iterator[Finding]:
    """Whom someone is said to have supported."""
    text = mentions.sentence.folded
    match = _SUPPORTS.search(text)
    if not match:
        return
    after = [one for one in mentions.who if one.start >= match.end() and one.candidates]
    before = [one for one in mentions.who if one.end <= match.start()] or list(context.said[-3:])
    speaker = next((p for one in reversed(before) for p in one.people if p.supports), None)
    quoted = next((p for one in reversed(before) for p in one.people if p.speaks), None)
    if not after or not (speaker or quoted):
        return
    said = {one.id for one in after[0].candidates}
    names = {one.id: one.name for one in ledger.election.candidates}
    if speaker and quoted in (None, speaker) and speaker.supports not in said:
        says = f"{speaker.name} a soutenu {names.get(speaker.supports, speaker.supports)}"
        yield _finding(
            mentions,
            match.start(),
            after[0].end,
            mentions.sentence.text[match.start() : after[0].end],
            says,
            kind="function",
        )
    elif quoted and not quoted.supports:
        yield _finding(
            mentions,
            match.start(),
            after[0].end,
            mentions.sentence.text[match.start() : after[0].end],
            f"les données ne disent pas qui {quoted.name} a soutenu",
            "unsourced",
            "function",
        )


def _finding(
    mentions: Mentions,
    start: int,
    end: int,
    found: str,
    says: str,
    severity: Severity = "contradiction",
    kind: str = "name",
) -> Finding:
    _ = end
    return Finding(
        kind=kind,  # type: ignore[arg-type]
        severity=severity,
        line=mentions.sentence.line_at(start),
        found=plain(found).replace("\u2063", "·"),
        data_says=says,
    )
