# Every target first installs what is missing; that takes half a second when nothing is.

DATA ?= ./data
LISTEN ?= 127.0.0.1:8080
# The C programs that the benchmarks run beside ours.
LIMITS ?= ../shared/limits
# Tests that run at the same time: with all at once, those with a time limit would wait for the others.
TESTS_AT_ONCE ?= 6
SWIFT_FOLDERS := Package.swift Modules Plugins Tests Tools examples/plugins

.PHONY: help run test build bench lint setup

help:
	@echo 'make run     build and serve with the example programmes (DATA=./data LISTEN=127.0.0.1:8080); Ctrl-C stops'
	@echo 'make test    build and run every test'
	@echo 'make build   release build: the command is .build/release/baizhen, the plugins are under .build/plugins'
	@echo 'make bench   release build of the benchmarks, then run them'
	@echo 'make lint    check format and documentation comments'
	@echo 'make setup   install what is missing, and nothing else'

run: build
	.build/release/baizhen serve --data '$(DATA)' --listen '$(LISTEN)' --examples

test:
	@Tools/setup system python browser
	Tools/plugins/test
	swift test --disable-xctest --experimental-maximum-parallelization-width $(TESTS_AT_ONCE)

build:
	@Tools/setup system
	swift build -c release --product baizhen
	Tools/plugins/build

bench: build
	swift build -c release --product bench
	python3 Tools/bench/run.py --limits '$(LIMITS)'

lint:
	@Tools/setup swift
	swift format lint --strict --recursive --parallel $(SWIFT_FOLDERS)

setup:
	@Tools/setup system python browser
