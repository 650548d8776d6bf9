/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_paper_letter.c - what letters, tenders, rules and reports say of
 * themselves. */
#include "indexer/paper.h"
#include "tests/paper_fixture.h"

static const struct paper_row letters[] = {
    {.text = "Ligue des droits de l'Homme\n"
             "Section de Nice\n"
             "Nice, le 16 juillet 2018\n"
             "Monsieur le maire de Nice\n"
             "Mairie de Nice\n"
             "Objet : la convention « Safe City »\n"
             "Monsieur le Maire,\n"
             "Le 7 juin 2018, le conseil municipal a approuvé la convention.\n"
             "Veuillez agréer, Monsieur le Maire, nos salutations.\n",
     .type = "courrier",
     .date = "2018-07-16",
     .object = "la convention « Safe City »"},
    {.text = "VILLE DE SAINT-ETIENNE\n"
             "Direction de la tranquillité\n"
             "Saint-Étienne, le 8 novembre 2019\n"
             "Objet : abandon de l’écoute des bruits de rue\n"
             "Mesdames, Messieurs,\n"
             "Ce projet est abandonné.\n",
     .type = "courrier",
     .date = "2019-11-08",
     .commune = "Ville de Saint-Etienne",
     .object = "abandon de l’écoute des bruits de rue"},
    {.text = "PRÉFECTURE DU VAR\n"
             "Toulon, le 1er février 2022\n"
             "Réf. : 2022-14\n"
             "Le préfet du Var\n"
             "à Mesdames et Messieurs les maires\n"
             "Objet : recensement des caméras de voie publique\n"
             "et de leurs usages\n"
             "P.J. : 1\n"
             "Je vous prie de croire à ma haute considération.\n",
     .type = "courrier",
     .date = "2022-02-01",
     .commune = "Préfecture du Var",
     .object = "recensement des caméras de voie publique et de leurs usages"},
    /* a letter whose day was stamped, and not read */
    {.text = "Vesoul, le\n"
             "Monsieur le Ministre,\n"
             "Comme l'a indiqué la Première ministre le 14 septembre 2022,\n",
     .type = "courrier"},
    {
        .text = "La Quadrature du Net\n"
                "115 rue de Ménilmontant\n"
                "75020 Paris\n"
                "À Paris, le 12 mars 2020\n"
                "Mairie de Nice\n"
                "5 rue de l'hôtel de ville\n"
                "06364 Nice cedex 4\n"
                "Objet : Demande de communication de documents administratifs\n"
                "Madame, Monsieur,\n"
                "En application du livre III du code des relations entre le "
                "public et l'administration, je sollicite\n"
                "Je vous prie d'agréer, Madame, Monsieur, l'expression de mes "
                "sentiments distingués.\n",
        .type = "courrier",
        .date = "2020-03-12",
        .object = "Demande de communication de documents administratifs",
    },
    {
        .text = "PRÉFET DU NORD\n"
                "Lille, le 12/03/2019\n"
                "Le Préfet\n"
                "à\n"
                "Monsieur le Maire de Valenciennes\n"
                "Objet : Expérimentation de vidéosurveillance\n"
                "Je vous prie de croire, Monsieur le Maire, à l'assurance de "
                "ma considération distinguée.\n",
        .type = "courrier",
        .date = "2019-03-12",
        .commune = "Préfet du Nord",
        .object = "Expérimentation de vidéosurveillance",
    },
    {
        .text = "MAIRIE DE SURESNES\n"
                "Cabinet du Maire\n"
                "Suresnes, le 2 mars 2021\n"
                "Nos Réf : CAB/2021-034\n"
                "Madame la Présidente de la CNIL\n"
                "3 place de Fontenoy\n"
                "Objet : Expérimentation d'un logiciel d'analyse d'images\n"
                "Madame la Présidente,\n"
                "Je vous prie d'agréer, Madame la Présidente, l'expression de "
                "mes salutations distinguées.\n",
        .type = "courrier",
        .date = "2021-03-02",
        .commune = "Mairie de Suresnes",
        .object = "Expérimentation d'un logiciel d'analyse d'images",
    },
    {
        .text = "MAIRIE\n"
                "de\n"
                "SAINT-PAUL\n"
                "Saint-Paul, le vendredi 12 mars 2021\n"
                "Le Maire\n"
                "à\n"
                "Madame la Préfète\n"
                "Objet : vidéoprotection – demande d'autorisation\n"
                "Réf. : JD/12\n"
                "Madame la Préfète,\n"
                "Veuillez agréer, Madame la Préfète, l'expression de ma haute "
                "considération.\n",
        .type = "courrier",
        .date = "2021-03-12",
        .commune = "Mairie de Saint-Paul",
        .object = "vidéoprotection – demande d'autorisation",
    },
};

