"""What a rule can tell of bad French, and what it must not take for it."""

from __future__ import annotations

import pytest
from french.faults import language_faults
from french.unbent import missing_contractions, missing_elisions

GOOD = """
Benoît Hamon l'emporte en Aveyron avec 54,7 % des voix.
Il n'est devancé qu'à Laguiole, Montbazens et Réquista.
Manuel Valls ne garde la tête qu'au Fel, aux Albres et à La Cavalerie.
En Aveyron comme dans le Lot, la participation est en forte hausse : 10 917 votants.
C'est ce qu'a déclaré, hier soir, l'ancien Premier ministre.
Le onze de départ est connu ; le oui l'emporte.
À la une de ce journal : la primaire de la gauche.
La une est consacrée à Marine Le Pen.
Le score de Le Pen progresse de onze points.
Il dit vouloir les rassembler, afin de les convaincre et de le battre.
Elle s'est dite prête à le soutenir, à les aider, à le lui dire.
Il s'agit de le faire savoir et de les en informer.
Il refuse de le suivre ; elle accepte de les recevoir.
La hausse atteint huit points dans le Hérault de nos voisins.
Les haricots, la Hongrie, le Havre, le hameau et le héros n'ont rien perdu.
De Rodez à Millau, de Onze-Fontaines à Paris, on a voté.
Le yaourt, la ouate, le ouistiti et le uhlan ne bougent pas.
Au second tour, c'est un duel : Hamon ou Valls ?
« Nous avons gagné ! » se félicite le maire de Villefranche-de-Rouergue.
« Que dire ? » demande-t-elle.
… les socialistes retrouveront leur raison d'être.
« … les socialistes seront au service de Benoît Hamon. »
M. Kanner et Mme Delga étaient à Toulouse, etc. et d'autres encore.
Le vote a eu lieu au 12, av. du maréchal Foch.
Dites-le à vos voisins, prends-la avec toi, suis-je assez clair ?
Dites-le et faites-le savoir.
Nous nous félicitons de ce score, vous vous en doutez.
Il fera faire un audit, c'est très très serré.
La IVe République, le XIe arrondissement, la Ve circonscription, le IIe canton.
L'autoroute A75 et la A 20 restent ouvertes.
Le plan va de A à Z, de la catégorie A à la catégorie E.
La SNCF, l'ONU, l'EHPAD, le RN et LFI réagissent.
N'Diaye, M'Bala et O'Brien sont élus ; D'Ornano aussi.
L'X et l'ENA, qu'EDF et qu'Orange soutiennent.
Aujourd'hui, quelqu'un de la presqu'île a voté ; l'entr'aide aussi.
Il est 7 h 30, bonjour.
Rendez-vous à 7:30 sur https://www.exemple.fr pour la suite.
Un écart de 1 point, de 1,5 point et de 21 points.
Avec 1 voix de plus, il passait devant ; 101 communes l'ont choisi.
Il y a 2 001 communes et 11 bureaux de vote.
D'un côté le PS, de l'autre EELV ; d'où l'intérêt d'un accord.
Puisqu'il le faut, lorsqu'elle voudra, jusqu'à Millau et jusqu'aux Albres.
S'il gagne, s'ils gagnent, si elle gagne, si Ivan gagne.
Le maire d'Onet-le-Château et la maire de Hures-la-Parade.
La liste d'Hervé Morin, celle de Hervé Berville, d'Hidalgo et de Hollande.
En votant ainsi, en en tirant les leçons, on en saura plus.
Le vote n'a pas eu lieu ; ni l'un ni l'autre ne s'en plaint.
L'abstention y est moins forte qu'ailleurs, qu'en 2011 et qu'aux régionales.
Il l'avait dit : il n'y aura pas d'alliance.
Le département est-il à gauche ? Oui, selon les chiffres de 20 heures.
Benoît Hamon (PS) obtient 58,72 %, Manuel Valls 41,28 %.
Le parti [socialiste] a tenu.
« Bla bla », répond-il.
Le ouf de soulagement, le « oui » de Millau, le huit et le huitième.
Le Vaucluse, Les Landes… et La Réunion suivent.
À Le Pen, elle répond ; à Le Maire aussi.
Il faut de l'audace, de l'argent et du temps.
L'iPhone du candidat a sonné. iPhone ou pas, il a répondu.
Il est en tête de huit points, en hausse de onze, en baisse de un à deux.
Virginia de Oliveira, José Dos Santos de Almeida et la liste de Marc de Angelis sont battus.
Bora Bora, Wallis et Futuna, Saint-Pierre ont voté samedi.
Qu'à cela ne tienne : ils s'y rendront en l'an 2027.
Un peu plus de 10 000 votants, contre près de 8 000 ; c'est mieux qu'à la primaire.
Le nombre d'habitants du Puy-en-Velay, des Mées et du Havre augmente.
Est-ce que la gauche l'emportera à Figeac ? Peut-être.
Le débat entre l'ancien ministre et l'ex-députée n'aura pas lieu.
Au total, 5 sièges sur 9 reviennent à la gauche : 3 au PS, 2 à EELV.
Le taux est de 0,5 point au-dessus de l'an dernier.
""".strip().splitlines()


