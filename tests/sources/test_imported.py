"""From the store to an election: names as said, areas, figures that know their file and their time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from received_by_hand import LE_PEN, MACRON, Place, counts, every_commune

from broadcast.errors import SourceError
from broadcast.facts.compile import compile_facts
from broadcast.model.areas import Area
from broadcast.model.election import Election, ElectionKind
from broadcast.model.figures import Stage
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region
from broadcast.sources.imports.adding import add
from broadcast.sources.list_names import list_as_said
from broadcast.sources.newsroom import read_election
from broadcast.sources.people import Printed, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.model.candidates import Candidate
    from broadcast.sources.received.counts import Counts

NIGHT = datetime(2017, 5, 7, 20, 0, tzinfo=UTC)
AVEYRON, LOT = area_of_department("12"), area_of_department("46")
YAML = """\
name: élection présidentielle
kind: {kind}
rounds: [2017-04-23, 2017-05-07]
prize: président de la République
"""


def keep(folder: Path, one: Counts, kind: ElectionKind) -> None:
    """Import a file made of today's communes."""
    add(folder, one, kind, day=date(2026, 3, 15), now=NIGHT, report={"warnings": []})


def election(
    tmp_path: Path,
    *files: Counts,
    more: str = "",
    departments: Sequence[str] = ("12", "46"),
) -> Election:
    """The election of a folder with these files imported and almost nothing typed."""
    folder = tmp_path / "presidentielle-2017"
    kind = files[0].kind or ElectionKind.PRESIDENTIELLE
    for one in files:
        keep(folder, one, kind)
    yaml = YAML.format(kind=kind.value) + more
    (folder / "election.yaml").write_text(yaml, encoding="utf-8")
    return read_election(folder, departments)


def value(found: Election, area: Area, kind: str, candidate: str = "", round_: int = 2) -> object:
    (figure,) = [
        one
        for one in found.figures_of(area, round_, kind)  # type: ignore[arg-type]
        if (one.candidate.id if one.candidate else "") == candidate
    ]
    return figure.value


def test_a_folder_of_imports_is_an_election(tmp_path: Path) -> None:
    """Without results.csv nor quotes.yaml: the round is the latest, the morning the day after."""
    found = election(tmp_path, counts([*every_commune("12", (7, 3)), *every_commune("46", (6, 4))]))

    assert (found.round, found.airdate) == (2, date(2017, 5, 8))
    assert [one.name for one in found.candidates] == ["Emmanuel Macron", "Marine Le Pen"]
    assert [one.id for one in found.candidates] == ["macron", "le-pen"]
    assert value(found, AVEYRON, "votes", "macron") == 7 * 285
    assert value(found, LOT, "registered") == 2 * 10 * 312
    assert len(found.counted_in(AVEYRON, "commune", 2)) == 285
    assert found.counted_in(LOT, "commune", 2) == ()  # a neighbour's communes are not read


def test_figures_know_where_they_come_from(tmp_path: Path) -> None:
    """File and row, stage, publisher and time; a sum says that it is one."""
    as_of = datetime(2017, 5, 7, 21, 30, tzinfo=UTC)
    file = counts(
        every_commune("12", (7, 3)), stage=Stage.QUASI_DEFINITIVE, as_of=as_of, name="R2.csv"
    )
    found = election(tmp_path, file)
    rodez = next(one for one in found.counted_in(AVEYRON, "commune", 2) if one.name == "Rodez")
    (figure,) = found.figures_of(rodez, 2, "valid")
    (total,) = found.figures_of(AVEYRON, 2, "valid")

    assert figure.where.path.name == "R2.csv"
    assert figure.where.line
    assert figure.stage is Stage.QUASI_DEFINITIVE
    assert (figure.source.name, figure.source.published_at) == (
        "le ministère de l'Intérieur",
        as_of,
    )
    assert (figure.computed, total.computed, total.where.line) == (False, True, None)


