"""Who got how many votes, in the ministry's XML: candidates, pairs and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError
from broadcast.sources.received.ministry import tags
from broadcast.sources.received.ministry.lineage import fields_of
from broadcast.sources.received.ministry.tags import said
from broadcast.sources.received.ministry.values import gender, share, standing, whole
from broadcast.sources.received.opened.xml_opening import where_of
from broadcast.sources.received.schema import CANDIDATES

if TYPE_CHECKING:
    from lxml import etree

    from broadcast.errors import Where


@dataclass(slots=True)
class Roll:
    """Everyone who stands in a file, each once, in the order they appear."""

    rows: list[dict[str, str]] = field(default_factory=list)
    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    printed: dict[tuple[str | None, ...], dict[str, str]] = field(default_factory=dict)
    """Candidates by everything that is printed of them: a list is the same in 890 communes."""

    def candidate(
        self, stander: etree._Element, fields: tags.Fields, contest: str
    ) -> dict[str, str]:
        """A candidate, pair or list as a row, read once for all its areas."""
        if stander.tag == "Binome":  # told by the people inside it
            return _candidate(stander, fields, contest)
        key = (contest, str(stander.tag), *map(fields.get, tags.OF_A_CANDIDATE))
        if key not in self.printed:
            self.printed[key] = _candidate(stander, fields, contest)
        return self.printed[key]

    def number(self, one: dict[str, str], taken: set[int]) -> int:
        """The number of a candidate, new or known; two of one name are told apart by panel."""
        key = tuple(
            one[name] for name in ("contest", "form", "family_name", "first_name", "list_name")
        )
        number = self.numbers.setdefault(key, len(self.rows))
        if number in taken and one["panel"] != self.rows[number]["panel"]:
            number = self.numbers.setdefault((*key, one["panel"]), len(self.rows))
        if number == len(self.rows):
            self.rows.append(one)
        return number

    def frame(self) -> pl.DataFrame:
        """The candidates, not numbered yet."""
        names = [name for name in CANDIDATES if name != "candidate"]
        return pl.DataFrame(self.rows, schema=dict.fromkeys(names, pl.String))


def scores_of(
    where: Where, tour: etree._Element, area: int, contest: str, roll: Roll
) -> list[dict[str, object]]:
    """The scores of one area in one round.

    Raises `SourceError` where a number is unreadable, or one candidate stands there twice.
    """
    results = tour.find("Resultats")
    scores: list[dict[str, object]] = []
    taken: set[int] = set()
    for stander in _standers(results):
        here = where_of(where.path, stander)
        fields = fields_of(stander)
        number = roll.number(roll.candidate(stander, fields, contest), taken)
        if number in taken:
            name = roll.rows[number]["family_name"] or roll.rows[number]["list_name"]
            raise SourceError(f"« {name} » est deux fois dans les mêmes résultats", where=here)
        taken.add(number)
        scores.append(
            {
                "area": area,
                "candidate": number,
                "votes": whole(said(fields, tags.VOTES), here),
                "printed_share": share(said(fields, tags.SHARE), here),
                "standing": standing(said(fields, tags.STANDING), here),
                "seats": whole(said(fields, tags.SEATS), here),
            }
        )
    return scores


def _standers(results: etree._Element | None) -> list[etree._Element]:
    """Who may have votes: never the people inside a list or a pair."""
    if results is None:
        return []
    groups = [group for group in results if group.tag in ("Candidats", "Listes", "Binomes")]
    return [one for group in (results, *groups) for one in group if one.tag in tags.STANDERS]


def _candidate(stander: etree._Element, fields: tags.Fields, contest: str) -> dict[str, str]:
    form = tags.STANDERS[str(stander.tag)]
    people = [fields_of(person) for person in stander.iter("Candidat")]
    first, partner = fields, ""
    if form == "pair" and len(people) >= 2:
        first = fields | people[0]
        second = people[1]
        partner = f"{said(second, tags.FIRST_NAME)} {said(second, tags.FAMILY_NAME)}".strip()
    return {
        "contest": contest,
        "panel": said(first, tags.PANEL),
        "family_name": said(first, tags.FAMILY_NAME) or said(first, tags.PAIR_NAME),
        "first_name": said(first, tags.FIRST_NAME),
        "gender": gender(said(first, tags.TITLE)),
        "label": said(fields, tags.LABEL),
        "list_name": said(fields, tags.LIST_NAME) if form == "list" else "",
        "list_short": said(fields, tags.LIST_SHORT) if form == "list" else "",
        "form": form,
        "partner": partner,
    }
