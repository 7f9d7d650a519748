"""A presenter's recording as the pages show it: whose, how long, and what was heard in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.desk.history import BY_HAND
from broadcast.pipeline.writing.sound_lengths import sound_ms
from broadcast.pipeline.writing.stories import text_of
from broadcast.voice.people.take_card import card_beside
from broadcast.web import models

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.desk.takes import Take
    from broadcast.model.script import Story


def take_shown(known: Take | None, story: Story, file: Path, expected_ms: int) -> models.Take:
    """The recording that is heard for a story; ``known`` where it was made at the desk.

    One that `broadcast take` brought in has a card; a file that someone dropped has none.
    """
    card = card_beside(file)
    return models.Take(
        story=story.slug,
        by=known.by if known else BY_HAND,
        at=known.at if known else None,
        sha256=known.sha256 if known else None,
        duration_ms=sound_ms(file),
        expected_ms=expected_ms,
        integrated_lufs=card.integrated_lufs if card else None,
        levelled=card is not None,
        heard=models.Heard.model_validate(card.heard) if card and card.heard else None,
        doubts=card.doubts(story.title, text_of(story)) if card else (),
    )
