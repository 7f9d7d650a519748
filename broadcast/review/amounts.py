"""The figures of a sentence: what each counts, how exactly it is said, where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.french.reading import Number, read_numbers
from broadcast.review.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from broadcast.review.text import Sentence

_RELATION = re.compile(
    r"(?P<words>(?:un peu|legerement|a peine|beaucoup|bien|nettement|largement) (?:plus|moins) d[e']"
    r"|(?:plus|moins) d[e'](?=[ ']?)|pres d[e']|presque|quasiment|pratiquement|pas loin d[e']|environ"
    r"|autour d[e']s?|autour des|quelque|au moins|au plus|a peine|frol\w+(?: les| la barre des)?"
    r"|depass\w+ a peine(?: les)?|depass\w+(?: les| la barre des)?|franchi\w* (?:les|la barre des)"
    r"|atteint(?: les)?|atteignent(?: les)?|(?:au-dessus|au-dela) d[e'][s]?|(?:au-dessous|en dessous) d[e'][s]?"
    r"|sous (?:les|la barre des)|superieure? a|inferieure? a|seulement|exactement|precisement)"
    r"(?: les| la barre des)? ?$",
    re.IGNORECASE,
)
_SAID_AS = (
    (r"un peu plus|legerement plus|a peine plus", "un peu plus de"),
    (r"un peu moins|legerement moins|a peine moins", "un peu moins de"),
    (r"depass\w+ a peine", "dépasse à peine les"),
    (
        r"(?:bien|beaucoup|nettement|largement) plus|plus|depass|franchi|au-dessus|au-dela|superieur",
        "plus de",
    ),
    (
        r"(?:bien|beaucoup|nettement|largement) moins|moins|sous|dessous|inferieur|au plus",
        "moins de",
    ),
    (r"pres|presque|quasiment|pratiquement|pas loin|frol", "près de"),
    (r"environ|autour|quelque", "environ"),
    (r"au moins", "au moins"),
    (r"a peine", "à peine"),
)
_NAMED_SHARE = re.compile(
    r"\b(?P<words>la moitie|(?:le|un|deux) tiers|(?:un|le|trois) quarts?|un cinquieme|un dixieme"
    r"|la quasi-totalite|(?:la|une) (?:courte |large )?majorite(?= (?:absolue )?des (?:voix|suffrages|votes))"
    r"|(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf) (?:electeur|electrice|votant|habitant|inscrit|voix|suffrage"
    r"|bulletin|francais|personne)s? sur (?:deux|trois|quatre|cinq|dix))\b",
    re.IGNORECASE,
)
_MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
).split()
_TAILS: tuple[tuple[str, str], ...] = (
    ("percent", r"(?:%|pour cent\b)"),
    ("points", r"points?\b(?! sur )"),
    ("clock", r"(?:h\b|h(?=\d)|heures?\b)"),
    ("time", r"(?:minutes?|secondes?|jours?|semaines?|mois|ans|annees?)\b"),
    ("date", rf"(?:er )?(?:{'|'.join(_MONTHS)})\b"),
    ("frequency", r"(?:FM|MHz|megahertz)\b"),
    ("valid", r"(?:suffrages |votes |bulletins )?(?:exprimes?|valables?)\b"),
    ("blank_and_spoiled", r"(?:bulletins? |votes? )?blancs? (?:et|ou) nuls?\b"),
    ("blank", r"(?:bulletins? |votes? )?blancs?\b"),
    ("spoiled", r"(?:bulletins? |votes? )?nuls?\b"),
    ("votes", r"(?:d'|de )?(?:voix|suffrages?|votes?|bulletins?)\b"),
    ("registered", r"(?:d'|de )?(?:electeurs |electrices et electeurs |personnes )?inscrite?s?\b"),
    ("abstained", r"(?:d'|de )?abstentionnistes?\b"),
    ("voters", r"(?:d'|de )?(?:votants?|participants?)\b"),
    ("people", r"(?:d'|de )?(?:electeurs?|electrices?|personnes|citoyens|[A-Z]\w+(?:ais|ois|ens|ains)\b)"),
    ("seats", r"(?:d'|de )?(?:sieges?|elu(?:e)?s?|mandats?|fauteuils?|conseillers?|deputee?s?|eurodeputee?s?"
              r"|senateurs?|senatrices?)\b"),
    ("places", r"(?:d'|de )?(?:bureaux?(?: de vote)?|communes?|villes?|localites?|cantons?|circonscriptions?"
               r"|lieux)\b"),
    ("standing", r"(?:listes?|candidate?s?|binomes?|finalistes?|pretendants?|qualifiee?s?)\b"),
    ("rounds", r"tours?\b"),
    ("rank", r"(?:er|re|ere|e|eme|nd|nde)\b"),
)  # fmt: skip
_TAIL = re.compile(
    r" ?(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _TAILS) + ")",
)
_APART = re.compile(
    r"(?:d'|de )?(?:voix |points? )?(?P<gap>d'avance|d'ecart|de difference|de retard|de plus|de moins"
    r"|de mieux|separ\w+|d'avantage|pres\b)|(?:les|le) separ\w+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One figure as it is said."""

    start: int
    """Where the figure begins, with "près de" before it."""

    end: int
    """Where it ends, with its unit."""

    number: Number | None
    """Nothing where a share is named: "la moitié"."""

    phrase: str
    """The figure with its relation and unit, as `says_true` reads it."""

    kind: str
    """What it counts, as far as the sentence tells; empty where it does not."""

    relation: str = ""
    value: Fraction | None = None


