"""Who is elected, goes on to the next round, is out or withdraws: held against the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from broadcast.model.election import ElectionKind
from broadcast.review.findings import Finding
from broadcast.review.ledger import FRANCE
from broadcast.review.scores import excerpt
from broadcast.review.text import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.election import Area, Candidate, Figure
    from broadcast.review.context import Context
    from broadcast.review.findings import Severity
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions, Who

State = Literal["elected", "qualified", "out", "withdrawn", "tie", "alone", "age"]

_STATES: tuple[tuple[State, str], ...] = (
    ("age", r"au benefice de l'age|c'est l'age qui|tranchee? par l'age|plus agee?\b"),
    ("withdrawn", r"\bse retir\w+|\bretrait d|\bse desist\w+|\brenonc\w+|\bjett?e\w* l'eponge|\bchoisi de se retirer"),
    ("out", r"\belimine\w*|\bne (?:passe\w*|se qualifie\w*|sont pas qualifie\w*|est pas qualifie\w*) ?(?:pas)?\b|n'est pas qualifie"
            r"|\bs'arrete la pour|\bfin de parcours pour|\bse jouera sans|\bpas de second tour pour"),
    ("qualified", r"\bqualifi\w+|\bs'affront\w+|\bopposer\w*|\boppose\b|\bduels?\b|\btriangulaires?\b|\bquadrangulaires?\b"
                  r"|\bse retrouv\w+ (?:au|pour le) second tour|\bse jouera entre|\bfinale\b|\bse maintien\w+|\ben ballottage"
                  r"|\bacced\w+ au second tour|\biront au second tour|\bse hiss\w+ au second tour|\bsecond tour[^.;]{0,25} : ce sera"),
    ("tie", r"\ba egalite\b|\begalite\b|\bex aequo\b|\bjeu egal\b|\bdepartager\b|\bdans un mouchoir\b"),
    ("alone", r"\bseule?s? (?:en lice|candidate?s?|a se presenter)|\bsans (?:concurrent|adversaire)|\b(?:pas de|aucun) (?:concurrent|adversaire)"),
    ("elected", r"\b(?:est|sont|serait|seraient|sera|seront|a ete|ont ete|donnee?s?|etait|etaient) (?:\w+ ){0,3}?(?:re)?elue?s?\b"
                r"|\b(?:re)?elue?s? (?:des|au|en|a|avec|d'emblee|depute|maire|senat)|\bles \w+ elus (?:sont|seraient)"
                r"|\belus \w[^:]{0,30} : |\bsieges? [^.;]{0,40}\brev(?:ien|iendr|iendraien)\w+ (?:\w+ )?a\b"
                r"|\bdevien\w+ (?:le |la |l')?(?:nouve\w+ )?(?:maire|deputee?|senat\w+|president\w*|candidate?)"),
)  # fmt: skip
_INVESTED = (
    r"\bport\w+ les couleurs\b|\brepresenter\w* (?:la|le|les|l'|son)\b|\bvainqueur de la primaire\b"
    r"|\bcandidate? (?:[\w']+ ){0,8}a (?:la|l'election) presidentielle\b|\binvestie?\b"
)
_NUMBERS = {"duel": 2, "triangulaire": 3, "quadrangulaire": 4}
_MATCHES = re.compile(r"\b(?:duel|triangulaire|quadrangulaire)s?\b", re.IGNORECASE)
_WINS = re.compile(
    r"\bl'emport\w+|\bs'impos\w+|\bremport\w+|\b[Vv]ictoire\b|\bgagne(?:nt)?\b(?! du| \d)"
)
_FUTURE = re.compile(r"\bpour l'emporter|avant de l'emporter|victoire possible")


def outcome_findings(mentions: Mentions, context: Context, ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with who is said to be elected, qualified, out or withdrawn."""
    text = mentions.sentence.folded
    seen: set[State] = set()
    for state, pattern in _STATES:
        match = re.search(pattern, text, re.IGNORECASE)
        if (
            not match
            or (state == "elected" and "age" in seen)
            or (state == "qualified" and seen & {"out", "withdrawn"})
        ):
            continue
        seen.add(state)
        yield from _held(mentions, match, state, context, ledger)
        for other in _MATCHES.finditer(text, match.end()):
            if state == "qualified":
                yield from _held(mentions, other, state, context, ledger)
    yield from _prize(mentions, context, ledger)
    won = _WINS.search(text)
    if won and not _FUTURE.search(text) and "elected" not in seen and "age" not in seen:
        yield from _won_too_soon(mentions, won, context, ledger)


