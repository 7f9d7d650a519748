"""What cannot be read is refused in one line, with the file, the row and the reason."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from sources.received.layouts import FILES, stations_2017, xlsx

from broadcast.errors import BroadcastError, SourceError
from broadcast.sources.received.opened import measuring, opening, unfolding
from broadcast.sources.received.reading import read_counts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "code commune;inscrits;votants;exprimés;nom;voix\n"
STATIONS = stations_2017().encode("cp1252")


def zipped(**files: bytes) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "row", "reason"),
    [
        pytest.param(b"", None, "fichier vide", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n", None, "fichier vide", id="only a mark"),
        pytest.param(b"bonjour\nmonde\n", 1, "une seule colonne", id="one column"),
        pytest.param(HEADER.encode(), None, "aucune ligne de résultats", id="only a header"),
        pytest.param((HEADER + "12202;10;5;5;HAMON;-2\n").encode(), 2, "« -2 »", id="negative"),
        pytest.param((HEADER + "12202;10;5;5;HAMON;2,5\n").encode(), 2, "« 2,5 »", id="fraction"),
        pytest.param(
            (HEADER + "12202;10;5;5;HAMON;beaucoup\n").encode(), 2, "« beaucoup »", id="words"
        ),
        pytest.param(
            (HEADER + "12202;10;5;5;;2\n").encode(), 2, "des voix sans candidat", id="nobody"
        ),
        pytest.param(
            (HEADER + "12202;10;5;5;A;2\n12202;10;5;5;A;3\n").encode(), 3, "deux fois", id="twice"
        ),
        pytest.param((HEADER + '12202;10;5;5;"A;2\n').encode(), 2, "guillemet", id="open quote"),
        pytest.param(
            b"code commune;commune;inscrits;votants\n12202;Rodez;10;5\n",
            1,
            "aucune voix",
            id="no candidate",
        ),
        pytest.param(
            b"Code;Nuance;Commentaires\nEXG;Gauche;x\n", 1, "table de nuances", id="nuances"
        ),
        pytest.param(
            b"code commune;nom;prenom\n12202;HAMON;B\n", 1, "sans leurs voix", id="who stands"
        ),
        pytest.param(
            b"heure;temperature\n12;10\n13;11\n", 1, "ni inscrits, ni votants", id="weather"
        ),
        pytest.param(
            "Séverac;1\n".encode() + "Séverac;2\n".encode("cp1252"),
            2,
            "encodages mélangés",
            id="two encodings",
        ),
        pytest.param(b"a;b\n1;\x00\x01\n", 2, "ni du texte ni un tableau", id="binary"),
        pytest.param(b"<!DOCTYPE html><html>404</html>", None, "page web", id="not published yet"),
        pytest.param(b"%PDF-1.7", None, "PDF", id="pdf"),
        pytest.param(b'[{"commune": "Rodez"', 1, "JSON mal formé", id="json cut"),
        pytest.param(b"[" * 100_000, None, "JSON", id="json too deep"),
        pytest.param(
            b'{"scrutin": {}, "departements": {}}', None, "relevé de presse", id="press figures"
        ),
        pytest.param(b"PAR1" + b"\x00" * 40, None, "Parquet illisible", id="parquet cut"),
        pytest.param(b"PK\x03\x04 cut", None, "abîmée", id="zip cut"),
        pytest.param(gzip.compress(STATIONS)[:-30], None, "tronquée", id="gzip cut"),
        pytest.param(zipped(a=b"x", b=b"y"), None, "archive de 2 fichiers : a, b", id="two files"),
        pytest.param(FILES["workbook.xlsx"][:2000], None, "abîmé", id="workbook cut"),
        pytest.param(
            b"\xd0\xcf\x11\xe0" + b"\x00" * 600, None, "classeur illisible", id="not a workbook"
        ),
    ],
)
def test_a_bad_file_is_refused_in_one_line(
    tmp_path: Path, data: bytes, row: int | None, reason: str
) -> None:
    """The line says the file, the row when there is one, and why."""
    path = tmp_path / "reçu.csv"
    path.write_bytes(data)

    with pytest.raises(SourceError) as refused:
        read_counts(path)

    assert reason in str(refused.value)
    assert refused.value.where is not None
    assert refused.value.where.path == path
    assert refused.value.where.line == row


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A name that leads nowhere is told, not crashed on."""
    with pytest.raises(BroadcastError, match="introuvable"):
        read_counts(tmp_path / "rien.csv")


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped(a=data)], ids=["gzip", "zip"])
def test_a_bomb_stops_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    """An archive is unpacked no further than its limit."""
    monkeypatch.setattr(opening, "MAX_UNPACKED_BYTES", 10_000)
    path = tmp_path / "bombe"
    path.write_bytes(pack(b"0" * 1_000_000))

    with pytest.raises(SourceError, match="une fois décompressée"):
        read_counts(path)


def test_a_file_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spreadsheet of two gigabytes is refused after the limit was read, not after it all was."""
    monkeypatch.setattr(opening, "MAX_FILE_BYTES", 1000)
    path = tmp_path / "enorme.xlsx"
    path.write_bytes(b"PK" + b"\x00" * 2000)

    with pytest.raises(SourceError, match="fichier de plus de"):
        read_counts(path)


def test_far_corners_do_not_fill_the_memory(tmp_path: Path) -> None:
    """Two cells at opposite corners make a rectangle of 17 billion: refused before it is made."""
    data = xlsx(("S", [["inscrits"]]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info.filename, part.replace(b'r="A1"', b'r="XFD1048576"'))
    path = tmp_path / "loin.xlsx"
    path.write_bytes(out.getvalue())

    with pytest.raises(SourceError, match="classeur démesuré"):
        read_counts(path)


def test_an_archive_that_lies_about_its_size_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parts of a workbook are measured as they unpack, whatever the archive declares."""
    monkeypatch.setattr(measuring, "MAX_XML_BYTES", 2000)
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(FILES["workbook.xlsx"])

    with pytest.raises(SourceError, match="classeur démesuré"):
        read_counts(path)


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import os; os.abort()", id="it dies"),
        pytest.param("raise MemoryError", id="its memory is full"),
        pytest.param("import time; time.sleep(60)", id="it never ends"),
    ],
)
def test_a_workbook_that_kills_its_reader_kills_nothing_else(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """An old XLS is unfolded apart: whatever happens there is a refusal here."""
    monkeypatch.setattr(unfolding, "MAX_S", 1)

    with pytest.raises(ValueError, match="could not be unfolded"):
        unfolding.sheets_apart(b"", command=(sys.executable, "-c", program))


def test_sheets_come_back_from_the_process_apart_as_they_are() -> None:
    """The cells that cross are those that are read here."""
    data = FILES["workbook.xlsx"]

    here, apart = dict(unfolding.sheets_of(data)), dict(unfolding.sheets_apart(data))

    assert list(apart) == list(here)
    for name, cells in here.items():
        assert apart[name][:, : cells.width].equals(cells)
