/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ocr.c - a page's picture in, its text out. */
#include "indexer/ocr.h"

#include "indexer/draw.h"
#include "indexer/limits.h"

#include <cairo.h>
#include <leptonica/allheaders.h>
#include <math.h>
#include <string.h>
#include <tesseract/capi.h>
#include <time.h>

/* Confidences, 0 to 100, measured on scans of town halls and on their sample:
 * text the right way up has 61 to 94, the wrong way up 32 to 45. */
enum {
    SURE = 65,      /* no other way up can be better */
    LEGIBLE = 50,   /* less is rubbish: a photo, a logo, a plan */
    LINE_NOISE = 20 /* of a line in a page that is legible: specks, a seal */
};

/* Of a page that is legible: less is the number of a page, or chance. */
enum { LETTERS_MIN = 3 };

/* What a picture says of its resolution is credible from 100 dots an inch on
 * (72 and 96 are what programs write that do not know), and if the page is
 * not smaller than a card or larger than a plan. */
#define CREDIBLE_DPI_MIN 100
#define CREDIBLE_INCHES_MIN 2
#define CREDIBLE_INCHES_MAX 50
#define A4_INCHES 8.27
/* Beyond that there is nothing to be gained. */
#define GROWTH_MAX 4
/* A change of size so small is none. */
#define SAME_SIZE 0.02

struct ocr {
    TessBaseAPI *tesseract;
};

/* One way up of a picture, as it was read. */
struct reading {
    GString *text;
    GArray *places; /* struct place, in dots of the picture so turned */
    int n_turns;
    double weight; /* sum over the letters of their confidence */
    guint n_letters;
    bool is_late;
};

struct ocr *ocr_new(const char *language)
{
    g_autoptr(ocr_t) ocr = g_new0(struct ocr, 1);

    setMsgSeverity(L_SEVERITY_NONE);
    ocr->tesseract = TessBaseAPICreate();
    /* Its remarks would go to stderr. */
    TessBaseAPISetVariable(ocr->tesseract, "debug_file", "/dev/null");
    /* It opens that file at its first remark, and later it cannot: it remarks
     * that there is no such language. */
    TessBaseAPIInit2(ocr->tesseract, NULL, "-", OEM_LSTM_ONLY);
    if (TessBaseAPIInit2(ocr->tesseract, NULL, language, OEM_LSTM_ONLY) != 0)
        return NULL;
    TessBaseAPISetPageSegMode(ocr->tesseract, PSM_AUTO);
    return g_steal_pointer(&ocr);
}

void ocr_free(struct ocr *ocr)
{
    if (!ocr)
        return;
    TessBaseAPIEnd(ocr->tesseract);
    TessBaseAPIDelete(ocr->tesseract);
    g_free(ocr);
}

/* ---- The picture ----------------------------------------------------------*/

/* Dots a point: as many as OCR wants, but for large pages. */
static double fit_scale(double width, double height)
{
    double wanted = LIMIT_OCR_DPI / 72.0;
    double allowed = sqrt(LIMIT_OCR_PIXELS / (width * height));

    return MIN(wanted, allowed);
}

/* cairo's 0RGB is leptonica's RGB0, shifted. */
static PIX *to_grey(cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    const guint8 *rows = cairo_image_surface_get_data(surface);
    PIX *colour = pixCreateNoInit(width, height, 32);

    if (!colour)
        return NULL;
    for (int y = 0; y < height; y++) {
        const guint32 *from =
            (const guint32 *) (const void *) (rows + (gsize) y * stride);
        guint32 *to = pixGetData(colour) + (gsize) y * pixGetWpl(colour);
        for (int x = 0; x < width; x++)
            to[x] = from[x] << 8;
    }
    PIX *grey = pixConvertRGBToLuminance(colour);
    pixDestroy(&colour);
    return grey;
}

