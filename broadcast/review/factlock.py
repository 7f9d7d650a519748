"""The fact-lock: every claim of a script held against the facts and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.review.data.areas import FRANCE
from broadcast.review.data.ledger import Ledger
from broadcast.review.generated import alike, told_alike
from broadcast.review.reading.amounts import read_amounts
from broadcast.review.reading.atlas import Atlas
from broadcast.review.reading.cast import cast_of
from broadcast.review.reading.context import Context
from broadcast.review.reading.letters import fold, plain
from broadcast.review.reading.reader import Reader
from broadcast.review.reading.sentences import Heard, Sentence, passages
from broadcast.review.reading.units import unit_said
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
from broadcast.review.rules.numbers.told import figures_told
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import time

    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.script import Script
    from broadcast.review.findings import Finding
    from broadcast.review.reading.amounts import Amount
    from broadcast.review.reading.mentions import Mentions

_COUNTED = ("voters", "votes", "registered", "seats", "people")
"""What a sentence may go on counting after the one that said it."""


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

        ``generated`` is what the templates write of these very data: a paragraph that stands there
        word for word came from the facts, and is not held against them for a turn of phrase that
        the rules do not read.
        """
        known = told_alike(generated, self.check(generated)) if generated else frozenset()
        context, totals = Context(self._ledger, self._atlas), Totals()
        found: dict[tuple[int, str], Finding] = {}
        for passage in passages(script):
            context.enter(passage.story, fold(plain(script.stories[passage.story].title)))
            for finding in self._of(passage, script, context, totals):
                found.setdefault((finding.line, finding.found), finding)
        told = set_apart(found.values(), script, self._who_matters)
        own = (one for one in told if not known or not alike(script, one) & known)
        return tuple(sorted(own, key=lambda one: one.line))

    def _of(
        self, passage: Sentence | Heard, script: Script, context: Context, totals: Totals
    ) -> Iterator[Finding]:
        """The findings of one sentence, or of one recorded quote."""
        if isinstance(passage, Heard):
            yield from clip_findings(passage.cue, self._election, context)
            return
        mentions = self._reader.read(passage, context.said)
        amounts = _amounts(mentions)
        yield from self._of_names(mentions, context)
        told = list(figures_told(mentions, amounts, context))
        yield from figure_findings(mentions, told, context)
        yield from lead_findings(mentions, context)
        yield from flip_findings(mentions, context)
        yield from rank_findings(mentions, context)
        yield from settled_findings(mentions, context)
        yield from outcome_findings(mentions, context)
        yield from comparison_findings(mentions, context, self._trends)
        yield from quotation_findings(mentions, context, self._election.quotes)
        yield from self._of_times_and_sources(mentions, script)
        for figure in told:
            yield from totals.add(mentions, figure)
        context.leave(mentions, _last_counted(amounts) or _asked_about(mentions))

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


def _amounts(mentions: Mentions) -> tuple[Amount, ...]:
    """The figures of a sentence that are no part of a name, a place or a round."""
    named = (one for one in mentions.who if one.how != "pronoun")
    taken = [one.bounds for one in (*named, *mentions.where, *mentions.rounds)]
    return read_amounts(mentions.sentence, taken)


def _last_counted(amounts: Sequence[Amount]) -> str:
    """What the next sentence may go on counting: "on en compte 300 de plus"."""
    counted = [amount.kind for amount in amounts if amount.kind in _COUNTED]
    last = counted[-1] if counted else ""
    return "voters" if last == "people" else last


def _asked_about(mentions: Mentions) -> str:
    """What the figures after a question count: "Bulletins blancs et nuls ?"."""
    asked = mentions.sentence.text
    return unit_said(asked) if asked.endswith("?") else ""


def check(script: Script, *, election: Election, facts: Facts | None = None) -> tuple[Finding, ...]:
    """What a script says that its data do not bear out, in the order of its lines."""
    return FactLock(election, facts, script.header.department).check(script)
