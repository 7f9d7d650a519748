"""Elision, contraction, lists and counts."""

from __future__ import annotations

import pytest

from broadcast.errors import FrenchError
from broadcast.french.grammar.elision import elided
from broadcast.french.grammar.letters import capitalised
from broadcast.french.grammar.listing import listing, listing_with
from broadcast.french.grammar.prepositions import Preposition, before_place, contracted
from broadcast.french.wordings.written import counted


@pytest.mark.parametrize(
    ("word", "before", "said"),
    [
        ("de", "Aveyron", "d'Aveyron"),
        ("de", "Rodez", "de Rodez"),
        ("que", "il", "qu'il"),
        ("que", "à Laguiole", "qu'à Laguiole"),
        ("le", "Île", "l'Île"),
        ("la", "abstention", "l'abstention"),
        ("la", "hausse", "la hausse"),
        ("je", "ai", "j'ai"),
        ("se", "impose", "s'impose"),
        ("ne", "est", "n'est"),
        ("si", "il", "s'il"),
        ("si", "ils", "s'ils"),
        ("si", "elle", "si elle"),
        ("si", "illustre", "si illustre"),
        ("lorsque", "on", "lorsqu'on"),
        ("Que", "elle", "Qu'elle"),
        ("de", "Hamon", "de Hamon"),
        ("de", "Hérault", "d'Hérault"),
        ("de", "Hauts-de-France", "de Hauts-de-France"),
        ("de", "Haute-Garonne", "de Haute-Garonne"),
        ("le", "héros", "le héros"),
        ("le", "héroïsme", "l'héroïsme"),
        ("de", "Hollande", "de Hollande"),
        ("le", "hollandais", "le hollandais"),
        ("le", "Havre", "le Havre"),
        ("de", "Hénin-Beaumont", "d'Hénin-Beaumont"),
        ("de", "habitants", "d'habitants"),
        ("de", "huit", "de huit"),
        ("le", "onze", "le onze"),
        ("le", "oui", "le oui"),
        ("la", "ouïe", "l'ouïe"),
        ("de", "Yvelines", "d'Yvelines"),
        ("la", "Yonne", "l'Yonne"),
        ("le", "yaourt", "le yaourt"),
        ("de", "EELV", "d'EELV"),
        ("de", "HLM", "de HLM"),
        ("de", "11 voix", "de 11 voix"),
        ("et", "Aveyron", "et Aveyron"),
        ("de", "œuvres", "d'œuvres"),
    ],
)
def test_a_small_word_bends_before_a_vowel(word: str, before: str, said: str) -> None:
    """A vowel or a mute h takes the apostrophe; an aspirated h, onze and oui do not."""
    assert elided(word, before) == said


@pytest.mark.parametrize(
    ("preposition", "article", "name", "said"),
    [
        ("à", "le", "Lot", "au Lot"),
        ("à", "les", "Landes", "aux Landes"),
        ("à", "la", "Lozère", "à la Lozère"),
        ("à", "l'", "Aveyron", "à l'Aveyron"),
        ("à", "", "Paris", "à Paris"),
        ("de", "le", "Lot", "du Lot"),
        ("de", "les", "Landes", "des Landes"),
        ("de", "la", "Lozère", "de la Lozère"),
        ("de", "l'", "Aveyron", "de l'Aveyron"),
        ("de", "", "Paris", "de Paris"),
        ("de", "", "Occitanie", "d'Occitanie"),
    ],
)
def test_prepositions_melt_into_le_and_les(
    preposition: Preposition, article: str, name: str, said: str
) -> None:
    """Au, aux, du, des; la and l' stay whole."""
    assert contracted(preposition, article, name) == said


def test_an_unknown_article_is_refused() -> None:
    """A table with a typing error must not reach the air."""
    with pytest.raises(FrenchError, match="article inconnu"):
        contracted("à", "los", "Masos")


@pytest.mark.parametrize(
    ("preposition", "place", "said"),
    [
        ("à", "Le Bas Ségala", "au Bas Ségala"),
        ("à", "Les Albres", "aux Albres"),
        ("de", "Le Fel", "du Fel"),
        ("de", "Les Albres", "des Albres"),
        ("à", "La Cavalerie", "à La Cavalerie"),
        ("de", "La Cavalerie", "de La Cavalerie"),
        ("à", "L'Hospitalet-du-Larzac", "à L'Hospitalet-du-Larzac"),
        ("de", "L’Hospitalet-du-Larzac", "de L’Hospitalet-du-Larzac"),
        ("de", "Onet-le-Château", "d'Onet-le-Château"),
        ("à", "Leucamp", "à Leucamp"),
        ("de", "Lestrade-et-Thouels", "de Lestrade-et-Thouels"),
        ("à", "Millau", "à Millau"),
    ],
)
def test_a_commune_with_an_article_keeps_it_or_melts_it(
    preposition: Preposition, place: str, said: str
) -> None:
    """Le and Les melt, La and L' stay."""
    assert before_place(preposition, place) == said


