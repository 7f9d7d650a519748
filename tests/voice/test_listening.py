"""What was heard against what was to be said."""

from __future__ import annotations

import pytest

from broadcast.french.lexicon.names_said import Lexicon
from broadcast.french.spoken.saying import say
from broadcast.model.speech import Mark, Name, Pronunciation, Spoken
from broadcast.voice.hearing.heard import in_words
from broadcast.voice.hearing.listening import Expected, faults_of, share_heard
from broadcast.voice.kokoro.timing import phonemes_by_word
from broadcast.voice.reading.phonemes import phonemise

LAGUIOLE = Pronunciation(written="Laguiole", said="La-yole", ipa="lajɔl")


def expected(text: str) -> tuple[Expected, ...]:
    """A text as it is to be said, with one name of a lexicon."""
    words = say(text, Lexicon()).words
    at = words.find("Laguiole")
    names = (Name(start=at, end=at + 8, pronunciation=LAGUIOLE),) if at >= 0 else ()
    said = Spoken(words=words, names=names)
    return tuple(
        Expected(word=word, phonemes=own, line=12)
        for word, own in phonemes_by_word(words, phonemise(said))
    )


def heard(text: str) -> tuple[Mark, ...]:
    """A recogniser's words, one every half second."""
    return tuple(
        Mark(text=f" {word}", start_ms=500 * index, end_ms=500 * index + 400)
        for index, word in enumerate(text.split(" "))
    )


@pytest.mark.parametrize(
    ("text", "transcript"),
    [
        pytest.param("Bonjour à tous.", "Bonjour à tous.", id="alike"),
        pytest.param("54,7 % des voix.", "54,7 % des voies.", id="digits, and a homophone"),
        pytest.param(
            "54,7 % des voix.", "cinquante-quatre virgule sept pour cent des voix", id="in words"
        ),
        pytest.param(
            "Un peu plus de 10 000 votants.", "un peu plus de 10 000 votants", id="thousands"
        ),
        pytest.param("Il est 7 h 30.", "Il est 7h30.", id="clock"),
        pytest.param("Partout, sauf à Laguiole.", "Partout sauf à la Yoll.", id="a place"),
        pytest.param("Il mène à Rodez.", "Il maine arrodé.", id="words run together"),
        pytest.param("Les élus ont voté.", "Les élus on voté", id="homophones"),
        pytest.param("Il l'a dit à Paris.", "Il l'a dit Paris.", id="too short to be sure of"),
    ],
)
def test_words_that_sound_as_they_should_are_heard(text: str, transcript: str) -> None:
    """However they are spelt: the recogniser does not know the region."""
    assert faults_of(expected(text), heard(transcript)) == ()


@pytest.mark.parametrize(
    ("transcript", "kind", "lost", "at_ms"),
    [
        pytest.param(
            "Les électeurs ont voté dimanche dans le département.",
            "missing", "nombreux", (1_900, 2_000), id="missing",
        ),
        pytest.param(
            "Les électeurs ont voté fatigués dimanche dans le département.",
            "different", "nombreux", (2_000, 2_400), id="another word",
        ),
        pytest.param(
            "Les électeurs ont voté nombreux nombreux dimanche dans le département.",
            "repeated", "", (2_500, 2_900), id="repeated",
        ),
        pytest.param(
            "Les électeurs ont voté nombreux dimanche dernier semble-t-il dans le département.",
            "added", "", (3_000, 3_900), id="added",
        ),
    ],
)  # fmt: skip
def test_words_that_are_not_the_scripts_are_told_with_their_time(
    transcript: str, kind: str, lost: str, at_ms: tuple[int, int]
) -> None:
    """And with the line of the script."""
    text = "Les électeurs ont voté nombreux dimanche dans le département."

    (fault,) = faults_of(expected(text), heard(transcript))

    assert (fault.kind, fault.expected) == (kind, lost)
    assert (fault.start_ms, fault.end_ms) == at_ms
    assert fault.line == (12 if lost else 0)


def test_a_figure_is_a_flag_and_no_verdict() -> None:
    """The small model takes 74 for 64: a person listens again."""
    words = expected("Il obtient 74,2 % des voix.")

    faults = faults_of(words, heard("Il obtient 38,2 % des voix."))

    assert [fault.kind for fault in faults] == ["figure"]
    assert share_heard(words, faults) == 1.0


@pytest.mark.parametrize(
    ("text", "transcript"),
    [
        pytest.param("41,28 % des voix", "40 et 1,28 % des voix", id="digits of its parts"),
        pytest.param("41,28 % des voix", "40 1,28 % des voix", id="no et"),
        pytest.param("58,72 % des voix", "50-8,72 % des voix", id="tens, then units"),
        pytest.param("71,5 % des voix", "60 et 11,5 % des voix", id="soixante et onze"),
        pytest.param("80 voix", "quatre-vingt voix", id="no s"),
        pytest.param("21 voix", "vingt-et-un voix", id="un for une"),
        pytest.param("Un élu sort.", "élu sort", id="an article is no figure"),
    ],
)
def test_a_figure_is_heard_by_its_words_or_by_its_digits(text: str, transcript: str) -> None:
    """However the recogniser cuts it up."""
    assert faults_of(expected(text), heard(transcript)) == ()


@pytest.mark.parametrize(
    ("text", "transcript", "told"),
    [
        pytest.param("41,28 % des voix", "40,28 % des voix", "quarante et un", id="et un lost"),
        pytest.param("40,28 % des voix", "41,28 % des voix", "quarante virgule", id="et un more"),
        pytest.param("72 voix", "62 voix", "soixante-douze", id="seventies as sixties"),
        pytest.param("1 200 voix", "200 voix", "mille deux cents", id="a thousand lost"),
        pytest.param("2 voix", "11 voix", "deux", id="faint words"),
    ],
)
def test_a_figure_is_compared_whole(text: str, transcript: str, told: str) -> None:
    """The words that tell two figures apart may each be too faint to be trusted alone."""
    (fault,) = faults_of(expected(text), heard(transcript))

    assert fault.kind == "figure"
    assert fault.expected.startswith(told)


def test_another_language_is_not_the_text() -> None:
    """A share near nothing."""
    words = expected("Les électeurs du département ont été bien plus nombreux à voter.")

    faults = faults_of(words, heard("Good morning and welcome to our program today"))

    assert share_heard(words, faults) < 0.5


def test_silence_is_every_word_missing() -> None:
    """Nothing heard is not nothing to say."""
    words = expected("Bonjour à tous.")

    faults = faults_of(words, ())

    assert [fault.kind for fault in faults] == ["missing"]
    assert share_heard(words, faults) < 0.5


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        pytest.param((" 54", ",7", " %"), "cinquante-quatre virgule sept pour cent", id="share"),
        pytest.param((" 8", " 000", " voix"), "huit mille voix", id="thousands"),
        pytest.param((" 1er", " tour"), "premier tour", id="rank"),
        pytest.param((" l'", "Insee"), "l'Insee", id="glued"),
        pytest.param((" ...",), "", id="marks alone"),
        pytest.param((" 999999999999999",), "999999999999999", id="beyond numbers"),
    ],
)
def test_what_a_recogniser_writes_becomes_words(tokens: tuple[str, ...], words: str) -> None:
    """It cuts where it likes."""
    marks = [
        Mark(text=token, start_ms=100 * index, end_ms=100 * index + 100)
        for index, token in enumerate(tokens)
    ]

    spoken = in_words(marks)

    assert " ".join(mark.text for mark in spoken) == words or words.isdigit()
    assert all(mark.end_ms <= 100 * len(tokens) for mark in spoken)
