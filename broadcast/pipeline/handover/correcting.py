"""A correction said on air (*rectificatif*): a line at the head of the script, like any other.

It is checked against the data, approved and voiced with the rest: nothing is said on the sly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import ScriptError, Where
from broadcast.files import read_text, write_text
from broadcast.model.script import Read
from broadcast.script.document import parse_script

if TYPE_CHECKING:
    from broadcast.model.script import Script
    from broadcast.pipeline.writing.paper import Bulletin

HEAD = "Rectificatif : "


def announced(script: Script, correction: str) -> bool:
    """Whether a script says this correction."""
    return any(
        isinstance(item, Read) and " ".join(item.text.split()) == _said(correction)
        for story in script.stories
        for item in story.items
    )


def announce(bulletin: Bulletin, correction: str) -> bool:
    """Write a correction after the bulletin's first words; tell whether it was not there yet.

    Raises `ScriptError` for a script without a word.
    """
    path = bulletin.script_path
    text = read_text(path)
    script = parse_script(text, path)
    if announced(script, correction):
        return False
    changed = with_correction(text, script, correction)
    if changed is None:
        raise ScriptError("ce script ne dit rien : où mettre le rectificatif ?", where=Where(path))
    parse_script(changed, path)
    write_text(path, changed)
    return True


def with_correction(text: str, script: Script, correction: str) -> str | None:
    """The text of a script with the correction as its second paragraph; nothing if it has none."""
    reads = (item for story in script.stories for item in story.items if isinstance(item, Read))
    first = next(reads, None)
    if first is None:
        return None
    lines = text.splitlines()
    at = first.line
    while at < len(lines) and lines[at].strip():
        at += 1
    return "\n".join([*lines[:at], "", _said(correction), *lines[at:]]) + "\n"


def _said(correction: str) -> str:
    text = " ".join(correction.split())
    return f"{HEAD}{text}" if text.endswith((".", "!", "?")) else f"{HEAD}{text}."
