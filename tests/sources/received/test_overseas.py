"""Overseas departments are printed "97" in one table and "ZA" in another: they are 971 to 976."""

from __future__ import annotations

from pathlib import Path

from broadcast.sources.received.ministry.night import read_xml
from broadcast.sources.received.reading import read_counts

XML = Path(__file__).parent / "xml"

TABLE = """Departement,CodCirElec,LibCirElec,Inscrits,Votants,Blancs,Nuls,Exprimes,NumPanneauCand,NomPsn,PrenomPsn,CivilitePsn,CodNuaCand,NbVoix,RapportExprimes,Elu
12,1201,1ère circonscription,78345,57778,1307,605,55866,2,MAZARS,Stéphane,M.,ENS,24349,"43,58",QUALIF T2
12,1201,1ère circonscription,78345,57778,1307,605,55866,5,CHARTIER,Jean-Philippe,M.,RN,17586,"31,48",QUALIF T2
97,97501,Saint-Pierre-et-Miquelon,5069,2807,37,22,2748,1,LENORMAND,Stéphane,M.,DVD,1184,"43,09",QUALIF T2
97,97501,Saint-Pierre-et-Miquelon,5069,2807,37,22,2748,2,BEAUMONT,Frédéric,M.,SOC,464,"16,89",QUALIF T2
98,98801,1ère circonscription,93000,55000,500,500,54000,1,UN,Anne,Mme,DVD,30000,"55,56",NON
98,98801,1ère circonscription,93000,55000,500,500,54000,2,DEUX,Bruno,M.,SOC,24000,"44,44",NON
"""


def test_a_department_printed_97_is_told_by_its_constituency(tmp_path: Path) -> None:
    """The table of 2024 has 97 for six departments, whose constituencies are numbered alike."""
    path = tmp_path / "circonscriptions.csv"
    path.write_text(TABLE, encoding="utf-8")

    areas = read_counts(path).areas

    assert areas.select("department", "code").rows() == [
        ("12", "12-01"),
        ("975", "975-01"),
        ("988", "988-01"),
    ]


def test_the_xml_is_told_the_same_way() -> None:
    """A department 97 around constituency 97101 is 971."""
    text = (XML / "lg2024_R112CIR.xml").read_text(encoding="utf-8")
    overseas = text.replace("<CodDpt>12<", "<CodDpt>97<").replace(">1201<", ">97101<")

    areas = read_xml(Path("R197CIR.xml"), overseas.encode()).areas

    assert areas.select("department", "code").row(0) == ("971", "971-01")
