"""What each command does once it was called: the pipeline run, and its result shown."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from broadcast.cli.facts_table import facts_table
from broadcast.cli.screen import progress_bar, shown, story_table, summary
from broadcast.pipeline.clearing.guarding import guard
from broadcast.pipeline.sounding.render import render
from broadcast.pipeline.writing.paper import facts_of, open_bulletin, script_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.cli.running import Console
    from broadcast.pipeline.clearing.overriding import Override
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.pipeline.writing.request import Request


def render_bulletin(
    console: Console,
    request: Request,
    *,
    afresh: bool,
    override: Override | None,
    jobs: int | None = None,
    for_air: bool = False,
) -> None:
    """Facts, script, its check, voice, mix and export; then the summary.

    ``for_air`` refuses what nobody answers for; who overrides that is put on record at the desk.
    """
    bulletin, paper = _paper(console, request, afresh=afresh, told=False)
    now = datetime.now(UTC)
    if for_air and override:
        from broadcast.desk.rendering import pass_urgently  # noqa: PLC0415 - heavy, only here

        header = paper.script.header
        pass_urgently(bulletin.workspace, header.bulletin, by=override.by, because=override.because)
    with progress_bar(paper.script.header.title) as progress:
        rendered = render(
            bulletin,
            paper,
            progress,
            now=now,
            override=override,
            jobs=jobs,
            for_air=for_air,
        )
    if console.as_json:
        work = {"synthesised": rendered.synthesised, "fresh": rendered.fresh}
        console.answer(rendered.report | work | _root(bulletin))
    else:
        summary(rendered, bulletin.workspace.root)


def show_facts(console: Console, request: Request, *, chart: Path | None) -> None:
    """Stage 1, as a table; and as a picture where a file is named for it."""
    bulletin = open_bulletin(console.workspace(), request)
    facts = facts_of(bulletin)
    if chart:
        from broadcast.pipeline.writing.charting import draw_chart  # noqa: PLC0415 - only here

        draw_chart(bulletin, facts, chart)
        console.tell(f"Graphique : {shown(chart)}")
    if console.as_json:
        path = bulletin.folder / "1-facts.json"
        console.answer(json.loads(path.read_text(encoding="utf-8")))
        return
    facts_table(facts, bulletin.station.timezone)
    _tell_notices(console, facts.warnings)


def show_script(console: Console, request: Request, *, afresh: bool) -> None:
    """Stage 2, on paper, with the length that it is expected to take."""
    from broadcast.pipeline.writing.estimate import estimate  # noqa: PLC0415 - only here

    bulletin, paper = _paper(console, request, afresh=afresh)
    stories = estimate(bulletin, paper)
    if console.as_json:
        console.answer(
            {
                "bulletin": paper.script.header.bulletin,
                "file": bulletin.workspace.named(paper.path),
                "edited": paper.edited,
                "budget_ms": paper.script.header.budget_ms,
                "stories": stories,
                "text": paper.text,
                "notices": paper.notices,
            }
            | _root(bulletin)
        )
        return
    click.echo(paper.text)
    story_table(stories, paper.script.header.budget_ms)
    console.tell(f"Script : {shown(paper.path)}{' (corrigé à la main)' if paper.edited else ''}")


def speak_script(
    console: Console, request: Request, *, afresh: bool, jobs: int | None = None
) -> None:
    """Stage 4, alone."""
    from broadcast.pipeline.sounding.speaking import speak  # noqa: PLC0415 - heavy, only here

    bulletin, paper = _paper(console, request, afresh=afresh)
    guard(bulletin, paper, "voice", now=datetime.now(UTC))
    with progress_bar(paper.script.header.title) as progress:
        spoken = speak(bulletin, paper, progress, jobs=jobs)
    pieces = [piece for own in spoken.pieces.values() for piece in own]
    spoken_ms = sum(piece.duration_ms for piece in pieces)
    listed = bulletin.folder / "4-speech" / "speech.json"
    if console.as_json:
        console.answer(
            {
                "bulletin": paper.script.header.bulletin,
                "sentences": len(pieces),
                "synthesised": spoken.synthesised,
                "duration_ms": spoken_ms,
                "file": bulletin.workspace.named(listed),
            }
            | _root(bulletin)
        )
    else:
        click.echo(
            f"{len(pieces)} phrases, {spoken_ms / 1000:.1f} s de parole, "
            f"{spoken.synthesised} synthétisées : {shown(listed)}"
        )


def mix_bulletin(
    console: Console, request: Request, *, afresh: bool, jobs: int | None = None
) -> None:
    """Stages 4 and 5."""
    from broadcast.pipeline.sounding.freshness import wav_file  # noqa: PLC0415 - only here
    from broadcast.pipeline.sounding.speaking import speak_to_fit  # noqa: PLC0415 - heavy, only here
    from broadcast.pipeline.sounding.studio import mix  # noqa: PLC0415

    bulletin, paper = _paper(console, request, afresh=afresh)
    guard(bulletin, paper, "mix", now=datetime.now(UTC))
    with progress_bar(paper.script.header.title) as progress:
        spoken = speak_to_fit(bulletin, paper, progress, jobs=jobs)
    timeline, _ = mix(bulletin, paper, spoken)
    if console.as_json:
        console.answer(
            {
                "bulletin": paper.script.header.bulletin,
                "duration_ms": timeline.length_ms,
                "cut": timeline.cut,
                "file": bulletin.workspace.named(wav_file(bulletin)),
            }
            | _root(bulletin)
        )
    else:
        click.echo(f"{timeline.length_ms / 1000:.3f} s : {shown(wav_file(bulletin))}")


def _paper(
    console: Console, request: Request, *, afresh: bool, told: bool = True
) -> tuple[Bulletin, Paper]:
    bulletin = open_bulletin(console.workspace(), request)
    paper = script_of(bulletin, afresh=afresh)
    if told:
        _tell_notices(console, paper.notices)
    return bulletin, paper


def _root(bulletin: Bulletin) -> dict[str, str]:
    """Where the answer's file names start from."""
    return {"workspace": str(bulletin.workspace.root)}


def _tell_notices(console: Console, notices: tuple[str, ...]) -> None:
    for notice in notices:
        console.tell(f"Attention : {notice}")