def _held(
    mentions: Mentions, match: re.Match[str], state: State, context: Context, ledger: Ledger
) -> Iterator[Finding]:
    start, end = match.span()
    people = _people(mentions, state, start, end, context)
    places, areas, _ = context.where(mentions, start, end)
    areas = context.with_seats(areas)
    known = [area for area in areas if _settled(ledger, area, state)]
    if not known:
        known = [area for area in (*ledger.usual(), ledger.region) if _settled(ledger, area, state)]
        if any(not set(context.with_seats(place.every)) & set(known) for place in places):
            known = []
    wrong_round = _wrong_round(mentions, state, start, end, ledger)
    if wrong_round:
        yield _finding(mentions, start, end, "contradiction", wrong_round, None)
        return
    if not known:
        if people and state in ("elected", "withdrawn", "age"):
            yield from _unknown(mentions, start, end, state, people, areas, ledger)
        elif people and state == "tie":
            yield _finding(
                mentions, start, end, "unsourced", "aucune source ne montre cette égalité", None
            )
        return
    faults = [_fault(mentions, state, match[0].lower(), people, area, ledger) for area in known]
    if all(faults):
        fault = faults[0]
        if fault:
            yield _finding(mentions, start, end, "contradiction", *fault)


def _settled(ledger: Ledger, area: Area, state: State) -> bool:
    """Whether the data say anything of that kind about an area."""
    if state == "tie":
        return bool(ledger.lead(area, ledger.round).first)
    if state == "alone":
        return bool(ledger.standing(area, ledger.round))
    return bool(ledger.status(area, ledger.round))


def _people(
    mentions: Mentions, state: State, start: int, end: int, context: Context
) -> tuple[Who, ...]:
    """Those of whom it is said: all who are named together before the words, or after them."""
    named = [one for one in mentions.who if one.candidates and one.how != "other"]
    text = mentions.sentence.folded
    if state in ("qualified", "out", "tie"):
        after = _run([one for one in named if one.start >= end], text)
        before = _run([one for one in named if one.end <= start][::-1], text)[::-1]
        if state == "qualified" and re.search(
            r"\b(?:duels?|angulaires?|oppos\w*|entre|finale)\b", text[start:]
        ):
            return tuple(after or before)
        return tuple(before or after)
    subjects = [one for one in named if one.end <= start and not one.object]
    if subjects:
        run = _run(subjects[::-1], text)
        return tuple(run[::-1])
    after = [one for one in named if one.start >= end]
    if after:
        return tuple(_run(after, text))
    latest = [one for one in context.latest if one.candidates and not one.object]
    return tuple(latest[:1])


def _run(people: Sequence[Who], text: str) -> list[Who]:
    """People listed one beside the other, with their scores perhaps: "A à 3 %, B et C"."""
    run: list[Who] = []
    for one in people:
        if run:
            low, high = sorted((run[-1], one), key=lambda who: who.start)
            gap = text[low.end : high.start]
            listed = re.fullmatch(
                r"(?:,? (?:conduite|menee|emmenee) par|,? ?(?:et|ou|a|contre)? ?|, ?|(?:,? (?:a|avec) [\d ,]+(?:%|voix|sieges?))?(?:,| et) ?)"
                r"(?: ?(?:la|le|l'|au|a la|a|binome|liste|et|a l'))*\s*",
                gap,
            )
            if not listed:
                break
        run.append(one)
    return run


