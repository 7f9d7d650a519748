"""Where the reviewed scripts are, and how a bulletin is laid beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from broadcast.french.spoken.sentences import split_sentences
from broadcast.model.script import Read
from broadcast.pipeline.writing.giving import brief_of
from broadcast.pipeline.writing.paper import facts_of, open_bulletin, script_of
from broadcast.pipeline.writing.request import Request
from broadcast.script.templates import compose

if TYPE_CHECKING:
    from broadcast.model.figures import Stage
    from broadcast.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
SCRIPTS = Path(__file__).parents[2] / "scripts"
SLOTS = ("06:00", "06:30", "07:00", "07:30", "08:00", "08:30", "09:00")
JOURNALS = ("07:00", "08:00")


def golden_name(name: str, stage: Stage, format_: str) -> str:
    return f"{name.replace(', ', '-').replace(' ', '-')}.{stage}.{format_}.md"


def body_of(text: str) -> str:
    """A script without its header."""
    return text.split("---\n", 2)[2].strip() + "\n"


def sentences(workspace: Workspace, department: str, slot: str) -> list[str]:
    """What the bulletin of that hour says, a sentence each; recorded words are not ours."""
    request = Request(department=department, slot=slot)
    script = script_of(open_bulletin(workspace, request)).script
    return [
        sentence
        for story in script.stories
        for item in story.items
        if isinstance(item, Read)
        for sentence in split_sentences(" ".join(item.text.split()))
    ]


def quotes(workspace: Workspace, department: str, slot: str) -> set[str]:
    """The ids of the quotes that the bulletin of that hour lets hear, recorded or read."""
    bulletin = open_bulletin(workspace, Request(department=department, slot=slot))
    text = script_of(bulletin).text
    return {quote.id for quote in bulletin.election.quotes if quote.words in text}


def every_way(workspace: Workspace, department: str, times: int = 10) -> str:
    """The same journal, hour after hour, until every way of saying each thing has come up."""
    heard: tuple[str, ...] = ()
    texts = []
    for hour in range(times):
        request = Request(department=department, slot=f"{hour:02d}:00", format="journal")
        bulletin = open_bulletin(workspace, request)
        brief = brief_of(bulletin, facts_of(bulletin), bulletin.order)
        composed = compose(brief, workspace.scripts, heard)
        heard = heard + composed.said if hour % 5 != 4 else ()
        texts.append(composed.text)
    return "\n".join(texts)


def morning_text(workspace: Workspace, department: str) -> str:
    """The bulletins of a morning, one after the other."""
    columns = {slot: sentences(workspace, department, slot) for slot in SLOTS}
    return "\n".join(
        line for slot, said in columns.items() for line in (f"# {slot}", "", *said, "")
    )
