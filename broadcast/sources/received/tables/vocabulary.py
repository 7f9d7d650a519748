"""What the headers of results tables mean: the words of every ministry layout since 2012.

A header is folded (accents, capitals, small words and punctuation gone, camelCase parted), then
looked up. A word that newsrooms and portals use is added here, beside its role, and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

AREA_ROLES = {
    "round": "tour; n tour; num tour; numtour; no tour; numero tour",
    "election": "id election",
    "exported": "date export; date heure export; mis a jour; date mise a jour; updated at; heure",
    "state": "etat saisie; etat; complet; complete",
    "region_code": "code region; cod reg; codreg; reg code; code reg",
    "region_name": "libelle region; nom region; lib reg; region libelle",
    "department_code": "code departement; code dpt; cod dpt; coddpt; code dep; dep; dpt; dept; "
    "code dept; departement code; codedepartement; num departement; numero departement",
    "department_name": "libelle departement; nom departement; lib dpt; libdpt; departement libelle;"
    " departement nom",
    "constituency_code": "code circonscription; code circonscription legislative; cod cir elec; "
    "code circo; cod cir lg; codcirlg; codcirelec; circo; num circ; circonscription code; "
    "code circonscription electorale; numero circonscription; code circ",
    "constituency_name": "libelle circonscription; libelle circonscription legislative; "
    "lib cir elec; nom circonscription; circonscription libelle",
    "canton_code": "code canton; cod can; codcan; num canton; canton code; n canton; numero canton",
    "canton_name": "libelle canton; lib can; libcan; nom canton; canton libelle",
    "sector_code": "code secteur; secteur; cod sect",
    "sector_name": "libelle secteur; nom secteur",
    "commune_code": "code commune; cod com; cod sub com; codsubcom; codcom; com; codgeo; "
    "commune code; code insee; insee; insee code; depcom; code insee commune; codeinsee; "
    "code officiel commune; num commune",
    "commune_name": "libelle commune; lib com; lib sub com; libsubcom; libcom; nom commune; "
    "commune libelle; commune nom; ville; libgeo; nom com; communes",
    "station_code": "code b vote; code bv; code bureau; code bureau vote; bureau vote; bv; "
    "cod bur vot; codburvot; n bureau; n bureau vote; numero bureau; numero bureau vote; "
    "num bureau; n bv; bureau code; b vote; bur vote; id bv; id bureau; id bureau vote; "
    "num bureau vote; numero bv",
    "station_name": "libelle bureau; nom bureau; libelle bv; bureau nom; bureau libelle; "
    "libelle bureau vote; nom bureau vote; lieu vote",
    "where": "lieu; libelle; nom lieu; territoire; zone",
    "code": "code; code lieu",
    "location": "code localisation; libelle localisation",
    # Told apart from codes by what the column holds
    "region": "region",
    "department": "departement",
    "constituency": "circonscription; circonscription legislative",
    "canton": "canton",
    "commune": "commune",
    "station": "bureau",
}
"""What an area is, and when it was counted."""

BALLOT_ROLES = {
    "registered": "inscrits; ins; nb ins; nbrins; nbr ins; nb inscrits; nombre inscrits; "
    "electeurs inscrits; inscrit; nombre electeurs inscrits; total inscrits",
    "abstentions": "abstentions; abstention; abs; nb abs; nbrabs; nbr abs; nb abstentions; abst; "
    "nombre abstentions; abstentionnistes",
    "voters": "votants; vot; nb vot; nbrvot; nbr vot; nb votants; nombre votants; votant; "
    "total votants; nombre de votants",
    "blank": "blancs; blanc; bulletins blancs; votes blancs; nb blancs; nbrbla; nbr bla; nb bl; "
    "nombre blancs; vote blanc",
    "spoiled": "nuls; nul; bulletins nuls; votes nuls; nb nuls; nbrnul; nbr nul; nombre nuls; "
    "vote nul",
    "blank_and_spoiled": "blancs et nuls; blancs nuls; bl nuls; blnuls; blanc et nul; "
    "bulletins blancs et nuls; nbrblnul; nuls et blancs; blancs ou nuls; bulletins blancs nuls; "
    "bulletins blancs ou nuls; votes blancs et nuls; nbr bla nul; nb blancs nuls",
    "valid": "exprimes; exprime; exp; nb exp; nbrexp; nbr exp; suffrages exprimes; votes exprimes; "
    "nb exprimes; nombre exprimes; total exprimes; nombre suffrages exprimes",
    "stations": "bureaux; bureaux total; bureaux vote total; nombre bureaux; nb bureaux; "
    "nombre bureaux vote; nb bureaux vote; bureaux en tout",
    "stations_counted": "bureaux depouilles; bureaux comptes; nb bureaux depouilles; "
    "nombre bureaux depouilles; nb bureaux vote saisis; bureaux vote saisis; bureaux saisis",
}
"""Counts of ballots; abstentions only serve to find the header."""

CANDIDATE_ROLES = {
    "panel": "n panneau; numero panneau; n pan; no panneau; num panneau cand; num panneau; "
    "numdepcand; n liste; numero liste; num panneau liste; no liste; numero; n depot candidat; "
    "n depot liste; panneau; num liste; n candidat; numero candidat; num dep cand; num dep liste",
    "gender": "sexe; sexe candidat; civilite; civilite psn; civ; genre; sexe tete liste; "
    "civilite candidat",
    "family_name": "nom; nom candidat; nom psn; nom famille; nompsn; candidat nom; "
    "nom candidat tete liste",
    "first_name": "prenom; prenom candidat; prenom psn; prenompsn; candidat prenom; "
    "prenom candidat tete liste",
    "full_name": "candidat; candidats; nom prenom; prenom nom; nom complet; candidat e; "
    "nom et prenom; prenom et nom; nom prenom candidat",
    "head": "nom tete liste; tete liste; tete; nom et prenom tete liste; tetes liste; "
    "nom prenom tete liste",
    "pair": "binome; libelle binome; composition binome; binome candidats",
    "label": "nuance; code nuance; nuance liste; nuance candidat; nuance binome; cod nua cand; "
    "code nuance candidat; code nuance liste; codnua; cod nua liste; codnuacand; nuance politique; "
    "code nuance binome; parti; etiquette; cod nua",
    "label_name": "lib nua cand; libelle nuance; lib nua liste; libelle nuance liste",
    "list_name": "liste; libelle liste; libelle etendu liste; nom liste; lib lis ext; liblisext; "
    "libelle long liste; libelle complet liste; titre liste",
    "list_short": "libelle abrege liste; libelle abrege; lib lis abr; liblisabr; "
    "libelle court liste",
    "votes": "voix; nb voix; nbrvoix; nbr voix; nombre voix; votes; suffrages; voix liste; "
    "voix candidat; nombre suffrages; suffrages obtenus; voix obtenues; total voix",
    "share": "pct voix exp; pct voix exprimes; rapport exprimes; rapport exprime; "
    "ratio voix exprimes; pourcentage exprimes; pct exp; pct exprimes; score; pct voix; pct; "
    "pourcentage; pct voix exp liste; pct voix exprimes liste; resultat; resultat pct; "
    "pourcentage voix; voix pct; pourcentage voix exprimes; score pct; part exprimes",
    "standing": "elu; elu e; elus; est elu",
    "seats": "sieges; nb sieges; sieges elu; nombre sieges; sieges obtenus; nbr sieges",
    "council_seats": "sieges cm; sieges au cm; sieges conseil municipal; nb sieges cm",
    "sector_seats": "sieges secteur; nb sieges secteur",
    "elsewhere_seats": "sieges cc; sieges au cc; sieges csp; "
    "sieges conseil communautaire; nb sieges cc",
}
"""Who stands, and what they got."""

OTHER_ROLES = {
    "other": "population; pop; population municipale; population legale; code postal; cp; siren; "
    "epci; code epci; id; index; latitude; longitude; annee; menages; surface; superficie; "
    "type scrutin; nb sap; nbsap; nb sie pourvus; nb sieges pourvoir; sieges pourvoir; rang; "
    "id brut miom; date naissance; profession; nombre candidats; nb listes; nombre listes; age",
}
"""What tables print beside results: never the name of a candidate."""

_SMALL_WORDS = frozenset({"de", "du", "des", "la", "le", "les", "l", "d", "en", "sur", "par"})
_AMPLE = frozenset({"pct", "taux", "ratio", "rapport", "rapports", "pourcentage", "part", "parts"})
_OF_BALLOTS = (
    r"abs|abstentions?|ins|inscrits?|vot|votants?|votes|exp|exprimes|blancs?|nuls?|blnuls|bla|bl"
    r"|voix|suffrages|participation"
)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])")
_NUMBERED = re.compile(r"(?P<stem>.*\D) (?P<number>\d{1,3})")


def _lookup(*tables: dict[str, str]) -> dict[str, str]:
    return {
        fold(word): role
        for table in tables
        for role, words in table.items()
        for word in words.split(";")
    }


def fold(header: str) -> str:
    """A header without what does not carry its meaning.

    >>> fold("Libellé de la commune"), fold("% Voix/Exp"), fold("NbVoix"), fold("N°Panneau")
    ('libelle commune', 'pct voix exp', 'nb voix', 'n panneau')
    """
    parted = _CAMEL.sub(" ", header) if not header.isupper() else header
    plain = unicodedata.normalize("NFKD", parted.casefold().replace("%", " pct ").replace("°", " "))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(word for word in letters.split() if word not in _SMALL_WORDS)


_ROLES = _lookup(OTHER_ROLES, AREA_ROLES, BALLOT_ROLES, CANDIDATE_ROLES)


@lru_cache(maxsize=4096)
def role_of(header: str) -> tuple[str, int]:
    """What a header means, and the number of its group; "" where it is not known.

    A percentage that nobody needs, such as that of the registered, is "percent".

    >>> role_of("Voix 12"), role_of("% Abs/Ins"), role_of("Aubry"), role_of("Nom.1")
    (('votes', 12), ('percent', 0), ('', 0), ('family_name', 1))
    """
    folded = fold(header)
    if folded in _ROLES:
        return _ROLES[folded], 0
    if (found := _NUMBERED.fullmatch(folded)) and found["stem"] in _ROLES:
        role = _ROLES[found["stem"]]
        if role in CANDIDATE_ROLES:
            return role, int(found["number"])
    if _AMPLE & set(folded.split()):
        return "percent", 0
    return "", 0


def may_name(header: str) -> bool:
    """Whether a percentage is that of a candidate whom its header names.

    >>> may_name("Hamon %"), may_name("% Abs/Ins"), may_name("%")
    (True, False, False)
    """
    words = set(fold(header).split()) - _AMPLE
    return bool(words) and not any(re.fullmatch(_OF_BALLOTS, word) for word in words)
