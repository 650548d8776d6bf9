/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flow.h - lets the blocks of a document flow over pages and columns. */
#pragma once

#include "corpus/typeset/sheets.h"

/* false and *error when a command's argument makes no sense, or a page does
 * not have the number its source says it has. */
bool flow_document(const source *s, const struct face *f, sheets *paper,
                   GError **error);
