/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_office.c - the XML of ODT and DOCX, and the pages it makes. */
#include "indexer/docx.h"
#include "indexer/limits.h"
#include "indexer/odt.h"
#include "indexer/xml.h"

#include <gio/gio.h>
#include <string.h>

/* ---- What comes out -------------------------------------------------------*/

/* Pages with " | " between them; takes over pages. */
static char *join(GPtrArray *pages)
{
    g_assert_nonnull(pages);
    g_ptr_array_add(pages, NULL);
    char *joined = g_strjoinv(" | ", (char **) pages->pdata);
    g_ptr_array_unref(pages);
    return joined;
}

static GBytes *bytes_of(const char *text)
{
    return text ? g_bytes_new(text, strlen(text)) : NULL;
}

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define ODT_ROOT(root, body)                                          \
    "<?xml version='1.0' encoding='UTF-8'?><o:" root " xmlns:o='" ODF \
    "office:1.0' xmlns:text='" ODF "text:1.0' xmlns:table='" ODF      \
    "table:1.0' xmlns:draw='" ODF "drawing:1.0' xmlns:style='" ODF    \
    "style:1.0' xmlns:svg='" ODF "svg-compatible:1.0' xmlns:fo='" ODF \
    "xsl-fo-compatible:1.0'>" body "</o:" root ">"
#define STYLE(name, more, properties)                                   \
    "<style:style style:name='" name "' style:family='paragraph' " more \
    "><style:paragraph-properties " properties "/></style:style>"

static void check_odt_styled(const char *styles, const char *body,
                             const char *wanted)
{
    g_autofree char *content =
        g_strdup_printf(ODT_ROOT("document-content", "%s"), body);
    g_autoptr(GBytes) content_bytes = bytes_of(content);
    g_autoptr(GBytes) style_bytes = bytes_of(styles);
    g_autoptr(GError) error = NULL;
    GPtrArray *pages = odt_pages(content_bytes, style_bytes, &error);

    g_assert_no_error(error);
    g_autofree char *text = join(pages);
    g_assert_cmpstr(text, ==, wanted);
}

static void check_odt(const char *body, const char *wanted)
{
    check_odt_styled(NULL, body, wanted);
}

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_ROOT(root, body)                                                 \
    "<w:" root " xmlns:w='" WORD "' xmlns:mc='http://schemas.openxmlformats." \
    "org/markup-compatibility/2006' xmlns:v='urn:x'>" body "</w:" root ">"

static char *read_docx(struct docx_parts *parts, const char *body)
{
    g_autofree char *document =
        g_strdup_printf(DOCX_ROOT("document", "<w:body>%s</w:body>"), body);
    g_autoptr(GError) error = NULL;

    parts->document = bytes_of(document);
    GPtrArray *pages = docx_pages(parts, &error);
    g_bytes_unref(parts->document);
    g_assert_no_error(error);
    return join(pages);
}

static void check_docx(const char *body, const char *wanted)
{
    struct docx_parts parts = {0};
    g_autofree char *text = read_docx(&parts, body);

    g_assert_cmpstr(text, ==, wanted);
}
#define P(runs) "<w:p>" runs "</w:p>"
#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"

/* ---- ODT ------------------------------------------------------------------*/

static void test_odt_words(void)
{
    check_odt("<text:h>Titre</text:h>\n <text:p>Un <text:span>vidéo</text:span>"
              "<text:span>protection</text:span></text:p>",
              "Titre\n\nUn vidéoprotection");
    check_odt("<text:p>a<text:s text:c='1000000000'/>b<text:tab/>c"
              "<text:line-break/>d</text:p>",
              "a b\tc\nd");
    check_odt("<text:list><text:list-item><text:p>Un</text:p></text:list-item>"
              "<text:list-item><text:p>Deux</text:p></text:list-item>"
              "</text:list><text:p>Trois</text:p>",
              "Un\nDeux\n\nTrois");
    check_odt("<table:table><table:table-row><table:table-cell><text:p>a"
              "</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
              "</table:table-cell></table:table-row><table:table-row>"
              "<table:table-cell><text:p>c</text:p></table:table-cell>"
              "</table:table-row></table:table><text:p>d</text:p>",
              "a\tb\nc\n\nd");
    check_odt("", "");
}

static void test_odt_aside(void)
{
    check_odt("<text:tracked-changes><text:p>non</text:p>"
              "</text:tracked-changes><text:p>oui<o:annotation><text:p>non"
              "</text:p></o:annotation></text:p>",
              "oui");
    check_odt("<text:section text:display='none'><text:p>non</text:p>"
              "</text:section><text:p>oui</text:p>",
              "oui");
    check_odt("<text:p>mot<text:note><text:note-citation>1"
              "</text:note-citation><text:note-body><text:p>Note</text:p>"
              "</text:note-body></text:note> suite</text:p><text:p>fin"
              "</text:p>",
              "mot suite\n\nfin\n\nNote");
    check_odt("<text:p>avant <draw:frame><draw:text-box><text:p>cadre"
              "</text:p></draw:text-box><svg:desc>non</svg:desc></draw:frame>"
              "après</text:p><text:p>fin</text:p>",
              "avant après\n\ncadre\n\nfin");
}

