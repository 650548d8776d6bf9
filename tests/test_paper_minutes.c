/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_paper_minutes.c - what procès-verbaux, comptes rendus and convocations
 * say of themselves. */
#include "indexer/paper.h"
#include "tests/paper_fixture.h"

static const struct paper_row minutes[] = {
    /* whose, by who presides */
    {.text = "PROCÈS-VERBAL DU CONSEIL MUNICIPAL\n"
             "Séance du 27 novembre 2017\n"
             "sous la présidence de Mme Claire ROUX, Maire du Mans\n",
     .type = "procès-verbal",
     .date = "2017-11-27",
     .commune = "Le Mans"},
    {.text = "PROCÈS-VERBAL DU CONSEIL COMMUNAUTAIRE\n"
             "Séance du 27 novembre 2017\n"
             "sous la présidence de Mme Claire ROUX, maire de Flaux\n"
             "et en présence du conseil municipal\n",
     .type = "procès-verbal",
     .date = "2017-11-27"},
    {.text = "MAIRIE DE VILLE\n"
             "Compte rendu de la réunion du Conseil Municipal du 13 JANVIER "
             "2011\n"
             "Présents : Mmes et Ms Petit - Grand\n"
             "Compte rendu de la réunion du 3 décembre 2010 adopté.\n",
     .type = "compte rendu",
     .date = "2011-01-13",
     .commune = "Mairie de Ville"},
    {.text = "CR du conseil municipal 17 septembre 2021\n"
             "Présents : Jean, Anne\n",
     .type = "compte rendu",
     .date = "2021-09-17"},
    {.text = "C-R du Conseil municipal\n"
             "+ Vendredi 29 janvier 2021, 18:30.\n"
             "+ Salle polyvalente\n",
     .type = "compte rendu",
     .date = "2021-01-29"},
    /* several days */
    {.text = "Commune de Flaux\n"
             "PROCÈS-VERBAL\n"
             "Séance du 31 mars 2023\n"
             "Date de la convocation : 27 mars 2023\n"
             "Ordre du jour\n"
             "Approbation du procès-verbal de la séance du 27 janvier 2023\n",
     .type = "procès-verbal",
     .date = "2023-03-31",
     .commune = "Commune de Flaux"},
    {.text = "Date de convocation : 02/06/2020 Date d'affichage : 12/06/2020\n"
             "PROCES VERBAL DU CONSEIL MUNICIPAL\n"
             "réuni le lundi 8 juin 2020 à 20 h 30\n",
     .type = "procès-verbal",
     .date = "2020-06-08"},
    {.text = "Ville de Corte\n"
             "Compte-rendu de la réunion\n"
             "Du Conseil Municipal du 01er juillet 2024\n",
     .type = "compte rendu",
     .date = "2024-07-01",
     .commune = "Ville de Corte"},
    {.text = "CONSEIL MUNICIPAL - PROCÈS-VERBAL DE LA SÉANCE\n"
             "DU MARDI 1er MARS 2022\n",
     .type = "procès-verbal",
     .date = "2022-03-01"},
    {.text = "LISTE DES DÉLIBÉRATIONS\n"
             "examinées par le conseil municipal du 15 décembre 2022\n"
             "Délibération n° 2022-77 : budget\n"
             "Délibération n° 2022-78 : cantine\n",
     .type = "liste des délibérations",
     .date = "2022-12-15"},
    {.text = "Procès-verbal de la séance du 10 décembre 2018\n"
             "PROCES-VERBAL DE LA SEANCE\n"
             "Conseil municipal de la Ville de Marseille\n"
             "lundi 10 décembre 2018\n",
     .type = "procès-verbal",
     .date = "2018-12-10",
     .commune = "Ville de Marseille"},
    {.text = "Compte rendu sommaire de la séance du conseil communautaire\n"
             "jeudi 9 mars 2017\n",
     .type = "compte rendu",
     .date = "2017-03-09"},
    /* what machines read for "1er" */
    {.text = "PROCÈS-VERBAL\nSéance du ler juin 2015\n",
     .type = "procès-verbal",
     .date = "2015-06-01"},
    /* the session itself has no day */
    {.text = "Procès-verbal du conseil municipal\n"
             "Adoption du procès-verbal de la séance du 4 mai 2021\n"
             "Prochaine séance le 6 juillet 2021\n",
     .type = "procès-verbal"},
    /* types that are not printed */
    {.text = "Conseil municipal du 4 juin 2021\nPrésents :\nJean, Anne\n"
             "Ordre du jour :\n1. Subventions\n",
     .date = "2021-06-04"},
    {
        .text = "COMMUNE DE BALMA\n"
                "Commission extra-municipale de la tranquillité\n"
                "Compte rendu de la réunion du 5 mars 2020\n"
                "Présents :\n",
        .type = "compte rendu",
        .date = "2020-03-05",
        .commune = "Commune de Balma",
    },
    {
        .text = "VILLE DE SAINT-DENIS\n"
                "CONSEIL MUNICIPAL\n"
                "du jeudi 12 décembre 2019\n"
                "PROCES-VERBAL\n",
        .type = "procès-verbal",
        .date = "2019-12-12",
        .commune = "Ville de Saint-Denis",
    },
    {
        .text = "Commune de SENAN Séance du 8 septembre 2014\n"
                "Compte-rendu\n",
        .type = "compte rendu",
        .date = "2014-09-08",
        .commune = "Commune de Senan",
    },
    {
        .text = "Association des amis\n"
                "Procès-verbal de l'assemblée générale du 4 mai 2018\n",
        .type = "procès-verbal",
        .date = "2018-05-04",
    },
    {
        .text = "SÉANCE DU CONSEIL MUNICIPAL DU 3 FÉVRIER 2015\n"
                "L'an deux mille quinze et le trois du mois de février à "
                "dix-neuf heures, le conseil municipal de cette commune, "
                "régulièrement convoqué, s'est réuni\n",
        .date = "2015-02-03",
    },
    {
        .text = "CONSEIL MUNICIPAL DU 9 OCTOBRE 2020\n"
                "VŒU PRÉSENTÉ PAR LE GROUPE ÉCOLOGISTE\n"
                "relatif à la reconnaissance faciale\n",
        .date = "2020-10-09",
    },
    {
        .text = "COMMUNE DE TREBES\n"
                "Conseil municipal\n"
                "PROCES VERBAL\n"
                "Le conseil municipal, convoqué le 3 mars 2020, s'est réuni le "
                "10 mars 2020 à 18h30 salle du conseil\n",
        .type = "procès-verbal",
        .date = "2020-03-10",
        .commune = "Commune de Trebes",
    },
    {
        .text = "MAIRIE\n"
                "DE\n"
                "LUSIGNAN\n"
                "86600\n"
                "COMPTE-RENDU DE LA SÉANCE DU CONSEIL MUNICIPAL\n"
                "DU 5 JUILLET 2018\n",
        .type = "compte rendu",
        .date = "2018-07-05",
        .commune = "Mairie de Lusignan",
    },
    {
        .text = "Commune de Sallèles d'Aude\n"
                "LISTE DES DELIBERATIONS EXAMINEES PAR LE CONSEIL MUNICIPAL\n"
                "SEANCE DU 29/09/2022\n",
        .type = "liste des délibérations",
        .date = "2022-09-29",
        .commune = "Commune de Sallèles d'Aude",
    },
    {
        .text = "COMMUNE DE LABASTIDE-SAINT-GEORGES\n"
                "COMPTE RENDU DU CONSEIL MUNICIPAL\n"
                "Date de la réunion : 4 juillet 2019\n"
                "Date de convocation : 28 juin 2019\n",
        .type = "compte rendu",
        .date = "2019-07-04",
        .commune = "Commune de Labastide-Saint-Georges",
    },
    {
        .text = "Réunion du Conseil municipal\n"
                "Jeudi 4 juillet 2019 – 20h30\n"
                "Procès-verbal\n",
        .type = "procès-verbal",
        .date = "2019-07-04",
    },
    {
        .text = "PROCES-VERBAL DES DELIBERATIONS DU CONSEIL MUNICIPAL\n"
                "DE LA VILLE DE PUTEAUX\n"
                "SEANCE DU 3 OCTOBRE 2018\n",
        .type = "procès-verbal",
        .date = "2018-10-03",
        .commune = "Ville de Puteaux",
    },
    {
        .text = "PROCÈS-VERBAL de la séance ordinaire du conseil municipal de "
                "la Ville de Mont-Tremblant tenue le 11 juin 2018 à 19 h\n",
        .type = "procès-verbal",
        .date = "2018-06-11",
        .commune = "Ville de Mont-Tremblant",
    },
    {
        .text = "Réunion de conseil du 15/03/21\n"
                "Présents :\n",
        .date = "2021-03-15",
    },
    {
        .text = "PROCES VERBAL\n"
                "Conseil municipal du 1\n"
                "er\n"
                "mars 2021\n",
        .type = "procès-verbal",
        .date = "2021-03-01",
    },
    {
        .text = "CONSEIL MUNICIPAL\n"
                "Compte rendu succinct\n"
                "Séance du 12 avril 2021 (convocation du 6 avril 2021)\n",
        .type = "compte rendu",
        .date = "2021-04-12",
    },
    {
        .text = "Compte rendu du Conseil Municipal\n"
                "Convocations adressées le 8 mars 2021\n"
                "L'an deux mille vingt et un, le quinze mars, à 18 h 30,\n",
        .type = "compte rendu",
        .date = "2021-03-15",
    },
    {
        .text = "REUNION DU 5 AVRIL 2022\n"
                "Convoqué le 30 mars 2022, le Conseil municipal s'est réuni\n"
                "Compte rendu\n",
        .type = "compte rendu",
        .date = "2022-04-05",
    },
};

