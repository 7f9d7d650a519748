"""Where votes are counted, from France down to a polling place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AreaKind = Literal["nation", "region", "department", "constituency", "canton", "commune", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where votes are counted: France, a region, a department, or a smaller area in one."""

    kind: AreaKind

    name: str
    """As the presenter says it; of a canton, what follows "le canton de"."""

    code: str
    """Official code; for a polling place, the INSEE code of its commune."""

    department: str = ""
    """Code of the department that a smaller area lies in."""

    as_published: str = ""
    """The name its source printed, where it differs: "Onet" for Onet-le-Château."""
