"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re

OPENING = (
    r"(?:(?:Ensuite|Enfin|Puis|Mais|Et|Or|Donc|Ils?|Elles?|On|Nous|Vous|Je|Ce|Cet|Cette|Ces|Une?"
    r"|Des|Du|Aux?|En|À|Pour|Par|Sur|Sous|Dans|Avec|Sans|Selon|Après|Avant|Depuis|Dès|Chez|Entre"
    r"|Aucune?|Chaque|Plusieurs|Tous|Toutes?|Tout|Son|Sa|Ses|Leurs?|Si|Quand|Alors|Ainsi|Aussi"
    r"|Aujourd'hui|Hier|Demain|Pourtant|Cependant|Toutefois|Là|Ici|Non|Oui|Merci)\b"
    r"|(?:Le|La|Les|De) [a-zéèêàâîôûç]|(?:L|D|Qu|S|N|C)'[a-zéèêàâîôûç])"
)
"""Words that open a sentence and no name: "Ensuite", "Le maire", but not "Le Pen"."""

_END = re.compile(r"[.!?…]+(?P<closing>(?:\s?»|[”\")\]])*)\s+(?=[«“\"(\[–—-]?\s?[A-ZÀ-ÖØ-ÞŒ0-9«“])")
_WORD = r"(?<![^\W_])"
_TITLE = re.compile(
    rf"{_WORD}(?:MM?|Mmes?|Mlles?|Drs?|Pr|Mgr|Ste?|Me|Gal|Cdt|Col|Lt|[nN][°o]|cf|bd|ex)\.$"
)
"""Words that carry a point of their own and never end a sentence."""

_BEFORE_FIGURES = re.compile(
    rf"{_WORD}(?:[Aa]rts?|al|chap|[Ee]nv|pp?|[Tt]él|janv|févr?|avr|juil|sept|oct|nov|déc|lun|mar"
    r"|mer|jeu|ven|sam|dim)\.$"
)
_BEFORE_NAMES = re.compile(rf"{_WORD}(?:[Aa]rts?|[Aa]v|[Pp]l|[Rr]te|[Ii]mp|ap)\.$")
_INITIAL = re.compile(rf"(?:{_WORD}[A-ZÀ-ÖØ-ÞŒ]|[A-Z]\.-[A-Z])\.$")
_LAW = re.compile(rf"{_WORD}[LRDAC]\.$")
_LETTERED = re.compile(
    r"\b(?:alinéa|annexe|article|bâtiment|catégorie|division|équipe|escalier|groupe|hall|hépatite"
    r"|lettre|liste|niveau|option|parcelle|plan|point|porte|poule|série|type|vitamine|zone)"
    r" [A-Z]\.$|\b(?:av\.|ap\.|avant|après) J\.-C\.$"
)
"""What goes by a letter: the point after "l'article B." ends a sentence."""


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """Cut a paragraph into sentences, each with its own closing quotation mark.

    Every word stays as it is typed; only the spaces between sentences go.

    >>> split_sentences("M. Valls recule. Benoît Hamon l'emporte ! « C'est net. » Il a 54,7 %.")
    ('M. Valls recule.', "Benoît Hamon l'emporte !", "« C'est net. »", 'Il a 54,7 %.')
    >>> split_sentences("C'est l'article B. Ensuite F. Hollande vote.")
    ("C'est l'article B.", 'Ensuite F. Hollande vote.')
    """
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(paragraph):
        sentence = paragraph[start : end.end()].strip()
        if not end["closing"] and _goes_on(sentence, paragraph[end.end() :]):
            continue
        sentences.append(sentence)
        start = end.end()
    last = paragraph[start:].strip()
    return (*sentences, last) if last else tuple(sentences)


def _goes_on(sentence: str, rest: str) -> bool:
    """Whether the point belongs to a short word or an initial, and the sentence continues."""
    if _TITLE.search(sentence):
        return True
    if rest[0].isdigit():
        return bool(_BEFORE_FIGURES.search(sentence) or _LAW.search(sentence))
    if _BEFORE_NAMES.search(sentence):
        return True
    if not _INITIAL.search(sentence) or not rest[0].isalpha():
        return False
    return not (_LETTERED.search(sentence) or re.match(OPENING, rest))
