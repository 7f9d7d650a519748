"""A night of results: what arrives is imported once, what changes is said, nothing is asked twice."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from broadcast.pipeline.receiving.ministry_tree import links, territories
from broadcast.pipeline.receiving.watching import Watch, follow
from broadcast.pipeline.stamps import Stamps
from broadcast.sources.settling import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

    from broadcast.pipeline.receiving.watching import Followed
    from broadcast.workspace import Workspace

ELECTION = """\
name: élection présidentielle
kind: presidentielle
prize: le président de la République
rounds: [2017-04-23, 2017-05-07]
"""
NIGHT = 1_494_189_000.0  # 7 May 2017, 20:30 UTC
WANTED = Wanted(election="presidentielle-2017")

XML = """<?xml version="1.0" encoding="UTF-8"?>
<Election><Scrutin><Type>Présidentielle</Type><Annee>2017</Annee></Scrutin>
<Departement><CodDpt>{code}</CodDpt><CodMinDpt>{code}</CodMinDpt><CodDpt3Car>0{code}</CodDpt3Car>
<LibDpt>{name}</LibDpt><CodReg>76</CodReg><CodReg3Car>076</CodReg3Car><Complet>{complete}</Complet>
<Tours><Tour><NumTour>2</NumTour><Mentions>
<Inscrits><Nombre>{registered}</Nombre></Inscrits>
<Abstentions><Nombre>{abstained}</Nombre></Abstentions>
<Votants><Nombre>{voters}</Nombre></Votants>
<Blancs><Nombre>0</Nombre></Blancs><Nuls><Nombre>0</Nombre></Nuls>
<Exprimes><Nombre>{voters}</Nombre></Exprimes></Mentions>
<Resultats><Candidats>
<Candidat><NumPanneauCand>1</NumPanneauCand><NomPsn>MACRON</NomPsn><PrenomPsn>Emmanuel</PrenomPsn>
<CivilitePsn>M.</CivilitePsn><NbVoix>{macron}</NbVoix></Candidat>
<Candidat><NumPanneauCand>2</NumPanneauCand><NomPsn>LE PEN</NomPsn><PrenomPsn>Marine</PrenomPsn>
<CivilitePsn>Mme</CivilitePsn><NbVoix>{le_pen}</NbVoix></Candidat>
</Candidats></Resultats></Tour></Tours></Departement></Election>
"""


def xml(code: str, name: str, macron: int, le_pen: int, *, complete: bool = False) -> bytes:
    """A department of the ministry's election night, as its 2017 generation wrote it."""
    voters = macron + le_pen
    return XML.format(
        code=code,
        name=name,
        macron=macron,
        le_pen=le_pen,
        voters=voters,
        abstained=voters,
        registered=2 * voters,
        complete="O" if complete else "N",
    ).encode()


@dataclass
class Site:
    """A server of the loopback: what it holds, and all that it was asked."""

    pages: dict[str, bytes] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    asked: list[tuple[str, int]] = field(default_factory=list)
    url: str = ""

    def paths(self, status: int) -> list[str]:
        """What was answered with that status, and forgotten afterwards."""
        found = [path for path, answered in self.asked if answered == status]
        self.asked.clear()
        return found


@pytest.fixture
def site() -> Iterator[Site]:
    """A site whose files have an ETag, and whose missing pages are HTML."""
    held = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, status = held.pages.get(self.path), 200
            tag = f'"{hash(body)}"'
            if self.path in held.broken:
                body, status = b"", 503
            elif body is None:
                body, status = b"<!DOCTYPE html><html>Page introuvable</html>", 404
            elif self.headers["If-None-Match"] == tag:
                body, status = b"", 304
            held.asked.append((self.path, status))
            self.send_response(status)
            page = status == 404 or self.path.endswith("/")
            self.send_header("Content-Type", "text/html" if page else "application/xml")
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    held.url = f"http://127.0.0.1:{server.server_port}/resultatsT2/"
    yield held
    server.shutdown()
    thread.join()
    server.server_close()


class Night:
    """A clock that only moves when one sleeps, and what was told meanwhile."""

    def __init__(self) -> None:
        self.now = NIGHT
        self.told: list[str] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def watch(self, workspace: Workspace, place: str) -> Watch:
        """A watch of that place, started anew as after a restart."""
        return Watch(
            workspace,
            place,
            WANTED,
            clock=lambda: self.now,
            sleep=self.sleep,
            tell=self.told.append,
        )


