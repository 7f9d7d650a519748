"""How a run of `broadcast publish` is told: a table, each reason once, and a line that sums up."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console as RichConsole
from rich.table import Table

from broadcast.cli.screen import shown
from broadcast.pipeline.handover.page import NAME as PAGE
from broadcast.rules.refusals import told_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.cli.running import Console
    from broadcast.pipeline.handover.dispatch import Outcome
    from broadcast.workspace import Workspace

_WORDS = {
    "sent": "remis, relu",
    "unchanged": "y était déjà",
    "failed": "ÉCHEC",
    "would_send": "partirait",
    "waiting": "attend",
    "taken_back": "repris",
}


def tell_handed_over(
    console: Console, workspace: Workspace, day: str, outcomes: Sequence[Outcome]
) -> None:
    """What became of each bulletin at each target; as JSON where a program asked."""
    if console.as_json:
        rows = [
            asdict(one) | {"until": one.until.isoformat() if one.until else None}
            for one in outcomes
        ]
        console.answer({"date": day, "outcomes": rows})
        return
    table = Table("Bulletin", "Vers", "", "Octets", box=None, header_style="bold")
    for one in outcomes:
        table.add_row(
            one.bulletin, one.target or "–", _WORDS[one.state], str(one.size_bytes or "–")
        )
    RichConsole().print(table)
    for reason in _reasons(outcomes):
        console.tell(reason)
    console.tell(_summed_up(outcomes))
    page = workspace.root / "output" / day / PAGE
    if page.is_file():
        console.tell(f"Le détail : {shown(page)}")


def _reasons(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Each reason once, behind all that it holds up."""
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in outcomes:
        if one.error:
            word = "Erreur" if one.state == "failed" else "En attente"
            held[word, one.error].append(f"{one.bulletin} {one.target}".rstrip())
    for (word, error), which in held.items():
        yield f"{word} : {', '.join(which)} : {error}"


def _summed_up(outcomes: Sequence[Outcome]) -> str:
    """What an operator who reads one line must know: how many, and whether someone must act."""
    many = Counter(one.state for one in outcomes)
    hours = Counter(one.until for one in outcomes if one.until)
    told = {
        "en place": many["sent"] + many["unchanged"],
        "à faire": many["would_send"],
        "en attente d'une approbation, avant leur verrou": many["waiting"] - hours.total(),
        **{f"en attente jusqu'au {told_until(at)}": hours[at] for at in sorted(hours)},
        "repris, en attente d'une correction": many["taken_back"],
        "en échec": many["failed"],
    }
    return f"Remises : {', '.join(f'{n} {words}' for words, n in told.items() if n)}."
