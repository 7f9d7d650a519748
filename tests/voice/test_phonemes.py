"""What the neural voice is given to say."""

from __future__ import annotations

import re

import pytest
from num2words import num2words

from broadcast.errors import VoiceError
from broadcast.french.lexicon.names_said import shipped_lexicon
from broadcast.model.speech import Name, Pronunciation, Spoken
from broadcast.voice.reading.espeak import foreign_words
from broadcast.voice.reading.phonemes import VOCABULARY, phonemise

IPA = {
    "Laguiole": "lajɔl",
    "Millau": "mijo",
    "Onet-le-Château": "ɔnɛləʃɑto",
    "Onet": "ɔnɛ",
    "Montbazens": "mɔ̃bazɛ̃s",
    "Rodez": "ʁodɛz",
    "Valls": "vals",
    "Malvy": "malvi",
    "Insee": "inse",
    "Albres": "albʁ",
    "Yonne": "jɔn",
}
_NAMES = re.compile("|".join(sorted(IPA, key=len, reverse=True)))


def spoken(words: str) -> Spoken:
    """A sentence with the names above found in it."""
    names = tuple(
        Name(
            start=found.start(),
            end=found.end(),
            pronunciation=Pronunciation(written=found[0], said=found[0], ipa=IPA[found[0]]),
        )
        for found in _NAMES.finditer(words)
    )
    return Spoken(words=words, names=names)


def bare(phonemes: str) -> str:
    """Phonemes without stress and spaces, which digits and words place differently."""
    return re.sub("[ˈˌ ]", "", phonemes)


def test_numbers_in_words_sound_like_digits() -> None:
    """Espeak reads digits well, and words with false liaisons: both must sound alike."""
    numbers = [*range(1009), 2_000, 5_000, 5_005, 45_000, 80_000, 84_000, 500_000, 85_000_000]
    in_words = {n: bare(phonemise(Spoken(words=num2words(n, lang="fr")))) for n in numbers}
    in_digits = {n: bare(phonemise(Spoken(words=str(n)))) for n in numbers}

    assert {n for n in numbers if in_words[n] != in_digits[n]} == set()


@pytest.mark.parametrize(
    ("words", "phonemes"),
    [
        pytest.param("quatre-vingt-quatre", "katʁəvɛ̃kˈatʁ", id="no t in 84"),
        pytest.param("quatre-vingt-un élus", "katʁəvɛ̃œ̃n elˈy", id="81 keeps its liaison"),
        pytest.param("Quatre-vingts voix", "katʁəvˈɛ̃ vwˈa", id="80"),
        pytest.param("quatre-vingts élus", "katʁəvɛ̃z elˈy", id="80 and a liaison"),
        pytest.param("vingt-quatre", "vˈɛ̃tkˈatʁ", id="the t of 24 stays"),
        pytest.param("Cinq mille", "sˈɛ̃k mˈil", id="5 000"),
        pytest.param("cinq millions", "sˈɛ̃k miljˈɔ̃", id="5 000 000"),
        pytest.param("Dix virgule six", "dˈis viʁɡˈyl sˈis", id="10,6"),
        pytest.param("soixante-dix-huit virgule un", "swasˈɑ̃tdˈizyˈit viʁɡˈyl ˈœ̃", id="78,1"),
        pytest.param("dix pour cent", "dˈi puʁ sˈɑ̃", id="10 % stays short"),
        pytest.param("vingt heures", "vˈɛ̃t ˈœʁ", id="20 h"),
    ],
)
def test_figures_are_said_as_a_presenter_says_them(words: str, phonemes: str) -> None:
    """The faults of a reading machine are repaired, and nothing else."""
    assert phonemise(Spoken(words=words)) == phonemes


