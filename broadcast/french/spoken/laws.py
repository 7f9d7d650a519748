"""Numbers of laws, said in pieces: article 49.3, art. L. 52-2, loi n° 2016-1691."""

from __future__ import annotations

import re

from broadcast.french.numbers import naming

_PIECES = r"[0-9]{1,5}(?:[.-][0-9]{1,5})+"
_END = r"(?!\w|[.,-][0-9])"

_CODE = re.compile(
    r"(?<![\w.-])(?:(?P<pointed>LO|[LRDAC])\*?\. ?|(?P<bare>LO|[LRD]))"
    rf"(?P<pieces>[0-9]{{2,4}}(?:-[0-9]{{1,3}})+){_END}"
)
"""L. 52-2, L52-2, R. 411-1: the letter is said, its point is not."""

_CODE_AFTER_ARTICLE = re.compile(r"(?<=\barticle )(LO|[LRDAC])\*?(?:\. ?| )(?=[0-9])")

_ARTICLE = re.compile(rf"(?P<what>\b(?:article|alinéa) (?:[LRDAC]O? )?)(?P<pieces>{_PIECES}){_END}")
_ARTICLES = re.compile(
    rf"\barticles (?:{_PIECES}|[0-9]+)(?:(?:, | et | ou )(?:{_PIECES}|[0-9]+))+{_END}"
)
_OFFICIAL = re.compile(
    r"(?P<what>\b(?:[Nn]uméro|[Ll]oi|décret|ordonnance|arrêté|décision|délibération|circulaire) )"
    rf"(?P<pieces>[0-9]{{2,4}}[.-][0-9]{{1,5}}){_END}"
)
_FAMOUS = re.compile(
    r"(?P<what>\b(?:[Ll]es?|[Dd]u|[Aa]ux?|[Uu]n|[Cc]e|[Dd]es) "
    r"(?:(?:fameux|nouveau|\w+ième|dernier|premier|autre) )?)"
    rf"(?P<pieces>49[.-][1-4]|47[.-]1|44[.-][23]){_END}(?! ?[%€]| [a-zé]+s\b)"
)
_AS_A_TITLE = re.compile(r"^(?P<what>)(?P<pieces>49\.3)(?= :)")
"""Articles of the Constitution that the news names by their number alone: "le 49.3"."""


def say_laws(text: str) -> str:
    """Say the numbers of articles and laws piece by piece, with nothing between.

    >>> say_laws("le 49.3, l'article 47-1, l'article L. 52-2, la loi numéro 2016-1691")
    "le quarante-neuf trois, l'article quarante-sept un, l'article L cinquante-deux deux, \
la loi numéro deux mille seize mille six cent quatre-vingt-onze"

    A score keeps its dash: only after le, du, un… is "49-3" an article.

    >>> say_laws("victoire 49-3, recours au 49-3")
    'victoire 49-3, recours au quarante-neuf trois'
    """
    text = _CODE.sub(_code, text)
    text = _CODE_AFTER_ARTICLE.sub(r"\1 ", text)
    text = _ARTICLES.sub(_articles, text)
    for rule in (_ARTICLE, _OFFICIAL, _FAMOUS, _AS_A_TITLE):
        text = rule.sub(lambda found: f"{found['what']}{_said(found['pieces'])}", text)
    return text


def _said(pieces: str) -> str:
    return " ".join(naming(int(piece)) for piece in re.split(r"[.-]", pieces))


def _code(found: re.Match[str]) -> str:
    return f"{found['pointed'] or found['bare']} {_said(found['pieces'])}"


def _articles(found: re.Match[str]) -> str:
    return re.sub(_PIECES, lambda pieces: _said(pieces[0]), found[0])
