"""Memory that was given back, used again."""

from __future__ import annotations

import numpy as np

_LARGE = 31 << 20
"""glibc learns from blocks of up to 32 MiB."""


def keep_what_is_given_back() -> None:
    """Have the allocator hand freed memory out again, and not back to the system each time.

    Sound is made by many short-lived arrays of a megabyte or two; to have each cleared afresh by
    the system costs a third of the mix. glibc keeps blocks of the size of the largest that it has
    seen come back, so it is shown one, of which nothing is touched. Elsewhere this does nothing.
    """
    np.empty(_LARGE, np.uint8)
