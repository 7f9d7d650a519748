"""Sentences that several machines share: found in the folder first, then in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from broadcast.errors import StoreError
from broadcast.model.speech import Spoken
from broadcast.store.objects import Store
from broadcast.store.place import StoreAt
from broadcast.voice.engines.tone import Tone
from broadcast.voice.keeping.cache import SpeechCache

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = Spoken(words="Benoît Hamon l'emporte.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "magasin"


def machine(root: Path, folder: Path) -> SpeechCache:
    return SpeechCache(root, Store(StoreAt(url=str(folder))))


def kept_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_one_machine_spoke_another_finds(tmp_path: Path, folder: Path) -> None:
    """One synthesis for both; nothing else than the whole sentence is in the store."""
    one, other = machine(tmp_path / "1", folder), machine(tmp_path / "2", folder)
    path, there = one.path_of(SENTENCE, Tone()), other.path_of(SENTENCE, Tone())

    assert one.speak(SENTENCE, Tone(), path)
    assert not other.speak(SENTENCE, Tone(), there)

    assert there.read_bytes() == path.read_bytes()
    assert [one.read_bytes() for one in kept_in(folder)] == [path.read_bytes()]


@pytest.mark.parametrize("kept", [0, 100, 0.5, 0.99])
def test_a_damaged_sentence_of_the_store_is_spoken_again(
    tmp_path: Path, folder: Path, kept: float
) -> None:
    """Cut short there, it is refused here, and a whole one takes its place."""
    one, other = machine(tmp_path / "1", folder), machine(tmp_path / "2", folder)
    one.speak(SENTENCE, Tone(), one.path_of(SENTENCE, Tone()))
    (stored,) = kept_in(folder)
    whole = stored.read_bytes()
    stored.write_bytes(whole[: kept if isinstance(kept, int) else int(len(whole) * kept)])

    assert other.find(other.path_of(SENTENCE, Tone())) is None
    assert other.speak(SENTENCE, Tone(), other.path_of(SENTENCE, Tone()))
    assert stored.read_bytes() == whole


def test_a_sentence_of_the_folder_asks_nothing_of_the_store(tmp_path: Path, folder: Path) -> None:
    """The store may be gone: what is here is found."""
    SpeechCache(tmp_path / "1").speak(
        SENTENCE, Tone(), path := SpeechCache(tmp_path / "1").path_of(SENTENCE, Tone())
    )
    folder.write_text("un fichier à la place du magasin")

    assert machine(tmp_path / "1", folder).find(path)


def test_what_the_store_refuses_is_told_and_kept_here(tmp_path: Path, folder: Path) -> None:
    """No silent fallback; and the next run has nothing to speak again."""

    class ReadOnly(Store):
        def put(self, name: str, data: bytes) -> None:
            raise StoreError(f"{name} refusé, {len(data)} octets")

    cache = SpeechCache(tmp_path / "1", ReadOnly(StoreAt(url=str(folder))))
    path = cache.path_of(SENTENCE, Tone())

    with pytest.raises(StoreError, match="refusé"):
        cache.speak(SENTENCE, Tone(), path)

    assert cache.find(path)


def test_a_sentence_spoken_before_there_was_a_store_is_shared(tmp_path: Path, folder: Path) -> None:
    """Asked for, it is put there; asked again, it is not put twice."""
    before = SpeechCache(tmp_path / "1")
    path = before.path_of(SENTENCE, Tone())
    before.speak(SENTENCE, Tone(), path)

    machine(tmp_path / "1", folder).share(path)

    assert machine(tmp_path / "2", folder).find(before.path_of(SENTENCE, Tone()))