def test_there_is_enough_good_french() -> None:
    """Sixty sentences that a newsroom would write."""
    assert len(GOOD) >= 60


@pytest.mark.parametrize("sentence", GOOD)
def test_good_french_is_left_alone(sentence: str) -> None:
    """No false alarm."""
    assert language_faults(sentence) == ()


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Le score de le Lot", "Le score du Lot"),
        ("Il parle à les électeurs", "Il parle aux électeurs"),
        ("Le vote de les Landes", "Le vote des Landes"),
        ("À le second tour", "Au second tour"),
        ("De le Lot à la Lozère", "Du Lot à la Lozère"),
        ("Il parle à le maire", "Il parle au maire"),
        ("Le rôle de le ministre", "Le rôle du ministre"),
        ("Le rôle de le premier secrétaire", "Le rôle du premier secrétaire"),
        ("L'arrivée à le huitième rang", "L'arrivée au huitième rang"),
        ("Le score de le Aveyron", "Le score de l'Aveyron"),
        ("Elle arrive à le onzième rang", "Elle arrive au onzième rang"),
        ("Le maire de Onet", "Le maire d'Onet"),
        ("Celui de Aveyron", "Celui d'Aveyron"),
        ("Il dit que il gagne", "Il dit qu'il gagne"),
        ("Il dit que Aurélien Pradié gagne", "Il dit qu'Aurélien Pradié gagne"),
        ("Que elle gagne", "Qu'elle gagne"),
        ("Si il gagne", "S'il gagne"),
        ("même si ils gagnent", "même s'ils gagnent"),
        ("Il ne a pas gagné", "Il n'a pas gagné"),
        ("Elle se impose", "Elle s'impose"),
        ("la abstention", "l'abstention"),
        ("La abstention", "L'abstention"),
        ("Le écart se creuse", "L'écart se creuse"),
        ("le élu", "l'élu"),
        ("je ai dit", "j'ai dit"),
        ("jusque à Rodez", "jusqu'à Rodez"),
        ("lorsque on vote", "lorsqu'on vote"),
        ("puisque elle gagne", "puisqu'elle gagne"),
        ("2 millions de euros", "2 millions d'euros"),
        ("le histoire", "l'histoire"),
        ("de EELV", "d'EELV"),
        ("un score de à peine 3 %", "un score d'à peine 3 %"),
        ("il faut que y participe", "il faut qu'y participe"),
    ],
)
def test_a_template_s_slip_is_told(broken: str, mended: str) -> None:
    """A small word that did not bend is told; the same one bent is good."""
    assert any("oubliée" in fault for fault in language_faults(broken))
    assert not any("oubliée" in fault for fault in language_faults(mended))