@pytest.mark.parametrize(
    ("words", "phonemes"),
    [
        pytest.param("à l'est du Lot", "a lˈɛst dy lˈo", id="the east of a place"),
        pytest.param("À l'Est, la droite", "a lˈɛst, la dʁwˈat", id="the East"),
        pytest.param("l’est du pays vote", "lˈɛst dy pɛˈi vˈɔt", id="at the start"),
        pytest.param("Élu, il l'est depuis hier", "elˈy, il lɛ dəpyˌi jˈɛʁ", id="he is"),
    ],
)
def test_the_east_is_no_verb(words: str, phonemes: str) -> None:
    """The t of the east is heard, that of "il l'est" is not."""
    assert phonemise(Spoken(words=words)) == phonemes


@pytest.mark.parametrize(
    ("words", "phonemes"),
    [
        pytest.param("ses deux fils", "se dˈø fˈis", id="sons"),
        pytest.param("son fils est élu", "sɔ̃ fˈis ɛt elˈy", id="a son"),
        pytest.param("les fils électriques", "le fˈilz elɛktʁˈik", id="wires"),
    ],
)
def test_sons_are_no_wires(words: str, phonemes: str) -> None:
    """Both are written "fils"; the news has more sons."""
    assert phonemise(Spoken(words=words)) == phonemes


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        pytest.param("Les bureaux ferment à vingt heures.", "fˈɛʁm a", id="a verb in -ment"),
        pytest.param("Deux listes s'imposent.", "sɛ̃pˈoz", id="a verb in -sent, elided"),
        pytest.param("Les électeurs décident.", "desˈid", id="a verb in -dent"),
        pytest.param("Un référendum local", "ʁefeʁɛ̃dˈɔm", id="Latin"),
        pytest.param("Le jury et les sympathisants", "lə ʒyʁˈi e le sɛ̃patizˈɑ̃", id="no English"),
        pytest.param("Elle est dix-huitième.", "dizɥitjˈɛm", id="eighteenth"),
        pytest.param("Élisabeth Lévy vit au Mans.", "elizabˈɛt levˈi vˈi o mˈɑ̃", id="names"),
    ],
)
def test_words_of_the_news_are_said_right(words: str, heard: str) -> None:
    """What espeak misreads in ordinary words is in the lexicon of every station."""
    names = shipped_lexicon().find(words)

    assert heard in phonemise(Spoken(words=words, names=names))


@pytest.mark.parametrize(
    ("words", "phonemes"),
    [
        pytest.param("Millau vote.", "mijˈo vˈɔt.", id="first"),
        pytest.param("Il vote à Rodez", "il vˈɔt a ʁodˈɛz", id="last"),
        pytest.param("Laguiole", "lajˈɔl", id="alone"),
        pytest.param("Manuel Valls !", "manyˈɛl vˈals!", id="before a mark"),
        pytest.param("« Malvy » (Valls) ?", "malvˈi, vˈals?", id="in quotes and brackets"),
        pytest.param("À Onet-le-Château, oui.", "a ɔnɛləʃɑtˈo, wˈi.", id="compound"),
        pytest.param("Montbazens, Montbazens", "mɔ̃bazˈɛ̃s, mɔ̃bazˈɛ̃s", id="repeated"),
        pytest.param("Rodez Millau Onet", "ʁodˈɛz mijˈo ɔnˈɛ", id="side by side"),
        pytest.param("Rodez-Onet-Millau", "ʁodˈɛz ɔnˈɛ mijˈo", id="joined by hyphens"),
        pytest.param("Rodez-Agglomération", "ʁodˈɛz aɡlomeʁasjˈɔ̃", id="hyphen and a vowel"),
        pytest.param("Midi-Onet", "midˈi ɔnˈɛ", id="after an i"),
        pytest.param("La mairie d'Onet", "la mɛʁˈi dɔnˈɛ", id="elided"),
        pytest.param("l’Insee et l'Yonne", "linsˈe e ljˈɔn", id="elided article"),
        pytest.param("les Albres", "lez ˈalbʁ", id="liaison"),
        pytest.param("les Rodez", "le ʁodˈɛz", id="no liaison before a consonant"),
    ],
)
def test_a_name_is_said_as_the_lexicon_says_it(words: str, phonemes: str) -> None:
    """Wherever it stands; elision and liaison before it are kept."""
    assert phonemise(spoken(words)) == phonemes


