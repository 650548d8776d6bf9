/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refusal.c - formats that are known and not read. */
#include "indexer/refusal.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define ODF "application/vnd.oasis.opendocument."

static const struct {
    const char *type, *reason;
} reasons[] = {
    {"application/msword",
     "an old Word document (.doc): save it as PDF, ODT or DOCX"},
    {"application/vnd.ms-excel", "an old spreadsheet (.xls): save it as PDF"},
    {"application/vnd.ms-powerpoint",
     "an old presentation (.ppt): save it as PDF"},
    {"application/vnd.ms-outlook",
     "a message of Outlook (.msg): save it as PDF or text"},
    {"application/rtf",
     "a document in RTF (.rtf): save it as PDF, ODT or DOCX"},
    {"text/rtf", "a document in RTF (.rtf): save it as PDF, ODT or DOCX"},
    {ODF "spreadsheet", "a spreadsheet (.ods): save it as PDF"},
    {ODF "presentation", "a presentation (.odp): save it as PDF"},
    {ODF "graphics", "a drawing (.odg): save it as PDF"},
    {REFUSAL_SHEET, "a spreadsheet (.xlsx): save it as PDF"},
    {REFUSAL_PRESENTATION, "a presentation (.pptx): save it as PDF"},
    {"application/vnd.sun.xml.writer",
     "an old OpenOffice document (.sxw): save it as PDF or ODT"},
    {"application/epub+zip", "a book (.epub): save it as PDF"},
    {REFUSAL_ENCRYPTED, "needs a password"},
    {"image/vnd.djvu", "a DjVu document: save it as PDF"},
};

const char *refusal_of_type(const char *type)
{
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
        if (g_str_equal(type, reasons[i].type))
            return reasons[i].reason;
    }
    return NULL;
}

/* ---- OLE ------------------------------------------------------------------*/

/* [MS-CFB]: a header, then sectors; where the folder begins stands at 48, how
 * large a sector is at 30.  The folder's entries have 128 bytes, the first 64
 * being the name in UTF-16. */
enum {
    OLE_HEADER_LEN = 512,
    OLE_ENTRY_LEN = 128,
    OLE_NAME_LEN = 64,
    /* Read in one piece, which it mostly is; what tells stands near its
     * start. */
    OLE_FOLDER_LEN = 64 * OLE_ENTRY_LEN,
};

static const struct {
    const char *name, *type;
} streams[] = {
    {"WordDocument", "application/msword"},
    {"Workbook", "application/vnd.ms-excel"},
    {"Book", "application/vnd.ms-excel"},
    {"PowerPoint Document", "application/vnd.ms-powerpoint"},
    {"__properties_version1.0", "application/vnd.ms-outlook"},
    {"EncryptedPackage", REFUSAL_ENCRYPTED},
};

static gsize read_at(int fd, guint8 *p, gsize len, guint64 offset)
{
    gssize n;

    do
        n = pread(fd, p, len, offset);
    while (n < 0 && errno == EINTR);
    return n > 0 ? n : 0;
}

static bool is_named(const guint8 *entry, const char *name)
{
    gsize len = strlen(name);

    for (gsize i = 0; i <= len; i++) {
        if (entry[2 * i] != (guint8) name[i] || entry[2 * i + 1] != 0)
            return false;
    }
    return true;
}

const char *refusal_ole_type(int fd)
{
    guint8 header[OLE_HEADER_LEN];
    guint8 folder[OLE_FOLDER_LEN];
    guint32 sector;

    G_STATIC_ASSERT(sizeof "__properties_version1.0" * 2 <= OLE_NAME_LEN);
    if (read_at(fd, header, sizeof header, 0) == sizeof header) {
        memcpy(&sector, header + 48, sizeof sector);
        guint64 offset = ((guint64) GUINT32_FROM_LE(sector) + 1)
                         << (header[30] == 12 ? 12 : 9);
        gsize len = read_at(fd, folder, sizeof folder, offset);
        for (gsize at = 0; at + OLE_ENTRY_LEN <= len; at += OLE_ENTRY_LEN) {
            for (gsize i = 0; i < G_N_ELEMENTS(streams); i++) {
                if (is_named(folder + at, streams[i].name))
                    return streams[i].type;
            }
        }
    }
    return "application/x-ole-storage";
}
