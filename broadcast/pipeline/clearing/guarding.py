"""The rules of an election, held against a bulletin before it is voiced, exported or handed over.

A refusal says until when and why. A person may let it pass, by name and with a reason: it is kept
beside the script, it holds for these very refusals, and the log keeps both for good.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from broadcast.errors import NotYetError, RulesError, Where
from broadcast.files import append_line, write_text
from broadcast.pipeline.clearing.overriding import granted
from broadcast.pipeline.clearing.results_told import results_in
from broadcast.rules.clearance import imitated, uncleared
from broadcast.rules.presented import presented
from broadcast.rules.quotes import quotes_in
from broadcast.rules.refusals import (
    Occasion,
    Refusal,
    embargo,
    fingerprint,
    silence,
)
from broadcast.sources.areas import area_of_department

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from broadcast.model.areas import Area
    from broadcast.pipeline.clearing.overriding import Granted, Override
    from broadcast.pipeline.writing.paper import Bulletin, Paper
    from broadcast.review.factlock import Study
    from broadcast.rules.presented import Presented

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
    def standing(self) -> tuple[Refusal, ...]:
        """The refusals that nobody lets pass."""
        return () if self.override else self.refusals

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
    bulletin: Bulletin,
    paper: Paper,
    act: Act,
    *,
    now: datetime,
    override: Override | None = None,
    kept: Path | None = None,
) -> Guarded:
    """Let a bulletin through to an act, or refuse it, at ``now``.

    Raises `RulesError` with the first refusal, after it was logged.
    """
    guarded = held_against_rules(bulletin, paper, act, now=now, override=override, kept=kept)
    if guarded.standing:
        raise refusal_of(paper, guarded.standing)
    return guarded


def held_against_rules(
    bulletin: Bulletin,
    paper: Paper,
    act: Act,
    *,
    now: datetime,
    override: Override | None = None,
    kept: Path | None = None,
) -> Guarded:
    """What the rules say of an act at ``now``, put on record and, where they refuse it, logged.

    ``override``: who lets these very refusals pass, and why. One recorded earlier holds as long as
    they are the same. ``kept``: the folder of an earlier version, whose own record it is then.
    """
    refusals = refusals_now(bulletin, paper, act, now=now)
    warnings = presented(paper.script, bulletin.election, _area(paper))
    record = (kept or bulletin.folder) / RECORD
    if not refusals:
        if act in PUBLIC:  # a draft has fewer of them: who let the others pass still does
            record.unlink(missing_ok=True)
        return Guarded(refusals=(), override=None, warnings=warnings)
    by = granted(fingerprint(refusals), override, record, now)
    guarded = Guarded(refusals=refusals, override=by, warnings=warnings)
    entry = {"at": now.isoformat(), "act": act, "bulletin": paper.script.header.bulletin}
    text = json.dumps(entry | guarded.record, ensure_ascii=False)
    append_line(bulletin.workspace.rules_log, text)
    write_text(record, json.dumps(guarded.record, ensure_ascii=False, indent=2) + "\n")
    return guarded


def refusals_now(
    bulletin: Bulletin, paper: Paper, act: Act, *, now: datetime, study: Study | None = None
) -> tuple[Refusal, ...]:
    """Everything that the rules refuse of a bulletin at ``now``; nothing is written."""
    header = paper.script.header
    department, rules = header.department, bulletin.station.rules
    occasion = Occasion(now=now, airtime=header.airtime, public=act in PUBLIC)
    election = bulletin.election
    results = results_in(bulletin, paper, now=now, study=study)
    quotes = quotes_in(paper.script, election.quotes)
    return (
        *embargo(election, results, department=department, occasion=occasion, rules=rules),
        *silence(election, quotes, department=department, occasion=occasion, rules=rules),
        *imitated(quotes, {one.name: one.description for one in bulletin.station.voices.values()}),
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


def refusal_of(paper: Paper, refusals: Sequence[Refusal]) -> RulesError:
    """The one line for a bulletin that the rules refuse, now or whatever the hour."""
    first, others = refusals[0], len(refusals) - 1
    more = f", et {others} autre{'s' if others > 1 else ''} refus" if others else ""
    what, where = f"{first.what}{more}", Where(paper.path, first.line or None)
    hint = (
        f"{'attendez' if first.until else 'corrigez'}, ou passez outre : broadcast render "
        '--override "Prénom Nom" --because "raison"'
    )
    hours = [one.until for one in refusals if one.until]
    if len(hours) == len(refusals):
        return NotYetError(what, where=where, hint=hint, until=max(hours))
    return RulesError(what, where=where, hint=hint)