static const struct paper_row others[] = {
    {.text = "Protection des données – note de synthèse\n"
             "APPLICATION « REPORTY » A NICE : SYNTHESE DE L’AVIS\n"
             "15 mars 2018\n",
     .type = "note",
     .date = "2018-03-15"},
    /* of two days, which is its own? */
    {.text = "Rapport d'étape\n15 mars 2018\n20 juin 2018\n",
     .type = "rapport"},
    {.text = "VILLE DE MARSEILLE\n"
             "CAHIER DES CLAUSES TECHNIQUES\nPARTICULIERES\n"
             "(C.C.T.P.)\n"
             "Création d'un outil big data\n"
             "novembre 2017\n",
     .type = "CCTP",
     .commune = "Ville de Marseille"},
    {.text = "Marché n° 2020-DSI-04\n"
             "CCAP\n"
             "Cahier des clauses administratives particulières\n"
             "Maître d'ouvrage : Commune de Frontignan\n",
     .type = "CCAP",
     .number = "2020-DSI-04"},
    {.text = "RÈGLEMENT DE LA CONSULTATION\n"
             "Date limite de remise des offres : 12 juin 2020 à 12 h\n",
     .type = "règlement de consultation"},
    {.text = "DIRECTION INTERMINISTÉRIELLE DU NUMÉRIQUE\n"
             "Appel à projets :\n"
             "Cahier des charges\n"
             "1er février 2021\n",
     .type = "cahier des charges",
     .date = "2021-02-01"},
    {.text = "AVIS SUR UNE DEMANDE DE COMMUNICATION\n"
             "Commission d’accès aux documents administratifs\n"
             "Séance du 27 septembre 2018\n",
     .type = "avis",
     .date = "2018-09-27"},
    {.text = "Avis n° 20184321 du 8 novembre 2018\n"
             "La commission d'accès aux documents administratifs a examiné,\n",
     .type = "avis",
     .date = "2018-11-08",
     .number = "20184321"},
    {.text = "AVIS AU PUBLIC\nVille de Sète\nEnquête publique\n"
             "du 3 mai 2021 au 4 juin 2021\n",
     .type = "avis",
     .commune = "Ville de Sète"},
    {.text = "VILLE DE SAINTE-ADÈLE\nPROVINCE DE QUÉBEC\n"
             "RÈGLEMENT NO. 1144-2010\n"
             "A une séance ordinaire du Conseil municipal, tenue publiquement\n"
             "le 18 octobre 2010 à 20h,\n"
             "ATTENDU QUE l'avis de motion a été donné le 20 septembre 2010\n",
     .type = "règlement",
     .date = "2010-10-18",
     .commune = "Ville de Sainte-Adèle",
     .number = "1144-2010"},
    {.text = "RÈGLEMENT 1251\n"
             "Relatif à la rémunération des membres du conseil\n"
             "Règlement 1251, adopté le 15 janvier 2018, en vigueur le 24 "
             "janvier 2018\n"
             "1251-1, adopté le 16 décembre 2019\n",
     .type = "règlement",
     .date = "2018-01-15",
     .number = "1251",
     .object = "Relatif à la rémunération des membres du conseil"},
    {.text = "Règlement intérieur du conseil municipal\n"
             "Adopté par délibération du 24 novembre 2020\n",
     .type = "règlement",
     .date = "2020-11-24"},
    {.text = "RAPPORT D'ORIENTATION BUDGÉTAIRE 2023\n"
             "Conseil municipal du 9 février 2023\n",
     .type = "rapport",
     .date = "2023-02-09"},
    {.text = "GUIDE DE L’INTÉGRATEUR\nDernière mise à jour : 07/07/2016\n",
     .type = "guide",
     .date = "2016-07-07"},
    {.text = "Tribunal administratif de Marseille\n"
             "Requête enregistrée le 14 février 2019\n"
             "REQUETE EN ANNULATION\n"
             "CONTRE : la délibération n° 18-893 du 14 décembre 2018\n",
     .type = "requête",
     .date = "2019-02-14"},
    {.text = "NOTE DE SYNTHÈSE\n"
             "Conseil municipal du mardi 12 mars 2019\n",
     .type = "note",
     .date = "2019-03-12"},
    {
        .text = "PRÉFET DES BOUCHES-DU-RHÔNE\n"
                "RECUEIL DES ACTES\n"
                "ADMINISTRATIFS SPÉCIAL\n"
                "N°13-2022-123\n"
                "PUBLIÉ LE 8 JUILLET 2022\n"
                "Sommaire\n"
                "Direction départementale / 13-2022-07-07-00002 - Arrêté du 7 "
                "juillet 2022 portant\n",
        .type = "recueil des actes administratifs",
        .commune = "Préfet des Bouches-du-Rhône",
    },
    {
        .text = "VILLE DE MONTPELLIER\n"
                "Direction de la commande publique\n"
                "MARCHE PUBLIC DE FOURNITURES COURANTES ET SERVICES\n"
                "CAHIER DES CLAUSES TECHNIQUES PARTICULIERES\n"
                "(CCTP)\n"
                "Acquisition et maintenance de caméras de vidéoprotection\n"
                "Marché n° 2020-45\n"
                "Date limite de réception des offres : 12/06/2020 à 12h00\n",
        .type = "CCTP",
        .commune = "Ville de Montpellier",
        .number = "2020-45",
    },
    {
        .text = "Commune de Frontignan\n"
                "Règlement de la consultation\n"
                "(R.C.)\n"
                "Objet de la consultation :\n"
                "Extension du système de vidéoprotection urbaine\n"
                "Procédure adaptée\n"
                "Date et heure limites de remise des offres : Vendredi 12 juin "
                "2020 à 12h00\n",
        .type = "règlement de consultation",
        .commune = "Commune de Frontignan",
        .object = "Extension du système de vidéoprotection urbaine",
    },
    {
        .text = "Chambre régionale des comptes Provence-Alpes-Côte d'Azur\n"
                "RAPPORT D'OBSERVATIONS DÉFINITIVES\n"
                "COMMUNE DE NICE\n"
                "(Département des Alpes-Maritimes)\n"
                "Exercices 2013 à 2018\n"
                "Le présent document a été délibéré par la chambre le 3 mars "
                "2020.\n",
        .type = "rapport",
        .commune = "Commune de Nice",
    },
    {
        .text = "FABRÈGUES\n"
                "Bulletin municipal\n"
                "n° 34 - Printemps 2019\n"
                "Édito du maire\n",
        .type = "bulletin municipal",
    },
    {
        .text = "COMMUNIQUÉ DE PRESSE\n"
                "Nice, le 19 février 2019\n"
                "Carnaval de Nice : un dispositif inédit\n",
        .type = "communiqué",
        .date = "2019-02-19",
    },
    {
        .text =
            "NOTE EXPLICATIVE DE SYNTHESE\n"
            "CONSEIL MUNICIPAL DU 27 JUIN 2019\n"
            "1. Approbation du procès-verbal de la séance du 4 avril 2019\n",
        .type = "note",
        .date = "2019-06-27",
    },
    {
        .text = "DEVIS N° DE00012345\n"
                "Date : 12/03/2021\n"
                "Client : Mairie de Suresnes\n"
                "2 rue Carnot\n",
        .type = "devis",
        .date = "2021-03-12",
    },
    {
        .text = "Analyse d'impact relative à la protection des données\n"
                "Vidéoprotection algorithmique\n"
                "Ville de Suresnes\n"
                "Version du 12 mars 2021\n",
        .type = "analyse d'impact",
        .date = "2021-03-12",
        .commune = "Ville de Suresnes",
    },
    {
        .text = "AVIS D'ENQUÊTE PUBLIQUE\n"
                "COMMUNE DE LATTES\n"
                "Par arrêté n° 2021-12 du 3 mars 2021, le maire a ordonné "
                "l'ouverture\n",
        .type = "avis",
        .commune = "Commune de Lattes",
    },
    {
        .text = "Cada\n"
                "Le Président\n"
                "Avis n° 20202416 du 29 octobre 2020\n"
                "La Quadrature du Net a saisi la commission d'accès aux "
                "documents administratifs, par courrier enregistré à son "
                "secrétariat le 16 juillet 2020, à la suite du refus opposé "
                "par le maire de Nice à sa demande de copie\n",
        .type = "avis",
        .date = "2020-10-29",
        .number = "20202416",
    },
    {
        .text = "ANNEXE 1 A LA DELIBERATION N° 2019-12\n"
                "REGLEMENT INTERIEUR DES SALLES MUNICIPALES\n",
        .type = "règlement",
    },
    {
        .text = "CHARTE D'ÉTHIQUE DE LA VIDÉOSURVEILLANCE\n"
                "Ville de Lyon\n"
                "Adoptée par le conseil municipal du 14 avril 2003\n",
        .type = "charte",
        .date = "2003-04-14",
        .commune = "Ville de Lyon",
    },
    {
        .text = "CONSEIL MUNICIPAL DU 22 MARS 2019\n"
                "RAPPORT N° 12\n"
                "OBJET : VIDEOPROTECTION - CONVENTION AVEC L'ETAT\n"
                "Rapporteur : M. ESTROSI\n",
        .type = "rapport",
        .date = "2019-03-22",
        .object = "VIDEOPROTECTION - CONVENTION AVEC L'ETAT",
    },
    {
        .text = "MUNICIPALITÉ DE SAINT-DONAT\n"
                "PROVINCE DE QUÉBEC\n"
                "RÈGLEMENT NUMÉRO 15-924\n"
                "Règlement concernant la prévention incendie\n"
                "Adopté le 9 février 2015\n",
        .type = "règlement",
        .date = "2015-02-09",
        .commune = "Municipalité de Saint-Donat",
        .number = "15-924",
        .object = "concernant la prévention incendie",
    },
    {
        .text = "Ministère de l'intérieur\n"
                "Note d'information du 12 mars 2021\n"
                "relative aux caméras\n",
        .type = "note",
        .date = "2021-03-12",
    },
    {
        .text = "Mairie de FLAUX\n"
                "Place de la mairie\n"
                "30700 FLAUX\n"
                "Tél : 04 66 22 00 00\n"
                "Le 3 mars 2021\n"
                "Avis à la population\n"
                "Coupure d'eau le 5 mars 2021\n",
        .type = "avis",
        .date = "2021-03-03",
        .commune = "Mairie de Flaux",
    },
};

static void test_letters(void)
{
    PAPER_CHECK(letters);
}

static void test_others(void)
{
    PAPER_CHECK(others);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/letters", test_letters);
    g_test_add_func("/paper/others", test_others);
    return g_test_run();
}