static void test_odt_pages(void)
{
    check_odt("<text:p>a<text:soft-page-break/>b</text:p>", "a | b");
    check_odt("<o:automatic-styles>" STYLE("B", "", "fo:break-before='page'")
                  STYLE("A", "", "fo:break-after='page'")
                      STYLE("M", "style:master-page-name='Paysage'",
                            "") STYLE("C", "style:parent-style-name='B'", "")
                          STYLE("D", "style:parent-style-name='B'",
                                "fo:break-before='auto'")
                              STYLE("E", "style:parent-style-name='E'",
                                    "") "</o:automatic-styles>"
                                        "<text:p text:style-name='B'>1</text:p>"
                                        "<text:p text:style-name='B'>2</text:p>"
                                        "<text:p text:style-name='C'>3</text:p>"
                                        "<text:p text:style-name='D'>3</text:p>"
                                        "<text:p text:style-name='E'>3</text:p>"
                                        "<text:p text:style-name='M'>4</text:p>"
                                        "<text:p text:style-name='A'>4</text:p>"
                                        "<text:p>5</text:p><text:p "
                                        "text:style-name='A'>5</text:p>",
              "1 | 2 | 3\n\n3\n\n3 | 4\n\n4 | 5\n\n5");
    check_odt(
        "<o:automatic-styles>" STYLE(
            "B", "", "fo:break-before='page'") "</o:automatic-styles><text:p/"
                                               "><text:p text:style-name='B'>2"
                                               "</text:p>",
        " | 2");
}

static void test_odt_styles(void)
{
    const char *styles = ODT_ROOT(
        "document-styles",
        STYLE("Chapitre", "",
              "fo:break-before='page'") "<o:master-styles><style:master-page><"
                                        "style:header><text:p>Ville"
                                        "</text:p></"
                                        "style:header><style:header-left><text:"
                                        "p>Ville</text:p>"
                                        "</"
                                        "style:header-left><style:footer><text:"
                                        "p>Page 3</text:p>"
                                        "</style:footer></style:master-page></"
                                        "o:master-styles>");

    check_odt_styled(styles,
                     "<text:p>a</text:p><text:p text:style-name='Chapitre'>b"
                     "</text:p>",
                     "Ville\n\na | b\n\nPage 3");
}

/* ---- DOCX -----------------------------------------------------------------*/

static void test_docx_words(void)
{
    check_docx(P(R("Le ") R("conseil")) P(R("vidéo") R("protection")),
               "Le conseil\n\nvidéoprotection");
    check_docx(P("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t>"
                 "<w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
                 "<w:t>d</w:t></w:r>"),
               "a\tb\nc-d");
    check_docx("<w:tbl><w:tr><w:tc>" P(R("a")) "</w:tc><w:tc>" P(R(
                   "b")) "</w:tc></"
                         "w:tr><w:tr><"
                         "w:tc>" P("") "</w:tc><w:tc>" P(R("c")) "</"
                                                                 "w:"
                                                                 "tc"
                                                                 "><"
                                                                 "/w"
                                                                 ":t"
                                                                 "r>"
                                                                 "</"
                                                                 "w:"
                                                                 "tb"
                                                                 "l"
                                                                 ">" P(R("d")),
               "a\tb\nc\n\nd");
    check_docx("", "");
}

static void test_docx_aside(void)
{
    check_docx(P("<w:del><w:r><w:delText>non</w:delText></w:r></w:del>"
                 "<w:ins>" R("oui") "</w:ins><w:moveFrom>" R(
                     "non") "</w:moveFrom><w:moveTo>" R(" là") "</w:moveTo>"),
               "oui là");
    check_docx(P("<w:r><w:instrText>PAGE</w:instrText></w:r>" R("3")), "3");
    check_docx(
        P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>non</w:t></w:r>"
          "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>oui</w:t></w:r>" R(
              " aussi")),
        "oui aussi");
    check_docx(
        P(R("avant ") "<w:r><mc:AlternateContent><mc:Choice><w:drawing>"
                      "<v:x><w:txbxContent>" P(
                          R("cadre")) "</w:txbxContent></v:x></w:drawing></"
                                      "mc:Choice><mc:Fallback>"
                                      "<w:pict><w:txbxContent>" P(
                                          R("cadre")) "</w:txbxContent></"
                                                      "w:pict></mc:Fallback></"
                                                      "mc:AlternateContent>"
                                                      "</w:r>" R("après"))
            P(R("fin")),
        "avant après\n\ncadre\n\nfin");
}

#define BREAK "<w:r><w:br w:type='page'/></w:r>"
#define SEEN "<w:r><w:lastRenderedPageBreak/></w:r>"
#define BEFORE "<w:pPr><w:pageBreakBefore/></w:pPr>"
#define SECTION(type) "<w:pPr><w:sectPr>" type "</w:sectPr></w:pPr>"

