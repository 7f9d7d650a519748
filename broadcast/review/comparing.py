"""More, less, as much: the sign of each comparison against that of the data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.review.derived import against_areas, changes
from broadcast.review.findings import Finding
from broadcast.review.ledger import FRANCE
from broadcast.review.scores import excerpt
from broadcast.review.text import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Area, Candidate, Comparison
    from broadcast.review.context import Context
    from broadcast.review.findings import Severity
    from broadcast.review.ledger import Ledger
    from broadcast.review.mentions import Mentions

Of = Literal["voters", "abstention", "places_led", "share", "shares"]

_UP = (
    r"\b(?:plus|davantage|mieux) vot\w+|"
    r"\bplus (?:important|eleve|grand)e?s?\b|"
    r"\bfai(?:t|sait|sant) (?:encore |un peu |bien |nettement |meme )?mieux\b|"
    r"en (?:\w+ )?(?:hausse|progression|augmentation)|\b(?:\w+ )?hausse d|^(?:\w+ )?hausse\b|\bprogress\w+|\baugment\w+"
    r"|\bbond\w*|\bgrimp\w+|\bplus nombreu\w+|\bplus (?:de|d')|\bplus que?\b|\bplus qu'|\bmieux que?\b|\bmieux qu'"
    r"|\bdavantage\b|\bsuperieure?s?\b|\bdepass\w+(?= (?:de loin )?(?:celle|celui|la|le|les|l'))|\bplus (?:forte|elevee|haute)s?\b"
    r"|\bprogres\b|\bcroissance\b|\brebond\w*|\bplus fort\b|\bsursaut\b|\bau-dessus d|\bs'ameliore"
)
_DOWN = (
    r"\bmoins vot\w+|"
    r"\bmoins (?:important|eleve|grand)e?s?\b|"
    r"\bfai(?:t|sait|sant) (?:encore |un peu |bien |nettement )?moins bien\b|"
    r"en (?:\w+ )?(?:baisse|recul|repli|chute|diminution)|\b(?:\w+ )?baisse d|^(?:\w+ )?baisse\b|\bbaiss\w+|\brecul\w*"
    r"|\bchut\w+|\bdiminu\w+|\bmoins nombreu\w+|\bmoins (?:de|d')|\bmoins que?\b|\bmoins qu'|\bmoins bien\b"
    r"|\binferieure?s?\b|\breste\w* sous\b|\bs'effondr\w+|\bmoins (?:forte|elevee|haute)s?\b|\brepli\b|\bregress\w+"
    r"|\ben dessous d|\bau-dessous d|\beffondrement\b|\bdegringol\w+|\bs'erode|\bsous celle\b"
)
_SAME = (
    r"\bstables?\b|\bstabilite\b|\bautant\b|\bcomparables?\b|\begal(?:e|ent)?\b(?!ite)|\bsimilaires?\b|\bsemblables?\b"
    r"|\bidentiques?\b|\bpas de changement\b|\bne bouge guere\b|\binchangee?s?\b|\baussi nombreu\w+|\bequivalente?s?\b"
    r"|\bcomme (?:le reste|partout|ailleurs)\b|\bmeme (?:tendance|niveau|verdict)\b"
)
_UNLIKE = re.compile(
    r"\b(?:differente?s?|contrastee?s?|opposee?s?|inverses?|eloignee?s?|divergen\w+)\b"
)
_SIGNS = re.compile(f"(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<same>{_SAME})", re.IGNORECASE)
_VOTERS = re.compile(
    r"\bparticipation\b|\bmobilisation\b|\baffluence\b|\bvotants?\b|\ba vot(?:e|er)\b|\bvoter\b|\bont vote\b"
    r"|\bse sont (?:deplaces|rendus)|\belecteurs\b|\bce chiffre\b|\bnombre de votants\b|\baux urnes\b|\bon a vote\b"
)
_ABSTENTION = re.compile(r"\babstention\b|\babstentionnistes\b")
_PLACES = re.compile(r"\b(?:bureaux|communes|cantons|villes)\b")
_SCORES = re.compile(r"\b(?:scores?|resultats?|tendances?|vote)\b")
_OF_A_SCORE = re.compile(
    r"(?:progress|augment|grimp|bond|recul|baiss|chut|s'effondr|degringol|mieux|moins bien|plus qu|moins qu|fai)"
)
_BEHIND = re.compile(
    r"\b(?:deuxieme|seconde?|derriere|batt?ue?s?|(?:est|sont) (?:\w+ )?(?:devance|depasse)e?s?)\b[^,;:]*$"
)
_FIGURED = re.compile(
    r"^ (?:de |d')?(?:\d|la moitie|deux tiers|trois quarts|un (?:tiers|quart|million)|\w+ (?:millions?|mille|cents?)\b)"
)
_THAN = re.compile(r"\b(?:que|qu'|a|au|par rapport a|par rapport au|depuis|contre)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A comparison that the data bear out: its sign, and with what."""

    of: Of
    area: Area
    sign: int
    candidate: Candidate | None
    than: str
    """Folded, without its article; "premier tour" for the round before."""

    told: str
    trace: str
    source: str


