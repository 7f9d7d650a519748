"""The ministry's election-night XML, four generations of it, is read for what it says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from broadcast.errors import SourceError
from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.received.ministry.night import read_xml

if TYPE_CHECKING:
    from broadcast.sources.received.counts import Counts

XML = Path(__file__).parent / "xml"
SHARED = Path(__file__).parents[3] / ".." / "shared" / "results"
REAL = sorted(SHARED.glob("xml*/**/*.xml"))


def read(name: str) -> Counts:
    return read_xml(XML / name, (XML / name).read_bytes())


def votes(counts: Counts, code: str, round_number: int) -> dict[str, int]:
    """Votes by family name, in one area and round."""
    here = counts.areas.filter(pl.col("code") == code, pl.col("round") == round_number)
    joined = here.join(counts.scores, on="area").join(counts.candidates, on="candidate")
    return dict(joined.select("family_name", "votes").iter_rows())


@pytest.mark.parametrize(
    ("name", "kind", "year", "round_number", "areas"),
    [
        pytest.param("pr2017_012.xml", "presidentielle", 2017, None, [("department", "12")] * 2, id="PR2017, both rounds"),
        pytest.param("pr2017_075com.xml", "presidentielle", 2017, 2, [("commune", "75056"), ("sector", "75056-01")], id="PR2017, Paris"),
        pytest.param("pr2017_971com.xml", "presidentielle", 2017, 2, [("commune", "97101")], id="PR2017, overseas"),
        pytest.param("lg2017_975com.xml", "legislatives", 2017, 1, [("commune", "97502")], id="LG2017"),
        pytest.param("lg2024_R112CIR.xml", "legislatives", 2024, 1, [("constituency", "12-01")], id="LG2024"),
        pytest.param("eu2024_R192COM.xml", "europeennes", 2024, 1, [("commune", "92002")], id="EU2024"),
        pytest.param("sn2026_R101.xml", "senatoriales", 2026, 1, [("department", "01")], id="SN2026, lists"),
        pytest.param("sn2026_R1_deux_sieges.xml", "senatoriales", 2026, 1, [("department", "03")], id="SN2026, majority ballot"),
    ],
)  # fmt: skip
def test_each_generation_gives_its_election_and_areas(
    name: str, kind: str, year: int, round_number: int | None, areas: list[tuple[str, str]]
) -> None:
    """A file is told apart by its tags: which election, which year, which round, which places."""
    counts = read(name)

    assert (counts.kind, counts.year, counts.round) == (ElectionKind(kind), year, round_number)
    assert counts.areas.select("kind", "code").rows() == areas


def test_both_rounds_of_one_file_are_kept_apart() -> None:
    """In round two the file carries both rounds: Aveyron's official figures come out of each."""
    counts = read("pr2017_012.xml")

    assert counts.areas.select("round", "registered", "voters", "valid").rows() == [
        (1, 218276, 181898, 176463),
        (2, 218097, 174246, 150178),
    ]
    assert votes(counts, "12", 2) == {"MACRON": 109340, "LE PEN": 40838}
    assert len(votes(counts, "12", 1)) == 11
    assert counts.candidates.height == 11, "a candidate of both rounds is one candidate"


def test_a_first_round_beside_a_second_one_is_over() -> None:
    """Only the second round of such a file may lack stations."""
    assert read("pr2017_012.xml").areas["complete"].to_list() == [True, None]


def test_a_district_of_paris_is_a_sector_of_its_commune() -> None:
    """056AR01 is inside Paris: it must never be added to it."""
    areas = read("pr2017_075com.xml").areas

    assert areas.select("kind", "code", "commune", "department").rows() == [
        ("commune", "75056", "", "75"),
        ("sector", "75056-01", "75056", "75"),
    ]


def test_overseas_letters_become_official_codes() -> None:
    """ZA is Guadeloupe, 971, and its commune 101 is 97101."""
    areas = read("pr2017_971com.xml").areas

    assert areas.select("department", "code").row(0) == ("971", "97101")


def test_padded_shares_keep_their_printed_digits() -> None:
    """A share printed "   0,64" is 0,64: the padding goes, no digit does."""
    shares = read("pr2017_012.xml").scores["printed_share"].to_list()

    assert shares[0] == "4,85"
    assert shares[-1] == "72,81"


def test_candidates_stand_where_seats_are_won() -> None:
    """A candidate of the législatives stands in a constituency, one of the présidentielle anywhere."""
    assert read("lg2024_R112CIR.xml").candidates["contest"].unique().to_list() == ["12-01"]
    assert read("lg2017_975com.xml").candidates["contest"].unique().to_list() == ["975-01"]
    assert read("sn2026_R101.xml").candidates["contest"].unique().to_list() == ["01"]
    assert read("pr2017_012.xml").candidates["contest"].unique().to_list() == [""]


def test_elected_and_qualified_are_read_and_qualified_is_not_standing() -> None:
    """Six were flagged qualified in one department of 2026, and four stood: the file warns of it."""
    counts = read("lg2024_R112CIR.xml")

    assert counts.scores["standing"].to_list() == ["qualified", "qualified", "", "", "qualified"]
    assert "attendez les candidatures" in counts.warnings[0].what
    assert read("sn2026_R1_deux_sieges.xml").scores["standing"].to_list()[0] == "elected"


