"""Departments and regions."""

from __future__ import annotations

import pytest

from broadcast.errors import FrenchError
from broadcast.french.places import Territory, departments, find_department, in_, of, regions, the


def test_every_department_and_region_is_there() -> None:
    """101 departments in 18 regions, each code once, each department in a region that exists."""
    assert len({department.code for department in departments()}) == len(departments()) == 101
    assert len({region.code for region in regions()}) == len(regions()) == 18
    assert {department.region_code for department in departments()} == {
        region.code for region in regions()
    }


@pytest.mark.parametrize("territory", [*departments(), *regions()], ids=lambda t: t.name)
def test_every_territory_is_said_in_french(territory: Territory) -> None:
    """No double article, no "de le", no "dans" without an article, no "en" before a plural."""
    assert in_(territory).split()[0] in {"en", "dans", "à"}
    assert not of(territory).startswith(("de le ", "de les ", "de A", "de E", "de I", "de O"))
    assert the(territory).endswith(territory.name)
    if territory.locative == "dans":
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