def trends(ledger: Ledger) -> list[Trend]:
    """Every comparison of the data: those published, and those that two figures show."""
    found = [_published(one) for one in ledger.election.comparisons]
    pairs: tuple[tuple[str, Of], ...] = (
        ("voters", "voters"),
        ("turnout", "voters"),
        ("abstention", "abstention"),
        ("share", "share"),
    )
    for kind, of in pairs:
        for change, entry in changes(ledger, kind, ledger.areas, None, percent=False):
            sign = (change > 0) - (change < 0)
            found.append(
                Trend(
                    of=of,
                    area=entry.area,
                    sign=sign,
                    candidate=entry.candidate,
                    than="premier tour",
                    told=f"{entry.told}, {'plus' if sign > 0 else 'moins' if sign else 'autant'} qu'au tour d'avant",
                    trace=str(entry.figure.where),
                    source=entry.figure.source.name,
                )
            )
    return found


def _published(one: Comparison) -> Trend:
    sign = {"much_more": 1, "more": 1, "same": 0, "less": -1}[one.relation]
    of: Of = {"voters": "voters", "places_led": "places_led", "shares": "shares"}[one.of]  # type: ignore[assignment]
    words = {"much_more": "bien plus", "more": "plus", "same": "autant", "less": "moins"}[
        one.relation
    ]
    who = f"{one.candidate.name}, " if one.candidate else ""
    return Trend(
        of=of,
        area=one.area,
        sign=sign,
        candidate=one.candidate,
        than=bare(one.than),
        told=f"{who}{one.area.name} : {words} que {one.than}",
        trace=str(one.where),
        source=one.source.name,
    )


def bare(than: str) -> str:
    """What one compares with, folded and without its article.

    >>> bare("la primaire de 2011"), bare("le premier tour")
    ('primaire de 2011', 'premier tour')
    """
    return re.sub(r"^(?:la |le |les |l')", "", fold(plain(than)).lower())


def comparison_findings(
    mentions: Mentions, context: Context, ledger: Ledger, known: list[Trend]
) -> Iterator[Finding]:
    """What is wrong with the comparisons of a sentence."""
    text = mentions.sentence.folded
    unlike = _UNLIKE.search(text)
    if unlike and _SCORES.search(text) and not mentions.who:
        yield from _alike(mentions, unlike, context, ledger, known)
    for match in _SIGNS.finditer(text):
        if _FIGURED.match(text[match.end() :]) and re.match(
            r"plus|moins|au-d|en des", match[0].lower()
        ):
            continue  # "plus de la moitié": told with its figure
        sign = {"up": 1, "down": -1, "same": 0}[match.lastgroup or "same"]
        yield from _held(mentions, match, sign, context, ledger, known)


def _alike(
    mentions: Mentions,
    match: re.Match[str],
    context: Context,
    ledger: Ledger,
    known: list[Trend],
) -> Iterator[Finding]:
    _, areas, _ = context.where(mentions, match.start(), match.end())
    areas = _wide(mentions, "shares", areas, ledger)
    for trend in known:
        if trend.of == "shares" and trend.sign == 0 and trend.area in areas:
            yield _finding(mentions, match, "contradiction", trend)


def _held(
    mentions: Mentions,
    match: re.Match[str],
    sign: int,
    context: Context,
    ledger: Ledger,
    known: list[Trend],
) -> Iterator[Finding]:
    text = mentions.sentence.folded
    of, people = _subject(mentions, match, context, known)
    if of is None:
        return
    _, areas, explicit = context.where(mentions, match.start(), match.end())
    areas = _wide(mentions, of, areas, ledger)
    own = [one for one in known if one.of == of]
    if of == "abstention" and not own:
        own, sign = [one for one in known if one.of == "voters"], -sign
    if of == "places_led" and _BEHIND.search(text[: match.start()]):
        sign = -sign  # behind in more places is ahead in fewer
    if of == "share":
        yield from _of_share(mentions, match, sign, people, areas, ledger, own)
        return
    if people:
        own = [one for one in own if one.candidate is None or one.candidate in people]
        if of == "places_led" and not own:
            yield _finding(mentions, match, "unsourced", None)
            return
    here = [one for one in own if one.area in areas]
    if not here and not explicit:
        here = [one for one in own if one.area in (ledger.department, ledger.region)]
    than = _than(text, match, known, ledger)
    if than is not None:
        here = [one for one in here if one.than == than]
    elif here and any(one.than == "premier tour" for one in here):
        here = [one for one in here if one.than == "premier tour"]
    if any(one.sign == sign for one in here):
        return
    yield _finding(
        mentions, match, "contradiction" if here else "unsourced", here[0] if here else None
    )


