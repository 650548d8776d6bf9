# SPDX-License-Identifier: GPL-3.0-or-later
# vigie: one Makefile for the whole tree.  `make help` lists what it can do.

B ?= build
VERSION = 0.1.0
PREFIX ?= /usr/local
PKG_CONFIG ?= pkg-config

CFLAGS ?= -O2 -g
CXXFLAGS ?= -O2 -g
WARN = -Wall -Wextra -Wshadow -Wvla -Wformat=2
override CPPFLAGS += -I. -D_GNU_SOURCE -DVIGIE_VERSION='"$(VERSION)"'
DEPFLAGS = -MMD -MP

GLIB_CFLAGS := $(shell $(PKG_CONFIG) --cflags gio-unix-2.0 json-glib-1.0)
GLIB_LIBS := $(shell $(PKG_CONFIG) --libs gio-unix-2.0 json-glib-1.0)
XAPIAN_CFLAGS := $(shell $(PKG_CONFIG) --cflags xapian-core)
XAPIAN_LIBS := $(shell $(PKG_CONFIG) --libs xapian-core)
POPPLER_CFLAGS := $(shell $(PKG_CONFIG) --cflags poppler-glib)
POPPLER_LIBS := $(shell $(PKG_CONFIG) --libs poppler-glib)
CORPUS_CFLAGS := $(shell $(PKG_CONFIG) --cflags pangocairo)
CORPUS_LIBS := $(shell $(PKG_CONFIG) --libs pangocairo)

# What each program is made of, besides its main file.
SHIM = $(patsubst %,$(B)/%.o,$(wildcard shim/*.c shim/*.cc))
EXTRACT = $(patsubst %,$(B)/indexer/%.c.o,worker extract gunzip plain sandbox wire) $(B)/shim/record.c.o
INDEX = $(filter-out $(B)/indexer/main.c.o $(B)/indexer/extract_main.c.o $(EXTRACT), \
	$(patsubst %,$(B)/%.o,$(wildcard indexer/*.c))) $(B)/indexer/wire.c.o
QUERY = $(filter-out $(B)/query/main.c.o,$(patsubst %,$(B)/%.o,$(wildcard query/*.c)))

PROGRAMS = $(B)/vigie-index $(B)/vigie-extract $(B)/vigie-query
UNIT_TESTS = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/test_*.c))

all: $(PROGRAMS)

$(B)/vigie-index: $(B)/indexer/main.c.o $(INDEX) $(SHIM)
	$(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@ $^ $(GLIB_LIBS) $(XAPIAN_LIBS) -lmagic -lz
$(B)/vigie-extract: $(B)/indexer/extract_main.c.o $(EXTRACT)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(POPPLER_LIBS) $(GLIB_LIBS) -lz
$(B)/vigie-query: $(B)/query/main.c.o $(QUERY) $(SHIM)
	$(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@ $^ $(GLIB_LIBS) $(XAPIAN_LIBS) -lz

# A unit test may call anything but a main().
$(B)/tests/test_%: $(B)/tests/test_%.c.o $(INDEX) $(EXTRACT) $(QUERY) $(SHIM)
	$(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@ $(sort $^) $(POPPLER_LIBS) $(GLIB_LIBS) $(XAPIAN_LIBS) -lmagic -lz

$(B)/indexer/extract.c.o: override CPPFLAGS += $(POPPLER_CFLAGS)
$(B)/%.c.o: %.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 $(WARN) $(CPPFLAGS) $(GLIB_CFLAGS) $(CFLAGS) $(DEPFLAGS) -c -o $@ $<
$(B)/%.cc.o: %.cc
	@mkdir -p $(@D)
	$(CXX) -std=c++17 $(WARN) $(CPPFLAGS) $(GLIB_CFLAGS) $(XAPIAN_CFLAGS) $(CXXFLAGS) $(DEPFLAGS) -c -o $@ $<

-include $(shell find $(B) -name '*.d' 2>/dev/null)
.PHONY: all
.SECONDARY:
