# Everything a newcomer types. Each target installs what it needs into .venv from the pinned requirements, once.

PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8501

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check install --progress-bar off --requirement

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run demo test coverage check bench docs boundaries constraints clean

help:
	@echo "make run    start the dashboard on $(HOST):$(PORT) (HOST= and PORT= change it)"
	@echo "make test   every test; installs Chromium and Chinese fonts where they are missing"
	@echo "make check  format, lint, types and the fast tests"
	@echo "make coverage  which lines the tests without a browser run"
	@echo "make demo   publish the demonstration again"
	@echo "make bench  the measurements of benchmarks/"
	@echo "make docs   write docs/indicators.md and docs/exports.md from the declarations"
	@echo "make boundaries  make the boundaries again from their source (not needed to run)"

run: $(VENV)/.run
	@$(BIN)/python board.py demo --if-empty
	@exec $(BIN)/python -m streamlit run server.py --server.address $(HOST) --server.port $(PORT) \
		--server.headless true --browser.gatherUsageStats false

demo: $(VENV)/.run
	@$(BIN)/python board.py demo

# Three at a time on two cores: who drives a browser mostly waits for it.
test: $(VENV)/.dev
	@tests/system-packages.sh
	@$(BIN)/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder

# Apart: tracing every line makes the tests that do not wait for a browser take twice as long.
coverage: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser" --cov --cov-report term

check: $(VENV)/.dev
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser and not slow"

bench: $(VENV)/.dev
	@tests/system-packages.sh
	@$(BIN)/python -m benchmarks

docs: $(VENV)/.run
	@$(BIN)/python -m metrics.catalogue.document
	@$(BIN)/python -m data.layouts.document

boundaries: $(VENV)/.build
	@$(BIN)/python -m geo.build

# From a fresh environment that holds all three requirements files, and nothing else.
constraints: $(VENV)/.dev $(VENV)/.build
	@{ head -n 1 constraints.txt; $(BIN)/python -m pip freeze; } > constraints.new && mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov

# One stamp a requirements file: present and newer means installed, so a second start needs no network.
$(VENV)/.run: requirements.txt constraints.txt | $(VENV)/.made
	@echo "Installing what the dashboard needs (once) ..."
	@$(PIP) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt constraints.txt | $(VENV)/.made
	@echo "Installing what the tests need (once) ..."
	@$(PIP) requirements-dev.txt
	@touch $@ $(VENV)/.run

$(VENV)/.build: requirements-build.txt requirements.txt constraints.txt | $(VENV)/.made
	@echo "Installing what building the boundaries needs (once) ..."
	@$(PIP) requirements-build.txt
	@touch $@

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "Python is not here: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, $(PYTHON) is $$($(PYTHON) -V 2>&1): make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is not here: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
