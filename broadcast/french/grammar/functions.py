"""What people are elected or named to, for a woman, a man or several: députée, têtes de liste."""

from __future__ import annotations

import re

from broadcast.french.grammar.agreement import Gender, agreed, plural_of
from broadcast.french.grammar.elision import elided

__all__ = ["Gender", "agreed", "function_for", "with_article"]

_NOUNS = """
adjoint adjointe, adversaire adversaire, ambassadeur ambassadrice, chancelier chancelière, chef
cheffe, colistier colistière, commissaire commissaire, concurrent concurrente, conseiller
conseillère, coprésident coprésidente, dauphin dauphine, défenseur défenseure, fondateur fondatrice,
gouverneur gouverneure, leader leader, maire maire, membre membre, ministre ministre, patron
patronne, porte-parole porte-parole, préfet préfète, professeur professeure, questeur questeure,
rapporteur rapporteure, rival rivale, secrétaire secrétaire, sous-préfet sous-préfète, successeur
successeure, syndic syndique, tête tête, vainqueur vainqueur, vice-président vice-présidente
"""
_FEMININE = dict(pair.split() for pair in _NOUNS.replace("\n", " ").split(", "))
_MASCULINE = {her: his for his, her in _FEMININE.items() if her != his}

_REGULAR = """
ancien candidat départemental directeur élu général militant municipal national premier président
régional sénateur seul sortant suppléant sympathisant
"""
_MASCULINE |= {agreed(word, "f"): word for word in _REGULAR.split()}
_BACK = (("ée", "é"), ("enne", "en"), ("ale", "al"))
"""Endings of the feminine that tell the masculine without doubt."""

_INVARIABLE = {"porte-parole", "hors", "non", "ex"}
_FEMININE_ALWAYS = {"tête"}
"""Nouns that stay feminine whoever bears the function: une tête de liste."""

_COMPLEMENT = re.compile(r" (?=(?:à|au|aux|de|des|du|en|par|pour|sans)\b|d['’])")
"""Where what follows does not agree: conseillère | de Paris, ministre | de l'Intérieur."""

_ARTICLE = re.compile(r"(?:(le|la|les|un|une|des) |l['’])(?=\S)")


def function_for(words: str, gender: Gender = "m", plural: bool = False) -> str:
    """A function, written for a man or a woman, as it is said of someone else.

    What stands after "de", "à" or "en" stays. A leading article agrees too. Of "tête de liste"
    only the number changes.

    >>> function_for("ancien premier secrétaire du Parti socialiste", "f")
    'ancienne première secrétaire du Parti socialiste'
    >>> function_for("l'ancien ministre", "f"), function_for("le maire", "f")
    ("l'ancienne ministre", 'la maire')
    >>> function_for("tête de liste", "m", plural=True), function_for("Premier ministre", "f")
    ('têtes de liste', 'Première ministre')

    Raises `FrenchError` for a word whose feminine no rule tells.
    """
    article = _ARTICLE.match(words)
    bare = words[article.end() :] if article else words
    head, *rest = _COMPLEMENT.split(bare, maxsplit=1)
    said = " ".join([*(_word(word, gender, plural) for word in head.split()), *rest])
    if not article:
        return said
    if article[1] in {"un", "une", "des"}:
        one = "une" if _is_feminine(said, gender) else "un"
        return f"{'des' if plural else one} {said}"
    return with_article(said, gender, plural)


def with_article(words: str, gender: Gender = "m", plural: bool = False) -> str:
    """A function with its definite article, as it agrees.

    >>> with_article("maire", "f"), with_article("tête de liste"), with_article("ancien élu")
    ('la maire', 'la tête de liste', "l'ancien élu")
    """
    if plural:
        return f"les {words}"
    return elided("la" if _is_feminine(words, gender) else "le", words)


def _is_feminine(words: str, gender: Gender) -> bool:
    return gender == "f" or bool(_FEMININE_ALWAYS & set(words.split()))


def _word(word: str, gender: Gender, plural: bool) -> str:
    """One word of a function, agreeing; capitals as written."""
    capital, lower = word[:1].isupper(), word[:1].lower() + word[1:]
    if lower in _INVARIABLE or word.isupper() or not word[-1:].isalpha():
        return word
    prefix = "ex-" if lower.startswith("ex-") else ""
    lemma = lower.removeprefix("ex-")
    lemma = _masculine(lemma)
    if lemma in _FEMININE:
        said = _FEMININE[lemma] if gender == "f" else lemma
        said = plural_of(said) if plural else said
    else:
        said = agreed(lemma, gender, plural)
    said = prefix + said
    return said[:1].upper() + said[1:] if capital else said


def _masculine(word: str) -> str:
    """The masculine of a word, which may be in it already."""
    if word in _MASCULINE or word in _FEMININE:
        return _MASCULINE.get(word, word)
    for hers, his in _BACK:
        if word.endswith(hers):
            return word.removesuffix(hers) + his
    return word