PIX *ocr_draw_pdf(void *page)
{
    double scale;
    cairo_surface_t *surface =
        draw_page(page, LIMIT_OCR_DPI, LIMIT_OCR_PIXELS, &scale);
    PIX *grey = surface ? to_grey(surface) : NULL;

    if (surface)
        cairo_surface_destroy(surface);
    if (grey)
        pixSetResolution(grey, lround(scale * 72), lround(scale * 72));
    return grey;
}

/* Dots an inch: as the picture says, where that is credible; else as if its
 * narrow side were that of A4. */
static double resolution_of(PIX *picture)
{
    double narrow = MIN(pixGetWidth(picture), pixGetHeight(picture));
    double said = pixGetXRes(picture);

    if (said >= CREDIBLE_DPI_MIN && narrow / said >= CREDIBLE_INCHES_MIN &&
        narrow / said <= CREDIBLE_INCHES_MAX)
        return said;
    return MAX(narrow / A4_INCHES, 1);
}

PIX *ocr_fit(PIX *picture)
{
    double dpi = resolution_of(picture);
    double scale = MIN(fit_scale(pixGetWidth(picture) * 72 / dpi,
                                 pixGetHeight(picture) * 72 / dpi) *
                           72 / dpi,
                       GROWTH_MAX);
    bool is_small = scale < 1 && pixGetDepth(picture) == 1;
    PIX *grey = is_small ? pixScaleToGray(picture, scale)
                         : pixConvertTo8(picture, FALSE);

    pixDestroy(&picture);
    if (grey && !is_small && fabs(scale - 1) > SAME_SIZE) {
        PIX *fitted = pixScale(grey, scale, scale);
        pixDestroy(&grey);
        grey = fitted;
    }
    if (grey)
        pixSetResolution(grey, lround(dpi * scale), lround(dpi * scale));
    return grey;
}

/* Whether it is paper and nothing else: of the greys far from the most
 * frequent one there is less than a letter would need. */
static bool is_blank(PIX *grey)
{
    NUMA *histogram = pixGetGrayHistogram(grey, 1);
    l_float32 unused;
    l_int32 paper = 0;
    double n_ink = 0;

    numaGetMax(histogram, &unused, &paper);
    for (int i = 0; i < 256; i++) {
        l_float32 n;
        numaGetFValue(histogram, i, &n);
        if (ABS(i - paper) > 48)
            n_ink += n;
    }
    numaDestroy(&histogram);
    return n_ink * LIMIT_OCR_BLANK <
           (double) pixGetWidth(grey) * pixGetHeight(grey);
}

/* ---- One way up -----------------------------------------------------------*/

/* Whether the line is worth anything. */
static bool take_line(struct reading *reading, const char *line,
                      double confidence)
{
    guint n_letters = 0;

    for (const char *p = line; *p; p = g_utf8_next_char(p))
        n_letters += g_unichar_isalnum(g_utf8_get_char(p));
    if (n_letters == 0 || confidence < LINE_NOISE)
        return false;
    g_string_append_printf(reading->text, "%s\n", line);
    reading->weight += confidence * n_letters;
    reading->n_letters += n_letters;
    return true;
}

/* Of the line that was taken last, and begins at that byte. */
static void place_words(struct reading *reading, gsize line_start,
                        const TessResultIterator *line)
{
    TessResultIterator *words = TessResultIteratorCopy(line);
    const TessPageIterator *at = TessResultIteratorGetPageIteratorConst(words);
    const char *from = reading->text->str + line_start;

    do {
        int x1, y1, x2, y2;
        char *word = TessResultIteratorGetUTF8Text(words, RIL_WORD);
        const char *found = word ? strstr(from, word) : NULL;
        if (found &&
            TessPageIteratorBoundingBox(at, RIL_WORD, &x1, &y1, &x2, &y2)) {
            const gsize start = found - reading->text->str;
            const struct place place = {
                start, start + strlen(word), {x1, y1, x2, y2}};
            g_array_append_val(reading->places, place);
            from = found + strlen(word);
        }
        TessDeleteText(word);
    } while (TessResultIteratorNext(words, RIL_WORD) &&
             !TessPageIteratorIsAtBeginningOf(at, RIL_TEXTLINE));
    TessResultIteratorDelete(words);
}

