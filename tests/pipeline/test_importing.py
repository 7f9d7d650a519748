"""From a received file to an election that bulletins are made of: settled, checked, kept, reported."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from received_by_hand import Place, counts, every_commune

from broadcast.errors import SourceError
from broadcast.model.election import ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.drafting import draft
from broadcast.sources.imports.adding import add
from broadcast.sources.imports.catalogue import read_catalogue
from broadcast.sources.newsroom import read_election
from broadcast.sources.received.election.polls import polls
from broadcast.sources.settling import Known, Wanted, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.sources.received.election.polls import Poll
    from broadcast.workspace import Workspace

SECOND = next(one.days for one in polls() if one.kind == "presidentielle" and one.year == 2017)
HERE = (Known(id="2017", kind=ElectionKind.PRESIDENTIELLE, rounds=SECOND),)

HEADER = (
    "departement,commune,commune_libelle,bureau,inscrits,votants,blancs,exprimes,"
    "numero_panneau,sexe,nom,prenom,voix"
)
"""As a tidy table of the second round of 2017 was published: one line for each candidate."""


def station(code: str, name: str, macron: int, le_pen: int) -> str:
    ballots = f"{2 * (macron + le_pen)},{macron + le_pen + 5},5,{macron + le_pen}"
    start = f"{code[:2]},{code[2:]},{name},0001,{ballots}"
    return f"{start},1,M,MACRON,Emmanuel,{macron}\n{start},2,F,LE PEN,Marine,{le_pen}"


def table(tmp_path: Path, *stations: str, name: str = "presidentielle-2017-tour-2.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join((HEADER, *stations)) + "\n", encoding="utf-8")
    return path


RODEZ = station("12202", "Rodez", 70, 30)
CAHORS = station("46042", "Cahors", 60, 40)


def reports(result: Result) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads(result.stdout)["files"]
    return files


def test_an_import_is_reported_in_full(broadcast: Callable[..., Result], tmp_path: Path) -> None:
    """Family, layout, election, round, stage, areas by kind, totals, votes, warnings, refusals."""
    result = broadcast("import", str(table(tmp_path, RODEZ, CAHORS)), "--json")
    (report,) = reports(result)

    assert result.exit_code == 0
    assert report["family"] == "table"
    assert report["layout"]
    assert (report["election"], report["round"]) == ("presidentielle-2017", 2)
    assert report["stage"] == "quasi-definitive"
    assert report["areas"] == {"station": 2}
    (totals,) = report["totals"]
    assert (totals["registered"], totals["voters"], totals["blank"]) == (400, 210, 10)
    assert (totals["spoiled"], totals["valid"]) == (None, 200)
    assert [(row["candidate"], row["votes"]) for row in totals["votes"]] == [
        ("Emmanuel MACRON", 130),
        ("Marine LE PEN", 70),
    ]
    assert report["refused"] == []
    assert (report["imported"], report["error"]) == ("new", None)


def test_an_import_drafts_its_election(
    workspace: Workspace, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Name, kind, dates of both rounds: a bulletin can be made at once."""
    result = broadcast("import", str(table(tmp_path, RODEZ)))
    election = read_election(workspace.election("presidentielle-2017"), ["12"])

    assert result.exit_code == 0
    assert "70" in result.stderr
    assert (election.name, election.round) == ("élection présidentielle", 2)
    assert [day.isoformat() for day in election.rounds] == ["2017-04-23", "2017-05-07"]
    assert election.airdate.isoformat() == "2017-05-08"


