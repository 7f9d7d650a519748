"""The HTTP API: all that the pages can do, for programs too.

What changes something needs the header X-CSRF-Token of the session that the cookie stands for
(GET /api/session); a program on the loopback that sends no cookie needs none.
"""

from __future__ import annotations

from fastapi import APIRouter

from broadcast.web.api import (
    air,
    approval,
    day,
    events,
    identity,
    log,
    people,
    script,
    speech,
    takes,
    talk,
    versions,
)
from broadcast.web.refusals import responses

router = APIRouter(prefix="/api", responses=responses(400, 401, 403, 404, 409, 413, 422))
for _part in (
    identity, people, day, script, versions, talk, approval, speech, takes, air, events, log,
):  # fmt: skip
    router.include_router(_part.router)
