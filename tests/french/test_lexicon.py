"""The table of pronunciations, and where its names stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadcast.errors import FrenchError, Where
from broadcast.french.lexicon.names_said import Lexicon, parse_lexicon, shipped_lexicon

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
    ("table", "said", "ipa"),
    [
        pytest.param("written,said\nLaguiole,la-yole\n", "la-yole", "", id="two columns"),
        pytest.param("written,said\nLaguiole,/lajɔl/\n", "Laguiole", "lajɔl", id="IPA in bars"),
        pytest.param("written,said\nLaguiole,[lajɔl]\n", "Laguiole", "lajɔl", id="IPA in brackets"),
        pytest.param("written,said\nLaguiole,Layole\n", "La-yole", "", id="y between vowels"),
        pytest.param("written,said\nLaguiole,rayé net\n", "ra-yé net", "", id="y in a first word"),
        pytest.param("written,said\nLaguiole,pays\n", "pays", "", id="y before a consonant"),
        pytest.param("said,written\nla-yole,Laguiole\n", "la-yole", "", id="another order"),
        pytest.param("Written, Said \nLaguiole,la-yole\n", "la-yole", "", id="titles in capitals"),
        pytest.param("written,ipa\nLaguiole,lajɔl\n", "Laguiole", "lajɔl", id="IPA column alone"),
        pytest.param("written,ipa\nLaguiole,/lajɔl/\n", "Laguiole", "lajɔl", id="bars there too"),
        pytest.param(HEADER + "Laguiole,la-yole\n", "la-yole", "", id="short line in a wide table"),
        pytest.param(HEADER + "Laguiole,la-yole,,,,\n", "la-yole", "", id="empty cells at the end"),
        pytest.param("written;said\nLaguiole;la-yole\n", "la-yole", "", id="semicolons"),
        pytest.param(
            'written;said;;\n"# noms";;;\n;;;\nLaguiole;la-yole;;\n',
            *("la-yole", ""),
            id="as a spreadsheet saves it",
        ),
    ],
)
def test_a_newsroom_may_type_it_simply(table: str, said: str, ipa: str) -> None:
    """Written and said are enough; said is a respelling, or phonemes between bars."""
    (entry,) = parse_lexicon(table, PATH).entries
    assert (entry.written, entry.said, entry.ipa) == ("Laguiole", said, ipa)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("Rodez", "aucune prononciation", id="a name alone"),
        pytest.param("Rodez,ʁodɛz", "entre barres : /ʁodɛz/", id="phonemes as a respelling"),
        pytest.param("Rodez,a,,b,c", "5 colonne", id="columns too many"),
        pytest.param(",rodèze,,", "nom illisible", id="no name"),
        pytest.param('"Rodez,",rodèze,,', "nom illisible", id="name ends with a comma"),
        pytest.param("Rodez,,,mairie", "aucune prononciation", id="nothing to say"),
        pytest.param("Rodez,…,,", "prononciation illisible", id="signs to say"),
        pytest.param("Rodez,-,,", "prononciation illisible", id="a hyphen to say"),
        pytest.param("Rodez,/ʁodɛz/,ʁodɛs,", "deux phonétiques", id="phonemes twice"),
        pytest.param("Rodez,/ʁodez!/,,", "signe phonétique inconnu : « ! »", id="bars, no phoneme"),
        pytest.param('Rodez,"rodèze,,', "guillemets", id="quote left open"),
        pytest.param("Millau,autre,,", "déjà dans le lexique", id="twice"),
        pytest.param("Puy-l’Évêque,autre,,", "déjà dans le lexique", id="twice, other apostrophe"),
        pytest.param("Rodez,,ʁodez!,", "signe phonétique inconnu : « ! »", id="not a phoneme"),
        pytest.param("Rodez,,rodez,", "« r »", id="ASCII r is no French phoneme"),
        pytest.param("Rodez,,õ,", "signe phonétique inconnu", id="tilde on a plain o"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_its_place(line: str, told: str) -> None:
    """The newsroom is told which line to correct."""
    with pytest.raises(FrenchError, match=r"lexicon\.csv, ligne 5") as refused:
        parse_lexicon(f"# titre\n{HEADER}Millau,miyo,,\nPuy-l'Évêque,p,,\n{line}\n", PATH)
    assert told in str(refused.value)
    assert refused.value.where == Where(PATH, 5)


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        pytest.param("Rodez,rodèze", "written,said ou written,said,ipa,source", id="none"),
        pytest.param("written,sayd", "le plus proche : said", id="one misspelt"),
        pytest.param("written,said,said", "en double « said »", id="one twice"),
        pytest.param("written,source", "« said » manquante", id="nothing said"),
        pytest.param("said,ipa", "« written » manquante", id="nothing written"),
    ],
)
def test_the_columns_must_be_named(titles: str, told: str) -> None:
    """A table without titles is not guessed at."""
    with pytest.raises(FrenchError, match=r"lexicon\.csv, ligne 1") as refused:
        parse_lexicon(f"{titles}\n", PATH)
    assert told in str(refused.value)


def test_the_narrower_scope_wins() -> None:
    """A name of the election is not said as the station says it, nor as every station does."""
    wider = parse_lexicon("written,said\nRodez,a\nL'Isle,b\nMillau,c\n", PATH)
    narrower = parse_lexicon("written,said\nL’Isle,d\nMillau,e\n", PATH)

    both = narrower.over(wider)

    said = {name.pronunciation.said for name in both.find("Rodez, L'Isle et Millau")}
    assert said == {"a", "d", "e"}
    assert len(both.entries) == 3


def test_every_station_has_the_names_of_the_country() -> None:
    """The package brings departments and towns that voices misread."""
    found_there = shipped_lexicon().find("La Sarthe, le Doubs, le LOT et Saint-Étienne")

    assert [name.pronunciation.written for name in found_there] == [
        *("Sarthe", "Doubs", "Lot", "Saint-Étienne")
    ]


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
        pytest.param(["Onet"], "ONET, ONET-LE-CHÂTEAU", ["ONET"] * 2, id="capitals"),
        pytest.param(["Sévérac"], "SÉVÉRAC SEVERAC Severac", ["SÉVÉRAC", "SEVERAC"], id="accents"),
        pytest.param(
            ["Nant"], "NANT NANTES NAnt", ["NANT"], id="capitals throughout or not at all"
        ),
        pytest.param(["de Rugy"], "De Rugy parle", ["De Rugy"], id="opens a sentence"),
        pytest.param(
            ["ferment"], "Ferment ferment", ["Ferment", "ferment"], id="a common word too"
        ),
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
