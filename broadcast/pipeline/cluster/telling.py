"""What a department's bulletins will have to say, told before any of it is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import BroadcastError
from broadcast.mix.fit import rate_for
from broadcast.pipeline.cluster.ground import bulletin_folder
from broadcast.pipeline.morning.making import opened
from broadcast.pipeline.sounding.render import cleared
from broadcast.pipeline.sounding.to_say import cache_of, every_piece, to_say
from broadcast.pipeline.writing.paper import script_of
from broadcast.voice.speaking import sentence_pieces, sentences_wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from broadcast.model.speech import Spoken
    from broadcast.pipeline.cluster.ground import Work
    from broadcast.pipeline.writing.paper import Bulletin


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence that a voice must say, for any machine to say it."""

    key: str
    """The name under which it is kept: all that shapes its sound."""

    voice: str
    hurried_by: float
    """How much faster than usual it is asked to speak."""

    said: Spoken


def tell(work: Work, lengths_ms: Mapping[str, int]) -> tuple[Sentence, ...]:
    """Each distinct sentence of a department's bulletins, at the usual pace of their voices.

    Once these are spoken, and ``lengths_ms`` known by key, those at the pace that their slots ask
    for. A bulletin that cannot be written is left out: why is told when it is made.
    """
    batch, known = work.here(), None
    told: dict[str, Sentence] = {}
    for sent in work.sent:
        with bulletin_folder(work, batch, sent):
            try:
                known = opened(batch, sent.slot, known)
                found = list(_of(known, lengths_ms, for_air=batch.asked.for_air))
            except BroadcastError:
                continue
        told |= {one.key: one for one in found}
    return tuple(told.values())


def _of(bulletin: Bulletin, lengths_ms: Mapping[str, int], *, for_air: bool) -> Iterator[Sentence]:
    paper, cache = script_of(bulletin), cache_of(bulletin)
    if for_air:
        cleared(bulletin, paper, for_air=True)
    rate, asked = 1.0, to_say(bulletin, paper)
    wanted = sentences_wanted(asked.lines, cache, paper.path, 1)
    if lengths_ms:
        if any(one.file.stem not in lengths_ms for one in wanted):
            return
        spoken = sentence_pieces(wanted, lambda file: lengths_ms[file.stem])
        pieces = every_piece(bulletin, paper, {**asked.pieces, **spoken})
        rate = rate_for(pieces, paper.script.header.budget_ms, bulletin.station.mix)
        asked = to_say(bulletin, paper, rate=rate)
        wanted = sentences_wanted(asked.lines, cache, paper.path, 1)
    for one in wanted:
        yield Sentence(
            key=one.file.stem,
            voice=one.line.voice.name,
            hurried_by=rate,
            said=one.said,
        )
