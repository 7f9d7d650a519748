"""What two automation systems publish of their APIs, as far as bulletins go by them.

Retyped from LibreTime's `api/schema.yml` (API 2.0) and the code of its `/rest/media`, and from
AzuraCast's `openapi.yml` (0.23.1): methods, paths, keys, required parts, statuses.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from publish.web import Asked


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One thing that a server does."""

    method: str
    path: str
    """A regular expression of the whole path."""

    opened_by: tuple[str, str]
    """A header and what it says, with `{key}` and `{basic}` for the key, plain or as basic auth."""

    query: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    """Fields of a JSON object, which may not be empty."""

    file: str = ""
    """The part of a form that holds a file, with the names that it may have."""

    answers: Mapping[int, tuple[str, ...]]
    """Each status, with the fields of the JSON object, or of each of a list, that come with it."""


FILE = ("accessed", "id", "item_url", "mime", "name", "size")
"""What each file of LibreTime's library says at least."""

SOUNDS = r"[^\"]+\.(?:mp3|wav|flac|ogg|opus|m4a)"
V2 = ("authorization", "Api-Key {key}")
LIBRETIME = (
    Operation(method="GET", path=r"/api/v2/files/?", opened_by=V2, answers={200: FILE, 403: ()}),
    Operation(
        method="GET",
        path=r"/api/v2/files/\d+/?",
        opened_by=V2,
        answers={200: FILE, 403: (), 404: ()},
    ),
    Operation(
        method="DELETE",
        path=r"/api/v2/files/\d+/?",
        opened_by=V2,
        answers={204: (), 403: (), 404: ()},
    ),
    Operation(
        method="GET",
        path=r"/api/v2/files/\d+/download/?",
        opened_by=V2,
        answers={200: (), 400: (), 403: (), 404: ()},
    ),
    Operation(
        method="POST",
        path="/rest/media",
        opened_by=("authorization", "Basic {basic}"),
        file=rf'name="file"; filename="{SOUNDS}"',
        answers={201: ("id",), 400: (), 401: ()},
    ),
)

STATION = "/api/station/[^/]+"
KEY = ("x-api-key", "{key}")
AZURACAST = (
    Operation(
        method="GET",
        path=f"{STATION}/files/download",
        opened_by=KEY,
        query=("file",),
        answers={200: (), 403: (), 404: (), 500: ()},
    ),
    Operation(
        method="POST",
        path=f"{STATION}/files",
        opened_by=KEY,
        body=("path", "file"),
        answers={200: ("id", "path"), 403: (), 500: ()},
    ),
)


@dataclass
class Held:
    """A server that is held to its contract, and so is whoever asks it."""

    contract: tuple[Operation, ...]
    key: str
    answer: Callable[[Asked], tuple[int, bytes]]
    breaches: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked) -> tuple[int, bytes]:
        found = [
            one
            for one in self.contract
            if one.method == asked.method and re.fullmatch(one.path, asked.path)
        ]
        if not found:
            self.breaches.append(f"{asked.method} {asked.path} : no such operation")
            return 404, b""
        self.breaches += [
            f"{asked.method} {asked.path} : {one}" for one in self._asks(found[0], asked)
        ]
        status, body = self.answer(asked)
        self.breaches += [
            f"the server at {asked.path} : {one}" for one in _says(found[0], status, body)
        ]
        return status, body

    def _asks(self, operation: Operation, asked: Asked) -> list[str]:
        """What is wrong with a request."""
        basic = base64.b64encode(f"{self.key}:".encode()).decode()
        header, says = operation.opened_by
        says = says.format(key=self.key, basic=basic)
        told = json.loads(asked.body) if operation.body else {}
        wrong = [f"no {name} in the body" for name in operation.body if not told.get(name)]
        wrong += [
            f"no {name} in the query"
            for name in operation.query
            if name not in parse_qs(asked.query)
        ]
        if asked.headers.get(header) != says:
            wrong.append(f"{header} is not {says}")
        if operation.file and not re.search(operation.file.encode(), asked.body):
            wrong.append("no such file")
        if operation.body and asked.headers.get("content-type") != "application/json":
            wrong.append("no JSON")
        return wrong


def _says(operation: Operation, status: int, body: bytes) -> list[str]:
    """What is wrong with an answer."""
    if status not in operation.answers:
        return [f"never answers {status}"]
    fields = operation.answers[status]
    told = json.loads(body) if fields else []
    rows = told if isinstance(told, list) else [told]
    return [f"no {name}" for row in rows for name in fields if name not in row]
