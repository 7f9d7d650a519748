"""Communes merge, part and take new codes between two elections: the table knows when."""

from __future__ import annotations

from datetime import date

import pytest

from broadcast.sources.received.places.commune_changes import became, communes_on

PRESIDENTIELLE_2017, MUNICIPALES_2026 = date(2017, 5, 7), date(2026, 3, 15)


@pytest.mark.parametrize(
    ("day", "code", "name"),
    [
        pytest.param(date(2015, 12, 6), "12218", "Saint-Cyprien-sur-Dourdou", id="before the merger"),
        pytest.param(PRESIDENTIELLE_2017, "12076", "Conques-en-Rouergue", id="merged under one code"),
        pytest.param(MUNICIPALES_2026, "12218", "Conques-en-Rouergue", id="then under another"),
        pytest.param(PRESIDENTIELLE_2017, "49144", "Freigné", id="before it changed department"),
        pytest.param(PRESIDENTIELLE_2017, "46217", "Pern", id="merged after the last record of INSEE's"),
        pytest.param(MUNICIPALES_2026, "12202", "Rodez", id="nothing changed"),
    ],
)  # fmt: skip
def test_a_commune_has_the_name_and_code_of_its_day(day: date, code: str, name: str) -> None:
    """A file of 2017 is read with the communes of 2017."""
    assert communes_on(day)[code] == name


def test_the_communes_of_2017_are_those_that_voted() -> None:
    """35 495 communes are in the file of 2017, which counts the three of Wallis-et-Futuna as one.

    The six villages that died for France in 1916 have no voters; they are communes still.
    """
    assert len(communes_on(PRESIDENTIELLE_2017)) == 35_495 + 6 + 3


@pytest.mark.parametrize(
    ("code", "today"),
    [
        pytest.param("12076", "12218", id="a new code"),
        pytest.param("46217", "46172", id="merged"),
        pytest.param("49144", "44180", id="to another department, and merged on the same day"),
        pytest.param("93059", "93066", id="Pierrefitte, in Saint-Denis"),
    ],
)
def test_an_old_commune_is_in_one_of_today(code: str, today: str) -> None:
    """What it voted in 2017 is part of the commune that it went into."""
    assert became(PRESIDENTIELLE_2017, MUNICIPALES_2026).into[code] == today


def test_a_commune_that_was_parted_is_in_several() -> None:
    """Neussargues en Pinatelle is five communes again: none of them has its votes of 2017."""
    then = became(PRESIDENTIELLE_2017, MUNICIPALES_2026)

    assert then.parted["15141"] == ("15031", "15035", "15047", "15141", "15171")
    assert "15141" not in then.into


def test_a_commune_that_nothing_happened_to_is_not_told() -> None:
    """Rodez is Rodez: it is in none of the tables."""
    then = became(PRESIDENTIELLE_2017, MUNICIPALES_2026)

    assert not any("12202" in table for table in (then.into, then.parts, then.parted))