def _fault(
    mentions: Mentions, state: State, words: str, people: Sequence[Who], area: Area, ledger: Ledger
) -> tuple[str, Figure | None] | None:
    """What the data say instead, if they do."""
    status = ledger.status(area, ledger.round)
    won = {*status.get("elected", ()), *status.get("elected_by_age", ())}
    going, gone = set(status.get("qualified", ())), set(status.get("withdrawn", ()))
    match state:
        case "elected":
            wrong = [one for one in people if not set(one.candidates) & won]
            says = (
                f"élus, {area.name} : {_names(won)}" if won else f"personne n'est élu, {area.name}"
            )
        case "age":
            by_age = set(status.get("elected_by_age", ()))
            subject = people[0:1]
            wrong = [one for one in subject if not set(one.candidates) & by_age and len(people) < 2]
            wrong = wrong if by_age else list(people[:1])
            says = f"au bénéfice de l'âge, {area.name} : {_names(by_age) or 'personne'}"
        case "qualified":
            wrong = [one for one in people if not set(one.candidates) & (going | gone)]
            says = f"qualifiés, {area.name} : {_names(going) or 'personne'}"
            number = next((n for word, n in _NUMBERS.items() if words.startswith(word)), 0)
            if number and going and len(going) != number:
                return says, None
            if not going and won:
                return f"élus, {area.name} : {_names(won)}", None
            if number and people and not wrong and len(people) > 1:
                said = {c for one in people for c in one.candidates if c in going}
                if going - said:
                    return says, None
        case "out":
            wrong = [one for one in people if set(one.candidates) & (going | won)]
            says = f"qualifiés, {area.name} : {_names(going or won)}"
        case "withdrawn":
            wrong = [one for one in people if not set(one.candidates) & gone]
            says = f"retirés, {area.name} : {_names(gone) or 'personne'}"
        case "tie":
            first = ledger.lead(area, ledger.round).first
            level = len(first) > 1 or bool(status.get("elected_by_age"))
            wrong = [
                one
                for one in people
                if level and len(first) > 1 and not set(one.candidates) & set(first)
            ]
            if level and not wrong:
                return None
            lead = ledger.lead(area, ledger.round)
            return f"en tête, {area.name} : {_names(first)}", lead.basis
        case _:
            alone = len(ledger.standing(area, ledger.round)) == 1
            return None if alone else (f"plusieurs candidats, {area.name}", None)
    if not wrong:
        return None
    figure = next(
        (
            f
            for one in (*won, *going, *gone)
            if (f := ledger.status_figure(one, area, ledger.round))
        ),
        None,
    )
    return says, figure


def _unknown(
    mentions: Mentions,
    start: int,
    end: int,
    state: State,
    people: Sequence[Who],
    areas: tuple[Area, ...],
    ledger: Ledger,
) -> Iterator[Finding]:
    """Elected, where nobody said so: true of the leader of the last round, if of anyone."""
    if state == "elected" and len(ledger.election.rounds) == ledger.round:
        leads = [ledger.lead(area, ledger.round) for area in areas]
        if any(set(one.candidates) & set(lead.first) for one in people[:1] for lead in leads):
            return
        lead = next((one for one in leads if one.first), None)
        if lead:
            yield _finding(
                mentions, start, end, "contradiction", f"en tête : {_names(lead.first)}", lead.basis
            )
            return
    yield _finding(mentions, start, end, "unsourced", "aucune source ne le dit", None)


