"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.french.spoken.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["Un.", "Deux !", "Trois ?", "Quatre… ", "Cinq."], id="all marks"),
        pytest.param(["M. Valls est battu.", "Il salue M. Hamon."], id="monsieur"),
        pytest.param(["MM. Hamon et Valls.", "Le Dr. Martin."], id="messieurs, docteur"),
        pytest.param(["La liste n° 3 gagne.", "12 communes votent."], id="number, digit"),
        pytest.param(["Au micro de J.-C. Virlogeux.", "Merci."], id="double initial"),
        pytest.param(["F. Hollande a voté.", "Rodez aussi."], id="initial"),
        pytest.param(["Il a 54.7 % ou 10.000 voix.", "Oui."], id="points in numbers"),
        pytest.param(["« C'est net. »", "Il part."], id="closing quote stays"),
        pytest.param(["Il dit : « C'est net. »", "« Merci. »"], id="quote after quote"),
        pytest.param(['Il a dit "oui."', "Elle part."], id="straight quote"),
        pytest.param(["« Oui ! » dit-il.", "Elle part."], id="no end before a small letter"),
        pytest.param(["« … les socialistes retrouveront. »", "Fin."], id="opening cut"),
        pytest.param(["Et puis… rien.", "Rodez dort."], id="pause inside"),
        pytest.param(["Le score (58 %.)", "À Rodez."], id="bracket"),
        pytest.param(["Il lit « Le Monde » Place d'Armes.", "Oui."], id="title in quotes"),
        pytest.param(["Vraiment ?!", "Oui."], id="two marks"),
        pytest.param(["Le PS.", "L'UMP."], id="initials at the end"),
        pytest.param(["C'est l'article B.", "Ensuite, on vote."], id="lettered"),
        pytest.param(["Il opte pour le plan B.", "Rodez suit."], id="lettered, then a name"),
        pytest.param(["C'est le plan B.", "12 communes votent."], id="lettered, then a figure"),
        pytest.param(["Voir l'art. L. 52-2 du code.", "Fin."], id="article of a law"),
        pytest.param(["Il cite J.-M. Le Pen.", "Oui."], id="initials before an article"),
        pytest.param(["Ici Xavier D.", "Le maire l'écoute."], id="initial, then a sentence"),
        pytest.param(["La S.N.C.F.", "Elle recrute."], id="dotted initials"),
        pytest.param(["En 52 av. J.-C.", "César gagne."], id="before Christ"),
        pytest.param(["Le 29 janv. 2017, on vote.", "Oui."], id="short month"),
        pytest.param(["On se revoit en janv.", "Oui."], id="short month at the end"),
        pytest.param(["Au 3 av. Victor-Hugo.", "Tél. 05 65 77 82 00."], id="address"),
        pytest.param(["Me Roux et le Gal. Martin.", "Fin."], id="maître, général"),
        pytest.param(["Ils sont env. 1 200.", "Merci."], id="about"),
        pytest.param(["Des vaches, des brebis, etc.", "Rodez dort."], id="et cetera"),
        pytest.param(["Il part.", "Écoutez !", "Œuvre finie."], id="accented capitals"),
        pytest.param(["C'est net\u202f!", "Oui\u00a0?", "«\u00a0Bien.\u00a0»", "Fin"], id="spaces"),
    ],
)
def test_a_paragraph_is_cut_where_sentences_end(sentences: list[str]) -> None:
    """A mark, a space and a new start; never inside a name, a number or a quotation mark."""
    expected = tuple(sentence.strip() for sentence in sentences)
    assert split_sentences(" ".join(expected)) == expected


def test_nothing_gives_nothing() -> None:
    """An empty paragraph has no sentence."""
    assert split_sentences("  ") == ()


@given(st.text("aÀB. !?…«»\"'01\u00a0M-,\n", max_size=60))
def test_no_word_is_lost(paragraph: str) -> None:
    """Joined again, the sentences are the same words."""
    assert " ".join(split_sentences(paragraph)).split() == paragraph.split()
