"""What is heard when: the same recording never twice in a row."""

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
        pytest.param(
            morning(1, 1, 1, 1, 1), (("anne-1",), JEAN, LUC, ("anne-2",), JEAN), id="each in turn"
        ),
        pytest.param(
            morning(3, 3, 3),
            (("anne-1", *JEAN, *LUC), ("anne-2",), ("anne-1", *JEAN, *LUC)),
            id="rather fewer",
        ),
        pytest.param(morning(4), (ANNE + JEAN + LUC,), id="two of one person once all are heard"),
        pytest.param(
            morning(EVERYONE, 1), (("anne-1", *JEAN, *LUC), ("anne-2",)), id="one is left"
        ),
        pytest.param(
            morning(1, EVERYONE, 1),
            (("anne-1",), ("anne-2", *JEAN, *LUC), ("anne-1",)),
            id="rested",
        ),
        pytest.param(
            morning(EVERYONE, 0, EVERYONE),
            (ANNE + JEAN + LUC, (), ANNE + JEAN + LUC),
            id="a slot between",
        ),
        pytest.param(
            morning(EVERYONE, EVERYONE, EVERYONE),
            (("anne-1", *JEAN), ("anne-2", *LUC), ("anne-1", *JEAN)),
            id="shared by those that follow each other",
        ),
        pytest.param(morning(EVERYONE, JEAN), (ANNE + LUC, JEAN), id="kept for the next one"),
        pytest.param(morning(1, ("anne-1",)), (("anne-2",), ("anne-1",)), id="one quote by name"),
        pytest.param(
            morning(("luc",), 1, 3), (LUC, ("anne-1",), ("anne-2", *JEAN, *LUC)), id="least heard"
        ),
        pytest.param(morning(None, None), (ANNE + JEAN + LUC,) * 2, id="no rule"),
    ],
)
def test_nothing_is_heard_twice_in_a_row(
    slots: list[Slot], heard: tuple[tuple[str, ...], ...]
) -> None:
    """What each appointment lets hear, after what was heard before it."""
    assert rotation(PEOPLE, slots) == heard


def test_a_reaction_is_left_to_a_flash_where_there_are_two() -> None:
    """Of single quotes too; where there is but one, the journal has it."""
    assert rotation([JEAN, LUC], morning(EVERYONE, 1)) == (JEAN, LUC)
    assert rotation([JEAN], morning(EVERYONE, 1)) == (JEAN, ())
