/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_paper_act.c - what acts and contracts say of themselves. */
#include "indexer/paper.h"
#include "tests/paper_fixture.h"

static const struct paper_row orders[] = {
    {.text = "VILLE D’ISTRES\n"
             "ARRETE MUNICIPAL N° 2019-312\n"
             "PORTANT EMPLOI DE DRONES PAR LA POLICE MUNICIPALE\n"
             "AU-DESSUS DES MANIFESTATIONS PUBLIQUES\n"
             "Le maire d’Istres,\n"
             "Vu l’arrêté du 17 décembre 2015 relatif aux aéronefs,\n"
             "ARRETE\n"
             "Fait à Istres, le 15 mai 2019\n",
     .type = "arrêté",
     .date = "2019-05-15",
     .commune = "Ville d’Istres",
     .number = "2019-312",
     .object = "PORTANT EMPLOI DE DRONES PAR LA POLICE MUNICIPALE AU-DESSUS "
               "DES MANIFESTATIONS PUBLIQUES"},
    {.text = "PRÉFET\nDE LA HAUTE-\nSAÔNE\n"
             "Liberté\nÉgalité\nFraternité\n"
             "Arrêté n° 70-2023-03-23-00010 du 23 mars 2023\n"
             "portant limitation provisoire des usages de l'eau\n"
             "LE PRÉFET DE LA HAUTE-SAÔNE\n"
             "VU le décret du 7 octobre 2021 portant nomination du préfet,\n",
     .type = "arrêté",
     .date = "2023-03-23",
     .commune = "Préfet de la Haute-Saône",
     .number = "70-2023-03-23-00010",
     .object = "portant limitation provisoire des usages de l'eau"},
    {.text = "ARRÊTÉ N° 2023-AR-044\n"
             "réglementant le stationnement rue du Port\n"
             "Le Maire du Grau-du-Roi,\n"
             "Vu l'arrêté interministériel du 24 novembre 1967,\n"
             "Arrête :\n"
             "Au Grau-du-Roi, le 3 juillet 2023\n",
     .type = "arrêté",
     .date = "2023-07-03",
     .commune = "Le Grau-du-Roi",
     .number = "2023-AR-044",
     .object = "réglementant le stationnement rue du Port"},
    /* the days of what is ordered are not its own */
    {.text = "Mairie de Nîmes\n"
             "Arrêté temporaire n° 24/117\n"
             "Stationnement interdit du 12 mai 2024 au 15 mai 2024\n"
             "Le maire,\n",
     .type = "arrêté",
     .commune = "Mairie de Nîmes",
     .number = "24/117"},
    /* nor those of the order that it changes */
    {.text = "VILLE DE PAU\n"
             "ARRÊTÉ PERMANENT\n"
             "modifiant l'arrêté n° 2018-12 du 4 avril 2018\n"
             "Fait à Pau, le 6 juin 2022\n",
     .type = "arrêté",
     .date = "2022-06-06",
     .commune = "Ville de Pau",
     .object = "modifiant l'arrêté n° 2018-12 du 4 avril 2018"},
    {.text = "COMMUNE DE LA GRAND'COMBE\n"
             "DÉCISION DU MAIRE N° 2021-33\n"
             "Objet : Contrat de maintenance des caméras\n"
             "Le maire de la commune de la Grand'Combe,\n"
             "Vu la délibération du 28 mai 2020,\n"
             "Fait à la Grand'Combe, le 9 septembre 2021\n",
     .type = "décision",
     .date = "2021-09-09",
     .commune = "Commune de la Grand'Combe",
     .number = "2021-33",
     .object = "Contrat de maintenance des caméras"},
    {.text = "Décision n° 2022-118 du 14 juin 2022\n"
             "Le président de la communauté d'agglomération,\n",
     .type = "décision",
     .date = "2022-06-14",
     .number = "2022-118"},
    {.text = "EXTRAIT DU REGISTRE DES ARRÊTÉS DU MAIRE\n"
             "N° 2020/77\n"
             "OBJET : PORT DU MASQUE\n"
             "LE MAIRE DE LA VILLE DE BAGNOLS,\n"
             "ID : 030-213000284-20200812-2020_77-AR\n",
     .type = "arrêté",
     .date = "2020-08-12",
     .commune = "Ville de Bagnols",
     .number = "2020/77",
     .object = "PORT DU MASQUE"},
    {
        .text = "PRÉFET\n"
                "DES ALPES-MARITIMES\n"
                "Cabinet du préfet\n"
                "Direction des sécurités\n"
                "Arrêté n° 2021-0512\n"
                "portant autorisation d'un système de vidéoprotection\n"
                "Le préfet des Alpes-Maritimes\n"
                "Chevalier de la Légion d'honneur\n"
                "VU le code de la sécurité intérieure,\n"
                "VU la demande présentée par Monsieur le maire de Nice en date "
                "du 4 mars 2021,\n"
                "Fait à Nice, le 12 mai 2021\n",
        .type = "arrêté",
        .date = "2021-05-12",
        .commune = "Préfet des Alpes-Maritimes",
        .number = "2021-0512",
        .object = "portant autorisation d'un système de vidéoprotection",
    },
    {
        .text = "Arrêté N° 2019_03210_VDM\n"
                "VILLE DE MARSEILLE\n"
                "ARRETE PORTANT INTERDICTION D'OCCUPATION DE L'IMMEUBLE SIS 12 "
                "RUE D'AUBAGNE\n"
                "Nous, Maire de Marseille,\n"
                "Vu le Code Général des Collectivités Territoriales,\n",
        .type = "arrêté",
        .commune = "Ville de Marseille",
        .number = "2019_03210_VDM",
        .object = "PORTANT INTERDICTION D'OCCUPATION DE L'IMMEUBLE SIS 12 RUE "
                  "D'AUBAGNE",
    },
    {
        .text = "VILLE DE ROUBAIX\n"
                "DECISION PRISE EN VERTU DE L'ARTICLE L 2122-22 DU CODE "
                "GENERAL DES COLLECTIVITES TERRITORIALES\n"
                "N° 2021-D-0456\n"
                "OBJET : CONTRAT DE MAINTENANCE\n"
                "LE MAIRE DE LA VILLE DE ROUBAIX,\n"
                "Roubaix, le 14 avril 2021\n",
        .type = "décision",
        .date = "2021-04-14",
        .commune = "Ville de Roubaix",
        .number = "2021-D-0456",
        .object = "CONTRAT DE MAINTENANCE",
    },
    {
        .text = "RÉPUBLIQUE FRANÇAISE\n"
                "LIBERTÉ - ÉGALITÉ - FRATERNITÉ\n"
                "VILLE DE VINCENNES\n"
                "VAL-DE-MARNE\n"
                "ARRÊTÉ RÉGLEMENTANT LE STATIONNEMENT AVENUE DE VORGES\n"
                "Le Maire de Vincennes, Conseiller régional d'Île-de-France,\n"
                "Vu le Code général des collectivités territoriales ;\n"
                "Fait à Vincennes, le 22 FEV. 2011\n",
        .type = "arrêté",
        .date = "2011-02-22",
        .commune = "Ville de Vincennes",
        .object = "RÉGLEMENTANT LE STATIONNEMENT AVENUE DE VORGES",
    },
    {
        .text = "Ville de Voiron\n"
                "Direction générale\n"
                "DECISION DU MAIRE\n"
                "Objet : Avenant n°1 au marché n° 2019-12 conclu le 3 mai 2019 "
                "avec la société INEO\n"
                "N° 2020-087\n"
                "Le Maire de Voiron\n"
                "Voiron, le 7 juillet 2020\n",
        .type = "décision",
        .date = "2020-07-07",
        .commune = "Ville de Voiron",
        .number = "2020-087",
        .object = "Avenant n°1 au marché n° 2019-12 conclu le 3 mai 2019 avec "
                  "la société INEO",
    },
    {
        .text = "Direction départementale\n"
                "des territoires\n"
                "Arrêté du 4 juin 2020\n"
                "relatif à la circulation\n",
        .type = "arrêté",
        .date = "2020-06-04",
        .object = "relatif à la circulation",
    },
    {
        .text = "ARRETE N° : 2023 / 044\n"
                "COMMUNE DE LIEUSAINT\n"
                "Portant réglementation temporaire de la circulation\n"
                "Le Maire de la Commune de LIEUSAINT,\n"
                "Vu la demande du 3 mars 2023\n",
        .type = "arrêté",
        .commune = "Commune de Lieusaint",
        .number = "2023/044",
        .object = "Portant réglementation temporaire de la circulation",
    },
    {
        .text = "AR_2022_145\n"
                "VILLE DE SAINT-OUEN-SUR-SEINE\n"
                "ARRÊTÉ DU MAIRE\n"
                "OBJET : Autorisation de tournage\n"
                "Nous, Karim BOUAMRANE, Maire de Saint-Ouen-sur-Seine,\n"
                "Fait en mairie, à Saint-Ouen-sur-Seine, le 12/05/2022\n",
        .type = "arrêté",
        .date = "2022-05-12",
        .commune = "Ville de Saint-Ouen-sur-Seine",
        .object = "Autorisation de tournage",
    },
    {
        .text = "Décision n° MED-2021-134 du 1er novembre 2021 mettant en "
                "demeure la société CLEARVIEW AI\n",
        .type = "décision",
        .date = "2021-11-01",
        .number = "MED-2021-134",
    },
    {
        .text = "CONSEIL D'ETAT\n"
                "statuant au contentieux\n"
                "N° 440442\n"
                "ASSOCIATION LA QUADRATURE DU NET\n"
                "Ordonnance du 18 mai 2020\n",
        .type = "ordonnance",
        .date = "2020-05-18",
        .number = "440442",
    },
    {
        .text = "Circulaire du 12 mars 2009\n"
                "relative aux conditions de mise en oeuvre\n",
        .type = "circulaire",
        .date = "2009-03-12",
        .object = "relative aux conditions de mise en oeuvre",
    },
    {
        .text = "COMMUNE DE X.\n"
                "ARRETE TEMPORAIRE DE CIRCULATION\n"
                "AM 2021-12\n"
                "A Flaux le, 3 mars 2021.\n",
        .type = "arrêté",
        .date = "2021-03-03",
    },
    {
        .text = "VILLE D'ARLES\n"
                "Arrêté n° 2021/PM/034\n"
                "Arrêté portant réglementation de la circulation du 12 au 14 "
                "mars 2021 à l'occasion de la féria\n"
                "Arles, le 2 mars 2021\n",
        .type = "arrêté",
        .date = "2021-03-02",
        .commune = "Ville d'Arles",
        .number = "2021/PM/034",
        .object = "portant réglementation de la circulation du 12 au 14 mars "
                  "2021 à l'occasion de la féria",
    },
};

