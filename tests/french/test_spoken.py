"""A sentence as a newsroom writes it, and the words that a voice says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import FrenchError
from broadcast.french.lexicon import Lexicon, parse_lexicon
from broadcast.french.spoken import plain, say

SHARES = """
58,72 % | cinquante-huit virgule soixante-douze pour cent
58,72% | cinquante-huit virgule soixante-douze pour cent
54,7 % | cinquante-quatre virgule sept pour cent
54,7% | cinquante-quatre virgule sept pour cent
54.7 % | cinquante-quatre virgule sept pour cent
54,70 % | cinquante-quatre virgule soixante-dix pour cent
50,05 % | cinquante virgule zéro cinq pour cent
48,05 % | quarante-huit virgule zéro cinq pour cent
0,5 % | zéro virgule cinq pour cent
10,65 % | dix virgule soixante-cinq pour cent
5,00 % | cinq virgule zéro zéro pour cent
100 % | cent pour cent
1 % | un pour cent
21 % | vingt et un pour cent
71,81 % | soixante et onze virgule quatre-vingt-un pour cent
80,91 % | quatre-vingts virgule quatre-vingt-onze pour cent
54,725 % | cinquante-quatre virgule sept cent vingt-cinq pour cent
54.725 % | cinquante-quatre virgule sept cent vingt-cinq pour cent
3,1416 | trois virgule un quatre un six
1.5 million | un virgule cinq million
4 ‰ | quatre pour mille
10-15 % | dix à quinze pour cent
10–15 % | dix à quinze pour cent
de 10 % à 15 % | de dix pour cent à quinze pour cent
10,5-11,2 % | dix virgule cinq à onze virgule deux pour cent
un score de 2-1 | un score de deux à un
+3,4 points | plus trois virgule quatre points
+ 3,4 points | plus trois virgule quatre points
-2,3 points | moins deux virgule trois points
− 2,3 points | moins deux virgule trois points
de -2 à +3 points | de moins deux à plus trois points
±2 points | plus ou moins deux points
(+3,4 points) | plus trois virgule quatre points
recule de - 2 points | recule de moins deux points
bilan : - 3 % | bilan : moins trois pour cent
(–2 points) | moins deux points
- 3 % pour lui | moins trois pour cent pour lui
Rodez - 12 voix | Rodez, douze voix
Hamon 54 % / Valls 46 % | Hamon cinquante-quatre pour cent, Valls quarante-six pour cent
1 point | un point
21 points | vingt et un points
"""

COUNTS = """
10 000 électeurs | dix mille électeurs
10.000 électeurs | dix mille électeurs
8.000 dans le Lot | huit mille dans le Lot
1 234 567 habitants | un million deux cent trente-quatre mille cinq cent soixante-sept habitants
1.234.567 habitants | un million deux cent trente-quatre mille cinq cent soixante-sept habitants
10 917 votants | dix mille neuf cent dix-sept votants
80 000 | quatre-vingt mille
200 000 | deux cent mille
84 communes | quatre-vingt-quatre communes
285 communes | deux cent quatre-vingt-cinq communes
987 voix | neuf cent quatre-vingt-sept voix
45 000 euros | quarante-cinq mille euros
21 voix | vingt et une voix
1 voix | une voix
31 001 voix | trente et un mille une voix
21 000 voix | vingt et un mille voix
11 voix | onze voix
71 voix | soixante et onze voix
81 voix | quatre-vingt-une voix
91 listes | quatre-vingt-onze listes
101 candidates | cent une candidates
1 commune | une commune
21 communes | vingt et une communes
21 bureaux | vingt et un bureaux
1 bureau | un bureau
1 femme et 1 homme | une femme et un homme
41 circonscriptions | quarante et une circonscriptions
51 minutes | cinquante et une minutes
61 abstentions | soixante et une abstentions
1 élection | une élection
21 années | vingt et une années
21 autres voix | vingt et une autres voix
1 seule commune | une seule commune
21 nouvelles listes | vingt et une nouvelles listes
21 morts | vingt et un morts
1 000 000 voix | un million de voix
2 000 000 électeurs | deux millions d'électeurs
2 000 000 d'électeurs | deux millions d'électeurs
1 000 000 € | un million d'euros
1 500 000 voix | un million cinq cent mille voix
3 sur 5 | trois sur cinq
1 bureau sur 35 | un bureau sur trente-cinq
5 à 6 000 personnes | cinq à six mille personnes
007 | zéro zéro sept
0 | zéro
00 | zéro zéro
En 2017, 285 communes | En deux mille dix-sept, deux cent quatre-vingt-cinq communes
En 2017 285 communes | En deux mille dix-sept deux cent quatre-vingt-cinq communes
n° 3 | numéro trois
n°1 | numéro un
N° 12 | numéro douze
nº 3 | numéro trois
1/3 des voix | un tiers des voix
2/3 des voix | deux tiers des voix
1/2 | un demi
3/4 | trois quarts
1/4 | un quart
3/5 | trois cinquièmes
½ | un demi
20/20 | vingt sur vingt
12/35 | douze sur trente-cinq
1/2 finale | demi-finale
1/4 de finale | un quart de finale
1234567890123 | un deux trois quatre cinq six sept huit neuf zéro un deux trois
1 ou 2 voix | une ou deux voix
de 1 à 10 voix | de une à dix voix
"""

HOURS_AND_DATES = """
7 h 05 | sept heures cinq
7h05 | sept heures cinq
7h00 | sept heures
07h00 | sept heures
7:00 | sept heures
07:30 | sept heures trente
18h | dix-huit heures
18 h | dix-huit heures
8h | huit heures
8 h | huit heures
12 h 30 | douze heures trente
12h15 | douze heures quinze
0 h | zéro heure
0h30 | zéro heure trente
1 h | une heure
21 h | vingt et une heures
21 h 30 | vingt et une heures trente
21h21 | vingt et une heures vingt et une
18H30 | dix-huit heures trente
20 h 30 min | vingt heures trente
7h-9h | sept heures à neuf heures
de 7 h à 9 h | de sept heures à neuf heures
24h/24 | vingt-quatre heures sur vingt-quatre
1'30" de son | une minute trente de son
7j/7 | sept jours sur sept
35 heures | trente-cinq heures
21 heures | vingt et une heures
1 heure | une heure
10 min | dix minutes
29/01/2017 | vingt-neuf janvier deux mille dix-sept
01/02/2017 | premier février deux mille dix-sept
29/01/17 | vingt-neuf janvier deux mille dix-sept
29.01.2017 | vingt-neuf janvier deux mille dix-sept
29-01-2017 | vingt-neuf janvier deux mille dix-sept
2017-01-30 | trente janvier deux mille dix-sept
le 29/01 | le vingt-neuf janvier
le 05/02 | le cinq février
1er février | premier février
1 février | premier février
01 février | premier février
05 mars | cinq mars
30 janvier 2017 | trente janvier deux mille dix-sept
le 1er | le premier
lundi 30 janvier | lundi trente janvier
en 1981 | en mille neuf cent quatre-vingt-un
2017 | deux mille dix-sept
2014-2020 | deux mille quatorze deux mille vingt
saison 2016/2017 | saison deux mille seize deux mille dix-sept
"""

RANKS = """
1er | premier
1re | première
1ère | première
1ers | premiers
1res | premières
2e | deuxième
2ème | deuxième
2ᵉ | deuxième
2è | deuxième
2nd | second
2nde | seconde
5e | cinquième
9e | neuvième
16e | seizième
20e | vingtième
21e | vingt et unième
71e | soixante et onzième
80e | quatre-vingtième
81e | quatre-vingt-unième
100e | centième
1 000e | millième
2e tour | deuxième tour
le 3e canton | le troisième canton
les 10es | les dixièmes
XXIe siècle | vingt et unième siècle
XXe et XXIe siècles | vingtième et vingt et unième siècles
Ier siècle | premier siècle
Ve République | cinquième République
IIIe République | troisième République
Ire République | première République
XIe arrondissement | onzième arrondissement
Xe arrondissement | dixième arrondissement
XVIIe législature | dix-septième législature
Louis XIV | Louis quatorze
Henri IV | Henri quatre
François Ier | François premier
Charles X a régné | Charles dix a régné
Élisabeth II | Élisabeth deux
Jean-Paul II | Jean-Paul deux
le XV de France | le quinze de France
"""

MONEY_AND_UNITS = """
12 500 € | douze mille cinq cents euros
12 500€ | douze mille cinq cents euros
3,50 € | trois euros cinquante
3,05 € | trois euros cinq
3,5 € | trois euros cinquante
0,50 € | cinquante centimes
1 € | un euro
21 € | vingt et un euros
2,5 M€ | deux virgule cinq millions d'euros
1 M€ | un million d'euros
1,2 Md€ | un virgule deux milliard d'euros
3 millions € | trois millions d'euros
40 k€ | quarante mille euros
1,5 million d'euros | un virgule cinq million d'euros
100 $ | cent dollars
90 km/h | quatre-vingt-dix kilomètres-heure
5 km | cinq kilomètres
1 km | un kilomètre
12 km² | douze kilomètres carrés
300 m² | trois cents mètres carrés
50 m3 | cinquante mètres cubes
21 °C | vingt et un degrés
-3° | moins trois degrés
3 ha | trois hectares
20 kg | vingt kilos
05 65 77 82 00 | zéro cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro
05.65.77.82.00 | zéro cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro
0565778200 | zéro cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro
06 07 08 09 10 | zéro six, zéro sept, zéro huit, zéro neuf, dix
+33 1 10 10 10 10 | plus trente-trois, un, dix, dix, dix, dix
"""

SHORT_FORMS = """
M. Valls | monsieur Valls
M. le maire | monsieur le maire
M. l'ambassadeur | monsieur l'ambassadeur
MM. Hamon et Valls | messieurs Hamon et Valls
Mme Aubry | madame Aubry
Mmes Aubry et Royal | mesdames Aubry et Royal
Mlle Martin | mademoiselle Martin
Dr Martin | docteur Martin
Pr Martin | professeur Martin
St-Affrique | Saint-Affrique
St Céré | Saint-Céré
Ste-Eulalie | Sainte-Eulalie
CAC 40 | Cac quarante
la COP21 | la Cop vingt et un
la FNSEA, le MODEM | la F N S E A, le Modem
J.-C. Virlogeux | J C Virlogeux
50 av. J.-C. | cinquante avant Jésus-Christ
vaches, brebis, etc. | vaches, brebis, et cetera.
totemradio.fr | totemradio point fr
PS | P S
le PS, l'UMP | le P S, l'U M P
EELV | E E L V
LREM | L R E M
FDSEA | F D S E A
FN et RN | F N et R N
RN-LR | R N L R
ex-UMP | ex U M P
S.N.C.F. | S N C F.
au P.S. dimanche | au P S dimanche
INSEE | Insee
l'INSEE | l'Insee
Insee | Insee
ONU, OTAN, UNESCO | Onu, Otan, Unesco
TOTEM | Totem
le SMIC | le Smic
l'ENA | l'Ena
Benoît HAMON | Benoît Hamon
Manuel VALLS | Manuel Valls
Pierre PANTANELLA | Pierre Pantanella
Marine LE PEN | Marine Le Pen
TF1 | T F un
M6 | M six
l'A75 | l'A soixante-quinze
la RN88 | la R N quatre-vingt-huit
la D988 | la D neuf cent quatre-vingt-huit
le G20 | le G vingt
covid-19 | covid dix-neuf
le 11-Novembre | le onze-Novembre
Rodez & Millau | Rodez et Millau
et/ou | et ou
"""

SIGNS = """
« Merci » | Merci
“Merci” | Merci
"Merci" | Merci
«\u00a0Merci\u00a0» | Merci
Il juge le score « sans appel » et part. | Il juge le score sans appel et part.
Il dit « Nous avons gagné ce soir ». | Il dit, Nous avons gagné ce soir.
Il dit : « Nous avons gagné ce soir ». | Il dit : Nous avons gagné ce soir.
« Nous avons gagné ce soir » dit-il. | Nous avons gagné ce soir, dit-il.
« Nous avons gagné ce soir ! » dit-il. | Nous avons gagné ce soir ! dit-il.
« Le Monde » le dit. | Le Monde le dit.
Rodez – Millau | Rodez, Millau
Le maire – élu en mars – part. | Le maire, élu en mars, part.
Le maire — élu — part. | Le maire, élu, part.
Rodez - Millau | Rodez, Millau
– Bonjour. | Bonjour.
le centre–bourg | le centre-bourg
Rodez (Aveyron) vote. | Rodez, Aveyron, vote.
Benoît Hamon (PS). | Benoît Hamon, P S.
Nous avons […] gagné. | Nous avons, gagné.
Nous avons [...] gagné. | Nous avons, gagné.
Nous avons (…) gagné. | Nous avons, gagné.
[…] Nous avons gagné. | Nous avons gagné.
Nous avons gagné […]. | Nous avons gagné.
« … les socialistes se retrouveront. » | les socialistes se retrouveront.
Et puis… rien. | Et puis, rien.
Et puis... rien. | Et puis, rien.
On verra… | On verra.
Quoi ?… | Quoi ?
l’Aveyron | l'Aveyron
Rodez\u00a0: 54,7\u202f% | Rodez : cinquante-quatre virgule sept pour cent
10\u202f000\u00a0voix | dix mille voix
10\u2009000 voix | dix mille voix
*très* net | très net
les élu(e)s | les élus
Rodez   vote | Rodez vote
"""


def cases(*tables: str) -> list[tuple[str, str]]:
    lines = [line for table in tables for line in table.strip().splitlines()]
    return [(written, said) for written, _, said in (line.partition(" | ") for line in lines)]


ALL = cases(SHARES, COUNTS, HOURS_AND_DATES, RANKS, MONEY_AND_UNITS, SHORT_FORMS, SIGNS)

INSIDE = [case for case in ALL if case[0][0] not in "«–[-*" and case[0][-1] not in ".…»"]
"""Those that do not depend on where a sentence opens or ends."""


@pytest.mark.parametrize(("written", "said"), ALL, ids=[written for written, _ in ALL])
def test_print_becomes_speech(written: str, said: str) -> None:
    """Each form that a newsroom writes has the words that a newsreader says."""
    assert plain(written) == said


@pytest.mark.parametrize(("written", "said"), INSIDE, ids=[written for written, _ in INSIDE])
def test_the_rules_hold_inside_a_sentence(written: str, said: str) -> None:
    """The words around a figure do not change how it is said."""
    assert plain(f"Voici donc : {written}, à Rodez.") == f"Voici donc : {said}, à Rodez."


@pytest.mark.parametrize("said", [said for _, said in ALL])
def test_words_that_are_said_stay_as_they_are(said: str) -> None:
    """Saying them a second time changes nothing."""
    assert plain(said) == said


PRONUNCIATIONS = """written,said,ipa,source
Laguiole,la-yole,lajɔl,
Onet,onais,ɔnɛ,
Onet-le-Château,onais le château,,
M6,ème six,,
Saint-Affrique,sintafrique,,
PS,pé èsse,,
Valls,valce,vals,
20 Minutes,vingt minutes,,
INSEE,insé,,
"""
LEXICON = parse_lexicon(PRONUNCIATIONS, Path("lexicon.csv"))


@pytest.mark.parametrize(
    ("written", "said", "respelled"),
    [
        pytest.param(
            "M. Valls perd 21 voix à Laguiole.",
            "monsieur Valls perd vingt et une voix à Laguiole.",
            "monsieur valce perd vingt et une voix à la-yole.",
            id="places move with the figures",
        ),
        pytest.param("M6 et 20 Minutes", "M6 et 20 Minutes", "ème six et vingt minutes", id="kept"),
        pytest.param("le PS et l'UMP", "le PS et l'U M P", "le pé èsse et l'U M P", id="initials"),
        pytest.param("l'INSEE", "l'INSEE", "l'insé", id="after an elision"),
        pytest.param("d’Onet", "d'Onet", "d'onais", id="raised apostrophe"),
        pytest.param("Onet-le-Château", "Onet-le-Château", "onais le château", id="longest"),
        pytest.param("St-Affrique", "Saint-Affrique", "sintafrique", id="after an abbreviation"),
        pytest.param(
            "« Laguiole » – Valls (PS)",
            "Laguiole, Valls, PS",
            "la-yole, valce, pé èsse",
            id="signs",
        ),
        pytest.param("Valls-Hamon", "Valls-Hamon", "valce-Hamon", id="hyphen"),
        pytest.param("Valls–Hamon", "Valls-Hamon", "valce-Hamon", id="en dash"),
        pytest.param("Valls-12", "Valls douze", "valce douze", id="hyphen and figure"),
        pytest.param("Valls, Valls", "Valls, Valls", "valce, valce", id="twice"),
    ],
)
def test_names_of_the_lexicon_are_kept_and_placed(written: str, said: str, respelled: str) -> None:
    """No rule touches a name; its place is counted in the words that are said."""
    spoken = say(written, LEXICON)
    assert spoken.words == said
    assert spoken.respelled == respelled
    for name in spoken.names:
        assert spoken.words[name.start : name.end] == name.pronunciation.written


@pytest.mark.parametrize("text", ["", "  ", "« … »", "[…]", "–", "…", "!?", "\ue000"])
def test_a_sentence_with_nothing_to_say_is_refused(text: str) -> None:
    """Silence never passes for speech."""
    with pytest.raises(FrenchError):
        say(text, Lexicon())


@given(st.integers(0, 10**18))
def test_no_digit_survives_a_count(n: int) -> None:
    """With or without spaces, before any noun."""
    thousands = f"{n:,}"
    for written in (str(n), thousands.replace(",", " "), thousands.replace(",", ".")):
        for around in ("{}", "{} voix", "{} %", "+{} points", "-{}", "{} €", "n°{}", "({})", "A{}"):
            assert not any(c.isdigit() for c in plain(around.format(written)))


@given(st.decimals(0, 100_000, places=2), st.sampled_from([" %", "%", " points", " €", "", " M€"]))
def test_no_digit_survives_a_decimal(number: object, unit: str) -> None:
    """Comma or point, any unit."""
    for written in (f"{number}", f"{number}".replace(".", ",")):
        assert not any(c.isdigit() for c in plain(f"Il a {written}{unit}."))


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["{}h{:02d}", "{} h {:02d}", "{:02d}:{:02d}", "{}h", "{}H{:02d}", "{} h"]),
)
def test_an_hour_is_said_as_one(hour: int, minute: int, form: str) -> None:
    """No digit, no lone h."""
    words = plain(f"Il est {form.format(hour, minute)} à Rodez.").split()
    assert not any(character.isdigit() for word in words for character in word)
    assert "h" not in words
    assert {"heure", "heures"} & set(words)


@given(st.text("0123456789 ,.%/-–+:h€eXVI°nM²PSa'()«»…", min_size=1, max_size=30))
def test_no_digit_survives_anything(noise: str) -> None:
    """Whatever stands around them, figures become words and nothing breaks."""
    words = plain(f"Rodez {noise}")
    assert not any(character.isdigit() for character in words)
    assert "  " not in words
