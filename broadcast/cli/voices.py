"""What `broadcast voices` does: the voices listed, and heard."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console as RichConsole
from rich.markup import escape
from rich.table import Table

from broadcast.cli.running import REFUSED
from broadcast.cli.screen import progress_bar, shown
from broadcast.errors import VoiceError
from broadcast.pipeline.aloud.hearing import heard, write_sound
from broadcast.pipeline.aloud.voices import described, sample

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.aloud.voices import Described
    from broadcast.workspace import Workspace


def show_voices(
    console: Console, names: tuple[str, ...], *, sample: bool, out: Path | None
) -> None:
    """List the voices; with samples, make each of them heard or written."""
    workspace = console.workspace()
    found = described(workspace, names)
    files, mute = _samples(console, workspace, found, out) if sample else ({}, {})
    if console.as_json:
        console.answer({"voices": [_json(one, files, mute) for one in found]})
    else:
        _listed(found, files, mute)
    if mute:
        sys.exit(REFUSED)


def _listed(
    found: tuple[Described, ...], files: Mapping[str, Path], mute: Mapping[str, str]
) -> None:
    table = Table("Voix", "Moteur", "Style", "Débit", "Peut", "Lit", box=None, header_style="bold")
    for one in found:
        voice = one.voice
        cells = (
            f"{voice.name}{' *' if one.main else ''}",
            voice.engine,
            voice.style or "–",
            f"{voice.rate:g}".replace(".", ","),
            _can(one),
            _reads(one, found),
        )
        table.add_row(*map(escape, cells))  # "[bip]" is a name, and no colour
    RichConsole().print(table)
    for one in found:
        told = [one.voice.description]
        told += [f"secours : {one.voice.fallback}"] if one.voice.fallback else []
        if any(told):
            click.echo(f"{one.voice.name} : {' ; '.join(filter(None, told))}")
    for one in found:
        if one.trouble:
            click.echo(f"{one.voice.name} ne peut pas parler ici : {one.trouble}")
    for name, path in files.items():
        click.echo(f"Exemple de {name} : {shown(path)}")
    for name, reason in mute.items():
        click.echo(f"Pas d'exemple de {name} : {reason}", err=True)


def _samples(
    console: Console, workspace: Workspace, found: tuple[Described, ...], out: Path | None
) -> tuple[dict[str, Path], dict[str, str]]:
    """Play a sample of each voice, or write it where nothing here can play.

    Gives the files, and why there is no sample of some: one voice that fails stops no other.
    """
    files, mute = {}, {}
    for one in found:
        name = one.voice.name
        if one.trouble:
            mute[name] = one.trouble
            continue
        try:
            with progress_bar(name) as progress:
                speech = sample(workspace, name, progress)
        except VoiceError as error:
            mute[name] = str(error)
            continue
        if not out and not console.as_json and heard(speech):
            continue
        path = (out or workspace.root / "output" / "voices") / f"{name}.wav"
        write_sound(speech, path)
        files[name] = path
    return files, mute


def _can(one: Described) -> str:
    able = one.capabilities
    if not able:
        return "ne peut pas parler"
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


def _json(one: Described, files: Mapping[str, Path], mute: Mapping[str, str]) -> dict[str, object]:
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
        "trouble": one.trouble or mute.get(voice.name),
        "offline": able.offline if able else None,
        "deterministic": able.deterministic if able else None,
        "phonemes": able.phonemes if able else None,
        "marks": able.marks if able else None,
        "rates": list(able.rates) if able else None,
        "longest": able.longest if able else None,
        "parallel": able.parallel if able else None,
        "sample": str(files[voice.name]) if voice.name in files else None,
    }
