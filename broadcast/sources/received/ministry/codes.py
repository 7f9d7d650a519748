"""Official codes made of what the ministry's XML prints: "ZA" is 971, "202" in 12 is 12202.

Pure functions over one text; `codes` has the same over columns. Whether a code exists is the
business of `whereabouts`.
"""

from __future__ import annotations

import re

from broadcast.sources.received.places.overseas import DISTRICTS, OVERSEAS

ABROAD = "ZZ"

_SECTOR = re.compile(r"(?P<commune>\d{3}|\d{5})\s*(?:AR|SR|SEC)\s*(?P<number>\d{1,2})")


def department_code(printed: str) -> str:
    """The official code of a department or an overseas collectivity.

    >>> [department_code(code) for code in ("1", "01", "012", "2a", "ZA", "971", "ZZ", "099")]
    ['01', '01', '12', '2A', '971', '971', 'ZZ', 'ZZ']
    """
    code = printed.strip().upper()
    if code.isdigit() and len(code.lstrip("0")) < 3:
        code = code.lstrip("0").rjust(2, "0")
    return {"99": ABROAD, **OVERSEAS}.get(code, code)


def commune_code(department: str, printed: str) -> str:
    """The INSEE code of a commune from its department's code and what is printed of its own.

    Overseas the department has three figures already, and the last two of the commune follow it:
    Mayotte's 501 is 97601.

    >>> commune_code("12", "202"), commune_code("971", "101"), commune_code("976", "501")
    ('12202', '97101', '97601')
    >>> commune_code("12", "12202"), commune_code("ZX", "801"), commune_code("2A", "4")
    ('12202', '97801', '2A004')
    """
    code = printed.strip().upper()
    if len(code) == 5:
        overseas = OVERSEAS.get(code[:2])
        if not overseas:
            return code
        department, code = overseas, code[2:]
    own = code.rjust(3, "0")
    if department == "ZX":
        return f"97{own}"
    return f"{department}{own[-2:] if len(department) == 3 else own}"


def sector_code(department: str, printed: str) -> tuple[str, str] | None:
    """The code of a sector of Paris, Lyon or Marseille, and its commune's; None for anything else.

    >>> sector_code("75", "056AR01"), sector_code("13", "13201"), sector_code("12", "202")
    (('75056-01', '75056'), ('13055-01', '13055'), None)
    """
    code = printed.strip().upper()
    if found := _SECTOR.fullmatch(code):
        commune = commune_code(department, found["commune"])
        return f"{commune}-{int(found['number']):02d}", commune
    for start, commune in DISTRICTS.items():
        if len(code) == 5 and code.startswith(start):
            return f"{commune}-{int(code[-2:]) % 80:02d}", commune
    return None


def numbered_code(department: str, printed: str) -> str:
    """The code of a constituency or a canton: department, hyphen, two digits.

    >>> numbered_code("12", "01"), numbered_code("12", "1201"), numbered_code("", "ZA02")
    ('12-01', '12-01', '971-02')
    >>> numbered_code("", "2A01"), numbered_code("971", "97101"), numbered_code("75", "1")
    ('2A-01', '971-01', '75-01')
    """
    code = printed.strip().upper()
    head, number = (code[:-2], code[-2:]) if len(code) > 3 else (department, code)
    return f"{department_code(head)}-{number[-2:].rjust(2, '0')}"
