"""The press writes communes its own way: the official one is found, and doubt is told."""

from __future__ import annotations

import pytest

from broadcast.errors import FrenchError
from broadcast.sources.received.places.press_names import meant


@pytest.mark.parametrize(
    ("typed", "department", "code", "note"),
    [
        pytest.param("Onet", "12", "12176", "« Onet » : Onet-le-Château (12176)", id="the beginning of the name"),
        pytest.param("Séverac", "12", "12270", "« Séverac » : Sévérac d'Aveyron (12270) ; ce peut être aussi Laissac-Sévérac l'Église (12120)", id="and another has it inside"),
        pytest.param("Salles Curan", "12", "12253", "", id="without its hyphen"),
        pytest.param("Puy-l'Evêque", "46", "46231", "", id="without an accent"),
        pytest.param("Sousceyrac", "46", "46311", "« Sousceyrac » : Sousceyrac-en-Quercy (46311)", id="a delegated commune"),
        pytest.param("bas segala", "12", "12021", "« bas segala » : Le Bas Ségala (12021)", id="without its article"),
        pytest.param("Rodez", "12", "12202", "", id="the official name"),
    ],
)  # fmt: skip
def test_a_press_name_gives_the_official_commune(
    typed: str, department: str, code: str, note: str
) -> None:
    """Names of the primary of 2017, as the press of Aveyron and Lot printed them."""
    found = meant(typed, department)

    assert found.commune is not None
    assert (found.commune.code, found.note) == (code, note)


def test_a_name_that_means_several_is_not_guessed() -> None:
    """Two communes of Aveyron are called La Bastide: neither is taken."""
    found = meant("Bastide", "12")

    assert found.commune is None
    assert found.note.startswith("« Bastide » : La Bastide-Pradines (12022) ou La Bastide-Solages")


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    """What nobody bears is not found by force."""
    with pytest.raises(FrenchError) as refusal:
        meant("Rodezz", "12")

    assert str(refusal.value).endswith("« Rodezz » (le plus proche : Rodez)")
