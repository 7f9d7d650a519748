"""The table of pronunciations, and where its names stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadcast.errors import FrenchError, Where
from broadcast.french.lexicon import Lexicon, parse_lexicon

PATH = Path("lexicon.csv")
HEADER = "written,said,ipa,source\n"


def lexicon_of(*names: str) -> Lexicon:
    return parse_lexicon(HEADER + "".join(f'"{name}",{name} dit,,\n' for name in names), PATH)


def found(lexicon: Lexicon, text: str) -> list[str]:
    return [text[name.start : name.end] for name in lexicon.find(text)]


def test_a_table_is_read_with_its_comments() -> None:
    """Comments and empty lines are left out; a respelling may be missing; g becomes phonetic."""
    text = (
        "\ufeff# noms de l'Aveyron\n\nwritten,said,ipa,source\n"
        "Laguiole,la-yole,lajɔl,mairie\n# ville\nRodez,,ʁodɛz,\n"
        '"Rougier, de Camarès",rougié,,\nRugy,,ʁygi,\nOnet,,ɔ̃nɛ,\n'
    )
    laguiole, rodez, rougier, rugy, onet = parse_lexicon(text, PATH).entries
    assert (laguiole.written, laguiole.said, laguiole.ipa) == ("Laguiole", "la-yole", "lajɔl")
    assert laguiole.source == "mairie"
    assert (rodez.said, rodez.ipa) == ("Rodez", "ʁodɛz")
    assert rougier.written == "Rougier, de Camarès"
    assert rugy.ipa == "ʁyɡi"
    assert onet.ipa == "ɔ\u0303nɛ"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("Rodez,ʁodɛz", "2 colonne", id="columns missing"),
        pytest.param("Rodez,a,,b,c", "5 colonne", id="columns too many"),
        pytest.param(",rodèze,,", "nom illisible", id="no name"),
        pytest.param('"Rodez,",rodèze,,', "nom illisible", id="name ends with a comma"),
        pytest.param("Rodez,,,mairie", "aucune prononciation", id="nothing to say"),
        pytest.param("Millau,autre,,", "déjà dans le lexique", id="twice"),
        pytest.param("Rodez,,ʁodez!,", "signe phonétique inconnu : « ! »", id="not a phoneme"),
        pytest.param("Rodez,,rodez,", "« r »", id="ASCII r is no French phoneme"),
        pytest.param("Rodez,,õ,", "signe phonétique inconnu", id="tilde on a plain o"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_its_place(line: str, told: str) -> None:
    """The newsroom is told which line to correct."""
    with pytest.raises(FrenchError, match=r"lexicon\.csv, ligne 4") as refused:
        parse_lexicon(f"# titre\n{HEADER}Millau,miyo,,\n{line}\n", PATH)
    assert told in str(refused.value)
    assert refused.value.where == Where(PATH, 4)


def test_the_columns_must_be_named() -> None:
    """A table without titles is not guessed at."""
    with pytest.raises(FrenchError, match="written,said,ipa,source"):
        parse_lexicon("Rodez,rodèze,,\n", PATH)


def test_an_empty_table_is_a_lexicon() -> None:
    """A station may have no names of its own."""
    assert parse_lexicon("", PATH).entries == ()
    assert Lexicon().find("Rodez") == ()


@pytest.mark.parametrize(
    ("names", "text", "where"),
    [
        pytest.param(["Rodez"], "À Rodez, Rodezien.", ["Rodez"], id="whole word"),
        pytest.param(
            ["Onet", "Onet-le-Château"], "Onet-le-Château", ["Onet-le-Château"], id="long"
        ),
        pytest.param(["Onet"], "l'Onet, d’Onet", ["Onet", "Onet"], id="after an elision"),
        pytest.param(["Nant"], "nant Nantes Dominant", [], id="case and parts of words"),
        pytest.param(["Valls"], "Valls. (Valls) « Valls » Valls;", ["Valls"] * 4, id="punctuation"),
        pytest.param(["Puy-l'Évêque"], "à Puy-l’Évêque", ["Puy-l’Évêque"], id="apostrophe in text"),
        pytest.param(["Puy-l’Évêque"], "à Puy-l'Évêque", ["Puy-l'Évêque"], id="one in the table"),
        pytest.param(["Sévérac"], "Sévérac-le-Château", ["Sévérac"], id="part of a longer name"),
        pytest.param(["Val"], "Val'Aubrac", [], id="not before an apostrophe"),
        pytest.param(["Salles-Curan", "Salles"], "Salles Curan", ["Salles"], id="hyphen or space"),
        pytest.param(["M6"], "sur M6 et M62", ["M6"], id="digits are part of a word"),
        pytest.param(["de Rugy"], "François de Rugy", ["de Rugy"], id="two words"),
        pytest.param(
            ["Le Fel", "Fel"], "Le Fel et Fel", ["Le Fel", "Fel"], id="one inside another"
        ),
    ],
)
def test_names_are_found_as_whole_words(names: list[str], text: str, where: list[str]) -> None:
    """The longest wins; what is found is what the text has."""
    assert found(lexicon_of(*names), text) == where
