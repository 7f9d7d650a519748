"""Liquidsoap: the file under its fixed name, and its line in the playlist of the day.

Each line is an `annotate:` request with the cue points, the fades and when it airs; a
`playlist(reload_mode="watch", …)` takes it up as soon as the list is replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.errors import PublishError
from broadcast.publish.parcel import USUAL_PATTERN, parse_pattern
from broadcast.publish.places import put_in_place
from broadcast.publish.reaching import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel
    from broadcast.publish.places import Files, Place

_STARTS = re.compile(r'broadcast_starts="(\d+)"')
_AIRTIME = re.compile(r'broadcast_airtime="([^"]*)"')
_ID = re.compile(r'broadcast_id="([^"]*)"')


def annotated(parcel: Parcel, uri: str, *, sha256: str, fade_in_s: float, fade_out_s: float) -> str:
    """One line of a playlist: what Liquidsoap is told of a bulletin, and where its file is."""
    told = {
        "title": parcel.title,
        "artist": parcel.station,
        "liq_cue_in": "0.000",
        "liq_cue_out": f"{parcel.duration_ms / 1000:.3f}",
        "liq_fade_in": f"{fade_in_s:.3f}",
        "liq_fade_out": f"{fade_out_s:.3f}",
        "broadcast_id": parcel.bulletin,
        "broadcast_airtime": parcel.airtime.isoformat(),
        "broadcast_starts": f"{parcel.airtime.timestamp():.0f}",
        "broadcast_sha256": sha256,
    }
    fields = ",".join(f'{key}="{_quoted(value)}"' for key, value in told.items())
    return f"annotate:{fields}:{uri}"


def _quoted(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def with_line(playlist: str, line: str) -> str:
    """A playlist of one day with a bulletin's line in its place, by airtime.

    Lines of other days go: the list is that of the morning.
    """
    airtime, own = _told(_AIRTIME, line), _told(_ID, line)
    kept = [
        other
        for other in playlist.splitlines()
        if _told(_AIRTIME, other)[:10] == airtime[:10] and _told(_ID, other) != own
    ]
    ordered = sorted(
        [*kept, line], key=lambda one: (int(_told(_STARTS, one) or 0), _told(_ID, one))
    )
    return "".join(f"{one}\n" for one in ordered)


def _told(field: re.Pattern[str], line: str) -> str:
    found = field.search(line)
    return found[1] if found else ""


class Playlist:
    """A folder that Liquidsoap plays from."""

    memory: Memory = "kept"

    def __init__(
        self, place: Place, *, form: str, pattern: str, playlist: str, seen_at: str,
        fades_s: tuple[float, float],
    ) -> None:  # fmt: skip
        """``seen_at``: the folder as Liquidsoap names it, where that is another name."""
        self._place, self._form, self._pattern = place, form, parse_pattern(pattern)
        self._playlist, self._seen_at = parse_pattern(playlist), seen_at.rstrip("/")
        self._fade_in_s, self._fade_out_s = fades_s

    def held(self, parcel: Parcel) -> bytes | None:
        """The file, if the playlist has its line as it should be."""
        with self._place.opened() as files:
            listed = self._listed(files, parcel).splitlines()
            file = files.read(parcel.named(self._pattern, self._form))
        return file if self._line(parcel) in listed else None

    def put(self, parcel: Parcel) -> None:
        """The file first, then the list that names it."""
        with self._place.opened() as files:
            name = parcel.named(self._pattern, self._form)
            put_in_place(files, name, parcel.read(self._form))
            text = with_line(self._listed(files, parcel), self._line(parcel))
            put_in_place(files, self._list_name(parcel), text.encode())

    def _line(self, parcel: Parcel) -> str:
        if self._form not in parcel.sha256:
            raise PublishError(f"{parcel.bulletin} n'a pas de fichier {self._form}")
        return annotated(
            parcel,
            f"{self._seen_at}/{parcel.named(self._pattern, self._form)}",
            sha256=parcel.sha256[self._form],
            fade_in_s=self._fade_in_s,
            fade_out_s=self._fade_out_s,
        )

    def _list_name(self, parcel: Parcel) -> str:
        return parcel.named(self._playlist, "m3u")

    def _listed(self, files: Files, parcel: Parcel) -> str:
        return (files.read(self._list_name(parcel)) or b"").decode()


def playlist(
    *, form: str, folder: Path, pattern: str = USUAL_PATTERN, playlist: str = "{department}",
    seen_at: str = "", fade_in: str = "0", fade_out: str = "0", **where: str,
) -> Playlist:  # fmt: skip
    """A folder that Liquidsoap plays from, here or on its server; fades in seconds."""
    try:
        fades_s = float(fade_in.replace(",", ".")), float(fade_out.replace(",", "."))
    except ValueError as error:
        raise PublishError("un fondu illisible", hint='en secondes : fade_in = "0.5"') from error
    return Playlist(
        place_of(folder, **where),
        form=form,
        pattern=pattern,
        playlist=playlist,
        seen_at=seen_at or str(folder / where.get("path", "")),
        fades_s=fades_s,
    )
