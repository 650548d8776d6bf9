# SPDX-License-Identifier: GPL-3.0-or-later
# vigie: one Makefile for the whole tree.  `make help` lists what it can do.

VERSION = 0.1.0
B ?= build
PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2
CXXFLAGS ?= $(CFLAGS)
LDFLAGS ?= -Wl,-z,relro,-z,now
FUZZ_SECONDS ?= 10

# ---- What there is -----------------------------------------------------------

# Everything but a main() can be linked into a test.
objects = $(patsubst %,$(B)/%.o,$(filter-out %main.c,$(wildcard $(1)/*.c $(1)/*.cc)))
SHIM = $(call objects,shim)
INDEXER = $(call objects,indexer)
QUERY = $(call objects,query)
TYPESET = $(patsubst %,$(B)/%.o,$(wildcard corpus/typeset/*.c))

# indexer/ makes two programs.  The worker holds poppler and tesseract and no
# index, the other one the index and neither; both speak wire.c.
WORKER_ONLY = $(patsubst %,$(B)/indexer/%.c.o,worker extract pdf page_text page_image placed draw columns scan ocr image html office odt docx xml story flow tags gunzip archive zip sandbox landlock escape)
WORKER = $(WORKER_ONLY) $(patsubst %,$(B)/%.c.o,indexer/blame indexer/head indexer/layer indexer/plain indexer/ocr_options indexer/passwords indexer/refusal indexer/wire indexer/lack shim/descriptors shim/reading)

PROGRAMS = $(patsubst %,$(B)/vigie-%,index extract query)
UNIT_TESTS = $(patsubst %.c,$(B)/%,$(wildcard tests/test_*.c))
FUZZERS = $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz_*.c))
HEADERS = $(wildcard shim/*.h shim/*.hpp indexer/*.h query/*.h corpus/typeset/*.h)
# What shell tests use.
TEST_TOOLS = $(B)/tests/dump_index $(B)/tests/kill_at.so $(B)/tests/clock.so $(B)/tests/without $(B)/tests/make_tiff $(B)/tests/marked_boxes
ALONE = $(HEADERS:%=$(B)/%.alone)
MANUALS = $(wildcard indexer/*.1 query/*.1 query/*.7)

# ---- How it is compiled ------------------------------------------------------

libraries = $(shell $(PKG_CONFIG) $(2) $(1) || echo pkg-config-failed)
GLIB = gio-unix-2.0 json-glib-1.0
GLIB_CFLAGS := $(call libraries,$(GLIB),--cflags)
GLIB_LIBS := $(call libraries,$(GLIB),--libs)
XAPIAN_CFLAGS := $(call libraries,xapian-core,--cflags)
XAPIAN_LIBS := $(call libraries,xapian-core,--libs)
POPPLER_CFLAGS := $(call libraries,poppler-glib,--cflags)
POPPLER_LIBS := $(call libraries,poppler-glib,--libs)
ARCHIVE_LIBS := $(call libraries,libarchive,--libs)
# Its .pc file names all that a static link would need.
OCR_LIBS := -ltesseract $(call libraries,lept cairo,--libs)
OCR_CFLAGS := $(call libraries,tesseract lept cairo poppler-glib,--cflags)
XML_CFLAGS := $(call libraries,libxml-2.0,--cflags)
XML_LIBS := $(call libraries,libxml-2.0,--libs)
# Only the corpus needs these: asked for when it is built.
PANGO_CFLAGS = $(call libraries,pangocairo,--cflags)
PANGO_LIBS = $(call libraries,pangocairo,--libs)

WARNINGS = -Wall -Wextra -Wshadow -Wvla -Wformat=2 $(WERROR)
COMMON = $(WARNINGS) -I. -D_GNU_SOURCE -DVIGIE_VERSION='"$(VERSION)"' $(CPPFLAGS) -MMD -MP $(GLIB_CFLAGS) $(EXTRA)
COMPILE_C = $(CC) -std=gnu11 $(COMMON) $(CFLAGS)
COMPILE_CXX = $(CXX) -std=c++17 $(COMMON) $(XAPIAN_CFLAGS) $(CXXFLAGS)
LINK = $(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@

export B CC PKG_CONFIG

all: $(PROGRAMS) ## build the programs (B=build)

$(B)/vigie-index: $(B)/indexer/main.c.o $(filter-out $(WORKER_ONLY),$(INDEXER)) $(SHIM)
	$(LINK) $^ $(XAPIAN_LIBS) $(GLIB_LIBS) -lcsv -lmagic -lz
$(B)/vigie-extract: $(B)/indexer/extract_main.c.o $(WORKER)
	$(LINK) $^ $(POPPLER_LIBS) $(OCR_LIBS) $(ARCHIVE_LIBS) $(XML_LIBS) $(GLIB_LIBS) -lm -lz -lseccomp
$(B)/vigie-query: $(B)/query/main.c.o $(QUERY) $(SHIM)
	$(LINK) $^ $(XAPIAN_LIBS) $(XML_LIBS) $(GLIB_LIBS) -lcsv -lz
$(B)/tests/without: $(B)/tests/without.c.o
	$(LINK) $^ -lseccomp
$(B)/typeset: $(TYPESET)
	$(LINK) $^ $(PANGO_LIBS) $(GLIB_LIBS) -lm -lz
$(B)/bench_poppler: $(B)/scripts/bench_poppler.c.o
	$(LINK) $^ $(POPPLER_LIBS) $(GLIB_LIBS)

# Makes an index and asks it: of both folders, less what both call options.
$(B)/bench_expansion: $(B)/scripts/bench_expansion.c.o $(filter-out $(WORKER_ONLY) %/options.c.o,$(INDEXER) $(QUERY)) $(SHIM)
	$(LINK) $^ $(XAPIAN_LIBS) $(XML_LIBS) $(GLIB_LIBS) -lcsv -lmagic -lz

# A test is linked with the folders whose headers it includes, and the shim.
tested = $(if $(shell grep -l '^\#include "$(1)/' $(2)),$(3))
define test_objects
$(B)/$(1): $(B)/$(1).c.o $(SHIM) $(call tested,indexer,$(1).c,$(INDEXER)) $(call tested,query,$(1).c,$(QUERY))
endef
$(foreach t,$(UNIT_TESTS) $(FUZZERS),$(eval $(call test_objects,$(t:$(B)/%=%))))
TEST_LIBS = $(POPPLER_LIBS) $(OCR_LIBS) $(ARCHIVE_LIBS) $(XML_LIBS) $(XAPIAN_LIBS) $(GLIB_LIBS) -lcsv -lmagic -lm -lz -lseccomp

$(UNIT_TESTS):
	$(LINK) $^ $(TEST_LIBS)
$(FUZZERS):
	$(LINK) -fsanitize=fuzzer $^ $(TEST_LIBS)

$(B)/tests/dump_index: $(B)/tests/dump_index.c.o $(SHIM)
	$(LINK) $^ $(XAPIAN_LIBS) $(GLIB_LIBS) -lcsv -lz
$(B)/tests/make_tiff $(B)/tests/marked_boxes: %: %.c.o
	$(LINK) $^ $(OCR_LIBS)
# Preloaded into programs of any build: no sanitizer.
$(B)/tests/kill_at.so $(B)/tests/clock.so: $(B)/%.so: %.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 $(WARNINGS) -D_GNU_SOURCE -O2 -fPIC -shared -o $@ $<

$(patsubst %,$(B)/indexer/%.c.o,ocr image draw page_image) $(B)/tests/make_tiff.c.o $(B)/tests/marked_boxes.c.o: EXTRA = $(OCR_CFLAGS)
$(B)/indexer/html.c.o $(B)/indexer/xml.c.o $(B)/query/markup.c.o $(B)/tests/test_print.c.o $(B)/tests/fuzz_print.c.o: EXTRA = $(XML_CFLAGS)
$(B)/indexer/pdf.c.o $(B)/indexer/page_text.c.o $(B)/scripts/bench_poppler.c.o: EXTRA = $(POPPLER_CFLAGS)
$(TYPESET) $(filter $(B)/corpus/%,$(ALONE)): EXTRA = $(PANGO_CFLAGS)

$(B)/%.c.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE_C) -c -o $@ $<
$(B)/%.cc.o: %.cc $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE_CXX) -c -o $@ $<

# Other flags, other objects: this file changes when the command does.
FLAGS := $(COMPILE_C) $(COMPILE_CXX) $(LDFLAGS)
export FLAGS
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$FLAGS" | cmp -s - $@ || printf '%s\n' "$$FLAGS" >$@

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d)

# ---- Tests -------------------------------------------------------------------

TESTS = $(wildcard tests/*.t) $(UNIT_TESTS)

check: build-check ## build everything, run every test
	G_DEBUG=fatal-criticals prove --jobs $(JOBS) --exec tests/run $(PROVEFLAGS) $(TESTS)
build-check: $(PROGRAMS) $(UNIT_TESTS) $(TEST_TOOLS) $(B)/typeset $(ALONE)

# The options are compiled in (tests/sanitizers.c): a worker's environment is
# empty.  Reports go to files, which no test can overlook; of gcc's shared
# libraries only ASan's would, hence the static ones.
ifdef REPORTS
$(PROGRAMS) $(UNIT_TESTS) $(B)/tests/dump_index $(B)/typeset: $(B)/tests/sanitizers.c.o
$(B)/tests/sanitizers.c.o: EXTRA = -DREPORTS='"$(REPORTS)"'
endif
ASAN_FLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
ASAN_MAKE = $(MAKE) B=$(B)-asan REPORTS=$(abspath $(B)-asan)/report CFLAGS='$(ASAN_FLAGS)' LDFLAGS='-static-libasan -static-libubsan'
asan: build-asan ## the same tests under AddressSanitizer and UBSan
	rm -f $(B)-asan/report.*
	+G_SLICE=always-malloc $(ASAN_MAKE) check; status=$$?; \
	    cat $(B)-asan/report.* 2>/dev/null && echo 'Reports of the sanitizers.  Whole stacks: ASAN_OPTIONS=fast_unwind_on_malloc=0' && exit 1; exit $$status
build-asan:
	+$(ASAN_MAKE) build-check

FUZZ_FLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
FUZZ_MAKE = $(MAKE) B=$(B)-fuzz CC=clang CXX=clang++ CFLAGS='$(FUZZ_FLAGS)' LDFLAGS=
fuzz: build-fuzz ## run every fuzz target for FUZZ_SECONDS (10) from its seeds
	+$(FUZZ_MAKE) run-fuzzers
build-fuzz:
	+$(FUZZ_MAKE) build-fuzzers
build-fuzzers: $(FUZZERS)
run-fuzzers: $(FUZZERS:%=%.run)
$(B)/tests/%.run: $(B)/tests/% FORCE
	@mkdir -p $<.found
	$< -max_total_time=$(FUZZ_SECONDS) -timeout=20 -artifact_prefix=$<.bad- \
	    $<.found $(wildcard tests/fuzz-seeds/$(*:fuzz_%=%)) >$<.log 2>&1 || { cat $<.log; exit 1; }
	@grep "^Done" $<.log

style: $(ALONE) ## formatting, rules of the sources, man pages
	scripts/check-style
# Every header compiles alone.
$(B)/%.h.alone: %.h $(B)/flags
	@mkdir -p $(@D)
	echo '#include "$<"' | $(COMPILE_C) -MT $@ -MF $@.d -fsyntax-only -x c -
	@touch $@
$(B)/%.hpp.alone: %.hpp $(B)/flags
	@mkdir -p $(@D)
	echo '#include "$<"' | $(COMPILE_CXX) -MT $@ -MF $@.d -fsyntax-only -x c++ -
	@touch $@
format: ## let clang-format rewrite the sources
	clang-format -i $(wildcard shim/*.[ch] shim/*.cc shim/*.hpp indexer/*.[ch] query/*.[ch] corpus/typeset/*.[ch] tests/*.[ch] scripts/*.c)

# ---- The rest ----------------------------------------------------------------

corpus: $(B)/typeset ## typeset corpus/pdf anew from corpus/sources
	corpus/build $(B)/typeset corpus/pdf

bench: $(PROGRAMS) $(B)/bench_poppler $(B)/bench_expansion ## measure against poppler, recoll and omega; time word families
	$(B)/bench_expansion
	scripts/bench
demo: ## index the sample documents and ask them
	scripts/demo

install: $(PROGRAMS) ## to DESTDIR and PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/vigie corpus/thesaurus corpus/themes.tsv query/answer.schema.json
	install -D -m 644 scripts/completion/vigie.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/vigie-query
	for name in vigie-index vigie-extract; do ln -sf vigie-query $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$name || exit; done
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/zsh/site-functions scripts/completion/_vigie
	for page in $(MANUALS); do install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man$${page##*.} $$page || exit; done

clean: ## remove what was built
	rm -rf $(B) $(B)-asan $(B)-fuzz

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

FORCE:
.DELETE_ON_ERROR:
.PHONY: all check build-check asan build-asan fuzz build-fuzz build-fuzzers run-fuzzers \
    style format corpus bench demo install clean help FORCE
