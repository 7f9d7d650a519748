"""A word or a sentence said at once: what the newsroom hears while it edits its lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from broadcast.config import read_station
from broadcast.errors import FrenchError
from broadcast.french.lexicon.traps import places_to_hear
from broadcast.french.naming.communes import communes_of
from broadcast.french.spoken.saying import say
from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.speech import Speech
from broadcast.pipeline.writing.lexicon import lexicon_for
from broadcast.voice.casting import engine_for
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.voice.lines import Line
from broadcast.voice.reading.unspeakable import refuse_unspeakable
from broadcast.voice.reading.unsure import unsure_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.config import Station
    from broadcast.french.lexicon.names_said import Lexicon
    from broadcast.model.speech import Spoken
    from broadcast.voice.casting import Voice
    from broadcast.workspace import Workspace

BREATH_MS = 350
"""Silence between two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What is to be said, by whom, and what to listen for."""

    voice: Voice
    sentences: tuple[tuple[str, Spoken], ...]
    """Each as written, and as said."""

    notices: tuple[str, ...]
    """Names that may come out wrong, one French line each."""

    def readings(self) -> tuple[str, ...]:
        """What the voice is given for each sentence: phonemes, or words respelled."""
        engine = engine_for(self.voice)
        return tuple(engine.reading(said) for _, said in self.sentences)


def prepare(
    workspace: Workspace, text: str, *, voice: str | None = None, election: str | None = None
) -> Saying:
    """Turn a text into the words that a voice of the station says, names as its lexicons have them.

    Raises `FrenchError` for a text with nothing to say, `VoiceError` for a sign that no voice can
    say, `WorkspaceError` for an unknown voice or election.
    """
    station = read_station(workspace.station)
    cast = station.voice_named(voice or station.voice)
    lexicon = lexicon_for(workspace, election or station.election)
    sentences = tuple(
        (sentence, say(sentence, lexicon))
        for paragraph in _checked(text).splitlines()
        for sentence in split_sentences(" ".join(paragraph.split()))
    )
    for _, said in sentences:
        refuse_unspeakable(said)
    return Saying(
        voice=cast,
        sentences=sentences,
        notices=_notices(cast, sentences, station, lexicon),
    )


def speak(
    saying: Saying, workspace: Workspace, progress: Callable[[int, int, str], None]
) -> Speech:
    """All its sentences in one piece, each synthesised once and found again afterwards.

    Raises `VoiceError` for a sentence that the voice cannot say in full.
    """
    engine, cache = engine_for(saying.voice), SpeechCache(workspace.speech_cache)
    parts, rate_hz = [], 0
    for done, (written, said) in enumerate(saying.sentences):
        file = cache.path_of(said, engine)
        if not cache.duration_ms(file):
            progress(done, len(saying.sentences), written)
            cache.speak(said, engine, file)
        samples, rate_hz = soundfile.read(file, dtype="float32")
        parts += [samples, np.zeros(rate_hz * BREATH_MS // 1000, np.float32)]
    return Speech(samples=np.concatenate(parts[:-1]), sample_rate_hz=rate_hz)


def _checked(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise FrenchError("ce texte n'est pas en UTF-8", hint="retapez-le") from error
    if not text.strip():
        raise FrenchError("rien à dire", hint="donnez un mot ou une phrase, entre guillemets")
    return text


def _notices(
    voice: Voice, sentences: tuple[tuple[str, Spoken], ...], station: Station, lexicon: Lexicon
) -> tuple[str, ...]:
    line = Line(
        story="",
        paragraph=0,
        sentences=sentences,
        voice=voice,
        cut_rank=0,
        introduced=False,
        line=1,
    )
    places = (one.name for served in station.departments for one in communes_of(served.code))
    words = " ".join(said.words for _, said in sentences)
    mute = [f"voix « {voice.name} » : aucun mot n'est dit"] if voice.engine == "tone" else []
    return (
        *mute,
        *(
            f"« {word} » risque d'être lu à l'anglaise : écoutez-le, ou ajoutez-le au lexique"
            for word in unsure_words([line])
        ),
        *(
            f"« {place} » : {' ; '.join(reasons)}. Écoutez-le, ou ajoutez-le au lexique"
            for place, reasons in places_to_hear(words, places, lexicon)
        ),
    )
