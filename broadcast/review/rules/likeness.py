"""How alike two names are, and the words that begin a sentence without being one."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

NEAR = 0.74
"""How alike two names must be for one to be the other misspelt: "Walls" and "Valls"."""

COMMON = frozenset(
    """
    a ainsi ailleurs alors apres aucun aucune au aujourd aux avant avec bien bonjour bonsoir bravo
    c car ce cela celle celui ces cet cette chez cinq comme contre cote d dans de demain depuis
    derriere des deux devant dix donc du egalite elle elles en enfin entre et face hier huit ici il
    ils j je l la le les leur leurs lors mais malgre meme merci moins n ne neuf ni nos notre nous on
    or ou par parmi pas pendant personne petit plus pour pourtant premier premiere pres puis quand
    quant quatre que quel quelle qui rien s sa sans sauf se second seconde selon sept ses seul seule
    seuls si six son sous suit suivent sur surtout ta tandis tous tout toute toutes trois un une
    vers vient viennent voici voila vos votre y
    candidat candidate depute deputee madame maire ministre monsieur president presidente senateur
    avantage defaite duel liste participation reaction resultat resultats score succes tete totem
    victoire
    """.split()  # noqa: SIM905 - a list of a hundred words reads better as text
)
"""Folded words that a capital makes look like a name."""


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """How much of two words is the same, from 0 to 1; ``one`` is that of the data.

    >>> round(likeness("valls", "walls"), 2)
    0.8
    """
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio()