def _wrong_round(mentions: Mentions, state: State, start: int, end: int, ledger: Ledger) -> str:
    """A qualification for a round that is past, an election in a round that is not that of the day."""
    last = len(ledger.election.rounds)
    for turn in mentions.rounds:
        if (
            not turn.said
            or not mentions.same_clause(turn.start, max(start, end - 1))
            and state != "qualified"
        ):
            continue
        text = mentions.sentence.folded[: turn.start]
        if (
            state == "elected"
            and turn.round != ledger.round
            and re.search(r"(?:\bau|\bdes le|\bdu) $", text)
        ):
            return f"les résultats sont ceux du tour {ledger.round}"
        meant = re.search(r"(?:\bpour le|\bau|\bpasse\w* le) $", text)
        if (
            state == "qualified"
            and turn.round <= ledger.round
            and meant
            and re.search(r"pour le $", text)
        ):
            return (
                f"il s'agit du tour {ledger.round + 1}"
                if ledger.round < last
                else "il n'y a plus de tour après"
            )
        near = abs(turn.start - end) < 60 and re.search(r"\bau $", text)
        runoff = re.search(
            r"affront|se retrouv|s'opposer|iront|acced", mentions.sentence.folded[start:end]
        )
        if state == "qualified" and near and runoff and turn.round <= ledger.round < last:
            return f"il s'agit du tour {ledger.round + 1}"
    return ""


def _prize(mentions: Mentions, context: Context, ledger: Ledger) -> Iterator[Finding]:
    """Who is said to become what the election gives."""
    text = mentions.sentence.folded
    words = fold(plain(ledger.election.prize)).lower()
    stem = re.sub(r"^(?:l'|le |la )?(?:candidate?|president\w*|maire|chef\w*) ?", "", words)
    head = re.search(r"\b(?:candidate?|president\w*|maire|chef\w*)\b", words)
    patterns = [rf"\b{re.escape(head[0][:8])}\w* {re.escape(stem)}"] if head and stem else []
    if ledger.one_winner:
        patterns.append(r"\bpresidente? de la republique\b|\ba l'elysee\b|\bl'elysee revien\w+ a\b")
    if ledger.election.kind is ElectionKind.PRIMAIRE:
        patterns.append(_INVESTED)
    for pattern in patterns:
        match = re.search(pattern, text.lower())
        if not match or re.search(
            r"\b(?:ancienn?e?|ex) $|\bpour la $", text[: match.start()].lower()
        ):
            continue
        named = [one for one in mentions.who if one.candidates and one.how != "other"]
        before = [one for one in named if one.end <= match.start() and not one.object]
        after = [one for one in named if one.start >= match.end()]
        who = before[-1] if before else (after[0] if after else None)
        if who is None:
            latest = [one for one in context.latest if one.candidates]
            who = latest[0] if latest and re.search(r"\b(?:il|elle)\b", text) else None
        lead = ledger.lead(FRANCE, ledger.round)
        if who and lead.first and not set(who.candidates) & set(lead.first):
            yield _finding(
                mentions,
                match.start(),
                match.end(),
                "contradiction",
                f"en tête, France : {_names(lead.first)}",
                lead.basis,
            )


def _won_too_soon(
    mentions: Mentions, match: re.Match[str], context: Context, ledger: Ledger
) -> Iterator[Finding]:
    """A seat said to be won where the data know only who goes on."""
    _, areas, _ = context.where(mentions, match.start(), match.end())
    for area in areas[:1]:
        status = ledger.status(area, ledger.round)
        if (
            status.get("qualified")
            and not status.get("elected")
            and not status.get("elected_by_age")
        ):
            names = _names(status["qualified"])
            yield _finding(
                mentions,
                match.start(),
                match.end(),
                "contradiction",
                f"second tour, {area.name} : {names}",
                None,
            )


def _names(people: Sequence[Candidate] | set[Candidate] | tuple[Candidate, ...]) -> str:
    return ", ".join(sorted(one.name for one in people))


def _finding(
    mentions: Mentions, start: int, end: int, severity: Severity, says: str, figure: Figure | None
) -> Finding:
    return Finding(
        kind="outcome",
        severity=severity,
        line=mentions.sentence.line_at(start),
        found=excerpt(mentions, start, end, 60),
        data_says=says,
        trace=str(figure.where) if figure else "",
        source=figure.source.name if figure else "",
    )
