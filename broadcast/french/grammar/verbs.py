"""The verbs of an election night, conjugated: arrive, arriverait, est arrivée, serait arrivée."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from broadcast.errors import FrenchError
from broadcast.french.grammar.agreement import Gender, agreed
from broadcast.french.grammar.elision import elided

Tense = Literal["present", "conditional", "past", "past_conditional", "future", "pluperfect"]
"""Past is the passé composé; pluperfect, the plus-que-parfait: "était arrivé en tête"."""

_TABLE = """
accéder       accède     accèdent     accéder-     accédé      avoir
affronter     affronte   affrontent   affronter-   affronté    avoir
aller         va         vont         ir-          allé        être
améliorer     améliore   améliorent   améliorer-   amélioré    avoir
arriver       arrive     arrivent     arriver-     arrivé      être
avoir         a          ont          aur-         eu          avoir
basculer      bascule    basculent    basculer-    basculé     avoir
battre        bat        battent      battr-       battu       avoir
céder         cède       cèdent       céder-       cédé        avoir
choisir       choisit    choisissent  choisir-     choisi      avoir
compter       compte     comptent     compter-     compté      avoir
confirmer     confirme   confirment   confirmer-   confirmé    avoir
conserver     conserve   conservent   conserver-   conservé    avoir
creuser       creuse     creusent     creuser-     creusé      avoir
dépasser      dépasse    dépassent    dépasser-    dépassé     avoir
devancer      devance    devancent    devancer-    devancé     avoir
devenir       devient    deviennent   deviendr-    devenu      être
devoir        doit       doivent      devr-        dû          avoir
distancer     distance   distancent   distancer-   distancé    avoir
échouer       échoue     échouent     échouer-     échoué      avoir
élire         élit       élisent      élir-        élu         avoir
être          est        sont         ser-         été         avoir
faire         fait       font         fer-         fait        avoir
franchir      franchit   franchissent franchir-    franchi     avoir
frôler        frôle      frôlent      frôler-      frôlé       avoir
gagner        gagne      gagnent      gagner-      gagné       avoir
l'emporter    emporte    emportent    emporter-    emporté     avoir
mener         mène       mènent       mèner-       mené        avoir
obtenir       obtient    obtiennent   obtiendr-    obtenu      avoir
passer        passe      passent      passer-      passé       être
perdre        perd       perdent      perdr-       perdu       avoir
placer        place      placent      placer-      placé       avoir
pouvoir       peut       peuvent      pourr-       pu          avoir
prendre       prend      prennent     prendr-      pris        avoir
progresser    progresse  progressent  progresser-  progressé   avoir
recueillir    recueille  recueillent  recueiller-  recueilli   avoir
reculer       recule     reculent     reculer-     reculé      avoir
remporter     remporte   remportent   remporter-   remporté    avoir
rester        reste      restent      rester-      resté       être
réunir        réunit     réunissent   réunir-      réuni       avoir
revenir       revient    reviennent   reviendr-    revenu      être
s'imposer     impose     imposent     imposer-     imposé      être
s'incliner    incline    inclinent    incliner-    incliné     être
se maintenir  maintient  maintiennent maintiendr-  maintenu    être
se qualifier  qualifie   qualifient   qualifier-   qualifié    être
se retirer    retire     retirent     retirer-     retiré      être
siéger        siège      siègent      siéger-      siégé       avoir
suivre        suit       suivent      suivr-       suivi       avoir
talonner      talonne    talonnent    talonner-    talonné     avoir
tenir         tient      tiennent     tiendr-      tenu        avoir
tomber        tombe      tombent      tomber-      tombé       être
totaliser     totalise   totalisent   totaliser-   totalisé    avoir
voter         vote       votent       voter-       voté        avoir
"""
"""Infinitive, present for one and for several, stem of the future, participle, auxiliary."""

_AUXILIARIES = {
    "avoir": {
        "past": ("a", "ont"),
        "past_conditional": ("aurait", "auraient"),
        "pluperfect": ("avait", "avaient"),
    },
    "être": {
        "past": ("est", "sont"),
        "past_conditional": ("serait", "seraient"),
        "pluperfect": ("était", "étaient"),
    },
}
_ENDINGS = {"future": ("a", "ont"), "conditional": ("ait", "aient")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verb:
    """One line of the table."""

    object: str
    """The pronoun that goes with it: "se", "le" of "l'emporter", or nothing."""

    one: str
    many: str
    stem: str
    participle: str
    auxiliary: str


def _verb(line: str) -> tuple[str, _Verb]:
    """The infinitive of a line of the table, and its forms."""
    *infinitive, one, many, stem, participle, auxiliary = line.split()
    words = " ".join(infinitive)
    pronoun = "le" if words.startswith("l'") else "se" if words.startswith(("se ", "s'")) else ""
    forms = _Verb(
        object=pronoun,
        one=one,
        many=many,
        stem=stem.rstrip("-"),
        participle=participle,
        auxiliary=auxiliary,
    )
    return words, forms


_VERBS = dict(_verb(line) for line in _TABLE.strip().splitlines())

INFINITIVES = tuple(_VERBS)
"""Every verb that can be conjugated, as it is asked for: "s'imposer", "l'emporter"."""


def conjugated(
    verb: str, tense: Tense = "present", plural: bool = False, gender: Gender = "m"
) -> str:
    """A verb in the third person; its participle agrees where the auxiliary is être.

    >>> [conjugated("arriver", tense, gender="f") for tense in ("present", "past")]
    ['arrive', 'est arrivée']
    >>> conjugated("l'emporter", "past_conditional"), conjugated("s'imposer", "past", gender="f")
    ("l'aurait emporté", "s'est imposée")

    Raises `FrenchError` for a verb that is not in the table, and names the nearest one.
    """
    if verb not in _VERBS:
        nearest = get_close_matches(verb, INFINITIVES, n=1, cutoff=0.0)[0]
        raise FrenchError(f"verbe inconnu : « {verb} »", hint=f"le plus proche : {nearest}")
    forms = _VERBS[verb]
    said = _form(forms, tense, plural, gender)
    return elided(forms.object, said) if forms.object else said


def _form(verb: _Verb, tense: Tense, plural: bool, gender: Gender) -> str:
    """The form without its pronoun."""
    if tense == "present":
        return verb.many if plural else verb.one
    if tense in _ENDINGS:
        return verb.stem + _ENDINGS[tense][plural]
    if tense not in _AUXILIARIES["avoir"]:
        raise FrenchError(f"temps inconnu : « {tense} »", hint="present, past, future...")
    participle = verb.participle
    if verb.auxiliary == "être":
        participle = agreed(participle, gender, plural)
    return f"{_AUXILIARIES[verb.auxiliary][tense][plural]} {participle}"
