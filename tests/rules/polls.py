"""Elections of a few lines, for the rules: when one votes, and who is quoted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from broadcast.errors import Where
from broadcast.model.candidates import Candidate
from broadcast.model.election import Election, ElectionKind
from broadcast.model.figures import Source
from broadcast.model.quotes import Quote

HERE = Where(Path("election.yaml"))
SOURCE = Source(id="a", name="la préfecture", published_at=datetime(2017, 1, 30, tzinfo=UTC))
HAMON = Candidate(id="hamon", name="Benoît Hamon", family_name="Hamon", gender="m")
VALLS = Candidate(id="valls", name="Manuel Valls", family_name="Valls", gender="m")

MALVY = Quote(
    id="malvy",
    speaker="Martin Malvy",
    role="ancien président de la Région Midi-Pyrénées",
    gender="m",
    party="",
    supports="valls",
    words="Le score est sans appel, et chacun doit en prendre acte.",
    partial=False,
    lead_in="",
    said_on=date(2017, 1, 30),
    daypart="",
    interviewer="Jean-Charles Virlogeux",
    clip="",
    cue_in_ms=0,
    cue_out_ms=None,
    areas=(),
    source=SOURCE,
    where=HERE,
)
VOTER = replace(MALVY, id="voter", speaker="Une électrice", role="électrice", supports="")


def poll(
    kind: ElectionKind,
    *days: date,
    release: tuple[datetime, ...] = (),
    by_election: bool = False,
) -> Election:
    """An election of a kind on some days."""
    return Election(
        id="test",
        name="test",
        kind=kind,
        rounds=days,
        round=len(days),
        airdate=days[-1],
        prize="",
        candidates=(HAMON, VALLS),
        areas=(),
        figures=(),
        comparisons=(),
        quotes=(MALVY, VOTER),
        warnings=(),
        where=HERE,
        release=release,
        by_election=by_election,
    )
