"""Who is heard when: the same person never twice in a row."""

from __future__ import annotations

from datetime import time

import pytest

from broadcast.show.clips import rotation
from broadcast.show.morning import EVERYONE, Slot

PEOPLE = (("anne-1", "anne-2"), ("jean",), ("luc",))
ANNE, JEAN, LUC = PEOPLE


def morning(*clips: int | tuple[str, ...] | None) -> list[Slot]:
    return [
        Slot(clock=time(6 + at), format="flash", budget_ms=60_000, clips=one)
        for at, one in enumerate(clips)
    ]


@pytest.mark.parametrize(
    ("slots", "heard"),
    [
        pytest.param(morning(1, 1, 1, 1), (ANNE, JEAN, LUC, ANNE), id="each in turn"),
        pytest.param(morning(2, 2, 2), (ANNE + JEAN, LUC, ANNE + JEAN), id="rather fewer"),
        pytest.param(morning(EVERYONE, 1), (ANNE + JEAN + LUC, ()), id="rather nobody"),
        pytest.param(
            morning(EVERYONE, 0, EVERYONE),
            (ANNE + JEAN + LUC, (), ANNE + JEAN + LUC),
            id="a slot between",
        ),
        pytest.param(morning(EVERYONE, JEAN), (ANNE + LUC, JEAN), id="kept for the next one"),
        pytest.param(morning(1, ("anne-2",)), (JEAN, ("anne-2",)), id="one quote by name"),
        pytest.param(morning(("luc",), 1, 2), (LUC, ANNE, JEAN + LUC), id="the least heard first"),
        pytest.param(morning(None, None), (ANNE + JEAN + LUC,) * 2, id="no rule"),
    ],
)
def test_nobody_is_heard_twice_in_a_row(
    slots: list[Slot], heard: tuple[tuple[str, ...], ...]
) -> None:
    """What each appointment lets hear, after what was heard before it."""
    assert rotation(PEOPLE, slots) == heard


def test_what_someone_says_stays_together() -> None:
    """Several quotes of one speaker are one reaction."""
    assert rotation(PEOPLE, morning(1)) == (("anne-1", "anne-2"),)
