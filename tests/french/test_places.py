"""Departments and regions."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadcast.errors import FrenchError
from broadcast.french.naming.places import (
    Territory,
    collectivities,
    departments,
    find_department,
    in_,
    of,
    parse_usage,
    regions,
    the,
)


def test_every_department_and_region_is_there() -> None:
    """101 departments in 18 regions, each code once, each department in a region that exists."""
    assert len({department.code for department in departments()}) == len(departments()) == 101
    assert len({region.code for region in regions()}) == len(regions()) == 18
    assert {department.region_code for department in departments()} == {
        region.code for region in regions()
    }


@pytest.mark.parametrize(
    "territory", [*departments(), *regions(), *collectivities()], ids=lambda t: t.name
)
def test_every_territory_is_said_in_french(territory: Territory) -> None:
    """No double article, no "de le", no "dans" without an article, no "en" before a plural."""
    assert in_(territory).split()[0] in {"en", "dans", "à", "chez"}
    assert not of(territory).startswith(("de le ", "de les ", "de A", "de E", "de I", "de O"))
    assert the(territory).endswith(territory.name)
    if territory.locative in {"dans", "chez"}:
        assert territory.article
    if territory.locative == "en":
        assert territory.article != "les"


@pytest.mark.parametrize(
    ("name", "where", "whose", "subject"),
    [
        ("Aveyron", "en Aveyron", "de l'Aveyron", "l'Aveyron"),
        ("Lot", "dans le Lot", "du Lot", "le Lot"),
        ("Lozère", "en Lozère", "de la Lozère", "la Lozère"),
        ("Tarn", "dans le Tarn", "du Tarn", "le Tarn"),
        ("Tarn-et-Garonne", "en Tarn-et-Garonne", "de Tarn-et-Garonne", "le Tarn-et-Garonne"),
        ("Landes", "dans les Landes", "des Landes", "les Landes"),
        ("Hérault", "dans l'Hérault", "de l'Hérault", "l'Hérault"),
        ("Paris", "à Paris", "de Paris", "Paris"),
        ("La Réunion", "à La Réunion", "de La Réunion", "La Réunion"),
        ("Mayotte", "à Mayotte", "de Mayotte", "Mayotte"),
        ("Guadeloupe", "en Guadeloupe", "de la Guadeloupe", "la Guadeloupe"),
        ("Haute-Garonne", "en Haute-Garonne", "de la Haute-Garonne", "la Haute-Garonne"),
        (
            "Hautes-Pyrénées",
            "dans les Hautes-Pyrénées",
            "des Hautes-Pyrénées",
            "les Hautes-Pyrénées",
        ),
        ("Corse-du-Sud", "en Corse-du-Sud", "de la Corse-du-Sud", "la Corse-du-Sud"),
        ("Gers", "dans le Gers", "du Gers", "le Gers"),
        ("Ariège", "en Ariège", "de l'Ariège", "l'Ariège"),
        ("Dordogne", "en Dordogne", "de la Dordogne", "la Dordogne"),
        ("Corrèze", "en Corrèze", "de la Corrèze", "la Corrèze"),
        ("Cantal", "dans le Cantal", "du Cantal", "le Cantal"),
        ("Aude", "dans l'Aude", "de l'Aude", "l'Aude"),
        ("Eure-et-Loir", "en Eure-et-Loir", "d'Eure-et-Loir", "l'Eure-et-Loir"),
        ("Yonne", "dans l'Yonne", "de l'Yonne", "l'Yonne"),
    ],
)
def test_a_department_takes_its_small_words(
    name: str, where: str, whose: str, subject: str
) -> None:
    """En, dans or à, as people of the place say it."""
    department = find_department(name)
    assert (in_(department), of(department), the(department)) == (where, whose, subject)


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("76", "en Occitanie"),
        ("44", "dans le Grand Est"),
        ("32", "dans les Hauts-de-France"),
        ("52", "dans les Pays de la Loire"),
        ("11", "en Île-de-France"),
        ("93", "en Provence-Alpes-Côte d'Azur"),
        ("24", "en Centre-Val de Loire"),
        ("04", "à La Réunion"),
    ],
)
def test_a_region_takes_its_small_words(code: str, where: str) -> None:
    """The same for regions."""
    assert next(in_(region) for region in regions() if region.code == code) == where


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("aveyron", "12"),
        ("12", "12"),
        ("l'Aveyron", "12"),
        ("L’AVEYRON", "12"),
        ("en aveyron", "12"),
        ("de l'Aveyron", "12"),
        ("  Aveyron ", "12"),
        ("LOT", "46"),
        ("dans le Lot", "46"),
        ("le lot", "46"),
        ("du Lot", "46"),
        ("département du Lot", "46"),
        ("le département du Lot", "46"),
        ("Côtes d'Armor", "22"),
        ("cotes-darmor", "22"),
        ("Val d’Oise", "95"),
        ("2a", "2A"),
        ("2A", "2A"),
        ("01", "01"),
        ("1", "01"),
        ("974", "974"),
        ("reunion", "974"),
        ("la réunion", "974"),
        ("à La Réunion", "974"),
        ("à Paris", "75"),
        ("dans les Landes", "40"),
        ("Landes", "40"),
        ("tarn et garonne", "82"),
        ("Tarn", "81"),
        ("Ain", "01"),
        ("dans l'Ain", "01"),
        ("Aisne", "02"),
        ("Deux-Sèvres", "79"),
        ("dans les Deux-Sèvres", "79"),
        ("Essonne", "91"),
        ("Eure", "27"),
        ("territoire de belfort", "90"),
    ],
)
def test_a_department_is_found_as_people_type_it(typed: str, code: str) -> None:
    """Capitals, accents, hyphens, articles and prepositions do not matter."""
    assert find_department(typed).code == code


@pytest.mark.parametrize("department", departments(), ids=lambda department: department.name)
def test_what_is_said_of_a_department_finds_it(department: Territory) -> None:
    """All the forms lead back to the same department."""
    for said in (in_(department), of(department), the(department), department.code):
        assert find_department(said) == department
        assert find_department(said.upper().replace("-", " ")) == department


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Avéron", "département inconnu : « Avéron » (le plus proche : Aveyron)"),
        ("Ile et vilaine", "(le plus proche : Ille-et-Vilaine)"),
        ("96", "(un nom ou un code : Aveyron, 12, 2A, 974)"),
        ("", "un nom ou un code"),
    ],
)
def test_an_unknown_department_names_the_nearest(typed: str, told: str) -> None:
    """A refusal helps; nothing is guessed."""
    with pytest.raises(FrenchError) as refused:
        find_department(typed)
    assert told in str(refused.value)


def test_a_territory_refuses_words_that_french_does_not_have() -> None:
    """A typing error in the table is found when it is read."""
    with pytest.raises(FrenchError, match="article inconnu"):
        Territory(code="1", name="X", article="un", locative="en", region_code="1")  # type: ignore[arg-type]  # the very fault
    with pytest.raises(FrenchError, match="préposition inconnue"):
        Territory(code="1", name="X", article="", locative="sur", region_code="1")  # type: ignore[arg-type]  # the very fault


@pytest.mark.parametrize(
    ("code", "where", "whose", "subject"),
    [
        (
            "975",
            "à Saint-Pierre-et-Miquelon",
            "de Saint-Pierre-et-Miquelon",
            "Saint-Pierre-et-Miquelon",
        ),
        ("977", "à Saint-Barthélemy", "de Saint-Barthélemy", "Saint-Barthélemy"),
        ("978", "à Saint-Martin", "de Saint-Martin", "Saint-Martin"),
        ("986", "à Wallis-et-Futuna", "de Wallis-et-Futuna", "Wallis-et-Futuna"),
        ("987", "en Polynésie française", "de la Polynésie française", "la Polynésie française"),
        ("988", "en Nouvelle-Calédonie", "de la Nouvelle-Calédonie", "la Nouvelle-Calédonie"),
        (
            "ZZ",
            "chez les Français de l'étranger",
            "des Français de l'étranger",
            "les Français de l'étranger",
        ),
    ],
)
def test_a_collectivity_takes_its_small_words(
    code: str, where: str, whose: str, subject: str
) -> None:
    """Overseas and abroad one votes too; none of them is a department."""
    place = next(place for place in collectivities() if place.code == code)
    assert (in_(place), of(place), the(place)) == (where, whose, subject)
    assert place not in departments()


OWN = """# Ce que dit la station
code,name,article,locative

