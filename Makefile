# make report: check the shipped sample, and say where the report is.
# make test: everything that must hold (lint, types, layers, lexicons, tests).
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
OUT ?= out

.PHONY: help setup compile report test check lint types layers pytest lexicon classes bench clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python scripts/compile_modules.py --if-possible
	@# where Python is told to keep no bytecode, each start would compile two hundred modules again
	$(BIN)/python -m compileall -q checker
	@touch $@

setup: $(STAMP)  ## make the virtual environment with pinned versions

compile: $(STAMP)  ## compile the scanner again, where its source changed
	$(BIN)/python scripts/compile_modules.py
	$(BIN)/python -m compileall -q checker

report: $(STAMP)  ## check the shipped sample and write its report to out/
	@# 3: done, but the sample holds a currency without a reference rate, on purpose
	$(BIN)/checker run data/samples --out $(OUT) || [ $$? -eq 3 ]
	@echo "The report: $(abspath $(OUT))/report.html"

test: check  ## lint, types, layers, tests

check: lint types layers pytest

lint: $(STAMP)  ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)  ## mypy, strict
	$(BIN)/mypy

layers: $(STAMP)  ## the order of the layers
	$(BIN)/lint-imports

pytest: $(STAMP)  ## the tests
	$(BIN)/pytest

lexicon: $(STAMP)  ## only the examples of the lexicon entries
	$(BIN)/pytest tests/test_lexicon.py

classes: $(STAMP)  ## make the shipped lessons again, out of their articles
	$(BIN)/python scripts/build_classes.py

bench: $(STAMP)  ## speed, as ratios measured in one run
	$(BIN)/python scripts/compile_modules.py --if-possible
	$(BIN)/python benchmarks/bench.py

clean:  ## remove what was made
	rm -rf $(VENV) checker/_compiled $(OUT) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
