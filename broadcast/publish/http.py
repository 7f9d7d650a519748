"""Requests to a server that takes bulletins, and its refusals in French.

The address is the one that the station wrote down: a redirection is not followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import requests

from broadcast.errors import PublishError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

TIMEOUT_S = 30.0


class Server:
    """A server, the headers that open it, and how it is named in errors."""

    def __init__(
        self, url: str, *, name: str, headers: dict[str, str], authority: Path | None
    ) -> None:
        """``authority``: a certificate file that vouches for it, beside the machine's own."""
        if not url.startswith(("https://", "http://")):
            raise PublishError(f"adresse illisible « {url} »", hint='url = "https://…"')
        self._url, self._name, self._authority = url.rstrip("/"), name, authority
        self._headers = headers

    def asked(
        self,
        method: str,
        path: str,
        *,
        also: Collection[int] = (),
        **what: Any,  # noqa: ANN401 - what requests takes: json, data, files, params, headers
    ) -> requests.Response:
        """The answer to a request: a 2xx, or one of the statuses that are ``also`` expected."""
        headers = self._headers | what.pop("headers", {})
        try:
            answer = requests.request(
                method,
                f"{self._url}{path}",
                headers=headers,
                timeout=TIMEOUT_S,
                allow_redirects=False,
                verify=str(self._authority) if self._authority else True,
                **what,
            )
        except requests.exceptions.SSLError as error:
            raise PublishError(
                f"{self._name} : certificat refusé", hint="vérifiez url, ou nommez son authority"
            ) from error
        except requests.exceptions.RequestException as error:
            raise UnreachableError(
                f"{self._name} : connexion impossible ou coupée ({self._url})",
                hint="vérifiez le serveur et le réseau",
            ) from error
        if 200 <= answer.status_code < 300 or answer.status_code in also:
            return answer
        raise self._refusal(answer)

    def told(self, path: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """What a server says in JSON. Raises `PublishError` for anything else."""
        return told_in(self.asked("GET", path), self._name)

    def _refusal(self, answer: requests.Response) -> PublishError:
        status = answer.status_code
        if status in (401, 403):
            return PublishError(f"{self._name} refuse la clé ({status})", hint="vérifiez key_env")
        said = " ".join(answer.text[:160].split())
        kind = UnreachableError if status == 429 or status in (502, 503, 504) else PublishError
        return kind(f"{self._name} refuse : réponse {status} {said}".strip(), hint="vérifiez url")


def told_in(answer: requests.Response, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What the server ``name`` answers in JSON. Raises `PublishError` for anything else."""
    try:
        return answer.json()
    except requests.exceptions.JSONDecodeError as error:
        raise PublishError(f"{name} répond autre chose que du JSON", hint="vérifiez url") from error
