"""First names of France, which tell that the capitals after them are a surname: Jean ROUX."""

from __future__ import annotations

_NAMES = """
Abdel Adam Adel Adeline Adrien Agathe Agnès Ahmed Aïcha Aimeric Alain Alban Albane Albert Alex
Alexandra Alexandre Alexia Alexis Alfred Ali Alice Alicia Aline Alison Alizée Alphonse Alphonsine
Amandine Ambre Amélie Amine Amir Anaëlle Anaïs Anatole André Andréa Andrée Ange Angèle Angélique
Anissa Anita Anna Anne Annick Annie Anouk Anthony Antoine Antoinette Antonin Antonio Ariane Armand
Arnaud Arthur Aude Audrey Auguste Aurélia Aurélie Aurélien Aurore Axel Axelle Aymeric Baptiste
Barbara Bastien Béatrice Benjamin Benoît Bérangère Bérénice Bernadette Bernard Bertrand Bilal
Blandine Boris Brice Brigitte Bruno Camille Carine Carla Carlos Carole Caroline Catherine Cathy
Cécile Cédric Célia Céline Chantal Charlène Charles Charlie Charline Charlotte Chloé Christel
Christelle Christian Christiane Christine Christophe Cindy Claire Clara Clarisse Claude Claudette
Claudie Claudine Clémence Clément Clémentine Clotilde Colette Coline Coralie Corentin Corinne
Cyril Cyrille Damien Daniel Danièle Danielle Danny David Davy Deborah Delphine Denis Denise Diane
Didier Diego Dimitri Dominique Dorian Dorothée Dylan Edgar Édith Edmond Édouard Edwige Éliane Élie
Éliette Élina Éliott Élisa Elisabeth Élisabeth Élise Élodie Éloïse Elsa Émeline Émile Émilia
Émilie Émilien Emma Emmanuel Emmanuelle Enzo Eric Éric Erwan Estelle Esther Éthan Étienne Eugène
Eugénie Eva Éva Évelyne Fabien Fabienne Fabrice Fanny Farid Fatiha Fatima Félix Fernand Fernande
Flavien Flora Florence Florent Florian Floriane Francis Franck François Françoise Frank Fred
Frédéric Frédérique Gabin Gabriel Gabrielle Gaël Gaëlle Gaëtan Gaston Gauthier Gautier Geneviève
Geoffrey Geoffroy Georges Georgette Gérald Géraldine Gérard Germain Gérôme Ghislain Ghislaine
Gilbert Gilberte Gilles Ginette Gisèle Grégoire Grégory Guilhem Guillaume Gustave Guy Guylaine
Gwenaël Hadrien Hakim Hamid Hassan Hélène Henri Henriette Hervé Hippolyte Hubert Hugo Hugues
Ibrahim Ilyes Imane Inès Irène Isabelle Isidore Ismaël Jacky Jacqueline Jacques Jade James Jean
Jeanne Jeannine Jennifer Jérémi Jérémie Jérémy Jérôme Jessica Joachim Joël Joëlle Johan Johanna
Jonathan Jordan Joris José Joseph Josette Josiane Josselin Joy Juan Judith Jules Julia Julie
Julien Juliette Justin Justine Kader Kamel Karim Karima Karine Karl Katia Kévin Khaled Killian
Kylian Laëtitia Laetitia Laura Laure Laurence Laurent Laurette Laurie Laurine Léa Léna Léo Léon
Léonie Leslie Lilian Liliane Lily Lina Linda Line Lionel Lisa Lise Loan Loïc Loïs Lola Lorraine
Lou Louane Louis Louise Luc Lucas Lucette Lucie Lucien Lucienne Lucile Lucille Ludivine Ludovic
Lydia Lydie Maël Maëlle Maëlys Maëva Magali Malik Malika Manon Manuel Manuela Marc Marceau Marcel
Marcelle Margaux Margot Marguerite Maria Marianne Marie Mariette Marilou Marilyne Marin Marina
Marine Mario Marion Marius Marjorie Marlène Martial Martin Martine Maryline Maryse Mathieu
Mathilde Mathis Matthieu Maud Maurice Max Maxence Maxime Mehdi Mélanie Mélissa Mélodie Michaël
Michel Michèle Michelle Mickaël Miguel Mireille Mohamed Mohammed Mona Monique Morgan Morgane
Mounir Mourad Muriel Mylène Myriam Nadège Nadia Nadine Naïma Nassim Natacha Nathalie Nathan
Nicolas Nicole Nina Noa Noah Noël Noëlle Noémie Nora Nordine Océane Odette Odile Olivia Olivier
Omar Oriane Oscar Pablo Pascal Pascale Patrice Patricia Patrick Paul Paule Paulette Pauline Pedro
Perrine Philippe Pierre Pierrette Pierrick Priscilla Quentin Rachel Rachid Rafael Raoul Raphaël
Raphaëlle Raymond Raymonde Rébecca Régine Régis Réjane Rémi Rémy Renaud René Renée Richard Robert
Roberte Robin Roger Rokhaya Roland Rolande Romain Romane Romuald Ronan Rosalie Rose Roselyne
Roxane Ruben Sabine Sabrina Sacha Saïd Salim Salima Salomé Sam Samia Samir Samuel Sandra Sandrine
Sara Sarah Sébastien Ségolène Serge Séverine Sibeth Sidonie Simon Simone Sofia Solange Solène
Sonia Sophie Soraya Stella Stéphan Stéphane Stéphanie Steve Steven Sullivan Suzanne Suzie Sylvain
Sylvaine Sylvestre Sylvette Sylvia Sylviane Sylvie Tanguy Tania Tarek Théo Théodore Thérèse
Thibaud Thibault Thibaut Thierry Thomas Tiffany Timothée Tom Tony Tristan Ulysse Urbain Valentin
Valentine Valérie Vanessa Véronique Victor Victoria Victorien Vincent Violaine Violette Virgile
Virginie Viviane Wilfried William Xavier Yacine Yael Yaël Yan Yann Yannick Yannis Yasmine Yoan
Yoann Yohan Yohann Yolande Youssef Ysaline Yvan Yves Yvette Yvon Yvonne Zinédine Zoé Zohra
"""

FIRST_NAMES = frozenset(_NAMES.split())


def is_first_name(name: str) -> bool:
    """Whether a name opens with a first name, in small letters or in capitals.

    >>> [name for name in ("Jean", "Jean-Luc", "JEAN-LUC", "Rodez") if is_first_name(name)]
    ['Jean', 'Jean-Luc', 'JEAN-LUC']
    """
    first = name.partition("-")[0]
    return first in FIRST_NAMES or (first.isupper() and first.capitalize() in FIRST_NAMES)