def test_a_list_of_places_is_read_whole() -> None:
    """The sentence that started it all."""
    words = "À Laguiole, Montbazens, Onet-le-Château, Réquista, Salles-Curan et Sévérac."

    assert phonemise(spoken(words)) == (
        "a lajˈɔl, mɔ̃bazˈɛ̃s, ɔnɛləʃɑtˈo, ʁekistˈa, sˈalkyʁˈɑ̃ e seveʁˈak."
    )


def test_a_respelling_is_enough() -> None:
    """A newsroom that writes no IPA respells; the sentence around it is untouched."""
    respelled = Pronunciation(written="Millau", said="mi-yo")
    words = "Il est à Millau."
    sentence = Spoken(words=words, names=(Name(start=9, end=15, pronunciation=respelled),))

    assert phonemise(sentence) == "il ɛt a mˈijˈo."


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        pytest.param("/la.jɔl/", "lajˈɔl", id="slashes and syllable dots"),
        pytest.param("[laˈjɔl]", "laˈjɔl", id="stress already there"),
        pytest.param("lagɛr", "laɡˈɛʁ", id="typed g and r"),
        pytest.param("lˈə ʃato", "lˈə ʃato", id="one stress is enough"),
        pytest.param("lə ʃato", "lə ʃatˈo", id="a schwa takes no stress"),
    ],
)
def test_ipa_is_read_as_people_type_it(ipa: str, said: str) -> None:
    """Not everyone has a phonetician's keyboard."""
    pronunciation = Pronunciation(written="X", said="X", ipa=ipa)

    assert (
        phonemise(Spoken(words="X", names=(Name(start=0, end=1, pronunciation=pronunciation),)))
        == said
    )


@pytest.mark.parametrize(
    ("ipa", "complaint"),
    [
        pytest.param("laj5l", "signe inconnu « 5 »", id="not a phoneme"),
        pytest.param("la, jɔl", "signe inconnu « , »", id="a mark"),
        pytest.param("//", "elle est vide", id="empty"),
    ],
)
def test_ipa_that_cannot_be_said_is_refused(ipa: str, complaint: str) -> None:
    """The message names the lexicon's entry."""
    pronunciation = Pronunciation(written="Laguiole", said="Layole", ipa=ipa)
    sentence = Spoken(words="Laguiole", names=(Name(start=0, end=8, pronunciation=pronunciation),))

    with pytest.raises(VoiceError, match="Laguiole") as refused:
        phonemise(sentence)

    assert complaint in str(refused.value)


def test_a_name_is_never_silently_lost() -> None:
    """A text that holds the carrier word itself cannot be trusted."""
    sentence = spoken("Zoudoubi va à Rodez.")

    with pytest.raises(VoiceError, match="se perdent"):
        phonemise(sentence)


def test_a_sound_that_the_model_lacks_is_refused_with_its_word() -> None:
    """Dropping it would change the words."""
    with pytest.raises(VoiceError, match="« 1 », lu dans « Владимир »"):
        phonemise(Spoken(words="Bonjour Владимир"))


def test_whatever_is_given_is_in_the_vocabulary() -> None:
    """Marks, quotes and hyphens included."""
    words = "« … Peut-il y en avoir ? » — dit-il (aujourd’hui) ; “non” : œuvre, Noël – Çà !"

    assert set(phonemise(Spoken(words=words))) <= set(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Les élus ont voté.", (), id="French"),
        pytest.param("Bonjour (de la ma si).", (), id="brackets are no language"),
        pytest.param("Valls, à l'UMP : Valls !", ("Valls", "UMP"), id="each once"),
        pytest.param("Onet-le-Château et Quercy", ("Onet-le-Château", "Quercy"), id="places"),
    ],
)
def test_words_read_as_english_are_listed(text: str, found: tuple[str, ...]) -> None:
    """They are what the lexicon lacks."""
    assert foreign_words(text) == found
