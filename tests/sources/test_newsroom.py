"""What the newsroom typed is read whole, or refused with the line of its first fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import edit

from broadcast.errors import BroadcastError
from broadcast.model.figures import PublishedNumber, PublishedShare
from broadcast.sources.newsroom import read_election

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.workspace import Workspace

SEED = "primaire-gauche-2017"


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    return workspace.election(SEED)


def test_a_published_share_is_never_turned_into_votes(folder: Path) -> None:
    """Aveyron is known by one share: no votes, and nothing for the other candidate."""
    figures = [f for f in read_election(folder).figures if f.area.name == "Aveyron"]

    assert [(f.kind, f.value) for f in figures] == [
        ("share", PublishedShare(digits="54,7")),
        ("voters", PublishedNumber(relation="un peu plus de", value=10_000)),
        ("places_led", 6),
    ]


def test_every_figure_has_its_source_stage_and_line(folder: Path) -> None:
    """No figure without a source and a time."""
    for figure in read_election(folder).figures:
        assert figure.source.name
        assert figure.source.published_at.tzinfo
        assert figure.where.line


def test_what_does_not_add_up_is_said_and_not_mended(folder: Path) -> None:
    """Cahors as published does not add up, and Lot's share is truncated by one source."""
    election = read_election(folder)

    cahors, lot = election.warnings
    assert "Cahors" in cahors
    assert "1243" in cahors
    assert "55,6 %" in lot
    assert "tronqué" in lot
    spoiled = [f.value for f in election.figures if f.area.name == "Cahors" and f.kind == "voters"]
    assert spoiled == [1229]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "told"),
    [
        pytest.param("results.csv", '"54,7"', '"154,7"', 8, "part de 154,7 %", id="share over 100"),
        pytest.param("results.csv", '"41,28"', '"51,28"', 7, "ensemble", id="shares over 100"),
        pytest.param(
            "results.csv", '"54,7"', "beaucoup", 8, "n'est pas une part", id="share in words"
        ),
        pytest.param(
            "results.csv", "2,Aveyron,share", "3,Aveyron,share", 8, "le tour 3", id="no such round"
        ),
        pytest.param(
            "results.csv", "2,Aveyron,share", "2,Avéron,share", 8, "lieu inconnu", id="place"
        ),
        pytest.param(
            "results.csv", "share,hamon", "share,hammon", 6, "hamon", id="misspelt candidate"
        ),
        pytest.param(
            "results.csv", "share,hamon", "sharre,hamon", 6, "share", id="misspelt figure"
        ),
        pytest.param(
            "results.csv", "4417", "-4417", 26, "n'est pas un nombre", id="negative votes"
        ),
        pytest.param(
            "results.csv", "4417", "44,17", 26, "8 colonnes au lieu de 7", id="bare comma"
        ),
        pytest.param(
            "results.csv", "quasi-definitive,totem", "certain,totem", 6, "certain", id="stage"
        ),
        pytest.param("results.csv", "totem\n", "bfm\n", 6, "bfm", id="undeclared source"),
        pytest.param(
            "results.csv", "leader,valls,,", "leader,valls,1,", 11, "pas de valeur", id="leader"
        ),
        pytest.param(
            "election.yaml", "round: 2 ", "round: 3 ", 6, "le tour 3", id="round without date"
        ),
        pytest.param(
            "election.yaml",
            "published_at: 2017-01-30T09:05+01:00",
            "published_at: lundi",
            12,
            "lundi",
            id="no time",
        ),
        pytest.param(
            "election.yaml",
            "\nname: primaire",
            "\nnam: primaire",
            2,
            "« nam » est-il mal",
            id="misspelt field",
        ),
        pytest.param(
            "election.yaml", "kind: primaire", "kind: concours", 3, "concours", id="unknown kind"
        ),
        pytest.param(
            "quotes.yaml",
            "words: Le score",
            "wrds: Le score",
            59,
            "« wrds »",
            id="quote without words",
        ),
        pytest.param(
            "quotes.yaml", "supports: valls", "supports: vals", 57, "valls", id="unknown support"
        ),
        pytest.param(
            "quotes.yaml", "said_on: 2017-01-30", "said_on: hier", 18, "2017-01-29", id="no date"
        ),
        pytest.param(
            "quotes.yaml", "daypart: matin", "clip: absent.m4a", 19, "absent.m4a", id="missing clip"
        ),
        pytest.param(
            "quotes.yaml",
            "id: cavalerie-union",
            "id: cavalerie-dynamique",
            40,
            "deux citations",
            id="twice",
        ),
    ],
)
def test_a_fault_is_one_line_with_its_place(
    folder: Path, file: str, old: str, new: str, line: int, told: str
) -> None:
    """Bad input: what, where (file and line), what to do; never a traceback."""
    edit(folder / file, old, new)

    with pytest.raises(BroadcastError) as caught:
        read_election(folder)

    assert told in str(caught.value)
    assert caught.value.where
    assert caught.value.where.path.name == file
    assert abs((caught.value.where.line or 0) - line) <= 1


