"""The fact-lock: every claim of a script held against the facts and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.data.areas import FRANCE
from broadcast.review.data.ledger import Ledger
from broadcast.review.generated import alike, told_alike
from broadcast.review.passages import read_passages
from broadcast.review.reading.atlas import Atlas
from broadcast.review.reading.cast import cast_of
from broadcast.review.reading.reader import Reader
from broadcast.review.reading.sentences import Heard
from broadcast.review.rules.comparisons.comparing import comparison_findings
from broadcast.review.rules.comparisons.trends import trends
from broadcast.review.rules.matters import set_apart, who_matters
from broadcast.review.rules.names.functions import function_findings
from broadcast.review.rules.names.interviews import interview_findings, support_findings
from broadcast.review.rules.names.memberships import membership_findings
from broadcast.review.rules.names.placing import placing_findings
from broadcast.review.rules.names.slates import slate_findings
from broadcast.review.rules.names.spelling import spelling_findings, words_of_names
from broadcast.review.rules.names.titles import title_findings
from broadcast.review.rules.names.unknown import parties_known, unknown_findings
from broadcast.review.rules.numbers.figures import figure_findings
from broadcast.review.rules.numbers.totals import Totals
from broadcast.review.rules.sources.attribution import source_findings, stage_findings
from broadcast.review.rules.sources.leadins import LeadIns
from broadcast.review.rules.sources.quoting import clip_findings, quotation_findings
from broadcast.review.rules.standings.flips import flip_findings
from broadcast.review.rules.standings.leading import lead_findings
from broadcast.review.rules.standings.outcomes import outcome_findings
from broadcast.review.rules.standings.ranks import rank_findings
from broadcast.review.rules.standings.settled import settled_findings
from broadcast.review.rules.times.calendar import today_findings, weekday_findings
from broadcast.review.rules.times.clock import clock_findings
from broadcast.review.rules.times.rounds import round_findings
from broadcast.review.sourcing import rests, sourced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import time

    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.figures import Comparison, Figure
    from broadcast.model.script import Script
    from broadcast.review.findings import Finding
    from broadcast.review.passages import Passage
    from broadcast.review.reading.context import Context
    from broadcast.review.reading.mentions import Mentions
    from broadcast.review.sourcing import Rest, Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """All that one reading of a script tells."""

    findings: tuple[Finding, ...]
    sources: tuple[Sourced, ...]
    rests: tuple[Rest, ...]
    """Each figure once, at the first line that rests on it."""


class FactLock:
    """An election and what the data say of it, ready to check any script of one department."""

    def __init__(
        self,
        election: Election,
        facts: Facts | None,
        department: str,
        *,
        slots: Sequence[time] = (),
    ) -> None:
        """``slots`` are the station's appointments, which a bulletin may announce."""
        self._election, self._slots = election, tuple(slots)
        self._ledger = Ledger(election, facts, department)
        self._atlas = Atlas(self._ledger.areas)
        self._people = cast_of(election)
        self._words_of_names = words_of_names(self._people)
        won = self._ledger.standings.lead(FRANCE, election.round).first
        sure = won if self._ledger.one_winner and election.last_round and len(won) == 1 else ()
        self._reader = Reader(election, self._people, self._atlas, won=sure)
        self._lead_ins = LeadIns(election, self._reader)
        self._trends = trends(self._ledger)
        self._parties = parties_known(election)
        self._who_matters = who_matters(election)

    def check(self, script: Script, generated: Script | None = None) -> tuple[Finding, ...]:
        """What a script says that its data do not bear out, in the order of its lines.

        ``generated`` is what the templates write of these very data: see `study`.
        """
        return self.study(script, generated).findings

    def study(self, script: Script, generated: Script | None = None) -> Study:
        """What is wrong in a script, where its figures come from, what its lines rest on.

        ``generated`` is what the templates write of these very data: a paragraph that stands there
        word for word came from the facts, and is not held against them for a turn of phrase that
        the rules do not read.
        """
        totals = Totals()
        found: dict[tuple[int, str], Finding] = {}
        sources: list[Sourced] = []
        resting: dict[Figure | Comparison, Rest] = {}
        for one in read_passages(script, self._reader, self._ledger, self._atlas):
            for finding in self._of(one, script, totals):
                found.setdefault((finding.line, finding.found), finding)
            if one.mentions:
                sources += sourced(one.mentions, one.told, self._ledger)
                for rest in self._rests(one.mentions, one.context):
                    resting.setdefault(rest.figure, rest)
        told = tuple(set_apart(found.values(), script, self._who_matters))
        known = told_alike(generated, self.check(generated)) if generated and told else frozenset()
        own = (one for one in told if not known or not alike(script, one) & known)
        return Study(
            findings=tuple(sorted(own, key=lambda one: one.line)),
            sources=tuple(sources),
            rests=tuple(resting.values()),
        )

    def _rests(self, mentions: Mentions, context: Context) -> Iterator[Rest]:
        """Every figure that a sentence is about, where it names anyone or anything."""
        named = [area for one in mentions.where for area in one.every]
        rounds = {self._ledger.round, *(turn.round for turn in mentions.rounds)}
        if mentions.who or mentions.where or mentions.rounds:
            line = mentions.sentence.line_at(0)
            yield from rests(line, (*named, *context.areas), rounds, self._ledger)

    def _of(self, one: Passage, script: Script, totals: Totals) -> Iterator[Finding]:
        """The findings of one sentence, or of one recorded quote."""
        mentions, context = one.mentions, one.context
        if isinstance(one.passage, Heard):
            yield from clip_findings(one.passage.cue, self._election, context)
        if mentions is None:
            return
        yield from self._of_names(mentions, context)
        yield from figure_findings(mentions, one.told, context)
        yield from lead_findings(mentions, context)
        yield from flip_findings(mentions, context)
        yield from rank_findings(mentions, context)
        yield from settled_findings(mentions, context)
        yield from outcome_findings(mentions, context)
        yield from comparison_findings(mentions, context, self._trends)
        yield from quotation_findings(mentions, context, self._election.quotes)
        yield from self._of_times_and_sources(mentions, script)
        for figure in one.told:
            yield from totals.add(mentions, figure)

    def _of_names(self, mentions: Mentions, context: Context) -> Iterator[Finding]:
        election, areas = self._election, self._ledger.areas
        yield from spelling_findings(
            mentions, self._people, self._words_of_names, areas.department.code
        )
        yield from function_findings(mentions, self._people, election.prize)
        yield from membership_findings(mentions, self._people, election.prize)
        yield from title_findings(mentions)
        yield from unknown_findings(mentions, self._parties)
        yield from interview_findings(mentions, self._people)
        yield from support_findings(mentions, context, election)
        yield from slate_findings(mentions, context, self._people)
        yield from placing_findings(mentions, context, self._atlas.own)

    def _of_times_and_sources(self, mentions: Mentions, script: Script) -> Iterator[Finding]:
        yield from today_findings(mentions, script.header.airtime)
        yield from weekday_findings(mentions, self._election)
        yield from clock_findings(mentions, script, self._slots)
        yield from stage_findings(mentions, self._ledger)
        yield from round_findings(mentions, self._election.round)
        yield from self._lead_ins.findings(mentions)
        yield from source_findings(mentions, self._ledger)


def check(script: Script, *, election: Election, facts: Facts | None = None) -> tuple[Finding, ...]:
    """What a script says that its data do not bear out, in the order of its lines."""
    return FactLock(election, facts, script.header.department).check(script)
