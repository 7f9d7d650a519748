"""Presenters' recordings heard in the background, and held against the words of their script."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadcast.desk.journal import note
from broadcast.desk.placing import kept_file
from broadcast.desk.recording import story_to_read
from broadcast.desk.takes import in_place, standing_takes
from broadcast.errors import MissingError
from broadcast.files import write_text
from broadcast.model.air import CARD
from broadcast.pipeline.aloud.listening import listen, words_of_story
from broadcast.pipeline.aloud.taking import heard_in
from broadcast.voice.people.take_card import card_beside, card_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.desk.newsroom import Newsroom
    from broadcast.desk.takes import Take
    from broadcast.pipeline.writing.paper import Bulletin
    from broadcast.voice.hearing.recogniser import Recogniser

    Ears = Callable[[Bulletin], Recogniser]

BY_EARS = "écoute automatique"
"""Who is named in the log for what a recogniser heard."""


def unheard_takes(newsroom: Newsroom, bulletin_id: str) -> tuple[Take, ...]:
    """The recordings of a bulletin that were made at the desk and that nobody has listened to."""
    with newsroom.database.reading() as connection:
        stand = standing_takes(connection, bulletin_id)
    cards = {slug: card_beside(kept_file(newsroom, take)) for slug, take in stand.items()}
    return tuple(stand[slug] for slug, card in cards.items() if card and not card.heard)


def hear_take(newsroom: Newsroom, take: Take, ears: Ears) -> None:
    """Listen to a recording, and write on its card what is heard and what differs.

    Raises `MissingError` where its story is not in the script any more.
    """
    bulletin, paper, story = story_to_read(newsroom, take.bulletin, take.story)
    kept = kept_file(newsroom, take)
    card = card_beside(kept)
    if not card:
        raise MissingError(f"la prise de « {story.title} » n'a pas de fiche", hint="refaites-la")
    heard = heard_in(listen(kept, words_of_story(bulletin, paper, story), ears(bulletin)))
    text = card_text(replace(card, heard=heard))
    write_text(kept.with_suffix(CARD), text)
    with newsroom.database.writing() as connection:
        if in_place(connection, take.bulletin).get(take.story) == take.sha256:
            write_text(newsroom.workspace.takes(take.bulletin) / f"{take.story}{CARD}", text)
        note(
            connection,
            at=newsroom.clock(),
            by=BY_EARS,
            what="take_heard",
            bulletin=take.bulletin,
            story=take.story,
            faults=len(heard.wrong),
        )
    newsroom.tell("takes", take.bulletin)
