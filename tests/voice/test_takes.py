"""A presenter's recording, before it replaces a voice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from broadcast.errors import VoiceError
from broadcast.voice.hearing.listening import Fault
from broadcast.voice.people.take_card import Heard, TakeCard, card_beside, card_text
from broadcast.voice.people.takes import check_length, check_words, speech_span

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.voice.hearing.listening import Kind

RATE_HZ = 48_000
CARD = TakeCard(
    words="Bonjour.", duration_ms=900, expected_ms=1_000, words_per_minute=160,
    integrated_lufs=-30.0, heard=Heard(text="Bonjour.", language="fr", share=1.0, faults=()),
)  # fmt: skip


def heard_otherwise(kind: Kind, count: int = 1, share: float = 0.9) -> Heard:
    """A hearing in which some places are not the script's words."""
    fault = Fault(
        kind=kind, expected="la droite", heard="l'adroite", start_ms=100, end_ms=400, line=12
    )
    return Heard(text="Bonjour.", language="fr", share=share, faults=(fault,) * count)


def recording(room_dbfs: float, voice_dbfs: float) -> NDArray[np.float32]:
    """A second of a room, two of a voice that stops for breath, a second of the room again."""
    rng = np.random.default_rng(5)
    sound = 10 ** (room_dbfs / 20) * rng.standard_normal(4 * RATE_HZ)
    time = np.arange(2 * RATE_HZ) / RATE_HZ
    voice = 10 ** (voice_dbfs / 20) * rng.standard_normal(len(time)) * (time % 0.5 < 0.4)
    sound[RATE_HZ : 3 * RATE_HZ] += voice
    return np.repeat(sound[:, np.newaxis], 2, axis=1).astype(np.float32)


@pytest.mark.parametrize(
    ("room_dbfs", "voice_dbfs"),
    [
        pytest.param(-90.0, -20.0, id="studio"),
        pytest.param(-50.0, -20.0, id="kitchen"),
        pytest.param(-42.0, -18.0, id="street"),
        pytest.param(-70.0, -40.0, id="far from the phone"),
    ],
)
def test_the_silence_around_the_voice_is_cut(room_dbfs: float, voice_dbfs: float) -> None:
    """In whatever room; an eighth of a second of it stays at each end."""
    first, last = speech_span(recording(room_dbfs, voice_dbfs))

    assert first / RATE_HZ == pytest.approx(0.88, abs=0.02)
    assert last / RATE_HZ == pytest.approx(2.9 + 0.12, abs=0.03)


def test_a_voice_on_opposed_sides_is_heard() -> None:
    """A cable wired the wrong way round: on one side alone the voice is whole."""
    sound = recording(-70.0, -20.0) * np.array([1.0, -1.0], np.float32)

    assert speech_span(sound) == speech_span(recording(-70.0, -20.0))


def test_a_voice_from_end_to_end_is_kept_whole() -> None:
    """Nothing of a take without silence is lost."""
    sound = recording(-90.0, -20.0)[RATE_HZ : RATE_HZ + 9_600]

    assert speech_span(sound) == (0, len(sound))


@pytest.mark.parametrize(
    ("samples", "message"),
    [
        pytest.param(np.full((9_600, 2), 1e-4, np.float32), "trop faible", id="too soft"),
        pytest.param(np.zeros((9_600, 2), np.float32), "trop faible", id="silence"),
        pytest.param(np.ones((100, 2), np.float32), "trop courte", id="a click"),
    ],
)
def test_a_take_in_which_nobody_speaks_is_refused(
    samples: NDArray[np.float32], message: str
) -> None:
    """A mute take never replaces a voice."""
    with pytest.raises(VoiceError, match=message):
        speech_span(samples)


@pytest.mark.parametrize(
    ("duration_ms", "message"),
    [
        pytest.param(5_000, "trop courte : 5,0 s, pour un texte d'environ 10 s", id="half"),
        pytest.param(19_000, "trop longue", id="twice"),
    ],
)
def test_a_take_of_another_length_is_not_the_text(duration_ms: int, message: str) -> None:
    """Half the length is half the words."""
    with pytest.raises(VoiceError, match=message):
        check_length(duration_ms, 10_000)


@pytest.mark.parametrize("duration_ms", [6_000, 10_000, 17_000])
def test_people_read_at_their_own_pace(duration_ms: int) -> None:
    """A slow reader is no error, nor is a fast one."""
    check_length(duration_ms, 10_000)


@pytest.mark.parametrize(
    ("share", "language", "message"),
    [
        (0.1, "fr", "10 % des mots y sont entendus"),
        (0.1, "en", "la langue entendue est « en »"),
    ],
)
def test_another_text_or_language_is_refused(share: float, language: str, message: str) -> None:
    """The language is named where it is not French."""
    with pytest.raises(VoiceError, match=message):
        check_words(share, language)


@pytest.mark.parametrize(
    ("card", "words", "told"),
    [
        pytest.param(CARD, "Bonjour.", "", id="as recorded"),
        pytest.param(CARD, "Bonsoir.", "le texte a changé", id="script edited since"),
        pytest.param(
            replace(CARD, heard=heard_otherwise("different", 2)),
            "Bonjour.",
            "à 2 endroits, d'abord « la droite »",
            id="other words",
        ),
        pytest.param(
            replace(CARD, heard=heard_otherwise("missing", share=0.2)),
            "Bonjour.",
            "ce n'est pas le texte du sujet : 20 %",
            id="another text",
        ),
        pytest.param(
            replace(CARD, heard=heard_otherwise("figure")), "Bonjour.", "", id="a figure in doubt"
        ),
        pytest.param(replace(CARD, heard=None), "Bonjour.", "vérifiés", id="never heard"),
        pytest.param(
            replace(CARD, duration_ms=400), "Bonjour.", "trop courte : 0,4 s", id="kept anyway"
        ),
        pytest.param(
            replace(CARD, sound=("saturé",)), "Bonjour.", "saturé à l'enr", id="saturated"
        ),
    ],
)
def test_what_to_know_before_air_is_told(card: TakeCard, words: str, told: str) -> None:
    """A take that is not the script is flagged, and nothing else."""
    notices = card.notices("Réaction", words)

    assert told in "".join(notices)
    assert bool(notices) is bool(told)


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(CARD, id="heard as written"),
        pytest.param(replace(CARD, heard=heard_otherwise("different")), id="other words"),
        pytest.param(replace(CARD, heard=None), id="never heard"),
        pytest.param(replace(CARD, sound=("saturé", "souffle")), id="a bad sound"),
    ],
)
def test_a_card_is_read_back_as_written(tmp_path: Path, card: TakeCard) -> None:
    """And a take dropped by hand has none."""
    (tmp_path / "reaction.json").write_text(card_text(card), encoding="utf-8")

    assert card_beside(tmp_path / "reaction.flac") == card
    assert card_beside(tmp_path / "autre.flac") is None


def test_a_damaged_card_is_named(tmp_path: Path) -> None:
    """The message is the command that repairs it."""
    (tmp_path / "reaction.json").write_text("{}", encoding="utf-8")

    with pytest.raises(VoiceError, match="broadcast take"):
        card_beside(tmp_path / "reaction.flac")
