"""The words that say who is ahead: verbs, nouns and prepositions, with their accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from broadcast.review.reading.phrasings import TWO_TO_TEN, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Way = Literal[
    "won", "lost", "leads", "trails", "chosen", "beats", "behind", "noun", "loses", "agent"
]
"""Who is ahead: the subject, the one it is done to, or nobody but the places that choose."""

ADVERBS = (
    r"(?:(?:donc|désormais|largement|nettement|de peu|de justesse|d'une courte tête"
    r"|d'extrême justesse|très|encore|toujours|aussi|également|maintenant|cette fois|clairement"
    r"|assez|tous deux|ici|hier|hier soir|dimanche|dimanche soir|finalement|facilement) )*"
)
_BE = one_of(r"""
    est|sont|serait|seraient|était|étaient|sera|seront|été
    reste|restent|restait|resterait
    demeure\w*
    arriv\w+
    termin\w+
    fini\w+
    vir(?:é|e|ent|ait|aient|era|eront)e?s?
    pass\w+
    point\w+
    figur\w+
    sort\w*
    ressort\w*
    caracol\w+
    se (?:place|trouve|retrouve|classe|hisse|maintient|situe)\w*
    s'est (?:placé|hissé|classé)\w*
    fait la course
""")
_MID = r"(?:,? ?(?!qui\b|que\b)(?:d')?[a-zà-ÿ][\w-]*(?:, |,| )){0,4}?"
"""A few small words between the verb and the place: "est, à Rodez aussi, en tête"."""

_FIRST_PLACE = one_of(r"""
    (?:la|sa) (?:tête|première place|première position)
    l'avantage
    le leadership
    le dessus
    l'ascendant
""")
_TAKES = one_of(r"""
    pren\w+
    pris
    occup\w+
    conserv\w+
    gard\w+
    maint\w+
    tien\w+
    détien\w+
    détenai\w+
    ravi\w*
    décroch\w+
    obtien\w+
    s'adjug\w+
    reprend\w*
    repris
""")
_NOT_THE_VOTE = one_of(rf"""
    \d
    du terrain
    en[ ]
    des[ ]
    de la
    moins
    plus
    autant
    davantage
    bien plus
    un[ ]
    {TWO_TO_TEN}
