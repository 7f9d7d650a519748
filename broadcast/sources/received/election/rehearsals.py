"""What gives a rehearsal away: the ministry tries its files out weeks ahead, on made-up figures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from broadcast.errors import SourceError, Where
from broadcast.model.election import ElectionKind
from broadcast.sources.received.election.polls import polling_days, stood_for_president
from broadcast.sources.received.ministry.values import folded

if TYPE_CHECKING:
    from broadcast.sources.received.counts import Counts

HINT = "un essai ne se diffuse pas"


def refuse_rehearsal(counts: Counts) -> None:
    """Raises `SourceError` for a file that says it is a test, or that cannot be anything else.

    It cannot where it was published before the polls, or where it has a présidentielle with
    someone who did not stand.
    """
    where = Where(counts.path)
    if counts.mock:
        raise SourceError("fichier d'essai : il le dit lui-même", where=where, hint=HINT)
    if stranger := _stranger(counts):
        what = f"fichier d'essai : « {stranger} » n'était pas candidat en {counts.year}"
        raise SourceError(what, where=where, hint=HINT)
    days = polling_days(counts.kind, counts.year)
    number = counts.round or 1
    if counts.as_of and len(days) >= number:
        opening = days[number - 1] - timedelta(days=1)  # overseas, some vote on Saturday
        if counts.as_of.date() < opening:
            day = counts.as_of.strftime("%d/%m/%Y")
            what = f"fichier d'essai : daté du {day}, avant le vote du {days[number - 1]:%d/%m/%Y}"
            raise SourceError(what, where=where, hint=HINT)


def _stranger(counts: Counts) -> str:
    """The first name of a présidentielle that did not stand in it."""
    known = stood_for_president(counts.year)
    if counts.kind is not ElectionKind.PRESIDENTIELLE or not known:
        return ""
    names = counts.candidates.select("family_name", "first_name").iter_rows()
    for family_name, first_name in names:
        full = folded(f"{family_name} {first_name}")
        if family_name and not any(folded(one) in full for one in known):
            return str(family_name)
    return ""
