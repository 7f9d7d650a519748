"""People, from the names of result files."""

from __future__ import annotations

import pytest

from broadcast.errors import FrenchError
from broadcast.french.grammar.elision import elided
from broadcast.french.naming.names import (
    as_said,
    family_name_as_said,
    gender_of,
    parse_person,
    person,
)


@pytest.mark.parametrize(
    ("official", "said"),
    [
        ("LE PEN Marine", "Marine Le Pen"),
        ("Marine LE PEN", "Marine Le Pen"),
        ("Mme LE PEN Marine", "Marine Le Pen"),
        ("PRADIÉ Aurélien", "Aurélien Pradié"),
        ("Sophie BLATRIX CONTAT", "Sophie Blatrix Contat"),
        ("M. KANNER Patrick", "Patrick Kanner"),
        ("M. ROBERT DUPONT", "Robert Dupont"),
        ("ÉRIC CIOTTI", "Éric Ciotti"),
        ("DUPONT-AIGNAN Nicolas", "Nicolas Dupont-Aignan"),
        ("Jean-Luc MÉLENCHON", "Jean-Luc Mélenchon"),
        ("Marc LAMENIE", "Marc Lamenie"),
        ("Louis-Jean de NICOLAŸ", "Louis-Jean de Nicolaÿ"),
        ("DE NICOLAY", "de Nicolay"),
        ("DE COURSON Charles", "Charles de Courson"),
        ("Charles de COURSON", "Charles de Courson"),
        ("Charles DE LA VERPILLIÈRE", "Charles de La Verpillière"),
        ("D'ORNANO", "d'Ornano"),
        ("d'ORNANO Michel", "Michel d'Ornano"),
        ("Philippe CUIGNACHE D’APREVAL", "Philippe Cuignache d'Apreval"),
        ("DU BELLAY", "Du Bellay"),
        ("DU BELLAY Joachim", "Joachim du Bellay"),
        ("GRILHAULT DES FONTAINES Jean", "Jean Grilhault des Fontaines"),
        ("BRUNO LE MAIRE", "Bruno Le Maire"),
        ("LE PEN", "Le Pen"),
        ("MC DONALD", "Mc Donald"),
        ("MCGREGOR Ewan", "Ewan McGregor"),
        ("N'DIAYE", "N'Diaye"),
        ("Sibeth N’DIAYE", "Sibeth N'Diaye"),
        ("O'BRIEN", "O'Brien"),
        ("PRUD'HOMME Loïc", "Loïc Prud'homme"),
        ("GUIVARC'H Nicolas", "Nicolas Guivarc'h"),
        ("L'HUILLIER Céline", "Céline L'Huillier"),
        ("ROCCA-DE-SERRA Anne", "Anne Rocca-de-Serra"),
        ("BEN CHEÏKH Karim", "Karim Ben Cheïkh"),
        ("EL HAÏRY Sarah", "Sarah El Haïry"),
        ("DOUDE VAN TROOSTWIJK Nathan", "Nathan Doude Van Troostwijk"),
        ("Mme BERGÉ Marie Claude", "Marie Claude Bergé"),
        ("EXBRAYAT J.", "J. Exbrayat"),
        ("HUE", "Hue"),
        ("Benoît Hamon", "Benoît Hamon"),
        ("  Benoît   HAMON ", "Benoît Hamon"),
    ],
)
def test_a_name_is_said_first_name_first(official: str, said: str) -> None:
    """What stands in capitals is the family name; particles and apostrophes keep their usage."""
    assert as_said(official) == said


@pytest.mark.parametrize(
    ("family", "first", "sex", "said", "gender"),
    [
        ("LE PEN", "Marine", "F", "Marine Le Pen", "f"),
        ("MÉLENCHON", "JEAN-LUC", "MASCULIN", "Jean-Luc Mélenchon", "m"),
        ("HAMON", "Benoît", "M.", "Benoît Hamon", "m"),
        ("de Courson", "Charles", "H", "Charles de Courson", "m"),
        ("MARIANI", "-", "Mme", "Mariani", "f"),
        ("PRADIÉ", "Aurélien", "", "Aurélien Pradié", None),
    ],
)
def test_columns_make_a_person(
    family: str, first: str, sex: str, said: str, gender: str | None
) -> None:
    """Family name, first name and sex, as the ministry's columns hold them."""
    found = person(family, first, sex)
    assert (found.said, found.gender) == (said, gender)


@pytest.mark.parametrize(
    ("typed", "gender"),
    [
        *((typed, "m") for typed in ("M.", "M", "Mr", "Monsieur", "MASCULIN", "Homme", "H")),
        *((typed, "f") for typed in ("Mme", "MME.", "Mlle", "FEMININ", "Féminin", "femme", "f ")),
    ],
)
def test_titles_and_columns_tell_the_gender(typed: str, gender: str) -> None:
    """M is a man: the ministry writes women F or Mme."""
    assert gender_of(typed) == gender


@pytest.mark.parametrize("typed", ["", "X", "Dr", "MF"])
def test_an_unknown_title_is_refused(typed: str) -> None:
    """Nobody's gender is guessed."""
    with pytest.raises(FrenchError, match="civilité inconnue"):
        gender_of(typed)


def test_a_name_without_a_title_has_no_gender() -> None:
    """A first name tells nothing for sure."""
    assert parse_person("HAMON Dominique").gender is None
    assert parse_person("Mme HAMON Dominique").gender == "f"


@pytest.mark.parametrize("official", ["", "   ", "Mme "])
def test_an_empty_name_is_refused(official: str) -> None:
    """A bulletin never names nobody."""
    with pytest.raises(FrenchError, match="nom de famille vide"):
        as_said(official)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Aurélien Pradié", "d'Aurélien Pradié"),
        ("Benoît Hamon", "de Benoît Hamon"),
        ("Hamon", "de Hamon"),
        ("Hollande", "de Hollande"),
        ("Hervé Morin", "d'Hervé Morin"),
        ("Hidalgo", "d'Hidalgo"),
        ("Hélène Laporte", "d'Hélène Laporte"),
        ("Yves Jégo", "d'Yves Jégo"),
        ("Yaël Braun-Pivet", "de Yaël Braun-Pivet"),
        ("Éric Ciotti", "d'Éric Ciotti"),
        ("Le Pen", "de Le Pen"),
    ],
)
def test_de_bends_before_a_name(name: str, said: str) -> None:
    """As it is said on the air; a Le of a name stays whole."""
    assert elided("de", name) == said


def test_a_family_name_alone_keeps_its_capital_particle() -> None:
    """Du and Des are small after a first name only; de is always."""
    assert family_name_as_said("DU BELLAY") == "Du Bellay"
    assert family_name_as_said("DE GAULLE") == "de Gaulle"
