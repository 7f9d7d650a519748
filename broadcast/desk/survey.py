"""What is known of one bulletin at a glance, found anew only when something under it changes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from broadcast.desk.approvals import look, settle_approval
from broadcast.desk.looks import look_print
from broadcast.desk.placing import settle_takes
from broadcast.desk.settling import settle
from broadcast.errors import BroadcastError
from broadcast.pipeline.aloud.taking import take_doubts
from broadcast.pipeline.writing.expecting import expect, take_files
from broadcast.review.approval import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.desk.approvals import Looked
    from broadcast.desk.newsroom import Newsroom
    from broadcast.model.speech import Spoken
    from broadcast.voice.casting import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Who answers for a bulletin, without all that it covers."""

    by: str
    at: str
    """ISO 8601, UTC."""

    note: str
    urgent: bool
    because: str
    fingerprint: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One bulletin, as last looked at; plain values, so that the database can keep it."""

    print: str = ""
    """Fingerprint of all that it was found from."""

    version: int | None = None
    """None where there is no script."""

    title: str = ""
    election: str = ""
    budget_ms: int = 0
    edited: bool = False
    stale: bool = False
    expected_ms: int | None = None
    fits: bool | None = None
    fit_told: str = ""
    stopping: int = 0
    overridden: bool = False
    doubts: int = 0
    takes: int = 0
    approval: Answered | None = None
    holds: bool = False
    lapses: int = 0
    duration_ms: int | None = None
    """Of the file for air, as measured."""

    aired_as: str = ""
    """The sha256 of the file for air."""

    made_under: str = ""
    """Fingerprint of the approval that the file for air was made under."""

    blocks: tuple[tuple[str, int | None], ...] = field(default=())
    """What stands between it and the air, and on which line of the script."""


def survey(newsroom: Newsroom, bulletin_id: str, before: Survey | None = None) -> Survey:
    """Look at a bulletin. A fault in its script or data is one of the things that block it.

    Files and database are always brought together; the rest of what was found ``before`` stands
    while nothing that it was found from has changed.
    """
    try:
        settle_takes(newsroom, bulletin_id)
        if settle(newsroom, bulletin_id) is None:
            return Survey()
        settle_approval(newsroom, bulletin_id)
        now = look_print(newsroom, newsroom.bulletin(bulletin_id))
        if before and before.print == now:
            return before
        return _seen(newsroom, look(newsroom, bulletin_id), now)
    except BroadcastError as error:
        line = error.where.line if error.where else None
        return Survey(version=0, blocks=((str(error), line),))


def _seen(newsroom: Newsroom, looked: Looked, seen_print: str) -> Survey:
    bulletin, paper, ahead = looked.bulletin, looked.standing.paper, looked.ahead
    # Before anything was spoken there is nothing to measure, and finding out takes a while
    spoken = (bulletin.folder / "4-speech" / "speech.json").is_file()
    measured = newsroom.sentences.measured if spoken else _not_spoken
    expected = expect(bulletin, paper, lines=looked.lines, measured=measured)
    header, air = paper.script.header, _air(bulletin.folder)
    takes = take_files(bulletin.workspace.takes(header.bulletin), paper.script)
    approval = ahead.approval
    answered = (air.get("approval") or {}).get("fingerprint", "")
    return Survey(
        print=seen_print,
        version=looked.version.number,
        title=header.title,
        election=header.election,
        budget_ms=header.budget_ms,
        edited=paper.edited,
        stale=looked.stale,
        expected_ms=expected.whole_ms,
        fits=expected.fits,
        fit_told=expected.told,
        stopping=len(looked.checked.stopping),
        overridden=looked.checked.override is not None,
        doubts=len(looked.checked.findings) - len(looked.checked.stopping),
        takes=len(takes),
        approval=Answered(
            by=approval.by,
            at=approval.at.isoformat(),
            note=approval.note,
            urgent=approval.urgent,
            because=approval.because,
            fingerprint=approval.fingerprint,
            version=approval.version,
        )
        if approval
        else None,
        holds=ahead.holds,
        lapses=len(ahead.lapses),
        duration_ms=air.get("duration_ms"),
        aired_as=air.get("sha256", {}).get("mp3", ""),
        made_under=answered if answered == fingerprint(ahead.covered) else "",
        blocks=tuple(
            _blocks(
                looked,
                over="" if expected.fits else expected.told,
                takes=take_doubts(paper.script, takes),
            )
        ),
    )


def _not_spoken(_voice: Voice, _said: Spoken) -> int | None:
    return None


def _blocks(
    looked: Looked, *, over: str, takes: tuple[tuple[str, int], ...]
) -> list[tuple[str, int | None]]:
    """All that must be settled first, gravest first."""
    blocks: list[tuple[str, int | None]] = []
    if not looked.checked.override:
        blocks += [
            (f"« {one.found} » : {one.data_says}", one.line) for one in looked.checked.stopping
        ]
    if over:
        blocks.append((over, None))
    blocks += takes
    if not looked.ahead.holds:
        blocks += [(f"changé : {one.what}", one.line or None) for one in looked.ahead.lapses]
        if looked.stale:
            blocks.append(("de nouveaux chiffres sont arrivés", None))
        blocks.append(("pas approuvé", None))
    return blocks


def _air(folder: Path) -> dict[str, Any]:
    """The sidecar of the file for air; nothing where there is none, or a damaged one."""
    path = folder / "6-air.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and (folder / "6-air.mp3").is_file() else {}


def survey_record(found: Survey) -> dict[str, Any]:
    """A survey as the database keeps it."""
    return asdict(found)


def parse_survey(record: dict[str, Any]) -> Survey:
    """Read such a record."""
    approval = record.pop("approval")
    blocks = tuple((what, line) for what, line in record.pop("blocks"))
    return Survey(**record, approval=Answered(**approval) if approval else None, blocks=blocks)
