"""Every layout that a newsroom receives is read, under a name that tells nothing of its election."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from sources.received.layouts import FILES, aggregation, lines, parquet, stations_2017

from broadcast.errors import SourceError
from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.received.reading import read_counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.sources.received.counts import Counts

PRES, LEGI = ElectionKind.PRESIDENTIELLE, ElectionKind.LEGISLATIVES
MUNI, DEPT = ElectionKind.MUNICIPALES, ElectionKind.DEPARTEMENTALES


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Counts]:
    """Reads one of the small files."""

    def _read(name: str) -> Counts:
        path = tmp_path / f"reçu{name[name.index('.') :]}"
        path.write_bytes(FILES[name])
        return read_counts(path)

    return _read


def votes(counts: Counts, code: str, who: str, round_: int | None = None) -> object:
    """What a candidate or a list got in an area."""
    scores = counts.scores.join(counts.areas, on="area").join(counts.candidates, on="candidate")
    named = pl.any_horizontal(pl.col("family_name", "list_name") == who)
    found = scores.filter((pl.col("code") == code) & named)
    if round_:
        found = found.filter(pl.col("round") == round_)
    return found["votes"].item()


@pytest.mark.parametrize(
    ("name", "kind", "year", "round_"),
    [
        pytest.param("departments.csv", PRES, None, 2, id="departments"),
        pytest.param("departments.tsv", PRES, None, 2, id="tabs and utf-16"),
        pytest.param("stations.txt", PRES, None, 2, id="only the first group named"),
        pytest.param("stations.txt.gz", PRES, None, 2, id="gzipped"),
        pytest.param("long.csv", PRES, None, 2, id="tidy long"),
        pytest.param("wide.csv", PRES, 2017, 1, id="tidy wide"),
        pytest.param("candidates.csv", LEGI, None, 1, id="one line a candidate, cp850"),
        pytest.param("lists.csv", MUNI, None, 1, id="numbered groups, all quoted"),
        pytest.param("municipal.csv", MUNI, 2014, None, id="blank and spoiled together"),
        pytest.param("headerless13.txt", MUNI, 2014, None, id="no header, both rounds"),
        pytest.param("headerless15.txt", PRES, 2012, 2, id="no header, fifteen columns"),
        pytest.param("codes.txt", DEPT, None, 1, id="the ministry's column codes"),
        pytest.param("circumscriptions.csv", PRES, 2012, 2, id="candidates as titles"),
        pytest.param("portal.csv", None, None, None, id="a portal, long"),
        pytest.param("pairs.xlsx", DEPT, None, None, id="pairs"),
        pytest.param("europe.xlsx", None, None, None, id="lists of the nation"),
        pytest.param("workbook.xlsx", PRES, None, 2, id="several sheets"),
        pytest.param("workbook.xls", PRES, None, 2, id="several sheets of Excel 97"),
        pytest.param("portal.json", MUNI, None, 1, id="portal json"),
        pytest.param("newspaper.js", PRES, 2012, 2, id="a line of JavaScript"),
        pytest.param("aggregation.parquet", PRES, 2022, 2, id="national aggregation"),
        pytest.param("newsroom.csv", PRES, 2017, 2, id="the newsroom's own"),
    ],
)
def test_the_contents_tell_the_election(
    read: Callable[[str], Counts],
    name: str,
    kind: ElectionKind | None,
    year: int | None,
    round_: int | None,
) -> None:
    """A file may be renamed on its way: what it holds says what it is, or nothing does."""
    counts = read(name)

    assert (counts.kind, counts.year, counts.round) == (kind, year, round_)
    assert not [notice for notice in counts.warnings if "nom du fichier" in notice.what]


@pytest.mark.parametrize(
    ("name", "code", "registered", "voters", "valid", "who", "got"),
    [
        pytest.param("departments.csv", "12", 218097, 174246, 150178, "MACRON", 109340, id="csv"),
        pytest.param("departments.tsv", "46", 136265, 108968, 92739, "LE PEN", 25802, id="tsv"),
        pytest.param("workbook.xlsx", "12", 218097, 174246, 150178, "LE PEN", 40838, id="xlsx"),
        pytest.param("workbook.xls", "12", 218097, 174246, 150178, "LE PEN", 40838, id="xls"),
        pytest.param(
            "workbook.xlsx", "FR", 47568693, 35467327, 31381603, "MACRON", 20743128, id="summary"
        ),
        pytest.param("workbook.xlsx", "ZZ", 1265230, 579954, 555759, "LE PEN", 59415, id="abroad"),
        pytest.param("newsroom.csv", "12", 218097, 174246, 150178, "Macron", 109340, id="newsroom"),
        pytest.param("stations.txt", "12202-0001", 939, 684, 608, "LE PEN", 140, id="txt"),
        pytest.param("stations.txt.gz", "97601-0025", 414, 186, 144, "LE PEN", 75, id="overseas"),
        pytest.param("long.csv", "12202-01.1", 1073, 836, 728, "MACRON", 623, id="long"),
        pytest.param("wide.csv", "12202-0001", 944, 727, 708, "MÉLENCHON", 121, id="wide"),
        pytest.param("candidates.csv", "12-01", 78345, 57778, 55866, "MAZARS", 24349, id="cp850"),
        pytest.param("lists.csv", "12202", 15723, 9446, 9207, "Tous Ruthenois", 3231, id="quoted"),
        pytest.param(
            "lists.csv", "75056-08", 15723, 9446, 9207, "RODEZ CITOYEN", 1107, id="sector"
        ),
        pytest.param("portal.json", "12202", 15723, 9446, 9207, "RODEZ CITOYEN", 1107, id="json"),
        pytest.param("municipal.csv", "12202", 100, 60, 55, "LISTE DEUX", 25, id="padded"),
        pytest.param("codes.txt", "12202-0001", 1000, 500, 480, "TROIS", 180, id="codes"),
        pytest.param(
            "circumscriptions.csv", "01-02", 82000, 67000, 63000, "SARKOZY", 37000, id="titles"
        ),
        pytest.param("pairs.xlsx", "92002-0001", 1002, 483, 471, "LAJEUNIE", 56, id="unnamed"),
        pytest.param(
            "europe.xlsx",
            "92002-0001",
            973,
            673,
            668,
            "LA FRANCE INSOUMISE - UNION POPULAIRE",
            47,
            id="numbered",
        ),
    ],
)
def test_figures_are_those_published(
    read: Callable[[str], Counts],
    name: str,
    code: str,
    registered: int,
    voters: int,
    valid: int,
    who: str,
    got: int,
) -> None:
    """Whatever the layout, the same figures come out, on the official code of their area."""
    counts = read(name)

    area = counts.areas.row(by_predicate=pl.col("code") == code, named=True)
    assert (area["registered"], area["voters"], area["valid"]) == (registered, voters, valid)
    assert votes(counts, code, who) == got


def test_both_rounds_of_a_file_stay_apart(read: Callable[[str], Counts]) -> None:
    """A file of both rounds gives each area twice, once a round."""
    counts = read("headerless13.txt")

    assert votes(counts, "12202-0001", "UN", 1) == 400
    assert votes(counts, "12202-0001", "UN", 2) == 780


def test_rows_are_those_of_the_file(read: Callable[[str], Counts]) -> None:
    """The row of an area is where a journalist finds it in the file, titles counted."""
    assert read("stations.txt").areas["row"].to_list() == [2, 3, 4]
    assert read("headerless13.txt").areas["row"].to_list() == [4, 6]
    assert read("workbook.xlsx").areas.filter(kind="department")["row"].to_list() == [5, 6]


def test_shares_keep_their_printed_digits(read: Callable[[str], Counts]) -> None:
    """A share is kept as printed, with a comma, from text and from numbers."""
    assert read("portal.csv").scores["printed_share"].to_list() == ["61,22", "38,78"]
    assert read("europe.xlsx").scores["printed_share"].to_list() == ["5,99", "7,04"]
    assert read("departments.csv").scores["printed_share"][0] == "72,81"


def test_a_pair_is_two_people(read: Callable[[str], Counts]) -> None:
    """The second of a pair is named as they are said, whatever column printed them."""
    for name, pairs in (
        ("pairs.xlsx", ["Laetitia LEMOINE", "Dimitri MONGEOT"]),
        ("codes.txt", ["Anne DEUX", "Luc QUATRE"]),
    ):
        candidates = read(name).candidates
        assert candidates["partner"].to_list() == pairs
        assert set(candidates["form"]) == {"pair"}


def test_seats_of_the_nation_are_not_those_of_a_station(read: Callable[[str], Counts]) -> None:
    """A column that repeats the nation's seats on every row gives none to a station."""
    counts = read("europe.xlsx")

    assert counts.scores["seats"].null_count() == counts.scores.height
    assert "plus large" in counts.warnings[0].what
    assert read("lists.csv").scores["seats"].sum() == 11


