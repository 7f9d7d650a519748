"""Who is said to lead, win, beat or trail, and where: held against who does.

A verb is found, then whom it is about and whom it is done to, then the places and the round.
"Ne … qu'à" and "partout, sauf à" say it of the places named and of no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from broadcast.review.findings import Finding
from broadcast.review.ledger import FRANCE
from broadcast.review.scores import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.election import Area, Candidate, Figure
    from broadcast.review.context import Context
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions, Where_, Who

Way = Literal[
    "won", "lost", "leads", "trails", "chosen", "beats", "behind", "noun", "loses", "agent"
]
Scope = Literal["", "only", "except"]

_BE = (
    r"(?:est|sont|serait|seraient|était|étaient|sera|seront|reste|restent|restait|resterait|demeure\w*"
    r"|arriv\w+|termin\w+|fini\w+|vir(?:é|e|ent|ait|aient|era|eront)e?s?|pass\w+|point\w+|figur\w+|sort\w*|ressort\w*|caracol\w+"
    r"|se (?:place|trouve|retrouve|classe|hisse|maintient|situe)\w*|s'est (?:placé|hissé|classé)\w*"
    r"|fait la course)"
)
_MID = r"(?:,? ?(?!qui\b|que\b)(?:d')?[a-zà-ÿ][\w-]*(?:, |,| )){0,4}?"
_PATTERNS: tuple[tuple[Way, str], ...] = (
    ("agent", r"(?:^|, |\b)(?:[Dd]evancé|[Dd]épassé|[Bb]attu|[Dd]istancé|[Dd]oublé|[Dd]éfait|[Rr]elégué|[Ss]upplanté)e?s?\b"),
    ("trails", r"\b(?:perd\w*|a perdu|ont perdu|cèd\w+|a cédé|laiss\w+|abandonn\w+) (?:l'avantage|(?:la|sa) (?:tête|première place)|le leadership|l'élection)\b"),
    ("trails", r"\bs'inclin\w+\b|\béchou\w+\b|\best défaite?\b|\bdoit se contenter\b|\bmord la poussière\b"),
    ("trails", rf"\b{_BE} {_MID}(?:deuxième|seconde?|2e|troisième|quatrième|cinquième|dernièr?e?r?)\b(?! tour| secrétaire| vice)"),
    ("trails", rf"\b{_BE} {_MID}derrière\b(?! (?:[A-ZÀ-Ý]|l'|le |la |les |son |sa ))"),
    ("leads", r"\bl'emport\w+|\bl'a (?:\w+ )?emporté\b|\bl'ont (?:\w+ )?emporté\b|\bs'impos\w+|\btriomph\w+|\bremport\w+"),
    ("leads", r"\bgagn(?:e|ent|ait|aient|erait|eraient|era|eront)\b(?! (?:\d|du terrain|en |des |de la|moins|plus|autant|davantage|bien plus|un |deux|trois|quatre|cinq|six|sept|huit|neuf|dix))"),
    ("leads", rf"\b{_BE} {_MID}(?:en tête|premi(?:er|ère)s?|aux commandes|vainqueure?s?|victorieu(?:x|se)s?|majoritaires?)\b(?! tour| secrétaire| ministre| adjoint| vice| de liste)"),
    ("leads", rf"\b{_BE} {_MID}devant\b"),
    ("leads", r"\bmèn(?:e|ent|erait|eraient)\b(?! (?:une|la campagne|campagne|à bien))|\bmenai(?:t|ent)\b(?! (?:une|campagne))|\bdomin(?:e|ent|ait|aient|erait|eraient|é)\b"),
    ("leads", r"\b(?:pren\w+|pris|occup\w+|conserv\w+|gard\w+|maint\w+|tien\w+|détien\w+|détenai\w+|ravi\w*|décroch\w+|obtien\w+|s'adjug\w+|reprend\w*|repris) (?:(?:la|sa) (?:tête|première place|première position)|l'avantage|le leadership|le dessus|l'ascendant)\b"),
    ("chosen", r"\b(?:choisi\w*|préfèr\w+|préféré\w*|plébiscit\w+|désign\w+)\b(?! de )|\bvot\w+ (?:\w+ )?(?:pour|en faveur)\b|\bvot\w+ (?:massivement |largement )?(?=[A-ZÀ-Ý])|\bfidèles? (?:à|au)\b|\bacquise?s? (?:à|au)\b|\bpench\w+ pour\b|\bopt\w+ pour\b|\bporté leurs? (?:voix|suffrages|choix) sur\b|\bfait (?:confiance|le choix)\b"),
    ("loses", r"\b(?:rejet|sanctionn|boud|désavou)\w+"),
    ("chosen", r"\b(?:donn|accord|offr)\w+ (?:\w+ )?(?:l'avantage|la première place|la victoire|la majorité|une (?:\w+ )?(?:avance|majorité|victoire))\b|\bpréférence (?:à|pour|au)\b|\bfavorables? (?:à|au)\b|\bau profit d|\bà l'avantage d"),
    ("noun", r"\b(?:[Vv]ictoire|[Ss]uccès|[Tt]riomphe|[Aa]vantage|[Pp]remière place|[Cc]arton plein|[Dd]omination|[Pp]lébiscite|[Vv]ainqueur)\b|\bautre choix\b"),
    ("loses", r"\b(?:[Dd]éfaite|[Ee]chec|Échec|échec|[Rr]evers|[Dd]éroute)\b"),
    ("beats", r"\b(?:devanc(?:e|ent|ait|aient|erait|eraient|era|eront)|dépass(?:e|ent|ait|aient|erait|eraient)|bat|battent|battrait|distanc(?:e|ent|ait|aient)|surclass\w+|coiff\w+|supplant(?:e|ent|ait)|a (?:devancé|dépassé|battu|distancé|supplanté))\b"),
    ("won", r"\b(?:conserv|gard|sauv|gagn|remport|rafl|décroch|ravi|arrach|enlèv|conqui|conqué)\w*|\ba (?:pris|repris|conquis)\b"),
    ("lost", r"\bperd(?:u|ent|ait|raient|rait)?\b|\bcéd\w+|\bcèd\w+|\blaiss\w+ échapper"),
    ("leads", r"\bd'avance\b"),
    ("trails", r"\bde retard\b"),
    ("leads", r"\b[Ee]n tête\b(?! à tête)"),
    ("behind", r"\b[Dd]errière\b"),
    ("beats", r"\b[Dd]evant\b"),
)  # fmt: skip
_VERB = re.compile("|".join(f"(?P<p{i}>{words})" for i, (_, words) in enumerate(_PATTERNS)))
_ADVERBS = r"(?:(?:donc|désormais|largement|nettement|de peu|de justesse|d'une courte tête|d'extrême justesse|très|encore|toujours|aussi|également|maintenant|cette fois|clairement|assez|tous deux|ici) )*"
_ONLY_BEFORE = re.compile(
    r"\b[Ss]eul(?:e|s|es)?s?\b|\b[Uu]niquement\b|n'y a que?\b|n'y a qu'|ce n'est qu'", re.IGNORECASE
)
_EXCEPT = re.compile(r"\b(?:sauf|hormis|excepté|à l'exception d|mis à part)\b")
_NOT = re.compile(r"\b(?:ne |n')[^,;:.]*?\b(?:pas|plus|jamais|nulle part|aucun\w*|ni)\b")
_PLACES_OF = re.compile(
    r"^\s*(?:\w+ ){0,2}?(?:dans |de |d')?(?:bien )?(?:un nombre (?:moins|plus|aussi) \w+|moins|plus|autant|davantage|\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\w+) (?:de |d')?(?:bureaux|communes|villes|cantons|circonscriptions|départements)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Someone said to be ahead, or not, somewhere."""

    start: int
    end: int
    subject: tuple[Candidate, ...]
    """Who it may be; of several named together, see ``together``."""

    ahead: bool
    other: tuple[Candidate, ...] = ()
    """Over whom, or behind whom; nothing where it is everyone else."""

    places: tuple[tuple[Area, ...], ...] = ()
    """Each of them, as far as the sentence names them."""

    areas: tuple[Area, ...] = ()
    """Otherwise: one of these."""

    rounds: tuple[int, ...] = ()
    scope: Scope = ""


