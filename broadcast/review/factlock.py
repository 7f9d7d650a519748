"""The fact-lock: every claim of a script held against the facts and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.review.amounts import read_amounts
from broadcast.review.atlas import Atlas
from broadcast.review.attribution import attribution_findings, source_findings
from broadcast.review.cast import cast_of
from broadcast.review.comparing import Trend, comparison_findings, trends
from broadcast.review.context import Context
from broadcast.review.leading import lead_findings
from broadcast.review.ledger import Ledger
from broadcast.review.matters import set_apart
from broadcast.review.mentions import Reader
from broadcast.review.naming import naming_findings
from broadcast.review.outcomes import outcome_findings
from broadcast.review.placing import placing_findings
from broadcast.review.quoting import clip_findings, inline_findings
from broadcast.review.scores import score_findings, told_shares
from broadcast.review.slates import slate_findings
from broadcast.review.sourcing import rests, sourced
from broadcast.review.text import Heard, fold, passages, plain
from broadcast.review.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Comparison, Election, Figure
    from broadcast.model.facts import Facts
    from broadcast.model.script import Script
    from broadcast.review.amounts import Amount
    from broadcast.review.findings import Finding
    from broadcast.review.mentions import Mentions
    from broadcast.review.sourcing import Rest, Sourced
    from broadcast.review.text import Sentence

COUNTED = ("voters", "votes", "registered", "seats", "people")
"""What a sentence may go on counting after the one that said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """All that one reading of a script tells."""

    findings: tuple[Finding, ...]
    sources: tuple[Sourced, ...]
    rests: tuple[Rest, ...]
    """Each figure once, at the first line that rests on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A sentence or a recorded quote, read in its place."""

    passage: Sentence | Heard
    context: Context
    """As it stands there: it moves on with the next passage."""

    mentions: Mentions | None = None
    amounts: tuple[Amount, ...] = ()


class FactLock:
    """An election and what the data say of it, ready to check any script of one department."""

    def __init__(self, election: Election, facts: Facts | None, department: str) -> None:
        self._ledger = Ledger(election, facts, department)
        self._atlas = Atlas(self._ledger)
        self._people = cast_of(election)
        self._reader = Reader(self._people, self._atlas, election.round, len(election.rounds))
        self._trends: list[Trend] = trends(self._ledger)

    def check(self, script: Script) -> tuple[Finding, ...]:
        """What a script says that its data do not bear out, in the order of its lines."""
        return self.study(script).findings

    def study(self, script: Script) -> Study:
        """What is wrong in a script, where its figures come from, what its lines rest on."""
        totals = Totals()
        found: dict[tuple[int, str], Finding] = {}
        sources: list[Sourced] = []
        resting: dict[Figure | Comparison, Rest] = {}
        for one in self._read(script):
            for finding in self._findings(one, script, totals):
                found.setdefault((finding.line, finding.found), finding)
            if one.mentions:
                sources += sourced(one.mentions, one.amounts, one.context, self._ledger)
                for rest in self._rests(one.mentions, one.context):
                    resting.setdefault(rest.figure, rest)
        told = set_apart(found.values(), script, self._ledger.election)
        return Study(
            findings=tuple(sorted(told, key=lambda one: one.line)),
            sources=tuple(sources),
            rests=tuple(resting.values()),
        )

    def _read(self, script: Script) -> Iterator[_Passage]:
        """Each passage with what it names, and what has been said before it."""
        context = Context(self._ledger, self._atlas)
        for passage in passages(script):
            context.enter(passage.story, fold(plain(script.stories[passage.story].title)))
            if isinstance(passage, Heard):
                yield _Passage(passage=passage, context=context)
                continue
            mentions = self._reader.read(passage, context.said)
            names = [one for one in mentions.who if one.how != "pronoun"]
            spans = [(one.start, one.end) for one in (*names, *mentions.where, *mentions.rounds)]
            amounts = tuple(read_amounts(passage, spans))
            yield _Passage(passage=passage, context=context, mentions=mentions, amounts=amounts)
            counted = [amount.kind for amount in amounts if amount.kind in COUNTED]
            last = "voters" if counted and counted[-1] == "people" else (counted or [""])[-1]
            context.leave(mentions, last)

    def _rests(self, mentions: Mentions, context: Context) -> Iterator[Rest]:
        named = [area for one in mentions.where for area in one.every]
        rounds = {self._ledger.round, *(turn.round for turn in mentions.rounds)}
        line = mentions.sentence.line_at(0)
        if mentions.who or mentions.where or mentions.rounds:
            yield from rests(line, (*named, *context.areas), rounds, self._ledger)

    def _findings(self, one: _Passage, script: Script, totals: Totals) -> Iterator[Finding]:
        ledger, context, mentions, amounts = self._ledger, one.context, one.mentions, one.amounts
        if isinstance(one.passage, Heard):
            yield from clip_findings(one.passage.cue, ledger, context)
        if mentions is None:
            return
        yield from naming_findings(mentions, context, ledger, self._atlas, self._people)
        yield from slate_findings(mentions, context, ledger, self._people)
        yield from placing_findings(mentions, context, ledger, self._atlas)
        yield from score_findings(mentions, amounts, context, ledger)
        yield from lead_findings(mentions, context, ledger)
        yield from outcome_findings(mentions, context, ledger)
        yield from comparison_findings(mentions, context, ledger, self._trends)
        yield from inline_findings(mentions, context, ledger)
        yield from attribution_findings(
            mentions, context, ledger, self._reader, script.header.airtime
        )
        yield from source_findings(mentions, ledger)
        for told in told_shares(mentions, amounts, context, ledger):
            yield from totals.add(mentions, told)


def check(script: Script, *, election: Election, facts: Facts | None = None) -> tuple[Finding, ...]:
    """What a script says that its data do not bear out, in the order of its lines."""
    return FactLock(election, facts, script.header.department).check(script)
