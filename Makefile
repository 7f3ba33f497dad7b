# Needs make, git and Python 3.11 or later; everything else is fetched by `packaging/setup-venv`.
# `make help` lists what there is.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
# Where the wheel is installed to be tested.
INSTALLED = build/installed
SOURCES = observer tests packaging
PYTEST_OPTIONS ?= -n 2

.PHONY: help run test lint types test-installed e2e interop fuzz samples screenshots bench format wheel lock clean
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

$(READY): requirements.lock pyproject.toml packaging/setup-venv
	@PYTHON=$(PYTHON) packaging/setup-venv $(VENV)

run: $(READY) ## the demo: ten sample contacts become a study and maps in out/, then the window opens
	$(BIN)/observer demo --out out

test: lint types test-installed ## lint, types, and all tests on the installed wheel, without a screen

lint: $(READY) ## ruff: rules and layout
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(READY) ## mypy, strict
	$(BIN)/mypy

test-installed: $(READY) ## all tests, on the wheel as it is built and installed
	packaging/install-wheel $(VENV) $(INSTALLED)
	cd build && QT_QPA_PLATFORM=offscreen installed/bin/observer self-test
	QT_QPA_PLATFORM=offscreen PYTHONSAFEPATH=1 $(INSTALLED)/bin/python -m pytest $(PYTEST_OPTIONS)

e2e: $(READY) ## the real window under a virtual screen, driven from outside (LONG=1: and faults at length)
	tests/e2e/run $(BIN)

interop: $(READY) ## real files of many tools, read and counted by a second pair of eyes
	$(BIN)/python -m tests.interop

fuzz: $(READY) ## 20,000 damaged files for each reader of a documented process
	OBSERVER_FUZZ=20000 $(BIN)/python -m pytest $(PYTEST_OPTIONS) tests/faults/test_reader_fuzz.py

samples: $(READY) ## docs/samples/ anew: every document of the sample
	$(BIN)/observer demo --out build/samples --no-window
	mkdir -p docs/samples && cp build/samples/*.pdf build/samples/*.html docs/samples/

screenshots: $(READY) ## the windows in every state, light and dark, into out/screenshots
	$(BIN)/python -m tests.screenshots

bench: $(READY) ## speed and memory, as ratios
	QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES=default.warning=false $(BIN)/python -m tests.benchmarks

format: $(READY) ## put the layout of the code right
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

wheel: $(READY) ## dist/*.whl
	$(BIN)/python -m hatchling build -t wheel -d dist

lock: ## requirements.lock anew from pyproject.toml (LOCK_OPTIONS=--upgrade for later versions)
	PYTHON=$(PYTHON) packaging/lock $(LOCK_OPTIONS)

clean: ## remove everything that can be made again, out/ excepted
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find observer tests packaging -name __pycache__ -prune -exec rm -rf {} +
