"""The feed of a podcast, RSS 2.0, and the chapters of an episode: made and read again. Pure."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from lxml import etree

from broadcast.errors import PublishError

if TYPE_CHECKING:
    from broadcast.publish.parcel import Parcel

PODCAST = "https://podcastindex.org/namespace/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


def chapters_json(parcel: Parcel) -> str:
    """Chapters as players of the podcast namespace read them (JSON chapters 1.2)."""
    chapters = [
        {"startTime": start_ms / 1000, "title": title} for start_ms, title in parcel.chapters
    ]
    return json.dumps({"version": "1.2.0", "chapters": chapters}, ensure_ascii=False, indent=1)


def feed_with(
    feed: bytes | None, item: etree._Element, *, title: str, site: str, keep: int
) -> bytes:
    """A feed with an item in its place, newest first, and no more than ``keep`` of them.

    Raises `PublishError` where the feed that is there is none.
    """
    items = [item, *(one for one in _items(feed) if _guid(one) != _guid(item))]
    rss = etree.Element("rss", {"version": "2.0"}, nsmap={"podcast": PODCAST, "itunes": ITUNES})
    channel = etree.SubElement(rss, "channel")
    for tag, text in (
        ("title", title),
        ("link", site),
        ("description", f"Les journaux de {title}"),
        ("language", "fr"),
        (f"{{{ITUNES}}}explicit", "false"),
    ):
        etree.SubElement(channel, tag).text = text
    newest = sorted(items, key=_aired, reverse=True)
    channel.extend(newest[:keep])
    return etree.tostring(rss, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _items(feed: bytes | None) -> list[etree._Element]:
    if not feed:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    try:
        return list(etree.fromstring(feed, parser).iterfind("channel/item"))
    except etree.XMLSyntaxError as error:
        raise PublishError(
            "le flux du podcast ne se lit pas", hint="retirez-le : il est refait"
        ) from error


def _aired(item: etree._Element) -> float:
    return parsedate_to_datetime(item.findtext("pubDate") or "").timestamp()


def _guid(item: etree._Element) -> str:
    return item.findtext("guid") or ""