static const struct paper_row summons[] = {
    {.text =
         "Corte, le 30 janvier 2024\n"
         "Mesdames et Messieurs\n"
         "les Membres du Conseil Municipal\n"
         "Objet : Convocation du Conseil Municipal\n"
         "Cher(e) Collègue,\n"
         "J'ai l'honneur de vous inviter à assister à la réunion du Conseil\n"
         "Municipal qui se tiendra le\n"
         "Lundi 12 février 2024 à 17h00 à la Maison du Temps Libre.\n"
         "je vous prie d'agréer l'expression de mes sentiments.\n"
         "Mairie de Corte - Meria di Corti\n"
         "21 Cours Paoli\n",
     .type = "convocation",
     .date = "2024-02-12",
     .commune = "Mairie de Corte",
     .object = "Convocation du Conseil Municipal"},
    {.text = "CONVOCATION\n"
             "Le conseil municipal de Gajan se réunira à la mairie, salle des\n"
             "fêtes, le vendredi 8 avril 2022 à 20 heures.\n"
             "Fait à Gajan, le 1er avril 2022\n",
     .type = "convocation",
     .date = "2022-04-08",
     .commune = "Gajan"},
    {.text = "ORDRE DU JOUR\nDU CONSEIL MUNICIPAL\n"
             "Lundi 22 Avril 2024 à 17h30\n1- Plan local d'urbanisme\n",
     .type = "ordre du jour",
     .date = "2024-04-22"},
    {.text = "ORDRE DU JOUR\nDU CONSEIL MUNICIPAL\n"
             "Lundi 01% juillet 2024 à 17h30\n1- Finances\n",
     .type = "ordre du jour",
     .date = "2024-07-01"},
    {.text =
         "Ville de Lunel\n"
         "Lunel, le 3 mai 2021\n"
         "Madame, Monsieur,\n"
         "Vous êtes convoqué à la prochaine séance du conseil municipal qui\n"
         "aura lieu le mardi 11 mai 2021 à 18 h 30.\n"
         "Veuillez agréer, Madame, Monsieur, mes salutations distinguées.\n",
     .type = "convocation",
     .date = "2021-05-11",
     .commune = "Ville de Lunel"},
    /* without a year no day is known */
    {.text = "ORDRE DU JOUR\nDU CONSEIL MUNICIPAL\n"
             "Lundi 12 février à 17 h 00\n",
     .type = "ordre du jour"},
    {
        .text = "Ville de Gap\n"
                "CONSEIL MUNICIPAL\n"
                "Séance du 24 septembre 2021\n"
                "ORDRE DU JOUR\n"
                "1 - Désignation d'un secrétaire de séance\n"
                "2 - Convention de partenariat\n",
        .type = "ordre du jour",
        .date = "2021-09-24",
        .commune = "Ville de Gap",
    },
    {
        .text = "CONVOCATION DU CONSEIL MUNICIPAL\n"
                "Gap, le 17 septembre 2021\n"
                "Madame, Monsieur, Cher collègue,\n"
                "J'ai l'honneur de vous informer que le Conseil Municipal se "
                "réunira en séance publique le :\n"
                "VENDREDI 24 SEPTEMBRE 2021 à 18 H 30\n",
        .type = "convocation",
        .date = "2021-09-24",
    },
    {
        .text = "Mairie d'Uchaud\n"
                "Le 4 mai 2019\n"
                "Vous êtes convoqués à la réunion du Conseil Municipal le "
                "jeudi 9 mai 2019 à 18h30 en mairie.\n"
                "ORDRE DU JOUR\n",
        .type = "convocation",
        .date = "2019-05-09",
        .commune = "Mairie d'Uchaud",
    },
    {
        .text = "CONSEIL MUNICIPAL\n"
                "DU LUNDI 8 JUILLET 2019\n"
                "ORDRE DU JOUR\n",
        .type = "ordre du jour",
        .date = "2019-07-08",
    },
};

static void test_minutes(void)
{
    PAPER_CHECK(minutes);
}

static void test_summons(void)
{
    PAPER_CHECK(summons);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/minutes", test_minutes);
    g_test_add_func("/paper/summons", test_summons);
    return g_test_run();
}
