"""What the news counts: the nouns and adjectives that change how the number before them is said."""

from __future__ import annotations

import re

_FEMININE_ENDING = re.compile(
    r".+(?:[tsxg]ion|aison|ité|ée|euse|trice|ère|ette|[ae]nce|[ae]nte|esse|ie|ade|elle|enne|ine"
    r"|ille|ure|ude|ise)"
)
_MASCULINE = """
adultère agité amiante ampère amphibie apogée arrière athée athénée augure bacille
bastion belvédère bidonville braille brie bromure caducée camarade camée capitaine
caractère carbure cautère centaure cerbère chanoine chèvrefeuille chlorure cimetière
coléoptère comité compère confrère congénère conifère cookie coude cratère critère
cyanure débarcadère derrière dilettante dinosaure domaine écomusée embarcadère excité
exploité fanzine fluorure foie frère génie gorille grade gruyère haltère hélicoptère
hémisphère hippie hydrocarbure impie incendie interlude invité jade karité kilowattheure
lycée macchabée magazine magistère malade malaise mammifère mausolée mercure messie
mille millefeuille ministère moine monastère murmure musée mystère nomade parapluie
parjure patrimoine pédicure père phacochère planisphère polymère portefeuille précipité
prélude presbytère pupille quadrilatère quartette quintette rebelle renne repère
retraité réverbère scarabée silence silure somnifère sosie squelette stade stère sulfure
traité trampoline trophée ulcère vaudeville vermicelle violoncelle viscère zombie
"""
# Those that no ending gives away. Nouns of both genders are left out: un élève, un touriste.
_FEMININE = """
adjointe affaire affiche aide alarme alerte alternative amende ampoule annonce arme
artisane attaque aube auberge averse avocate bagarre baisse balle bande banderole banque
barque barre base bête bibliothèque boîte bombe borne bouche bourse boutique branche
brasse brebis brique cabane cagnotte caisse caméra campagne candidate canne cantonale
carte caserne catastrophe cause cave cellule centrale chaîne chambre chanson charge
charte chasse cheffe chèvre chose chute cible circulaire classe clause clé clef clinique
cloche collecte colonne commande commune compagne consigne corde côte couche coupe cour
course crèche crête croix croûte crue cuve dame danse date défaite défense demande
départementale dépêche dépense dérive détenue digue disparue dispute dose douche drogue
dynamique écharpe écluse école élite élue embauche émeute empreinte énigme enquête
enseigne entorse enveloppe épave épreuve équipe erreur escale espèce étable étape étoile
face faillite farce faute femme fenêtre ferme fête fibre fiche file finale fleur flotte
foire fois force forêt formule fosse foule fourche fresque fuite gare gaze génisse gerbe
gifle goutte grâce grange grappe greffe grève griffe grippe grotte grue guerre hache
halle halte hausse herbe histoire huile huître hypothèque île image impasse inscrite
insulte jambe jauge joute jupe lame lampe langue larme législative lettre ligne limite
liste loge loi loupe louve luge lutte magistrate malle manche manif manœuvre marche
marge marque masse matinale menace mer méthode métropole meute minute moitié montagne
montre moto motte mouche municipale nappe nationale neige norme note nuit oasis offre
ombre orange ourse œuvre page paire palme palombe pancarte panne paroi paroisse parole
part patinoire pause pêche pelouse période perle personne perte peste peur phase photo
phrase pièce pierre pige pile piste place plage plainte planche planète plaque plume
poche pomme pompe porte poudre poule poutre preuve primaire prime prison prune
quadrangulaire queue quinte race radio rafale rame rampe recherche récolte récompense
recrue réforme régate régionale règle remarque rencontre réplique réponse requête
réserve revanche revue rixe robe roche ronde roue route rubrique ruche rue salle salve
scène seconde sénatoriale serre sirène souche soupe sœur source souris star statue stèle
suite surface synagogue table tâche tarte taxe tempête tenue terrasse terre tête thèse
toile tombe tombola tonne torche touche toux trace tranche transe traverse trêve
triangulaire tribu tribune trombe troupe truffe truite tuile urne vacances vache valeur
vanne verve veste veuve victime victoire vigne villa virgule vis visite vitre voix vue
zone
"""

# Those that tell the gender by themselves: "les vingt et une premières".
_FEMININE_ADJECTIVES = """
ancienne belle bonne brève certaine dernière différente entière forte grande grosse haute
importante légère longue mauvaise meilleure nombreuse nouvelle petite pleine première
principale prochaine seule vieille vraie
"""

_EITHER_GENDER = "autre énorme jeune même modeste quelque rare riche simple superbe"

# Words in s or x that are no plural noun.
_NOT_NOUNS = """
ailleurs alors après auprès aux certes dans depuis dès des deux dix elles envers hors ils jamais les
leurs lors mais mes moins nos nous parfois pas plus plusieurs près puis quelques sans ses six sous
toujours tous toutefois toutes très trois vers volontiers vos vous
"""

_MASCULINE_NOUNS = frozenset(_MASCULINE.split())
_FEMININE_WORDS = frozenset(_FEMININE.split()) | frozenset(_FEMININE_ADJECTIVES.split())
_NO_NOUNS = frozenset(_NOT_NOUNS.split())
_ADJECTIVES = frozenset(_EITHER_GENDER.split())


def is_plural(word: str) -> bool:
    """Whether a word looks like several things: "voix", "électeurs", "bureaux".

    >>> [word for word in ("voix", "voter", "dans", "bureaux", "plus") if is_plural(word)]
    ['voix', 'bureaux']
    """
    word = word.lower()
    return len(word) > 2 and word[-1] in {"s", "x"} and word not in _NO_NOUNS


def goes_before_a_noun(word: str) -> bool:
    """Whether an adjective of either gender may stand there: "vingt et une autres voix".

    >>> goes_before_a_noun("autres"), goes_before_a_noun("voix")
    (True, False)
    """
    return word.lower().removesuffix("s") in _ADJECTIVES


def is_feminine(word: str) -> bool:
    """Whether one says "une" before this noun or adjective, or before its singular.

    >>> [word for word in ("voix", "bureaux", "électrices", "comité") if is_feminine(word)]
    ['voix', 'électrices']
    """
    word = word.lower()
    return _feminine(word) or _feminine(word.removesuffix("s"))


def _feminine(singular: str) -> bool:
    if singular in _FEMININE_WORDS:
        return True
    return singular not in _MASCULINE_NOUNS and bool(_FEMININE_ENDING.fullmatch(singular))
