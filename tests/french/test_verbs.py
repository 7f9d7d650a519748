"""The verbs of an election night."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from broadcast.errors import FrenchError
from broadcast.french.grammar.verbs import INFINITIVES, Tense, conjugated

if TYPE_CHECKING:
    from broadcast.french.grammar.agreement import Gender

REVIEWED = """
accéder: accède / accèdent / accédera / accéderont / accéderait / accéderaient / a accédé / ont accédé
affronter: affronte / affrontent / affrontera / affronteront / affronterait / affronteraient / a affronté / ont affronté
aller: va / vont / ira / iront / irait / iraient / est allé / est allée / sont allés / sont allées
améliorer: améliore / améliorent / améliorera / amélioreront / améliorerait / amélioreraient / a amélioré / ont amélioré
arriver: arrive / arrivent / arrivera / arriveront / arriverait / arriveraient / est arrivé / est arrivée / sont arrivés / sont arrivées
avoir: a / ont / aura / auront / aurait / auraient / a eu / ont eu
basculer: bascule / basculent / basculera / basculeront / basculerait / basculeraient / a basculé / ont basculé
battre: bat / battent / battra / battront / battrait / battraient / a battu / ont battu
céder: cède / cèdent / cédera / céderont / céderait / céderaient / a cédé / ont cédé
choisir: choisit / choisissent / choisira / choisiront / choisirait / choisiraient / a choisi / ont choisi
compter: compte / comptent / comptera / compteront / compterait / compteraient / a compté / ont compté
confirmer: confirme / confirment / confirmera / confirmeront / confirmerait / confirmeraient / a confirmé / ont confirmé
conserver: conserve / conservent / conservera / conserveront / conserverait / conserveraient / a conservé / ont conservé
creuser: creuse / creusent / creusera / creuseront / creuserait / creuseraient / a creusé / ont creusé
dépasser: dépasse / dépassent / dépassera / dépasseront / dépasserait / dépasseraient / a dépassé / ont dépassé
devancer: devance / devancent / devancera / devanceront / devancerait / devanceraient / a devancé / ont devancé
devenir: devient / deviennent / deviendra / deviendront / deviendrait / deviendraient / est devenu / est devenue / sont devenus / sont devenues
devoir: doit / doivent / devra / devront / devrait / devraient / a dû / ont dû
distancer: distance / distancent / distancera / distanceront / distancerait / distanceraient / a distancé / ont distancé
échouer: échoue / échouent / échouera / échoueront / échouerait / échoueraient / a échoué / ont échoué
élire: élit / élisent / élira / éliront / élirait / éliraient / a élu / ont élu
être: est / sont / sera / seront / serait / seraient / a été / ont été
faire: fait / font / fera / feront / ferait / feraient / a fait / ont fait
franchir: franchit / franchissent / franchira / franchiront / franchirait / franchiraient / a franchi / ont franchi
frôler: frôle / frôlent / frôlera / frôleront / frôlerait / frôleraient / a frôlé / ont frôlé
gagner: gagne / gagnent / gagnera / gagneront / gagnerait / gagneraient / a gagné / ont gagné
l'emporter: l'emporte / l'emportent / l'emportera / l'emporteront / l'emporterait / l'emporteraient / l'a emporté / l'ont emporté
mener: mène / mènent / mènera / mèneront / mènerait / mèneraient / a mené / ont mené
obtenir: obtient / obtiennent / obtiendra / obtiendront / obtiendrait / obtiendraient / a obtenu / ont obtenu
passer: passe / passent / passera / passeront / passerait / passeraient / est passé / est passée / sont passés / sont passées
perdre: perd / perdent / perdra / perdront / perdrait / perdraient / a perdu / ont perdu
placer: place / placent / placera / placeront / placerait / placeraient / a placé / ont placé
pouvoir: peut / peuvent / pourra / pourront / pourrait / pourraient / a pu / ont pu
prendre: prend / prennent / prendra / prendront / prendrait / prendraient / a pris / ont pris
progresser: progresse / progressent / progressera / progresseront / progresserait / progresseraient / a progressé / ont progressé
recueillir: recueille / recueillent / recueillera / recueilleront / recueillerait / recueilleraient / a recueilli / ont recueilli
reculer: recule / reculent / reculera / reculeront / reculerait / reculeraient / a reculé / ont reculé
remporter: remporte / remportent / remportera / remporteront / remporterait / remporteraient / a remporté / ont remporté
rester: reste / restent / restera / resteront / resterait / resteraient / est resté / est restée / sont restés / sont restées
réunir: réunit / réunissent / réunira / réuniront / réunirait / réuniraient / a réuni / ont réuni
revenir: revient / reviennent / reviendra / reviendront / reviendrait / reviendraient / est revenu / est revenue / sont revenus / sont revenues
s'imposer: s'impose / s'imposent / s'imposera / s'imposeront / s'imposerait / s'imposeraient / s'est imposé / s'est imposée / se sont imposés / se sont imposées
s'incliner: s'incline / s'inclinent / s'inclinera / s'inclineront / s'inclinerait / s'inclineraient / s'est incliné / s'est inclinée / se sont inclinés / se sont inclinées
se maintenir: se maintient / se maintiennent / se maintiendra / se maintiendront / se maintiendrait / se maintiendraient / s'est maintenu / s'est maintenue / se sont maintenus / se sont maintenues
se qualifier: se qualifie / se qualifient / se qualifiera / se qualifieront / se qualifierait / se qualifieraient / s'est qualifié / s'est qualifiée / se sont qualifiés / se sont qualifiées
se retirer: se retire / se retirent / se retirera / se retireront / se retirerait / se retireraient / s'est retiré / s'est retirée / se sont retirés / se sont retirées
siéger: siège / siègent / siégera / siégeront / siégerait / siégeraient / a siégé / ont siégé
suivre: suit / suivent / suivra / suivront / suivrait / suivraient / a suivi / ont suivi
talonner: talonne / talonnent / talonnera / talonneront / talonnerait / talonneraient / a talonné / ont talonné
tenir: tient / tiennent / tiendra / tiendront / tiendrait / tiendraient / a tenu / ont tenu
tomber: tombe / tombent / tombera / tomberont / tomberait / tomberaient / est tombé / est tombée / sont tombés / sont tombées
totaliser: totalise / totalisent / totalisera / totaliseront / totaliserait / totaliseraient / a totalisé / ont totalisé
voter: vote / votent / votera / voteront / voterait / voteraient / a voté / ont voté
"""
"""Present, future and conditional, for one then for several; then the passé composé, with its
agreements where the auxiliary is être: m, f, m plural, f plural."""

FORMS = dict(line.split(": ") for line in REVIEWED.strip().splitlines())
AGREEMENTS: list[tuple[bool, Gender]] = [(False, "m"), (False, "f"), (True, "m"), (True, "f")]


def test_every_verb_of_the_table_is_reviewed() -> None:
    """A verb that is added is read here before it is heard."""
    assert set(FORMS) == set(INFINITIVES)


@pytest.mark.parametrize("verb", INFINITIVES)
def test_a_verb_is_conjugated(verb: str) -> None:
    """Each tense, each number, each gender."""
    reviewed = FORMS[verb].split(" / ")
    simple: list[Tense] = ["present", "future", "conditional"]
    said = [conjugated(verb, tense, plural) for tense in simple for plural in (False, True)]
    past = [conjugated(verb, "past", plural, gender) for plural, gender in AGREEMENTS]
    assert said == reviewed[:6]
    assert past == (reviewed[6:] if len(reviewed) == 10 else [reviewed[6]] * 2 + [reviewed[7]] * 2)


AUXILIARIES = {
    "est": "serait était",
    "sont": "seraient étaient",
    "a": "aurait avait",
    "ont": "auraient avaient",
}


@pytest.mark.parametrize(("plural", "gender"), AGREEMENTS)
@pytest.mark.parametrize("verb", INFINITIVES)
def test_the_other_compound_tenses_follow_the_past(verb: str, plural: bool, gender: Gender) -> None:
    """Only the auxiliary changes: est arrivée, serait arrivée, était arrivée."""
    before, auxiliary, participle = split(conjugated(verb, "past", plural, gender))
    tenses: list[Tense] = ["past_conditional", "pluperfect"]
    for tense, other in zip(tenses, AUXILIARIES[auxiliary].split(), strict=True):
        pronoun = "se " if before in {"se ", "s'"} and other.startswith("s") else before
        pronoun = "s'" if before in {"se ", "s'"} and other.startswith("é") else pronoun
        assert conjugated(verb, tense, plural, gender) == f"{pronoun}{other} {participle}"


def split(form: str) -> tuple[str, str, str]:
    """Pronoun, auxiliary and participle."""
    head, participle = form.rsplit(" ", 1)
    auxiliary = head.split(" ")[-1].split("'")[-1]
    return head.removesuffix(auxiliary), auxiliary, participle


@pytest.mark.parametrize(
    ("verb", "tense", "plural", "gender", "said"),
    [
        ("s'imposer", "past", False, "f", "s'est imposée"),
        ("s'imposer", "past_conditional", False, "f", "se serait imposée"),
        ("s'imposer", "pluperfect", False, "f", "s'était imposée"),
        ("se qualifier", "past_conditional", True, "m", "se seraient qualifiés"),
        ("l'emporter", "past", False, "f", "l'a emporté"),
        ("l'emporter", "past_conditional", False, "f", "l'aurait emporté"),
        ("l'emporter", "past", True, "f", "l'ont emporté"),
        ("arriver", "past_conditional", False, "f", "serait arrivée"),
        ("arriver", "pluperfect", False, "m", "était arrivé"),
        ("arriver", "past_conditional", True, "f", "seraient arrivées"),
        ("prendre", "past_conditional", True, "f", "auraient pris"),
        ("devoir", "past_conditional", False, "f", "aurait dû"),
    ],
)
def test_pronouns_bend_and_participles_agree(
    verb: str, tense: Tense, plural: bool, gender: Gender, said: str
) -> None:
    """With être the participle agrees; with avoir, before its object, it does not."""
    assert conjugated(verb, tense, plural, gender) == said


@pytest.mark.parametrize(
    ("verb", "nearest"),
    [
        ("arrivé", "arriver"),
        ("l'imposer", "s'imposer"),
        ("maintenir", "se maintenir"),
        ("X", "être"),
    ],
)
def test_an_unknown_verb_names_the_nearest(verb: str, nearest: str) -> None:
    """A template that asks for another verb is mended, not guessed."""
    with pytest.raises(FrenchError) as refused:
        conjugated(verb)
    assert f"verbe inconnu : « {verb} »" in str(refused.value)
    assert f"(le plus proche : {nearest})" in str(refused.value)


def test_an_unknown_tense_is_refused() -> None:
    """The names of tenses are those of the code."""
    assert len(get_args(Tense)) == 6
    with pytest.raises(FrenchError, match="temps inconnu : « imparfait »"):
        conjugated("aller", "imparfait")  # type: ignore[arg-type]  # the very fault
