"""Every sentence ever spoken, kept under the fingerprint of all that shaped it."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock

from broadcast.errors import ModelError, VoiceError
from broadcast.files import disk_error, replacing
from broadcast.voice.keeping.kept import encoded, key_of, said_in, said_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadcast.model.speech import Spoken
    from broadcast.store.objects import Store
    from broadcast.voice.engine import VoiceEngine
    from broadcast.voice.keeping.kept import Said

IN_USE_S = 3_600
"""A sentence used less than an hour ago may be part of a bulletin being made: it stays."""

TOUCHED_S = 60
"""How old the last use may look before it is written down again: not at every reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One sentence of the cache."""

    path: Path
    size: int
    """Bytes on disk."""

    used_s: float
    """When it was last used, in seconds since 1970."""


class SpeechCache:
    """A folder of sentences, shared by every bulletin, slot and department of a workspace.

    A sentence is found again by the voice's identity and what it was given to read: the same
    words with another lexicon entry, rate or model are another sentence. Several programs may use
    the folder at once: a sentence that two of them want is spoken by one and found by the other.

    With a ``store``, what other machines spoke is found too, and what is spoken here is put there.
    The folder comes first: a sentence that is in it asks nothing of the network.
    """

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self._folder, self._store = folder, store

    def path_of(self, sentence: Spoken, engine: VoiceEngine) -> Path:
        """Where this sentence is kept once it has been spoken."""
        return self.kept_as(key_of(engine.identity, engine.reading(sentence)))

    def kept_as(self, key: str) -> Path:
        """The file of a sentence by its key, the name of that file."""
        return self._folder / key[:2] / f"{key}.wav"

    def find(self, path: Path) -> Said | None:
        """What is known of a sentence already spoken; None where it is not, or is damaged.

        Whoever finds it uses it: it will be among the last to be thrown away. Raises `StoreError`
        where it is not in the folder and the store cannot be asked.
        """
        said = said_in(path)
        if said and said.duration_ms:
            with suppress(FileNotFoundError, PermissionError):
                if time.time() - path.stat().st_mtime > TOUCHED_S:
                    os.utime(path)
            return said
        return self._fetched(path)

    def _fetched(self, path: Path) -> Said | None:
        """A sentence of the store, kept here from now on; a damaged one is as good as none."""
        whole = self._store.get(_name(path)) if self._store else None
        said = said_of(whole, path.stem) if whole else None
        if not whole or not said or not said.duration_ms:
            return None
        with replacing(path) as partial:
            partial.write_bytes(whole)
        return said

    def share(self, path: Path) -> None:
        """Give the store a sentence of the folder, unless it has it."""
        if not self._store or self._store.has(_name(path)):
            return
        try:
            whole = path.read_bytes()
        except OSError as error:
            raise disk_error(error, path) from error
        self._store.put(_name(path), whole)

    def duration_ms(self, path: Path) -> int | None:
        """The length of a sentence already spoken; None where it is not, or its file is damaged."""
        said = self.find(path)
        return said.duration_ms if said else None

    def speak(self, sentence: Spoken, engine: VoiceEngine, path: Path) -> bool:
        """Speak a sentence and keep it; False where another program did it in the meantime.

        Raises `VoiceError` where the engine gives silence or nothing, `StoreError` where the store
        refuses it: it is in the folder all the same.
        """
        with self._alone(path):
            if self.find(path):
                return False
            try:
                speech = engine.speak(sentence)
            except ModelError as error:
                raise VoiceError(
                    f"{engine.name} : {error.what}, pour « {sentence.words[:60]} »",
                    hint=error.hint,
                ) from error
            whole = encoded(
                speech,
                words=sentence.words,
                engine=engine.name,
                identity=engine.identity,
                reading=engine.reading(sentence),
            )
            with replacing(path) as partial:
                partial.write_bytes(whole)
            if self._store:
                self._store.put(_name(path), whole)
        return True

    def kept(self) -> tuple[Kept, ...]:
        """Every sentence there is, the last used first."""
        found = []
        for path in self._folder.glob("??/*.wav"):
            with suppress(FileNotFoundError):  # another program may throw one away meanwhile
                known = path.stat()
                if not path.name.startswith("."):
                    found.append(Kept(path=path, size=known.st_size, used_s=known.st_mtime))
        return tuple(sorted(found, key=lambda one: one.used_s, reverse=True))

    def trim(self, most_bytes: int, now_s: float | None = None) -> int:
        """Throw away the sentences used longest ago, until the rest fits. Gives how many went.

        Those of the last hour stay, even where they alone are too many; so do files that a
        program is writing. What a killed program left half-written goes after the same hour.
        """
        now_s = time.time() if now_s is None else now_s
        for orphan in self._folder.glob("??/.*.partial*"):
            with suppress(FileNotFoundError):
                if now_s - orphan.stat().st_mtime > IN_USE_S:
                    orphan.unlink()
        total, gone = 0, 0
        for one in self.kept():
            total += one.size
            if total > most_bytes and now_s - one.used_s > IN_USE_S:
                one.path.unlink(missing_ok=True)
                gone += 1
        return gone

    @contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        """Nobody else speaks the sentences of this folder meanwhile; a kill frees it."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(path.parent / ".lock")
            lock.acquire()
        except OSError as error:
            raise disk_error(error, path) from error
        try:
            yield
        finally:
            lock.release()


def _name(path: Path) -> str:
    """What the store calls a sentence."""
    return f"sentences/{path.parent.name}/{path.name}"
