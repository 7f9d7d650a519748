"""The fact-lock: every claim of a script held against the facts and their sources."""

from __future__ import annotations

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
from broadcast.review.text import Heard, Sentence, fold, passages, plain
from broadcast.review.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Election
    from broadcast.model.facts import Facts
    from broadcast.model.script import Script
    from broadcast.review.findings import Finding

COUNTED = ("voters", "votes", "registered", "seats", "people")
"""What a sentence may go on counting after the one that said it."""


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
        context, totals = Context(self._ledger, self._atlas), Totals()
        found: dict[tuple[int, str], Finding] = {}
        for passage in passages(script):
            context.enter(passage.story, fold(plain(script.stories[passage.story].title)))
            for finding in self._of(passage, script, context, totals):
                found.setdefault((finding.line, finding.found), finding)
        told = set_apart(found.values(), script, self._ledger.election)
        return tuple(sorted(told, key=lambda one: one.line))

    def _of(
        self, passage: Sentence | Heard, script: Script, context: Context, totals: Totals
    ) -> Iterator[Finding]:
        ledger = self._ledger
        if isinstance(passage, Heard):
            yield from clip_findings(passage.cue, ledger, context)
            return
        mentions = self._reader.read(passage, context.said)
        names = [one for one in mentions.who if one.how != "pronoun"]
        spans = [(one.start, one.end) for one in (*names, *mentions.where, *mentions.rounds)]
        amounts = read_amounts(passage, spans)
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
        counted = [amount.kind for amount in amounts if amount.kind in COUNTED]
        last = "voters" if counted and counted[-1] == "people" else (counted or [""])[-1]
        context.leave(mentions, last)


def check(script: Script, *, election: Election, facts: Facts | None = None) -> tuple[Finding, ...]:
    """What a script says that its data do not bear out, in the order of its lines."""
    return FactLock(election, facts, script.header.department).check(script)