@pytest.fixture
def night(workspace: Workspace) -> Night:
    """The evening of a second round, in a station of Aveyron and Lot."""
    folder = workspace.elections / "presidentielle-2017"
    folder.mkdir(parents=True)
    (folder / "election.yaml").write_text(ELECTION, encoding="utf-8")
    return Night()


def lines(followed: Iterator[Followed]) -> list[str]:
    """What a look says has changed, refusals included."""
    return [
        line
        for one in followed
        for line in (*one.changes, *([str(one.error)] if one.error else []))
    ]


LOT = "/resultatsT2/076/046/046.xml"
AVEYRON = "/resultatsT2/076/012/012.xml"


def test_the_ministry_s_tree_is_followed_from_nothing_to_the_end(
    workspace: Workspace, night: Night, site: Site
) -> None:
    """Not published yet, then each stage as it comes, and who overtakes whom."""
    watch = night.watch(workspace, site.url)

    assert lines(watch.look()) == []
    site.pages[LOT] = xml("46", "Lot", 40, 60)
    assert lines(watch.look()) == ["Lot : résultats partiels, Le Pen en tête (60,00 %)"]
    site.pages[LOT] = xml("46", "Lot", 90, 60)
    site.pages[AVEYRON] = xml("12", "Aveyron", 70, 30)
    assert lines(watch.look()) == [
        "Aveyron : résultats partiels, Macron en tête (70,00 %)",
        "Lot : résultats partiels, Macron passe en tête (60,00 %)",
    ]
    site.pages[LOT] = xml("46", "Lot", 120, 80, complete=True)
    assert lines(watch.look()) == ["Lot : résultats définitifs, Macron reste en tête (60,00 %)"]
    assert night.told == []


def test_what_has_not_changed_is_not_sent_again(
    workspace: Workspace, night: Night, site: Site
) -> None:
    """The server's ETag goes back to it; only the tree that was found is asked for."""
    watch = night.watch(workspace, site.url)
    site.pages[LOT] = xml("46", "Lot", 40, 60)
    lines(watch.look())
    site.asked.clear()

    assert lines(watch.look()) == []
    asked = dict(site.asked)
    assert asked[LOT] == 304
    assert not any("R2" in path for path in asked)


def test_a_restart_goes_on_where_it_stopped(workspace: Workspace, night: Night, site: Site) -> None:
    """Nothing is fetched or told twice, and the next change is told against the last one."""
    site.pages[LOT] = xml("46", "Lot", 40, 60)
    lines(night.watch(workspace, site.url).look())
    site.asked.clear()

    again = night.watch(workspace, site.url)
    assert lines(again.look()) == []
    assert site.paths(304) == [LOT]
    site.pages[LOT] = xml("46", "Lot", 90, 60)
    assert lines(again.look()) == ["Lot : résultats partiels, Macron passe en tête (60,00 %)"]


def test_a_server_in_trouble_is_left_alone_longer_and_longer(
    workspace: Workspace, night: Night, site: Site
) -> None:
    """One line when it fails, one when it is back, and fewer and fewer requests between."""
    site.pages[LOT] = xml("46", "Lot", 40, 60)
    watch = night.watch(workspace, f"{site.url[:-1]}/076/046/046.xml")
    site.broken.add(LOT)
    lines(follow(watch, every_s=10, sleep=night.sleep, looks=60))
    tries = len(site.paths(503))
    site.broken.clear()
    night.sleep(900)

    assert lines(watch.look()) == ["Lot : résultats partiels, Le Pen en tête (60,00 %)"]
    assert tries == 5  # after 0, 30, 90, 210 and 450 seconds of ten minutes
    assert [told.partition(" : ")[2] for told in night.told] == [
        "erreur 503 ; nouvel essai dans 30 s",
        "de nouveau joignable",
    ]


def test_a_site_that_cannot_be_reached_stops_nothing(workspace: Workspace, night: Night) -> None:
    """The night goes on: it is said once, and tried again later."""
    watch = night.watch(workspace, "http://127.0.0.1:9/046.xml")

    assert lines(follow(watch, every_s=10, sleep=night.sleep, looks=3)) == []
    assert len(night.told) == 1
    assert "injoignable" in night.told[0]


def test_a_listing_is_followed_to_the_station_s_departments(
    workspace: Workspace, night: Night, site: Site
) -> None:
    """Folders of other departments and files of single communes are left alone."""
    site.pages["/resultatsT2/"] = (
        b'<a href="../">..</a> <a href="076/">076</a> <a href="011/">011</a>'
    )
    site.pages["/resultatsT2/076/"] = b'<a href="046/">046</a> <a href="031/">031</a>'
    site.pages["/resultatsT2/076/046/"] = b'<a href="046.xml">x</a> <a href="046042.xml">Cahors</a>'
    site.pages[LOT] = xml("46", "Lot", 40, 60)

    assert lines(night.watch(workspace, site.url).look()) == [
        "Lot : résultats partiels, Le Pen en tête (60,00 %)"
    ]
    assert [path for path, _ in site.asked if "011" in path or "031" in path or "042" in path] == []