def test_what_the_newsroom_wrote_is_left_alone(
    workspace: Workspace, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """An election.yaml that is there is never written over."""
    folder = workspace.elections / "macron-le-pen"
    folder.mkdir()
    typed = draft(ElectionKind.PRESIDENTIELLE, SECOND, publisher="la préfecture")
    (folder / "election.yaml").write_text(typed, encoding="utf-8")

    result = broadcast("import", str(table(tmp_path, RODEZ)), "--election", "macron-le-pen")

    assert result.exit_code == 0, result.stderr
    assert (folder / "election.yaml").read_text(encoding="utf-8") == typed
    assert (folder / "imports" / "catalogue.json").is_file()


def test_a_refused_file_stops_no_other(broadcast: Callable[..., Result], tmp_path: Path) -> None:
    """Exit code 1, one line with its reason, and the good ones are in."""
    bad = tmp_path / "vide.csv"
    bad.write_text("une colonne\nsans résultat\n", encoding="utf-8")
    result = broadcast("import", str(bad), str(table(tmp_path, RODEZ)), "--json")
    refused, imported = reports(result)

    assert result.exit_code == 1
    assert (refused["imported"], imported["imported"]) == ("refused", "new")
    assert refused["error"]
    assert "Refusé : vide.csv" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_is_imported_file_by_file(
    broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Hidden files are none of the newsroom's."""
    folder = tmp_path / "recu"
    folder.mkdir()
    table(folder, RODEZ, name="12-presidentielle-2017-t2.csv")
    table(folder, CAHORS, name="46-presidentielle-2017-t2.csv")
    table(folder, CAHORS, name=".DS_Store")

    assert len(reports(broadcast("import", str(folder), "--json"))) == 2


def test_an_import_repeated_says_so(broadcast: Callable[..., Result], tmp_path: Path) -> None:
    """The same bytes change nothing, and the same report is given."""
    path = str(table(tmp_path, RODEZ))
    first, second = (reports(broadcast("import", path, "--json"))[0] for _ in range(2))

    assert (first["imported"], second["imported"]) == ("new", "already")
    assert first["totals"] == second["totals"]


def test_older_figures_do_not_come_over_newer_ones(
    workspace: Workspace, broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """A partial table after the whole one is refused, and what is aired stays."""
    broadcast("import", str(table(tmp_path, RODEZ)), "--stage", "definitive")
    older = table(tmp_path, station("12202", "Rodez", 7, 3))
    result = broadcast("import", str(older), "--stage", "partial")

    assert result.exit_code == 1
    assert "un stade du dépouillement plus avancé est déjà importé" in result.stderr
    folder = workspace.election("presidentielle-2017")
    catalogue = read_catalogue(folder)
    assert catalogue
    assert len(catalogue.imports) == 1


def test_a_file_that_is_not_there_is_said(broadcast: Callable[..., Result]) -> None:
    """One line, no traceback."""
    result = broadcast("import", "nulle-part.csv")

    assert result.exit_code == 1
    assert "fichier introuvable" in result.stderr


ONE = [Place(code="12202", votes=(70, 30))]


@pytest.mark.parametrize(
    ("wanted", "election"),
    [
        pytest.param(Wanted(), "presidentielle-2017", id="as the file says"),
        pytest.param(Wanted(election="2017"), "2017", id="a folder of the newsroom"),
        pytest.param(
            Wanted(election="presidentielle-2017-essai"), "presidentielle-2017-essai", id="by its name"
        ),
    ],
)  # fmt: skip
def test_an_election_is_settled(wanted: Wanted, election: str) -> None:
    """By the file, by a folder of the workspace, by its name in the table of polls."""
    found = settled(counts(ONE), wanted, HERE)

    assert (found.election, found.kind, found.rounds) == (
        election,
        ElectionKind.PRESIDENTIELLE,
        SECOND,
    )


@pytest.mark.parametrize(
    ("wanted", "year", "reason"),
    [
        pytest.param(Wanted(election="municipales-2026"), 2017, "pas de municipales-2026", id="another kind"),
        pytest.param(Wanted(election="2017"), 2022, "ce fichier est de 2022", id="another year"),
        pytest.param(Wanted(election="un-scrutin"), 2017, "élection inconnue", id="an unknown one"),
        pytest.param(Wanted(round=1), 2017, "tour 2, pas 1", id="another round"),
        pytest.param(Wanted(election="../ailleurs"), 2017, "élection inconnue", id="a way out of the folder"),
    ],
)  # fmt: skip
def test_what_contradicts_is_refused(wanted: Wanted, year: int, reason: str) -> None:
    """A file is never put where it does not belong."""
    with pytest.raises(SourceError, match=reason):
        settled(counts(ONE, year=year), wanted, HERE)


def test_a_candidate_without_a_name_is_refused_with_its_row() -> None:
    """At the import, not in the middle of the night when a bulletin is made."""
    nobody = [{"family_name": " "}, {"family_name": "LE PEN"}]

    with pytest.raises(SourceError, match="pas de nom") as refused:
        settled(counts(ONE, nobody), Wanted(), HERE)
    assert refused.value.where
    assert refused.value.where.line == 2


def test_a_stage_that_the_newsroom_knows_is_kept() -> None:
    """The file does not prove that it is definitive; a journalist may know it."""
    file = counts(ONE, stage=Stage.QUASI_DEFINITIVE)

    assert settled(file, Wanted(stage=Stage.DEFINITIVE), HERE).counts.stage is Stage.DEFINITIVE


@pytest.mark.parametrize(
    ("communes", "wanted", "number"),
    [
        pytest.param(285, Wanted(), 1, id="every commune of a department votes in the first"),
        pytest.param(12, Wanted(round=2), 2, id="a few, as the newsroom says"),
        pytest.param(12, Wanted(), None, id="a few: nobody knows"),
    ],
)
def test_a_round_that_no_column_tells(communes: int, wanted: Wanted, number: int | None) -> None:
    """It is what only that round can look like, or asked for; never guessed."""
    file = counts(every_commune("12", (3, 2))[:communes], kind=ElectionKind.MUNICIPALES, year=2026)
    areas = file.areas.with_columns(round=pl.lit(None, pl.UInt8))
    file = replace(file, areas=areas, round=None)

    if number is None:
        with pytest.raises(SourceError, match="de quel tour"):
            settled(file, wanted, ())
    else:
        assert settled(file, wanted, ()).counts.round == number


@pytest.mark.parametrize("poll", polls(), ids=lambda poll: f"{poll.kind}-{poll.year}")
def test_every_poll_has_a_draft_that_can_be_read(tmp_path: Path, poll: Poll) -> None:
    """Whatever is imported, its election.yaml is whole."""
    folder = tmp_path / f"{poll.kind}-{poll.year}"
    number = len(poll.days)
    file = counts([Place(code="12202", votes=(70, 30), round=number)], kind=poll.kind)
    add(folder, file, poll.kind, day=poll.days[-1], now=datetime(2026, 4, 1, tzinfo=UTC), report={})
    (folder / "election.yaml").write_text(
        draft(poll.kind, poll.days, publisher="le ministère de l'Intérieur"), encoding="utf-8"
    )
    election = read_election(folder, ["12"])

    assert election.rounds == poll.days
    assert election.kind is poll.kind
    assert election.name
