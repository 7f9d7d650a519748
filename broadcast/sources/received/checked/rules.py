"""The rules that received figures must keep, in one table: what with what, how close, or else.

`warn` keeps the row and tells the journalist, who may air it as published, with its source;
`quarantine` leaves the row out. No rule ever mends a figure. A rule that lacks one of its figures
says nothing: in polars' words, null is not broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


class Consequence(StrEnum):
    """What happens to what breaks a rule."""

    WARN = "warn"
    QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, and what comes of breaking it."""

    id: str
    compares: str
    """What with what."""

    why: str
    """Why it must hold, and why its tolerance is what it is."""

    consequence: Consequence
    broken: pl.Expr
    """True where a row breaks it."""

    told: pl.Expr
    """One French sentence about the row."""


AIRABLE_PERCENT = 2
AIRABLE_BALLOTS = 10
"""How far ballots may miss their sum and still be aired as published. Cahors, in the primary of
2017, published 14 of 1 229 too many (1,1 %); a misread column misses by much more."""

NOISE = 1e-9
"""Below any printed digit: what floating point adds to a share."""

FAR_POINTS = 1.0
"""A share this far from its votes is no matter of rounding: votes cut at the thousands' space
("1 713" read as 1) miss by far more."""

col = pl.col
_ballots = pl.coalesce("valid", pl.when(~col("several_votes")).then(col("votes")))
_unused = pl.coalesce("blank_and_spoiled", col("blank") + col("spoiled"))
_sum = _ballots + _unused
_gap = (_sum - col("voters")).abs()
_votes_gap = (col("votes") - col("valid")).abs()


def _airable(gap: pl.Expr, whole: pl.Expr) -> pl.Expr:
    """Whether a gap is small enough to be aired as published."""
    return (gap <= AIRABLE_BALLOTS) | (gap * 100 <= whole * AIRABLE_PERCENT)


def _percent(whole: str) -> pl.Expr:
    """Votes in percent; null where nobody voted."""
    return 100 * col("votes") / pl.when(col(whole) > 0).then(col(whole))


