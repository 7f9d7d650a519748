"""A `Script` written as a document: the canonical form, which reads back the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.model.script import Bed, ClipCue, Jingle, Note, Pause, Read, VoiceCue
from broadcast.units import length_text

if TYPE_CHECKING:
    from broadcast.model.script import Header, Item, Script

_PLAIN = re.compile(r"[^\s\"'#&*!|>%@`\[\]{},?:-][^#]*")


def write_script(script: Script) -> str:
    """Write a script document: the canonical form, with one blank line between items."""
    parts = [header_text(script.header)]
    for story in script.stories:
        parts.append(f"## {story.title}\n")
        parts.extend(f"{item_text(item)}\n" for item in story.items)
    return "\n".join(parts)


def header_text(header: Header) -> str:
    """The YAML header of a script document, between its `---` lines."""
    lines = (f"{key}: {_scalar(value)}" for key, value in header_fields(header).items())
    return "\n".join(["---", *lines, "---", ""])


def header_fields(header: Header) -> dict[str, str]:
    """The header's fields as they are written; those that say nothing are left out."""
    fields = {
        "bulletin": header.bulletin,
        "title": header.title,
        "airtime": header.airtime.isoformat(),
        "duration": length_text(header.budget_ms),
        "format": header.format,
        "department": header.department,
        "election": header.election,
        "voice": header.voice,
        "bed": header.bed,
    }
    return {key: value for key, value in fields.items() if value}


def _scalar(text: str) -> str:
    """A text as YAML; quoted where YAML or a reader could take it for something else."""
    plain = _PLAIN.fullmatch(text) and ": " not in text and not text.endswith((":", " "))
    looks_like_number = re.fullmatch(r"[\d:]+", text)
    if plain and not looks_like_number:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def item_text(item: Item) -> str:
    """One item of a script as its document writes it."""
    match item:
        case Read(text=text, cut_rank=rank):
            return f"{'?' * rank} {text}" if rank else text
        case ClipCue(quote=quote, words=words, cut_rank=rank):
            return f"{'?' * rank + ' ' if rank else ''}[son: {quote}] {words}".rstrip()
        case Jingle(name=name):
            return f"[{name}]"
        case Bed(starts=starts):
            return "[tapis]" if starts else "[fin du tapis]"
        case Pause(length_ms=length_ms):
            return f"[pause {length_ms / 1000:g} s]".replace(".", ",")
        case VoiceCue(voice=voice):
            return f"[voix: {voice}]"
        case Note(text=text):
            return f"<!-- {text} -->"
