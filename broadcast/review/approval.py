"""A producer's go-ahead: for these very words, figures, clips and voices, and for nothing else.

It lapses by itself when anything under it changes, and says on which line.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal, get_args

from broadcast.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["header", "words", "figure", "clip", "voice", "take"]
"""What an approval covers, in the order in which a change is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One thing that was approved: a paragraph, a figure behind it, a clip, a voice."""

    kind: Kind
    key: str
    """What it is, the same from one day to the next: "score de Benoît Hamon, Aveyron"."""

    value: str
    """What it was when it was approved, as it can be told: "54,7 %"."""

    line: int
    """Line of the script that it stands on, counted from 1; it may move without a lapse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """One thing that has changed under an approval."""

    line: int
    kind: Kind
    what: str
    """In French, for the producer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Someone answers for a bulletin (*bon à diffuser*)."""

    by: str
    at: datetime
    """UTC."""

    covered: tuple[Covered, ...]
    note: str = ""
    because: str = ""
    """Why it goes to air against the rules; empty for an ordinary approval."""

    version: int = 0
    """Which version of the script was read, where the review desk counts them."""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ModelError("une approbation sans nom", hint="dites qui répond de ce bulletin")
        if not self.covered:
            raise ModelError("une approbation qui ne couvre rien")

    @property
    def urgent(self) -> bool:
        """Whether it was given against the rules, for a reason."""
        return bool(self.because)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of all that it covers."""
        return fingerprint(self.covered)

    def covers(self, now: Sequence[Covered]) -> bool:
        """Whether what would go to air now is what was approved, to the letter."""
        return self.fingerprint == fingerprint(now)

    def lapses(self, now: Sequence[Covered]) -> tuple[Lapse, ...]:
        """What has changed since, line by line; nothing while the approval holds."""
        if self.covers(now):
            return ()
        words = tuple(_in_order(self.covered, now))
        told = (*words, *_by_key(self.covered, now, reworded=bool(words)))
        return tuple(sorted(dict.fromkeys(told), key=lambda one: one.line))

    @property
    def told(self) -> str:
        """Who answers for it, in French, for tags and summaries."""
        how = f"passé outre par {self.by}" if self.urgent else f"approuvé par {self.by}"
        why = f" : {self.because}" if self.because else ""
        return f"{how} le {self.at:%d/%m/%Y à %H:%M} UTC{why}"


def fingerprint(covered: Iterable[Covered]) -> str:
    """The sha256 of every word, figure, clip and voice, as 64 hexadecimal digits.

    Words count in their order, all else in any; on which line something stands does not count.
    """
    parts = [(one.kind, one.key, one.value) for one in covered]
    words = [part for part in parts if part[0] == "words"]
    others = sorted({part for part in parts if part[0] != "words"})
    return hashlib.sha256(json.dumps([words, others], ensure_ascii=False).encode()).hexdigest()


def approval_record(approval: Approval) -> dict[str, Any]:
    """An approval as 3-approval.json and the desk keep it; stable keys."""
    return {
        "by": approval.by,
        "at": approval.at.isoformat(),
        "note": approval.note,
        "urgent": approval.urgent,
        "because": approval.because,
        "version": approval.version,
        "fingerprint": approval.fingerprint,
        "covered": [asdict(one) for one in approval.covered],
    }


def parse_approval(record: Any) -> Approval:  # noqa: ANN401 - whatever the file holds
    """Read such a record. Raises `ModelError` for one that is damaged or was tampered with."""
    try:
        approval = Approval(
            by=str(record["by"]),
            at=datetime.fromisoformat(record["at"]),
            note=str(record["note"]),
            because=str(record["because"]),
            version=int(record["version"]),
            covered=tuple(_covered(one) for one in record["covered"]),
        )
        kept = str(record["fingerprint"])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError("approbation illisible", hint="approuvez de nouveau") from error
    if approval.fingerprint != kept:
        raise ModelError("approbation altérée à la main", hint="approuvez de nouveau")
    return approval


def _covered(record: dict[str, Any]) -> Covered:
    kind = record["kind"]
    if kind not in get_args(Kind):
        raise ValueError(kind)
    return Covered(
        kind=kind, key=str(record["key"]), value=str(record["value"]), line=int(record["line"])
    )


def _in_order(before: Sequence[Covered], now: Sequence[Covered]) -> Iterator[Lapse]:
    """Paragraphs that changed, came, went or moved."""
    old = [one for one in before if one.kind == "words"]
    new = [one for one in now if one.kind == "words"]
    pairs = SequenceMatcher(
        None, [one.value for one in old], [one.value for one in new], autojunk=False
    )
    for change, i, j, k, end in pairs.get_opcodes():
        if change == "equal":
            continue
        for one in new[k:end]:
            how = "récrit" if change == "replace" else "ajouté"
            yield Lapse(line=one.line, kind="words", what=f"{how} : « {_short(one.value)} »")
        if change == "delete" or j - i > end - k:
            line = new[min(k, len(new) - 1)].line if new else 0
            for one in old[i + (end - k) : j]:
                yield Lapse(line=line, kind="words", what=f"retiré : « {_short(one.value)} »")


def _by_key(
    before: Sequence[Covered], now: Sequence[Covered], *, reworded: bool
) -> Iterator[Lapse]:
    """Figures, clips, voices, takes and settings that are no longer what they were.

    Where words changed, the figures that only come or go with them are not told a second time.
    """
    old = {(one.kind, one.key): one for one in before if one.kind != "words"}
    new = {(one.kind, one.key): one for one in now if one.kind != "words"}
    for at in dict.fromkeys((*old, *new)):
        was, stands = old.get(at), new.get(at)
        if was and stands:
            if was.value != stands.value:
                what = f"{was.key} : {was.value} → {stands.value}"
                # The line that said the old figure, unless the lines have moved since
                line = stands.line if reworded else was.line
                yield Lapse(line=line, kind=was.kind, what=what)
        elif reworded and at[0] in ("figure", "clip", "voice"):
            continue
        elif was:
            yield Lapse(line=was.line, kind=was.kind, what=f"{was.key} : n'est plus là")
        elif stands:
            yield Lapse(line=stands.line, kind=stands.kind, what=f"{stands.key} : nouveau")


def _short(text: str, length: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1].rstrip()}…"
