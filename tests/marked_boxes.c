/* SPDX-License-Identifier: GPL-3.0-or-later */
/* marked_boxes.c - where a picture of a page is marked.
 *
 *   marked_boxes PAGE.png WIDTH HEIGHT
 *
 * Prints the areas in the marker's colour, "x1 y1 x2 y2" a line, in units of
 * which the page is WIDTH wide and HEIGHT high; what lies less than four dots
 * apart, as the letters that are marked do, is one area. */
#include <leptonica/allheaders.h>
#include <stdio.h>
#include <stdlib.h>

/* Yellow, and whatever grey it was laid over, but for black. */
static int is_marked(l_uint32 dot)
{
    int red;
    int green;
    int blue;

    extractRGBValues(dot, &red, &green, &blue);
    return red > 60 && green * 10 > red * 7 && blue * 2 < red;
}

static PIX *find_marked(PIX *picture)
{
    PIX *mask = pixCreate(pixGetWidth(picture), pixGetHeight(picture), 1);

    for (int y = 0; y < pixGetHeight(picture); y++)
        for (int x = 0; x < pixGetWidth(picture); x++) {
            l_uint32 dot;
            pixGetPixel(picture, x, y, &dot);
            if (is_marked(dot))
                pixSetPixel(mask, x, y, 1);
        }
    return mask;
}

int main(int argc, char **argv)
{
    PIX *picture = argc == 4 ? pixRead(argv[1]) : NULL;

    if (!picture || pixGetDepth(picture) != 32) {
        fputs("marked_boxes: no picture in colours\n", stderr);
        return 1;
    }
    const double x_unit = strtod(argv[2], NULL) / pixGetWidth(picture);
    const double y_unit = strtod(argv[3], NULL) / pixGetHeight(picture);
    PIX *mask = find_marked(picture);
    PIX *whole = pixCloseSafeBrick(NULL, mask, 5, 5);
    BOXA *areas = pixConnCompBB(whole, 8);

    for (int i = 0; i < boxaGetCount(areas); i++) {
        int x, y, width, height;
        boxaGetBoxGeometry(areas, i, &x, &y, &width, &height);
        printf("%.1f %.1f %.1f %.1f\n", x * x_unit, y * y_unit,
               (x + width) * x_unit, (y + height) * y_unit);
    }
    boxaDestroy(&areas);
    pixDestroy(&whole);
    pixDestroy(&mask);
    pixDestroy(&picture);
    return 0;
}
