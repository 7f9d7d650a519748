"""Saturday night, Sunday evening, overseas, a by-election, a primary: what may be heard, when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from rules.polls import MALVY, VOTER, poll

from broadcast.model.election import ElectionKind
from broadcast.rules.quotes import QuoteHeard
from broadcast.rules.refusals import Occasion, ResultHeard, embargo, silence
from broadcast.rules.settings import StationRules

if TYPE_CHECKING:
    from broadcast.model.election import Election

PARIS = ZoneInfo("Europe/Paris")
GUADELOUPE = ZoneInfo("America/Guadeloupe")
REUNION = ZoneInfo("Indian/Reunion")
RULES = StationRules()
SIX_PM = StationRules(closing=time(18))

MUNICIPAL = poll(ElectionKind.MUNICIPALES, date(2026, 3, 15))
PRESIDENTIAL = poll(ElectionKind.PRESIDENTIELLE, date(2022, 4, 10), date(2022, 4, 24))
LEGISLATIVE = poll(ElectionKind.LEGISLATIVES, date(2022, 6, 12), date(2022, 6, 19))
BY_ELECTION = poll(ElectionKind.LEGISLATIVES, date(2026, 10, 4), by_election=True)
PRIMARY = poll(ElectionKind.PRIMAIRE, date(2017, 1, 22), date(2017, 1, 29))
PRIMARY_AT_NINE = replace(
    PRIMARY, release=tuple(datetime(2017, 1, day, 21, tzinfo=PARIS) for day in (22, 29))
)
SENATE_AT_ONE = poll(
    ElectionKind.SENATORIALES,
    date(2026, 9, 27),
    release=(datetime(2026, 9, 27, 13, tzinfo=PARIS),),
)


@pytest.mark.parametrize(
    ("election", "department", "counted_in", "rules", "released_at"),
    [
        pytest.param(
            MUNICIPAL, "12", "12", RULES, datetime(2026, 3, 15, 20, tzinfo=PARIS), id="mainland"
        ),
        pytest.param(
            MUNICIPAL, "12", "12", SIX_PM, datetime(2026, 3, 15, 20, tzinfo=PARIS),
            id="mainland, whatever hour its own polls close at",
        ),
        pytest.param(
            LEGISLATIVE, "12", "971", SIX_PM, datetime(2022, 6, 19, 20, tzinfo=PARIS),
            id="mainland, on what Guadeloupe counted the day before",
        ),
        pytest.param(
            LEGISLATIVE, "971", "971", SIX_PM, datetime(2022, 6, 18, 18, tzinfo=GUADELOUPE),
            id="Guadeloupe on its own deputies, who are elected on the Saturday",
        ),
        pytest.param(
            LEGISLATIVE, "971", "971", RULES, datetime(2022, 6, 18, 20, tzinfo=GUADELOUPE),
            id="Guadeloupe, whose closing nobody typed: the latest that the law knows",
        ),
        pytest.param(
            LEGISLATIVE, "971", "", SIX_PM, datetime(2022, 6, 19, 20, tzinfo=PARIS),
            id="Guadeloupe on the rest of the country",
        ),
        pytest.param(
            PRESIDENTIAL, "971", "971", SIX_PM, datetime(2022, 4, 24, 20, tzinfo=PARIS),
            id="Guadeloupe on its part of a national count",
        ),
        pytest.param(
            PRESIDENTIAL, "974", "974", SIX_PM, datetime(2022, 4, 24, 20, tzinfo=PARIS),
            id="La Réunion on its part of a national count",
        ),
        pytest.param(
            MUNICIPAL, "974", "974", SIX_PM, datetime(2026, 3, 15, 18, tzinfo=REUNION),
            id="La Réunion on its town councils",
        ),
        pytest.param(
            MUNICIPAL, "971", "", RULES, datetime(2026, 3, 15, 20, tzinfo=GUADELOUPE),
            id="Guadeloupe on the mainland, while it still votes",
        ),
        pytest.param(
            BY_ELECTION, "12", "12", SIX_PM, datetime(2026, 10, 4, 18, tzinfo=PARIS),
            id="a by-election, once its own polls have closed",
        ),
        pytest.param(
            BY_ELECTION, "974", "974", SIX_PM, datetime(2026, 10, 4, 18, tzinfo=REUNION),
            id="a by-election in La Réunion",
        ),
        pytest.param(
            PRIMARY_AT_NINE, "12", "12", RULES, datetime(2017, 1, 29, 21, tzinfo=PARIS),
            id="a primary, at its organiser's hour",
        ),
        pytest.param(
            PRIMARY, "12", "12", RULES, datetime(2017, 1, 29, 20, tzinfo=PARIS),
            id="a primary without an hour",
        ),
        pytest.param(
            SENATE_AT_ONE, "12", "12", RULES, datetime(2026, 9, 27, 13, tzinfo=PARIS),
            id="senators, elected by midday",
        ),
    ],
)  # fmt: skip
def test_no_result_is_told_before_its_release(
    election: Election,
    department: str,
    counted_in: str,
    rules: StationRules,
    released_at: datetime,
) -> None:
    """A second before, it is refused until that very moment; from then on, it is free."""
    result = ResultHeard(round=len(election.rounds), counted_in=counted_in, line=12)

    def refused(now: datetime) -> list[datetime | None]:
        occasion = Occasion(now=now, airtime=now, public=False)
        told = embargo(election, [result], department=department, occasion=occasion, rules=rules)
        return [one.until for one in told]

    assert refused(released_at - timedelta(seconds=1)) == [released_at]
    assert refused(released_at) == []


def test_what_counts_is_the_hour_at_which_it_is_voiced() -> None:
    """A bulletin for ten past eight holds its results when it is made at seven."""
    occasion = Occasion(
        now=datetime(2026, 3, 15, 18, tzinfo=UTC),
        airtime=datetime(2026, 3, 15, 20, 10, tzinfo=PARIS),
        public=False,
    )
    result = ResultHeard(round=1, counted_in="12", line=12)

    (refusal,) = embargo(MUNICIPAL, [result], department="12", occasion=occasion, rules=RULES)

    assert "jusqu'au dimanche 15 mars 2026 à 20 h (article L52-2" in refusal.what


@pytest.mark.parametrize(
    ("election", "department", "rules", "starts_at", "ends_at"),
    [
        pytest.param(
            MUNICIPAL, "12", RULES,
            datetime(2026, 3, 14, tzinfo=PARIS), datetime(2026, 3, 15, 20, tzinfo=PARIS),
            id="mainland: Friday midnight to Sunday evening",
        ),
        pytest.param(
            PRESIDENTIAL, "971", RULES,
            datetime(2022, 4, 22, tzinfo=GUADELOUPE), datetime(2022, 4, 24, 20, tzinfo=PARIS),
            id="Guadeloupe votes on the Saturday: a day earlier",
        ),
        pytest.param(
            PRESIDENTIAL, "974", RULES,
            datetime(2022, 4, 23, tzinfo=REUNION), datetime(2022, 4, 24, 20, tzinfo=PARIS),
            id="La Réunion votes on the Sunday",
        ),
        pytest.param(
            BY_ELECTION, "12", SIX_PM,
            datetime(2026, 10, 3, tzinfo=PARIS), datetime(2026, 10, 4, 18, tzinfo=PARIS),
            id="a by-election",
        ),
        pytest.param(
            PRIMARY_AT_NINE, "12", RULES,
            datetime(2017, 1, 28, tzinfo=PARIS), datetime(2017, 1, 29, 21, tzinfo=PARIS),
            id="a primary, to its organiser's hour",
        ),
    ],
)  # fmt: skip
def test_candidates_and_supporters_are_not_heard_from_the_eve_to_the_close(
    election: Election,
    department: str,
    rules: StationRules,
    starts_at: datetime,
    ends_at: datetime,
) -> None:
    """Until Friday 23:59 and from the close on they are heard; in between, never."""
    heard = (QuoteHeard(quote=MALVY, story="a", paragraph=0, line=9, alone=True),)

    def refused(now: datetime) -> list[datetime | None]:
        occasion = Occasion(now=now, airtime=now, public=False)
        told = silence(election, heard, department=department, occasion=occasion, rules=rules)
        return [one.until for one in told]

    second = timedelta(seconds=1)
    assert refused(starts_at - second) == []
    assert refused(starts_at) == [ends_at]
    assert refused(ends_at - second) == [ends_at]
    assert refused(ends_at) == []


SATURDAY_2359 = datetime(2017, 1, 28, 23, 59, tzinfo=PARIS)
MONDAY_7 = datetime(2017, 1, 30, 7, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("now", "airtime", "public", "refused"),
    [
        pytest.param(SATURDAY_2359, SATURDAY_2359, False, True, id="heard on the eve"),
        pytest.param(SATURDAY_2359, MONDAY_7, False, False, id="prepared on the eve for Monday"),
        pytest.param(SATURDAY_2359, MONDAY_7, True, True, id="handed over on the eve"),
        pytest.param(MONDAY_7, SATURDAY_2359, True, False, id="an airtime that has passed"),
    ],
)
def test_a_quote_is_judged_by_when_it_may_be_heard(
    now: datetime, airtime: datetime, *, public: bool, refused: bool
) -> None:
    """Preparing Monday's bulletin is allowed; what leaves the house may be heard at once."""
    heard = (QuoteHeard(quote=MALVY, story="a", paragraph=0, line=9, alone=True),)
    occasion = Occasion(now=now, airtime=airtime, public=public)

    told = list(silence(PRIMARY, heard, department="12", occasion=occasion, rules=RULES))

    assert bool(told) is refused


@pytest.mark.parametrize(
    ("quote", "rules", "refused"),
    [
        pytest.param(MALVY, RULES, True, id="a supporter"),
        pytest.param(replace(MALVY, supports="", party="PS"), RULES, True, id="a party's official"),
        pytest.param(
            replace(MALVY, supports="", speaker="Benoît Hamon"), RULES, True, id="a candidate"
        ),
        pytest.param(VOTER, RULES, False, id="a voter"),
        pytest.param(
            MALVY, StationRules(silence_in_primaries=False), False,
            id="a supporter, where the station leaves primaries free",
        ),
    ],
)  # fmt: skip
def test_who_must_be_silent(quote: object, rules: StationRules, *, refused: bool) -> None:
    """Those who take sides; and in a primary, as the station decides."""
    heard = (QuoteHeard(quote=quote, story="a", paragraph=0, line=9, alone=True),)  # type: ignore[arg-type]
    now = datetime(2017, 1, 29, 15, tzinfo=PARIS)
    occasion = Occasion(now=now, airtime=now, public=False)

    told = list(silence(PRIMARY, heard, department="12", occasion=occasion, rules=rules))

    assert bool(told) is refused
