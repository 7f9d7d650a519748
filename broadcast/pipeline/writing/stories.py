"""One story of a bulletin: found by the name that people give it, and what a voice reads of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import ScriptError
from broadcast.model.script import ClipCue, Read
from broadcast.pipeline.writing.lines import lines_to_say
from broadcast.records import nearest_hint

if TYPE_CHECKING:
    from broadcast.model.script import Script, Story
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.voice.lines import Line


def story_named(script: Script, typed: str) -> Story:
    """The story of that title or slug. Raises `ScriptError` with the nearest one."""
    for story in script.stories:
        if typed.strip().casefold() in (story.slug, story.title.casefold()):
            return story
    known = [story.slug for story in script.stories]
    raise ScriptError(f"aucun sujet ne s'appelle « {typed} »", hint=nearest_hint(typed, known))


def text_of(story: Story) -> str:
    """All that a story reads, as the script writes it."""
    return "\n".join(
        " ".join((item.text if isinstance(item, Read) else f"[{item.quote}] {item.words}").split())
        for item in story.items
        if isinstance(item, Read | ClipCue)
    )


def lines_of_story(bulletin: Bulletin, paper: Paper, story: Story) -> tuple[Line, ...]:
    """What a voice would have to read of a story, were it not for a take."""
    others = [other.slug for other in paper.script.stories if other is not story]
    return lines_to_say(bulletin, paper, taken=others)