def test_standing_is_read_in_all_its_words(read: Callable[[str], Counts]) -> None:
    """QUALIF T2 and Elu are read; NON and nothing are nothing."""
    standing = read("candidates.csv").scores["standing"].to_list()

    assert standing == ["qualified", "qualified", "", "", "qualified"]
    assert read("lists.csv").scores.filter(standing="elected").height == 1


def test_a_sheet_without_results_is_said(read: Callable[[str], Counts]) -> None:
    """A legend beside the results is left aside, and the journalist told so."""
    notice = read("workbook.xlsx").warnings[0]

    assert notice.sheet == "Légende"
    assert "laissée de côté" in notice.what


def test_the_newsroom_may_name_places_as_it_says_them(read: Callable[[str], Counts]) -> None:
    """The newsroom's own table takes France, departments and communes by their names."""
    areas = read("newsroom.csv").areas.select("kind", "code", "name").rows()

    assert areas == [
        ("nation", "FR", "France"),
        ("department", "12", "Aveyron"),
        ("commune", "", "Onet"),
        ("commune", "12202", "Rodez"),
    ]
    assert read("newsroom.csv").stage is Stage.PARTIAL


def test_one_election_is_chosen_among_several(tmp_path: Path) -> None:
    """The national aggregation holds many elections: without a choice they are named."""
    path = tmp_path / "reçu.parquet"
    path.write_bytes(parquet(aggregation()))

    with pytest.raises(SourceError, match="2 élections dans ce fichier : 2022_pres, 2017_pres"):
        read_counts(path)

    counts = read_counts(path, wanted="2022_pres")
    assert counts.stage is Stage.DEFINITIVE
    assert (votes(counts, "12202-0001", "LE PEN", 1), votes(counts, "12202-0001", "LE PEN", 2)) == (
        400,
        350,
    )


