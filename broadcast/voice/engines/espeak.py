"""The robot voice: espeak-ng speaking French, offline, for those who ask for it by name.

It is called through the library that `espeakng_loader` brings, since the machine may have none.
The constants are those of espeak-ng's `speak_lib.h`.
"""

from __future__ import annotations

import ctypes
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import espeakng_loader
import numpy as np

from broadcast.errors import VoiceError
from broadcast.model.speech import Speech
from broadcast.voice.edges import trimmed
from broadcast.voice.engine import Capabilities
from broadcast.voice.reading.espeak import espeak_release

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    from broadcast.model.speech import Spoken

    _Samples: TypeAlias = ctypes._Pointer[ctypes.c_short]

STYLES = {"michel": "fr+michel", "denis": "fr+Denis", "shelby": "fr+shelby"}
"""French with one of espeak's variants: those whose pitch does not flutter. The plain voice's does,
from where the last sentence left it, so that no two readings of a sentence are the same."""

WORDS_PER_MINUTE = 170
"""espeak's setting at rate 1: the pace of a presenter."""

_SYNCHRONOUS = 2  # espeak_AUDIO_OUTPUT: speaks before it returns, through the callback
_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: report missing data, do not end the process
_RATE = 1  # espeak_PARAMETER
_UTF_8 = 1  # espeakCHARS_UTF8
_BY_CHARACTER = 1  # espeak_POSITION_TYPE

_Heard = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)
_speaking = Lock()  # espeak keeps one state for the whole process


class Espeak:
    """espeak-ng's French voice."""

    name = "espeak"
    capabilities = Capabilities(
        offline=True,
        deterministic=True,
        rates=(0.8, 1.2),
        styles=dict.fromkeys(STYLES, "voix mécanique, française"),
    )

    def __init__(self, *, style: str = "michel", rate: float = 1.0) -> None:
        if style not in STYLES:
            raise VoiceError(
                f"style de voix inconnu : « {style} »", hint=f"styles : {', '.join(STYLES)}"
            )
        self._style = style
        self._words_per_minute = round(WORDS_PER_MINUTE * rate)

    @property
    def identity(self) -> str:
        """The library, its data, the style and the pace."""
        return f"{self.name} {espeak_release()} {self._style} wpm={self._words_per_minute}"

    def reading(self, sentence: Spoken) -> str:
        """The words, with names respelled."""
        return sentence.respelled

    def speak(self, sentence: Spoken) -> Speech:
        """Say the sentence in full."""
        samples, sample_rate_hz = _synthesised(
            self.reading(sentence), STYLES[self._style], self._words_per_minute
        )
        return Speech(samples=trimmed(samples, sample_rate_hz), sample_rate_hz=sample_rate_hz)


def _synthesised(text: str, voice: str, words_per_minute: int) -> tuple[NDArray[np.float32], int]:
    """The sound of a text, and its sample rate in Hz."""
    chunks: list[bytes] = []

    def hear(samples: _Samples, count: int, _events: int | None) -> int:
        if samples and count:
            chunks.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = _Heard(hear)  # must outlive the call
    words = text.encode()
    with _speaking:
        library, sample_rate_hz = _library()
        library.espeak_SetSynthCallback(callback)
        failed = library.espeak_SetVoiceByName(voice.encode())
        failed |= library.espeak_SetParameter(_RATE, words_per_minute, 0)
        failed |= library.espeak_Synth(
            words, len(words) + 1, 0, _BY_CHARACTER, 0, _UTF_8, None, None
        )
    if failed:
        raise VoiceError(
            f"la voix espeak n'a pas pu dire « {text} »",
            hint="réinstallez le paquet espeakng-loader",
        )
    samples = np.frombuffer(b"".join(chunks), np.int16).astype(np.float32)
    return samples / np.float32(32768), sample_rate_hz


@cache
def _library() -> tuple[ctypes.CDLL, int]:
    """The library, ready to speak, and its sample rate in Hz.

    The phonemes of the neural voice come from another copy of it, which `phonemizer` makes.
    """
    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
    except (OSError, RuntimeError) as error:
        raise VoiceError(
            f"espeak-ng ne se charge pas : {error}", hint="réinstallez le paquet espeakng-loader"
        ) from error
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    sample_rate_hz = library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
    if sample_rate_hz <= 0:
        raise VoiceError(
            "espeak-ng ne trouve pas ses données", hint="réinstallez le paquet espeakng-loader"
        )
    return library, sample_rate_hz
