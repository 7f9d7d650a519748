"""What is written in a script and what is said on air, reviewed one by one: a table a subject."""

from __future__ import annotations

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
+ 22,84 % | plus vingt-deux virgule quatre-vingt-quatre pour cent
+22,84 % | plus vingt-deux virgule quatre-vingt-quatre pour cent
−0,85 point | moins zéro virgule quatre-vingt-cinq point
-0,85 point | moins zéro virgule quatre-vingt-cinq point
0,85 point d'avance | zéro virgule quatre-vingt-cinq point d'avance
1,5 point | un virgule cinq point
1,85 point | un virgule quatre-vingt-cinq point
2,5 points | deux virgule cinq points
+3,4 pts | plus trois virgule quatre points
-1,2 pt | moins un virgule deux point
10 pts | dix points
0 % | zéro pour cent
0,05 % | zéro virgule zéro cinq pour cent
0,00 % | zéro virgule zéro zéro pour cent
7,07 % | sept virgule zéro sept pour cent
33,33 % | trente-trois virgule trente-trois pour cent
99,99 % | quatre-vingt-dix-neuf virgule quatre-vingt-dix-neuf pour cent
100,00 % | cent virgule zéro zéro pour cent
80 % | quatre-vingts pour cent
81 % des voix | quatre-vingt-un pour cent des voix
21 % d'électrices | vingt et un pour cent d'électrices
54,7 p. 100 | cinquante-quatre virgule sept pour cent
10 à 15 % | dix à quinze pour cent
51 %/49 % | cinquante et un pour cent, quarante-neuf pour cent
du 50/50 | du cinquante-cinquante
du 50-50 | du cinquante-cinquante
< 5 % | moins de cinq pour cent
> 50 % | plus de cinquante pour cent
≥ 12,5 % | au moins douze virgule cinq pour cent
≤ 3 % | au plus trois pour cent
≈ 10 % | environ dix pour cent
~ 10 % | environ dix pour cent
env. 10 % | environ dix pour cent
50 % + 1 voix | cinquante pour cent plus une voix
une hausse de 1 % | une hausse d'un pour cent
une avance de 1,2 point | une avance d'un virgule deux point
les + de 10 % | les plus de dix pour cent
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
0 voix | zéro voix
80 voix | quatre-vingts voix
101 voix | cent une voix
201 voix | deux cent une voix
1 001 voix | mille une voix
1 021 voix | mille vingt et une voix
121 000 voix | cent vingt et un mille voix
2 000 001 voix | deux millions une voix
10 M de voix | dix millions de voix
2,3 M d'habitants | deux virgule trois millions d'habitants
1 million de voix | un million de voix
1,2 million de voix | un virgule deux million de voix
21 millions d'habitants | vingt et un millions d'habitants
200 mille voix | deux cent mille voix
80 mille voix | quatre-vingt mille voix
1 000 000 nouveaux électeurs | un million de nouveaux électeurs
1 000 000 dans la rue | un million dans la rue
1 000 000 Français | un million de Français
1 bulletin | un bulletin
81 bulletins blancs | quatre-vingt-un bulletins blancs
200 électeurs | deux cents électeurs
80 électeurs | quatre-vingts électeurs
1 200 000 électeurs | un million deux cent mille électeurs
10.917 votants | dix mille neuf cent dix-sept votants
21 abstentionnistes | vingt et un abstentionnistes
21 procurations | vingt et une procurations
31 triangulaires | trente et une triangulaires
21 infirmières | vingt et une infirmières
51 brebis | cinquante et une brebis
21 sénatrices et 21 sénateurs | vingt et une sénatrices et vingt et un sénateurs
21 retraités et 21 retraitées | vingt et un retraités et vingt et une retraitées
21 lycées et 21 écoles | vingt et un lycées et vingt et une écoles
61 incendies | soixante et un incendies
21 musées | vingt et un musées
les 21 premières | les vingt et une premières
21 ex-communes | vingt et une ex-communes
21 des 35 communes | vingt et une des trente-cinq communes
21 communes sur 31 | vingt et une communes sur trente et un
21 d'entre elles | vingt et une d'entre elles
21 d'entre eux | vingt et un d'entre eux
21 à 31 voix | vingt et une à trente et une voix
21-31 voix | vingt et une à trente et une voix
1, 2 et 3 voix | une, deux et trois voix
21 voix contre 1 | vingt et une voix contre une
21 voix pour, 1 contre | vingt et une voix pour, une contre
un écart de 1 voix | un écart d'une voix
il n'a que 1 voix | il n'a qu'une voix
1 électeur sur 3 | un électeur sur trois
1 femme sur 2 | une femme sur deux
les 3/4 des bureaux | les trois quarts des bureaux
les 2/3 restants | les deux tiers restants
aux 2/3 | aux deux tiers
le 1/4 des inscrits | le quart des inscrits
plus de 1/3 des voix | plus d'un tiers des voix
9/10 | neuf dixièmes
1/10e de seconde | un dixième de seconde
14/20 | quatorze sur vingt
12/35 bureaux | douze bureaux sur trente-cinq
80/84 communes | quatre-vingts communes sur quatre-vingt-quatre
10/15 personnes | dix à quinze personnes
2/3 jours | deux ou trois jours
2-3 jours | deux à trois jours
5 000-6 000 personnes | cinq mille à six mille personnes
100-150 personnes | cent à cent cinquante personnes
2 1/2 | deux et demi
1/2 heure | une demi-heure
une 1/2 journée | une demi-journée
1/4 d'heure | un quart d'heure
3/4 d'heure | trois quarts d'heure
1/8 de finale | un huitième de finale
en 1/16e de finale | en seizième de finale
les 1/4 de finale | les quarts de finale
les 8es de finale | les huitièmes de finale
les 18-24 ans | les dix-huit vingt-quatre ans
les 18/24 ans | les dix-huit vingt-quatre ans
de 18 à 24 ans | de dix-huit à vingt-quatre ans
les -18 ans | les moins de dix-huit ans
les - de 18 ans | les moins de dix-huit ans
les + de 65 ans | les plus de soixante-cinq ans
les 65 ans et + | les soixante-cinq ans et plus
21 ans | vingt et un ans
81 ans | quatre-vingt-un ans
n° 1 et 2 | numéro un et deux
les n° 1 et 2 | les numéros un et deux
les n°s 10 à 12 | les numéros dix à douze
no 3 | numéro trois
#1 | numéro un
page 80 | page quatre-vingt
page 21 | page vingt et un
p. 12 | page douze
bureau 21 | bureau vingt et un
la liste 1 | la liste un
3-0 | trois à zéro
24-17 | vingt-quatre à dix-sept
un 2-1 arraché | un deux à un arraché
victoire 2-1 arrachée au bout | victoire deux à un arrachée au bout
6-4, 7-6, 6-3 | six quatre, sept six, six trois
J-3 | J moins trois
J+1 | J plus un
2+2=4 | deux plus deux égale quatre
un 4x4 | un quatre-quatre
les 3x8 | les trois-huit
une 2x2 voies | une deux fois deux voies
le 4 × 100 m | le quatre fois cent mètres
2A et 2B | deux A et deux B
l'Aveyron (12) | l'Aveyron, douze
le 12 et le 46 | le douze et le quarante-six
le département 01 | le département zéro un
12000 Rodez | douze mille Rodez
12100 Millau | douze mille cent Millau
16 bis rue Béteille | seize bis rue Béteille
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
saison 2016-17 | saison deux mille seize deux mille dix-sept
de 2014 à 2020 | de deux mille quatorze à deux mille vingt
en 1900 | en mille neuf cent
en 1980 | en mille neuf cent quatre-vingt
la loi de 1905 | la loi de mille neuf cent cinq
les années 80 | les années quatre-vingt
les années 90 | les années quatre-vingt-dix
les années 1980 | les années mille neuf cent quatre-vingt
mai 68 | mai soixante-huit
l'an 2000 | l'an deux mille
1789 | mille sept cent quatre-vingt-neuf
14 juillet 1789 | quatorze juillet mille sept cent quatre-vingt-neuf
11 novembre 1918 | onze novembre mille neuf cent dix-huit
31/12/1999 | trente et un décembre mille neuf cent quatre-vingt-dix-neuf
01/01/1980 | premier janvier mille neuf cent quatre-vingt
29.1.17 | vingt-neuf janvier deux mille dix-sept
29/1/2017 | vingt-neuf janvier deux mille dix-sept
dimanche 29/01 | dimanche vingt-neuf janvier
dimanche 5/2 | dimanche cinq février
le 1/1 et le 25/12 | le premier janvier et le vingt-cinq décembre
du 29/01 au 05/02 | du vingt-neuf janvier au cinq février
du 1 au 5 mai | du premier au cinq mai
les 22 et 29 janvier 2017 | les vingt-deux et vingt-neuf janvier deux mille dix-sept
les 22/29 janvier | les vingt-deux et vingt-neuf janvier
le festival, 22-29 juillet | le festival, du vingt-deux au vingt-neuf juillet
29 janv. 2017 | vingt-neuf janvier deux mille dix-sept
12 déc. 2020 | douze décembre deux mille vingt
le 7 sept. 2020 | le sept septembre deux mille vingt
janv. 2017 | janvier deux mille dix-sept
le 1er-Mai | le premier-Mai
au T3 2020 | au troisième trimestre deux mille vingt
20 h pile | vingt heures pile
20h00 | vingt heures
1h du matin | une heure du matin
à partir de 1 h du matin | à partir d'une heure du matin
de 8 h à 20 h | de huit heures à vingt heures
de 8h à 20h | de huit heures à vingt heures
8h/20h | huit heures à vingt heures
entre 21 et 22 h | entre vingt et une et vingt-deux heures
de 21 à 22 h | de vingt et une à vingt-deux heures
le 21 à 22 h | le vingt et un à vingt-deux heures
le 21 à 20 heures | le vingt et un à vingt heures
8-10 h | huit à dix heures
48-72 h | quarante-huit à soixante-douze heures
1 ou 2 h d'attente | une ou deux heures d'attente
9h-12h/14h-17h | neuf heures à douze heures, quatorze heures à dix-sept heures
9 h-12 h et 14 h-18 h 30 | neuf heures à douze heures et quatorze heures à dix-huit heures trente
20 H 30 | vingt heures trente
23:59 | vingt-trois heures cinquante-neuf
24:00 | vingt-quatre heures
7 heures 05 | sept heures cinq
01 h 05 | une heure cinq
0 h 01 | zéro heure une
3 h 1/2 | trois heures et demie
1 h 15 min | une heure quinze
2 h 04 min 12 s | deux heures quatre minutes et douze secondes
3 min 20 s | trois minutes vingt
45'' | quarante-cinq secondes
30 s | trente secondes
à la 45' | à la quarante-cinquième minute
à la 80e minute | à la quatre-vingtième minute
24h/24 et 7j/7 | vingt-quatre heures sur vingt-quatre et sept jours sur sept
24/7 | vingt-quatre heures sur vingt-quatre, sept jours sur sept
les 24 h du Mans | les vingt-quatre heures du Mans
"""

RANKS = """
xixe siècle | dix-neuvième siècle
la vie du siècle | la vie du siècle
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
1ere | première
3eme | troisième
2d tour | second tour
2de | seconde
1er et 2nd tours | premier et second tours
Le 2EME tour | Le deuxième tour
T1 | premier tour
T2 | second tour
au T1 et au T2 | au premier tour et au second tour
entre T1 et T2 | entre le premier et le second tour
en T1 | au premier tour
depuis T1 | depuis le premier tour
T1/T2 | premier tour, second tour
un T2 meublé | un T deux meublé
la ligne T1 | la ligne T un
1er/2 | premier sur deux
3e/24 | troisième sur vingt-quatre
1er/2nd tour | premier, second tour
3e/4e place | troisième, quatrième place
1re circ. de l'Aveyron | première circonscription de l'Aveyron
la 2e circo | la deuxième circo
le 1er adjoint | le premier adjoint
la 1re adjointe | la première adjointe
1ers résultats | premiers résultats
le 12e | le douzième
le 200e anniversaire | le deux centième anniversaire
les 21es | les vingt et unièmes
XXe | vingtième
Ier | premier
IIe | deuxième
IVe République | quatrième République
Au IIIe s. av. J.-C. on vote | Au troisième siècle avant Jésus-Christ on vote
le Ve arrondissement | le cinquième arrondissement
la Xe édition | la dixième édition
Louis-Philippe Ier | Louis-Philippe premier
Jean XXIII | Jean vingt-trois
Sapin II | Sapin deux
titre III | titre trois
annexe V | annexe cinq
rugby à XIII | rugby à treize
"""

MONEY_AND_UNITS = """
4,2 M€/an | quatre virgule deux millions d'euros par an
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
05-65-77-82-00 | zéro cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro
+33 (0)5 65 77 82 00 | plus trente-trois, cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro
0 800 123 456 | zéro huit cent, cent vingt-trois, quatre cent cinquante-six
0800 123 456 | zéro huit cent, cent vingt-trois, quatre cent cinquante-six
0 805 01 02 03 | zéro huit cent cinq, zéro un, zéro deux, zéro trois
le 15 ou le 112 | le quinze ou le cent douze
le 3919 | le trente-neuf dix-neuf
le 39 19 | le trente-neuf dix-neuf
le 3114 | le trente et un quatorze
le 116 117 | le cent seize cent dix-sept
tél. 05 65 77 82 00 | téléphone zéro cinq, soixante-cinq, soixante-dix-sept, quatre-vingt-deux, zéro zéro
2 M€ | deux millions d'euros
2M€ | deux millions d'euros
0,5 M€ | zéro virgule cinq million d'euros
500 M€ | cinq cents millions d'euros
1,5 milliard d'euros | un virgule cinq milliard d'euros
1,5 Md€ | un virgule cinq milliard d'euros
2,3 Mds € | deux virgule trois milliards d'euros
2 Mds d'euros | deux milliards d'euros
10 M$ | dix millions de dollars
1,5 k€ | mille cinq cents euros
1 234,56 € | mille deux cent trente-quatre euros cinquante-six
12,50 euros | douze euros cinquante
0,99 € | quatre-vingt-dix-neuf centimes
0,01 € | un centime
3€50 | trois euros cinquante
10 cts | dix centimes
1,99 € le litre | un euro quatre-vingt-dix-neuf le litre
1,859 € | un euro huit cent cinquante-neuf
1,859 €/l | un euro huit cent cinquante-neuf le litre
1,059 € | un euro zéro cinquante-neuf
450 €/mois | quatre cent cinquante euros par mois
2 000 €/m² | deux mille euros le mètre carré
12 €/h | douze euros de l'heure
5-10 € | cinq à dix euros
plus de 1 million d'euros | plus d'un million d'euros
31 hab./km² | trente et un habitants au kilomètre carré
40 000 hab. | quarante mille habitants
1 000 m | mille mètres
1 500 m d'altitude | mille cinq cents mètres d'altitude
110 m haies | cent dix mètres haies
1,80 m | un mètre quatre-vingts
1m80 | un mètre quatre-vingts
2,5 m | deux mètres cinquante
1,05 m | un mètre zéro cinq
0,50 m | cinquante centimètres
3,5 km | trois virgule cinq kilomètres
1,5 km | un virgule cinq kilomètre
42,195 km | quarante-deux virgule cent quatre-vingt-quinze kilomètres
21 km | vingt et un kilomètres
10-15 km | dix à quinze kilomètres
120 m2 | cent vingt mètres carrés
10 m³ | dix mètres cubes
1 200 m³/s | mille deux cents mètres cubes par seconde
50 µg/m³ | cinquante microgrammes par mètre cube
21 t | vingt et une tonnes
3,5 t | trois virgule cinq tonnes
1 t | une tonne
100 g | cent grammes
1,5 l | un virgule cinq litre
5 l/100 km | cinq litres aux cent kilomètres
20 hl | vingt hectolitres
70 q/ha | soixante-dix quintaux à l'hectare
25 mm | vingt-cinq millimètres
12 MW | douze mégawatts
3 kWh | trois kilowatts-heure
115 ch | cent quinze chevaux
100 Mb/s | cent mégabits par seconde
37,5 °C | trente-sept virgule cinq degrés
0 °C | zéro degré
−5 °C | moins cinq degrés
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
france-info.fr | france tiret info point fr
www.totem.fr | W W W point totem point fr
https://www.totem.fr/resultats/ | W W W point totem point fr slash résultats
elections.interieur.gouv.fr | élections point intérieur point gouv point fr
la.redaction@radio-totem.com | la point rédaction arobase radio tiret totem point com
arte.tv | arte point T V
J-L Mélenchon | J L Mélenchon
Cf. le communiqué | Voir le communiqué
les listes nos 1 et 2 | les listes numéros un et deux
nos 2 listes | nos deux listes
CSA et Arcom | C S A et Arcom
ARCOM | Arcom
la CNCCFP | la C N C C F P
IFOP, IPSOS, INED | Ifop, Ipsos, Ined
LFI, PCF, NPA, LO | L F I, P C F, N P A, L O
l'UDI et le MoDem | l'U D I et le Modem
ANSSI, CNAM, POLT | Anssi, Cnam, Polt
la DGFiP, la DDETSPP | la D G Fip, la D D E T S P P
ICI Occitanie | Ici Occitanie
les DVG et les DVD | les divers gauche et les divers droite
Anne Laur (UG) | Anne Laur, union de la gauche
Anne Laur (REC, sortante) | Anne Laur, Reconquête, sortante
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
PS/EELV | P S, E E L V
Rodez/Millau | Rodez, Millau
M. et Mme Martin | monsieur et madame Martin
Me Dupond | maître Dupond
Mgr Fonlupt | monseigneur Fonlupt
le Gal de Gaulle | le général de Gaulle
le Cdt Martin | le commandant Martin
F. Hollande | F Hollande
Ste-Geneviève | Sainte-Geneviève
Ste-Geneviève-sur-Argence | Sainte-Geneviève-sur-Argence
Livinhac s/ Lot | Livinhac sur Lot
12 bd Gambetta | douze boulevard Gambetta
12, bd de la République | douze, boulevard de la République
3 av. Victor-Hugo | trois avenue Victor-Hugo
pl. du Bourg | place du Bourg
rte de Rodez | route de Rodez
par ex. Rodez | par exemple Rodez
c.-à-d. lundi | c'est-à-dire lundi
Hamon vs Valls | Hamon contre Valls
UDI | U D I
RN | R N
CGT, CFDT, FO | C G T, C F D T, F O
LFI et le NFP | L F I et le N F P
MoDem | Modem
le PLUi et le SCoT | le P L U I et le Scot
DVG | divers gauche
la liste DVD | la liste divers droite
un DVD | un D V D
EHPAD | Ehpad
la CAF, la CPAM, l'ARS | la Caf, la C P A M, l'A R S
la DREAL et la DRAC | la Dreal et la Drac
SMS | S M S
le RSA et la TVA | le R S A et la T V A
Jean ROUX | Jean Roux
le maire Jean-Luc BLIN | le maire Jean-Luc Blin
M. ROUX | monsieur Roux
Mme Anne LAUR | madame Anne Laur
MM. ROUX et BLIN | messieurs Roux et Blin
Anne DUPUY-ROUX | Anne Dupuy-Roux
Jean LE GAC | Jean Le Gac
Charles de COURSON | Charles de Courson
Kerredine SOUM | Kerredine Soum
JEAN ROUX | Jean Roux
ROUX Jean | Roux Jean
Benoît HAMON PS | Benoît Hamon P S
G7 | G sept
5G | cinq G
CO2 | C O deux
CO₂ | C O deux
H1N1 | H un N un
PM2,5 | P M deux virgule cinq
le SP95-E10 | le S P quatre-vingt-quinze E dix
le web 2.0 | le web deux point zéro
bac +3 | bac plus trois
U17 | U dix-sept
Top 14 | Top quatorze
Pro D2 | Pro D deux
"""

LAWS_AND_ROADS = """
le 49.3 | le quarante-neuf trois
le 49-3 | le quarante-neuf trois
un nouveau 49.3 | un nouveau quarante-neuf trois
au 47-1 | au quarante-sept un
l'article 49.3 | l'article quarante-neuf trois
article 49-3 | article quarante-neuf trois
art. 49.3 | article quarante-neuf trois
article 49, al. 3 | article quarante-neuf, alinéa trois
les articles 49-3 et 47-1 | les articles quarante-neuf trois et quarante-sept un
les articles 12 à 15 | les articles douze à quinze
art. L. 52-2 | article L cinquante-deux deux
l'article L. 52-2 du code électoral | l'article L cinquante-deux deux du code électoral
L52-2 | L cinquante-deux deux
art. R. 411-1 | article R quatre cent onze un
l'article 16 | l'article seize
loi n° 2016-1691 | loi numéro deux mille seize mille six cent quatre-vingt-onze
une défaite 49-3 | une défaite quarante-neuf à trois
49.3 % | quarante-neuf virgule trois pour cent
RN 88 | R N quatre-vingt-huit
la N88 | la N quatre-vingt-huit
D911 | D neuf cent onze
la RD 911 | la R D neuf cent onze
la D80 | la D quatre-vingt
A75 | A soixante-quinze
l'autoroute A 75 | l'autoroute A soixante-quinze
au km 12 | au kilomètre douze
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

