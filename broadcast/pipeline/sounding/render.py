"""A bulletin from data to MP3: checked first, then the whole way, or none where nothing changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from broadcast.files import read_text
from broadcast.pipeline.clearing.approving import approval_on_record, go_ahead, refuse_for_air
from broadcast.pipeline.clearing.gate import gate
from broadcast.pipeline.clearing.guarding import guard
from broadcast.pipeline.clearing.locks import lock_for, studied
from broadcast.pipeline.clearing.overriding import Override
from broadcast.pipeline.sounding.freshness import (
    air_file,
    inputs_print,
    outputs_in,
    outputs_print,
    signature_print,
    still_good,
)
from broadcast.pipeline.stamps import Stamps
from broadcast.pipeline.writing.lines import lines_to_say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from broadcast.pipeline.clearing.guarding import Act
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a render has made, or found still good."""

    report: dict[str, object]
    """The sidecar 6-air.json: durations, levels, stories, files."""

    synthesised: int
    """Sentences that had to be made; the others were found again."""

    fresh: bool
    """True where nothing had changed and nothing was done."""


def render(
    bulletin: Bulletin,
    paper: Paper,
    progress: Callable[[int, int, str], None],
    *,
    now: datetime,
    override: Override | None = None,
    jobs: int | None = None,
    for_air: bool = False,
    in_time: Callable[[], None] = lambda: None,
) -> Rendered:
    """All the stages in sound, from the script on disk to the files for air.

    The rules of the election come first, then what the script says is held against the data;
    ``override`` names who lets a refusal or a contradiction pass, at ``now`` (UTC); an urgent
    approval lets no refusal of the rules pass. ``for_air`` refuses what nobody has approved, or
    what has changed since; ``in_time`` raises where it is too late to replace the files for air.
    Raises a `BroadcastError` with nothing half-written; earlier good files stay.
    """
    act: Act = "air" if for_air else "render"
    guarded = guard(bulletin, paper, act, now=now, override=override)
    approval = cleared(bulletin, paper, for_air=for_air)
    if approval and approval.urgent and not override:
        override = Override(by=approval.by, because=approval.because)
    checked = gate(bulletin, paper, override=override, now=now)
    stamps = Stamps(bulletin.folder)
    made_from = inputs_print(bulletin, paper, checked, approval)
    if still_good(bulletin, stamps, made_from):
        report = json.loads(read_text(air_file(bulletin, "json")))
        return Rendered(report=report, synthesised=0, fresh=True)
    # The engines, numpy and their kin take a second to import: not for an unchanged bulletin
    from broadcast.pipeline.sounding import speaking, studio  # noqa: PLC0415

    spoken = speaking.speak_to_fit(bulletin, paper, progress, jobs=jobs)
    in_time()
    timeline, mixed = studio.mix(bulletin, paper, spoken)
    in_time()
    report = studio.export(
        bulletin,
        paper,
        spoken,
        checked=checked,
        guarded=guarded,
        approval=approval,
        now=now,
        timeline=timeline,
        mixed=mixed,
    )
    outputs = outputs_in(bulletin.folder, bulletin.station)
    stamps.keep(
        render=made_from,
        outputs=outputs_print(outputs, _prints_in(report)),
        signed=signature_print(bulletin.station),
    )
    return Rendered(report=report, synthesised=spoken.synthesised, fresh=False)


def _prints_in(report: Mapping[str, object]) -> dict[str, str]:
    """The fingerprints that a sidecar tells, by the names of the files: none is read again."""
    files, prints = (cast("dict[str, str]", report[key]) for key in ("files", "sha256"))
    return {PurePath(files[kind]).name: sha256 for kind, sha256 in prints.items()}


def cleared(bulletin: Bulletin, paper: Paper, *, for_air: bool) -> Approval | None:
    """The approval of this very bulletin; nothing where there is none, or where it has lapsed.

    Raises `ScriptError` where there is none and it is meant ``for_air``.
    """
    if approval_on_record(bulletin.folder) is None and not for_air:
        return None
    lines = lines_to_say(bulletin, paper)
    ahead = go_ahead(bulletin, paper, studied(lock_for(bulletin, paper), paper), lines)
    if for_air and not ahead.holds:
        raise refuse_for_air(paper, ahead)
    return ahead.approval if ahead.holds else None
