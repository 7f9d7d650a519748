"""All that a station decides once, from station.toml and show.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broadcast.config.credentials import credentials_from
from broadcast.config.deliveries import alarm_from, deliveries_from
from broadcast.config.rules import rules_from
from broadcast.config.show import show_from
from broadcast.config.sound import formats_from, imaging_from, kbps_from, mix_from
from broadcast.config.store import store_from
from broadcast.config.voices import check_partners, voice_from
from broadcast.errors import FrenchError, SourceError, WorkspaceError
from broadcast.french.naming.places import find_department
from broadcast.records import nearest_hint, read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.export.signing import Credentials
    from broadcast.french.naming.places import Territory
    from broadcast.mix.rules import MixRules
    from broadcast.publish.delivery import Alarm, Delivery
    from broadcast.records import Record
    from broadcast.rules.settings import StationRules
    from broadcast.show.morning import Show, Slot
    from broadcast.store.place import StoreAt
    from broadcast.voice.casting import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """All that a station decides once for its bulletins."""

    name: str
    timezone: ZoneInfo
    departments: tuple[Territory, ...]
    """Those that the station serves: each is the others' neighbour."""

    election: str
    """Id of the election of the day: the name of its folder."""

    voice: str
    show: Show
    voices: dict[str, Voice]
    imaging: dict[str, str]
    """Name of each piece of imaging -> its file in data/imaging/."""

    mix: MixRules
    rules: StationRules
    """What the station settles of the rules of an election."""

    mp3_kbps: int
    formats: tuple[str, ...]
    """The files that are made for air: some of `FILES`."""

    cover: str
    """A picture in data/imaging/ for players that show one; empty for none."""

    cache_max_mb: int
    """What the spoken sentences may take on disk, in all."""

    listen_model: str
    """A folder with another recogniser than the one that comes with the packages; or nothing."""

    credentials: Credentials | None
    """What its files are signed with; None for unsigned ones."""

    desk_url: str = field(default="", repr=False)
    """Where the review desk keeps its state; empty for a file of the workspace."""

    # Where files go changes none of them: these three are no part of what a bulletin is made from
    deliveries: tuple[Delivery, ...] = field(default=(), repr=False)
    """Where the bulletins are handed over to."""

    store: StoreAt | None = field(default=None, repr=False)
    """Where sentences and bulletins are shared with other machines; None for this one alone."""

    alarm: Alarm | None = field(default=None, repr=False)
    """Who is told when one did not arrive."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every appointment of the morning, in the order of the clock."""
        return self.show.slots

    def beside(self, department: Territory) -> tuple[Territory, ...]:
        """The neighbours of a department that the station serves; another one has none here."""
        if department not in self.departments:
            return ()
        return tuple(other for other in self.departments if other != department)

    def voice_named(self, name: str) -> Voice:
        """The voice of that name. Raises `WorkspaceError` with the nearest one."""
        if name not in self.voices:
            raise WorkspaceError(f"voix inconnue « {name} »", hint=nearest_hint(name, self.voices))
        return self.voices[name]


def read_station(path: Path) -> Station:
    """Read station.toml, and show.yaml beside it.

    Raises `SourceError` with the line of the first field at fault.
    """
    record = read_toml(path, "station.toml")
    folder = path.resolve().parents[1]
    voices = {name: voice_from(name, one, folder) for name, one in record.record("voices").named()}
    check_partners(voices, record.record("voices"))
    station = Station(
        name=record.text("name"),
        timezone=_timezone(record),
        departments=tuple(_department(record, typed) for typed in record.texts("departments")),
        election=record.text("election"),
        voice=record.choice("voice", voices),
        show=show_from(path.with_name("show.yaml"), record, voices),
        voices=voices,
        imaging=imaging_from(record.record("imaging")),
        mix=mix_from(record),
        rules=rules_from(record.record("rules")),
        mp3_kbps=kbps_from(record.record("mix")),
        formats=formats_from(record.record("files")),
        cover=record.record("files").text("cover", ""),
        cache_max_mb=_cache_max_mb(record.record("cache")),
        listen_model=record.record("listen").text("model", ""),
        credentials=credentials_from(record.record("credentials"), folder),
        desk_url=_desk_url(record.record("desk")) if record.has("desk") else "",
        store=store_from(record.record("store")) if record.has("store") else None,
        deliveries=deliveries_from(record.records("deliveries"), folder),
        alarm=alarm_from(record.record("alarm")) if record.has("alarm") else None,
    )
    if not station.departments:
        raise record.error("departments", "il en faut au moins un")
    record.record("imaging").close()
    record.record("mix").close()
    record.record("files").close()
    record.record("listen").close()
    record.close()
    return station


def _timezone(record: Record) -> ZoneInfo:
    name = record.text("timezone", "Europe/Paris")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise record.error(
            "timezone", f"fuseau inconnu « {name} »", "par exemple Europe/Paris"
        ) from error


def _department(record: Record, typed: str) -> Territory:
    try:
        return find_department(typed)
    except FrenchError as error:
        raise SourceError(error.what, where=record.at("departments"), hint=error.hint) from error


def _cache_max_mb(record: Record) -> int:
    most = record.whole("max_mb", 2_000)
    if not 10 <= most <= 1_000_000:
        raise record.error("max_mb", "de 10 à 1 000 000 Mo")
    record.close()
    return most


def _desk_url(record: Record) -> str:
    url = record.text("url", "")
    record.close()
    return url
