"""Functions and adjectives, for a woman, a man or several."""

from __future__ import annotations

import pytest

from broadcast.errors import FrenchError
from broadcast.french.grammar.functions import agreed, function_for, with_article

REVIEWED = """
maire | maire | maires | maires
député | députée | députés | députées
sénateur | sénatrice | sénateurs | sénatrices
conseiller départemental | conseillère départementale | conseillers départementaux | conseillères départementales
conseiller régional | conseillère régionale | conseillers régionaux | conseillères régionales
conseiller municipal | conseillère municipale | conseillers municipaux | conseillères municipales
conseiller communautaire | conseillère communautaire | conseillers communautaires | conseillères communautaires
président | présidente | présidents | présidentes
vice-président | vice-présidente | vice-présidents | vice-présidentes
président du conseil départemental | présidente du conseil départemental | présidents du conseil départemental | présidentes du conseil départemental
premier secrétaire | première secrétaire | premiers secrétaires | premières secrétaires
secrétaire général | secrétaire générale | secrétaires généraux | secrétaires générales
secrétaire d'État | secrétaire d'État | secrétaires d'État | secrétaires d'État
ministre | ministre | ministres | ministres
ministre délégué chargé de la Ville | ministre déléguée chargée de la Ville | ministres délégués chargés de la Ville | ministres déléguées chargées de la Ville
Premier ministre | Première ministre | Premiers ministres | Premières ministres
ancien Premier ministre | ancienne Première ministre | anciens Premiers ministres | anciennes Premières ministres
l'ancien ministre | l'ancienne ministre | les anciens ministres | les anciennes ministres
candidat | candidate | candidats | candidates
adjoint au maire | adjointe au maire | adjoints au maire | adjointes au maire
maire sortant | maire sortante | maires sortants | maires sortantes
élu | élue | élus | élues
tête de liste | tête de liste | têtes de liste | têtes de liste
chef de file | cheffe de file | chefs de file | cheffes de file
suppléant | suppléante | suppléants | suppléantes
porte-parole | porte-parole | porte-parole | porte-parole
préfet | préfète | préfets | préfètes
sous-préfet | sous-préfète | sous-préfets | sous-préfètes
eurodéputé | eurodéputée | eurodéputés | eurodéputées
député européen | députée européenne | députés européens | députées européennes
ex-député | ex-députée | ex-députés | ex-députées
rapporteur général | rapporteure générale | rapporteurs généraux | rapporteures générales
directeur de campagne | directrice de campagne | directeurs de campagne | directrices de campagne
colistier | colistière | colistiers | colistières
rival | rivale | rivaux | rivales
vainqueur | vainqueur | vainqueurs | vainqueurs
garde des Sceaux | garde des Sceaux | gardes des Sceaux | gardes des Sceaux
sénateur RN | sénatrice RN | sénateurs RN | sénatrices RN
le maire sortant | la maire sortante | les maires sortants | les maires sortantes
le candidat | la candidate | les candidats | les candidates
la tête de liste | la tête de liste | les têtes de liste | les têtes de liste
un conseiller municipal | une conseillère municipale | des conseillers municipaux | des conseillères municipales
"""
TABLE = [tuple(line.split(" | ")) for line in REVIEWED.strip().splitlines()]


@pytest.mark.parametrize("forms", TABLE, ids=lambda forms: forms[0])
def test_a_function_agrees(forms: tuple[str, str, str, str]) -> None:
    """His, hers, theirs; whatever form it was typed in."""
    his, hers, theirs, theirs_f = forms
    for typed in (his, hers):
        said = [
            function_for(typed, gender, plural) for plural in (False, True) for gender in ("m", "f")
        ]
        assert said == [his, hers, theirs, theirs_f]


@pytest.mark.parametrize(
    ("words", "gender", "plural", "said"),
    [
        ("maire", "m", False, "le maire"),
        ("maire", "f", False, "la maire"),
        ("ministre", "f", False, "la ministre"),
        ("ancienne ministre", "f", False, "l'ancienne ministre"),
        ("élu", "m", False, "l'élu"),
        ("tête de liste", "m", False, "la tête de liste"),
        ("têtes de liste", "m", True, "les têtes de liste"),
    ],
)
def test_a_function_takes_its_article(words: str, gender: str, plural: bool, said: str) -> None:
    """La maire; a man too is "la tête de liste"."""
    assert with_article(words, "f" if gender == "f" else "m", plural) == said


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
        function_for("entraîneur", "f")
    assert function_for("entraîneur", "m", plural=True) == "entraîneurs"
