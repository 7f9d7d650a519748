"""Which words lose their vowel before another: d'Aveyron, but de Hamon and le onze."""

from __future__ import annotations

import re

_ELIDE = {
    *("de", "que", "le", "la", "je", "me", "te", "se", "ne", "ce"),
    *("jusque", "lorsque", "puisque", "quoique"),
}
_VOWELS = tuple("aàâäeéèêëiîïoôöuùûüœæ")

_ASPIRATED = re.compile(
    r"h(?:"
    r"â(?:bl|ch|l[ée]|t)|aby\b|ach|add|adj|adopi|agard|ague|aie|aill|ain(?:e|aut)|aï(?:r|ss)|alage"
    r"|aler|aleter|all(?!uc|ali)|alo\b|altes?\b|amac|amas\b|ambourg|amburger|ameau|ammam|amon\b"
    r"|ampe|amster"
    r"|anche|and|angar|anneton|anovre|ans[ea]|ant|app|aque|arang|aras|arcel|ard|are[mn]|arg|aricot"
    r"|arissa|ark|arlem|arn|aro\b|arp|asard|asch|aub|auss|aut|avan|avre|aye|ayon"
    r"|eaum|éler|enn(?:é|i[rst])|éraut|ernie|ériss|éron|éros\b|ers[ae]|êtr|eurt|ezbollah"
    r"|ibou|ic\b|ide|iérarch|i-fi|ip-hop|ipp(?:ie|y)|iss|it\b|it-parade"
    r"|obb|och|ocke|old|oll|omard|ome\b|ondu|onfl|ong|onni|ont|op\b|oquet|ord|ors\b|ot-dog|otte|ou"
    r"|ublot|uch|uées?\b|uer\b|ues?\b|uguenot|uis clos|uit(?!r)|ulot\b|ulul|un[es]?\b|uns\b|upp"
    r"|url|uron|uss|utt"
    r")"
    r"|onz(?!ain)|ouates?\b|oufs?\b|oui\b|ouigo|ouï-dire|ouistiti|uhlan|ulul"
    r"|y(?!on|err|eu|utz)[aeéou]"
)
"""Words that keep the vowel before them: la hausse, Le Havre, le onze, le yaourt.

Any other h is mute: l'Hérault, l'huître, d'Hénin-Beaumont. Names follow what is said on the air: de
Hamon, de Hollande. Of a commune its own article code decides (`grammar.before_place`).
"""

_SPELLED_H = re.compile(r"H[A-Z]+\b")
"""Initials read letter by letter: de HLM."""


def takes_elision(word: str) -> bool:
    """Whether "de" loses its vowel before the word.

    >>> [takes_elision(word) for word in ("Aveyron", "Hérault", "Hamon", "onze", "Yvelines")]
    [True, True, False, False, True]
    """
    lower = word.lower()
    if _SPELLED_H.match(word) or _ASPIRATED.match(lower):
        return False
    return lower.startswith((*_VOWELS, "h", "y"))


def elided(word: str, before: str) -> str:
    """Put a small word before another, with an apostrophe where French wants one.

    >>> elided("de", "Aveyron"), elided("de", "Hamon"), elided("que", "il"), elided("si", "ils")
    ("d'Aveyron", 'de Hamon', "qu'il", "s'ils")
    """
    bends = word.lower() in _ELIDE and takes_elision(before)
    if bends or (word.lower() == "si" and re.match(r"ils?\b", before)):
        return f"{word[:-1]}'{before}"
    return f"{word} {before}"
