"""What `broadcast say` does: words shown, heard, or written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from broadcast.cli.screen import progress_bar, shown
from broadcast.pipeline.aloud.hearing import check_suffix, heard, write_sound
from broadcast.pipeline.aloud.saying import prepare, speak

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.aloud.saying import Saying


def say_text(
    console: Console,
    text: str,
    *,
    voice: str | None,
    election: str | None,
    words: bool,
    phonemes: bool,
    out: Path | None,
) -> None:
    """Show what is said, or make it heard."""
    if out and (words or phonemes):
        raise click.UsageError("--out écrit un son : il ne va ni avec --words ni avec --phonemes.")
    if out:
        check_suffix(out)
    workspace = console.workspace()
    typed = _typed() if text == "-" else text
    saying = prepare(workspace, typed, voice=voice, election=election)
    readings = saying.readings() if phonemes else ()
    if not console.as_json:
        for notice in saying.notices:
            console.tell(f"Attention : {notice}")
    if words or phonemes:
        _show(console, saying, readings, words=words)
        return
    with progress_bar("say") as progress:
        speech = speak(saying, workspace, progress)
    if not out and not console.as_json and heard(speech):
        return
    file = out or workspace.said
    write_sound(speech, file)
    if console.as_json:
        sound = {"file": str(file), "duration_ms": speech.duration_ms}
        console.answer(_described(saying, readings) | sound)
    else:
        why = "" if out else "Rien sur cette machine ne peut jouer un son. "
        click.echo(f"{why}Son : {shown(file)} ({speech.duration_ms / 1000:.1f} s)")


def _typed() -> str:
    return click.get_text_stream("stdin", encoding="utf-8", errors="surrogateescape").read()


def _show(console: Console, saying: Saying, readings: tuple[str, ...], *, words: bool) -> None:
    """One line a sentence: its words, what the voice is given, or both."""
    if console.as_json:
        console.answer(_described(saying, readings))
        return
    for index, (_, said) in enumerate(saying.sentences):
        if words:
            click.echo(said.words)
        if readings:
            click.echo(readings[index])


def _described(saying: Saying, readings: tuple[str, ...]) -> dict[str, object]:
    """The answer's part that every way of asking has."""
    sentences = [
        {
            "written": written,
            "words": said.words,
            "names": [
                {
                    "written": name.pronunciation.written,
                    "said": name.pronunciation.said,
                    "ipa": name.pronunciation.ipa,
                    "source": name.pronunciation.source,
                }
                for name in said.names
            ],
        }
        | ({"reading": readings[index]} if readings else {})
        for index, (written, said) in enumerate(saying.sentences)
    ]
    return {"voice": saying.voice.name, "sentences": sentences, "notices": list(saying.notices)}
