/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stemmer.cc - Snowball's stemmers, as Xapian brings them. */
#include "shim/shim.h"

#include <xapian.h>

#include "shim/barrier.hpp"

struct shim_stemmer {
    Xapian::Stem stem;
};

struct shim_stemmer *shim_stemmer_new(const char *language, GError **error)
{
    return shim::barrier("stemmer", error, [&] {
        return new shim_stemmer{Xapian::Stem(language)};
    });
}

void shim_stemmer_free(struct shim_stemmer *stemmer)
{
    delete stemmer;
}

char *shim_stemmer_stem(struct shim_stemmer *stemmer, const char *word)
{
    /* Can fail for want of memory only, which ends the program. */
    return [&]() noexcept { return g_strdup(stemmer->stem(word).c_str()); }();
}