def test_shares_of_two_seats_pass_100_together() -> None:
    """Two seats are two votes each: "the sum is 100" is not a rule of the reader's."""
    shares = read("sn2026_R1_deux_sieges.xml").scores["printed_share"]

    assert sum(float(share.replace(",", ".")) for share in shares) == pytest.approx(
        187.67, abs=0.05
    )


def test_a_list_has_the_votes_and_its_people_have_none() -> None:
    """A list is one line with its head and seats; the people under it are not candidates apart."""
    counts = read("sn2026_R101.xml")

    assert counts.candidates.height == 7
    head = counts.candidates.row(1, named=True)
    assert (head["form"], head["family_name"], head["first_name"], head["gender"]) == (
        "list", "BLATRIX CONTAT", "Florence", "f",
    )  # fmt: skip
    assert counts.scores.select("votes", "printed_share", "seats").row(1) == (471, "24,57", 1)


def test_a_file_without_progress_proves_nothing() -> None:
    """Without Complet or ResultatsParvenus a file may lack stations: its stage is partial."""
    assert read("pr2017_012.xml").stage is Stage.PARTIAL
    arrived = read("eu2024_R192COM.xml")
    assert arrived.stage is Stage.DEFINITIVE
    assert arrived.as_of == datetime(2024, 6, 9, 22, 31, 12, tzinfo=UTC)


def test_an_index_tells_progress_and_no_votes() -> None:
    """An index says which areas have results; one without a date has none yet."""
    counts = read("sn2026_INDEX1FE.xml")

    assert counts.scores.is_empty()
    assert counts.areas.select("kind", "code", "stations_counted", "complete").rows() == [
        ("department", "05", 1, True),
        ("department", "06", 0, False),
    ]
    assert counts.as_of == datetime(2026, 9, 27, 17, 37, 52, tzinfo=UTC)
    assert counts.stage is Stage.PARTIAL


def test_an_index_of_communes_knows_its_round_and_sectors() -> None:
    """Dates with hyphens, O and N, the round around the communes: the older index."""
    counts = read("pr2017_075IDX.xml")

    assert counts.round == 2
    assert counts.areas["kind"].to_list() == ["commune", "sector"]
    assert counts.as_of == datetime(2017, 5, 7, 21, 25, 15, tzinfo=UTC)


def test_a_rehearsal_is_marked_as_one() -> None:
    """The words TEST MOCK DATA in the type of the election mark every figure of the file."""
    assert read("pr2017_index_essai.xml").mock
    assert not read("pr2017_012.xml").mock


def edited(name: str, old: str, new: str) -> bytes:
    text = (XML / name).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1).encode()


LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<Election><Scrutin><Type>&lol1;</Type></Scrutin></Election>"""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(LAUGHS, "f.xml : fichier XML piégé", id="billion laughs"),
        pytest.param(LAUGHS.decode().encode("utf-16"), "f.xml : fichier XML piégé", id="billion laughs in UTF-16"),
        pytest.param(b"", "fichier XML vide", id="nothing"),
        pytest.param((XML / "pr2017_012.xml").read_bytes()[:3000], "f.xml, ligne 87 : XML tronqué", id="cut short"),
        pytest.param(edited("pr2017_012.xml", "</Inscrits>", "</Inscrit>"), "f.xml, ligne 21 : XML mal formé", id="a wrong end tag"),
        pytest.param(b"<a>" * 60 + b"</a>" * 60, "trop imbriquées", id="too deep"),
        pytest.param(b"<html><body>404</body></html>", "XML d'un autre genre", id="a page of an error"),
        pytest.param(edited("pr2017_012.xml", "218276", "-5"), "f.xml, ligne 19 : « -5 » n'est pas un nombre entier", id="negative"),
        pytest.param(edited("pr2017_012.xml", "218276", "2,5"), "« 2,5 » n'est pas un nombre entier", id="fractional"),
        pytest.param(edited("pr2017_012.xml", "<NumTour>1<", "<NumTour>3<"), "tour « 3 »", id="a third round"),
        pytest.param(edited("sn2026_INDEX1FE.xml", "27/09/2026", "31/09/2026"), "date impossible", id="no such day"),
        pytest.param(edited("sn2026_INDEX1FE.xml", ">OUI<", ">peut-être<"), "au lieu de oui ou non", id="neither yes nor no"),
        pytest.param(edited("lg2024_R112CIR.xml", "THEBAULT", "MAZARS").replace("Léon".encode(), "Stéphane".encode()).replace(b"<NumPanneauCand>2", b"<NumPanneauCand>1"), "deux fois dans les mêmes résultats", id="one candidate twice"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_in_one_line(data: bytes, told: str) -> None:
    """One line: the file, the line, the reason. Nothing is half read."""
    with pytest.raises(SourceError) as refusal:
        read_xml(Path("f.xml"), data)

    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_comment_in_a_number_leaves_the_number_whole() -> None:
    """What a comment splits is read as one: 1<!-- -->20 is no other count than 120."""
    data = edited("pr2017_012.xml", "218276", "218<!-- -->276")

    assert read_xml(Path("f.xml"), data).areas["registered"][0] == 218276


def test_the_real_files_are_read() -> None:
    """Where the ministry's own files lie beside the checkout, each is read to the end."""
    for path in REAL:
        assert read_xml(path, path.read_bytes()).areas.height > 0
