/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make_tiff.c - a TIFF of many pages, black and white, as scanners and fax
 * machines make them (CCITT group 4).
 *
 *   make_tiff OUT.tif IMAGE... */
#include <leptonica/allheaders.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    for (int i = 2; i < argc; i++) {
        PIX *picture = pixRead(argv[i]);
        PIX *grey = picture ? pixConvertTo8(picture, 0) : NULL;
        PIX *bilevel = grey ? pixThresholdToBinary(grey, 128) : NULL;
        if (!bilevel || pixWriteTiff(argv[1], bilevel, IFF_TIFF_G4,
                                     i == 2 ? "w" : "a") != 0) {
            fprintf(stderr, "make_tiff: %s: cannot be copied\n", argv[i]);
            return 1;
        }
        pixDestroy(&picture);
        pixDestroy(&grey);
        pixDestroy(&bilevel);
    }
    return 0;
}
