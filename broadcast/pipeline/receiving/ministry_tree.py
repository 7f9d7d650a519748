"""Where the ministry puts a department's results: the addresses worth asking for, and no others.

Four generations of its tree (présidentielles 2017 and 2022; législatives 2017; européennes and
législatives 2024; sénatoriales 2026). A station asks for its departments and for the whole of
France; the thousands of files of single communes say nothing more than their department's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

from broadcast.french.naming.places import find_department

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = (".xml", ".csv", ".txt", ".json", ".xls", ".xlsx", ".ods", ".parquet", ".zip", ".gz")
"""What the name of a results file ends in."""

GENERATIONS: tuple[tuple[str, ...], ...] = (
    ("FE.xml", "{reg3}/{dpt3}/{dpt3}.xml", "{reg3}/{dpt3}/{dpt3}com.xml"),
    ("FE.xml", "{dpt3}/{dpt3}.xml", "{dpt3}/{dpt3}com.xml"),
    ("R{n}FE.xml", "{reg}/{dpt}/R{n}{dpt}COM.xml"),
    ("R{n}FE.xml", "{dpt}/R{n}{dpt}CIR.xml", "{dpt}/R{n}{dpt}COM.xml"),
    ("{dpt}/R{n}{dpt}.xml",),
)
"""Under `resultatsT{n}/`; {dpt3} is "012", {reg3} "076", {dpt} "12", {reg} "76"."""

_ROUND = re.compile(r"resultatsT(?P<round>[12])/?$")
_CODE = re.compile(r"(?:\d{1,3}|2[AB]|02[AB]|Z[A-Z])")
_ONE_COMMUNE = re.compile(r"\d{2}[\dAB]\d{3}(?:AR\d\d)?\.xml|.*IDX\.xml", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A station's department, as the ministry's addresses may write it."""

    dpt: str
    reg: str

    @property
    def codes(self) -> set[str]:
        """Its code and its region's, short and long."""
        return {self.dpt, self.dpt.rjust(3, "0"), self.reg, self.reg.rjust(3, "0")}


def territories(departments: Sequence[str]) -> tuple[Territory, ...]:
    """The departments of a station with their regions."""
    found = (find_department(code) for code in departments)
    return tuple(Territory(dpt=one.code, reg=one.region_code) for one in found)


def known_addresses(base: str, places: Sequence[Territory]) -> Iterator[tuple[str, ...]]:
    """The addresses of each generation under a base, most likely first.

    >>> next(known_addresses("http://h/resultatsT2/", territories(["12"])))[1]
    'http://h/resultatsT2/076/012/012.xml'
    """
    given = _ROUND.search(base)
    rounds = (given["round"],) if given else ("1", "2")
    for generation in GENERATIONS:
        yield tuple(
            dict.fromkeys(
                urljoin(base, f"{'' if given else f'resultatsT{number}/'}{address}")
                for number in rounds
                for pattern in generation
                for address in _filled(pattern, number, places)
            )
        )


def _filled(pattern: str, number: str, places: Sequence[Territory]) -> Iterator[str]:
    for place in places:
        yield pattern.format(
            n=number,
            dpt=place.dpt,
            reg=place.reg,
            dpt3=place.dpt.rjust(3, "0"),
            reg3=place.reg.rjust(3, "0"),
        )


def links(page: str, base: str, places: Sequence[Territory]) -> tuple[list[str], list[str]]:
    """The folders and the results files that a listing shows under its own address.

    Folders of other departments and regions, and files of single communes, are left aside.
    """
    parser = _Links()
    parser.feed(page)
    inside = [
        url
        for url in dict.fromkeys(urldefrag(urljoin(base, link)).url for link in parser.found)
        if url.startswith(base) and url != base and "?" not in url
    ]
    wanted = {code for place in places for code in place.codes}
    folders, files = [], []
    for url in inside:
        name = unquote(url.removeprefix(base))
        if name.endswith("/"):
            code = name.rstrip("/")
            if "/" not in code and (not _CODE.fullmatch(code) or code in wanted):
                folders.append(url)
        elif name.lower().endswith(DATA) and not _ONE_COMMUNE.fullmatch(name):
            files.append(url)
    return folders, files


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]
