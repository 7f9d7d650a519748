"""The facts on screen: heaviest first, each with what it says and where it comes from."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console as RichConsole
from rich.table import Table

from broadcast.french.grammar.agreement import agreed
from broadcast.french.wordings.written import number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from broadcast.model.candidates import Candidate
    from broadcast.model.facts import Fact, Facts, Kind, Spot

KINDS: dict[Kind, str] = {
    "result": "résultat",
    "pending": "résultat attendu",
    "votes": "voix",
    "in_line": "comparaison",
    "flip": "bascule",
    "flipped_places": "lieux qui basculent",
    "runner_up_places": "lieux du second",
    "fewer_places": "lieux en tête",
    "turnout": "votants",
    "turnout_trend": "participation",
    "turnout_than": "participation",
    "first_round": "premier tour",
    "led_places": "communes en tête",
    "flipped_communes": "communes qui basculent",
    "close_places": "communes serrées",
    "best_places": "meilleur score",
    "weakest_places": "plus faible score",
    "outlier_places": "commune à part",
    "against": "comparaison",
    "swing": "évolution",
    "gain": "voix gagnées",
    "turnout_rate": "participation",
    "turnout_against": "participation",
    "turnout_places": "participation extrême",
    "turnout_since": "participation record",
    "blank_vote": "blancs et nuls",
    "settled": "sièges pourvus",
}
STAGES = {"partial": "partiel", "quasi-definitive": "quasi définitif", "definitive": "définitif"}
RELATIONS = {
    "much_more": "bien plus que",
    "more": "plus que",
    "same": "autant que",
    "less": "moins que",
    "much_less": "bien moins que",
    "lowest": "le plus bas depuis",
    "highest": "le plus haut depuis",
    "lowest_since": "le plus bas depuis",
    "highest_since": "le plus haut depuis",
}
OUTCOMES = {"elected": "élu", "elected_by_age": "élu", "qualified": "qualifié"}


SHOWN_RUNS = 6
"""Runs of lines that a cell has room for; the JSON has them all."""


def facts_table(facts: Facts, timezone: ZoneInfo) -> None:
    """Facts, heaviest first, each with its stage, its sources and their time, file and lines."""
    table = Table("Poids", "Lieu", "Fait", "Ce qu'on peut dire", box=None)
    table.add_column("Stade et source", overflow="fold")
    for fact in facts.facts:
        sources = ", ".join(dict.fromkeys(source.name for source in fact.sources))
        when = fact.as_of.astimezone(timezone)
        table.add_row(
            str(fact.weight),
            fact.area.name,
            KINDS[fact.kind],
            said(fact),
            f"{STAGES[fact.stage]}, {sources}, {when:%d/%m %H:%M} : {_traces(fact.traces)}",
        )
    RichConsole().print(table)


def said(fact: Fact) -> str:
    """What a fact says, in the fewest words."""
    than = fact.than or (fact.there.name if fact.there else "")
    parts = [
        fact.leader.name if fact.leader else "",
        percent_text(fact.share) if fact.share is not None else "",
        f"{number_text(fact.votes)} voix" if fact.votes else "",
        f"devant {fact.runner_up.name}" if fact.leader and fact.runner_up else "",
        percent_text(fact.runner_up_share) if fact.runner_up_share is not None else "",
        _numbers(fact),
        f"({number_text(fact.before)} au tour d'avant)" if fact.before else "",
        ", ".join(place.name for place in fact.places),
        ", ".join(_spot(spot) for spot in fact.spots),
        f"(communes de plus de {fact.more_than} inscrits)" if fact.more_than else "",
        f"{RELATIONS[fact.relation]} {than}" if fact.relation and than else "",
        _beside(fact),
        _outcome(fact),
    ]
    return " ".join(part for part in parts if part)


def _numbers(fact: Fact) -> str:
    if fact.number is None:
        return ""
    number = number_text(fact.number)
    if fact.among is None:
        return number
    whose = fact.runner_up.name if fact.runner_up else "le second tour"
    other = f", {fact.other_number} pour {whose}" if fact.other_number is not None else ""
    return f"{number} sur {number_text(fact.among)}{other}"


def _spot(spot: Spot) -> str:
    votes = f" ({number_text(spot.votes)} voix d'écart)" if spot.votes is not None else ""
    return f"{spot.area.name} {percent_text(spot.share)}{votes}"


def _beside(fact: Fact) -> str:
    if fact.other_share is None:
        return ""
    where = f" en {fact.there.name}" if fact.there and not fact.relation else ""
    return f"(contre {percent_text(fact.other_share)}{where})"


def _outcome(fact: Fact) -> str:
    derived = " (calculé)" if fact.derived else ""
    derived += " (au bénéfice de l'âge)" if fact.by_age else ""
    named = [
        f"{one.candidate.name} {_agreed(OUTCOMES[one.status], one.candidate)}"
        for one in fact.standings
        if one.status in OUTCOMES
    ]
    return f"→ {', '.join(named)}{derived}" if named else ""


def _agreed(word: str, who: Candidate) -> str:
    return agreed(word, gender=who.gender, plural=who.plural)


def _traces(traces: Sequence[str]) -> str:
    """File and lines, each file named once: "results.csv 24, 25", "communes.csv 12-296"."""
    lines: dict[str, set[int]] = {}
    for trace in traces:
        name, _, line = trace.partition(", ligne ")
        lines.setdefault(name, set()).update([int(line)] if line.isdigit() else [])
    return " ; ".join(f"{name} {ranges(sorted(own))}".strip() for name, own in lines.items())


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in order, runs joined.

    >>> ranges([2, 3, 4, 9, 11, 12])
    '2-4, 9, 11-12'
    >>> ranges(range(2, 40, 2))
    '2 … 38 (19 lignes)'
    """
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    if len(runs) > SHOWN_RUNS:
        return f"{numbers[0]} … {numbers[-1]} ({len(numbers)} lignes)"
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