def test_the_first_round_stands_beside_the_second(tmp_path: Path) -> None:
    """A first-round file with surnames in capitals alone names the same people."""
    first = counts(
        every_commune("12", (2, 5, 3), round_=1),
        [{"family_name": "MACRON"}, {"family_name": "LE PEN"}, {"family_name": "MELENCHON"}],
    )
    found = election(tmp_path, first, counts(every_commune("12", (7, 3))))

    assert value(found, AVEYRON, "votes", "melenchon", 1) == 3 * 285
    assert next(one for one in found.candidates if one.id == "melenchon").name == (
        "Jean-Luc Mélenchon"
    )
    flip = compile_facts(
        found,
        nation=FRANCE,
        region=area_of_region("76"),
        department=AVEYRON,
        neighbours=[LOT],
    ).find("flip", AVEYRON)
    assert flip
    assert flip.runner_up
    assert (flip.leader, flip.runner_up.name) == (found.candidates[0], "Marine Le Pen")


def test_the_newsroom_names_a_candidate_its_own_way(tmp_path: Path) -> None:
    """election.yaml has the last word; what it leaves out is as imported."""
    more = """\
publisher: la préfecture de l'Aveyron
candidates:
  - {id: macron, role: l'ancien ministre de l'Économie}
"""
    found = election(tmp_path, counts(every_commune("12", (7, 3))), more=more)

    macron = found.candidates[0]
    assert (macron.name, macron.role) == ("Emmanuel Macron", "l'ancien ministre de l'Économie")
    (figure,) = [one for one in found.figures_of(AVEYRON, 2, "votes") if one.candidate == macron]
    assert figure.source.name == "la préfecture de l'Aveyron"


def test_typed_and_imported_figures_live_together(tmp_path: Path) -> None:
    """A figure that was typed is said first, and a difference with the file is told."""
    folder = tmp_path / "presidentielle-2017"
    folder.mkdir()
    (folder / "results.csv").write_text(
        "round,area,figure,candidate,value,stage,source\n2,Aveyron,voters,,2851,definitive,press\n",
        encoding="utf-8",
    )
    source = "{id: press, name: la presse, published_at: 2017-05-08T06:00+02:00}"
    found = election(
        tmp_path, counts(every_commune("12", (7, 3))), more=f"sources:\n  - {source}\n"
    )

    assert [one.value for one in found.figures_of(AVEYRON, 2, "voters")] == [2851, 2850]
    assert any("2851 selon la presse, 2850 selon le ministère" in told for told in found.warnings)


def test_the_most_populous_communes_are_told_one_by_one(tmp_path: Path) -> None:
    """In municipal elections each commune is a contest: the first few are told, all are known."""
    communes = every_commune("12", ())
    places = [
        Place(code=one.code, name=one.name, registered=100 + number, voters=80, valid=78,
              votes=[*[None] * number, 78], round=1)
        for number, one in enumerate(communes)
    ]  # fmt: skip
    lists = [
        {"contest": one.code, "list_name": f"Vivre à {one.name}", "form": "list"}
        for one in communes
    ]
    found = election(tmp_path, counts(places, lists, kind=ElectionKind.MUNICIPALES))

    contests = found.contests(AVEYRON)
    assert [one.code for one in contests] == [one.code for one in reversed(communes[-8:])]
    assert len(found.counted_in(AVEYRON, "commune", 1)) == 285
    last = next(one for one in found.candidates if one.stands_in == contests[0])
    assert (last.form, last.gender) == ("list", "f")
    assert last.name == f"la liste Vivre à {contests[0].name}"


def test_constituencies_are_named_as_they_are_said(tmp_path: Path) -> None:
    """Législatives: a contest is a constituency, and those elected are marked."""
    people = [
        {"contest": "12-01", "family_name": "MAZARS", "first_name": "Stéphane", "gender": "m",
         "label": "ENS"},
        {"contest": "12-01", "family_name": "D'ORNANO", "first_name": "ANNE", "gender": "f"},
    ]  # fmt: skip
    place = Place(
        code="12-01", kind="constituency", registered=90, voters=60, valid=58, votes=(38, 20),
        standings=("elected",),
    )  # fmt: skip
    found = election(tmp_path, counts([place], people, kind=ElectionKind.LEGISLATIVES))

    (contest,) = found.contests(AVEYRON)
    assert (contest.name, contest.code) == ("1re circonscription de l'Aveyron", "1201")
    assert [one.name for one in found.candidates] == ["Stéphane Mazars", "Anne d'Ornano"]
    assert found.candidates[0].nuance == "Ensemble"
    assert found.candidates[0].party == ""
    (elected,) = found.figures_of(contest, 2, "elected")
    assert elected.candidate == found.candidates[0]