static const struct paper_row contracts[] = {
    {.text =
         "CONVENTION DE PARTENARIAT\n"
         "Entre les soussignés :\n"
         "La Ville de Toulouse, représentée par son maire, dûment habilité\n"
         "par délibération du conseil municipal du 9 décembre 2016,\n"
         "d'une part,\n"
         "et la compagnie IBM France, SIRET 552 118 465 03644,\n",
     .type = "convention",
     .commune = "Ville de Toulouse",
     .object = "CONVENTION DE PARTENARIAT"},
    {.text = "VILLE DE NICE\n"
             "CONVENTION D’EXPERIMENTATION « SAFE CITY »\n"
             "entre\nla Ville de Nice\net\nla société Thales\n"
             "approuvée par le conseil municipal\n"
             "dans sa séance du 7 juin 2018\n"
             "Convention n° 2018-SC-01\n",
     .type = "convention",
     .date = "2018-06-07",
     .commune = "Ville de Nice",
     .number = "2018-SC-01",
     .object = "CONVENTION D’EXPERIMENTATION « SAFE CITY »"},
    {.text = "CONVENTION RELATIVE À LA MISE À DISPOSITION\n"
             "DE LA POLICE MUNICIPALE\n"
             "Entre la commune de Vergèze, représentée par son maire,\n"
             "SIRET : 213 003 445 00011\n"
             "et la commune de Codognan,\n"
             "Fait à Vergèze, le 2 avril 2019\n",
     .type = "convention",
     .date = "2019-04-02",
     .commune = "Commune de Vergèze",
     .object =
         "CONVENTION RELATIVE À LA MISE À DISPOSITION DE LA POLICE MUNICIPALE",
     .siret = "21300344500011"},
    {.text = "CONVENTION DE COORDINATION\n"
             "DE LA POLICE MUNICIPALE ET DES FORCES DE SÉCURITÉ DE L'ÉTAT\n"
             "signée le 18 mars 2021\n"
             "Entre le préfet du Gard et le maire d'Uzès\n",
     .type = "convention",
     .date = "2021-03-18",
     .commune = "Uzès",
     .object = "CONVENTION DE COORDINATION DE LA POLICE MUNICIPALE ET DES "
               "FORCES DE SÉCURITÉ DE L'ÉTAT"},
    {.text = "AVENANT N° 2\n"
             "à la convention du 3 mai 2017\n"
             "Entre la Métropole du Grand Nancy et la société,\n",
     .type = "avenant",
     .commune = "Métropole du Grand Nancy",
     .number = "2"},
    {.text = "Protocole d'accord\nentre la Région Grand Est,\net l'État\n",
     .type = "convention",
     .commune = "Région Grand Est",
     .object = "Protocole d\'accord"},
    {
        .text = "CONVENTION COMMUNALE DE COORDINATION\n"
                "DE LA POLICE MUNICIPALE ET DES FORCES DE SECURITE DE L'ETAT\n"
                "Entre le préfet des Alpes-Maritimes, le maire de Cannes et le "
                "procureur de la République près le tribunal de grande "
                "instance de Grasse,\n"
                "il est convenu ce qui suit :\n",
        .type = "convention",
        .commune = "Cannes",
        .object = "CONVENTION COMMUNALE DE COORDINATION DE LA POLICE "
                  "MUNICIPALE ET DES FORCES DE SECURITE DE L'ETAT",
    },
    {
        .text = "Convention de mise à disposition d'un logiciel\n"
                "Entre\n"
                "La Communauté d'agglomération Cannes Pays de Lérins, sise CS "
                "50044, représentée par son Président en exercice dûment "
                "habilité par délibération n° 12 du 3 avril 2019,\n"
                "Et\n"
                "La société BriefCam, SIRET 123 456 789 00012\n"
                "Objet : La présente convention a pour objet\n"
                "Fait à Cannes en deux exemplaires, le 12 juin 2019\n",
        .type = "convention",
        .date = "2019-06-12",
        .commune = "Communauté d'agglomération Cannes Pays de Lérins",
        .object = "Convention de mise à disposition d'un logiciel",
    },
    {
        .text = "CONVENTION D'OBJECTIFS ET DE MOYENS 2020-2022\n"
                "ENTRE LA COMMUNE DE SAINT-HERBLAIN ET L'ASSOCIATION LES AMIS\n"
                "Vu la délibération du conseil municipal du 16 décembre 2019,\n"
                "Entre les soussignés\n",
        .type = "convention",
        .commune = "Commune de Saint-Herblain",
    },
    {
        .text =
            "CONVENTION DE FINANCEMENT N° 2019-034\n"
            "conclue entre :\n"
            "- l'État, représenté par le préfet de la région Hauts-de-France\n"
            "- la Ville de Valenciennes, représentée par son maire\n"
            "Signée à Valenciennes le 9 février 2019\n",
        .type = "convention",
        .date = "2019-02-09",
        .commune = "Ville de Valenciennes",
        .number = "2019-034",
    },
    {
        .text = "PROTOCOLE DE PARTICIPATION CITOYENNE\n"
                "ENTRE\n"
                "Le Préfet de la Drôme\n"
                "ET\n"
                "La Commune de Montélier\n",
        .type = "convention",
        .commune = "Commune de Montélier",
        .object = "PROTOCOLE DE PARTICIPATION CITOYENNE",
    },
    {
        .text = "Contrat de sécurité intégrée\n"
                "Ville de Toulouse - État\n"
                "2020 - 2026\n"
                "Signé le 9 octobre 2020\n",
        .type = "contrat",
        .date = "2020-10-09",
        .commune = "Ville de Toulouse",
    },
};

static void test_orders(void)
{
    PAPER_CHECK(orders);
}

static void test_contracts(void)
{
    PAPER_CHECK(contracts);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/orders", test_orders);
    g_test_add_func("/paper/contracts", test_contracts);
    return g_test_run();
}
