"""A podcast: the bulletin's sound, its chapters and its captions, then the feed that lists them.

RSS 2.0 with the podcast namespace (`podcast:chapters`, `podcast:transcript`) and that of iTunes.
A corrected bulletin keeps its guid and gets another address, so that players fetch it again.
"""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING

from lxml import etree

from broadcast.errors import PublishError
from broadcast.publish.feed import ITUNES, PODCAST, chapters_json, feed_with
from broadcast.publish.parcel import parse_pattern
from broadcast.publish.places import put_in_place
from broadcast.publish.reaching import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.publish.delivery import Memory
    from broadcast.publish.parcel import Parcel
    from broadcast.publish.places import Files, Place

_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "opus": "audio/ogg"}
_CAPTIONS = {"vtt": "text/vtt", "srt": "application/x-subrip"}


class Podcast:
    """A folder that a web server shows, and its feed."""

    memory: Memory = "kept"

    def __init__(
        self, place: Place, *, form: str, site: str, pattern: str, feed: str, title: str, keep: int
    ) -> None:
        if not site.startswith(("https://", "http://")) or form not in _TYPES:
            raise PublishError(
                f"podcast illisible : « {site} », {form}",
                hint='url = "https://…", en mp3, m4a ou opus',
            )
        self._place, self._form, self._site = place, form, site.rstrip("/")
        self._pattern, self._feed = parse_pattern(pattern), feed
        self._title, self._keep = title, keep

    def held(self, parcel: Parcel) -> bytes | None:
        """The sound, if the feed shows this very version."""
        with self._place.opened() as files:
            shown = self._url(parcel) in (files.read(self._feed) or b"").decode()
            return files.read(parcel.named(self._pattern, self._form)) if shown else None

    def put(self, parcel: Parcel) -> None:
        """All that the feed names first, the feed last."""
        with self._place.opened() as files:
            data = parcel.read(self._form)
            put_in_place(files, parcel.named(self._pattern, self._form), data)
            chapters = parcel.named(self._pattern, "chapters.json")
            put_in_place(files, chapters, chapters_json(parcel).encode())
            for form in self._captions(parcel):
                put_in_place(files, parcel.named(self._pattern, form), parcel.read(form))
            put_in_place(files, self._feed, self._feed_of(files, parcel, len(data)))

    def _feed_of(self, files: Files, parcel: Parcel, size: int) -> bytes:
        return feed_with(
            files.read(self._feed),
            self._item(parcel, size),
            title=self._title or parcel.station,
            site=self._site,
            keep=self._keep,
        )

    def _item(self, parcel: Parcel, size: int) -> etree._Element:
        item = etree.Element("item")
        told = f"Rectificatif : {parcel.correction}" if parcel.correction else parcel.title
        for tag, text in (
            ("title", parcel.title),
            ("description", told),
            ("pubDate", format_datetime(parcel.airtime)),
            (f"{{{ITUNES}}}duration", str(round(parcel.duration_ms / 1000))),
        ):
            etree.SubElement(item, tag).text = text
        etree.SubElement(item, "guid", {"isPermaLink": "false"}).text = parcel.bulletin
        sound = {"url": self._url(parcel), "length": str(size), "type": _TYPES[self._form]}
        etree.SubElement(item, "enclosure", sound)
        chapters = f"{self._site}/{parcel.named(self._pattern, 'chapters.json')}"
        told_by = {"url": chapters, "type": "application/json+chapters"}
        etree.SubElement(item, f"{{{PODCAST}}}chapters", told_by)
        for form in self._captions(parcel):
            words = {
                "url": f"{self._site}/{parcel.named(self._pattern, form)}",
                "type": _CAPTIONS[form],
                "language": "fr",
            }
            etree.SubElement(item, f"{{{PODCAST}}}transcript", words)
        return item

    def _captions(self, parcel: Parcel) -> list[str]:
        return [form for form in _CAPTIONS if form in parcel.files]

    def _url(self, parcel: Parcel) -> str:
        version = parcel.sha256.get(self._form, "")[:8]
        return f"{self._site}/{parcel.named(self._pattern, self._form)}?v={version}"


def podcast(
    *, url: str, form: str, folder: Path, pattern: str = "{bulletin}", feed: str = "podcast.xml",
    title: str = "", keep: str = "60", **where: str,
) -> Podcast:  # fmt: skip
    """A folder shown at ``url``, here or on a server; ``keep`` bulletins are listed."""
    if not keep.isdigit() or not int(keep):
        raise PublishError(f"nombre d'épisodes illisible « {keep} »", hint='keep = "60"')
    return Podcast(
        place_of(folder, **where),
        form=form,
        site=url,
        pattern=pattern,
        feed=feed,
        title=title,
        keep=int(keep),
    )
