/* SPDX-License-Identifier: GPL-3.0-or-later */
/* opening_patterns.c - the first words of the lines of French public paper. */
#include "indexer/opening.h"

static const char *const stamps[] = {
    /* of the prefecture */
    "envoye en prefecture", "recu en prefecture", "recu a la prefecture",
    "recu en sous-prefecture", "transmis en prefecture",
    "transmis a la prefecture", "transmis au controle de legalite",
    "transmis au representant de l'etat", "depose en prefecture",
    "accuse de reception en prefecture", "accuse de reception -",
    "accuse de reception ministere", "reception en prefecture",
    "reception par le prefet", "date de reception prefecture",
    "date de reception en prefecture", "date de reception de l'a",
    "date de teletransmission", "date de transmission", "teletransmis",
    "acte rendu executoire", "acte certifie executoire", "certifie executoire",
    "rendu executoire", "affiche le#", "affichee le#", "affichage le#",
    "affichage#", "affiche le$", "publie le#", "publiee le#", "publie le$",
    "publication#", "mis en ligne le#", "mise en ligne le#", "notifie le#",
    "notifiee le#", "id#", "identifiant unique*", "identifiant de l'acte",
    "numero de l'acte", "nature de l'acte",
    /* of every act */
    "republique francaise", "liberte, egalite, fraternite",
    "liberte egalite fraternite", "liberte - egalite - fraternite",
    "liberte-egalite-fraternite", "extrait du registre",
    "extrait des registres", "extrait du proces-verbal des deliberations",
    "extrait des deliberations",
    /* of whoever signs */
    "pour extrait conforme", "pour extrait certifie conforme",
    "pour copie conforme", "pour copie certifiee conforme", "pour ampliation",
    "pour le maire et par", "pour le prefet et par", "pour le president et par",
    "copie certifiee conforme", "certifie conforme", "fait a",
    "fait et delibere", "ainsi fait et delibere", "ainsi delibere",
    "fait les jour", "le maire$", "le maire,$", "la maire$", "la maire,$",
    "monsieur le maire$", "madame la maire$", "madame le maire$",
    "le president$", "le president,$", "la presidente$", "la presidente,$",
    "le prefet$", "le prefet,$", "la prefete$", "la prefete,$",
    "le secretaire de seance", "la secretaire de seance", "le maire certifie",
    "le maire, certifie", "certifie sous sa responsabilite",
    "suivent les signatures", "ont signe au registre", "au registre sont",
    "au registre suivent", "signe electroniquement", "signature electronique",
    "document signe electroniquement", "signe par:", "signe:", "signature$",
    "signature:", "signatures$", "signatures:", "lu et approuve",
    "cachet et signature", NULL};

static const char *const visas[] = {
    "vu le",     "vu la",    "vu les", "vu l'",  "vu ledit",
    "vu ladite", "vu son",   "vu sa",  "vu ses", "vu ensemble",
    "vus les",   "vues les", "vu:",    NULL};

static const char *const formulas[] = {
    "l'an deux mil*", "l'an deux-mil*", "l'an 20*",
    /* ways to appeal */
    "voies et delais de recours", "voie et delai de recours",
    "delais et voies de recours", "delai et voie de recours",
    "la presente deliberation peut*", "la presente decision peut*",
    "le present arrete peut*", "le present acte peut*",
    "cette deliberation peut faire l'objet",
    "cette decision peut faire l'objet",
    "le tribunal administratif peut etre saisi",
    "conformement aux dispositions de l'article r. 421",
    "conformement a l'article r. 421", "conformement a l'article r.421", NULL};

static const char *const rolls[] = {
    /* who is there */
    "etaient presents", "etaient presentes", "etait present", "etaient absents",
    "etaient absentes", "etait absent", "etait absente", "etaient excuses",
    "etaient excusees", "etait excuse", "etait excusee", "etaient representes",
    "etaient egalement presents", "sont presents", "sont absents",
    "sont excuses", "presents$", "presents:", "presentes:", "presents (",
    "present:", "present(s):", "presents#", "membres presents",
    "conseillers presents", "membres en exercice", "membres votants",
    "membres absents", "conseillers en exercice", "en exercice$",
    "en exercice:",
    /* who is not */
    "absents$",
    "absents:", "absent:", "absente:", "absentes:", "absent(s):", "absents#",
    "absent excuse", "absente excusee", "absents excuses", "absents et excuses",
    "absents non excuses", "absents ayant donne", "absents representes",
    "excuses$", "excuses:", "excuse:", "excusee:", "excusees:", "excuse(s):",
    "excuses ayant donne", "ayant donne pouvoir", "ayant donne procuration",
    "ont donne pouvoir", "ont donne procuration", "avaient donne pouvoir",
    "avait donne pouvoir", "a donne pouvoir", "a donne procuration",
    "procuration:", "procurations:", "procurations$",
    "procuration(s):", "pouvoir:", "pouvoirs:", "pouvoirs$",
    "pouvoir(s):", "representes:", "representes$",
    /* how many */
    "votants$", "votants:", "votants#", "suffrages exprimes",
    "nombre de conseillers", "nombre de membres", "nombre de presents",
    "nombre de votants", "nombre de pouvoirs", "nombre de suffrages",
    "nombre d'elus", "secretaire de seance",
    "secretaire:", "date de convocation", "date de la convocation",
    "date d'affichage", "convocation du#", "convocation:", "participants:",
    "participaient:", "assistaient a la seance", "assistaient egalement", NULL};