static void test_docx_pages(void)
{
    check_docx(P(R("1") SEEN R("2")), "1 | 2");
    check_docx(P(R("1")) P(BREAK) P(R("2")), "1 | 2");
    check_docx(P(R("1") BREAK) P(SEEN R("2") SEEN R("3")), "1 | 2 | 3");
    check_docx(P(R("1") BREAK) P(SEEN BREAK) P(SEEN R("3")), "1 |  | 3");
    check_docx(P(R("1")) P(BEFORE SEEN R("2")) P(R("2")), "1 | 2\n\n2");
    check_docx(P(BEFORE R("1")), "1");
    check_docx(P("<w:pPr><w:pageBreakBefore w:val='false'/></w:pPr>" R("1")) P(
                   "<w:pPr><w:pageBreakBefore w:val='false'/></w:pPr>" R("1")),
               "1\n\n1");
    /* The break is of the kind that the section behind it is of. */
    check_docx(P(SECTION("<w:type w:val='continuous'/>") R("1"))
                   P(SECTION("<w:type w:val='continuous'/>") R("1"))
                       P(R("2")) "<w:sectPr/>",
               "1\n\n1 | 2");
    check_docx(P(R("1")) P(BREAK), "1");
}

static void test_docx_parts(void)
{
    g_autoptr(GBytes) footnotes = bytes_of(DOCX_ROOT(
        "footnotes",
        "<w:footnote w:id='2'>" P(
            R("Deux")) "</w:footnote>"
                       "<w:footnote w:id='3'>" P(R("Trois"))
                           P(R("fin")) "</w:footnote><w:footnote w:id='4'>" P(
                               R("Sans")) "</w:footnote>"));
    g_autoptr(GBytes) endnotes = bytes_of(DOCX_ROOT(
        "endnotes", "<w:endnote w:id='2'>" P(R("À la fin")) "</w:endnote>"));
    g_autoptr(GBytes) header = bytes_of(DOCX_ROOT("hdr", P(R("Ville"))));
    g_autoptr(GBytes) footer = bytes_of(DOCX_ROOT("ftr", P(R("Page 3"))));
    g_autoptr(GPtrArray) headers = g_ptr_array_new();
    g_autoptr(GPtrArray) footers = g_ptr_array_new();
    struct docx_parts parts = {NULL, footnotes, endnotes, headers, footers};

    g_ptr_array_add(headers, header);
    g_ptr_array_add(headers, header);
    g_ptr_array_add(footers, footer);
    g_autofree char *text = read_docx(
        &parts, P(R("a") "<w:r><w:footnoteReference w:id='2'/></w:r>" R(" b"))
                    P(BREAK R("c") "<w:r><w:footnoteReference w:id='3'/>"
                                   "<w:footnoteReference w:id='3'/></w:r>"));
    g_assert_cmpstr(text, ==,
                    "Ville\n\na b\n\nDeux | c\n\nTrois\n\nfin\n\nÀ la fin"
                    "\n\nPage 3");
}

/* ---- What is refused ------------------------------------------------------*/

static void check_refused(const char *xml, const char *reason)
{
    g_autoptr(GBytes) bytes = bytes_of(xml);
    g_autoptr(GError) error = NULL;
    GPtrArray *pages = odt_pages(bytes, NULL, &error);

    g_assert_null(pages);
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    if (!g_str_has_prefix(error->message, reason))
        g_error("%s, not %s", error->message, reason);
}

static char *repeat(const char *before, const char *piece, guint n,
                    const char *after)
{
    GString *text = g_string_new(before);

    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, "%s%u='1'", piece, i);
    return g_string_free(g_string_append(text, after), FALSE);
}

static void test_refused(void)
{
    g_autofree char *deep = g_strnfill(3000, 'x');
    for (guint i = 0; i < 3000; i += 3)
        memcpy(deep + i, "<a>", 3);
    g_autofree char *wide = repeat("<a ", " a", LIMIT_ATTRIBUTES + 1, "/>");

    check_refused("", "damaged XML: ");
    check_refused("<a>", "damaged XML: ");
    check_refused("<a>\xff</a>", "damaged XML: ");
    check_refused("<a>&nbsp;</a>", "damaged XML: ");
    check_refused(deep, "damaged XML: ");
    check_refused(wide, "a tag with more than 1000 attributes");
    check_refused("<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]>"
                  "<a>&c;</a>",
                  "XML that declares a document type");
    check_refused("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                  "XML that declares a document type");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/office/odt/words", test_odt_words);
    g_test_add_func("/office/odt/aside", test_odt_aside);
    g_test_add_func("/office/odt/pages", test_odt_pages);
    g_test_add_func("/office/odt/styles", test_odt_styles);
    g_test_add_func("/office/docx/words", test_docx_words);
    g_test_add_func("/office/docx/aside", test_docx_aside);
    g_test_add_func("/office/docx/pages", test_docx_pages);
    g_test_add_func("/office/docx/parts", test_docx_parts);
    g_test_add_func("/office/refused", test_refused);
    return g_test_run();
}
