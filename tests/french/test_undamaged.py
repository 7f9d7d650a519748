"""Plain French comes out as it went in.

A rule that knows figures can hurt words: a library once said "cinquantième maire" for "Le maire",
whose L and e it took for a Roman numeral.
"""

from __future__ import annotations

import pytest

from broadcast.french.spoken.saying import plain

SENTENCES = """
Le maire de Rodez a voté tôt.
Ce matin, les bureaux ont ouvert à l'heure.
Le second tour aura lieu dimanche.
De nombreux électeurs se sont déplacés.
Me voici devant la mairie de Millau.
Le siècle dernier, la commune comptait mille habitants.
Ce siècle est le nôtre.
La République est une et indivisible.
Le Premier ministre est arrivé.
L'ancien Premier ministre est devancé.
Les arrondissements de Paris votent aussi.
Le premier secrétaire du Parti socialiste en Aveyron se félicite de la participation.
Il n'est devancé qu'à Laguiole, Montbazens, Onet-le-Château, Réquista, Salles-Curan et Sévérac.
Benoît Hamon l'emporte en Aveyron.
Manuel Valls arrive en tête dans un nombre moins important de bureaux de vote.
Primaire de la gauche : l'Aveyron a choisi Benoît Hamon.
Dans les deux départements, la participation est en forte hausse.
Il y a des états d'âme mais, le moment venu, les socialistes retrouveront leur raison d'être.
Le score est sans appel, explique Martin Malvy, c'est un mouvement qui dépasse nos départements.
Je souhaite que Benoît Hamon soit capable de rassembler la gauche.
Pierre Pantanella, l'ancien premier secrétaire, a réagi au micro de Jean-Charles Virlogeux.
Aujourd'hui, c'est-à-dire lundi, on compte.
Qu'en pense-t-il ? Va-t-il se rallier ?
Est-ce la fin ? Non !
Y a-t-il un vainqueur ?
À Rodez, à Millau et à Decazeville, on attend.
Où va la gauche ?
Ô surprise, le Lot suit.
Les Mureaux et Vic-sur-Cère n'ont pas voté.
Vie chère, mix énergétique : les six candidats débattent.
Il dixit, elle mime, le civil lime.
Le DJ local n'est pas venu.
L'île d'Yeu et l'Yonne ont voté.
Un homme, une voix.
Une à une, les urnes arrivent.
Vingt et une communes sur trente-cinq ont voté.
Cinquante-quatre virgule sept pour cent des voix.
Quatre-vingt-quatre communes, deux cents bureaux.
La vice-présidente du conseil départemental est là.
Saint-Affrique, Villefranche-de-Rouergue et Onet-le-Château sont dépouillés.
Le député des Yvelines a réuni ses soutiens.
Ils sont au coude à coude.
Il vit à Vence, elle vit à Die.
Mes chers amis, merci.
Elle dit : merci ; il répond : de rien.
Dis-moi tout, Marie-Ève.
Cela dit, le RER n'arrive pas en Aveyron.
L'Insee et le Medef publient leurs chiffres.
Le Conseil d'État et la Cour des comptes ont statué.
Œuvrer ensemble, c'est l'essentiel.
Le cœur des électeurs balance.
Le curé et la sœur ont voté aussi.
Le XIXe n'est pas loin.
Ceux qui votent, ceux qui s'abstiennent.
Mesdames, messieurs, bonsoir.
Monsieur le maire, madame la députée, merci.
Les « sans-voix » se font entendre.
Un élan derrière un candidat avec un projet de société très fort.
Le dépouillement s'achève ; la préfecture publiera ses chiffres ce soir.
Le résultat est quasi définitif dans l'Hérault.
Ni oui, ni non : le camp du maire hésite.
Leur coalition, créée en mars, s'est déchirée.
Il est tard à La Cavalerie et à L'Hospitalet-du-Larzac.
Le Bas Ségala, Les Albres et Le Fel ferment la marche.
Dès demain, la campagne reprend.
Le col est fermé, la neige tombe.
Xavier et Irène vont voter.
Vive la France !
Ivre de joie, le vainqueur salue.
Il a dit que oui, qu'il viendrait, s'il le peut, jusqu'à Rodez.
L'un et l'autre l'ont dit.
Max et Félix ont mixé les deux dossiers.
"""

EXCEPTIONS = {
    "Le XIXe n'est pas loin.": "Le dix-neuvième n'est pas loin.",
    "Le DJ local n'est pas venu.": "Le D J local n'est pas venu.",
    "Cela dit, le RER n'arrive pas en Aveyron.": "Cela dit, le R E R n'arrive pas en Aveyron.",
    "Les « sans-voix » se font entendre.": "Les sans-voix se font entendre.",
}
"""Sentences of the list that do have something to say otherwise, and nothing else in them."""


@pytest.mark.parametrize("sentence", SENTENCES.strip().splitlines())
def test_plain_words_are_never_damaged(sentence: str) -> None:
    """No rule touches a word that is only a word."""
    assert plain(sentence) == EXCEPTIONS.get(sentence, sentence)
