"""The script document: plain Markdown that people edit, read into a `Script`.

What the parser understands, and nothing else: a YAML header between `---` lines, `## titles`,
paragraphs (`?` and `??` in front: may be cut), cues in brackets on a line of their own, and
`<!-- notes -->`. Whatever looks like a cue and is none is refused, so that no bracket is read out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import ModelError, ScriptError, Where
from broadcast.model.script import Header, Item, Script, Story, slug_of
from broadcast.records import parse_yaml
from broadcast.script.items import CUT, parse_item
from broadcast.units import parse_length_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def parse_script(text: str, path: Path) -> Script:
    """Read a script document.

    Raises `ScriptError` or `SourceError` with the line of the first thing it does not understand.
    """
    lines = text.splitlines()
    header, body_start = _header(lines, path)
    return Script(header=header, stories=parse_stories(lines, path, body_start))


def parse_stories(lines: Sequence[str], path: Path, start: int = 0) -> tuple[Story, ...]:
    """Read what stands under the header, from the line of that index on.

    Raises `ScriptError` with the line of the first thing it does not understand.
    """
    stories: list[Story] = []
    slugs: set[str] = set()
    title, title_line, items = "", 0, list[Item]()

    def close() -> None:
        if not title_line:
            return
        slug = unique = slug_of(title)
        twin = 1
        while unique in slugs:
            twin += 1
            unique = f"{slug}-{twin}"
        slugs.add(unique)
        stories.append(Story(title=title, slug=unique, items=tuple(items), line=title_line))

    for number, block in _blocks(lines, start):
        if block.startswith("## "):
            close()
            title, title_line, items = block[3:].strip(), number, []
        elif block.startswith("#"):
            raise ScriptError(
                "titre inconnu",
                where=Where(path, number),
                hint="un sujet s'ouvre par ## et une espace",
            )
        elif not title_line:
            raise ScriptError(
                "ce texte vient avant le premier sujet",
                where=Where(path, number),
                hint="ouvrez-le par ## Titre",
            )
        else:
            items.append(parse_item(block, Where(path, number)))
    close()
    if not stories:
        raise ScriptError("le script ne contient aucun sujet", where=Where(path, start + 1))
    return tuple(stories)


def _header(lines: list[str], path: Path) -> tuple[Header, int]:
    marks = [index for index, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(marks) < 2 or any(line.strip() for line in lines[: marks[0]]):
        raise ScriptError(
            "l'en-tête du script manque",
            where=Where(path, 1),
            hint="il tient entre deux lignes --- en haut du fichier",
        )
    first = marks[0] + 1
    record = parse_yaml("\n".join(lines[first : marks[1]]), path, "l'en-tête du script", first + 1)
    try:
        header = Header(
            bulletin=record.text("bulletin"),
            title=record.text("title"),
            airtime=record.moment("airtime"),
            budget_ms=record.parsed("duration", parse_length_ms, "une durée comme 2:00"),
            format=record.text("format"),
            department=record.text("department"),
            election=record.text("election"),
            voice=record.text("voice"),
            bed=record.text("bed", ""),
        )
    except ModelError as error:
        raise ScriptError(error.what, where=record.at("duration"), hint=error.hint) from error
    record.close()
    return header, marks[1] + 1


def _blocks(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Titles, cues and paragraphs, each with the number of its first line."""
    block: list[str] = []
    first = 0
    for index in range(start, len(lines) + 1):
        line = lines[index].strip() if index < len(lines) else ""
        alone = not line or line.startswith(("#", "[", "<!--")) or bool(CUT.match(line))
        inside_cue = block and line.startswith("[…]")
        if block and alone and not inside_cue:
            yield first, "\n".join(block)
            block = []
        if line:
            if not block:
                first = index + 1
            block.append(line)
            if line.startswith("#"):
                yield first, line
                block = []
