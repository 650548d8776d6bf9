/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_paper_session.c - what délibérations say of themselves. */
#include "indexer/paper.h"
#include "tests/paper_fixture.h"

static const struct paper_row deliberations[] = {
    {.text = "Envoyé en préfecture le 17/02/2020\n"
             "Reçu en préfecture le 17/02/2020\n"
             "Publié le 18/02/2020\n"
             "ID : 030-213001563-20200212-2020_015-DE\n"
             "COMMUNE DE MARGUERITTES\n"
             "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n"
             "Séance du 12 février 2020\n"
             "Délibération n° 2020-015\n"
             "Objet : adhésion au poste commun\n"
             "Vu la loi n° 82-213 du 2 mars 1982,\n",
     .type = "délibération",
     .date = "2020-02-12",
     .commune = "Commune de Marguerittes",
     .number = "2020-015",
     .object = "adhésion au poste commun"},
    /* a small commune: no number, the day in words */
    {.text =
         "REPUBLIQUE FRANCAISE\n"
         "DEPARTEMENT DE L'AUDE\n"
         "MAIRIE DE VILLAR-EN-VAL\n"
         "Extrait du registre des délibérations du conseil municipal\n"
         "L'an deux mille dix-neuf, le vingt et un janvier à 20 heures 30,\n"
         "le conseil municipal, dûment convoqué, s'est réuni à la mairie.\n"
         "Date de la convocation : 14 janvier 2019\n"
         "OBJET : Achat d'un radar pédagogique\n"
         "Monsieur le maire expose que la vitesse inquiète les riverains.\n",
     .type = "délibération",
     .date = "2019-01-21",
     .commune = "Mairie de Villar-en-Val",
     .object = "Achat d'un radar pédagogique"},
    /* the year in words, the day in digits */
    {.text =
         "VILLE DE LODÈVE\n"
         "DÉLIBÉRATION DU CONSEIL MUNICIPAL\n"
         "N° D_2023_047\n"
         "L'an deux mille vingt-trois et le 5 juin à 18 h 30, le conseil\n"
         "municipal s'est assemblé.\n"
         "Objet : Vidéoprotection : demande de subvention au titre du fonds\n"
         "interministériel de prévention de la délinquance\n"
         "Considérant que les dépôts sauvages se multiplient,\n",
     .type = "délibération",
     .date = "2023-06-05",
     .commune = "Ville de Lodève",
     .number = "D_2023_047",
     .object = "Vidéoprotection : demande de subvention au titre du fonds "
               "interministériel de prévention de la délinquance"},
    /* letters set apart, capitals without accents */
    {.text = "VILLE DE SETE\n"
             "D E L I B E R A T I O N\n"
             "DU CONSEIL MUNICIPAL\n"
             "SEANCE DU 27 SEPTEMBRE 2021\n"
             "OBJET : CREATION D'UN CENTRE DE SUPERVISION URBAIN\n"
             "ET ACHAT DE MATERIEL\n"
             "LE CONSEIL,\n",
     .type = "délibération",
     .date = "2021-09-27",
     .commune = "Ville de Sete",
     .object =
         "CREATION D'UN CENTRE DE SUPERVISION URBAIN ET ACHAT DE MATERIEL"},
    /* a department */
    {.text = "Conseil départemental de l'Hérault\n"
             "Réunion du 16 décembre 2022\n"
             "Délibération n° AD/161222/B/4\n"
             "Objet : Subventions aux collèges\n"
             "Vu l'arrêté du 3 mars 2016,\n",
     .type = "délibération",
     .date = "2022-12-16",
     .commune = "Conseil départemental de l'Hérault",
     .number = "AD/161222/B/4",
     .object = "Subventions aux collèges"},
    /* a region */
    {.text = "RÉGION OCCITANIE\n"
             "Commission permanente du 14 avril 2023\n"
             "DÉLIBÉRATION N° CP/2023-04/13.02\n"
             "Vu le code général des collectivités territoriales,\n",
     .type = "délibération",
     .date = "2023-04-14",
     .commune = "Région Occitanie",
     .number = "CP/2023-04/13.02"},
    /* an EPCI */
    {.text = "COMMUNAUTÉ DE COMMUNES DU PAYS D'HÉRICOURT\n"
             "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL COMMUNAUTAIRE\n"
             "Séance du jeudi 6 avril 2023\n"
             "Délibération 2023/041\n"
             "Rapporteur : M. Durand\n",
     .type = "délibération",
     .date = "2023-04-06",
     .commune = "Communauté de Communes du Pays d'Héricourt",
     .number = "2023/041"},
    {.text = "Montpellier Méditerranée Métropole\n"
             "Conseil de métropole\n"
             "Extrait du registre des délibérations\n"
             "Séance publique du mardi 4 octobre 2022\n",
     .type = "délibération",
     .date = "2022-10-04",
     .commune = "Montpellier Méditerranée Métropole"},
    /* what is only in the stamp */
    {.text = "Envoyé en préfecture le 05/07/2021\n"
             "Reçu en préfecture le 05/07/2021\n"
             "Affiché le\n"
             "ID : 034-213401722-20210629-2021_61-DE\n"
             "DELIBERATION N° 2021-61\n",
     .type = "délibération",
     .date = "2021-06-29",
     .number = "2021-61"},
    /* the table of a first page, read column by column */
    {.text = "Nombre de conseillers\n"
             "en exercice : 15\n"
             "présents : 12\n"
             "Date de convocation\n"
             "3 mars 2021\n"
             "Commune de Saint-Julien\n"
             "EXTRAIT DU REGISTRE\n"
             "DES DELIBERATIONS DU CONSEIL MUNICIPAL\n"
             "Séance du\n"
             "10 mars 2021\n",
     .type = "délibération",
     .date = "2021-03-10",
     .commune = "Commune de Saint-Julien"},
    {.text = "Le 12 février 2020 à 19 heures, le conseil municipal de la\n"
             "commune de Gajan, légalement convoqué, s'est réuni.\n"
             "Délibération n° 3\n",
     .type = "délibération",
     .date = "2020-02-12",
     .commune = "Commune de Gajan",
     .number = "3"},
    /* year of the formula without "l'an", dots for slashes */
    {.text = "Mairie du Vigan\n"
             "Délibération n°2018.06.12\n"
             "Séance du 28.06.2018\n",
     .type = "délibération",
     .date = "2018-06-28",
     .commune = "Mairie du Vigan",
     .number = "2018.06.12"},
    {.text = "DCM N° 22-07-04\n"
             "EXTRAIT DU PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL\n"
             "du 7 juillet 2022\n",
     .type = "délibération",
     .date = "2022-07-07",
     .number = "22-07-04"},
    /* the title of what it approves is not its own */
    {.text = "VILLE DE BEZIERS\n"
             "Objet :\n"
             "CONVENTION DE PARTENARIAT AVEC LA GENDARMERIE\n"
             "EXTRAIT DU REGISTRE DES DELIBERATIONS\n"
             "Séance ordinaire du 3 mai 2019\n",
     .type = "délibération",
     .date = "2019-05-03",
     .commune = "Ville de Beziers",
     .object = "CONVENTION DE PARTENARIAT AVEC LA GENDARMERIE"},
    {.text = "\f\n - 2 -\f"
             "Ville d'Alès\nDélibération n° 19-05\nSéance du 8 avril 2019\n",
     .type = "délibération",
     .date = "2019-04-08",
     .commune = "Ville d'Alès",
     .number = "19-05"},
    {
        .text = "Conseil de Paris\n"
                "Extrait du registre des délibérations\n"
                "Séance des 6, 7, 8 et 9 juillet 2021\n"
                "2021 DPSP 12 Subventions (75.000 euros) à des associations de "
                "médiation\n"
                "M. Nicolas NORDMAN, rapporteur\n"
                "Le Conseil de Paris,\n"
                "Vu le code général des collectivités territoriales ;\n",
        .type = "délibération",
    },
    {
        .text = "METROPOLE DE LYON\n"
                "Conseil de la Métropole\n"
                "Séance publique du 27 septembre 2021\n"
                "Délibération n° 2021-0703\n"
                "commission principale : déplacements et voirie\n"
                "objet : Schéma directeur des systèmes de vidéosurveillance - "
                "Individualisation partielle d'autorisation de programme\n"
                "service : Direction générale déléguée\n"
                "Rapporteur : Monsieur Fabien Bagnon\n",
        .type = "délibération",
        .date = "2021-09-27",
        .commune = "Metropole de Lyon",
        .number = "2021-0703",
        .object = "Schéma directeur des systèmes de vidéosurveillance - "
                  "Individualisation partielle d'autorisation de programme",
    },
    {
        .text = "COMMISSION NATIONALE DE L'INFORMATIQUE ET DES LIBERTES\n"
                "Délibération n° 2021-011 du 21 janvier 2021 portant avis sur "
                "une proposition de loi relative à la sécurité globale\n"
                "(demande d'avis n° 21000123)\n"
                "La Commission nationale de l'informatique et des libertés,\n"
                "Saisie par le ministre d'une demande d'avis ;\n",
        .type = "délibération",
        .date = "2021-01-21",
        .number = "2021-011",
        .object = "portant avis sur une proposition de loi relative à la "
                  "sécurité globale (demande d'avis n° 21000123)",
    },
    {
        .text = "Département du Nord Arrondissement de Lille\n"
                "Commune de LOOS\n"
                "Date de convocation : 6 février 2020\n"
                "Date de séance : 12 février 2020\n"
                "Date d'affichage : 18 février 2020\n"
                "Nombre de membres en exercice : 33\n"
                "DÉLIBÉRATION N°2020/12\n"
                "Objet : TRANQUILLITÉ PUBLIQUE - Vidéoprotection - Demande de "
                "subvention au titre du FIPD - Autorisation\n"
                "Rapporteur : Mme Voituriez\n",
        .type = "délibération",
        .date = "2020-02-12",
        .commune = "Commune de Loos",
        .number = "2020/12",
        .object = "TRANQUILLITÉ PUBLIQUE - Vidéoprotection - Demande de "
                  "subvention au titre du FIPD - Autorisation",
    },
    {
        .text = "Date de la convocation Date de la séance Date d'affichage\n"
                "06/02/2020 12/02/2020 18/02/2020\n"
                "COMMUNE DE GIVORS\n"
                "DELIBERATION DU CONSEIL MUNICIPAL\n"
                "N° 7\n",
        .type = "délibération",
        .commune = "Commune de Givors",
        .number = "7",
    },
    {
        .text = "CONSEIL REGIONAL D'ILE-DE-FRANCE\n"
                "DELIBERATION N° CP 2019-123\n"
                "DU 3 JUILLET 2019\n"
                "SOUTIEN A LA SECURISATION DES LYCEES\n",
        .type = "délibération",
        .date = "2019-07-03",
        .commune = "Conseil Regional d'Ile-de-France",
        .number = "CP 2019-123",
    },
    {
        .text = "CENTRE COMMUNAL D'ACTION SOCIALE DE BRON\n"
                "CONSEIL D'ADMINISTRATION\n"
                "Séance du 4 mars 2020\n"
                "EXTRAIT DU REGISTRE DES DELIBERATIONS\n"
                "Délibération n°2020-03-04-05\n",
        .type = "délibération",
        .date = "2020-03-04",
        .commune = "Centre Communal d'Action Sociale de Bron",
        .number = "2020-03-04-05",
    },
    {
        .text = "DEPARTEMENT DE L'HERAULT\n"
                "CONSEIL DEPARTEMENTAL\n"
                "EXTRAIT DU REGISTRE DES DELIBERATIONS\n"
                "Réunion du lundi 16 décembre 2019\n"
                "N° AD/161219/A/12\n"
                "OBJET : BUDGET PRIMITIF 2020\n",
        .type = "délibération",
        .date = "2019-12-16",
        .commune = "Departement de l'Herault",
        .number = "AD/161219/A/12",
        .object = "BUDGET PRIMITIF 2020",
    },
    {
        .text = "L'AN DEUX MIL DIX-HUIT, LE QUATORZE DÉCEMBRE À QUATORZE "
                "HEURES, LE CONSEIL MUNICIPAL DE LA VILLE DE\n"
                "VALLAURIS GOLFE-JUAN S'EST RÉUNI EN SÉANCE PUBLIQUE SOUS LA "
                "PRÉSIDENCE DE MME LE MAIRE\n"
                "OBJET : INSTALLATION DE CAMERAS\n"
                "APRES EN AVOIR DELIBERE\n",
        .type = "délibération",
        .date = "2018-12-14",
        .commune = "Ville de Vallauris Golfe-Juan",
        .object = "INSTALLATION DE CAMERAS",
    },
    {
        .text = "RÉPUBLIQUE FRANÇAISE\n"
                "Département : Tarn\n"
                "Commune : LABRUGUIERE\n"
                "DELIBERATION DU CONSEIL MUNICIPAL N° 2020- 15\n"
                "Séance du jeudi 12 mars 2020 à 18 heures 30.\n"
                "L’an deux mille vingt, et le douze mars\n",
        .type = "délibération",
        .date = "2020-03-12",
        .commune = "Labruguiere",
        .number = "2020-15",
    },
    {
        .text = "DEPARTEMENT\n"
                "DE LA DROME\n"
                "ARRONDISSEMENT DE DIE\n"
                "COMMUNE DE\n"
                "SAILLANS\n"
                "EXTRAIT DU REGISTRE DES DELIBERATIONS\n"
                "DU CONSEIL MUNICIPAL\n"
                "Séance du 15/04/2021\n"
                "L'an deux mil vingt et un, le quinze avril à vingt heures le "
                "conseil municipal de cette commune, régulièrement\n"
                "convoqué le huit avril deux mil vingt et un, s'est réuni\n",
        .type = "délibération",
        .date = "2021-04-15",
        .commune = "Commune de Saillans",
    },
    {
        .text =
            "VILLE DE BAGNEUX – DELIBERATION N° DEL_20210330_4 - SÉANCE DU 30 "
            "MARS 2021\n"
            "OBJET: Rapport d'Orientations Budgétaires 2021.\n"
            "L'an deux mille vingt et un et le trente mars à dix-neuf heures\n",
        .type = "délibération",
        .date = "2021-03-30",
        .commune = "Ville de Bagneux",
        .number = "DEL_20210330_4",
        .object = "Rapport d'Orientations Budgétaires 2021.",
    },
    {
        .text = "Délibération n° 2021-12\n"
                "Objet : Modification de la délibération n° 2020-34 du 12 juin "
                "2020\n"
                "Séance du 4 mars 2021\n"
                "Ville du Mans\n",
        .type = "délibération",
        .date = "2021-03-04",
        .commune = "Ville du Mans",
        .number = "2021-12",
        .object = "Modification de la délibération n° 2020-34 du 12 juin 2020",
    },
    {
        .text = "VILLE DE LA SEYNE-SUR-MER\n"
                "Département du Var\n"
                "N° DEL/21/034\n"
                "Séance du Conseil Municipal du 30 mars 2021\n"
                "DÉLIBÉRATION\n",
        .type = "délibération",
        .date = "2021-03-30",
        .commune = "Ville de la Seyne-sur-Mer",
        .number = "DEL/21/034",
    },
    {
        .text = "Le Département des Alpes-Maritimes\n"
                "Commission permanente\n"
                "Séance du 12 mars 2021\n"
                "Délibération n° 14\n",
        .type = "délibération",
        .date = "2021-03-12",
        .commune = "Département des Alpes-Maritimes",
        .number = "14",
    },
    {
        .text = "République Française\n"
                "Département Gard\n"
                "Commune de FLAUX\n"
                "Extrait du registre des délibérations\n"
                "Séance du 27 Janvier 2023\n"
                "L'an 2023, le 27 Janvier à 18:30, le Conseil Municipal de la "
                "Commune de FLAUX s'est réuni à la Mairie, lieu ordinaire de "
                "ses séances, sous la présidence de Monsieur JUVIN Denis, "
                "Maire, en session ordinaire. Les convocations individuelles, "
                "l'ordre du jour et la note explicative de synthèse ont été "
                "transmis par écrit aux conseillers municipaux le 20/01/2023.\n"
                "Date de la convocation : 20/01/2023\n"
                "Date d'affichage : 20/01/2023\n"
                "Acte rendu executoire\n"
                "après dépôt en PREFECTURE DU GARD\n"
                "le : 02/02/2023\n"
                "et publication ou notification\n"
                "du : 02/02/2023\n"
                "réf : 2023_001\n"
                "objet: Ouverture anticipée de crédits en investissement\n"
                "Monsieur le Maire rappelle les dispositions\n",
        .type = "délibération",
        .date = "2023-01-27",
        .commune = "Commune de Flaux",
        .object = "Ouverture anticipée de crédits en investissement",
    },
    {
        .text = "République Française\n"
                "Département du LOT\n"
                "Nombre de membres\n"
                "en exercice: 11\n"
                "Présents : 9\n"
                "Votants: 10\n"
                "Séance du 27 janvier 2023\n"
                "L'an deux mille vingt-trois et le vingt-sept janvier "
                "l'assemblée régulièrement convoquée le 20 janvier 2023, s'est "
                "réunie sous la présidence de\n"
                "Sont présents: Denis JUVIN\n"
                "Secrétaire de séance: Anne PETIT\n"
                "Objet: Vidéoprotection : choix du prestataire - DE_2023_004\n"
                "Après en avoir délibéré, le conseil municipal\n",
        .type = "délibération",
        .date = "2023-01-27",
        .number = "DE_2023_004",
        .object = "Vidéoprotection : choix du prestataire",
    },
    {
        .text =
            "DELIBERATION DU CONSEIL MUNICIPAL\n"
            "DE LA COMMUNE DE MIREPOIX\n"
            "N° 12/2021\n"
            "Séance du 12 avril 2021\n"
            "Date de la convocation : 6 avril 2021 Membres en exercice : 19\n",
        .type = "délibération",
        .date = "2021-04-12",
        .commune = "Commune de Mirepoix",
        .number = "12/2021",
    },
    {
        .text = "Envoyé en préfecture le 27/08/2021\n"
                "Recu en préfecture le 2710812021\n"
                "Affiché le SE.\n"
                "ID : 083-218301265-20210824-DEL2021_83-DE\n"
                "RÉPUBLIQUE FRANÇAISE —- DÉPARTEMENT DU VAR\n"
                "Ville de LA GARDE\n"
                "DELIBERATION DU CONSEIL MUNICIPAL\n"
                "Séance du 24 août 2021\n"
                "N° 83\n"
                "OBJET : CONVENTION\n"
                "DE MISE A DISPOSITION\n"
                "DE PERSONNEL\n",
        .type = "délibération",
        .date = "2021-08-24",
        .commune = "Ville de la Garde",
        .number = "83",
        .object = "CONVENTION DE MISE A DISPOSITION DE PERSONNEL",
    },
    {
        .text = "Délibération SAN-2022-019 du 17 octobre 2022\n"
                "Délibération de la formation restreinte n° SAN-2022-019 du 17 "
                "octobre 2022 concernant la société CLEARVIEW AI\n",
        .type = "délibération",
        .date = "2022-10-17",
        .number = "SAN-2022-019",
        .object = "concernant la société CLEARVIEW AI",
    },
    {
        .text = "VILLE DE NICE\n"
                "EXTRAIT DU REGISTRE DES DELIBERATIONS\n"
                "DU CONSEIL MUNICIPAL DE LA VILLE DE NICE\n"
                "SÉANCE DU JEUDI 25 JANVIER 2018\n"
                "N° 13.4\n"
                "OBJET : POLICE MUNICIPALE - VIDÉOPROTECTION - CONVENTION AVEC "
                "L'ÉTAT - APPROBATION.\n"
                "Le jeudi vingt-cinq janvier deux mille dix-huit à 9 heures "
                "30, le conseil municipal s'est réuni\n",
        .type = "délibération",
        .date = "2018-01-25",
        .commune = "Ville de Nice",
        .number = "13.4",
        .object = "POLICE MUNICIPALE - VIDÉOPROTECTION - CONVENTION AVEC "
                  "L'ÉTAT - APPROBATION.",
    },
    {
        .text =
            "Délibération affichée le 30/11/2017\n"
            "REPUBLIQUE FRANCAISE DEPARTEMENT DES BOUCHES-DU-RHONE\n"
            "MAIRIE DE MARSEILLE\n"
            "EXTRAIT DES REGISTRES DES DELIBERATIONS DU\n"
            "CONSEIL MUNICIPAL\n"
            "Séance du 27 Novembre 2017\n"
            "PRESIDENCE DE Monsieur Jean-Claude GAUDIN, Maire de Marseille.\n"
            "17/2234/ECSS\n",
        .type = "délibération",
        .date = "2017-11-27",
        .commune = "Mairie de Marseille",
    },
};

static void test_deliberations(void)
{
    PAPER_CHECK(deliberations);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/deliberations", test_deliberations);
    return g_test_run();
}