/* By a blank line. */
static void part_blocks(GString *text)
{
    if (text->len > 0 && !g_str_has_suffix(text->str, "\n\n"))
        g_string_append_c(text, '\n');
}

static void take_lines(struct ocr *ocr, struct reading *reading)
{
    TessResultIterator *lines = TessBaseAPIGetIterator(ocr->tesseract);

    if (!lines)
        return;
    do {
        char *line = TessResultIteratorGetUTF8Text(lines, RIL_TEXTLINE);
        if (!line)
            continue;
        if (TessPageIteratorIsAtBeginningOf(
                TessResultIteratorGetPageIterator(lines), RIL_BLOCK))
            part_blocks(reading->text);
        const gsize start = reading->text->len;
        if (take_line(reading, g_strchomp(line),
                      TessResultIteratorConfidence(lines, RIL_TEXTLINE)))
            place_words(reading, start, lines);
        TessDeleteText(line);
    } while (TessResultIteratorNext(lines, RIL_TEXTLINE));
    TessResultIteratorDelete(lines);
}

/* Asked before every word. */
static bool is_past(void *deadline, int n_words)
{
    (void) n_words;
    return ocr_clock_ms() >= *(const gint64 *) deadline;
}

static struct reading recognise(struct ocr *ocr, PIX *grey, gint64 deadline)
{
    struct reading reading = {
        .text = g_string_new(NULL),
        .places = g_array_new(FALSE, FALSE, sizeof(struct place))};

    if (is_past(&deadline, 0)) {
        reading.is_late = true;
        return reading;
    }
    ETEXT_DESC *monitor = TessMonitorCreate();
    TessMonitorSetCancelFunc(monitor, is_past);
    TessMonitorSetCancelThis(monitor, &deadline);
    TessBaseAPISetImage2(ocr->tesseract, grey);
    reading.is_late = TessBaseAPIRecognize(ocr->tesseract, monitor) != 0;
    TessMonitorDelete(monitor);
    if (!reading.is_late)
        take_lines(ocr, &reading);
    return reading;
}

static void reading_clear(struct reading *reading)
{
    g_string_free(reading->text, TRUE);
    g_array_unref(reading->places);
}

static double confidence_of(const struct reading *reading)
{
    return reading->n_letters ? reading->weight / reading->n_letters : 0;
}

/* What is legible, and how much of it: a word read sideways by chance is not
 * better than a whole page read with some doubt. */
static double worth_of(const struct reading *reading)
{
    return (confidence_of(reading) - LEGIBLE) * reading->n_letters;
}

/* ---- Every way up ---------------------------------------------------------*/

/* Quarter turns that set the text upright, as ascenders and descenders tell;
 * 0 also where they do not. */
static int guess_turns(struct ocr *ocr, PIX *grey)
{
    l_float32 up = 0;
    l_float32 left = 0;
    l_int32 orientation = L_TEXT_ORIENT_UNKNOWN;

    TessBaseAPISetImage2(ocr->tesseract, grey);
    PIX *bilevel = TessBaseAPIGetThresholdedImage(ocr->tesseract);
    if (!bilevel)
        return 0;
    if (pixOrientDetect(bilevel, &up, &left, 0, 0) == 0)
        makeOrientDecision(up, left, 0, 0, &orientation, 0);
    pixDestroy(&bilevel);
    switch (orientation) {
    case L_TEXT_ORIENT_LEFT:
        return 1;
    case L_TEXT_ORIENT_DOWN:
        return 2;
    case L_TEXT_ORIENT_RIGHT:
        return 3;
    default:
        return 0;
    }
}

