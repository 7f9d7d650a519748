"""Every commune of Aveyron and Lot was looked at: its name is in a lexicon, or read right as is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from broadcast.french.lexicon.names_said import Lexicon, parse_lexicon, shipped_lexicon
from broadcast.french.lexicon.traps import places_to_hear, read_right, traps_in
from broadcast.french.naming.communes import communes_of
from broadcast.french.spoken.saying import say
from broadcast.model.speech import Spoken
from broadcast.voice.reading.espeak import foreign_words
from broadcast.voice.reading.phonemes import phonemise

ROOT = Path(__file__).parents[2]
TABLES = [
    ROOT / "broadcast" / "french" / "lexicon" / "lexicon.csv",
    ROOT / "data" / "lexicon.csv",
    *sorted((ROOT / "data" / "elections").glob("*/lexicon.csv")),
]
SOURCES = ("dictionnaire", "usage", "usage local", "prononciation publiée", "à confirmer")
NAMES = sorted({one.name for code in ("12", "46") for one in communes_of(code)})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """What a new station starts with."""
    station = ROOT / "data" / "lexicon.csv"
    return parse_lexicon(station.read_text(encoding="utf-8"), station).over(shipped_lexicon())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("Saint-Affrique", "liaison", id="saint before a vowel"),
        pytest.param("Saint Igest", "liaison", id="with a space"),
        pytest.param("Argences en Aubrac", "liaison", id="false plural"),
        pytest.param("Montcuq-en-Quercy-Blanc", "le t de « Mont- »", id="mont"),
        pytest.param("Montcuq-en-Quercy-Blanc", "c ou q final", id="two traps in a name"),
        pytest.param("Marcilhac-sur-Célé", "lh", id="lh"),
        pytest.param("Cassagnes-Bégonhès", "nh", id="nh"),
        pytest.param("Labathude", "th", id="th"),
        pytest.param("Martiel", "ti", id="ti"),
        pytest.param("Laguiole", "gui", id="gui"),
        pytest.param("Millau", "ill", id="ill"),
        pytest.param("Fayet", "y entre", id="y between vowels"),
        pytest.param("Lalbenque", "en,", id="en"),
        pytest.param("Camarès", "s final", id="final s"),
        pytest.param("Quins", "s final", id="ins"),
        pytest.param("Montbazens", "-ens", id="ens"),
        pytest.param("Olemps", "-ens, -emps", id="emps"),
        pytest.param("Rodez", "z final", id="final z"),
        pytest.param("Gramat", "t ou z", id="final t"),
        pytest.param("Luzech", "ch final", id="final ch"),
        pytest.param("Montfranc", "c ou q", id="final c"),
        pytest.param("Agen-d'Aveyron", "nasale", id="en at the end of a part"),
        pytest.param("Saint-Parthem", "nasale", id="final m"),
        pytest.param("Estaing", "ng", id="final ng"),
        pytest.param("Béduer", "r final", id="final r"),
        pytest.param("Valady", "y final", id="final y"),
        pytest.param("Rebourguil", "gu", id="guil"),
    ],
)
def test_letters_at_risk_are_told(name: str, told: str) -> None:
    """Each trap is found where it is known to be."""
    assert any(told in reason for reason in traps_in(name))


@pytest.mark.parametrize(
    "name",
    ["Najac", "Espalion", "Saint-Céré", "Rocamadour", "Monastère", "Pont-du-Bois", "Les Albres"],
)
def test_plain_letters_are_no_trap(name: str) -> None:
    """A newsroom that is warned of everything listens to nothing."""
    assert traps_in(name) == ()


def test_every_commune_was_decided_upon(lexicon: Lexicon) -> None:
    """A commune of the two departments is in a lexicon, or was checked as it is: none is both."""
    known = {name for name in NAMES if lexicon.find(name)}

    assert known | read_right().keys() == set(NAMES)
    assert not known & read_right().keys()


def test_every_commune_at_risk_was_decided_upon(lexicon: Lexicon) -> None:
    """Of those with risky letters, most are in the lexicon; the others were checked one by one."""
    at_risk = [name for name in NAMES if traps_in(name)]
    left = [name for name in at_risk if not lexicon.find(name) and name not in read_right()]

    assert len(at_risk) > 250
    assert left == []


def test_what_was_checked_is_still_read_so() -> None:
    """Another espeak-ng, or another rule of ours, may not change them unnoticed."""
    now = {name: phonemise(Spoken(words=name)) for name in read_right()}

    assert now == dict(read_right())


def test_no_commune_is_read_the_english_way(lexicon: Lexicon) -> None:
    """Valady, Livernon, Saint-Sozy: the lexicon keeps them French."""
    read = [say(name, lexicon) for name in NAMES]

    assert [one.words for one in read if not one.names and foreign_words(one.words)] == []
    assert not any(set("ɹɪəʊθɒʌɜ") - {"ə"} & set(phonemise(one)) for one in read)


@pytest.mark.parametrize(
    ("written", "phonemes"),
    [
        pytest.param("à Laguiole", "a lajˈɔl", id="Laguiole"),
        pytest.param("À LAGUIOLE", "a lajˈɔl", id="in capitals"),
        pytest.param("à Rodez", "a ʁodˈɛz", id="Rodez"),
        pytest.param("à Millau", "a mijˈo", id="Millau"),
        pytest.param("à Montcuq", "a mɔ̃kˈyk", id="Montcuq"),
        pytest.param("à Saint-Cirq-Lapopie", "a sˈɛ̃ sˈiʁ lapopˈi", id="Saint-Cirq-Lapopie"),
        pytest.param("à Saint-Affrique", "a sɛ̃tafʁˈik", id="Saint-Affrique"),
        pytest.param("d'Estaing", "dɛstˈɛ̃", id="Estaing"),
        pytest.param("le Quercy", "lə kɛʁsˈi", id="Quercy"),
        pytest.param("dans le Lot", "dɑ̃ lə lˈɔt", id="Lot"),
        pytest.param("à Cassagnes-Bégonhès", "a kasˈaɲ beɡɔɲˈɛs", id="Cassagnes-Bégonhès"),
        pytest.param("à Manhac", "a maɲˈak", id="Manhac"),
        pytest.param("à Bozouls et à Conques", "a bozˈul e a kˈɔ̃k", id="no liaison"),
        pytest.param("à Saint-Just-sur-Viaur", "a sˈɛ̃ ʒˈyst syʁvjˈoʁ", id="small words unstressed"),
        pytest.param("à Najac", "a naʒˈak", id="as it is"),
    ],
)
def test_the_well_known_traps_are_said_right(lexicon: Lexicon, written: str, phonemes: str) -> None:
    """What a listener of the two departments would phone about."""
    assert phonemise(say(written, lexicon)) == phonemes


def test_a_commune_is_not_tied_to_the_next_word(lexicon: Lexicon) -> None:
    """espeak-ng makes plurals of them: "Bozoulz et Conques". Three names are common words too."""
    tied = [
        name
        for name in NAMES
        if not phonemise(say(f"{name} et lui", lexicon)).startswith(
            f"{phonemise(say(name, lexicon))} e"
        )
    ]

    assert tied == ["Cours", "Saux", "Vers"]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parent.name)
def test_a_shipped_line_says_where_it_comes_from(path: Path) -> None:
    """Usage, a publication, or still to be confirmed by ear; and it can be said as phonemes."""
    entries = parse_lexicon(path.read_text(encoding="utf-8"), path).entries

    assert entries
    for entry in entries:
        assert entry.source.startswith(SOURCES), entry.written
        assert entry.ipa, entry.written
        words = entry.written
        (name,) = Lexicon(entries=(entry,)).find(words)
        assert phonemise(Spoken(words=words, names=(name,)))


def test_the_shipped_tables_are_plain_csv() -> None:
    """Whatever reads CSV reads them: four cells a line, comments aside."""
    for path in TABLES:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
        assert {len(row) for row in rows} == {4}


def test_a_place_to_hear_is_told_until_the_lexicon_has_it() -> None:
    """The station next door is told what to listen to; ours was listened to already."""
    served = ["Maurs", "Vic-sur-Cère", "Salers"]
    text = "De Maurs à Salers, et Maursois."
    known = parse_lexicon("written,said\nSalers,Salère\n", Path("lexicon.csv"))

    assert [place for place, _ in places_to_hear(text, served, Lexicon())] == ["Maurs", "Salers"]
    assert [place for place, _ in places_to_hear(text, served, known)] == ["Maurs"]
    assert places_to_hear("De Gramat à Sylvanès.", ["Gramat", "Sylvanès"], Lexicon()) == ()
