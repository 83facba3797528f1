# Broadsheet: thin commands over CMake and tools/. `make help` lists them.
SHELL := /bin/bash
JOBS ?= $(shell nproc)

.PHONY: help run test program build dev bench bench-extract bench-poll bench-parse bench-statements bench-statement-archive bench-keep bench-search bench-copy bench-story bench-recommend hostile-web fuzz fuzz-parse hostile fmt lint install screenshots accessibility reading clean

help:            ## this list
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 16

run: program     ## keep examples/ and serve the newspaper on loopback; PORT=8080
	@build/release/broadsheet keep --archive archive --quiet examples >/dev/null
	@build/release/broadsheet serve --archive archive --port $(or $(PORT),8080)

program:         ## build/release/broadsheet alone
	@tools/setup build
	@tools/fonts
	@tools/quietly cmake --preset release
	@cmake --build --preset release -j $(JOBS) --target broadsheet

build: program   ## the same and the programs of build/release/bench/
	@cmake --build --preset release -j $(JOBS)

dev:             ## the same with sanitizers and tests, in build/dev
	@tools/setup build check
	@tools/fonts
	@tools/quietly cmake --preset dev
	@cmake --build --preset dev -j $(JOBS)

test: dev        ## everything: unit tests, cases, the program from outside, readers and a browser, house rules, fuzzers for 20 s each
	@tools/setup web
	@ctest --preset dev -j $(JOBS)
	@tools/fuzz build/dev/fuzz 20

bench: build     ## throughput, memory and rivals; numbers go to bench/RESULTS.md by hand
	@tools/setup web
	@bench/run

bench-statements: build ## times and statements a second, 10 MB of quotation marks, beside textacy, dateparser, HeidelTime
	@bench/statements/run

bench-statement-archive: build ## "X on Y since Z" over a million made-up statements; STATEMENTS=N
	@build/release/bench/statement_archive build/statement-archive $(or $(STATEMENTS),1000000)

bench-extract: build ## pages to article lines, beside trafilatura and resiliparse, over the shared pages
	@bench/extract/run

bench-poll: build ## from 200 loopback feeds to the archive, with and without the pages of their items
	@tools/setup web
	@python3 bench/poll/poll.py build/release/broadsheet

bench-keep: build ## article lines to a durable archive: rate, memory, bytes; ARTICLES=10000
	@python3 bench/keep/keep.py build/release/broadsheet $(or $(ARTICLES),10000)

bench-copy: build ## relating made-up articles, beside rensa and datasketch; ARTICLES=10000
	@bench/copy/run $(or $(ARTICLES),10000)

bench-search: build ## 1,000 mixed queries over made-up articles, beside FTS5, Tantivy, Xapian; ARTICLES=100000
	@bench/search/run $(or $(ARTICLES),100000)

bench-story: build ## a month of made-up articles joins its stories, then 2,000 more one by one; ARTICLES="10000 100000 1000000"
	@build/release/bench/story $(or $(ARTICLES),10000 100000)

bench-recommend: build ## from keep to the lists of others, orders of 200, stored lists over HTTP; ARTICLES=20000
	@tools/setup web
	@build/release/bench/recommend build/recommend-archive $(or $(ARTICLES),20000)
	@python3 bench/recommend/lists.py build/release/broadsheet build/recommend-archive

crash:           ## power cuts at every write of a 200-page keep, refusals of each, 10,000 kills (an hour or more)
	@tools/setup build check
	@tools/quietly cmake --preset release -B build/crash -DBROADSHEET_LTO=OFF -DBROADSHEET_TESTS=ON
	@cmake --build build/crash -j $(JOBS) --target test_crash
	@BROADSHEET_CRASH=full build/crash/tests/test_crash

bench-parse: build ## the HTML parser beside lexbor, turbohtml, resiliparse, libxml2, gumbo, over the shared pages
	@bench/parse/run

fuzz:            ## each fuzz target for SECONDS (default 600)
	@tools/setup build check
	@tools/quietly cmake --preset fuzz
	@cmake --build --preset fuzz -j $(JOBS) --target fuzzers
	@tools/fuzz build/fuzz/fuzz $(or $(SECONDS),600)

fuzz-parse:      ## the fuzz targets of the parser for SECONDS each (default 600)
	@tools/setup build check
	@tools/quietly cmake --preset fuzz
	@cmake --build build/fuzz -j $(JOBS) --target fuzz_html fuzz_html_gumbo fuzz_encoding fuzz_xml
	@tools/fuzz build/fuzz/fuzz $(or $(SECONDS),600) html html_gumbo encoding xml

hostile: dev     ## extract everything of the shared pages and hostile inputs, with sanitizers
	@tools/hostile build/dev/broadsheet
	@cmake --preset release >/dev/null && cmake --build build/release -j $(JOBS) --target bench_parse broadsheet
	@tools/shapes build/release/bench/parse
	@tools/generators build/release/broadsheet

hostile-web: build dev ## what comes in by the web: addresses, requests, feeds, forms, and 2,700 attacks on the sanitiser in Chromium
	@tools/setup web
	@tools/hostile_web build/release/broadsheet build/dev/tests

lint: dev        ## clang-tidy over the folders that changed since BASE (default: the last commit; all: every folder)
	@tools/lint $(or $(BASE),HEAD~1)

screenshots: build ## docs/images: front, article, story, search at 1280, 390, dark and in print
	@tools/setup web
	@tools/screenshots

accessibility: build ## axe on every kind of page, in headless Chromium
	@tools/setup web
	@tools/accessibility

reading: build   ## a reader in headless Chromium: reads, saves, follows, without scripts and with
	@tools/setup web
	@tools/reading

fmt:             ## format every source in place
	@git ls-files '*.cc' '*.h' | xargs clang-format-16 -i

install: build   ## the program, headers and CMake package, to PREFIX (default /usr/local)
	@cmake --install build/release --prefix $(or $(PREFIX),/usr/local)

clean:           ## remove build/
	@rm -rf build
