"""Names are given time."""

from __future__ import annotations

from io import BytesIO

import pytest

from broadcast.model.speech import Name, Pronunciation, Spoken
from broadcast.voice.engines.kokoro import Kokoro
from broadcast.voice.kokoro.durations import take_a_speed_each
from broadcast.voice.kokoro.pace import BEFORE_A_NAME, IN_A_NAME, paces


def slow(words: str, phonemes: str, *names: str) -> str:
    """The phonemes that are said slower, each name of ``names`` being in the lexicon."""
    found = tuple(
        Name(
            start=words.index(name),
            end=words.index(name) + len(name),
            pronunciation=Pronunciation(written=name, said=name),
        )
        for name in names
    )
    given = paces(Spoken(words=words, names=found), phonemes)
    assert len(given) == len(phonemes)
    return "".join(sign for sign, pace in zip(phonemes, given, strict=True) if pace == IN_A_NAME)


@pytest.mark.parametrize(
    ("words", "phonemes", "names", "slowed"),
    [
        pytest.param("Il est à Lyon.", "il ɛt a ljˈɔ̃.", (), "ljˈɔ̃", id="a capital"),
        pytest.param("Les élus votent.", "lez elˈy vˈɔt.", (), "", id="not the first word"),
        pytest.param("Rodez vote.", "ʁodˈɛz vˈɔt.", ("Rodez",), "ʁodˈɛz", id="first, but known"),
        pytest.param("« Les élus »", "lez elˈy", (), "", id="first in quotation marks"),
        pytest.param("la mairie d'Onet", "la mɛʁˈi dɔnˈɛ", ("Onet",), "dɔnˈɛ", id="elided"),
        pytest.param(
            "avec de Rugy", "avˌɛk də ʁyʒˈi", ("de Rugy",), "dəʁyʒˈi", id="of several words"
        ),
        pytest.param("une abbaye", "yn abeˈi", ("abbaye",), "", id="a common word of the lexicon"),
    ],
)
def test_a_name_is_said_slower(
    words: str, phonemes: str, names: tuple[str, ...], slowed: str
) -> None:
    """A listener cannot guess it from the words around it; the rest keeps its pace."""
    assert slow(words, phonemes, *names) == slowed


def test_a_name_is_set_off_by_the_gap_before_it() -> None:
    """And by no other one."""
    given = paces(Spoken(words="il va à Lyon hier"), "il va a ljˈɔ̃ jˈɛʁ")

    assert [at for at, pace in enumerate(given) if pace == BEFORE_A_NAME] == [7]


def test_a_stress_without_its_vowel_is_nobodys() -> None:
    """A newsroom may have typed one at the end of a name."""
    assert slow("il va à Lyon", "il va a ljɔ̃ˈ") == "ljɔ̃"


@pytest.mark.voice
def test_the_model_holds_the_phonemes_of_a_name_longer() -> None:
    """And those around it just as long as before."""
    engine, phonemes = Kokoro(), "il ɛt a ljˈɔ̃."
    given = paces(Spoken(words="Il est à Lyon."), phonemes)

    _, even = engine.raw(phonemes)
    _, paced = engine.raw(phonemes, given)

    changed = [longer > before for longer, before in zip(paced[1:-1], even[1:-1], strict=True)]
    assert sum(paced) > sum(even)
    assert not any(grown for grown, pace in zip(changed, given, strict=True) if pace == 1.0)


def test_a_file_without_the_models_speed_is_left_alone() -> None:
    """It is no Kokoro, and is refused as such."""
    other = BytesIO(b"no model at all")

    assert not take_a_speed_each(other)
    assert other.getvalue() == b"no model at all"
