"""Stages 5 to 7: the track, the files for air and their report. Heavy: imported where it mixes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from broadcast.export.manifest import manifest_of
from broadcast.files import write_text
from broadcast.mix.fit import fit
from broadcast.mix.mixing import mix as mix_track
from broadcast.pipeline.clearing.disclosing import disclosed, marks_of, stories_heard
from broadcast.pipeline.clearing.speaking_time import balance_told, passages_told
from broadcast.pipeline.sounding.cues import write_cues
from broadcast.pipeline.sounding.delivery import deliver
from broadcast.pipeline.sounding.freshness import air_file, wav_file
from broadcast.pipeline.sounding.report import report_of
from broadcast.pipeline.sounding.rundown import card_of, plan_of, plan_rows
from broadcast.pipeline.sounding.to_say import every_piece, imaging_of
from broadcast.rules.passages import passages_of

if TYPE_CHECKING:
    from datetime import datetime

    from broadcast.model.air import Mixed, Timeline
    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.clearing.guarding import Guarded
    from broadcast.pipeline.sounding.speaking import Spoken
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Approval


def mix(bulletin: Bulletin, paper: Paper, spoken: Spoken) -> tuple[Timeline, Mixed]:
    """Stage 5: one track of exactly the slot's length, in 5-mix.wav."""
    station, header = bulletin.station, paper.script.header
    timeline = fit(every_piece(bulletin, paper, spoken.pieces), header.budget_ms, station.mix)
    bed = imaging_of(bulletin).get(header.bed)
    mixed = mix_track(timeline, bed, station.mix, wav_file(bulletin))
    write_cues(bulletin.folder, timeline)
    return timeline, mixed


def export(
    bulletin: Bulletin,
    paper: Paper,
    spoken: Spoken,
    *,
    checked: Checked,
    guarded: Guarded,
    approval: Approval | None,
    now: datetime,
    timeline: Timeline,
    mixed: Mixed,
) -> dict[str, object]:
    """Stages 6 and 7: the files for air, heard again as delivered, and their sidecars."""
    header = paper.script.header
    voices = sorted({line.voice.name for line in spoken.lines})
    comment = (
        f"{header.bulletin} ; voix de synthèse : {', '.join(voices) or 'aucune'} ; "
        + "".join(f"{one.by} remplace {one.voice} ; " for one in spoken.replaced)
        + (approval.told if approval else "non approuvé")
    )
    passages = passages_of(paper.script, bulletin.election, timeline)
    stories = stories_heard(bulletin, paper, timeline)
    marks = marks_of(bulletin, checked, stories)
    card = card_of(bulletin, paper, timeline, mixed, comment=comment, marks=marks, voices=stories)
    plan = plan_of(timeline, card.chapters, bulletin.station.mix)
    delivered = deliver(bulletin, timeline, card=card, plan=plan)
    report: dict[str, object] = report_of(
        bulletin,
        paper,
        lines=spoken.lines,
        checked=checked,
        guarded=guarded,
        approval=approval,
        rate=spoken.rate,
        notices=(
            *guarded.notices,
            *balance_told(bulletin, header, passages, now=now),
            *paper.notices,
            *checked.notices,
            *spoken.notices,
            *delivered.warnings,
        ),
        timeline=timeline,
        delivered=delivered,
    )
    report |= disclosed(checked, stories) | passages_told(bulletin, passages)
    report |= {"timeline": plan_rows(plan), "manifest": manifest_of(card)}
    write_text(air_file(bulletin, "json"), json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return report
