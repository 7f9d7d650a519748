"""How long words take."""

from __future__ import annotations

import pytest

from broadcast.french.prosody import expected_ms, syllables


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Rodez", 2),
        ("Aveyron", 3),
        ("le maire", 2),
        ("la commune", 3),
        ("les communes", 3),
        ("ils votent", 2),
        ("seulement", 2),
        ("département", 4),
        ("président", 3),
        ("réalité", 4),
        ("européen", 4),
        ("naïf", 2),
        ("voyons", 2),
        ("qui que quoi", 3),
        ("quatre-vingts", 2),
        ("l'Aveyron", 3),
        ("P S", 2),
        ("W", 3),
        ("cinquante-quatre virgule sept pour cent", 8),
        ("", 0),
        ("…", 0),
    ],
)
def test_syllables_are_those_that_are_heard(words: str, count: int) -> None:
    """A mute e does not count, nor does the ending of a plural verb."""
    assert syllables(words) == count


def test_a_comma_and_the_end_of_a_sentence_take_time() -> None:
    """Eight syllables at four a second, one comma, one pause."""
    words = "Le maire de Rodez, dit-on, part."
    bare = expected_ms("Le maire de Rodez dit-on part.", syllables_per_second=4.0)
    assert expected_ms(words, syllables_per_second=4.0) == bare + 300
    assert expected_ms(words, syllables_per_second=4.0, sentence_pause_ms=350) == bare + 650
    assert bare == round(syllables(words) * 250)


def test_a_faster_voice_takes_less_time() -> None:
    """Time goes down as the rate goes up."""
    words = "Benoît Hamon l'emporte en Aveyron."
    assert expected_ms(words, syllables_per_second=6) < expected_ms(words, syllables_per_second=5)