def _wide(mentions: Mentions, of: Of, areas: tuple[Area, ...], ledger: Ledger) -> tuple[Area, ...]:
    """The area compared: not the places that are named beside it, nor France that it is like."""
    if of == "shares":
        named = tuple(area for one in mentions.where for area in one.every)
        return tuple(area for area in (named or areas) if area != FRANCE)
    if of != "places_led":
        return areas
    codes = {ledger.department_of(area) for area in areas}
    wide = (area for area in (*ledger.areas, ledger.department) if area.kind == "department")
    return tuple(area for area in wide if area.code in codes) or areas


def _of_share(
    mentions: Mentions,
    match: re.Match[str],
    sign: int,
    people: tuple[Candidate, ...],
    areas: tuple[Area, ...],
    ledger: Ledger,
    own: list[Trend],
) -> Iterator[Finding]:
    """A candidate's share against the round before, or against France or the region."""
    text = mentions.sentence.folded[match.end() :]
    wider = re.search(r"national|France|pays|region|departement", text) or match[
        0
    ].lower().startswith("fai")
    if re.search(r"premier tour|tour precedent", text) or not wider:
        here = [one for one in own if one.candidate in people and one.area in areas]
    else:
        here = [
            Trend(
                of="share",
                area=entry.area,
                sign=(gap > 0) - (gap < 0),
                candidate=entry.candidate,
                than="",
                told=entry.told,
                trace=str(entry.figure.where),
                source=entry.figure.source.name,
            )
            for gap, entry in against_areas(
                ledger, [a for a in areas if a != FRANCE] or ledger.usual(), people
            )
        ]
    if here and not any(one.sign == sign for one in here):
        yield _finding(mentions, match, "contradiction", here[0])


def _subject(
    mentions: Mentions, match: re.Match[str], context: Context, known: list[Trend]
) -> tuple[Of | None, tuple[Candidate, ...]]:
    """What is compared, and whose it is."""
    text = mentions.sentence.folded
    low, high = mentions.clause(match.start())
    clause, after = text[low:high], text[match.end() : match.end() + 40]
    named = [one for one in mentions.who if one.candidates]
    if _ABSTENTION.search(text):
        return "abstention", ()
    if re.match(r" ?(?:de )?(?:\w+ )?(?:bureaux|communes|cantons|villes)\b", after) and (
        named or context.latest
    ):
        before = [one for one in named if one.end <= match.start()] or named
        people = before[-1].candidates if before else context.latest[0].candidates
        return "places_led", people
    if match.lastgroup == "same" and re.search(
        r"\bscores?\b|\bresultats?\b|\bcomme le reste\b|\bmeme tendance\b", text
    ):
        return ("shares", ()) if not named else (None, ())
    if (
        "vot" in match[0].lower()
        or _VOTERS.search(clause)
        or re.match(r" ?(?:\w+ )?(?:votants|electeurs|participants)\b", after)
    ):
        return "voters", ()
    if _VOTERS.search(text) and not [one for one in named if low <= one.start < high]:
        return "voters", ()
    inside = [one for one in named if one.end <= match.start()]
    if inside and match.lastgroup != "same":
        verb = _OF_A_SCORE.match(match[0].lower())
        return ("share", inside[-1].candidates) if verb else (None, ())
    if not named and context.counts in ("voters", "registered") and _THAN.search(after[:12]):
        return "voters", ()
    said = text[match.end() :].lower()
    if not named and any(
        one.than in said for one in known if one.of == "voters" and one.than != "premier tour"
    ):
        return "voters", ()
    if (
        not named
        and context.counts == "voters"
        and re.match(
            r"mieux|autant|superieur|inferieur|comparable|egal|plus que|moins que", match[0].lower()
        )
    ):
        return "voters", ()
    return None, ()


def _than(text: str, match: re.Match[str], known: list[Trend], ledger: Ledger) -> str | None:
    """With what: one of the data's, or something that they do not know; nothing where it is unsaid."""
    after = text[match.end() :].lower()
    stated = re.match(
        r"[^,;:.]{0,40}?\b(?:que?|qu'|a celle|a celui|celle|celui|par rapport|depuis|lors|au) ?(?P<rest>[^;:]*)",
        after,
    )
    named = [one.than for one in known if one.than in after]
    if named:
        return max(named, key=len)
    turn = re.search(r"\b(premier|second|deuxieme) tour\b", after)
    if turn:
        return "premier tour" if turn[1] == "premier" and ledger.round > 1 else "?"
    if not stated:
        return None
    rest = stated["rest"]
    nouns = r"primaire|election|presidentielle|legislatives|municipales|europeennes|regionales|departementales|senatoriales|scrutin|\b(?:19|20)\d\d\b|referendum"
    return "?" if re.search(nouns, rest) and not re.match(r"\s*(?:a )?la presente", rest) else None


def _finding(
    mentions: Mentions, match: re.Match[str], severity: Severity, trend: Trend | None
) -> Finding:
    return Finding(
        kind="comparison",
        severity=severity,
        line=mentions.sentence.line_at(match.start()),
        found=excerpt(mentions, match.start(), match.end(), 60),
        data_says=trend.told if trend else "aucune source ne compare ainsi",
        trace=trend.trace if trend else "",
        source=trend.source if trend else "",
    )