@pytest.mark.parametrize(
    ("place", "department", "said"),
    [
        ("Honfleur", "", "de Honfleur"),
        ("Hures-la-Parade", "", "d'Hures-la-Parade"),
        ("Huparlac", "", "d'Huparlac"),
        ("Hyères", "", "d'Hyères"),
        ("Haguenau", "", "de Haguenau"),
        ("Hautmont", "", "d'Hautmont"),
        ("HAYANGE", "", "d'HAYANGE"),
        ("Ham", "", "de Ham"),
        ("Hauteville", "02", "de Hauteville"),
        ("Hauteville", "51", "d'Hauteville"),
        ("Hauteville", "12", "de Hauteville"),
        ("Yvetot", "", "d'Yvetot"),
        ("Yaté", "", "de Yaté"),
        ("Hao", "", "de Hao"),
        ("Onzain", "", "d'Onzain"),
        ("Ayen", "", "d'Ayen"),
        ("Los Masos", "", "de Los Masos"),
        ("Aux Marais", "", "des Marais"),
        ("Aux-Aussat", "", "d'Aux-Aussat"),
        ("Hautes-Terres-d'Ailleurs", "", "de Hautes-Terres-d'Ailleurs"),
    ],
)
def test_the_table_of_communes_settles_a_doubtful_beginning(
    place: str, department: str, said: str
) -> None:
    """H and y are sounded or not by law; shared names by their department, others by the rules."""
    assert before_place("de", place, department) == said


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (["Laguiole", "Montbazens", "Réquista"], "qu'à Laguiole, Montbazens et Réquista"),
        (["Le Fel", "Les Albres"], "qu'au Fel et aux Albres"),
        (["La Cavalerie"], "qu'à La Cavalerie"),
        (["Los Masos", "Rodez"], "qu'à Los Masos et à Rodez"),
    ],
)
def test_only_at_these_places(places: list[str], said: str) -> None:
    """Il n'est devancé qu'à Laguiole."""
    assert elided("que", listing_with("à", places)) == said


def test_a_list_takes_its_department_into_account() -> None:
    """Of two communes that share a name, the one of the department is meant."""
    assert listing_with("de", ["Hauteville", "Reims"], department_code="51") == (
        "d'Hauteville et de Reims"
    )


def test_a_list_ends_with_et() -> None:
    """Commas, then one et; another last word on demand; nothing to list is refused."""
    assert listing(["a"]) == "a"
    assert listing(["a", "b"]) == "a et b"
    assert listing(["a", "b", "c"]) == "a, b et c"
    assert listing(["a", "b"], last="ou") == "a ou b"
    with pytest.raises(FrenchError, match="liste vide"):
        listing([])


@pytest.mark.parametrize(
    ("preposition", "places", "said"),
    [
        ("à", ["Rodez"], "à Rodez"),
        ("à", ["Rodez", "Millau"], "à Rodez et à Millau"),
        ("à", ["Laguiole", "Montbazens", "Sévérac"], "à Laguiole, Montbazens et Sévérac"),
        ("à", ["Rodez", "Les Albres", "Le Fel"], "à Rodez, aux Albres et au Fel"),
        ("de", ["Rodez", "Millau"], "de Rodez et de Millau"),
        ("de", ["Rodez", "Millau", "Figeac"], "de Rodez, Millau et Figeac"),
        ("de", ["Rodez", "Onet", "Figeac"], "de Rodez, d'Onet et de Figeac"),
    ],
)
def test_a_preposition_comes_before_each_of_two(
    preposition: Preposition, places: list[str], said: str
) -> None:
    """Once before three or more, unless one of them bends it."""
    assert listing_with(preposition, places) == said


def test_listing_no_place_is_refused() -> None:
    """A sentence "à ." never leaves the template."""
    with pytest.raises(FrenchError, match="liste vide"):
        listing_with("à", [])


@pytest.mark.parametrize(
    ("n", "singular", "plural", "feminine", "said"),
    [
        (0, "commune", "communes", True, "aucune commune"),
        (0, "bureau", "bureaux", False, "aucun bureau"),
        (1, "commune", "communes", True, "une commune"),
        (2, "commune", "communes", True, "deux communes"),
        (10, "bureau", "bureaux", False, "dix bureaux"),
        (11, "bureau", "bureaux", False, "11 bureaux"),
        (10_917, "votant", "votants", False, "10 917 votants"),
        (1_000_000, "voix", "voix", True, "1 million de voix"),
        (2_000_000, "électeur", "électeurs", False, "2 millions d'électeurs"),
    ],
)
def test_a_count_is_in_words_up_to_ten(
    n: int, singular: str, plural: str, feminine: bool, said: str
) -> None:
    """A newsroom writes small counts in words and the others in figures."""
    assert counted(n, singular, plural, feminine=feminine) == said


def test_a_negative_count_is_refused() -> None:
    """Nobody counts minus two communes."""
    with pytest.raises(FrenchError):
        counted(-2, "commune", "communes")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("à La Cavalerie", "À La Cavalerie"),
        ("« nous », dit-il", "« Nous », dit-il"),
        ("le PS", "Le PS"),
        ("élu", "Élu"),
        ("12 voix", "12 voix"),
        ("", ""),
    ],
)
def test_only_the_first_letter_becomes_a_capital(text: str, said: str) -> None:
    """Capitals inside stay as they are."""
    assert capitalised(text) == said
