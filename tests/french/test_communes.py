"""The communes of France, and the small words before every one of them."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from broadcast.errors import FrenchError
from broadcast.french.grammar.prepositions import before_place
from broadcast.french.naming.communes import Commune, commune, communes_named, communes_of, folded
from broadcast.french.naming.places import collectivities, departments

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "broadcast" / "french" / "naming" / "communes.tsv.gz"
OVERSEAS = [place.code for place in collectivities() if place.code.isdigit()]


@cache
def everywhere() -> tuple[Commune, ...]:
    """All communes, old and new."""
    codes = [*(department.code for department in departments()), *OVERSEAS]
    return tuple(one for code in codes for one in communes_of(code))


def test_all_of_france_is_there() -> None:
    """As many communes of today as the official code of March 2026 has, and the old ones."""
    kinds = Counter(one.kind for one in everywhere())
    assert kinds == {"current": 34_963, "delegated": 2_031, "associated": 471, "district": 45}


def test_the_table_stays_small() -> None:
    """It travels in every package: 400 KiB at most."""
    assert TABLE.stat().st_size < 400 * 1024


SAID_BEFORE: dict[int, tuple[str, str]] = {
    0: ("à ", "de "),
    1: ("à ", "d'"),
    2: ("au ", "du "),
    3: ("à ", "de "),
    4: ("aux ", "des "),
    5: ("à ", "de "),
    6: ("aux ", "des "),
    8: ("à ", "de "),
}
"""What each article code asks for, before the name or what is left of it."""


@pytest.mark.parametrize("code", sorted(SAID_BEFORE))
def test_every_commune_bends_its_small_words(code: int) -> None:
    """All communes of an article code take the same "à" and "de", also when only named."""
    here = [one for one in everywhere() if one.article_code == code]
    to, of = SAID_BEFORE[code]
    assert here
    for one in here:
        name = one.bare_name if code in {2, 4, 6} else one.name
        assert before_place("à", one.name, one.department_code) == to + name
        assert before_place("de", one.name, one.department_code) == of + name


FAULT = re.compile(
    r"\b(?:de|à) (?:[Ll]es? )|^de [AEIOUÀÂÉÈÊÎÔŒ]|^d'(?![AEIOUÀÂÉÈÊÎÔŒHY])|^d'(?:L[eas]{1,2} |L')"
)


def test_no_commune_is_said_with_a_fault() -> None:
    """Never "de le", "à les", "de Aubrac" nor "d'Rodez", even where only the name is known."""
    said = [before_place(word, one.name) for one in everywhere() for word in ("à", "de")]
    assert [words for words in said if FAULT.search(words)] == []


@pytest.mark.parametrize(
    "words", ["de Le Fel", "à Les Albres", "de Onet", "d'Rodez", "d'Le Fel", "d'L'Herm"]
)
def test_the_faults_are_seen(words: str) -> None:
    """The test above can fail."""
    assert FAULT.search(words)


def test_a_shared_name_is_settled_by_its_department() -> None:
    """Hauteville is sounded in the Aisne and mute in the Marne."""
    assert before_place("de", "Hauteville", "02") == "de Hauteville"
    assert before_place("de", "Hauteville", "51") == "d'Hauteville"


@pytest.mark.parametrize(
    ("code", "name", "bare", "department"),
    [
        ("12202", "Rodez", "Rodez", "12"),
        ("12021", "Le Bas Ségala", "Bas Ségala", "12"),
        ("12003", "Les Albres", "Albres", "12"),
        ("12115", "L'Hospitalet-du-Larzac", "Hospitalet-du-Larzac", "12"),
        ("12063", "La Cavalerie", "Cavalerie", "12"),
        ("66104", "Los Masos", "Masos", "66"),
        ("60703", "Aux Marais", "Marais", "60"),
        ("2A004", "Ajaccio", "Ajaccio", "2A"),
        ("97411", "Saint-Denis", "Saint-Denis", "974"),
        ("98817", "Le Mont-Dore", "Mont-Dore", "988"),
        ("63448", "Le Vernet-Chaméane", "Vernet-Chaméane", "63"),
    ],
)
def test_a_commune_has_its_article_in_its_name(
    code: str, name: str, bare: str, department: str
) -> None:
    """The name is as written; the name without its article is there too."""
    found = commune(code)
    assert (found.name, found.bare_name, found.department_code) == (name, bare, department)
    assert found.kind == "current"
    assert found.seat == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Rodez", "12202"),
        ("RODEZ", "12202"),
        ("Salles Curan", "12253"),
        ("salles-curan", "12253"),
        ("Puy-l'Evêque", "46231"),
        ("Puy-l’Evêque", "46231"),
        ("PUY L EVEQUE", "46231"),
        ("St-Côme-d'Olt", "12216"),
        ("St Côme d'Olt", "12216"),
        ("Bas Ségala", "12021"),
        ("le bas segala", "12021"),
        ("Hospitalet-du-Larzac", "12115"),
        ("Albres", "12003"),
        ("Masos", "66104"),
        ("Onet le Château", "12176"),
        ("Château-Chinon Ville", "58062"),
        ("Y", "80829"),
    ],
)
def test_a_commune_is_found_as_the_press_writes_it(typed: str, code: str) -> None:
    """Capitals, accents, hyphens, apostrophes, "St" and the article do not matter."""
    assert [one.code for one in communes_named(typed)] == [code]


def test_saints_of_the_same_name_are_all_found() -> None:
    """A dozen communes are called Sainte-Colombe."""
    found = communes_named("Ste Colombe")
    assert sum(one.kind == "current" for one in found) == 12
    assert {one.name for one in found} == {"Sainte-Colombe"}


def test_the_very_name_comes_before_the_one_with_an_article() -> None:
    """Fel, in the Orne, before Le Fel, in Aveyron; a department tells which one."""
    assert [one.code for one in communes_named("Fel")] == ["61161", "12093"]
    assert [one.code for one in communes_named("Le Fel")] == ["12093"]


def test_a_name_that_nobody_bears_finds_nothing() -> None:
    """Onet alone is not the name of a commune; neither is Le Rodez."""
    assert communes_named("Onet") == communes_named("Le Rodez") == communes_named("") == ()


@pytest.mark.parametrize("code", ["12000", "", "1", "9", "XX"])
def test_an_unknown_code_is_refused(code: str) -> None:
    """A code is exact, or it is refused."""
    with pytest.raises(FrenchError, match="aucune commune n'a le code"):
        commune(code)
    with pytest.raises(FrenchError, match="aucune commune dans le département"):
        communes_of(code)


def test_an_old_commune_knows_its_seat() -> None:
    """It is marked so, and lies where its seat lies, even where the border of its time was other."""
    old = commune("51494")
    assert (old.name, old.kind, old.seat) == ("Sainte-Livière", "associated", "52182")
    assert old.department_code == "52"
    assert old in communes_of("52")


def test_a_shared_code_is_the_commune_of_today() -> None:
    """Arboys-en-Bugey took the code of Arbignieu, which is found by its name."""
    assert commune("01015").name == "Arboys en Bugey"
    assert [(one.code, one.kind) for one in communes_named("Arbignieu")] == [("01015", "delegated")]


def test_districts_point_to_their_city() -> None:
    """The first district of Marseille is a part of Marseille."""
    found = commune("13201")
    assert (found.kind, commune(found.seat).name) == ("district", "Marseille")


def test_the_departments_of_the_first_case_are_whole() -> None:
    """285 communes in Aveyron, 312 in the Lot."""
    counts = [sum(one.kind == "current" for one in communes_of(code)) for code in ("12", "46")]
    assert counts == [285, 312]


def test_the_order_is_that_of_codes() -> None:
    """So that two runs say the same."""
    codes = [one.code for one in communes_of("12")]
    assert codes == sorted(codes)


def test_names_fold_to_keys() -> None:
    """One spelling for a search, whatever was typed."""
    assert folded("  SAINTE-GENEVIÈVE-SUR-ARGENCE ") == folded("Ste Geneviève sur Argence")


REFERENCE = """[
{"code":"12202","nom":"Rodez","typeLiaison":0,"type":"commune-actuelle"},
{"code":"12021","nom":"Le Bas Ségala","typeLiaison":2,"type":"commune-actuelle"},
{"code":"63448","nom":"Le Vernet-Chaméane","typeLiaison":0,"type":"commune-actuelle"},
{"code":"98814","nom":"Lifou","type":"commune-actuelle"},
{"code":"98819","nom":"Ouégoa","type":"commune-actuelle"},
{"code":"98901","nom":"Île de Clipperton","type":"commune-actuelle"},
{"code":"12021","nom":"Vabre-Tizac","typeLiaison":0,"type":"commune-deleguee","chefLieu":"12021"},
{"code":"12202","nom":"Rodez","typeLiaison":0,"type":"commune-deleguee","chefLieu":"12202"}
]"""


def test_the_generator_packs_a_reference(tmp_path: Path) -> None:
    """The same reference gives the same table, with what the reference leaves open filled in."""
    (tmp_path / "communes.json").write_text(REFERENCE, encoding="utf-8")
    script = ROOT / "tools" / "make_communes.py"
    for out in ("first.gz", "second.gz"):
        command = [
            sys.executable,
            str(script),
            str(tmp_path / "communes.json"),
            str(tmp_path / out),
        ]
        subprocess.run(command, check=True)

    assert gzip.decompress((tmp_path / "first.gz").read_bytes()).decode().split("\n") == [
        "12021\tLe Bas Ségala\t2\t\t",
        "12021\tVabre-Tizac\t0\td\t12021",
        "12202\tRodez\t0\t\t",
        "63448\tLe Vernet-Chaméane\t2\t\t",
        "98814\tLifou\t0\t\t",
        "98819\tOuégoa\t1\t\t",
    ]
    assert (tmp_path / "first.gz").read_bytes() == (tmp_path / "second.gz").read_bytes()
