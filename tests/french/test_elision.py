"""Which words take an apostrophe before them."""

from __future__ import annotations

import pytest

from broadcast.french.grammar.elision import elided, takes_elision

ASPIRATED_TABLE = """
hâbleur hache haie haillon haine haïr hall halle halo halte hamac hamburger hameau hampe hamster
hanche handball handicap hangar hanneton hanter happer harangue haras harceler hardi harem hareng
haricot harissa harnais harpe harpon hasard hâte hausse haut hauts hauteur hautbois hayon heaume
héler hennir henné héraut hernie hérisson hérisser héron héros herse hêtre heurt heurter hibou
hideux hiérarchie hippie hisser hit hobby hochet hockey holding hold-up homard home honnir honte
honteux hoquet horde hors hotte hot-dog houblon houe houille houle houlette housse houx hublot huche
huer huée huguenot huit huitième huitaine hululer hune huppe hurler hurlement hussard hutte
hors-d'œuvre haut-parleur
onze onzième ouate ouistiti oui yaourt yacht yen yeti yoga yuan uhlan
Hambourg Hanovre Haye Havre Hollande Hongrie Honduras Hongkong Harlem Hainaut Haguenau Honfleur
Hamas Hezbollah Hadopi Haby Hamon Hollande Hue Hulot Haddad Houellebecq Hersant
"""
ASPIRATED = ASPIRATED_TABLE.split()

MUTE_TABLE = """
habit habile habitant habitude haleine halogène hallali hallucination haltère hameçon harmonie hebdomadaire
héberger hébergement hécatombe hectare hégémonie hélas hélicoptère hémicycle herbe hérédité héritage
héritier héroïne héroïque héroïsme hermine hésitation hésiter heure heureux hier hippique hippodrome
hirondelle histoire historique hiver holocauste hologramme homéopathie hommage homme homologue
honnête honneur honoraire honorable hôpital horaire horizon horloge horreur horrible horticulteur
hospice hospitalier hostie hostile hôte hôtel hôtesse huile huissier huître huitre humain humanité
humble humeur humide humilier humour hydraulique hygiène hymne hypermarché hypothèse
un une oncle ouïe ouest ouvrier ouverture unité usine yeux
Hérault Hénin Hénaff Hidalgo Hervé Henri Hubert Hélène Helsinki Haïti Habib Hugo
Yonne Yvelines Yerres Yssingeaux Yutz Yeu Yves Yvon Ouzbékistan
"""
MUTE = MUTE_TABLE.split()


@pytest.mark.parametrize("word", ASPIRATED)
def test_an_aspirated_word_keeps_the_vowel_before_it(word: str) -> None:
    """La hausse, le onze, de Hamon; capitals and plurals alike."""
    assert not takes_elision(word)
    assert not takes_elision(word.capitalize())


@pytest.mark.parametrize("word", MUTE)
def test_a_mute_word_takes_the_apostrophe(word: str) -> None:
    """L'héritage, l'huître, d'Hénin; capitals alike."""
    assert takes_elision(word)
    assert takes_elision(word.capitalize())


@pytest.mark.parametrize("word", ["Rodez", "voix", "21", "8", "11", "«", ""])
def test_no_other_beginning_takes_it(word: str) -> None:
    """Consonants and figures never do: de 11 voix."""
    assert not takes_elision(word)


def test_closed_doors_are_aspirated_though_the_door_is_not() -> None:
    """Le huis clos, but l'huissier."""
    assert elided("le", "huis clos") == "le huis clos"
    assert elided("le", "huissier") == "l'huissier"
