"""What `broadcast listen` does: a recording heard, and what it says otherwise than its script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from rich.console import Console as RichConsole
from rich.table import Table

from broadcast.cli.screen import shown
from broadcast.files import read_text
from broadcast.pipeline.aloud.listening import (
    air_of,
    ears,
    listen,
    words_of_bulletin,
    words_of_story,
    words_of_text,
)
from broadcast.pipeline.writing.lexicon import lexicon_of
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.stories import story_named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.aloud.listening import Listened
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.pipeline.writing.request import Request
    from broadcast.voice.hearing.listening import Fault

KINDS = {
    "missing": "manque",
    "different": "autre chose",
    "repeated": "répété",
    "added": "en trop",
    "figure": "chiffre à vérifier",
}


def listen_to(
    console: Console, request: Request, *, file: Path | None, story: str | None, text: str | None
) -> None:
    """Hear a file, or the bulletin's own MP3, against a story, a text or the whole script."""
    bulletin = open_bulletin(console.workspace(), request)
    paper = script_of(bulletin)
    if text is not None:
        expected = words_of_text(text, lexicon_of(bulletin))
    elif story is not None:
        expected = words_of_story(bulletin, paper, story_named(paper.script, story))
    else:
        expected = words_of_bulletin(bulletin, paper, () if file else _cut(bulletin))
    path = file or air_of(bulletin)
    listened = listen(path, expected, ears(bulletin))
    if console.as_json:
        console.answer(listened_json(listened))
        return
    click.echo(listened.text)
    fault_table(listened.faults)
    click.echo(f"{shown(path)} : {listened.expected_words} mots attendus, {verdict(listened)}")


def verdict(listened: Listened) -> str:
    """One line: how much was heard, and of what there is something to check.

    The language is told where it is not French.
    """
    share = f"{listened.share_heard * 100:.1f} % entendus".replace(".", ",")
    other = "" if listened.language == "fr" else f", langue entendue : {listened.language}"
    return f"{share}, {_told(listened.faults)}{other}"


def fault_table(faults: Iterable[Fault]) -> None:
    """Each place that differs, with its time in the file and its line in the script."""
    rows = tuple(faults)
    if not rows:
        return
    table = Table("Temps", "Ligne", "Quoi", "Attendu", "Entendu", box=None, header_style="bold")
    for fault in rows:
        table.add_row(
            f"{fault.start_ms / 1000:.1f} s".replace(".", ","),
            str(fault.line or "–"),
            KINDS[fault.kind],
            fault.expected or "–",
            fault.heard or "–",
        )
    RichConsole().print(table)


def listened_json(listened: Listened) -> dict[str, object]:
    """What was heard, for a program."""
    return {
        "file": str(listened.path),
        "sha256": listened.sha256,
        "duration_ms": listened.duration_ms,
        "text": listened.text,
        "language": listened.language,
        "expected_words": listened.expected_words,
        "share_heard": round(listened.share_heard, 4),
        "faults": [
            {
                "kind": fault.kind,
                "expected": fault.expected,
                "heard": fault.heard,
                "start_ms": fault.start_ms,
                "end_ms": fault.end_ms,
                "line": fault.line,
            }
            for fault in listened.faults
        ],
    }


def _told(faults: Iterable[Fault]) -> str:
    counts: dict[str, int] = {}
    for fault in faults:
        counts[fault.kind] = counts.get(fault.kind, 0) + 1
    told = [f"{KINDS[kind]} : {count}" for kind, count in counts.items()]
    return ", ".join(told) or "rien à signaler"


def _cut(bulletin: Bulletin) -> list[str]:
    """The paragraphs that the bulletin's MP3 does without."""
    report = json.loads(read_text(air_of(bulletin).with_suffix(".json")))
    return [str(text) for text in report["cut"]]
