"""The election.yaml that an import writes where there is none, for the newsroom to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.election import ElectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NAMES: dict[ElectionKind, str] = {
    ElectionKind.PRIMAIRE: "primaire",
    ElectionKind.PRESIDENTIELLE: "élection présidentielle",
    ElectionKind.LEGISLATIVES: "élections législatives",
    ElectionKind.MUNICIPALES: "élections municipales",
    ElectionKind.EUROPEENNES: "élections européennes",
    ElectionKind.REGIONALES: "élections régionales",
    ElectionKind.DEPARTEMENTALES: "élections départementales",
    ElectionKind.SENATORIALES: "élections sénatoriales",
}
"""As they are said, after an article."""

PRIZES: dict[ElectionKind, str] = {
    ElectionKind.PRIMAIRE: "le candidat désigné",
    ElectionKind.PRESIDENTIELLE: "le président de la République",
}
"""What the one winner becomes."""

_DRAFT = """\
# Écrit par « broadcast import », à compléter par la rédaction ; les chiffres sont dans imports/.
# Les candidats viennent des fichiers importés. Pour en nommer un autrement :
#   candidates:
#     - {{id: {example}, name: Prénom Nom, role: sa fonction}}
# Les bulletins parlent du dernier tour importé, le lendemain matin du vote ; sinon :
#   round: 1
#   airdate: 2017-04-24
name: {name}
kind: {kind}
{prize}rounds: [{rounds}]
publisher: {publisher}   # de qui viennent les chiffres, comme on le dit à l'antenne
{previous}"""


def draft(
    kind: ElectionKind,
    rounds: Sequence[date],
    *,
    publisher: str,
    previous: str = "",
    example: str = "dupont",
) -> str:
    """The text of an election's file, which `read_election` reads as it stands.

    ``previous`` is the id of the earlier election that it is compared with, if there is one.
    """
    prize = PRIZES.get(kind, "")
    return _DRAFT.format(
        name=NAMES[kind],
        kind=kind.value,
        prize=f"prize: {prize}\n" if prize else "",
        rounds=", ".join(day.isoformat() for day in rounds),
        publisher=publisher,
        previous=f"previous: [{previous}]   # à quoi on la compare\n" if previous else "",
        example=example,
    )
