"""`[store]` of station.toml: what cannot be a store is refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from broadcast.config import read_station
from broadcast.errors import SourceError
from broadcast.store.place import StoreAt

if TYPE_CHECKING:
    from broadcast.workspace import Workspace


def with_store(workspace: Workspace, typed: str) -> None:
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(f"\n[store]\n{typed}\n")


def test_a_station_without_a_store_has_none(workspace: Workspace) -> None:
    """The usual one works alone."""
    assert read_station(workspace.station).store is None


def test_a_store_is_named_with_its_options(workspace: Workspace) -> None:
    """As they are sent to other machines: no secret is among them."""
    url, endpoint = "s3://totem/antenne", "https://objets.exemple.fr"
    with_store(workspace, f'url = "{url}"\nendpoint_url = "{endpoint}"\nkey_env = "CLE"')

    assert read_station(workspace.station).store == StoreAt(
        url=url, options=(("endpoint_url", endpoint), ("key_env", "CLE"))
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param('url = "gopher://totem"', "magasin inconnu", id="a kind unknown here"),
        pytest.param('url = "magasin"', "pas un chemin entier", id="a folder from nowhere"),
        pytest.param('url = "sftp://a:b@serveur/x"', "mot de passe", id="a password in the open"),
        pytest.param('url = "sftp://serveur/x"', "sans nom", id="nobody's account"),
        pytest.param('url = "sftp://a@serveur:port/x"', "magasin inconnu", id="no port"),
        pytest.param('url = "s3://x"\nsecret = "abc"', "secret_env", id="a secret in the settings"),
        pytest.param(
            'url = "/mnt"\nregion = "fr"', "region ne dit rien", id="another kind's option"
        ),
        pytest.param('url = "/mnt"\nvitesse = "1"', "vitesse", id="a field that does not exist"),
        pytest.param('region = "fr"', "url", id="no address"),
    ],
)
def test_what_cannot_be_a_store_is_refused(workspace: Workspace, typed: str, told: str) -> None:
    """With the line, and what to write instead."""
    with_store(workspace, typed)

    with pytest.raises(SourceError, match=told) as caught:
        read_station(workspace.station)

    assert "station.toml, ligne" in str(caught.value)
