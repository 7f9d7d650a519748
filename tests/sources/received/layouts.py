"""The layouts that newsrooms receive, retyped small, with the figures that were published.

Présidentielle 2017 second round, législatives 2024, départementales 2021, européennes 2024 and
municipales 2026 are the ministry's figures; of the layouts of 2012 to 2015 only the form is real.
"""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = str | int | float | None

BALLOTS = (
    "Inscrits;Abstentions;% Abs/Ins;Votants;% Vot/Ins;Blancs;% Blancs/Ins;% Blancs/Vot;"
    "Nuls;% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot"
)
AVEYRON = "218097;43851;20,11;174246;79,89;16715;7,66;9,59;7353;3,37;4,22;150178;68,86;86,19"
LOT = "136265;27297;20,03;108968;79,97;11454;8,41;10,51;4775;3,5;4,38;92739;68,06;85,11"
FINALISTS = "M;MACRON;Emmanuel;{};{};{};F;LE PEN;Marine;{};{};{}"
OF_AVEYRON = FINALISTS.format(109340, "50,13", "72,81", 40838, "18,72", "27,19")
OF_LOT = FINALISTS.format(66937, "49,12", "72,18", 25802, "18,94", "27,82")
GROUP = "Sexe;Nom;Prénom;Voix;% Voix/Ins;% Voix/Exp"


def lines(*rows: str) -> str:
    """A text file with the line ends of Windows."""
    return "\r\n".join([*rows, ""])


def numbers(row: str) -> list[Cell]:
    """A row of the ministry's as a spreadsheet holds it: numbers where it can."""
    cells: list[Cell] = []
    for cell in row.split(";"):
        dotted = cell.replace(",", ".")
        if dotted.replace(".", "", 1).isdigit():
            cells.append(float(dotted) if "." in dotted else int(dotted))
        else:
            cells.append(cell or None)
    return cells


