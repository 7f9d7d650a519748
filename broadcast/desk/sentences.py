"""The sentences that pages have shown: the name of each one's sound, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broadcast.errors import MissingError, StoreError
from broadcast.store.prompt import prompt_store_at
from broadcast.voice.casting import engine_for
from broadcast.voice.keeping.cache import SpeechCache

if TYPE_CHECKING:
    from broadcast.model.speech import Spoken
    from broadcast.store.place import StoreAt
    from broadcast.voice.casting import Voice
    from broadcast.workspace import Workspace

MOST = 50_000


@dataclass(slots=True)
class Sentences:
    """What can be asked to be heard; the oldest are forgotten."""

    workspace: Workspace
    unshared: dict[str, str] = field(default_factory=dict)
    """Those that were said here without asking the store -> why it could not be asked."""

    _keys: dict[tuple[Voice, Spoken], str] = field(default_factory=dict)
    _said: dict[str, tuple[Voice, Spoken]] = field(default_factory=dict)

    def measured(self, voice: Voice, said: Spoken) -> int | None:
        """The length of a sentence in ms, where this voice has spoken it already."""
        cache = SpeechCache(self.workspace.speech_cache)
        return cache.duration_ms(cache.kept_as(self.key(voice, said)))

    def key(self, voice: Voice, said: Spoken) -> str:
        """The name of a sentence's sound, and what to say if someone asks to hear it.

        It goes by all that shapes the sound: a name said otherwise is another sentence.
        """
        key = self._keys.get((voice, said))
        if key is None:
            cache = SpeechCache(self.workspace.speech_cache)
            key = cache.path_of(said, engine_for(voice)).stem
            self._keys[voice, said] = key
            self._said[key] = (voice, said)
            if len(self._keys) > MOST:
                del self._keys[next(iter(self._keys))]
                del self._said[next(iter(self._said))]
        return key

    def speak(self, key: str, store: StoreAt | None) -> None:
        """Say a sentence, unless it was said already: here, or by a machine with the same store.

        A store that does not answer keeps nobody from hearing it; ``unshared`` tells of it.
        """
        voice, said = self.of(key)
        engine, ours = engine_for(voice), SpeechCache(self.workspace.speech_cache)
        path = ours.path_of(said, engine)
        shared = prompt_store_at(store) if store else None
        self.unshared.pop(key, None)
        try:
            SpeechCache(self.workspace.speech_cache, shared).speak(said, engine, path)
        except StoreError as error:
            ours.speak(said, engine, path)
            self.unshared[key] = str(error)

    def of(self, key: str) -> tuple[Voice, Spoken]:
        """The sentence of that name. Raises `MissingError` where no page has shown it."""
        if key not in self._said:
            raise MissingError("cette phrase n'est plus dans le script", hint="rechargez la page")
        return self._said[key]
