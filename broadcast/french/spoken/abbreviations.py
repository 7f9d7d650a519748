"""Shortened words, said in full: M. Valls, Mme la maire, St-Affrique, n° 3, art. 49, bd."""

from __future__ import annotations

import re

from broadcast.french.grammar.letters import CAPITAL
from broadcast.french.spoken.sentences import OPENING

_PERSON = rf"(?= ?(?:{CAPITAL}|l[ae]s? [a-zé]|l'[a-zéèh]|et M(?:me|lle)\b))"
"""Before a name or a function: M. Valls, Mme la présidente, M. l'ambassadeur, M. et Mme Martin."""

_NAMED = rf"\b\.?(?= (?:{CAPITAL}|d[eu]s? {CAPITAL}|de [Ll]))"
"""Before a name, a particle included: le Gal de Gaulle."""

_STREET = rf"\.?(?= (?:{CAPITAL}|d[eu]s? |d'|l'))"

_PEOPLE = (
    (rf"(?<![\w.'-])MM\.{_PERSON} ?", "messieurs "),
    (rf"(?<![\w.'-])M\.{_PERSON} ?", "monsieur "),
    (r"\bMmes\b\.?", "mesdames"),
    (r"\bMme\b\.?", "madame"),
    (r"\bMlles\b\.?", "mesdemoiselles"),
    (r"\bMlle\b\.?", "mademoiselle"),
    (rf"\bDrs?\b\.?(?= {CAPITAL})", "docteur"),
    (rf"\bPr\b\.?(?= {CAPITAL})", "professeur"),
    (rf"\bMgr\b\.?(?= {CAPITAL})", "monseigneur"),
    (rf"\bMe\b\.?(?= {CAPITAL}[\w\ue000-\uf8ff'-])", "maître"),
    (rf"\bMes(?= {CAPITAL}[\w'-]+ et {CAPITAL})", "maîtres"),
    (rf"\bGal{_NAMED}", "général"),
    (rf"\bCdt{_NAMED}", "commandant"),
    (rf"\bCne{_NAMED}", "capitaine"),
    (rf"\b(?:Lt-Col|Lt-col){_NAMED}", "lieutenant-colonel"),
    (rf"\bLt{_NAMED}", "lieutenant"),
    (rf"\bCol\.(?= {CAPITAL})", "colonel"),
)
_PLACES = (
    (rf"\bSts?(?:-|\.? )(?={CAPITAL})", "Saint-"),
    (rf"\bStes?(?:-|\.? )(?={CAPITAL})", "Sainte-"),
    (r"\bN\.?-?D\.(?= d[eu']|-d[eu])", "Notre-Dame"),
    (rf"(?<=\w)-s/-?(?={CAPITAL})", "-sur-"),
    (rf"(?<=\w) s/ ?(?={CAPITAL})", " sur "),
    (rf"\b[Bb](?:d|ld|vd){_STREET}", "boulevard"),
    (rf"\b[Aa]v\.(?! J\.){_STREET}", "avenue"),
    (rf"\b[Pp]l\.{_STREET}", "place"),
    (rf"\b[Rr]te{_STREET}", "route"),
    (rf"\b[Ff](?:bg|g){_STREET}", "faubourg"),
    (rf"\b[Cc]hem\.{_STREET}", "chemin"),
    (rf"\b[Ii]mp\.{_STREET}", "impasse"),
)
_NUMBERS = (
    (r"(?<=\b(?:listes|lignes) )nos (?=[0-9])|(?<=\bbureaux )nos (?=[0-9])", "numéros "),
    (r"\b(?:[nN][°º]s|(?<=\b[LlDd]es )[nN][°º]|(?<=\b[Aa]ux )[nN][°º]) ?(?=[0-9])", "numéros "),
    (r"\b(?:[nN][°º]|[nN]o\.?|#) ?(?=[0-9])|#(?=[0-9])", "numéro "),
    (r"\b[Kk]m (?=[0-9]+\b(?! ?[%h]))", "kilomètre "),
    (r"\b[Aa]rt\. ?(?=[0-9LRDAC])", "article "),
    (r"\b[Aa]rts\. ?(?=[0-9LRDAC])", "articles "),
    (r"\bal\. ?(?=[0-9])", "alinéa "),
    (r"\b[Cc]hap\. ?(?=[0-9IVX])", "chapitre "),
    (r"\bpp?\. ?(?=[0-9])(?! ?100\b)", "page "),
    (r"(?<=[0-9] )circ(?:o?\.)|(?<=[0-9][er] )circ\.|(?<=[eè] )circ\.", "circonscription"),
    (r"(?<=[0-9] )hab\.?(?=/)", "hab"),
    (r"(?<=[0-9] )hab\b(?!/)\.?", "habitants"),
    (r"\b[Ee]nv\. ?(?=[0-9])", "environ "),
    (r"\b[Tt][ée]l\b\.?(?= ?:? ?(?:[0-9]|zéro|plus))", "téléphone"),
)
_WORDS = (
    (r"\bav\. ?J\.?-?C\.?", "avant Jésus-Christ"),
    (r"\bap\. ?J\.?-?C\.?", "après Jésus-Christ"),
    (r"\b(?P<when>avant|après) J\.?-?C\b\.?", r"\g<when> Jésus-Christ"),
    (rf"\b(?P<one>[A-Z])\.-(?P<two>[A-Z])\. ?(?={CAPITAL})", r"\g<one> \g<two> "),
    (rf"(?<![\w'-])(?P<one>[A-Z])-(?P<two>[A-Z]) (?={CAPITAL}[a-zà-ÿ])", r"\g<one> \g<two> "),
    (rf"(?<![\w.'-])(?P<one>[A-Z])\. (?={CAPITAL}[\w\ue000-\uf8ff'-])(?!{OPENING})", r"\g<one> "),
    (r"\bc(?:\.-à-d\.|\.à\.d\.|àd\b|-à-d\b)", "c'est-à-dire"),
    (r"\bpar ex\.", "par exemple"),
    (r"\bp\. ex\.", "par exemple"),
    (r"\bcf\.", "voir"),
    (r"\bCf\.", "Voir"),
    (r"\bvs\b\.?", "contre"),
    (r"\bs(?:vp\b|\.v\.p\.)", "s'il vous plaît"),
    (r"\bCie\b", "compagnie"),
    (r"\bEts\b\.?", "établissements"),
    (r"\betc\.{1,3}(?=\s*$)", "et cetera."),
    (r"\betc\.(?= [A-ZÀ-Ý])", "et cetera."),
    (r"\betc\b\.?", "et cetera"),
)
_COMPILED = tuple(
    (re.compile(pattern), said) for pattern, said in (*_PEOPLE, *_WORDS, *_PLACES, *_NUMBERS)
)


def expand_abbreviations(text: str) -> str:
    """Say shortened words in full.

    >>> expand_abbreviations("M. Valls et Mme la maire de St-Affrique, liste n°3")
    'monsieur Valls et madame la maire de Saint-Affrique, liste numéro 3'
    >>> expand_abbreviations("art. L. 52-2, 12 bd Gambetta, Me Dupond, F. Hollande")
    'article L. 52-2, 12 boulevard Gambetta, maître Dupond, F Hollande'
    """
    for pattern, said in _COMPILED:
        text = pattern.sub(said, text)
    return text
