"""More, less, as much: the words that compare, and what they compare with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.review.reading.phrasings import one_of
from broadcast.review.rules.comparisons.trends import LAST_ROUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.review.rules.comparisons.trends import Trend

_UP = one_of(r"""
    (?<!le )\b(?:plus|davantage|mieux) vot\w+
    \bplus (?:important|eleve|grand|haut)e?s?\b
    \bmoins (?:faible|bas|basse)s?\b
    \bfai(?:t|sait|sant) (?:encore |un peu |bien |nettement |meme )?mieux\b
    en (?:\w+ )?(?:hausse|progression|augmentation)
    \b(?:\w+ )?hausse d
    ^(?:\w+ )?hausse\b
    \bprogress\w+
    \baugment\w+
    \bbond\w*
    \bgrimp\w+
    \bplus nombreu\w+
    \bplus (?:de|d')
    \bplus que?\b
    \b(?:plus|mieux)(?=,[^,.;:]{1,30}, que?\b)
    \bplus qu'
    \bmieux que?\b
    \bmieux qu'
    \bdavantage\b
    \bsuperieure?s?\b
    \bdepass\w+(?= (?:de loin )?(?:celle|celui|la|le|les|l'))
    \bplus (?:forte|elevee|haute)s?\b
    \bprogres\b
    \bcroissance\b
    \brebond\w*
    \bplus fort\b
    \bsursaut\b
    \bau-dessus d
    \bs'ameliore
""")
_DOWN = one_of(r"""
    (?<!le )\bmoins vot\w+
    \bmoins (?:important|eleve|grand|haut)e?s?\b
    \bplus (?:faible|bas|basse)s?\b
    \bfai(?:t|sait|sant) (?:encore |un peu |bien |nettement )?moins bien\b
    en (?:\w+ )?(?:baisse|recul|repli|chute|diminution)
    \b(?:\w+ )?baisse d
    ^(?:\w+ )?baisse\b
    \bbaiss\w+
    \brecul\w*
    \bchut\w+
    \bdiminu\w+
    \bmoins nombreu\w+
    \bmoins (?:de|d')
    \bmoins que?\b
    \bmoins(?=,[^,.;:]{1,30}, que?\b)
    \bmoins qu'
    \bmoins bien\b
    \binferieure?s?\b
    \breste\w* sous\b
    \bs'effondr\w+
    \bmoins (?:forte|elevee|haute)s?\b
    \brepli\b
    \bregress\w+
    \ben dessous d
    \bau-dessous d
    \beffondrement\b
    \bdegringol\w+
    \bs'erode
    \bsous celle\b
""")
_SAME = one_of(r"""
    \bstables?\b
    \bstabilite\b
    \bautant\b
    \bcomparables?\b
    \bjeu egal\b(?= avec l[ae] (?:primaire|presidentielle|scrutin|premier))
    \begal(?:e|ent)?\b(?!ite)
    \bsimilaires?\b
    \bsemblables?\b
    \bidentiques?\b
    \bpas de changement\b
    \bne bouge guere\b
    \binchangee?s?\b
    \baussi nombreu\w+
    \bequivalente?s?\b
    \bcomme (?:le reste|partout|ailleurs)\b
    \bmeme (?:tendance|niveau|verdict)\b
""")
_SIGNS = re.compile(f"(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<same>{_SAME})", re.IGNORECASE)
SIGN_OF = {"up": 1, "down": -1, "same": 0}
_FIGURED = re.compile(
    r"^ (?:de |d')?(?:\d|la moitie|deux tiers|trois quarts|un (?:tiers|quart|million)"
    r"|\w+ (?:millions?|mille|cents?)\b|\w+ \w+ (?:\w+ )?sur \w+)"
)
_BESIDE_A_FIGURE = re.compile(r"plus|moins|au-d|en des")
_STATED = re.compile(
    r"[^,;:.]{0,40}?"
    r"\b(?:que?|qu'|a celle|a celui|celle|celui|par rapport|depuis|lors|au) ?(?P<rest>[^;:]*)"
)
_ROUND = re.compile(r"\b(premier|second|deuxieme) tour\b")
_A_VOTE = re.compile(
    one_of(r"""
        primaire
        election
        presidentielle
        legislatives
        municipales
        europeennes
        regionales
        departementales
        senatoriales
        scrutin
        \b(?:19|20)\d\d\b
        referendum
    """)
)


def compared(text: str) -> Iterator[re.Match[str]]:
    """Every word of a folded sentence that compares; its group is in `SIGN_OF`.

    >>> [(one[0], one.lastgroup) for one in compared("La participation recule, plus qu'en 2011")]
    [('recule', 'down'), ('plus qu', 'up')]
    """
    for match in _SIGNS.finditer(text):
        figured = _FIGURED.match(text[match.end() :])
        if not (figured and _BESIDE_A_FIGURE.match(match[0].lower())):
            yield match  # "plus de la moitié" is told with its figure


def compared_with(after: str, known: Sequence[Trend], *, round_: int) -> str | None:
    """With what: one of the data's, "?" for what they do not know; nothing where it is unsaid.

    ``after`` is what follows the word that compares, folded and in small letters.
    """
    named = [one.than for one in known if one.than in after]
    if named:
        return max(named, key=len)
    turn = _ROUND.search(after)
    if turn:
        return LAST_ROUND if turn[1] == "premier" and round_ > 1 else "?"
    stated = _STATED.match(after)
    if not stated or re.match(r"\s*(?:a )?la presente", stated["rest"]):
        return None
    return "?" if _A_VOTE.search(stated["rest"]) else None
