"""Libraries in Rust that give up on a damaged file: their panic becomes one line of refusal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.errors import SourceError

_STANDARD_ERROR = 2


@contextmanager
def panics_as(refusal: SourceError) -> Iterator[None]:
    """Raise this refusal where the library within panics, and keep its pages off the screen.

    Each library has a `PanicException` of its own, which no module gives by name and which is no
    `Exception`: it is known by its name, and anything else goes through.
    """
    sys.stderr.flush()
    kept = os.dup(_STANDARD_ERROR)
    try:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), _STANDARD_ERROR)
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusal from error
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
