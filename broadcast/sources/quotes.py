"""Recorded quotes: the words, who said them, and the clip where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast, get_args

from broadcast.errors import FrenchError, SourceError
from broadcast.files import read_text
from broadcast.french.naming.places import find_department
from broadcast.model.quotes import Clearance, Quote
from broadcast.records import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.candidates import Candidate
    from broadcast.model.figures import Source
    from broadcast.records import Record


def read_quotes(
    path: Path, clips: Path, candidates: dict[str, Candidate], sources: dict[str, Source]
) -> tuple[Quote, ...]:
    """Every quote of quotes.yaml; an election may have none yet.

    Raises `SourceError` for a quote with a fault, or whose clip is not in `clips`.
    """
    if not path.exists() or not _says_anything(read_text(path)):
        return ()
    record = read_yaml(path, "la liste des citations")
    quotes = tuple(_quote(one, clips, candidates, sources) for one in record.records("quotes"))
    record.close()
    seen: set[str] = set()
    for quote in quotes:
        if quote.id in seen:
            raise SourceError(f"deux citations s'appellent « {quote.id} »", where=quote.where)
        seen.add(quote.id)
    return quotes


def _says_anything(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _quote(
    record: Record, clips: Path, candidates: dict[str, Candidate], sources: dict[str, Source]
) -> Quote:
    record.what = f"la citation « {record.text('id')} »"
    clip = record.text("clip", "")
    if clip and not (clips / clip).is_file():
        raise record.error(
            "clip",
            f"le son {clip} n'est pas dans {clips.name}/",
            hint="déposez-le ou retirez « clip »",
        )
    cue_in_ms = round(record.number("cue_in", 0.0) * 1000)
    cue_out_ms = round(record.number("cue_out") * 1000) if record.has("cue_out") else None
    if cue_in_ms < 0 or (cue_out_ms is not None and cue_out_ms <= cue_in_ms):
        raise record.error("cue_in", "le point de sortie doit venir après le point d'entrée")
    partial = record.choice("partial", ("oui", "non"), "non") == "oui"
    if partial and not record.has("lead_in"):
        raise record.error("lead_in", "un morceau de phrase doit être annoncé", hint="ajoutez-le")
    clearance = record.choice("clearance", get_args(Clearance), "")
    asked = clearance == "accord"
    if clearance == "micro" and not record.has("interviewer"):
        raise record.error("clearance", "dit à quel micro ?", hint="ajoutez « interviewer »")
    quote = Quote(
        id=record.text("id"),
        speaker=record.text("speaker"),
        role=record.text("role"),
        gender=cast("Literal['f', 'm']", record.choice("gender", ("f", "m"))),
        party=record.text("party", ""),
        supports=record.choice("supports", candidates) if record.has("supports") else "",
        words=record.text("words"),
        partial=partial,
        lead_in=record.text("lead_in", ""),
        said_on=record.day("said_on"),
        daypart=cast(
            "Literal['matin', 'midi', 'soir', '']",
            record.choice("daypart", ("matin", "midi", "soir", ""), ""),
        ),
        interviewer=record.text("interviewer", ""),
        clip=clip,
        cue_in_ms=cue_in_ms,
        cue_out_ms=cue_out_ms,
        areas=tuple(_department(record, typed) for typed in record.texts("areas")),
        source=sources[record.choice("source", sources)],
        where=record.where,
        clearance=cast("Clearance", clearance),
        cleared_by=record.text("cleared_by", None if asked else ""),
        cleared_on=record.day("cleared_on") if asked or record.has("cleared_on") else None,
    )
    record.close()
    return quote


def _department(record: Record, typed: str) -> str:
    try:
        return find_department(typed).code
    except FrenchError as error:
        raise SourceError(error.what, where=record.at("areas"), hint=error.hint) from error
