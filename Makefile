# Everything a newcomer types. Each target installs what it needs into .venv from the locks, once.

PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8501

VENV := .venv
TOOLS := .venv-tools
BIN  := $(VENV)/bin
# A lock names the sum of every file: pip takes no other, adds nothing and builds nothing.
PIP  := -m pip --disable-pip-version-check --no-input install --progress-bar off --root-user-action ignore \
	--no-deps --require-hashes --only-binary :all:

# The tests start hundreds of processes: what one has compiled the others read.
unexport PYTHONDONTWRITEBYTECODE

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run demo test coverage check bench docs boundaries licences sbom lock clean

help:
	@echo "make run    start the dashboard on $(HOST):$(PORT) (HOST= and PORT= change it)"
	@echo "make test   every test; installs Chromium and Chinese fonts where they are missing"
	@echo "make check  format, lint, types and the fast tests"
	@echo "make coverage  which lines the tests without a browser run"
	@echo "make demo   publish the demonstration again"
	@echo "make bench  the measurements of benchmarks/"
	@echo "make docs   write docs/indicators.md, docs/exports.md and docs/systems.md from the declarations"
	@echo "make licences  name, version and licence of everything that runs; make sbom: the same for machines"
	@echo "make lock   write locks/ again after a change of a requirements file"
	@echo "make boundaries  make the boundaries again from their source (not needed to run)"

run: $(VENV)/.run
	@$(BIN)/python board.py demo --if-empty
	@exec $(BIN)/python -m streamlit run server.py --server.address $(HOST) --server.port $(PORT) \
		--server.headless true --browser.gatherUsageStats false

demo: $(VENV)/.run
	@$(BIN)/python board.py demo

# Four at a time on two cores: who drives a browser or starts a process mostly waits for it.
test: $(VENV)/.dev
	@tests/system-packages.sh
	@$(BIN)/python -m pytest -n 4 --dist loadgroup --no-loadscope-reorder

# Apart: tracing every line makes the tests that do not wait for a browser take twice as long.
coverage: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser" --cov --cov-report term

check: $(VENV)/.dev
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser and not slow"

bench: $(VENV)/.dev
	@tests/system-packages.sh chromium
	@$(BIN)/python -m benchmarks

docs: $(VENV)/.run
	@$(BIN)/python -m metrics.catalogue.document
	@$(BIN)/python -m data.layouts.document
	@$(BIN)/python -m policy.document

boundaries: $(VENV)/.build
	@$(BIN)/python -m geo.build

# Name, version and licence of everything that runs and of what is shipped with it; the same for machines (CycloneDX).
licences: $(VENV)/.run
	@$(BIN)/python -m installed.licences

sbom: $(VENV)/.run
	@$(BIN)/python -m installed.bill

# What is locked keeps its version: change a requirements file first, or `make lock UPGRADE=--upgrade` for all that it brings along.
lock: $(TOOLS)/.made
	@PATH="$(CURDIR)/$(TOOLS)/bin:$$PATH" $(TOOLS)/bin/python -m installed.locking $(UPGRADE)

clean:
	rm -rf $(VENV) $(TOOLS) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov

# $(1): what its lock names is installed, and what no lock names goes. $(2): more for pip.
define installed
	@$(BIN)/python -m installed.locks $(1)
	@$(BIN)/python $(PIP) $(2) --requirement locks/$(1)
	@surplus="$$($(BIN)/python -m installed.distributions surplus)"; \
		[ -z "$$surplus" ] || $(BIN)/python -m pip --disable-pip-version-check uninstall --quiet --yes $$surplus
	@$(BIN)/python -m installed.imports
	@touch $@
endef

# One stamp a requirements file: present and newer means installed, so a second start needs no network.
$(VENV)/.run: requirements.txt locks/requirements.txt | $(VENV)/.made
	@echo "Installing what the dashboard needs (once) ..."
	$(call installed,requirements.txt,--no-compile)

$(VENV)/.dev: requirements-dev.txt requirements.txt locks/requirements-dev.txt | $(VENV)/.made
	@echo "Installing what the tests need (once) ..."
	$(call installed,requirements-dev.txt)
	@touch $(VENV)/.run

$(VENV)/.build: requirements-build.txt requirements.txt locks/requirements-build.txt | $(VENV)/.made
	@echo "Installing what building the boundaries needs (once) ..."
	$(call installed,requirements-build.txt)

$(TOOLS)/.made: requirements-tools.txt
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python $(PIP) --requirement locks/requirements-tools.txt
	@touch $@

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "Python is not here: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, $(PYTHON) is $$($(PYTHON) -V 2>&1): make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is not here: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