def lead_findings(mentions: Mentions, context: Context, ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with who is said to lead in a sentence."""
    for claim in claims(mentions, context):
        yield from _held(mentions, claim, ledger)


def claims(mentions: Mentions, context: Context) -> Iterator[Claim]:
    """Every lead that a sentence claims."""
    text = mentions.sentence.text
    spans = [(one.start, one.end) for one in mentions.who] + [
        (o.start, o.end) for o in mentions.where
    ]
    for match in _VERB.finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        way = _PATTERNS[int((match.lastgroup or "p0")[1:])][0]
        if _PLACES_OF.match(text[match.end() :]) or _not_of_people(text, match):
            continue
        claim = _claim(mentions, match, way, context)
        if claim and claim.subject:
            yield claim


def _not_of_people(text: str, match: re.Match[str]) -> bool:
    """Whether a verb is of something else: a turnout that passes another, a word of a noun."""
    word, before, after = match[0], text[: match.start()], text[match.end() :]
    if re.match(r"^\s*(?:à peine )?(?:les|la barre|\d|celle|celui|de loin celle|nos|des)\b", after):
        return bool(re.match(r"dépass|devanc|[Dd]errière|[Dd]evant", word))
    if re.search(r"\bqui $", before) and word.startswith("dépass"):
        return True
    return False


def _claim(
    mentions: Mentions,
    match: re.Match[str],
    way: Way,
    context: Context,
) -> Claim | None:
    start, end = match.start(), match.end()
    text = mentions.sentence.text
    named = [one for one in mentions.who if one.candidates or one.how == "other"]
    before = [one for one in named if one.end <= start]
    after = [one for one in named if one.start >= end]
    other: tuple[Candidate, ...] = ()
    ahead = True
    subject: Who | None
    match way:
        case "chosen" | "noun" | "loses":
            near = after[0] if after and _close(mentions, end, after[0]) else None
            if way == "chosen" and before and _person_chooses(mentions, before[-1], start):
                return None
            own = before[-1] if before and way == "noun" and not near else None
            subject, ahead = near or own, way != "loses"
            if near is None and way != "noun":
                return None
        case "beats" | "behind":
            bare = match[0].lower() in ("devant", "derrière")
            subject = (before and _subject(before, context)) or (
                None if bare else _of_before(context)
            )
            if subject is None:
                return None
            object_ = (
                after[0]
                if after
                and re.fullmatch(
                    rf"\s*{_ADVERBS}(?:à |le |la |l'|les |le binôme |la liste )*",
                    text[end : after[0].start],
                )
                else None
            )
            if object_ is None:
                if not (bare and before and before[-1].end >= start - 12):
                    return None
                subject = before[-1]
            other = object_.candidates if object_ else ()
            ahead = way == "beats"
        case "agent":
            passive = match[0].startswith(", ") or re.search(
                r"(?:\b(?:est|sont|était|étaient|serait|seraient|été|se retrouve\w*|se voit|se fait|n'est|demeure)\b[^;:.]{0,40}|^|[,:] )$",
                text[:start],
            )
            if not passive:
                return None
            agent = next(
                (
                    o
                    for o in after
                    if re.search(r"\bpar (?:l'|le |la |son |sa )?$", text[end : o.start])
                ),
                None,
            )
            other = agent.candidates if agent else ()
            first = start == 0 or text[max(0, start - 2) : start] in (", ", ": ")
            rest = [one for one in after if one is not agent and one.how != "other"]
            if first and rest and not (before and start):
                subject = rest[0]
            else:
                subject = _subject(before, context)
            ahead = False
        case "won" | "lost":
            near_place = next((one for one in mentions.where if one.start >= end), None)
            gap = text[end : near_place.start] if near_place else " . "
            small = near_place and near_place.areas[0][0].kind in (
                "place",
                "commune",
                "canton",
                "constituency",
            )
            if not small or not re.fullmatch(
                r" (?:notamment |encore |ainsi |aussi |les (?:\w+ )?bureaux (?:de vote )?d[e'] ?|la |le )*",
                gap,
            ):
                return None
            subject, ahead = _subject(before, context), way == "won"
        case _:
            subject = _subject(before, context) if not _placed_after(text, match) else None
            if subject is None or (not _in_reach(mentions, subject, start) and after):
                subject = after[0] if after else subject
            ahead = way != "trails"
            if subject and match[0].lower().endswith("devant") and after:
                gap = text[end : after[0].start]
                if re.fullmatch(rf"\s*{_ADVERBS}(?:l'|le |la |les |le binôme |la liste )*", gap):
                    other = after[0].candidates
            if subject and match[0] in ("d'avance", "de retard"):
                over = (
                    after[0]
                    if after
                    and re.fullmatch(r" sur (?:l'|le |la |son |sa )?", text[end : after[0].start])
                    else None
                )
                other = over.candidates if over else ()
                if not re.search(
                    r"\b(?:compt|possèd|dispos|pren|gard|conserv|creus|accus|affich|obtien|l'emport)\w*|\b(?:a|avait|ont|aurait)\b|^\W*$",
                    text[subject.end : start],
                ):
                    return None
    if subject is None:
        subject = _of_before(context)
    if subject is None or not subject.candidates:
        return None
    scope, ahead = _scope(text, mentions, start, end, ahead)
    named_places, areas, explicit = context.where(mentions, start, end)
    areas = context.with_seats(areas)
    listed = _list_of(mentions, scope, named_places, explicit=explicit)
    return Claim(
        start=start,
        end=end,
        subject=subject.candidates,
        ahead=ahead,
        other=other,
        places=listed,
        areas=() if listed else areas,
        rounds=context.rounds(mentions, start, end),
        scope=scope if listed else "",
    )


def _close(mentions: Mentions, end: int, who: Who) -> bool:
    gap = mentions.sentence.text[end : who.start]
    return len(gap) < 45 and not re.search(r"[;.]", gap)


def _person_chooses(mentions: Mentions, who: Who, start: int) -> bool:
    """Whether it is a person who chooses, and no place and no electors."""
    gap = mentions.sentence.text[who.end : start]
    return bool(re.fullmatch(r",? ?(?:qui )?(?:a |avait |aurait |a toujours )?", gap))


def _placed_after(text: str, match: re.Match[str]) -> bool:
    """ "En tête, Jean Jaurès": who leads is named after."""
    return match[0] == "En tête" and not text[: match.start()].strip()


def _subject(before: Sequence[Who], context: Context) -> Who | None:
    own = [one for one in before if not one.object]
    return own[-1] if own else (before[-1] if before else _of_before(context))


def _of_before(context: Context) -> Who | None:
    latest = [one for one in context.latest if one.candidates and not one.object]
    return latest[0] if latest else None


def _in_reach(mentions: Mentions, who: Who, start: int) -> bool:
    """Whether someone named before a verb may be its subject: at most two clauses away."""
    return sum(who.end <= at <= start for at in mentions.breaks) <= 3


def _scope(text: str, mentions: Mentions, start: int, end: int, ahead: bool) -> tuple[Scope, bool]:
    """Whether the places named are the only ones, or the ones left out, and whether it is denied."""
    low, high = mentions.clause(start)
    clause_before = text[low:start]
    whole = text[low : min(len(text), high + 80)]
    ne = re.search(r"(?:\bne |\bn')(?!y a)[^,;:]*$", clause_before + text[start:end])
    if ne and re.search(r"^[^;.]*?\b(?:que?|qu')(?=[ '])", text[start : end + 70]):
        return "only", ahead
    if (
        re.search(r"n'y a qu|ce n'est qu|[Ss]eul(?:e|s|es)?\b", text[max(0, low - 60) : start])
        and mentions.where
    ):
        return "only", ahead
    if re.search(r"\bpartout\b", text) and _EXCEPT.search(text):
        return "except", ahead
    if re.search(r"nulle part ailleurs|\b(?:seulement|uniquement) (?:à|au|aux|dans)\b", text):
        return "only", ahead
    if _NOT.search(whole) and ne:
        return "", not ahead
    return "", ahead


def _list_of(
    mentions: Mentions, scope: Scope, told: tuple[Where_, ...], *, explicit: bool
) -> tuple[tuple[Area, ...], ...]:
    """The places that a lead is claimed of, each one."""
    small = [one for one in mentions.where if one.areas[-1][0].kind in ("place", "commune")]
    if scope and small:
        return small[-1].areas
    if explicit and told and len(told[0].areas) > 1:
        return told[0].areas
    if explicit and told and all(own[0].kind in ("place", "commune") for own in told[0].areas):
        return told[0].areas
    return ()


def _held(mentions: Mentions, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    """A claim against the data: every place of the list, or one of the places it may be about."""
    if claim.places:
        if claim.scope:
            yield from _held_only(mentions, claim, ledger)
            return
        yield from _together(
            f
            for own in claim.places
            for f in _held_somewhere(mentions, claim, own, ledger, firm=True)
        )
        return
    yield from _held_somewhere(mentions, claim, claim.areas, ledger, firm=False)


def _together(faults: Iterator[Finding]) -> Iterator[Finding]:
    """The faults of one claim, told as one: the first of each severity says it for the others."""
    told: dict[str, Finding] = {}
    for fault in faults:
        first = told.get(fault.severity)
        says = f"{first.data_says} ; {fault.data_says}" if first else fault.data_says
        told[fault.severity] = replace(first or fault, data_says=says)
    yield from told.values()


def _held_only(mentions: Mentions, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    """ "Ne … qu'à": true of each place named, and of no other one of the department."""
    ahead = claim.ahead if claim.scope == "only" else not claim.ahead
    inner = Claim(
        start=claim.start,
        end=claim.end,
        subject=claim.subject,
        ahead=ahead,
        places=claim.places,
        rounds=claim.rounds,
    )
    faults = [
        f for p in claim.places for f in _held_somewhere(mentions, inner, p, ledger, firm=True)
    ]
    if faults:
        yield from _together(iter(faults))
        return
    named = {area for own in claim.places for area in own}
    department = next((a.department for a in named if a.department), ledger.department.code)
    for candidate in claim.subject:
        known = (
            ledger.places_led(candidate, department, ledger.round)
            if ahead
            else ledger.places_not_led(candidate, department, ledger.round)
        )
        forgotten = [figure for figure in known if figure.area not in named]
        if forgotten:
            names = ", ".join(figure.area.name for figure in forgotten)
            yield _finding(mentions, claim, f"il faut y ajouter : {names}", forgotten[0])


def _held_somewhere(
    mentions: Mentions, claim: Claim, areas: tuple[Area, ...], ledger: Ledger, *, firm: bool
) -> Iterator[Finding]:
    """True in one of the areas that may be meant, in one of the rounds, of one who may be meant."""
    verdicts = [
        verdict
        for area in areas
        for round_ in claim.rounds
        for verdict in [_verdict(claim, area, round_, ledger)]
        if verdict is not None
    ]
    if any(ok for ok, _, _ in verdicts):
        return
    if verdicts:
        _, says, figure = verdicts[0]
        yield _finding(mentions, claim, says, figure)
    elif (
        firm
        or ledger.round not in claim.rounds
        or not any(
            _verdict(claim, area, ledger.round, ledger) for area in (*ledger.usual(), FRANCE)
        )
    ):
        names = " ou ".join(dict.fromkeys(area.name for area in areas)) or "ce lieu"
        turn = claim.rounds[0] if claim.rounds else ledger.round
        yield _finding(
            mentions,
            claim,
            f"aucune source ne dit qui est en tête : {names}, tour {turn}",
            None,
            "unsourced",
        )


def _verdict(
    claim: Claim, area: Area, round_: int, ledger: Ledger
) -> tuple[bool, str, Figure | None] | None:
    """Whether a claim is true of one area and round; nothing where the data do not show it."""
    lead = ledger.lead(area, round_)
    if claim.other:
        told = [
            result
            for one in claim.subject
            for other in claim.other
            if one != other and (result := ledger.ahead(one, other, area, round_)) is not None
        ]
        if told:
            names = ", ".join(one.name for one in lead.first) or "l'ordre est l'inverse"
            return (
                any(result == claim.ahead for result in told),
                f"en tête, {area.name} : {names}",
                lead.basis,
            )
        return None
    if not lead.first:
        return None
    if claim.ahead:
        ok = len(lead.first) == 1 and lead.first[0] in claim.subject
        ok = ok or _elected(claim, area, round_, ledger)
    else:
        ok = any(one not in lead.first for one in claim.subject)
    names = ", ".join(one.name for one in lead.first)
    level = "à égalité" if len(lead.first) > 1 else "en tête"
    return ok, f"{level}, {area.name}, tour {round_} : {names}", lead.basis


def _elected(claim: Claim, area: Area, round_: int, ledger: Ledger) -> bool:
    status = ledger.status(area, round_)
    won = {*status.get("elected", ()), *status.get("elected_by_age", ())}
    return bool(won & set(claim.subject))


def _finding(
    mentions: Mentions,
    claim: Claim,
    says: str,
    figure: Figure | None,
    severity: Literal["contradiction", "unsourced"] = "contradiction",
) -> Finding:
    return Finding(
        kind="lead",
        severity=severity,
        line=mentions.sentence.line_at(claim.start),
        found=excerpt(mentions, claim.start, claim.end, 60),
        data_says=says,
        trace=str(figure.where) if figure else "",
        source=figure.source.name if figure else "",
    )
