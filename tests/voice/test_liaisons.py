"""What is tied to the next word, and what is not."""

from __future__ import annotations

import pytest

from broadcast.french.lexicon.names_said import Lexicon
from broadcast.french.spoken.saying import say
from broadcast.voice.reading.phonemes import phonemise


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        pytest.param("Le taux est stable.", "lə tˈo ɛ", id="a noun in the singular"),
        pytest.param("Un cas isolé", "kˈa izolˈe", id="before an adjective"),
        pytest.param("Un recours a été déposé.", "ʁəkˈuʁ a", id="before a verb"),
        pytest.param("Jean Roux et Anne Bru", "ʒˈɑ̃ ʁˈu e", id="a surname in x"),
        pytest.param("Anne Dupont est élue.", "dypˈɔ̃ ɛt elˈy", id="a surname in pont"),
        pytest.param("Devant Éric Delmas, élu", "dɛlmˈa, elˈy", id="a name and a comma"),
        pytest.param("Il vit à Nantes et à Bordeaux aussi.", "nˈɑ̃t e a bɔʁdˈo osˈi", id="towns"),
        pytest.param("La liste 2 est élue.", "lˈist dˈø ɛt elˈy", id="a number that names"),
        pytest.param("Entre 10 et 12 %", "dˈis e dˈuz", id="ten, alone"),
        pytest.param("Les années 80 et 90", "katʁəvˈɛ̃ e katʁ", id="the eighties"),
        pytest.param("À 10 h et demie", "dˈiz ˈœʁ e dəmˈi", id="half past ten"),
        pytest.param("À 90 km/h en ville", "kilomˈɛtʁˈœʁ ɑ̃", id="inside a compound"),
    ],
)
def test_no_liaison_that_no_reader_makes(written: str, heard: str) -> None:
    """After a name, a singular or a number that counts nothing, the consonant stays mute."""
    assert heard in phonemise(say(written, Lexicon()))


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        pytest.param("Les élus ont voté.", "lez elˈy", id="an article"),
        pytest.param("Des pays européens", "pɛˈiz øʁ", id="a plural"),
        pytest.param("La liste Les Amis", "lez amˈi", id="a title's own article"),
        pytest.param("Six élus, dix ans", "sˈiz elˈy, dˈiz ˈɑ̃", id="a number that counts"),
        pytest.param("Vingt et un élus", "vˈɛ̃t e œ̃n elˈy", id="twenty-one"),
        pytest.param("De deux à trois élus", "dˈøz a tʁwˈaz elˈy", id="two to three"),
    ],
)
def test_the_liaisons_of_a_reader_stay(written: str, heard: str) -> None:
    """What must be tied still is."""
    assert heard in phonemise(say(written, Lexicon()))
