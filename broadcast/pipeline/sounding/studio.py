"""The stages in sound: voice, mix, export. Heavy: imported only where there is sound to make."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from broadcast.export.manifest import manifest_of
from broadcast.files import write_text
from broadcast.mix.fit import fit, rate_for
from broadcast.mix.mixing import mix as mix_track
from broadcast.pipeline.aloud.taking import take_notices
from broadcast.pipeline.clearing.disclosing import disclosed, marks_of, stories_heard
from broadcast.pipeline.clearing.speaking_time import balance_told, passages_told
from broadcast.pipeline.sounding.cues import write_cues
from broadcast.pipeline.sounding.delivery import deliver
from broadcast.pipeline.sounding.freshness import air_file, wav_file
from broadcast.pipeline.sounding.report import report_of
from broadcast.pipeline.sounding.rundown import card_of, plan_of, plan_rows
from broadcast.pipeline.sounding.to_say import cache_of, every_piece, imaging_of, to_say
from broadcast.rules.passages import passages_of
from broadcast.voice.keeping.kept import said_in
from broadcast.voice.people.recorded import recorded_notices
from broadcast.voice.reading.unsure import unsure_words
from broadcast.voice.speaking import speak_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from broadcast.model.air import Mixed, Piece, Timeline
    from broadcast.pipeline.clearing.checked import Checked
    from broadcast.pipeline.clearing.guarding import Guarded
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.approval import Approval
    from broadcast.voice.lines import Line
    from broadcast.voice.speaking import Replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Stage 4: everything that is heard of the script, piece by piece."""

    lines: tuple[Line, ...]
    pieces: Mapping[tuple[str, int], Sequence[Piece]]
    synthesised: int
    """Sentences that had to be made; the others were found again."""

    rate: float
    """How much faster than usual the voices were asked to speak, to fit the slot."""
    replaced: tuple[Replaced, ...]
    """Voices out of reach, and the station's own choice in their place."""

    notices: tuple[str, ...]
    """What to listen to before air, one French line each."""


def speak(
    bulletin: Bulletin,
    paper: Paper,
    progress: Callable[[int, int, str], None],
    *,
    rate: float = 1.0,
    jobs: int | None = None,
) -> Spoken:
    """Stage 4: every sentence spoken or found again, takes and clips in their places.

    ``rate`` is how much faster than usual the voices are asked to speak; ``jobs`` bounds the
    processors that are used: none given, what each engine is worth.
    """
    script = paper.script
    asked = to_say(bulletin, paper, rate=rate)
    cache = cache_of(bulletin)
    read = speak_lines(
        asked.lines,
        cache,
        progress,
        paper.path,
        voice_named=asked.voice_named,
        jobs=jobs,
    )
    cache.trim(bulletin.station.cache_max_mb * 1_000_000)
    pieces = {**asked.pieces, **read.pieces}
    _write_speech_list(bulletin, pieces)
    recorded = recorded_notices(piece for own in pieces.values() for piece in own)
    unsure = tuple(
        f"« {word} » risque d'être lu à l'anglaise : écoutez-le, ou ajoutez-le au lexique"
        for word in unsure_words(read.lines)
    )
    return Spoken(
        lines=read.lines,
        pieces=pieces,
        synthesised=read.synthesised,
        replaced=read.replaced,
        rate=rate,
        notices=(
            *_replacements(read.replaced),
            *take_notices(script, asked.takes),
            *recorded,
            *unsure,
        ),
    )


def _replacements(replaced: Sequence[Replaced]) -> tuple[str, ...]:
    return tuple(
        f"la voix « {one.voice} » n'a pas pu lire : « {one.by} » lit à sa place ({one.reason})"
        for one in replaced
    )


def speak_to_fit(
    bulletin: Bulletin,
    paper: Paper,
    progress: Callable[[int, int, str], None],
    *,
    jobs: int | None = None,
) -> Spoken:
    """Stage 4, said again a little faster or slower where the slot asks for it."""
    spoken = speak(bulletin, paper, progress, jobs=jobs)
    pieces = every_piece(bulletin, paper, spoken.pieces)
    rate = rate_for(pieces, paper.script.header.budget_ms, bulletin.station.mix)
    if rate == 1.0 or not spoken.lines:
        return spoken
    again = speak(bulletin, paper, progress, rate=rate, jobs=jobs)
    return replace(again, synthesised=spoken.synthesised + again.synthesised)


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


def _name_of(bulletin: Bulletin, piece: Piece) -> str:
    return bulletin.workspace.named(piece.path) if piece.path else ""


def _times_of(piece: Piece) -> list[tuple[str, int, int]]:
    """Each word of a sentence with its start and end in ms, where its voice tells them."""
    said = said_in(piece.path) if piece.kind == "sentence" and piece.path else None
    return [(mark.text, mark.start_ms, mark.end_ms) for mark in said.times] if said else []


def _write_speech_list(
    bulletin: Bulletin, pieces: Mapping[tuple[str, int], Sequence[Piece]]
) -> None:
    """What each sentence is made of, for whoever wants to hear one alone."""
    rows = [
        {
            key: value
            for key, value in asdict(piece).items()
            if key in ("kind", "story", "line", "text", "duration_ms", "voice")
        }
        | {"path": _name_of(bulletin, piece), "words": _times_of(piece)}
        for place in sorted(pieces)
        for piece in pieces[place]
    ]
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    write_text(bulletin.folder / "4-speech" / "speech.json", text)