def read_amounts(sentence: Sentence, taken: Iterable[tuple[int, int]] = ()) -> tuple[Amount, ...]:
    """The figures of a sentence, outside of names; articles, clocks and ranks left out."""
    spans = list(taken)
    found: list[Amount] = []
    folded = sentence.folded
    for match in _NAMED_SHARE.finditer(folded):
        spans.append(match.span())
        found.append(_named_share(sentence, match))
    for number in read_numbers(sentence.text):
        if any(number.start < end and start < number.end for start, end in spans):
            continue
        amount = _amount(folded, number)
        if amount:
            found.append(amount)
    found.sort(key=lambda one: one.start)
    return tuple(_with_inherited(found, folded))


def _named_share(sentence: Sentence, match: re.Match[str]) -> Amount:
    start, relation = _relation(sentence.folded, match.start())
    words = sentence.text[match.start() : match.end()].lower()
    return Amount(
        start=start,
        end=match.end(),
        number=None,
        phrase=f"{relation} {words}".strip(),
        kind="percent",
        relation=relation,
    )


def _amount(folded: str, number: Number) -> Amount | None:
    tail = _TAIL.match(folded, number.end)
    kind = tail.lastgroup or "" if tail else ""
    before = folded[: number.start]
    if number.alone and not _counts_one(kind, folded, number, tail):
        return None
    if (
        not number.in_words
        and re.search(r"(?:^|\W)[A-Z][A-Za-z]+ $", before)
        and _part_of_name(folded, number)
    ):
        return None
    if kind == "" and not number.in_words and _is_year(folded, number):
        kind = "year"
    if kind == "" and re.match(r" ?h ?\d|:\d\d", folded[number.end :]):
        kind = "clock"
    if kind == "" and re.search(r"\b\d{1,2} ?(?:h|heures?) $", before):
        kind = "clock"
    start, relation = _relation(folded, number.start)
    end = tail.end() if tail else number.end
    unit = " %" if kind == "percent" else ""
    if kind in ("votes", "points", "percent") and tail:
        apart = _APART.match(folded[end:].lstrip())
        if apart:
            end += len(folded[end:]) - len(folded[end:].lstrip()) + apart.end()
    return Amount(
        start=start,
        end=end,
        number=number,
        phrase=f"{relation} {number.digits}{unit}".strip(),
        kind=kind,
        relation=relation,
        value=number.value,
    )


def _counts_one(kind: str, folded: str, number: Number, tail: re.Match[str] | None) -> bool:
    """Whether "un" is a number: "un siège", "une voix d'avance", and no article."""
    if kind == "points":
        return True
    if kind == "seats" and tail:
        return "siege" in tail[0] or bool(re.search(r"\bavec $", folded[: number.start]))
    if kind == "votes" and tail:
        return bool(re.match(r" ?(?:d'avance|d'ecart|de plus|de moins|pres)", folded[tail.end() :]))
    return False


def _part_of_name(folded: str, number: Number) -> bool:
    """Whether a figure belongs to the name before it: France 3, Europe 1, Article 4."""
    return number.value < 100 and not _TAIL.match(folded, number.end) and number.decimals == 0


def _is_year(folded: str, number: Number) -> bool:
    plain_digits = folded[number.start : number.end]
    return bool(re.fullmatch(r"(?:19|20)\d\d", plain_digits))


def _relation(folded: str, start: int) -> tuple[int, str]:
    """What stands before a figure and makes it approximate, and where it begins."""
    match = _RELATION.search(folded[:start])
    if not match:
        return start, ""
    words = match["words"].lower()
    said = next((to for pattern, to in _SAID_AS if re.match(pattern, words)), "")
    return (match.start(), said) if said else (start, "")


def _with_inherited(found: list[Amount], folded: str) -> Iterator[Amount]:
    """A figure without its unit takes that of the one before it, or of the one beside it."""
    last: Amount | None = None
    for index, one in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        told = one
        if not one.kind and one.number and not _no_result(one.number, folded):
            near = following and re.fullmatch(
                r" (?:et|ou|a|des|sur|sur les) |, | contre ", folded[one.end : following.start]
            )
            model = following if near and following and following.kind else last
            if model and model.kind in ("percent", "points"):
                told = replace(one, kind=model.kind, phrase=f"{one.phrase} %")
            elif (
                model and model.kind and model.kind not in ("clock", "date", "year", "time", "rank")
            ):
                told = replace(one, kind=model.kind)
        yield told
        if told.kind and told.kind not in ("clock", "date", "year", "time", "rank"):
            last = told


def _no_result(number: Number, folded: str) -> bool:
    """Whether a small number in words only counts what is around it: "les deux", "trois rivaux"."""
    if not number.in_words or number.value > 20:
        return False
    before = re.search(
        r"\b(?:les|des|aux|nos|ces|leurs|tous|a|en|une? sur) $", folded[: number.start], re.I
    )
    after = re.match(
        r" (?!(?:et|ou|a|au|en|pour|contre|dans|selon|chez|seulement)\b)[a-z]", folded[number.end :]
    )
    return bool(before or after)


def unit_said(words: str) -> str:
    """What the words of a sentence count, where a figure alone does not tell.

    >>> unit_said("Le nombre de votants bondit en Aveyron : on en compte"), unit_said("En voix,")
    ('voters', 'votes')
    """
    folded = fold(words).lower()
    found = [
        (match.start(), kind)
        for kind, pattern in (
            (
                "voters",
                r"\bvotants?\b|\bparticipation\b|\bmobilisation\b|\bse sont (?:rendus|deplaces)|\bont vote\b",
            ),
            ("votes", r"\bvoix\b|\bsuffrages\b|\bbulletins\b|\bdecompte\b"),
            ("registered", r"\binscrits\b"),
            ("seats", r"\bsieges?\b|\belus\b"),
        )
        for match in re.finditer(pattern, folded)
    ]
    return max(found)[1] if found else ""