def xlsx(*sheets: tuple[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A workbook of these sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for place in ((r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)):
                if isinstance(place[2], str):
                    sheet.write_string(*place)
                elif place[2] is not None:
                    sheet.write_number(*place)
    return out.getvalue()


def departments_2017(delimiter: str = ";") -> str:
    """The ministry's department level: groups in the order of scores, header repeated."""
    text = lines(
        f"Code du département;Libellé du département;{BALLOTS};{GROUP};{GROUP}",
        f"12;Aveyron;{AVEYRON};{OF_AVEYRON}",
        f"46;Lot;{LOT};{OF_LOT}",
    )
    return text.replace(";", delimiter)


def stations_2017() -> str:
    """The ministry's TXT: only the first group of candidates has a header."""
    area = (
        "Code du département;Libellé du département;Code de la circonscription;"
        "Libellé de la circonscription;Code de la commune;Libellé de la commune;Code du b.vote"
    )
    rodez = "939;255;27,16;684;72,84;51;5,43;7,46;25;2,66;3,65;608;64,75;88,89"
    cahors = "1325;419;31,62;906;68,38;75;5,66;8,28;36;2,72;3,97;795;60;87,75"
    return lines(
        f"{area};{BALLOTS};N°Panneau;{GROUP}",
        f"12;Aveyron;01;1ère circonscription;202;Rodez;0001;{rodez};"
        "1;M;MACRON;Emmanuel;468;49,84;76,97;2;F;LE PEN;Marine;140;14,91;23,03",
        f"46;Lot;01;1ère circonscription;042;Cahors;0001;{cahors};"
        "1;M;MACRON;Emmanuel;628;47,4;78,99;2;F;LE PEN;Marine;167;12,6;21,01",
        "ZM;Mayotte;01;1ère circonscription;501;Acoua;0025;"
        "414;228;55,07;186;44,93;13;3,14;6,99;29;7;15,59;144;34,78;77,42;"
        "1;M;MACRON;Emmanuel;69;16,67;47,92;2;F;LE PEN;Marine;75;18,12;52,08",
    )


def tidy_long_2017() -> str:
    """One row for each candidate, three-digit communes, no spoiled ballots."""
    return lines(
        "departement,circonscription,commune,commune_libelle,bureau,inscrits,votants,blancs,"
        "exprimes,numero_panneau,sexe,nom,prenom,voix",
        "12,01,202,Rodez,0001,939,684,51,608,1,M,MACRON,Emmanuel,468",
        "12,01,202,Rodez,0001,939,684,51,608,2,F,LE PEN,Marine,140",
        "12,01,202,Rodez,01.1,1073,836,71,728,1,M,MACRON,Emmanuel,623",
        "12,01,202,Rodez,01.1,1073,836,71,728,2,F,LE PEN,Marine,105",
    )


def tidy_wide_2017() -> str:
    """One column for each candidate, of the first round."""
    return lines(
        "departement,commune,bureau,circonscription,commune_libelle,inscrits,votants,blancs,"
        "exprimes,ARTHAUD,ASSELINEAU,CHEMINADE,DUPONT-AIGNAN,FILLON,HAMON,LASSALLE,LE PEN,MACRON,"
        "MÉLENCHON,POUTOU",
        "12,202,0001,1,Rodez,944,727,15,708,6,5,0,25,188,47,20,92,194,121,10",
        "12,202,0002,1,Rodez,1083,889,20,864,5,14,0,30,187,61,13,77,303,158,16",
    )


def candidates_2024() -> str:
    """Législatives 2024: one line a candidate, quoted decimal commas, encoded for DOS."""
    area = '12,1201,1ère circonscription,1,0,78345,20567,57778,1307,605,55866,"26,25","73,75"'
    return lines(
        "Departement,CodCirElec,LibCirElec,NbSap,NbSiePourvus,Inscrits,Abstentions,Votants,Blancs,"
        "Nuls,Exprimes,Abstentions_RapportInscrits,Votants_RapportInscrits,NumPanneauCand,NomPsn,"
        "PrenomPsn,CivilitePsn,CodNuaCand,LibNuaCand,NbVoix,RapportExprimes,RapportInscrits,Elu",
        f'{area},1,THEBAULT,Léon,M.,UG,Union de la gauche,12702,"22,74","16,21",QUALIF T2',
        f'{area},2,MAZARS,Stéphane,M.,ENS,Ensemble !,24349,"43,58","31,08",QUALIF T2',
        f'{area},3,DA CRUZ,Antoine,M.,DVD,Divers droite,811,"1,45","1,04",NON',
        f'{area},4,SAINT-AVIT,Arlette,Mme,EXG,Extrême gauche,418,"0,75","0,53",NON',
        f'{area},5,CHARTIER,Jean-Philippe,M.,RN,Rassemblement National,17586,"31,48","22,45",QUALIF T2',
    )


def lists_2026() -> str:
    """Municipales 2026: every field quoted, numbered groups, five-digit communes, empty groups."""
    head = [
        "Code département",
        "Libellé département",
        "Code commune",
        "Libellé commune",
        "Inscrits",
        "Votants",
        "% Votants",
        "Abstentions",
        "% Abstentions",
        "Exprimés",
        "% Exprimés/inscrits",
        "% Exprimés/votants",
        "Blancs",
        "Nuls",
    ]
    group = (
        "Numéro de panneau {0};Nuance liste {0};Libellé abrégé de liste {0};Libellé de liste {0};"
        "Nom candidat {0};Prénom candidat {0};Sexe candidat {0};Voix {0};% Voix/exprimés {0};"
        "Elu {0};Sièges au CM {0};Sièges au CC {0}"
    )
    for number in range(1, 5):
        head += group.format(number).split(";")
    rodez = "12;Aveyron;12202;Rodez;15723;9446;60,08%;6277;39,92%;9207;58,56%;97,47%;132;107"
    rodez += ";1;LREN;RPVSM;RODEZ POUR LA VIE;;;;3179;34,53%;;;;2;LDVG;RPSV;RODEZ EN PARTAGE;;;;"
    rodez += "1690;18,36%;;;;3;LDVC;tr;Tous Ruthenois;;;;3231;35,09%;;;;4;LUG;RODEZ;RODEZ CITOYEN"
    rodez += ";;;;1107;12,02%;;;"
    alone = "12;Aveyron;12004;Almont-les-Junies;367;250;68,12%;117;31,88%;233;63,49%;93,2%;5;12"
    alone += ";1;;ALMONT;ALMONT, NOS PROJETS;;;;233;100%;Elu;11;2" + ";" * 36
    paris = rodez.replace("12;Aveyron;12202;Rodez", "75;Paris;75056SR08;Paris secteur 8")
    return lines(
        *(
            ";".join(f'"{cell}"' for cell in row)
            for row in (head, *(r.split(";") for r in (rodez, alone, paris)))
        )
    )


def municipal_2014() -> str:
    """Municipales 2014: blank and spoiled together, padded counts, a semicolon too many."""
    return lines(
        "Date de l'export;Code du département;Type de scrutin;Libellé du département;"
        "Code de la commune;Libellé de la commune;Inscrits;Abstentions;% Abs/Ins;Votants;"
        "% Vot/Ins;Blancs et nuls;% BlNuls/Ins;% BlNuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;"
        "Code Nuance;Sexe;Nom;Prénom;Liste;Sièges / Elu;Sièges Secteur;Sièges CC;Voix;"
        "% Voix/Ins;% Voix/Exp;",
        "31/03/2014 09:33:41;12;LI2;AVEYRON;202;Rodez;00000100;00000040;40;00000060;60;00000005;"
        "5;8,33;00000055;55;91,67;LSOC;M;UN;Jean;LISTE UNE;27;0;7;00000030;30;54,55;"
        "LUMP;F;DEUX;Anne;LISTE DEUX;8;0;1;00000025;25;45,45;",
    )


def headerless_2014() -> str:
    """Stations of 2014: remarks, no header, both rounds in one file."""
    return lines(
        "--------------------------------",
        "-- Elections municipales 2014",
        "-- Champs : N° tour;Code département;Code commune;…",
        "1;12;202;RODEZ;0001;1203;801;770;1;UN;Jean;LSOC;400",
        "1;12;202;RODEZ;0001;1203;801;770;2;DEUX;Anne;LUMP;370",
        "2;12;202;RODEZ;0001;1203;811;780;1;UN;Jean;LSOC;780",
    )


def headerless_2012() -> str:
    """Présidentielle 2012: fifteen columns, constituency and canton among them."""
    return lines(
        "2;01;001;L'Abergement-Clémenciat;04;10;0001;592;510;480;1;HOLLANDE;François;HOLL;200",
        "2;01;001;L'Abergement-Clémenciat;04;10;0001;592;510;480;2;SARKOZY;Nicolas;SARK;280",
    )


def codes_2015() -> str:
    """Départementales 2015: the ministry's own column codes; pairs are printed as lists."""
    return lines(
        "NUMTOUR;CODDPT;CODSUBCOM;LIBSUBCOM;CODBURVOT;CODCAN;LIBCAN;NBRINS;NBRVOT;NBREXP;"
        "NUMDEPCAND;LIBLISEXT;CODNUA;NBRVOIX",
        "1;12;202;Rodez;0001;18;Rodez-1;1000;500;480;1;M. UN Jean et Mme DEUX Anne;BC-SOC;300",
        "1;12;202;Rodez;0001;18;Rodez-1;1000;500;480;2;Mme TROIS Eve et M. QUATRE Luc;BC-UD;180",
    )


def circumscriptions_2012() -> str:
    """The research centre's tables: candidates and their parties are titles of columns."""
    return lines(
        "Code département,département,circonscription,Inscrits,Votants,Exprimés,Blancs et nuls,"
        "François HOLLANDE (PS),Nicolas SARKOZY (UMP)",
        "01,AIN,1,81000,66000,62000,4000,27000,35000",
        "01,AIN,2,82000,67000,63000,4000,26000,37000",
    )


def portal_2022() -> str:
    """A city's portal: long, five-digit codes, one percentage as text among numbers."""
    return lines(
        "code_commune,commune,bureau,inscrits,votants,blancs,nuls,exprimes,nom,prenom,nuance,voix,"
        "% voix/exp",
        '92002,Antony,1,1000,500,5,5,490,UN,Jean,ENS,300,"61,22"',
        "92002,Antony,1,1000,500,5,5,490,DEUX,Anne,NUP,190,38.78",
    )


def pairs_2021() -> bytes:
    """Départementales 2021: pairs, unnamed groups after the first, some of them empty."""
    area = (
        "Code du département;Libellé du département;Code du canton;Libellé du canton;"
        "Code de la commune;Libellé de la commune;Code du b.vote"
    )
    group = "N°Panneau;Binôme;Nuance;Voix;% Voix/Ins;% Voix/Exp"
    tail = ";".join(f"Unnamed: {number}" for number in range(27, 39))
    row = "92;Hauts-de-Seine;1;Antony;2;Antony;1;1002;519;51,8;483;48,2;12;1,2;2,48;0;0;0;471"
    row += ";47,01;97,52;1;M. DOUMONT Luc et Mme LEMOINE Laetitia;BC-RN;24;2,4;5,1"
    row += ";2;Mme LAJEUNIE Isabelle et M. MONGEOT Dimitri;BC-DVD;56;5,59;11,89;;;;;;;92_002"
    return xlsx(
        ("Sheet1", [f"{area};{BALLOTS};{group};{tail};Code_commune".split(";"), numbers(row)])
    )


def europe_2024() -> bytes:
    """Européennes 2024: text percentages; the nation's seats repeated on every station."""
    area = "Code localisation;Libellé localisation;Code département;Code commune;Libellé commune"
    ballots = "Code BV;Inscrits;Votants;% Votants;Exprimés;Blancs;Nuls"
    group = (
        "Numéro de panneau {0};Nuance liste {0};Libellé abrégé de liste {0};Libellé de liste {0};"
        "Voix {0};% Voix/inscrits {0};% Voix/exprimés {0};Sièges {0}"
    )
    groups = ";".join(group.format(number) for number in (1, 2))
    row: list[Cell] = ["FE", "France entière", "92", "92002", "Antony", "0001"]
    row += [973, 673, "69,17%", 668, 5, 0]
    row += [
        3,
        "LREC",
        "LA FRANCE FIERE",
        "LA FRANCE FIERE, MENEE PAR M. M.",
        40,
        "4,11%",
        "5,99%",
        5,
    ]
    row += [4, "LFI", "LFI - UP", "LA FRANCE INSOUMISE - UNION POPULAIRE", 47, "4,83%", "7,04%", 9]
    row += [7.04]
    return xlsx(("Sheet1", [f"{area};{ballots};{groups};Aubry".split(";"), row]))


def workbook_2017() -> bytes:
    """A workbook of several levels: a summary, titles above the header, codes as numbers."""
    header = f"Code du département;Libellé du département;{BALLOTS};{GROUP};{GROUP}".split(";")
    summary: list[list[Cell]] = [
        ["Résultats - Tour 2"],
        [],
        ["France entière"],
        [".", "Nombre", "%ins", "%vot", None, "Candidat", "Voix", "%_ins", "%_exp"],
        ["Inscrits", 47568693, None, None, None, "M. MACRON Emmanuel", 20743128, 43.61, 66.1],
        ["Abstentions", 12101366, 25.44, None, None, "Mme LE PEN Marine", 10638475, 22.36, 33.9],
        ["Votants", 35467327, 74.56, None, None, None, 31381603],
        ["Blancs", 3021499, 6.35, 8.52],
        ["Nuls", 1064225, 2.24, 3],
        ["Exprimés", 31381603, 65.97, 88.48],
    ]
    departments: list[list[Cell]] = [
        ["Résultats par départements - Tour 2"],
        [],
        [],
        list(header),
        numbers(f"12;Aveyron;{AVEYRON};{OF_AVEYRON}"),
        numbers(f"46;Lot;{LOT};{OF_LOT}"),
        [
            "ZZ",
            "Français établis hors de France",
            "1265230",
            685276,
            54.16,
            579954,
            45.84,
            19514,
            1.54,
            3.36,
            4681,
            0.37,
            0.81,
            555759,
            43.93,
            95.83,
            "M",
            "MACRON",
            "Emmanuel",
            496344,
            39.23,
            89.31,
            "F",
            "LE PEN",
            "Marine",
            59415,
            4.7,
            10.69,
        ],
    ]
    legend: list[list[Cell]] = [["Source : ministère de l'Intérieur"]]
    return xlsx(
        ("Légende", legend), ("FE Metro OM Tour 2", summary), ("Départements Tour 2", departments)
    )


def portal_json_2026() -> bytes:
    """A portal's JSON: communes that hold their lists; nobody is marked as elected."""
    rodez: dict[str, object] = {
        "codeDepartement": "12",
        "codeCommune": "12202",
        "libelleCommune": "Rodez",
    }
    rodez |= {"inscrits": 15723, "votants": 9446, "pourcentageVotants": 60.08, "exprimes": 9207}
    rodez |= {"blancs": 132, "nuls": 107}
    lists = (
        (1, "LREN", "RPVSM", "RODEZ POUR LA VIE AVEC STEPHANE MAZARS", 3179, 34.53, 0),
        (2, "LDVG", "RPSV", "RODEZ EN PARTAGE - SARAH VIDAL", 1690, 18.36, 0),
        (3, "LDVC", "tr", "Tous Ruthenois", 3231, 35.09, 0),
        (4, "LUG", "RODEZ", "RODEZ CITOYEN", 1107, 12.02, 0),
    )
    keys = [
        "numero",
        "nuance",
        "libelleAbrege",
        "libelleListe",
        "voix",
        "pourcentageExprimes",
        "siegesCM",
    ]
    rodez["candidats"] = [dict(zip(keys, one, strict=True)) | {"elu": False} for one in lists]
    alone = rodez | {"codeCommune": "12004", "libelleCommune": "Almont-les-Junies"}
    alone |= {"inscrits": 367, "votants": 250, "exprimes": 233, "blancs": 5, "nuls": 12}
    only = (1, "", "ALMONT", "ALMONT, NOS PROJETS, NOTRE AVENIR", 233, 100, 11)
    alone["candidats"] = [dict(zip(keys, only, strict=True)) | {"elu": False}]
    return json.dumps([rodez, alone], ensure_ascii=False).encode()


def newspaper_2012() -> bytes:
    """A newspaper's feed: JSON in a line of JavaScript, by code of department."""
    ain: dict[str, object] = {"nom": "Ain", "inscrits": 100, "votants": 90, "exprimes": 88}
    ain |= {"candidats": [{"nom": "HOLLANDE", "voix": 40}, {"nom": "SARKOZY", "voix": 48}]}
    return f"define({json.dumps({'01': ain})});".encode()


def aggregation() -> pl.DataFrame:
    """The votes of the national aggregation: two elections, one of them with two rounds."""
    rows = [
        ("2022_pres_t1", "12", "12202", "0001", 1, 400, 50.0, None, "M", "MACRON", "Emmanuel"),
        ("2022_pres_t1", "12", "12202", "0001", 2, 400, 50.0, None, "F", "LE PEN", "Marine"),
        ("2022_pres_t2", "12", "12202", "0001", 1, 500, 58.82, None, "M", "MACRON", "Emmanuel"),
        ("2022_pres_t2", "12", "12202", "0001", 2, 350, 41.18, None, "F", "LE PEN", "Marine"),
        ("2017_pres_t2", "12", "12202", "0001", 1, 468, 76.97, None, "M", "MACRON", "Emmanuel"),
        ("2017_pres_t2", "12", "12202", "0001", 2, 140, 23.03, None, "F", "LE PEN", "Marine"),
    ]
    names = (
        "id_election code_departement code_commune code_bv no_panneau voix ratio_voix_exprimes "
        "nuance sexe nom prenom"
    )
    return pl.DataFrame(rows, schema=names.split(), orient="row")


def parquet(frame: pl.DataFrame) -> bytes:
    """A frame as a Parquet file."""
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def newsroom() -> str:
    """The newsroom's own table, as docs/redaction.md gives it."""
    return lines(
        "Présidentielle 2017, tour 2;;;;;;",
        "Résultats partiels, 07/05/2017 21:30;;;;;;",
        "lieu;code;inscrits;votants;exprimés;Emmanuel Macron;Marine Le Pen",
        "France;;47 568 693;35 467 327;31 381 603;20 743 128;10 638 475",
        "Aveyron;;218.097;174.246;150.178;109.340;40.838",
        "Onet;;;;;2000;1000",
        "Rodez;12202;;;;3000;1000",
    )


OLD_WORKBOOK = Path(__file__).with_name("workbook_2017.xls")
"""The workbook of `workbook_2017` as Excel 97 saved it, made once with xlwt 1.3."""

FILES: dict[str, bytes] = {
    "departments.csv": departments_2017().encode("cp1252"),
    "departments.tsv": departments_2017("\t").encode("utf-16"),
    "stations.txt": stations_2017().encode("cp1252"),
    "stations.txt.gz": gzip.compress(stations_2017().encode("cp1252"), mtime=0),
    "long.csv": tidy_long_2017().encode(),
    "wide.csv": tidy_wide_2017().encode("utf-8-sig"),
    "candidates.csv": candidates_2024().encode("cp850"),
    "lists.csv": lists_2026().encode(),
    "municipal.csv": municipal_2014().encode("cp1252"),
    "headerless13.txt": headerless_2014().encode("cp1252"),
    "headerless15.txt": headerless_2012().encode("cp1252"),
    "codes.txt": codes_2015().encode("cp1252"),
    "circumscriptions.csv": circumscriptions_2012().encode(),
    "portal.csv": portal_2022().encode(),
    "pairs.xlsx": pairs_2021(),
    "europe.xlsx": europe_2024(),
    "workbook.xlsx": workbook_2017(),
    "workbook.xls": OLD_WORKBOOK.read_bytes(),
    "portal.json": portal_json_2026(),
    "newspaper.js": newspaper_2012(),
    "aggregation.parquet": parquet(aggregation().filter(pl.col("id_election") == "2022_pres_t2")),
    "newsroom.csv": newsroom().encode(),
}
"""A small file of each layout, under a name that tells nothing of its election."""
