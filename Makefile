# Broadsheet: thin commands over CMake and tools/. `make help` lists them.
SHELL := /bin/bash
JOBS ?= $(shell nproc)

.PHONY: help run test build dev bench fuzz hostile fmt lint install screenshots clean

help:            ## this list
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 16

build/release/broadsheet: build

build:           ## build/release/broadsheet and build/release/bench/*
	@tools/setup build
	@tools/quietly cmake --preset release
	@cmake --build --preset release -j $(JOBS)

dev:             ## the same with sanitizers and tests, in build/dev
	@tools/setup build
	@tools/quietly cmake --preset dev
	@cmake --build --preset dev -j $(JOBS)

fmt:             ## format every source in place
	@git ls-files '*.cc' '*.h' | xargs clang-format-16 -i

install: build   ## the program, headers and CMake package, to PREFIX (default /usr/local)
	@cmake --install build/release --prefix $(or $(PREFIX),/usr/local)

clean:           ## remove build/
	@rm -rf build
