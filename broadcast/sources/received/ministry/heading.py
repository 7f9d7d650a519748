"""What a file of the ministry's says of itself, before any area: which election, of which year."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where
from broadcast.sources.received.ministry import tags
from broadcast.sources.received.ministry.lineage import fields_of
from broadcast.sources.received.ministry.values import folded, whole
from broadcast.sources.received.opened.xml_opening import where_of

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from broadcast.model.election import ElectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One file, and the election that it is of."""

    path: Path
    sha256: str
    """Of the file as received."""

    kind: ElectionKind | None
    """None for a vote that no bulletin tells: a referendum."""

    year: int | None
    mock: bool
    """Whether it is one of the ministry's rehearsals."""


def heading_of(path: Path, root: etree._Element, data: bytes) -> Heading:
    """Read ``Election/Scrutin``. Raises `SourceError` for XML that does not begin so."""
    scrutin = root.find("Scrutin")
    if root.tag != "Election" or scrutin is None:
        hint = "un fichier du ministère commence par <Election><Scrutin>"
        raise SourceError("XML d'un autre genre", where=where_of(path, root), hint=hint)
    fields = fields_of(scrutin)
    name = fields.get("Type", "")
    return Heading(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=election_kind(name),
        year=whole(fields.get("Annee", ""), Where(path)),
        mock=any(word in folded(name).split() for word in tags.REHEARSAL_WORDS),
    )


def election_kind(name: str) -> ElectionKind | None:
    """The election that ``Scrutin/Type`` names.

    >>> election_kind("Présidentielle TEST MOCK DATA").value, election_kind("Référendum")
    ('presidentielle', None)
    """
    words = folded(name).split()
    return next((kind for word, kind in tags.KINDS.items() if word in words), None)
