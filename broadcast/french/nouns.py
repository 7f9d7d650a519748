"""What election news counts: the nouns that change how the number before them is said."""

from __future__ import annotations

_FEMININE = """
abstention adhérente affiche agence agression alliance année arrestation assemblée association aide
baisse blessée brigade campagne candidate candidature cantine caserne chaîne chambre chance chose
circonscription citoyenne classe collectivité commission communauté commune condamnation conseillère
consigne date décision défaite demande démission députée disparition dizaine durée élection
électrice élue enquête entreprise équipe étape étudiante évacuation exploitation famille femme ferme
fête fille fois formation gare grève habitante hausse heure hospitalisation idée infirmière
inscription intervention journée lettre liste localité loi mairie maison majorité manifestation
mesure métropole minute motion naissance nomination note nuance nuit opération page part
participation permanence personne perte pétition pièce place plainte porte préfecture primaire
procuration promesse proposition question raison région rencontre rentrée réponse réunion rue saison
salle seconde section semaine sénatrice session signature soirée sortie station subvention tentative
tonne tranche usine vache vérification victime victoire ville visite voie voiture voix
"""

_MASCULINE = """
abonné agent an arbre bénéficiaire bulletin bureau candidat centime chômeur citoyen conseiller
délégué département député dollar électeur élève élu emploi enfant euro exploitant exprimé foyer
franc français habitant hectare homme inscrit jour kilomètre lecteur litre logement maire mètre
militant mort mouton participant point poste retraité salarié sénateur spectateur suffrage
sympathisant touriste votant vote voyageur
"""

_ADJECTIVES = """
autre belle bonne dernière grande grosse jeune longue nouvelle petite première seule simple vieille
"""


def _forms(table: str) -> frozenset[str]:
    """Each word, its plural in s and its plural in x."""
    return frozenset(word + ending for word in table.split() for ending in ("", "s", "x"))


FEMININE = _forms(_FEMININE)
"""Feminine nouns: "vingt et une voix"."""

COUNTED = FEMININE | _forms(_MASCULINE)
"""Nouns that follow their number, and so take "de" after a million: "un million d'euros"."""

BETWEEN = _forms(_ADJECTIVES)
"""Feminine adjectives that may stand between a number and its noun: "vingt et une autres voix"."""
