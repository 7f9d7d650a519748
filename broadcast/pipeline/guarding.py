"""The rules of an election, held against a bulletin before it is voiced, exported or handed over.

A refusal says until when and why. A person may let it pass, by name and with a reason: it is kept
beside the script, it holds for these very refusals, and the log keeps both for good.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.errors import RulesError, Where
from broadcast.files import append_line, write_text
from broadcast.model.election import Figure
from broadcast.pipeline.checking import granted, lock_of, studied
from broadcast.rules.clearance import uncleared
from broadcast.rules.presented import presented
from broadcast.rules.quotes import quotes_in
from broadcast.rules.refusals import (
    NO_RESULT,
    Occasion,
    Refusal,
    ResultHeard,
    embargo,
    fingerprint,
    silence,
    unreleased,
)
from broadcast.sources.areas import area_of_department

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from broadcast.model.election import Area
    from broadcast.pipeline.checking import Granted, Override
    from broadcast.pipeline.paper import Bulletin, Paper
    from broadcast.rules.presented import Presented
    from broadcast.workspace import Workspace

RECORD = "3-rules.json"

Act = Literal["voice", "mix", "render", "air", "publish"]
"""What is about to be done; the last two are for the public."""

PUBLIC: frozenset[Act] = frozenset({"air", "publish"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """What the rules say of a bulletin, and who lets it pass."""

    refusals: tuple[Refusal, ...]
    override: Granted | None
    warnings: tuple[Presented, ...] = ()
    """What is said amiss of who stands, and stops nothing."""

    @property
    def record(self) -> dict[str, object]:
        """What 3-rules.json and the sidecar keep; stable keys."""
        override = self.override
        return {
            "refused": [
                asdict(one) | {"until": one.until.isoformat() if one.until else None}
                for one in self.refusals
            ],
            "override": asdict(override) | {"at": override.at.isoformat()} if override else None,
        }

    @property
    def notices(self) -> tuple[str, ...]:
        """What the producer should know, one French line each."""
        told = tuple(f"ligne {one.line} : {one.what}" for one in self.warnings)
        if not self.override:
            return told
        who = f"{self.override.by} passe outre : {self.override.because}"
        return (*(f"ligne {one.line} : {one.what} ; {who}" for one in self.refusals), *told)


def guard(
    bulletin: Bulletin, paper: Paper, act: Act, *, now: datetime, override: Override | None = None
) -> Guarded:
    """Let a bulletin through to an act, or refuse it, at ``now``.

    Raises `RulesError` with the first refusal, after it was logged.
    """
    refusals = refusals_now(bulletin, paper, act, now=now)
    warnings = presented(paper.script, bulletin.election, _area(paper))
    record = bulletin.folder / RECORD
    if not refusals:
        record.unlink(missing_ok=True)
        return Guarded(refusals=(), override=None, warnings=warnings)
    by = granted(fingerprint(refusals), override, record, now)
    guarded = Guarded(refusals=refusals, override=by, warnings=warnings)
    name = paper.script.header.bulletin
    log(bulletin.workspace, now=now, act=act, bulletin=name, guarded=guarded)
    write_text(record, json.dumps(guarded.record, ensure_ascii=False, indent=2) + "\n")
    if by is None:
        raise refusal_of(paper, refusals)
    return guarded


def refusals_now(
    bulletin: Bulletin, paper: Paper, act: Act, *, now: datetime
) -> tuple[Refusal, ...]:
    """Everything that the rules refuse of a bulletin at ``now``; nothing is written."""
    header = paper.script.header
    department, rules = header.department, bulletin.station.rules
    occasion = Occasion(now=now, airtime=header.airtime, public=act in PUBLIC)
    election = bulletin.election
    results = results_in(bulletin, paper, now=now)
    quotes = quotes_in(paper.script, election.quotes)
    return (
        *embargo(election, results, department=department, occasion=occasion, rules=rules),
        *silence(election, quotes, department=department, occasion=occasion, rules=rules),
        *(uncleared(quotes) if occasion.public else ()),
        *(_unnamed(bulletin, paper) if occasion.public else ()),
    )


def _unnamed(bulletin: Bulletin, paper: Paper) -> Iterator[Refusal]:
    """Who is not named of a local race, in a format that the station marks for it."""
    if paper.script.header.format in bulletin.station.rules.names_everyone:
        for one in presented(paper.script, bulletin.election, _area(paper)):
            if one.rule == "candidates":
                yield Refusal(rule="candidates", line=one.line, what=one.what, until=None)


def _area(paper: Paper) -> Area:
    return area_of_department(paper.script.header.department)


def results_in(bulletin: Bulletin, paper: Paper, *, now: datetime) -> tuple[ResultHeard, ...]:
    """The results of rounds still under embargo that a script tells, or rests on.

    A figure or an outcome that no source gives is one of them: it may be true.
    """
    department = paper.script.header.department
    held = unreleased(
        bulletin.election, department=department, now=now, rules=bulletin.station.rules
    )
    return tuple(_results(bulletin, paper, held)) if held else ()


def _results(bulletin: Bulletin, paper: Paper, held: Sequence[int]) -> Iterator[ResultHeard]:
    lock = lock_of(bulletin.election, bulletin.station, paper.script.header.department)
    study = studied(lock, paper)
    for rest in study.rests:
        one = rest.figure
        if isinstance(one, Figure):
            if one.round in held and one.kind not in NO_RESULT:
                where = one.area.code if one.area.kind == "department" else one.area.department
                yield ResultHeard(round=one.round, counted_in=where, line=rest.line)
        elif one.of != "voters" and bulletin.election.round in held:
            yield ResultHeard(round=bulletin.election.round, counted_in="", line=rest.line)
    for finding in study.findings:
        if finding.stops and finding.kind in ("figure", "lead", "outcome", "total"):
            yield ResultHeard(round=held[0], counted_in="", line=finding.line)


def refusal_of(paper: Paper, refusals: Sequence[Refusal]) -> RulesError:
    """The one line for a bulletin that the rules refuse."""
    first, others = refusals[0], len(refusals) - 1
    more = f", et {others} autre{'s' if others > 1 else ''} refus" if others else ""
    return RulesError(
        f"{first.what}{more}",
        where=Where(paper.path, first.line or None),
        hint=f"{'attendez' if first.until else 'corrigez'}, ou passez outre : broadcast render "
        '--override "Prénom Nom" --because "raison"',
    )


def log(workspace: Workspace, *, now: datetime, act: Act, bulletin: str, guarded: Guarded) -> None:
    """Keep what was refused, and who let it pass, for good."""
    entry = {"at": now.isoformat(), "act": act, "bulletin": bulletin} | guarded.record
    append_line(workspace.rules_log, json.dumps(entry, ensure_ascii=False))