def test_an_earlier_election_stands_beside(tmp_path: Path) -> None:
    """What it may be compared with is named in election.yaml."""
    earlier = tmp_path / "presidentielle-2012"
    keep(earlier, counts(every_commune("12", (6, 4))), ElectionKind.PRESIDENTIELLE)
    (earlier / "election.yaml").write_text(
        YAML.format(kind="presidentielle").replace("2017", "2012"), encoding="utf-8"
    )
    file = counts(every_commune("12", (7, 3)))
    found = election(tmp_path, file, more="previous: [presidentielle-2012]\n")

    (before,) = found.previous
    assert before.id == "presidentielle-2012"
    assert value(before, AVEYRON, "votes", "macron") == 6 * 285
    with pytest.raises(SourceError, match="élection inconnue « presidentielle-2011 »"):
        election(tmp_path, file, more="previous: [presidentielle-2011]\n")


def printed(**known: str) -> Printed:
    columns = Printed.__slots__
    return Printed(**(dict.fromkeys(columns, "") | {"form": "person"} | known))


def people(
    *known: Printed, kind: ElectionKind = ElectionKind.LEGISLATIVES
) -> tuple[Candidate, ...]:
    return named(known, kind, {}).candidates


def test_two_candidates_never_share_an_id() -> None:
    """Namesakes are told apart, in the order of the file."""
    martins = people(
        printed(family_name="MARTIN", first_name="Jean", gender="m"),
        printed(family_name="MARTIN", first_name="Anne", gender="f"),
    )

    assert [one.id for one in martins] == ["martin", "martin-2"]


def test_an_unknown_gender_is_said() -> None:
    """A verb would agree wrongly: the newsroom is told where to write it."""
    unknown = named([printed(family_name="MARTIN")], ElectionKind.LEGISLATIVES, {})

    (warning,) = unknown.warnings
    assert "Martin : le fichier ne dit pas si c'est une femme ou un homme" in warning
    assert (
        named([printed(**LE_PEN), printed(**MACRON)], ElectionKind.PRESIDENTIELLE, {}).warnings
        == ()
    )


def test_a_pair_is_two_people() -> None:
    """Départementales: a woman and a man elected together."""
    (pair,) = people(
        printed(form="pair", family_name="BAR", first_name="Anne", partner="Jean ALARY"),
        kind=ElectionKind.DEPARTEMENTALES,
    )

    assert (pair.name, pair.plural) == ("Anne Bar et Jean Alary", True)


@pytest.mark.parametrize(
    ("list_name", "said"),
    [
        pytest.param(
            "Notre commune, notre force", "la liste Notre commune, notre force", id="as is"
        ),
        pytest.param("LISTE D'UNION", "la liste d'union", id="not twice a list"),
        pytest.param("AGIR POUR RODEZ", "la liste Agir pour Rodez", id="capitals"),
        pytest.param("Pour RODEZ, ensemble", "la liste Pour Rodez, ensemble", id="its commune"),
        pytest.param("RODEZ, UNE EQUIPE", "la liste Rodez, une équipe", id="accents"),
        pytest.param("UNIS - SARAH VIDAL", "la liste Unis - Sarah Vidal", id="a person"),
        pytest.param("AVEC ROSE ET AILLEURS", "la liste Avec rose et ailleurs", id="no person"),
    ],
)
def test_lists_are_said_without_shouting(list_name: str, said: str) -> None:
    """A list's name in capitals keeps those of its commune only."""
    rodez = Area(kind="commune", name="Rodez", code="12202", department="12")

    assert list_as_said(list_name, rodez) == said
