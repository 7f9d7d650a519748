"""A bulletin's script as it stands, looked at without touching anything: what the desk shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.errors import ScriptError, Where
from broadcast.files import read_text
from broadcast.pipeline.stamps import Stamps, fingerprint
from broadcast.pipeline.writing.edited import cast_notices
from broadcast.pipeline.writing.giving import given_by
from broadcast.pipeline.writing.paper import Paper
from broadcast.script.document import parse_script

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.model.script import Header
    from broadcast.pipeline.writing.giving import Given
    from broadcast.pipeline.writing.paper import Bulletin


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A script, and whether the data would still give the one that it was made from."""

    paper: Paper

    written_from: str
    """Fingerprint of the text that the data gave when the script was written."""

    data_now: str
    """Fingerprint of the text that they would give now."""

    @property
    def stale(self) -> bool:
        """Whether new figures, settings or templates have come since."""
        return self.written_from != self.data_now


def standing(bulletin: Bulletin, text: str | None = None, given: Given | None = None) -> Standing:
    """The script on disk, or another text in its place; nothing is written.

    ``given`` is what the data give, where it is known already. Raises a `BroadcastError` where
    there is no script, or where it cannot be understood or is not of this bulletin.
    """
    path = bulletin.script_path
    shown = read_text(path) if text is None else text
    script = parse_script(shown, path)
    same_bulletin(script.header, bulletin, path)
    given = given or given_by(bulletin)
    stamped = Stamps(bulletin.folder).get("script")
    edited = fingerprint([shown]) != stamped
    paper = Paper(
        script=script,
        facts=given.facts,
        text=shown,
        generated=given.generated,
        path=path,
        edited=edited,
        notices=(
            *given.facts.warnings,
            *cast_notices(bulletin.station, bulletin.order, script if edited else None),
        ),
    )
    return Standing(paper=paper, written_from=stamped, data_now=fingerprint([given.generated]))


def same_bulletin(header: Header, bulletin: Bulletin, path: Path) -> None:
    """Refuse a script whose header belongs elsewhere."""
    asked = bulletin.order.header
    for name in ("bulletin", "department", "election"):
        wanted, found = getattr(asked, name), getattr(header, name)
        if wanted != found:
            raise ScriptError(
                f"ce script dit {name}: {found}, mais il est rangé comme {wanted}",
                where=Where(path),
                hint="remettez cette ligne de l'en-tête comme elle était",
            )
