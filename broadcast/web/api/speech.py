"""Hearing one sentence, or one clip, alone."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import FileResponse

from broadcast.desk.approvals import look
from broadcast.desk.newsroom import Newsroom
from broadcast.errors import MissingError
from broadcast.model.quotes import Quote
from broadcast.pipeline.clearing.guarding import refusal_of, refusals_now
from broadcast.pipeline.sounding.waveforms import Waveform, playable, waveform
from broadcast.voice.keeping.cache import SpeechCache
from broadcast.web import models
from broadcast.web.asking import At, Reader
from broadcast.web.place import Place
from broadcast.web.refusals import content
from broadcast.web.telling import speech_of

router = APIRouter(prefix="/bulletins/{bulletin}", tags=["speech"])
Id = Annotated[models.BulletinId, Path()]
Key = Annotated[models.SpeechKey, Path()]
QuoteId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,100}$")]
WAV = content("audio/wav")


@router.get("/speech/{key}", response_model=models.Speech)
def state(bulletin: Id, key: Key, place: At, _session: Reader) -> models.Speech:
    """Whether a sentence can be heard."""
    place.newsroom.named(bulletin)
    return speech_of(place, key)


@router.post(
    "/speech/{key}", response_model=models.Speech, responses={202: {"model": models.Speech}}
)
def speak(bulletin: Id, key: Key, response: Response, place: At, session: Reader) -> models.Speech:
    """Have a sentence spoken if nobody has yet: 202 until it is, then an event says so.

    What the rules keep from being voiced now is refused, in part as in whole.
    """
    newsroom = place.newsroom
    newsroom.named(bulletin)
    found = speech_of(place, key)
    if found.ready:
        return found
    newsroom.sentences.of(key)
    refuse_by_the_rules(newsroom, bulletin)

    def work(progress: object) -> None:  # noqa: ARG001 - one sentence has no steps
        newsroom.sentences.speak(key, newsroom.station.store)
        newsroom.tell("speech", key)

    place.studio.ask("speech", work, bulletin=bulletin, by=session.name, subject=key)
    response.status_code = 202
    return speech_of(place, key)


@router.get("/speech/{key}/sound", response_class=FileResponse, responses=WAV)
def sound(bulletin: Id, key: Key, place: At, _session: Reader) -> FileResponse:
    """A sentence's sound."""
    place.newsroom.named(bulletin)
    file = playable(_file(place.newsroom, key), place.newsroom.workspace.listening)
    return FileResponse(file, media_type="audio/wav")


@router.get("/speech/{key}/peaks", response_model=models.Peaks)
def peaks(bulletin: Id, key: Key, place: At, _session: Reader) -> Waveform:
    """A sentence's waveform."""
    place.newsroom.named(bulletin)
    return waveform(_file(place.newsroom, key))


@router.get("/clips/{quote}/sound", response_class=FileResponse, responses=WAV)
def clip(bulletin: Id, quote: QuoteId, place: At, _session: Reader) -> FileResponse:
    """A recorded quote, between its cue points."""
    return FileResponse(_clip(place, bulletin, quote), media_type="audio/wav")


@router.get("/clips/{quote}/peaks", response_model=models.Peaks)
def clip_peaks(bulletin: Id, quote: QuoteId, place: At, _session: Reader) -> Waveform:
    """A recorded quote's waveform."""
    return waveform(_clip(place, bulletin, quote))


def _file(newsroom: Newsroom, key: str) -> FilePath:
    cache = SpeechCache(newsroom.workspace.speech_cache)
    file = cache.kept_as(key)
    if not cache.duration_ms(file):
        raise MissingError("cette phrase n'a pas encore été dite", hint="demandez-la d'abord")
    return file


def _clip(place: Place, bulletin: str, quote_id: str) -> FilePath:
    newsroom = place.newsroom
    asked = newsroom.bulletin(bulletin)
    quotes: dict[str, Quote] = {one.id: one for one in asked.election.quotes}
    quote = quotes.get(quote_id)
    file = asked.clips / quote.clip if quote and quote.clip else None
    if quote is None or file is None or not file.is_file():
        raise MissingError(f"la citation « {quote_id} » n'a pas de son")
    return playable(
        file, newsroom.workspace.listening, cue_in_ms=quote.cue_in_ms, cue_out_ms=quote.cue_out_ms
    )


def refuse_by_the_rules(newsroom: Newsroom, bulletin: str) -> None:
    """Raise `RulesError` with the first thing that the rules keep from being voiced now.

    Nothing is logged: a click is no attempt to go on air.
    """
    looked = look(newsroom, bulletin)
    paper = looked.standing.paper
    refusals = refusals_now(
        looked.bulletin, paper, "voice", now=newsroom.clock(), study=looked.study
    )
    if refusals:
        raise refusal_of(paper, refusals)
