"""Shortened words, said in full: M. Valls, Mme la maire, St-Affrique, n° 3, J.-C."""

from __future__ import annotations

import re

from broadcast.french.letters import CAPITAL

_PERSON = rf"(?= ?(?:{CAPITAL}|l[ae]s? [a-zé]|l'[a-zéèh]))"
"""Before a name or a function: M. Valls, Mme la présidente, M. l'ambassadeur."""

_RULES = (
    (rf"(?<![\w.'-])MM\.{_PERSON} ?", "messieurs "),
    (rf"(?<![\w.'-])M\.{_PERSON} ?", "monsieur "),
    (r"\bMmes\b\.?", "mesdames"),
    (r"\bMme\b\.?", "madame"),
    (r"\bMlles\b\.?", "mesdemoiselles"),
    (r"\bMlle\b\.?", "mademoiselle"),
    (rf"\bDrs?\b\.?(?= {CAPITAL})", "docteur"),
    (rf"\bPr\b\.?(?= {CAPITAL})", "professeur"),
    (rf"\bMgr\b\.?(?= {CAPITAL})", "monseigneur"),
    (rf"\bSts?(?:-|\.? )(?={CAPITAL})", "Saint-"),
    (rf"\bStes?(?:-|\.? )(?={CAPITAL})", "Sainte-"),
    (r"\b[nN][°º] ?(?=[0-9])", "numéro "),
    (r"\b[nN][°º]s ?(?=[0-9])", "numéros "),
    (r"\bav\. J\.-C\.", "avant Jésus-Christ"),
    (r"\bap\. J\.-C\.", "après Jésus-Christ"),
    (r"\b(?P<when>avant|après) J\.-C\.", r"\g<when> Jésus-Christ"),
    (rf"\b(?P<one>[A-Z])\.-(?P<two>[A-Z])\. ?(?={CAPITAL})", r"\g<one> \g<two> "),
    (r"\bc\.-à-d\.", "c'est-à-dire"),
    (r"\bcf\.", "voir"),
    (r"\betc\.{1,3}(?=\s*$)", "et cetera."),
    (r"\betc\.(?= [A-ZÀ-Ý])", "et cetera."),
    (r"\betc\b\.?", "et cetera"),
    (r"(?<=[a-z])\.(?=(?:fr|com|org|net|eu|info)\b)", " point "),
)
_COMPILED = tuple((re.compile(pattern), said) for pattern, said in _RULES)


def expand_abbreviations(text: str) -> str:
    """Say shortened words in full.

    >>> expand_abbreviations("M. Valls et Mme la maire de St-Affrique, liste n°3")
    'monsieur Valls et madame la maire de Saint-Affrique, liste numéro 3'
    """
    for pattern, said in _COMPILED:
        text = pattern.sub(said, text)
    return text