""")
"""What one gains without winning: "gagne trois points", "gagne du terrain"."""

_WORDS: tuple[tuple[Way, str], ...] = (
    (
        "agent",
        r"(?:^|, |\b)(?:[Dd]evancé|[Dd]épassé|[Bb]attu|[Dd]istancé|[Dd]oublé|[Dd]éfait|[Rr]elégué"
        r"|[Ss]upplanté)e?s?\b",
    ),
    (
        "trails",
        r"\b(?:perd\w*|a perdu|ont perdu|cèd\w+|a cédé|laiss\w+|abandonn\w+)"
        r" (?:l'avantage|(?:la|sa) (?:tête|première place)|le leadership|l'élection"
        r"|la présidentielle|la primaire|le scrutin|le second tour)\b",
    ),
    (
        "trails",
        one_of(r"""
            \bs'inclin\w+\b
            \béchou\w+\b
            \best défaite?\b
            \bdoit se contenter\b
            \bmord la poussière\b
        """),
    ),
    (
        "trails",
        rf"\b{_BE} {_MID}"
        r"(?:perdante?s?|deuxième|seconde?|2e|troisième|quatrième|cinquième|dernièr?e?r?)\b"
        r"(?! tour| secrétaire| vice)",
    ),
    ("trails", rf"\b{_BE} {_MID}derrière\b(?! (?:[A-ZÀ-Ý]|l'|le |la |les |son |sa ))"),
    (
        "leads",
        one_of(r"""
            \bl'emport\w+
            \bl'a (?:\w+ )?emporté\b
            \bl'ont (?:\w+ )?emporté\b
            \bs'impos\w+
            \btriomph\w+
            \bremport\w+
        """),
    ),
    ("leads", rf"\bgagn(?:e|ent|ait|aient|erait|eraient|era|eront)\b(?! {_NOT_THE_VOTE})"),
    (
        "leads",
        rf"\b{_BE} {_MID}"
        r"(?:en tête|premi(?:er|ère)s?|aux commandes|vainqueure?s?|victorieu(?:x|se)s?"
        r"|majoritaires?)\b(?! tour| secrétaire| ministre| adjoint| vice| de liste)",
    ),
    ("leads", rf"\b{_BE} {_MID}devant\b"),
    (
        "leads",
        one_of(r"""
            \bmèn(?:e|ent|erait|eraient)\b(?! (?:une|la campagne|campagne|à bien))
            \bmenai(?:t|ent)\b(?! (?:une|campagne))
            \bdomin(?:e|ent|ait|aient|erait|eraient|é)\b
        """),
    ),
    ("leads", rf"\b{_TAKES} {_FIRST_PLACE}\b"),
    (
        "chosen",
        one_of(r"""
            \b(?:choisi\w*|préfèr\w+|préféré\w*|plébiscit\w+|désign\w+)\b(?! de )
            \bvot\w+ (?:\w+ )?(?:pour|en faveur)\b
            \bvot\w+ (?:massivement |largement )?(?=[A-ZÀ-Ý])
            \bfidèles? (?:à|au)\b
            \bacquise?s? (?:à|au)\b
            \bpench\w+ pour\b
            \bopt\w+ pour\b
            \bporté leurs? (?:voix|suffrages|choix) sur\b
            \bfait (?:confiance|le choix)\b
        """),
    ),
    ("loses", r"\b(?:rejet|sanctionn|boud|désavou)\w+"),
    ("loses", r"\b[Pp]erdue?s? pour\b"),
    ("loses", r"\brésist\w+ (?:\w+ )?(?:à|au)\b|\btourn\w+ la page\b"),
    (
        "chosen",
        r"\b(?:donn|accord|offr)\w+ (?:\w+ )?(?:l'avantage|la première place|la victoire"
        r"|la majorité|une (?:\w+ )?(?:avance|majorité|victoire))\b"
        r"|\bpréférence (?:à|pour|au)\b|\bfavorables? (?:à|au)\b|\bau profit d|\bà l'avantage d",
    ),
    (
        "noun",
        r"\b(?:[Vv]ictoire|[Ss]uccès|[Tt]riomphe|[Aa]vantage|[Pp]remière place|[Cc]arton plein"
        r"|[Dd]omination|[Pp]lébiscite|[Vv]ainqueur)\b|\bautre choix\b",
    ),
    ("loses", r"\b(?:[Dd]éfaite|[Ee]chec|Échec|échec|[Rr]evers|[Dd]éroute)\b"),
    (
        "beats",
        r"\b(?:devanc(?:e|ent|ait|aient|erait|eraient|era|eront)"
        r"|dépass(?:e|ent|ait|aient|erait|eraient)|bat|battent|battrait"
        r"|distanc(?:e|ent|ait|aient)|surclass\w+|coiff\w+|supplant(?:e|ent|ait)"
        r"|a (?:devancé|dépassé|battu|distancé|supplanté))\b",
    ),
    (
        "won",
        r"\b(?:conserv|gard|sauv|gagn|remport|rafl|décroch|ravi|arrach|enlèv|conqui|conqué)\w*"
        r"|\ba (?:pris|repris|conquis)\b",
    ),
    ("lost", r"\bperd(?:u|ent|ait|raient|rait)?\b|\bcéd\w+|\bcèd\w+|\blaiss\w+ échapper"),
    ("leads", r"\bd'avance\b"),
    ("trails", r"\bde retard\b"),
    ("leads", r"\b[Ee]n tête\b(?! à tête)"),
    ("behind", r"\b[Dd]errière\b"),
    ("beats", r"\b[Dd]evant\b"),
    ("trails", r"(?<!\bne lui )(?<=\blui )(?:a|ont|avait|avaient) échappé\b"),
)
"""Earlier lines are tried first: "prend la tête" before "en tête"."""

_WORD = re.compile("|".join(f"(?P<p{i}>{words})" for i, (_, words) in enumerate(_WORDS)))
_HOW_MANY = one_of(rf"""
    un nombre (?:moins|plus|aussi) \w+
    moins
    plus
    autant
    davantage
    \d+
    {TWO_TO_TEN}
    \w+
""")
_OF_PLACES = re.compile(
    rf"^\s*(?:\w+ ){{0,2}}?(?:dans |de |d')?(?:bien )?{_HOW_MANY} (?:de |d')?"
    r"(?:bureaux|communes|villes|cantons|circonscriptions|départements)\b"
)
_OF_FIGURES = re.compile(
    r"^\s*(?:à peine )?(?:les|la barre|\d|celle|celui|de loin celle|nos|des)\b"
)


def lead_words(text: str) -> Iterator[tuple[re.Match[str], Way]]:
    """Every word of a sentence that says who is ahead of whom, and its way to say it.

    >>> [(match[0], way) for match, way in lead_words("Devancé à Rodez, il l'emporte à Millau")]
    [('Devancé', 'agent'), ("l'emporte", 'leads')]
    """
    for match in _WORD.finditer(text):
        if not _OF_PLACES.match(text[match.end() :]) and not _of_things(text, match):
            yield match, _WORDS[int((match.lastgroup or "p0")[1:])][0]


def _of_things(text: str, match: re.Match[str]) -> bool:
    """Whether it is said of a figure and not of people: a turnout that passes another."""
    word = match[0]
    if _OF_FIGURES.match(text[match.end() :]):
        return bool(re.match(r"dépass|devanc|[Dd]errière|[Dd]evant", word))
    return word.startswith("dépass") and bool(re.search(r"\bqui $", text[: match.start()]))
