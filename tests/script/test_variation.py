"""Which of several ways to say one thing is chosen."""

from __future__ import annotations

import pytest

from broadcast.script.variation import Variation

WAYS = (
    "Elle obtient {share} % des voix à {clock}.",
    "Avec {share} % des voix, elle l'emporte à {clock}.",
    "À {clock}, {votes} électeurs ont voté pour elle, {share} %.",
    "Elle est devant à {clock}, avec {share} %.",
)
SEEDS = [f"2017-05-08 {department} 07:00" for department in range(12, 40)]


def chosen(seed: str, **figures: str) -> int:
    """Which way it is said."""
    lines = [way.format(**figures) for way in WAYS]
    return lines.index(Variation(seed).choose("\n".join(lines)).strip())


@pytest.mark.parametrize(
    ("share", "votes"),
    [
        pytest.param("54,9", "10 241", id="other digits"),
        pytest.param("9,95", "998", id="fewer digits"),
        pytest.param("50,005", "1 010 241", id="more digits"),
    ],
)
def test_corrected_figures_leave_the_words_around_them(share: str, votes: str) -> None:
    """Whoever had read the script reads but the figures again; nothing else is spoken anew."""
    before = [chosen(seed, share="54,7", votes="10 000", clock="7 h 30") for seed in SEEDS]
    after = [chosen(seed, share=share, votes=votes, clock="7 h 30") for seed in SEEDS]

    assert after == before
    assert len(set(before)) == len(WAYS)


def test_another_hour_may_have_other_words() -> None:
    """The hour is not a figure that data correct."""
    seven = [chosen(seed, share="54,7", votes="10 000", clock="7 h 30") for seed in SEEDS]
    eight = [chosen(seed, share="54,7", votes="10 000", clock="8 h 30") for seed in SEEDS]

    assert seven != eight