def test_a_name_that_alone_tells_the_election_is_believed_and_said(tmp_path: Path) -> None:
    """Macron and Le Pen stood together twice: the year in the name of the file is a remark."""
    path = tmp_path / "PR17_BVot_T2_FE.txt"
    path.write_bytes(stations_2017().encode("cp1252"))

    counts = read_counts(path)

    assert counts.year == 2017
    assert [notice.what for notice in counts.warnings] == [
        "d'après le seul nom du fichier : année 2017"
    ]


def test_totals_and_remarks_are_left_out(tmp_path: Path) -> None:
    """A line of totals or of sources is no area, and is reported with its row."""
    path = tmp_path / "reçu.csv"
    text = lines(
        "code commune;inscrits;votants;exprimés;nom;voix",
        "12202;100;60;55;HAMON;30",
        "12202;100;60;55;VALLS;25",
        ";200;120;110;HAMON;60",
        "Source : la fédération;;;;;",
    )
    path.write_text(text, encoding="utf-8")

    counts = read_counts(path)

    assert counts.areas["code"].to_list() == ["12202"]
    assert [(refused.row, refused.reason) for refused in counts.refused] == [
        (4, "ligne de total, sans lieu"),
        (5, "ligne sans aucun chiffre"),
    ]


def test_the_guide_shows_a_table_that_is_read(tmp_path: Path) -> None:
    """The newsroom's own table, as docs/redaction.md prints it, is read whole."""
    guide = Path(__file__).parents[3] / "docs" / "redaction.md"
    block = re.search(
        r"```csv\n(Présidentielle.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL
    )
    assert block is not None
    path = tmp_path / "reçu.csv"
    path.write_text(block[1], encoding="utf-8")

    counts = read_counts(path)

    assert counts.areas["name"].to_list() == ["France", "Aveyron", "Rodez", "Onet"]
    assert (votes(counts, "12", "Macron"), votes(counts, "12202", "Le Pen")) == (109340, 1978)
    assert counts.areas["stations_counted"].to_list() == [None, 448, None, None]
    assert (counts.stage, counts.round, counts.refused) == (Stage.PARTIAL, 2, ())
