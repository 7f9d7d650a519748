"""Where a station's files go: one `[[deliveries]]` of station.toml, and the target behind it."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeGuard

from broadcast.errors import PublishError
from broadcast.publish.parcel import USUAL_PATTERN
from broadcast.publish.reaching import PLACE_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from broadcast.publish.parcel import Parcel

TARGETS = {
    "folder": "broadcast.publish.targets.files:folder",
    "sftp": "broadcast.publish.targets.files:sftp",
    "ftps": "broadcast.publish.targets.files:ftps",
    "liquidsoap": "broadcast.publish.targets.liquidsoap:playlist",
    "liquidsoap-queue": "broadcast.publish.targets.liquidsoap_queue:Queue",
    "liquidsoap-http": "broadcast.publish.targets.liquidsoap_http:HttpQueue",
    "rivendell": "broadcast.publish.targets.rivendell:dropbox",
    "libretime": "broadcast.publish.targets.libretime:LibreTime",
    "azuracast": "broadcast.publish.targets.azuracast:AzuraCast",
    "podcast": "broadcast.publish.targets.podcast:podcast",
    "webhook": "broadcast.publish.targets.webhook:Webhook",
}
"""Where each kind of target is found; its module is imported when it is asked for."""

PLUG_INS = "broadcast.targets"
"""The entry-point group under which another package names a target of its own."""

_FIELD = re.compile(r"{\w+}")

Memory = Literal["kept", "taken", "once"]
"""Whether what was handed over can be read back later (*kept*), is taken away and may be handed
over again without harm (*taken*), or would be heard a second time (*once*)."""


class Target(Protocol):
    """What plays or shows a bulletin: a folder, a server, an automation system."""

    memory: Memory

    def put(self, parcel: Parcel) -> None:
        """Hand a bulletin over, whole, in one step, or raise with the former one in place.

        Raises `UnreachableError` where another try may help, `PublishError` where it would not.
        """
        ...


class Keeper(Target, Protocol):
    """A target whose memory is "kept"."""

    def held(self, parcel: Parcel) -> bytes | None:
        """What is there now in the bulletin's place, read back in full, or nothing."""
        ...


def keeps(target: Target) -> TypeGuard[Keeper]:
    """Whether what was put there can be read back later."""
    return target.memory == "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One place where the station's bulletins go."""

    name: str
    to: str
    """The kind of target: one of `known_targets`."""

    form: str = "mp3"
    departments: tuple[str, ...] = ()
    """INSEE codes of those that go there; empty for all."""

    options: tuple[tuple[str, str], ...] = ()
    folder: Path
    """The workspace, from which its paths are named."""

    @property
    def reuses_names(self) -> bool:
        """Whether tomorrow's bulletin takes the place of today's."""
        usual = "{bulletin}" if self.to in ("podcast", "webhook") else USUAL_PATTERN
        pattern = dict(self.options).get("pattern", usual)
        return self.to == "rivendell" or not {"{date}", "{bulletin}"} & set(_FIELD.findall(pattern))

    def takes(self, code: str) -> bool:
        """Whether the bulletins of a department go there."""
        return not self.departments or code in self.departments


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Who is told when a bulletin did not arrive."""

    webhook: str = ""
    key_env: str = ""
    """The variable that holds the key of its signature."""

    smtp: str = ""
    """A mail server of the station's: "mail.station.fr" or "mail.station.fr:2525"."""

    sender: str = ""
    to: tuple[str, ...] = ()


@cache
def known_targets() -> Mapping[str, str]:
    """Every kind of target, and where it is found; a plug-in cannot take the name of ours."""
    return {found.name: found.value for found in entry_points(group=PLUG_INS)} | TARGETS


def maker_of(kind: str) -> Callable[..., Target]:
    """What makes a target of a kind. Raises `PublishError` where it is not all installed."""
    module, name = known_targets()[kind].split(":")
    try:
        make: Callable[..., Target] = getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise PublishError(
            f"la destination {kind} n'est pas installée en entier : {error}",
            hint="réinstallez broadcast, ou l'extension qui apporte cette destination",
        ) from error
    return make


def options_of(kind: str) -> dict[str, bool]:
    """The settings of a kind of target -> whether it must have them."""
    known = inspect.signature(maker_of(kind)).parameters
    own = {
        name: one.default is inspect.Parameter.empty
        for name, one in known.items()
        if name not in ("form", "folder") and one.kind is not inspect.Parameter.VAR_KEYWORD
    }
    open_ended = any(one.kind is inspect.Parameter.VAR_KEYWORD for one in known.values())
    return own | (dict.fromkeys(PLACE_OPTIONS, False) if open_ended else {})


def target_for(delivery: Delivery) -> Target:
    """The target of a delivery; nothing is opened yet."""
    make = maker_of(delivery.to)
    known = inspect.signature(make).parameters
    around: dict[str, Any] = {"form": delivery.form, "folder": delivery.folder}
    usual = {name: value for name, value in around.items() if name in known}
    return make(**dict(delivery.options), **usual)