_exact = _percent("valid")
_off = (_exact - col("share")).abs()
_misses = _off > col("unit") + NOISE
_of_voters = (_percent("voters") - col("share")).abs() <= col("unit") + NOISE
_exact_told = (_exact * 100).round().cast(pl.Int64)
_exact_text = pl.format("{},{}", _exact_told // 100, (_exact_told % 100).cast(str).str.zfill(2))

AREA_RULES: Sequence[Rule] = (
    Rule(
        id="registered-voters",
        compares="voters with registered",
        why="nobody votes who is not registered; no tolerance",
        consequence=Consequence.QUARANTINE,
        broken=col("voters") > col("registered"),
        told=pl.format("{} votants pour {} inscrits", "voters", "registered"),
    ),
    Rule(
        id="voters-valid",
        compares="valid ballots with voters",
        why="a ballot is cast by a voter; no tolerance",
        consequence=Consequence.QUARANTINE,
        broken=col("valid") > col("voters"),
        told=pl.format("{} exprimés pour {} votants", "valid", "voters"),
    ),
    Rule(
        id="ballots-sum-far",
        compares="valid + blank + spoiled, or votes where valid is not told, with voters",
        why=f"past {AIRABLE_PERCENT} % and {AIRABLE_BALLOTS} ballots, a column was misread",
        consequence=Consequence.QUARANTINE,
        broken=~_airable(_gap, col("voters")),
        told=pl.format("exprimés, blancs et nuls font {} pour {} votants", _sum, "voters"),
    ),
    Rule(
        id="ballots-sum",
        compares="the same",
        why="minutes of polling stations are published with their mistakes: said as published",
        consequence=Consequence.WARN,
        broken=(_gap > 0) & _airable(_gap, col("voters")),
        told=pl.format(
            "voix, blancs et nuls font {}, et non les {} votants publiés ; "
            "à ne dire que tel que publié",
            _sum,
            "voters",
        ),
    ),
    Rule(
        id="votes-sum-far",
        compares="votes of all candidates with valid ballots, where a ballot is one vote",
        why="a candidate is missing or counted twice, or thousands were cut",
        consequence=Consequence.QUARANTINE,
        broken=~col("several_votes") & ~_airable(_votes_gap, col("valid")),
        told=pl.format("les voix font {} pour {} exprimés", "votes", "valid"),
    ),
    Rule(
        id="votes-sum",
        compares="the same",
        why="a small published gap is said as published",
        consequence=Consequence.WARN,
        broken=~col("several_votes") & (_votes_gap > 0) & _airable(_votes_gap, col("valid")),
        told=pl.format(
            "les voix font {}, et non les {} exprimés publiés ; à ne dire que tel que publié",
            "votes",
            "valid",
        ),
    ),
    Rule(
        id="shares-sum",
        compares="printed shares together with 100, where there are no votes beside them",
        why="each is rounded to its last digit; two seats are two votes, and honestly pass 100",
        consequence=Consequence.QUARANTINE,
        broken=~col("several_votes")
        & col("votes").is_null()
        & (col("shares") > 100 + col("share_units") + NOISE),
        told=pl.format(
            "les parts font {} % ensemble",
            col("shares").round(2).cast(str).str.replace(".", ",", literal=True),
        ),
    ),
    Rule(
        id="stations-counted",
        compares="polling stations counted with all of them",
        why="no more can be counted than there are",
        consequence=Consequence.QUARANTINE,
        broken=col("stations_counted") > col("stations"),
        told=pl.format("{} bureaux comptés sur {}", "stations_counted", "stations"),
    ),
    Rule(
        id="complete-stations",
        compares="« complet » with polling stations counted",
        why="one of the two is late: the count is then told as going on",
        consequence=Consequence.WARN,
        broken=col("complete") & (col("stations_counted") < col("stations")),
        told=pl.format("dit complet, mais {} bureaux sur {}", "stations_counted", "stations"),
    ),
    Rule(
        id="nothing-counted",
        compares="voters with zero",
        why="before its results come in, an area may be published as zeros",
        consequence=Consequence.WARN,
        broken=(col("registered") > 0) & (col("voters") == 0),
        told=pl.lit("aucun votant : peut-être pas encore compté"),
    ),
    Rule(
        id="runoff-candidates",
        compares="candidates in the second round of a présidentielle with two",
        why="article 7 of the Constitution; more of them are the first round's figures",
        consequence=Consequence.QUARANTINE,
        broken=col("presidential") & (col("round") == 2) & (col("standing_here") > 2),
        told=pl.format(
            "{} candidats au second tour : ce sont les chiffres du premier", "standing_here"
        ),
    ),
)
"""One row an area and round, with the sums over its scores beside it."""

SCORE_RULES: Sequence[Rule] = (
    Rule(
        id="votes-valid",
        compares="votes of one candidate with valid ballots",
        why="no ballot holds a name twice; no tolerance",
        consequence=Consequence.QUARANTINE,
        broken=col("votes") > col("valid"),
        told=pl.format("{} : {} voix pour {} exprimés", "who", "votes", "valid"),
    ),
    Rule(
        id="share-votes-far",
        compares="votes ÷ valid with the printed share",
        why=f"past {FAR_POINTS:g} point, one of the two is wrong: thousands cut at their space",
        consequence=Consequence.QUARANTINE,
        broken=_misses & (_off > FAR_POINTS) & ~_of_voters.fill_null(value=False),
        told=pl.format(
            "{} : {} voix font {} %, et non {} % : milliers coupés ?",
            "who",
            "votes",
            _exact_text,
            "printed_share",
        ),
    ),
    Rule(
        id="share-of-voters",
        compares="votes ÷ voters with the printed share",
        why="some publish shares of voters: the figure is true, and is not what one takes it for",
        consequence=Consequence.WARN,
        broken=_misses & _of_voters,
        told=pl.format("{} : {} % des votants, et non des exprimés", "who", "printed_share"),
    ),
    Rule(
        id="share-votes",
        compares="votes ÷ valid with the printed share",
        why="one unit of the last printed digit: some round, some cut",
        consequence=Consequence.WARN,
        broken=_misses & (_off <= FAR_POINTS) & ~_of_voters.fill_null(value=False),
        told=pl.format(
            "{} : {} % publiés, mais les voix font {} %", "who", "printed_share", _exact_text
        ),
    ),
    Rule(
        id="share-hundred",
        compares="one printed share with 100",
        why="even with several seats no name has more votes than there are ballots",
        consequence=Consequence.QUARANTINE,
        broken=col("share") > 100,
        told=pl.format("{} : {} %", "who", "printed_share"),
    ),
)
"""One row a candidate and area, with the area's ballots beside it."""