static struct reading recognise_turned(struct ocr *ocr, PIX *grey, int n_turns,
                                       gint64 deadline)
{
    PIX *turned = pixRotateOrth(grey, n_turns);
    struct reading reading = recognise(ocr, turned, deadline);

    reading.n_turns = n_turns;
    pixDestroy(&turned);
    return reading;
}

/* The guess first, then the turns that are most often needed. */
static struct reading recognise_any(struct ocr *ocr, PIX *grey, gint64 deadline)
{
    static const int others[] = {0, 2, 1, 3};
    int guess = guess_turns(ocr, grey);
    struct reading best = recognise_turned(ocr, grey, guess, deadline);

    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        if (best.is_late || confidence_of(&best) >= SURE)
            break;
        if (others[i] == guess)
            continue;
        struct reading other = recognise_turned(ocr, grey, others[i], deadline);
        bool is_late = other.is_late;
        if (worth_of(&other) > worth_of(&best)) {
            struct reading worse = best;
            best = other;
            other = worse;
        }
        reading_clear(&other);
        best.is_late = is_late;
    }
    return best;
}

/* From dots of a picture that was turned to shares of the picture. */
static struct box turn_back(struct box box, int n_turns, double width,
                            double height)
{
    const struct box x = {box.x1 / width, box.y1 / height, box.x2 / width,
                          box.y2 / height};
    /* of one that lies on its side */
    const struct box y = {box.x1 / height, box.y1 / width, box.x2 / height,
                          box.y2 / width};

    switch (n_turns) {
    case 1:
        return (struct box){y.y1, 1 - y.x2, y.y2, 1 - y.x1};
    case 2:
        return (struct box){1 - x.x2, 1 - x.y2, 1 - x.x1, 1 - x.y1};
    case 3:
        return (struct box){1 - y.y2, y.x1, 1 - y.y1, y.x2};
    default:
        return x;
    }
}

static GArray *take_places(struct reading *reading, PIX *grey)
{
    for (guint i = 0; i < reading->places->len; i++) {
        struct box *box = &g_array_index(reading->places, struct place, i).box;
        *box = turn_back(*box, reading->n_turns, pixGetWidth(grey),
                         pixGetHeight(grey));
    }
    return g_steal_pointer(&reading->places);
}

static struct ocr_text read_picture(struct ocr *ocr, PIX *grey, gint64 deadline)
{
    struct reading best = recognise_any(ocr, grey, deadline);
    double confidence = confidence_of(&best);
    struct ocr_text text = {.cause = RECORD_ILLEGIBLE};

    if (confidence >= LEGIBLE && best.n_letters >= LETTERS_MIN) {
        text.confidence = (guint8) lround(confidence);
        text.text = g_string_free(best.text, FALSE);
        text.places = take_places(&best, grey);
        return text;
    }
    if (best.is_late)
        text.cause = RECORD_TOO_SLOW;
    reading_clear(&best);
    return text;
}

void ocr_text_clear(struct ocr_text *text)
{
    g_clear_pointer(&text->text, g_free);
    g_clear_pointer(&text->places, g_array_unref);
}

gint64 ocr_clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ocr_warm_up(struct ocr *ocr, PopplerPage *page)
{
    PIX *grey = ocr_draw_pdf(page);

    if (!grey)
        return;
    struct ocr_text text = read_picture(ocr, grey, G_MAXINT64);
    ocr_text_clear(&text);
    pixDestroy(&grey);
    TessBaseAPIClear(ocr->tesseract);
}

struct ocr_text ocr_read(struct ocr *ocr, ocr_draw draw, void *page,
                         guint max_ms)
{
    gint64 deadline = ocr_clock_ms() + max_ms;
    PIX *grey = draw(page);
    struct ocr_text text = {.cause = RECORD_CANNOT_RENDER};

    if (!grey)
        return text;
    if (is_blank(grey))
        text.cause = RECORD_EMPTY;
    else
        text = read_picture(ocr, grey, deadline);
    pixDestroy(&grey);
    TessBaseAPIClear(ocr->tesseract);
    return text;
}
