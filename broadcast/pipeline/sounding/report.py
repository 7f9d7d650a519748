"""What was made, told in figures: the sidecar beside the MP3, and the summary on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.files import sha256_of
from broadcast.model.air import SPEECH
from broadcast.pipeline.sounding.freshness import wav_file
from broadcast.pipeline.writing.sentence_lengths import line_expected_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.air import Timeline
    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.clearing.guarding import Guarded
    from broadcast.pipeline.sounding.delivery import Delivered
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Approval
    from broadcast.voice.lines import Line


def report_of(
    bulletin: Bulletin,
    paper: Paper,
    *,
    lines: Sequence[Line],
    checked: Checked,
    guarded: Guarded,
    rate: float,
    approval: Approval | None,
    notices: Sequence[str],
    timeline: Timeline,
    delivered: Delivered,
) -> dict[str, object]:
    """All that is known of a finished bulletin; keys carry their units."""
    header, rules, named = paper.script.header, bulletin.station.mix, bulletin.workspace.named
    air, files = delivered.air, {"wav": wav_file(bulletin)} | delivered.files
    off_lu = abs(air.loudness.integrated_lufs - rules.target_lufs)
    return {
        "bulletin": header.bulletin,
        "title": header.title,
        "airtime": header.airtime.isoformat(),
        "budget_ms": header.budget_ms,
        "duration_ms": air.duration_ms,
        "integrated_lufs": round(air.loudness.integrated_lufs, 2),
        "true_peak_dbtp": round(air.loudness.true_peak_dbtp, 2),
        "target_lufs": rules.target_lufs,
        "ceiling_dbtp": rules.ceiling_dbtp,
        "on_target": off_lu <= 0.3,
        "pause_ms": timeline.pause_ms,
        "tail_ms": timeline.tail_ms,
        "rate": rate,
        "stretch": timeline.speed,
        "cut": list(timeline.cut),
        "edited": paper.edited,
        "check": checked.record,
        "rules": guarded.record,
        "approved": approval is not None and not approval.urgent,
        "approval": _answered(approval),
        "stories": story_rows(paper, lines, timeline),
        "files": {"script": named(paper.path)}
        | {kind: named(path) for kind, path in files.items()},
        "sha256": {kind: delivered.sha256.get(kind) or sha256_of(files[kind]) for kind in files},
        "notices": list(notices),
    }


def story_rows(
    paper: Paper, lines: Sequence[Line], timeline: Timeline | None
) -> list[dict[str, object]]:
    """One row a story: words, expected length, and measured where there is sound."""
    kept = {
        (placement.piece.story, placement.piece.paragraph)
        for placement in (timeline.placements if timeline else ())
    }
    rows: list[dict[str, object]] = []
    for story in paper.script.stories:
        own = [
            line
            for line in lines
            if line.story == story.slug and (not timeline or (line.story, line.paragraph) in kept)
        ]
        heard = [
            placement
            for placement in (timeline.placements if timeline else ())
            if placement.piece.story == story.slug and placement.piece.kind in SPEECH
        ]
        rows.append(
            {
                "slug": story.slug,
                "title": story.title,
                "words": sum(_words(line) for line in own),
                "expected_ms": sum(line_expected_ms(line) for line in own),
                "duration_ms": heard[-1].end_ms - heard[0].start_ms if heard else 0,
                "start_ms": heard[0].start_ms if heard else 0,
                "voices": sorted({placement.piece.voice or "prise" for placement in heard}),
                "outcue": " ".join(heard[-1].piece.text.split()) if heard else "",
            }
        )
    return rows


def _words(line: Line) -> int:
    return sum(len(said.words.split()) for _, said in line.sentences)


def _answered(approval: Approval | None) -> dict[str, object] | None:
    """Who answers for the bulletin; all that it covers is in 3-approval.json."""
    if approval is None:
        return None
    return {
        "by": approval.by,
        "at": approval.at.isoformat(),
        "note": approval.note,
        "because": approval.because,
        "fingerprint": approval.fingerprint,
    }