23,Creuse,la,dans
84,Vaucluse,,en
76,Occitanie,l',dans
"""
PLACES = Path("data/places.csv")


def test_a_station_says_places_its_own_way() -> None:
    """Its table is honoured by every form; what it leaves out is said as shipped."""
    usage = parse_usage(OWN, PLACES)
    creuse, vaucluse = find_department("Creuse"), find_department("Vaucluse")
    occitanie = next(region for region in regions() if region.code == "76")
    assert (in_(creuse), in_(creuse, usage=usage)) == ("en Creuse", "dans la Creuse")
    assert (the(vaucluse, usage=usage), of(vaucluse, usage=usage)) == ("Vaucluse", "de Vaucluse")
    assert in_(occitanie, usage=usage) == "dans l'Occitanie"
    assert in_(find_department("Seine-Maritime"), usage=usage) == "en Seine-Maritime"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("23,Creuse,la", "ligne 2 : 3 colonnes au lieu de 4"),
        ("23,Creuse,une,dans", "ligne 2 : la table des lieux, champ « article » : « une »"),
        ("23,Creuse,la,sur", "ligne 2 : la table des lieux, champ « locative » : « sur »"),
        ("23,Creuse,,dans", "ligne 2 : la table des lieux, champ « article » : « dans » veut"),
        ("24,Creuse,la,en", "aucun lieu « Creuse » de code 24 (son code est 23)"),
        ("23,Creusse,la,en", "aucun lieu « Creusse » de code 23 (le plus proche : Creuse)"),
        (",Creuse,la,en", "champ « code » manquant"),
        ("23,Creuse,la,en\n23,Creuse,la,dans", "ligne 3 : la table des lieux, champ « name »"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(row: str, told: str) -> None:
    """The station mends its table; nothing is half-read."""
    with pytest.raises(FrenchError) as refused:
        parse_usage(f"code,name,article,locative\n{row}", PLACES)
    assert "data/places.csv" in str(refused.value)
    assert told in str(refused.value)