static const char *const subjects[] = {"objet:",
                                       "objet -",
                                       "objet de la deliberation",
                                       "objet du marche:",
                                       "objet de la consultation:",
                                       "objet de l'arrete:",
                                       "sujet:",
                                       "intitule:",
                                       NULL};

static const char *const divisions[] = {
    /* parts of a document */
    "article %", "article premier", "article unique", "article preliminaire",
    "art. %", "titre %", "chapitre %", "section %", "sous-section %",
    "paragraphe %", "partie %", "premiere partie", "deuxieme partie",
    "seconde partie", "troisieme partie", "quatrieme partie",
    "cinquieme partie", "sixieme partie", "annexe", "annexes", "appendice",
    "lot %", "axe %", "volet %", "phase %", "point no", "question no",
    "affaire no", "dossier no", "resolution no", "rapport no", "fiche %",
    "fiche no", "preambule", "expose des motifs", "ordre du jour",
    "questions diverses", "informations diverses",
    /* what a document calls itself */
    "deliberation no", "deliberation du conseil", "deliberation relative",
    "deliberation portant", "arrete no", "arrete municipal",
    "arrete prefectoral", "arrete interprefectoral", "arrete permanent",
    "arrete temporaire", "arrete portant", "arrete relatif", "decision no",
    "decision du maire", "decision municipale", "decision portant",
    "decision relative", "convention no", "convention relative",
    "convention de", "convention d'", "convention entre", "convention cadre",
    "contrat de", "contrat d'", "avenant no", "avenant a", "proces-verbal du",
    "proces-verbal de", "compte rendu", "compte-rendu", "cahier des charges",
    "cahier des clauses", "reglement no", "reglement de", "reglement du",
    "reglement d'", "reglement interieur", "reglement relatif",
    "note de synthese", "note explicative", "rapport annuel", "rapport de",
    "rapport d'", "rapport sur", "marche no", "marche public", "protocole de",
    "protocole d'", "charte de", "charte d'", "charte du", "motion relative",
    "voeu relatif", "appel a projets", "appel a projet", "appel a candidatures",
    "acte d'engagement", "avis relatif", "avis no", NULL};

/* Of a letterhead: no heading in capitals either. */
static const char *const places[] = {"ville de",
                                     "ville d'",
                                     "commune de",
                                     "commune d'",
                                     "mairie de",
                                     "mairie d'",
                                     "departement d*",
                                     "arrondissement d*",
                                     "canton d*",
                                     "prefecture d*",
                                     "region",
                                     "communaute de communes",
                                     "communaute d'agglomeration",
                                     NULL};

/* These end what was open, and are no heading in capitals either. */
static const char *const plain[] = {
    "considerant", "apres", "le conseil", "conseil municipal", "la commission",
    "l'assemblee", "les membres", "le comite", "le bureau", "le maire",
    "la maire", "monsieur le", "madame la", "madame le", "m. le", "mme la",
    "le president", "la presidente", "le prefet", "la prefete", "entendu",
    "ayant entendu", "oui", "sur proposition", "sur la proposition",
    "sur rapport", "sur le rapport", "rapporteur", "il est", "il a ete",
    /* what it does */
    "decide", "decident", "delibere", "arrete", "arretent", "autorise",
    "approuve", "adopte", "adoptee", "vote", "votes", "resultat", "resultats",
    "pour$", "pour:", "contre$", "contre:", "abstention", "abstentions",
    "unanimite", "a l'unanimite", "la seance", "seance",
    /* between those who sign */
    "entre les soussignes", "et$", "entre$", "ci-apres", "d'une part",
    "d'autre part", "destinataires", "copie a", "pieces jointes", NULL};

const char *const *const opening_patterns[N_OPENINGS] = {
    [OPENING_STAMP] = stamps,     [OPENING_VISA] = visas,
    [OPENING_FORMULA] = formulas, [OPENING_ROLL] = rolls,
    [OPENING_SUBJECT] = subjects, [OPENING_DIVISION] = divisions,
    [OPENING_PLACE] = places,     [OPENING_PLAIN] = plain,
};
