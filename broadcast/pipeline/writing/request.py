"""What was asked on the command line, turned into one bulletin: its slot, length and name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, TypedDict

from broadcast.config import FORMATS
from broadcast.errors import WorkspaceError
from broadcast.french.naming.places import find_department
from broadcast.model.script import Header, slug_of
from broadcast.records import nearest_hint
from broadcast.script.context import clock_text
from broadcast.show.morning import Slot, airtime_of, exists
from broadcast.units import parse_clock, parse_length_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.config import Station
    from broadcast.french.naming.places import Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A bulletin as people ask for it; what is not said is the station's usual."""

    department: str
    slot: str | None = None
    format: str | None = None
    duration: str | None = None
    voice: str | None = None
    election: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A bulletin whose every setting is known."""

    department: Territory
    header: Header
    slot: Slot
    next_slot: time | None
    fixed: frozenset[str]
    """The header fields that were asked for outright."""


def order_of(request: Request, station: Station, airdate: date) -> Order:
    """Settle a request. Raises a `BroadcastError` for what the station does not know."""
    department = find_department(request.department)
    if request.format and request.format not in FORMATS:
        hint = nearest_hint(request.format, FORMATS)
        raise WorkspaceError(f"format inconnu « {request.format} »", hint=hint)
    day = _date(request.date) if request.date else airdate
    slot = _slot(request, station, department)
    if request.duration:
        slot = replace(slot, budget_ms=parse_length_ms(request.duration))
    asked = {"duration": request.duration, "voice": request.voice, "election": request.election}
    return Order(
        department=department,
        header=Header(
            airtime=airtime_of(day, slot.clock, station.timezone),
            department=department.code,
            election=request.election or station.election,
            voice=station.voice_named(request.voice or slot.voice or station.voice).name,
            bed="tapis" if "tapis" in station.imaging else "",
            **_of_slot(slot, day, department),
        ),
        slot=slot,
        next_slot=_next(slot, station, department),
        fixed=frozenset(name for name, value in asked.items() if value),
    )


def earlier_today(order: Order, station: Station) -> Iterator[Order]:
    """The station's bulletins of the same morning that air before this one, first to last."""
    department, day = order.department, order.header.airtime.date()
    for slot in station.show.of(department.code):
        if slot.clock < order.slot.clock and exists(day, slot.clock, station.timezone):
            usual = slot.voice or station.voice
            header = replace(
                order.header,
                airtime=airtime_of(day, slot.clock, station.timezone),
                voice=order.header.voice if "voice" in order.fixed else usual,
                **_of_slot(slot, day, department),
            )
            next_slot = _next(slot, station, department)
            yield replace(order, header=header, slot=slot, next_slot=next_slot)


def name_of(day: date, department: Territory, slot: Slot) -> str:
    """The name of the bulletin of a slot, and of its folder."""
    return f"{day}-{slug_of(department.name)}-{slot.clock:%H%M}-{slot.format}"


class _OfSlot(TypedDict):
    bulletin: str
    title: str
    budget_ms: int
    format: str


def _of_slot(slot: Slot, day: date, department: Territory) -> _OfSlot:
    """What a header owes to its slot."""
    usual = f"Le {slot.format} de {clock_text(slot.clock)}"
    return {
        "bulletin": name_of(day, department, slot),
        "title": f"{slot.name or usual}, {department.name}",
        "budget_ms": slot.budget_ms,
        "format": slot.format,
    }


def _next(slot: Slot, station: Station, department: Territory) -> time | None:
    own = station.show.of(department.code)
    return min((other.clock for other in own if other.clock > slot.clock), default=None)


def _slot(request: Request, station: Station, department: Territory) -> Slot:
    """The slot that is meant: at that time, else the first of that format, or the first journal.

    A morning without a journal is known by its first slot. One that no slot foresees is as long as
    the first of its format, and lets everyone be heard.
    """
    own = station.show.of(department.code)
    clock = parse_clock(request.slot) if request.slot else None
    same_time = [slot for slot in own if clock in (None, slot.clock)]
    same_both = [slot for slot in same_time if request.format in (None, slot.format)]
    if same_both:
        journals = (slot for slot in same_both if slot.format == "journal")
        return next(journals, same_both[0])
    wanted = request.format or same_time[0].format if same_time else request.format or "journal"
    model = next((slot for slot in (*own, *station.slots) if slot.format == wanted), None)
    if not model:
        raise WorkspaceError(
            f"aucun rendez-vous « {wanted} » dans les réglages de la station",
            hint="précisez aussi --duration",
        )
    return Slot(clock=clock or model.clock, format=wanted, budget_ms=model.budget_ms)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WorkspaceError(f"date illisible « {text} »", hint="écrivez 2017-01-30") from error
