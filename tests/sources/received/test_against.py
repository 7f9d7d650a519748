"""A file of the other round, or older than what is here, never takes the newer figures' place."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sources.received.counting import area, counts_of

from broadcast.errors import SourceError
from broadcast.sources.received.checked.against import without_older, without_other_round
from broadcast.sources.received.checked.plausible import checked

EARLY, LATE = datetime(2017, 5, 7, 20, 0, tzinfo=UTC), datetime(2017, 5, 7, 21, 30, tzinfo=UTC)


def town(code: str, voters: int, votes: dict[str, int], **columns: object) -> dict[str, Any]:
    return area(
        code, {**votes}, voters=voters, valid=sum(votes.values()), registered=9000, **columns
    )


FIRST = counts_of(
    town("12202", 900, {"A": 500, "B": 300, "C": 90}),
    town("12145", 800, {"A": 400, "B": 300, "C": 90}),
    town("12300", 20, {"A": 10, "B": 9}),
)


def test_first_round_figures_called_second_are_refused() -> None:
    """The same registered, voters and votes in half of the places are no second round."""
    second = counts_of(
        town("12202", 900, {"A": 500, "B": 300, "C": 90}, round=2),
        town("12145", 800, {"A": 400, "B": 300, "C": 90}, round=2),
        town("12300", 21, {"A": 11, "B": 9}, round=2),
        round_number=2,
    )

    with pytest.raises(SourceError) as refusal:
        without_other_round(second, FIRST)

    assert "ligne 2 : tour 2 : 2 lieux y ont les chiffres du tour 1" in str(refusal.value)


def test_one_stale_row_is_left_out_and_a_hamlet_may_vote_twice_alike() -> None:
    """A large town does not vote twice alike to the vote; twenty people may."""
    second = counts_of(
        town("12202", 900, {"A": 500, "B": 300, "C": 90}, round=2),
        town("12145", 850, {"A": 450, "B": 380}, round=2),
        town("12300", 20, {"A": 10, "B": 9}, round=2),
        town("12301", 700, {"A": 300, "B": 380}, round=2),
    )
    first = counts_of(
        *(town(code, 900, {"A": 500, "B": 300, "C": 90}) for code in ("12202", "12145", "12301")),
        town("12300", 20, {"A": 10, "B": 9}),
        town("12302", 20, {"A": 10, "B": 9}),
    )

    kept = without_other_round(second, first)

    assert [one.code for one in kept.refused] == ["12202"]
    assert kept.areas["code"].to_list() == ["12145", "12300", "12301"]


def test_a_file_with_both_rounds_is_compared_with_itself() -> None:
    """The stale row shows inside one file too."""
    both = counts_of(
        *(town(f"1220{n}", 900 + n, {"A": 500, "B": 300, "C": 90}) for n in range(5)),
        *(town(f"1220{n}", 800 + n, {"A": 400, "B": 390}, round=2) for n in range(4)),
        town("12204", 904, {"A": 500, "B": 300, "C": 90}, round=2),
        round_number=None,
    )

    kept = checked(both, now=datetime(2026, 1, 1, tzinfo=UTC))

    assert [(one.row, one.code) for one in kept.refused] == [(11, "12204")]


def test_a_file_published_before_what_is_here_is_refused() -> None:
    """Its own time tells: the newer figures stay."""
    older = counts_of(town("12202", 400, {"A": 200, "B": 190}), as_of=EARLY)

    with pytest.raises(SourceError) as refusal:
        without_older(older, FIRST, known_as_of=LATE)

    assert "publié le 07/05/2017 à 20:00 UTC, avant ce qui est déjà importé" in str(refusal.value)


def test_without_times_falling_counts_are_older_ones() -> None:
    """Voters only grow while a count goes on: where they fall, the row is left out."""
    mixed = counts_of(
        town("12202", 400, {"A": 200, "B": 190}), town("12145", 850, {"A": 450, "B": 380})
    )

    kept = without_older(mixed, FIRST, known_as_of=None)

    assert [one.reason for one in kept.refused] == ["12202 : 400 votants désormais, 900 auparavant"]
    assert kept.areas["code"].to_list() == ["12145"]


def test_a_file_older_throughout_is_refused() -> None:
    """Where everything falls, nothing of the file is kept."""
    older = counts_of(town("12202", 400, {"A": 200, "B": 190}))

    with pytest.raises(SourceError) as refusal:
        without_older(older, FIRST, known_as_of=None)

    assert "ligne 2 : chiffres plus anciens que ceux déjà importés" in str(refusal.value)


def test_a_newer_file_may_correct_and_is_told_to_be_checked() -> None:
    """Counts fall in a newer file where a mistake was mended at the source: said, kept."""
    newer = counts_of(town("12202", 890, {"A": 500, "B": 290, "C": 90}), as_of=LATE)

    kept = without_older(newer, FIRST, known_as_of=EARLY)

    assert [one.what for one in kept.warnings] == ["12202 : 890 votants désormais, 900 auparavant"]
    assert kept.areas.height == 1
