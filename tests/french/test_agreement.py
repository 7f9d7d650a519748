"""Participles and adjectives, for a woman, a man or several."""

from __future__ import annotations

import pytest

from broadcast.errors import FrenchError
from broadcast.french.grammar.agreement import agreed

ADJECTIVES = """
élu élue élus élues
réélu réélue réélus réélues
arrivé arrivée arrivés arrivées
sortant sortante sortants sortantes
premier première premiers premières
dernier dernière derniers dernières
deuxième deuxième deuxièmes deuxièmes
second seconde seconds secondes
seul seule seuls seules
dépassé dépassée dépassés dépassées
battu battue battus battues
qualifié qualifiée qualifiés qualifiées
nouveau nouvelle nouveaux nouvelles
ancien ancienne anciens anciennes
victorieux victorieuse victorieux victorieuses
définitif définitive définitifs définitives
partiel partielle partiels partielles
local locale locaux locales
final finale finals finales
socialiste socialiste socialistes socialistes
français française français françaises
tout toute tous toutes
pris prise pris prises
dû due dus dues
favori favorite favoris favorites
public publique publics publiques
vieux vieille vieux vieilles
gros grosse gros grosses
meilleur meilleure meilleurs meilleures
supérieur supérieure supérieurs supérieures
absent absente absents absentes
uni unie unis unies
bon bonne bons bonnes
net nette nets nettes
complet complète complets complètes
quasi quasi quasi quasi
Élu Élue Élus Élues
"""


@pytest.mark.parametrize("line", ADJECTIVES.strip().splitlines(), ids=lambda line: line.split()[0])
def test_an_adjective_agrees(line: str) -> None:
    """Participles and adjectives, given in the masculine singular."""
    word = line.split(maxsplit=1)[0]
    said = [agreed(word, gender, plural) for plural in (False, True) for gender in ("m", "f")]
    assert said == line.split()


def test_a_feminine_that_no_rule_tells_is_refused() -> None:
    """Entraîneuse or entraîneure: nobody guesses."""
    with pytest.raises(FrenchError, match="féminin inconnu : « entraîneur »"):
        agreed("entraîneur", "f")
    assert agreed("entraîneur", "m", plural=True) == "entraîneurs"
