"""What `broadcast voices` does: the voices listed, heard, and what is kept of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console as RichConsole
from rich.table import Table

from broadcast.cli.screen import progress_bar, shown
from broadcast.pipeline.aloud.hearing import heard, write_sound
from broadcast.pipeline.aloud.voices import cache_state, described, sample

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.aloud.voices import Described
    from broadcast.workspace import Workspace

SHOWN = 20
"""Sentences of the cache on screen; --json gives them all."""


def show_voices(
    console: Console, names: tuple[str, ...], *, sample: bool, out: Path | None
) -> None:
    """List the voices; with samples, make each of them heard or written."""
    workspace = console.workspace()
    found = described(workspace, names)
    files = _samples(console, workspace, found, out) if sample else {}
    if console.as_json:
        console.answer({"voices": [_json(one, files) for one in found]})
        return
    table = Table("Voix", "Moteur", "Style", "Débit", "Peut", "Lit", box=None, header_style="bold")
    for one in found:
        voice = one.voice
        table.add_row(
            f"{voice.name}{' *' if one.main else ''}",
            voice.engine,
            voice.style or "–",
            f"{voice.rate:g}".replace(".", ","),
            one.trouble or _can(one),
            _reads(one, found),
        )
    RichConsole().print(table)
    for one in found:
        told = [one.voice.description]
        told += [f"secours : {one.voice.fallback}"] if one.voice.fallback else []
        if any(told):
            click.echo(f"{one.voice.name} : {' ; '.join(filter(None, told))}")
    for name, path in files.items():
        click.echo(f"Exemple de {name} : {shown(path)}")


def show_cache(console: Console) -> None:
    """What is kept: how much, by which engine, the sentences used last."""
    state = cache_state(console.workspace())
    if console.as_json:
        console.answer(
            {
                "sentences": len(state.sentences),
                "damaged": state.damaged,
                "size_bytes": state.size,
                "max_bytes": state.most,
                "by_engine": state.by_engine,
                "kept": [
                    {
                        "words": one.words,
                        "engine": one.engine,
                        "duration_ms": one.duration_ms,
                        "size_bytes": one.size,
                        "used": one.used.isoformat(timespec="seconds"),
                        "path": one.path,
                    }
                    for one in state.sentences
                ],
            }
        )
        return
    table = Table("Dernier emploi", "Moteur", "Durée", "Phrase", box=None, header_style="bold")
    for one in state.sentences[:SHOWN]:
        table.add_row(
            f"{one.used:%d/%m %H:%M}",
            one.engine,
            f"{one.duration_ms / 1000:.1f} s".replace(".", ","),
            one.words,
        )
    RichConsole().print(table)
    engines = ", ".join(f"{name} {count}" for name, count in state.by_engine.items())
    click.echo(
        f"{len(state.sentences)} phrases gardées ({engines or 'aucune'}), "
        f"{state.size / 1e6:.0f} Mo sur {state.most / 1e6:.0f}"
        + (f" ; {state.damaged} fichiers abîmés seront refaits" if state.damaged else "")
    )


def _samples(
    console: Console, workspace: Workspace, found: tuple[Described, ...], out: Path | None
) -> dict[str, Path]:
    """Play a sample of each voice that can speak; the files of those that nothing here can play."""
    files = {}
    for one in found:
        if one.trouble:
            continue
        with progress_bar(one.voice.name) as progress:
            speech = sample(workspace, one.voice.name, progress)
        if not out and not console.as_json and heard(speech):
            continue
        path = (out or workspace.root / "output" / "voices") / f"{one.voice.name}.wav"
        write_sound(speech, path)
        files[one.voice.name] = path
    return files


def _can(one: Described) -> str:
    able = one.capabilities
    if not able:
        return "–"
    return ", ".join(
        word
        for word, true in (
            ("hors ligne", able.offline),
            ("en ligne", not able.offline),
            ("phonèmes", able.phonemes),
            ("temps des mots", able.marks),
            ("toujours pareil", able.deterministic),
        )
        if true
    )


def _reads(one: Described, found: tuple[Described, ...]) -> str:
    """What this voice reads for others, and what others read for it."""
    for_others = [
        f"{what} ({other.voice.name} présente)"
        for other in found
        for what, reader in other.voice.reads.items()
        if reader == one.voice.name
    ]
    usual = ["tout, sauf ce que d'autres lisent" if one.voice.reads else "tout"] if one.main else []
    return ", ".join([*usual, *for_others]) or "–"


def _json(one: Described, files: dict[str, Path]) -> dict[str, object]:
    able, voice = one.capabilities, one.voice
    return {
        "name": voice.name,
        "engine": voice.engine,
        "style": voice.style,
        "rate": voice.rate,
        "description": voice.description,
        "main": one.main,
        "reads": dict(voice.reads),
        "fallback": voice.fallback or None,
        "ready": not one.trouble,
        "trouble": one.trouble or None,
        "offline": able.offline if able else None,
        "deterministic": able.deterministic if able else None,
        "phonemes": able.phonemes if able else None,
        "marks": able.marks if able else None,
        "rates": list(able.rates) if able else None,
        "longest": able.longest if able else None,
        "parallel": able.parallel if able else None,
        "sample": str(files[voice.name]) if voice.name in files else None,
    }
