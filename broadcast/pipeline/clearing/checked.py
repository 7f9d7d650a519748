"""A script and what is wrong with it: what stops it, what is told of it, what is recorded."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from broadcast.errors import ScriptError, Where
from broadcast.review.findings import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from broadcast.model.figures import Figure
    from broadcast.pipeline.clearing.overriding import Granted
    from broadcast.review.findings import Finding, Severity
    from broadcast.workspace import Workspace

VERDICTS: dict[Severity, str] = {
    "contradiction": "contredit les données",
    "unsourced": "sans source",
    "doubt": "à vérifier",
}
"""How a finding is told, after the words that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A script and what is wrong with it."""

    path: Path
    bulletin: str
    findings: tuple[Finding, ...]
    override: Granted | None = None
    said: tuple[Figure, ...] = ()
    """The figures that it tells, in their order."""

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """What keeps it from being rendered, unless overridden."""
        return tuple(finding for finding in self.findings if finding.stops)

    @property
    def record(self) -> dict[str, object]:
        """What 3-check.json and the sidecar keep; stable keys."""
        override = self.override
        return {
            "findings": [asdict(finding) for finding in self.findings],
            "stopping": len(self.stopping),
            "fingerprint": fingerprint(self.findings),
            "override": asdict(override) | {"at": override.at.isoformat()} if override else None,
        }

    @property
    def notices(self) -> tuple[str, ...]:
        """What the producer should know, one French line each."""
        doubts = tuple(
            f"ligne {one.line} : « {one.found} » n'a pas pu être vérifié : {one.data_says}"
            for one in self.findings
            if not one.stops
        )
        if not self.override:
            return doubts
        told = (
            f"{count(self.stopping)} : {self.override.by} laisse passer, "
            f"le {self.override.at:%d/%m/%Y à %H:%M} UTC : {self.override.because}"
        )
        return (told, *doubts)


def refusal(checked: Checked) -> ScriptError:
    """The one line for a script that contradicts its data."""
    first, others = checked.stopping[0], len(checked.stopping) - 1
    more = f", et {others} autre{'s' if others > 1 else ''}" if others else ""
    return ScriptError(
        f"« {first.found} » {VERDICTS[first.severity]} : {first.data_says}{more}",
        where=Where(checked.path, first.line),
        hint=(
            "corrigez le script (broadcast check montre tout), ou passez outre : "
            '--override "Prénom Nom" --because "raison"'
        ),
    )


def count(findings: Sequence[Finding]) -> str:
    """How many findings, in words: "1 écart aux données", "3 écarts aux données"."""
    return f"{len(findings)} écart{'s' if len(findings) > 1 else ''} aux données"


def traced(findings: Iterable[Finding], workspace: Workspace) -> tuple[Finding, ...]:
    """Findings whose traces start from the workspace's root."""
    root = f"{workspace.root}/"
    return tuple(replace(one, trace=one.trace.removeprefix(root)) for one in findings)
