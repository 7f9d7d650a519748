"""An engine that another package brought, held to what every engine promises."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError, VoiceError
from broadcast.voice.completeness import refuse_other_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.model.speech import Speech, Spoken
    from broadcast.voice.engine import Capabilities, VoiceEngine


class Guest:
    """Another package's engine: its faults are told on one line, as those of ours are."""

    def __init__(self, name: str, make: Callable[[], VoiceEngine]) -> None:
        """``name`` is the one that the station's settings give it."""
        self.name = name
        with self._its_fault():
            self._engine = make()
            self.capabilities: Capabilities = self._engine.capabilities
            self.identity = f"{name} : {self._engine.identity}"

    def reading(self, sentence: Spoken) -> str:
        """What it will be given for this sentence."""
        with self._its_fault():
            return self._engine.reading(sentence)

    def speak(self, sentence: Spoken) -> Speech:
        """Say the sentence in full; what cannot hold its words is refused."""
        with self._its_fault():
            speech = self._engine.speak(sentence)
            refuse_other_words(
                speech, sentence.respelled, engine=self.name, hint="choisissez une autre voix"
            )
            return speech

    @contextmanager
    def _its_fault(self) -> Iterator[None]:
        try:
            yield
        except BroadcastError:
            raise
        except Exception as error:
            reason = " ".join(f"{type(error).__name__} {error}".split())
            raise VoiceError(
                f"le moteur {self.name} est en défaut : {reason[:160]}",
                hint="il vient d'un autre paquet : --debug montre où, pour qui le tient",
            ) from error
