"""A sentence as a newsroom writes it, and the words that a voice says."""

from __future__ import annotations

from pathlib import Path

import pytest
from french.phrases import ALL, INSIDE
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import FrenchError
from broadcast.french.lexicon.names_said import Lexicon, parse_lexicon
from broadcast.french.spoken.saying import plain, say


@pytest.mark.parametrize(("written", "said"), ALL, ids=[written for written, _ in ALL])
def test_print_becomes_speech(written: str, said: str) -> None:
    """Each form that a newsroom writes has the words that a newsreader says."""
    assert plain(written) == said


@pytest.mark.parametrize(("written", "said"), INSIDE, ids=[written for written, _ in INSIDE])
def test_the_rules_hold_inside_a_sentence(written: str, said: str) -> None:
    """The words around a figure do not change how it is said."""
    assert plain(f"Voici donc : {written}, à Rodez.") == f"Voici donc : {said}, à Rodez."


@pytest.mark.parametrize("said", [said for _, said in ALL])
def test_words_that_are_said_stay_as_they_are(said: str) -> None:
    """Saying them a second time changes nothing."""
    assert plain(said) == said


PRONUNCIATIONS = """written,said,ipa,source
Laguiole,la-yole,lajɔl,
Onet,onais,ɔnɛ,
Onet-le-Château,onais le château,,
M6,ème six,,
Saint-Affrique,sintafrique,,
PS,pé èsse,,
Valls,valce,vals,
20 Minutes,vingt minutes,,
INSEE,insé,,
"""
LEXICON = parse_lexicon(PRONUNCIATIONS, Path("lexicon.csv"))


@pytest.mark.parametrize(
    ("written", "said", "respelled"),
    [
        pytest.param(
            "M. Valls perd 21 voix à Laguiole.",
            "monsieur Valls perd vingt et une voix à Laguiole.",
            "monsieur valce perd vingt et une voix à la-yole.",
            id="places move with the figures",
        ),
        pytest.param("M6 et 20 Minutes", "M6 et 20 Minutes", "ème six et vingt minutes", id="kept"),
        pytest.param("le PS et l'UMP", "le PS et l'U M P", "le pé èsse et l'U M P", id="initials"),
        pytest.param("l'INSEE", "l'INSEE", "l'insé", id="after an elision"),
        pytest.param("d’Onet", "d'Onet", "d'onais", id="raised apostrophe"),
        pytest.param("Onet-le-Château", "Onet-le-Château", "onais le château", id="longest"),
        pytest.param("St-Affrique", "Saint-Affrique", "sintafrique", id="after an abbreviation"),
        pytest.param(
            "« Laguiole » – Valls (PS)",
            "Laguiole, Valls, PS",
            "la-yole, valce, pé èsse",
            id="signs",
        ),
        pytest.param("Valls-Hamon", "Valls-Hamon", "valce-Hamon", id="hyphen"),
        pytest.param("Valls–Hamon", "Valls-Hamon", "valce-Hamon", id="en dash"),
        pytest.param("Valls-12", "Valls douze", "valce douze", id="hyphen and figure"),
        pytest.param("Valls, Valls", "Valls, Valls", "valce, valce", id="twice"),
    ],
)
def test_names_of_the_lexicon_are_kept_and_placed(written: str, said: str, respelled: str) -> None:
    """No rule touches a name; its place is counted in the words that are said."""
    spoken = say(written, LEXICON)
    assert spoken.words == said
    assert spoken.respelled == respelled
    for name in spoken.names:
        assert spoken.words[name.start : name.end] == name.pronunciation.written


@pytest.mark.parametrize("text", ["", "  ", "« … »", "[…]", "–", "…", "!?", "\ue000"])
def test_a_sentence_with_nothing_to_say_is_refused(text: str) -> None:
    """Silence never passes for speech."""
    with pytest.raises(FrenchError):
        say(text, Lexicon())


@given(st.integers(0, 10**18))
def test_no_digit_survives_a_count(n: int) -> None:
    """With or without spaces, before any noun."""
    thousands = f"{n:,}"
    for written in (str(n), thousands.replace(",", " "), thousands.replace(",", ".")):
        for around in ("{}", "{} voix", "{} %", "+{} points", "-{}", "{} €", "n°{}", "({})", "A{}"):
            assert not any(c.isdigit() for c in plain(around.format(written)))


@given(st.decimals(0, 100_000, places=2), st.sampled_from([" %", "%", " points", " €", "", " M€"]))
def test_no_digit_survives_a_decimal(number: object, unit: str) -> None:
    """Comma or point, any unit."""
    for written in (f"{number}", f"{number}".replace(".", ",")):
        assert not any(c.isdigit() for c in plain(f"Il a {written}{unit}."))


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["{}h{:02d}", "{} h {:02d}", "{:02d}:{:02d}", "{}h", "{}H{:02d}", "{} h"]),
)
def test_an_hour_is_said_as_one(hour: int, minute: int, form: str) -> None:
    """No digit, no lone h."""
    words = plain(f"Il est {form.format(hour, minute)} à Rodez.").split()
    assert not any(character.isdigit() for word in words for character in word)
    assert "h" not in words
    assert {"heure", "heures"} & set(words)


@given(st.text("0123456789 ,.%/-–+:h€eXVI°nM²PSa'()«»…Tx×LRmkd<~#&@", min_size=1, max_size=30))
def test_no_digit_survives_anything(noise: str) -> None:
    """Whatever stands around them, figures become words and nothing breaks."""
    words = plain(f"Rodez {noise}")
    assert not any(character.isdigit() for character in words)
    assert "  " not in words