@pytest.mark.parametrize(
    "kept",
    [
        "de Le Pen",
        "de le Pen",
        "à Le Maire",
        "le onze",
        "de Hamon",
        "de Haas",
        "de Hyères",
        "à la une",
        "le un",
        "le XIe arrondissement",
        "la A 75",
        "dites-le à tous",
        "de le dire",
        "à les entendre",
        "de le leur dire",
        "de les y aider",
        "De Angelis",
        "Virginia de Oliveira",
        "de un à deux points",
        "La Aldea",
    ],
)
def test_what_may_be_right_is_no_fault(kept: str) -> None:
    """A name, an infinitive, an initial."""
    assert not [*missing_elisions(kept), *missing_contractions(kept)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Deux  espaces.", "espaces doublées : « Deux  espaces »"),
        ("Il gagne , dit-on.", "espace avant la virgule ou le point : « gagne , dit-on »"),
        ("Il gagne .", "espace avant la virgule ou le point"),
        ("Résultat: il gagne.", "espace manquante avant les deux-points"),
        ("Il obtient 54 %; elle, 46 %.", "espace manquante avant le signe"),
        ("Qui gagne?", "espace manquante avant le signe : « gagne? »"),
        ("Bravo! Il gagne.", "espace manquante avant le signe"),
        ("Il gagne ;elle perd.", "espace manquante après le signe"),
        ("À Rodez,Millau et Onet.", "espace manquante après le signe"),
        ("C'est fini.Il gagne.", "espace manquante après le point : « fini.Il »"),
        ("C'est fini..", "ponctuation doublée"),
        ("Il gagne,, oui.", "ponctuation doublée"),
        ("Il gagne,.", "ponctuation doublée"),
        ("Bonjour {{ nom }}.", "gabarit non rempli"),
        ("{% if %}", "gabarit non rempli"),
        ("Un score de None.", "valeur manquante : « de None »"),
        ("Un score de nan %.", "valeur manquante"),
        ("Il gagne ().", "parenthèses ou guillemets vides"),
        ("Il a dit : « ».", "parenthèses ou guillemets vides"),
        ("Les électeur(s) votent.", "accord non résolu : « électeur(s) votent »"),
        ("Les élu(e)s votent.", "accord non résolu"),
        ("Ils ont 12 voix s.", "terminaison isolée : « voix s »"),
        ("Le vote d' Aveyron.", "apostrophe suivie d'une espace"),
        ("Il vote qu' à Rodez.", "apostrophe suivie d'une espace"),
        ("Un écart de 1 points.", "pluriel après un : « de 1 points »"),
        ("Le vote de du Lot.", "petits mots qui se heurtent"),
        ("Le vote de des Landes.", "petits mots qui se heurtent"),
        ("Il parle à au maire.", "petits mots qui se heurtent"),
        ("Il parle au le maire.", "petits mots qui se heurtent"),
        ("Il parle des les élus.", "petits mots qui se heurtent"),
        ("Le le maire gagne.", "mot doublé"),
        ("Il gagne de de peu.", "mot doublé : « gagne de de peu »"),
        ("Il gagne dans dans le Lot.", "mot doublé"),
        ("Le maire d'Rodez.", "élision de trop : « maire d'Rodez »"),
        ("Il dit qu'Benoît gagne.", "élision de trop"),
        ("Il est arrivé l'huitième.", "élision de trop"),
        ("L'écart est d'onze points.", "élision de trop"),
        ("C'est l'haricot.", "élision de trop"),
        ("il gagne.", "phrase sans majuscule : « il »"),
        ("Il gagne. elle perd.", "phrase sans majuscule : « gagne. elle »"),
        ("Il gagne.\n\nelle perd.", "phrase sans majuscule"),
        ("« il gagne. »", "phrase sans majuscule"),
    ],
)
def test_a_fault_is_told_with_its_words(text: str, fault: str) -> None:
    """In French, with the words around it."""
    assert any(told.startswith(fault) for told in language_faults(text)), language_faults(text)


def test_the_marks_of_a_script_are_not_its_words() -> None:
    """Titles, cues, optional paragraphs and notes are left out."""
    script = (
        "## en bref\n\n? Il n'est devancé qu'à Rodez.\n\n?? La suite.\n\n"
        "[son: pantanella-etats] « … et voilà. »\n\n[virgule]\n\n<!-- à revoir,vite -->"
    )
    assert language_faults(script) == ()


def test_faults_are_told_in_their_order() -> None:
    """From the first word to the last."""
    told = language_faults("le maire de le Lot , dit-on..")
    assert [fault.split(" :")[0] for fault in told] == [
        "phrase sans majuscule",
        "contraction oubliée",
        "espace avant la virgule ou le point",
        "ponctuation doublée",
    ]