def test_a_leader_with_fewer_votes_is_refused(folder: Path) -> None:
    """A typed leader that the votes contradict cannot be true."""
    with (folder / "results.csv").open("a", encoding="utf-8") as table:
        table.write("2,Lot,leader,valls,,quasi-definitive,medialot\n")

    with pytest.raises(BroadcastError, match="n'y est pas en tête"):
        read_election(folder)


def test_two_sources_that_disagree_on_who_leads_are_refused(folder: Path) -> None:
    """Such a place is not aired until a journalist has settled it."""
    with (folder / "results.csv").open("a", encoding="utf-8") as table:
        table.write("2,Rodez,leader,valls,,quasi-definitive,medialot\n")

    with pytest.raises(BroadcastError, match="deux sources ne voient pas le même candidat"):
        read_election(folder)


@pytest.mark.parametrize("typed", ["8077", "8 077", "8.077", "8\u202f077", "8\u00a0077"])
def test_counts_are_read_as_people_type_them(folder: Path, typed: str) -> None:
    """Plain, no-break and narrow no-break spaces, or the dot of the seed article."""
    edit(folder / "results.csv", "voters,,8077", f"voters,,{typed}")

    values = [f.value for f in read_election(folder).figures if f.area.name == "Lot"]
    assert 8077 in values


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(
            "2,Lot,registered,,5000,quasi-definitive,medialot",
            "8077 votants, mais 5000 inscrits",
            id="more voters than registered",
        ),
        pytest.param(
            "2,Lot,valid,,9000,quasi-definitive,medialot",
            "9000 exprimés, mais 8077 votants",
            id="more valid than voters",
        ),
        pytest.param(
            "2,Lot,valid,,7000,quasi-definitive,medialot",
            "7935 voix, mais 7000 exprimés",
            id="more votes than valid",
        ),
        pytest.param(
            "2,Aveyron,leader,valls,,quasi-definitive,totem",
            "n'y est pas en tête, selon les parts",
            id="leader against a majority",
        ),
        pytest.param(
            "2,Rodez,votes,hamon,un peu plus de 400,quasi-definitive,totem",
            "seul le nombre de votants",
            id="approximate votes",
        ),
    ],
)
def test_what_cannot_be_true_is_refused(folder: Path, rows: str, told: str) -> None:
    """Registered, voters, valid, votes: each at most the one before; a leader leads."""
    with (folder / "results.csv").open("a", encoding="utf-8") as table:
        table.write(f"{rows}\n")

    with pytest.raises(BroadcastError, match=told):
        read_election(folder)


@pytest.mark.parametrize("text", ["", "# rien encore\n"])
def test_an_election_may_have_no_quote_yet(folder: Path, text: str) -> None:
    """On Sunday night nobody has spoken."""
    (folder / "quotes.yaml").write_text(text)

    assert read_election(folder).quotes == ()


def test_a_comparison_without_a_sentence_is_refused(folder: Path) -> None:
    """What the templates cannot tell is not told wrongly."""
    edit(folder / "election.yaml", "of: shares, relation: same", "of: shares, relation: less")

    with pytest.raises(BroadcastError, match="ne se dit pas encore"):
        read_election(folder)
