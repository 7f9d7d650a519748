"""A target that cannot be reached is tried again, later and later, and then told loudly."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from broadcast.errors import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")

WAITS_S = (1.0, 4.0, 15.0)
"""Twenty seconds in all: more than a cable pulled out and in, less than a slot."""


def retried(
    task: Callable[[], _T], sleep: Callable[[float], None], waits_s: Sequence[float] = WAITS_S
) -> _T:
    """What a task gives, tried again after each wait; its last error where none helped.

    Only `UnreachableError` is worth another try: a wrong password stays wrong.
    """
    for wait_s in waits_s:
        try:
            return task()
        except UnreachableError:
            sleep(wait_s)
    return task()