def test_a_file_is_refused_once_and_again_after_a_restart(
    workspace: Workspace, night: Night, site: Site
) -> None:
    """A refusal is told with its reason, not at every look; the figures of before stay."""
    site.pages[LOT] = xml("46", "Lot", 40, 60)
    watch = night.watch(workspace, site.url)
    lines(watch.look())
    site.pages[LOT] = xml("46", "Lot", 40, 60)[:700]

    refused = lines(watch.look())
    assert len(refused) == 1
    assert "046.xml" in refused[0]
    assert lines(watch.look()) == []
    assert lines(night.watch(workspace, site.url).look()) == refused


def test_a_folder_is_followed(workspace: Workspace, night: Night, tmp_path: Path) -> None:
    """A file is taken in once it is written in full, and again when it changes."""
    folder = tmp_path / "recu"
    folder.mkdir()
    watch = night.watch(workspace, str(folder))

    def arrive(name: str, content: bytes, seconds_ago: float) -> None:
        (folder / name).write_bytes(content)
        moment = night.now - seconds_ago
        os.utime(folder / name, (moment, moment))

    arrive("046.xml", xml("46", "Lot", 40, 60), seconds_ago=0.5)
    arrive("012.xml.part", xml("12", "Aveyron", 1, 2), seconds_ago=60)
    assert lines(watch.look()) == []
    night.sleep(60)
    assert lines(watch.look()) == ["Lot : résultats partiels, Le Pen en tête (60,00 %)"]
    assert lines(watch.look()) == []
    arrive("046.xml", xml("46", "Lot", 90, 60), seconds_ago=10)
    assert lines(watch.look()) == ["Lot : résultats partiels, Macron passe en tête (60,00 %)"]


def test_scripts_that_the_figures_have_overtaken_are_marked(
    workspace: Workspace, night: Night, site: Site, broadcast: Callable[..., Result]
) -> None:
    """The script of the department that moved; the mark goes when it is written anew."""
    site.pages[LOT] = xml("46", "Lot", 40, 60)
    site.pages[AVEYRON] = xml("12", "Aveyron", 70, 30)
    watch = night.watch(workspace, site.url)
    lines(watch.look())
    asked = ("script", "--election", "presidentielle-2017", "--format", "flash")
    assert broadcast(*asked, "--dept", "Lot").exit_code == 0
    site.pages[LOT] = xml("46", "Lot", 90, 60)

    (followed,) = watch.look()
    (stale,) = followed.stale
    assert stale.parent.name == "2017-05-08-lot-0600-flash"
    assert "046.xml" in Stamps(stale.parent).get("stale")
    assert broadcast(*asked, "--dept", "Lot").exit_code == 0
    assert Stamps(stale.parent).get("stale") == ""


def test_scripts_of_the_round_before_are_left_alone(
    workspace: Workspace, night: Night, site: Site, broadcast: Callable[..., Result]
) -> None:
    """What was aired a fortnight ago is not to be made again."""
    site.pages[LOT] = xml("46", "Lot", 40, 60)
    watch = night.watch(workspace, site.url)
    lines(watch.look())
    asked = ("--election", "presidentielle-2017", "--dept", "Lot", "--date", "2017-04-24")
    assert broadcast("script", *asked).exit_code == 0
    site.pages[LOT] = xml("46", "Lot", 90, 60)

    (followed,) = watch.look()
    assert followed.stale == ()


def test_a_place_that_is_no_folder_is_said(broadcast: Callable[..., Result]) -> None:
    """One line, with what to give instead."""
    result = broadcast("watch", "nulle-part", "--once")

    assert result.exit_code == 1
    assert "dossier introuvable" in result.stderr


def test_links_outside_the_listing_are_not_followed() -> None:
    """Neither the parent, nor another site, nor a sorting link."""
    page = """<a href="/">racine</a><a href="?C=M">date</a><a href="https://ailleurs.fr/012.xml">x</a>
    <a href="012/">012</a><a href="doc/">doc</a><a href="FE.xml">FE</a><a href="lisez-moi.pdf">x</a>"""

    folders, files = links(page, "http://h/r/", territories(["12"]))
    assert folders == ["http://h/r/012/", "http://h/r/doc/"]
    assert files == ["http://h/r/FE.xml"]