ON_AIR = """
À 12 h, la participation s'élève à 22,84 %, + 0,85 point. | À douze heures, la participation s'élève à vingt-deux virgule quatre-vingt-quatre pour cent, plus zéro virgule quatre-vingt-cinq point.
Sur 10 917 votants, 81 blancs et 21 nuls. | Sur dix mille neuf cent dix-sept votants, quatre-vingt-un blancs et vingt et un nuls.
Sur 35 communes, 21 ont choisi Hamon. | Sur trente-cinq communes, vingt et une ont choisi Hamon.
Sylvie ROUX (DVG) totalise 1 001 voix. | Sylvie Roux, divers gauche, totalise mille une voix.
Battu 49,9 % à 50,1 %. | Battu quarante-neuf virgule neuf pour cent à cinquante virgule un pour cent.
1 mort, 2 blessés graves et 21 blessées légères. | un mort, deux blessés graves et vingt et une blessées légères.
La D911 est coupée de 8 h à 17 h 30. | La D neuf cent onze est coupée de huit heures à dix-sept heures trente.
Le gazole est à 1,859 € le litre. | Le gazole est à un euro huit cent cinquante-neuf le litre.
Jusqu'à 110 km/h au-dessus de 1 000 m. | Jusqu'à cent dix kilomètres-heure au-dessus de mille mètres.
Il fera -3° à Laguiole, 12° à Millau. | Il fera moins trois degrés à Laguiole, douze degrés à Millau.
Le Tarn monte à 3,45 m. | Le Tarn monte à trois mètres quarante-cinq.
Rodez s'impose 2-1 (1-0). | Rodez s'impose deux à un, un à zéro.
Le fameux 49.3 a servi 23 fois. | Le fameux quarante-neuf trois a servi vingt-trois fois.
49.3 : le gouvernement tient. | quarante-neuf trois : le gouvernement tient.
Appelez le 3919, gratuit 24h/24. | Appelez le trente-neuf dix-neuf, gratuit vingt-quatre heures sur vingt-quatre.
Rendez-vous au 12 bd Gambetta, le 05/02 à 18h30. | Rendez-vous au douze boulevard Gambetta, le cinq février à dix-huit heures trente.
Un T2 de 45 m² à 450 €/mois. | Un T deux de quarante-cinq mètres carrés à quatre cent cinquante euros par mois.
Le budget passe à 2,3 M€, soit + 53,3 %. | Le budget passe à deux virgule trois millions d'euros, soit plus cinquante-trois virgule trois pour cent.
Adopté par 21 voix pour, 1 contre et 1 abstention. | Adopté par vingt et une voix pour, une contre et une abstention.
Entre T1 et T2, la participation gagne 3 pts. | Entre le premier et le second tour, la participation gagne trois points.
1 électeur sur 3 s'est abstenu ; au T1, c'était 1/4. | un électeur sur trois s'est abstenu ; au premier tour, c'était un quart.
Les 18-24 ans votent moins que les 65 ans et +. | Les dix-huit vingt-quatre ans votent moins que les soixante-cinq ans et plus.
Ils étaient 1 500 selon la police, 3 000 selon la CGT. | Ils étaient mille cinq cents selon la police, trois mille selon la C G T.
En 2021 21 communes ont fusionné. | En deux mille vingt et un vingt et une communes ont fusionné.
- de 18 ans : gratuit. | moins de dix-huit ans : gratuit.
Me voici, dit Me Roux. | Me voici, dit maître Roux.
Le score 54,7 %-45,3 %. | Le score cinquante-quatre virgule sept pour cent à quarante-cinq virgule trois pour cent.
Le samedi 21 à 18 h, puis le 22. | Le samedi vingt et un à dix-huit heures, puis le vingt-deux.
50 voix de + qu'au T1. | cinquante voix de plus qu'au premier tour.
Napoléon Ier, Élisabeth II et François. | Napoléon premier, Élisabeth deux et François.
"""


def cases(*tables: str) -> list[tuple[str, str]]:
    lines = [line for table in tables for line in table.strip().splitlines()]
    return [(written, said) for written, _, said in (line.partition(" | ") for line in lines)]


PHRASES = cases(
    *(SHARES, COUNTS, HOURS_AND_DATES, RANKS, MONEY_AND_UNITS, SHORT_FORMS, LAWS_AND_ROADS, SIGNS)
)
ALL = PHRASES + cases(ON_AIR)

INSIDE = [case for case in PHRASES if case[0][0] not in "«–[-*" and case[0][-1] not in ".…»"]
"""Those that do not depend on where a sentence opens or ends."""
