"""The API keeps its own contract, whatever it is sent: no fault of the server, no surprise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from desk_of import FLASH, JOURNAL, served
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from newsroom import edit
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request
from broadcast.web.api import router
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemathesis import Case
    from schemathesis.schemas import BaseSchema

pytestmark = pytest.mark.contract
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


EXAMPLES = 8


def _operations() -> tuple[tuple[str, str], ...]:
    """Every route of the API but the one that never ends, which is tried apart."""
    app = FastAPI()
    app.include_router(router)
    return tuple(
        (path, method)
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if path != "/api/events"
    )


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    """The API of a desk with two scripts, as it describes itself."""
    workspace = create_workspace(tmp_path_factory.mktemp("desk") / "station")
    edit(workspace.station, 'voice = "claire"', 'voice = "maquette"')
    script_of(open_bulletin(workspace, Request(department="12")))
    script_of(open_bulletin(workspace, Request(department="46", slot="07:30")))
    with served(workspace) as address:
        yield schemathesis.openapi.from_url(f"{address}/api/openapi.json")


@pytest.mark.parametrize(("path", "method"), _operations())
def test_the_api_says_what_it_does(api: BaseSchema, path: str, method: str) -> None:
    """Every answer, to sense or nonsense, has a status, a type and a form that OpenAPI tells."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=api[path][method].as_strategy())
    def try_it(case: Case[Any]) -> None:
        if "bulletin" in case.path_parameters and len(case.path_parameters["bulletin"]) % 3:
            case.path_parameters["bulletin"] = JOURNAL if case.body else FLASH
        case.call_and_validate(checks=CHECKS)

    try_it()
