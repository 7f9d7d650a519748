"""What a signature vouches for: who made a file, and which of its stories are synthetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadcast.export.card import Card

VOICES = "org.broadcast.voices"
"""Our own assertion: each story, from when to when, and who reads it."""

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SOURCE_TYPES = {
    (True, True): f"{_IPTC}compositeWithTrainedAlgorithmicMedia",
    (True, False): f"{_IPTC}trainedAlgorithmicMedia",
    (False, True): f"{_IPTC}digitalCapture",
}
"""IPTC's word for what a file is, by whether machines and people are heard in it."""


def manifest_of(card: Card) -> dict[str, Any]:
    """What the signature vouches for: the tool, the station, each story and who reads it."""
    spans = {chapter.title: chapter for chapter in card.chapters}
    heard = [one for one in card.voices if one.made != "silent"]
    name, _, version = card.encoder.partition(" ")
    kind = (any(one.synthetic_ms for one in heard), any(one.human_ms for one in heard))
    stories = [
        {
            "title": one.title,
            "made": one.made,
            "start_ms": spans[one.title].start_ms,
            "end_ms": spans[one.title].end_ms,
        }
        for one in heard
        if one.title in spans
    ]
    told = {"station": card.station, "bulletin": card.bulletin, "stories": stories}
    return {
        "claim_generator_info": [{"name": name, "version": version}],
        "title": card.title,
        "assertions": [
            {
                "label": "c2pa.actions.v2",
                "data": {
                    "actions": [
                        {
                            "action": "c2pa.created",
                            "digitalSourceType": SOURCE_TYPES.get(kind, f"{_IPTC}digitalCreation"),
                        }
                    ]
                },
            },
            {"label": VOICES, "data": told | dict(card.marks)},
        ],
    }
