/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sandbox.h - what a process gives up before it reads a document.  None of it
 * is to be undone.
 *
 * What is to be loaded must be loaded before (extractor_new()): converters of
 * iconv, poppler's tables, the model of OCR, what fontconfig knows of the
 * fonts, whatever is found by dlopen().  Afterwards the process can read what
 * it holds open, the files of poppler-data and the fonts of the system, take
 * memory, and answer; the table in sandbox.c has each system call with its
 * reason.  One that is in the table only to be refused returns an error, since
 * libraries ask and go on without; any other ends the process with SIGSYS.
 *
 * What a library of another system needs beside that, scripts/trace-syscalls
 * tells.
 */
#ifndef INDEXER_SANDBOX_H
#define INDEXER_SANDBOX_H

#include "indexer/lack.h"

#include <glib.h>
#include <stdbool.h>

/* Resources are bounded (limits.h): memory, processor time, size of files,
 * descriptors, no core dump; no privilege can be gained, and no other process
 * of the user may look in.  cpu_s: seconds of processor time; SIGXCPU ends it
 * then. */
bool sandbox_limit(guint cpu_s, GError **error);

/* After sandbox_limit(): files, network and other processes are out of reach
 * (landlock.h), and so are the system calls that the table lacks.  *lack: what
 * the kernel does not offer; the rest is in force.
 *
 * Where AddressSanitizer is built in nothing is closed, and nothing called
 * lacking: its reports are files, and its search for leaks is a thread that
 * traces the others. */
bool sandbox_confine(enum lack *lack, GError **error);

#endif
