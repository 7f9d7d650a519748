"""The stages in sound: voice, mix, export. Heavy: imported only where there is sound to make."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from broadcast import __version__
from broadcast.export.mp3 import export_mp3
from broadcast.export.tags import Tags
from broadcast.files import write_text
from broadcast.mix.fit import fit
from broadcast.mix.imaging import jingles
from broadcast.mix.mixing import mix as mix_track
from broadcast.mix.mixing import write_wav
from broadcast.mix.pieces import pieces_of
from broadcast.pipeline.cues import write_cues
from broadcast.pipeline.freshness import air_file, wav_file
from broadcast.pipeline.lexicon import lexicon_of
from broadcast.pipeline.report import report_of
from broadcast.sound.silence import refuse_a_hole
from broadcast.voice.cache import SpeechCache
from broadcast.voice.lines import lines_of
from broadcast.voice.recorded import clip_pieces, find_takes, take_piece
from broadcast.voice.speaking import speak_lines
from broadcast.voice.unsure import unsure_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from broadcast.model.air import Mixed, Piece, Timeline
    from broadcast.pipeline.checking import Checked
    from broadcast.pipeline.paper import Bulletin, Paper
    from broadcast.review.approval import Approval
    from broadcast.voice.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Stage 4: everything that is heard of the script, piece by piece."""

    lines: tuple[Line, ...]
    pieces: Mapping[tuple[str, int], Sequence[Piece]]
    synthesised: int
    """Sentences that had to be made; the others were found again."""

    notices: tuple[str, ...]
    """What to listen to before air, one French line each."""


def speak(bulletin: Bulletin, paper: Paper, progress: Callable[[int, int, str], None]) -> Spoken:
    """Stage 4: every sentence spoken or found again, takes and clips in their places."""
    script = paper.script
    quotes = {quote.id: quote for quote in bulletin.election.quotes}
    takes = find_takes(bulletin.workspace.takes(script.header.bulletin), script)
    lines = lines_of(
        script,
        quotes=quotes,
        taken=takes.keys(),
        lexicon=lexicon_of(bulletin),
        voice_named=bulletin.station.voice_named,
        path=paper.path,
    )
    clips = clip_pieces(script, quotes, bulletin.clips)
    pieces = dict(clips)
    for story in script.stories:
        if story.slug in takes:
            take = take_piece(story, takes[story.slug], clips)
            pieces[story.slug, take.paragraph] = (take,)
    spoken, synthesised = speak_lines(
        lines, SpeechCache(bulletin.workspace.speech_cache), progress, paper.path
    )
    pieces |= spoken
    _write_speech_list(bulletin, pieces)
    notices = tuple(
        f"« {word} » risque d'être lu à l'anglaise : écoutez-le, ou ajoutez-le au lexique"
        for word in unsure_words(lines)
    )
    return Spoken(lines=lines, pieces=pieces, synthesised=synthesised, notices=notices)


def mix(bulletin: Bulletin, paper: Paper, spoken: Spoken) -> tuple[Timeline, Mixed]:
    """Stage 5: one track of exactly the slot's length, in 5-mix.wav."""
    station, script = bulletin.station, paper.script
    imaging = {name: bulletin.workspace.imaging / file for name, file in station.imaging.items()}
    pieces = pieces_of(script, spoken.pieces, jingles(script, imaging), paper.path)
    timeline = fit(pieces, script.header.budget_ms, station.mix)
    track, mixed = mix_track(timeline, imaging.get(script.header.bed), station.mix)
    refuse_a_hole(track, paper.path)
    write_cues(bulletin.folder, timeline)
    write_wav(track, wav_file(bulletin))
    return timeline, mixed


def export(
    bulletin: Bulletin,
    paper: Paper,
    spoken: Spoken,
    *,
    checked: Checked,
    approval: Approval | None,
    timeline: Timeline,
    mixed: Mixed,
) -> dict[str, object]:
    """Stage 6: the MP3, heard again as delivered, and the sidecar that describes it."""
    header, station = paper.script.header, bulletin.station
    voices = sorted({line.voice.name for line in spoken.lines})
    air = export_mp3(
        wav_file(bulletin),
        air_file(bulletin, "mp3"),
        mixed=mixed,
        kbps=station.mp3_kbps,
        ceiling_dbtp=station.mix.ceiling_dbtp,
        tags=Tags(
            title=header.title,
            station=station.name,
            airtime=header.airtime,
            duration_ms=timeline.length_ms,
            comment=(
                f"{header.bulletin} ; voix de synthèse : {', '.join(voices) or 'aucune'} ; "
                f"{approval.told if approval else 'non approuvé'}"
            ),
            encoder=f"broadcast {__version__}",
        ),
    )
    report = report_of(
        bulletin,
        paper,
        lines=spoken.lines,
        checked=checked,
        approval=approval,
        notices=(*paper.notices, *checked.notices, *spoken.notices),
        timeline=timeline,
        air=air,
        wav=wav_file(bulletin),
    )
    write_text(air_file(bulletin, "json"), json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return report


def _name_of(bulletin: Bulletin, piece: Piece) -> str:
    return bulletin.workspace.named(piece.path) if piece.path else ""


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
        | {"path": _name_of(bulletin, piece)}
        for place in sorted(pieces)
        for piece in pieces[place]
    ]
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    write_text(bulletin.folder / "4-speech" / "speech.json", text)
